"""References are permanent: what is printed is read back as the same place."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.model import SHARED, ArticleKey, Scope
from bot.articles.references import Position, Reference, parse_reference, references_in
from bot.errors import NotFoundError
from tests.timing import allowed

GUILD = 4242
numbers = st.integers(1, 999_999_999)


@st.composite
def references(draw: st.DrawFn) -> Reference:
    key = ArticleKey(draw(st.sampled_from([SHARED, Scope(GUILD)])), draw(numbers))
    shape = draw(st.sampled_from(["article", "version", "paragraph", "paragraphs", "sentence", "sentences"]))
    if shape == "article":
        return Reference(key)
    version = draw(numbers)
    if shape == "version":
        return Reference.to(key, version)
    sentence = draw(numbers) if shape.startswith("sentence") else None
    start = Position(draw(numbers), sentence)
    if shape in {"paragraph", "sentence"}:
        return Reference.to(key, version, start)
    end = Position(draw(numbers), draw(numbers) if sentence else None)
    return Reference.to(key, version, min(start, end), max(start, end))


@given(references())
def test_what_is_printed_is_read_back(reference: Reference) -> None:
    assert parse_reference(str(reference), GUILD) == reference
    assert parse_reference(f" {str(reference).lower()} ", GUILD) == reference


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("a17", "A17"),
        ("A17@2", "A17@2"),
        ("A17.p4", "A17.p4"),
        ("A17@1.p4", "A17.p4"),
        ("A17@2.p4", "A17@2.p4"),
        ("A17.p4.s2-s4", "A17.p4.s2-s4"),
        ("A17.p4.s3-p5.s1", "A17.p4.s3-p5.s1"),
        ("A17.p4-p6", "A17.p4-p6"),
        ("A17.p4.s2-s2", "A17.p4.s2"),
        ("G3.p1", "G3.p1"),
    ],
)
def test_forms_a_person_types(text: str, printed: str) -> None:
    assert str(parse_reference(text, GUILD)) == printed


@pytest.mark.parametrize(
    "text", ["", "A0", "B7", "A17.p0", "A17.p4.s4-s2", "A17.p6-p4", "A17.s2", "A1234567890", "A１７", "A17 p4"]
)
def test_anything_else_is_not_found(text: str) -> None:
    with pytest.raises(NotFoundError):
        parse_reference(text, GUILD)


def test_a_direct_message_has_no_articles_of_a_guild() -> None:
    with pytest.raises(NotFoundError):
        parse_reference("G3", None)


@given(st.text(max_size=60))
def test_any_text_gives_a_reference_or_not_found(text: str) -> None:
    try:
        reference = parse_reference(text, GUILD)
    except NotFoundError:
        return
    assert parse_reference(str(reference), GUILD) == reference


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ("see A17.p4, and g2@3.p1.s2-s4.", ["A17.p4", "G2@3.p1.s2-s4"]),
        ("（A17.p4）「A17.p5」A17.p6。", ["A17.p4", "A17.p5", "A17.p6"]),
        ("A17.p4 A17.p4", ["A17.p4"]),
        ("A4 paper at the G20, A17@2", []),
        ("A17.p4.s2x A17.p4-x xA17.p4 www.A17.p4 A17.p12345678901 A0.p1 A1.p3-p2", []),
        ("`A17.p4` ```\nA17.p5 ```A17.p6 ``A17.p7", ["A17.p6", "A17.p7"]),
        ("https://example.org/A17.p4 A17.p5", ["A17.p5"]),
    ],
)
def test_references_among_words(message: str, found: list[str]) -> None:
    assert [str(ref) for ref in references_in(message, GUILD, 5)] == found


def test_references_among_words_are_bounded() -> None:
    assert len(references_in(" ".join(f"A{number}.p1" for number in range(1, 500)), GUILD, 3)) == 3
    began = time.thread_time()
    for text in ("`" * 4_000, "A1.p1.s1-" * 500, "``a" * 1_300, "A" * 4_000, "https://" * 500, "```" + "a`" * 2_000):
        references_in(text, GUILD, 3)
    assert time.thread_time() - began < allowed(1)
