"""Quoting: the exact passage with its source, found by reference or by words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.model import SHARED, ArticleKey
from bot.articles.references import Position, Reference, parse_reference
from bot.errors import NotFoundError
from bot.quotation.quoting.text_fragment_links import link_to
from bot.quotation.text.passages import passage_of, passage_text
from tests.cli.running import bot
from tests.quotation.newspaper import ARTICLES, FERRY, article

if TYPE_CHECKING:
    from pathlib import Path

FERRY_ARTICLE = ARTICLES[0]


def passage(reference: str) -> str:
    return passage_text(FERRY_ARTICLE, parse_reference(reference, None))


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        ("A1.p1", FERRY[0]),
        ("A1.p1.s1", "The council will not close the ferry before June."),
        ("A1.p3.s2-s3", FERRY[2].removeprefix("The old hull was built in 1974 for 460 passengers. ")),
        ("A1.p2-p3", f"{FERRY[1]}\n\n{FERRY[2]}"),
        (
            "A1.p2.s2-p3.s1",
            "“A timetable is not a list of what pays.”\n\nThe old hull was built in 1974 for 460 passengers.",
        ),
        ("A1", "\n\n".join(FERRY)),
    ],
)
def test_a_reference_names_its_exact_text(reference: str, text: str) -> None:
    assert passage(reference) == text


@pytest.mark.parametrize("reference", ["A1.p6", "A1.p1.s4", "A1.p1.s2-s9", "A1.p5-p6", "A1.p2.s1-p9.s1"])
def test_a_place_that_is_not_there_is_not_found(reference: str) -> None:
    with pytest.raises(NotFoundError):
        passage(reference)


def test_a_long_range_is_shown_piece_by_piece_and_nothing_is_lost() -> None:
    ref: Reference | None = Reference(FERRY_ARTICLE.key)
    pieces: list[str] = []
    while ref is not None:
        shown = passage_of(FERRY_ARTICLE, ref, longest=150)
        pieces.append(shown.text)
        ref = shown.rest
    assert len(pieces) > 3
    assert " ".join(" ".join(pieces).split()) == " ".join(FERRY)


def test_a_teaser_says_where_its_source_ends() -> None:
    teaser = article(9, ("The tender was late. It carried no more than",), truncated=True)
    key = ArticleKey(SHARED, 9)
    assert passage_of(teaser, Reference.to(key, 1, Position(1, 2))).ends_excerpt
    assert not passage_of(teaser, Reference.to(key, 1, Position(1, 1))).ends_excerpt


@pytest.mark.parametrize(
    ("url", "paragraphs", "link"),
    [
        (
            "https://example.org/a",
            ("A short one, semi-exact & plain.",),
            "https://example.org/a#:~:text=A%20short%20one%2C%20semi%2Dexact%20%26%20plain.",
        ),
        (
            "https://example.org/a#part",
            (FERRY[0],),
            "https://example.org/a#part:~:text=The%20council%20will%20not%20close,nobody%20had%20asked%20the%20crew.",
        ),
        ("https://example.org/a#:~:text=old", ("Five.",), "https://example.org/a#:~:text=Five."),
        ("https://example.org/a", ("水庫" * 80,), None),
        ("javascript:alert(1)", ("Five.",), None),
        (None, ("Five.",), None),
    ],
)
def test_a_link_opens_the_page_at_the_words(url: str | None, paragraphs: tuple[str, ...], link: str | None) -> None:
    made = link_to(url, paragraphs)
    if paragraphs[0].startswith("水"):
        assert made is not None
        assert made.count(",") == 1
    else:
        assert made == link


@given(st.text(max_size=300))
def test_no_text_breaks_out_of_its_link(text: str) -> None:
    made = link_to("https://example.org/a", (text.encode("utf-8", "replace").decode(),))
    assert made is not None
    directive = made.removeprefix("https://example.org/a#:~:text=")
    assert all(character.isascii() and (character.isalnum() or character in "%_.~,") for character in directive)
    assert directive.count(",") <= 1


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("quote")
    record = {
        "id": "a",
        "headline": "Ferry to stay",
        "paragraphs": FERRY,
        "published": "2025-11-22",
        "source": "Daily Lamp",
    }
    record |= {"authors": ["Tsai Po-han"], "url": "https://example.org/ferry"}
    (folder / "page.jsonl").write_text(json.dumps(record), encoding="utf-8")
    assert bot("load", folder / "page.jsonl", "--db", folder / "archive.db").returncode == 0
    return folder / "archive.db"


def test_quoting_in_a_terminal_and_for_a_program(database: Path) -> None:
    done = bot("quote", "A1.p1.s1", "--db", database)
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == "The council will not close the ferry before June."
    assert "Tsai Po-han, “Ferry to stay”, Daily Lamp, 2025-11-22 (A1.p1.s1)" in done.stdout
    described = json.loads(bot("quote", "a1.p1.s1", "--json", "--db", database).stdout)
    assert described["ref"] == "A1.p1.s1"
    assert described["text"] == "The council will not close the ferry before June."
    assert described["link"].startswith("https://example.org/ferry#:~:text=The%20council")
    assert described["rest"] is None


def test_citing_in_a_terminal_and_for_a_program(database: Path) -> None:
    done = bot("cite", "A1", "--style", "apa", "--db", database)
    assert done.stdout.startswith("Tsai, P.-H. (2025, November 22). Ferry to stay. Daily Lamp.")
    described = json.loads(bot("cite", "A1.p1", "--json", "--db", database).stdout)
    assert described["style"] == "plain"
    assert described["citation"].endswith("(A1.p1)")


@pytest.mark.parametrize(
    ("command", "reference"), [("quote", "A99"), ("cite", "G1"), ("cite", "A1.p77"), ("quote", "")]
)
def test_unknown_foreign_and_unreadable_references_answer_alike(database: Path, command: str, reference: str) -> None:
    done = bot(command, reference, "--db", database)
    assert done.returncode == 1
    assert done.stderr.strip() == f"There's no {reference} in this archive. Try `bot.py search`."
