"""References to what was a teaser once: quoted with what the newest version knows, and led on where it has grown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import bot

if TYPE_CHECKING:
    from pathlib import Path

TEASER = "The council will not close the ferry before June. If the subsidy falls, the Tuesday sailing may be dropped."
WHOLE = {
    "headline": "Island ferry keeps its Tuesday sailing",
    "authors": ["Tsai Po-han"],
    "published": "2025-11-22",
    "url": "https://lamp.example/ferry",
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("grown")
    page, database = folder / "pages.jsonl", folder / "archive.db"
    more = [f"The old hull was built in 197{number} for 460 passengers, and leaks." for number in range(1, 6)]
    changed = TEASER.replace("may be dropped", "will be dropped")
    for record in ({"paragraphs": [TEASER]}, WHOLE | {"paragraphs": [changed, *more]}):
        page.write_text(json.dumps({"id": "1", "source": "Daily Lamp"} | record) + "\n", "utf-8")
        assert bot("load", page, "--db", database).returncode == 0
    return database


def quoted(database: Path, reference: str) -> dict[str, object]:
    return json.loads(bot("quote", reference, "--json", "--db", database).stdout)


def test_a_sentence_that_is_the_same_has_what_the_newest_version_knows(database: Path) -> None:
    told = quoted(database, "A1.p1.s1")
    assert told["ref"] == "A1.p1.s1"
    assert told["text"] == "The council will not close the ferry before June."
    assert told["headline"] == WHOLE["headline"]
    assert told["authors"] == WHOLE["authors"]
    assert told["published"] == WHOLE["published"]
    assert str(told["link"]).startswith(str(WHOLE["url"]))
    assert "Tsai" in bot("cite", "A1.p1.s1", "--style", "apa", "--db", database).stdout


def test_a_sentence_that_has_changed_keeps_what_its_own_version_knew(database: Path) -> None:
    told = quoted(database, "A1.p1.s2")
    assert told["authors"] == []
    assert told["published"] is None
    assert told["drift"]


@pytest.mark.parametrize("command", ["quote", "cite"])
def test_a_paragraph_that_only_the_newest_version_has_is_led_to(database: Path, command: str) -> None:
    done = bot(command, "A1.p6", "--db", database)
    assert done.returncode != 0
    assert "The newest version of A1 has 6 paragraphs: A1@2.p6" in done.stderr
    assert "A1@2" not in bot(command, "A1.p7", "--db", database).stderr
