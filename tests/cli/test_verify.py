"""`bot.py verify`: one quotation, or one a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.running import bot

if TYPE_CHECKING:
    from pathlib import Path

RECORD = {
    "id": "a",
    "headline": "Ferry to stay",
    "paragraphs": ["The council will not close the ferry before June.", "The crew are fond of it, and so are we."],
    "published": "2025-11-22",
}
EDITED = {**RECORD, "paragraphs": ["The council will not close the ferry before July.", RECORD["paragraphs"][1]]}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    load(tmp_path, RECORD)
    return tmp_path / "archive.db"


def load(folder: Path, record: dict[str, Any]) -> None:
    (folder / "page.jsonl").write_text(json.dumps(record), encoding="utf-8")
    done = bot("load", folder / "page.jsonl", "--db", folder / "archive.db", "--json")
    assert done.returncode == 0, done.stderr


def verified(database: Path, *lines: str) -> list[dict[str, Any]]:
    done = bot("verify", "--batch", "--db", database, text="".join(f"{line}\n" for line in lines))
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_batch_answers_line_by_line_whatever_the_lines_hold(database: Path) -> None:
    answers = verified(
        database,
        json.dumps({"id": 1, "text": "The council will close the ferry before June."}),
        "{broken",
        "[1, 2]",
        json.dumps({"id": "x", "text": "too short"}),
        json.dumps({"id": 4, "text": 5}),
        json.dumps({"id": 5, "text": "The crew are fond \ud800 of it, and so are we."}),
        json.dumps({"text": "The crew are fond of it, and so are we."}),
        json.dumps({"id": 7, "text": "word " * 5_000}),
        json.dumps({"id": 8, "text": "Nobody here has ever written this sentence down."}),
    )
    assert [answer["id"] for answer in answers] == [1, None, None, "x", 4, 5, None, 7, 8]
    assert answers[0] == {
        "id": 1,
        "verdict": "altered",
        "refs": ["A1.p1.s1"],
        "differences": [{"kind": "negation", "quoted": "", "source": "not", "ref": "A1.p1.s1"}],
        "speaker": None,
    }
    assert all("error" in answers[index] and "verdict" not in answers[index] for index in (1, 2, 3, 4, 7))
    assert answers[5]["verdict"] == "altered"
    assert answers[6]["verdict"] == "verbatim"
    assert answers[8]["verdict"] == "absent"
    assert answers[8]["refs"] == []


def test_one_quotation_in_words(database: Path) -> None:
    done = bot("verify", "--db", database, "The crew", "are fond of it, and so are they.")
    assert done.returncode == 0
    assert done.stdout.startswith("Altered")
    assert "A1.p2.s1" in done.stdout


def test_what_is_absent_is_not_called_false(database: Path) -> None:
    done = bot("verify", "--db", database, "Nobody here has ever written this sentence down.")
    assert done.stdout.startswith("Not in the archive")
    assert "one article, from 2025-11-22" in done.stdout
    assert "false" not in done.stdout.lower()


def test_wrong_usage(database: Path) -> None:
    assert bot("verify", "--db", database).returncode == 2
    short = bot("verify", "--db", database, "too short")
    assert short.returncode == 2
    assert len(short.stderr.strip().splitlines()) == 1


def test_a_sentence_that_changed_since_is_said_to_have(tmp_path: Path) -> None:
    load(tmp_path, RECORD)
    load(tmp_path, EDITED)
    quoted = json.dumps({"text": RECORD["paragraphs"][0]})
    [answer] = verified(tmp_path / "archive.db", quoted)
    assert answer["verdict"] == "verbatim"
    assert answer["refs"] == ["A1.p1.s1"]
    assert answer["differences"] == [
        {
            "kind": "drift",
            "quoted": RECORD["paragraphs"][0],
            "source": EDITED["paragraphs"][0],
            "ref": "A1@2.p1.s1",
        }
    ]
    [current] = verified(tmp_path / "archive.db", json.dumps({"text": EDITED["paragraphs"][0]}))
    assert (current["verdict"], current["refs"], current["differences"]) == ("verbatim", ["A1@2.p1.s1"], [])
