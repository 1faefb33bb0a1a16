"""`bot.py search` as an operator, a script or a measurement calls it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import bot

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = [
    {
        "id": "chips",
        "headline": "Chip makers look abroad",
        "paragraphs": ["Taiwan Semiconductor builds abroad.", "More follow."],
    },
    {
        "id": "again",
        "headline": "Chip makers look abroad",
        "paragraphs": ["Taiwan Semiconductor builds abroad.", "More follow it."],
    },
    {
        "id": "lai",
        "headline": "Lai speaks",
        "text": "President William Lai (賴清德) spoke in Taipei.",
        "published": "2025-02-14",
    },
]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    (folder / "articles.jsonl").write_text("".join(json.dumps(article) + "\n" for article in ARTICLES))
    assert bot("load", folder / "articles.jsonl", "--db", folder / "archive.db").returncode == 0
    return folder / "archive.db"


def test_a_reader_sees_headline_reference_and_passage(database: Path) -> None:
    done = bot("search", "semicondutor", "--db", database)
    assert done.returncode == 0
    assert "Showing results for: semiconductor" in done.stdout
    assert "A1.p1" in done.stdout
    assert "Taiwan Semiconductor builds abroad." in done.stdout


def test_json_is_one_object_and_nothing_else(database: Path) -> None:
    answer = json.loads(bot("search", "赖清德", "--limit", "1", "--json", "--db", database).stdout)
    assert [hit["source_id"] for hit in answer["hits"]] == ["lai"]
    assert answer["hits"][0]["ref"] == "A3.p1"


def test_a_batch_answers_every_line_in_order(database: Path) -> None:
    lines = [
        json.dumps({"id": "a", "query": "taiwan chips", "limit": 10}),
        "not json",
        json.dumps({"id": "c", "limit": 3}),
        json.dumps({"id": "d", "query": "\ud800 (((", "limit": 3}),
        json.dumps({"id": "e", "query": "x" * 4000, "limit": 3}),
        json.dumps({"id": "f", "query": "lai", "limit": 1000}),
    ]
    done = bot("search", "--batch", "--db", database, text="\n".join(lines) + "\n")
    assert done.returncode == 0
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", None, "c", "d", "e", "f"]
    assert {hit["source_id"] for hit in answers[0]["hits"]} == {"chips", "again"}
    assert ["error" in answer for answer in answers] == [False, True, True, False, False, True]
    assert answers[0]["ms"] > 0
    assert set(answers[0]["hits"][0]) >= {"ref", "source_id", "score", "snippet"}


@pytest.mark.parametrize("arguments", [(), ("taiwan", "--limit", "0"), ("taiwan", "--limit", "101")])
def test_wrong_usage_is_one_line(database: Path, arguments: tuple[str, ...]) -> None:
    done = bot("search", *arguments, "--db", database)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_an_archive_that_is_not_there_is_empty(tmp_path: Path) -> None:
    done = bot("search", "anything", "--db", tmp_path / "none.db")
    assert done.returncode == 0
    assert "The archive is empty" in done.stdout


def test_the_words_of_a_made_headline_are_printed_once(tmp_path: Path) -> None:
    opening = "The keeper of the lighthouse closed the landing"
    lines = [{"id": "a", "paragraphs": [f"{opening}, which nobody on the coast had expected.", "Boats were moored."]}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert bot("load", tmp_path / "a.jsonl", "--db", tmp_path / "a.db").returncode == 0
    assert bot("search", "lighthouse", "--db", tmp_path / "a.db").stdout.count(opening) == 1
    apart = bot("search", "moored", "--db", tmp_path / "a.db").stdout
    assert apart.count(f"“{opening}") == apart.count(opening) == 1
