"""How two versions of an article differ: sentences, words, typography; in Chinese too; bounded whatever they are."""

from __future__ import annotations

from datetime import UTC, datetime
from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.model import SHARED, Article, ArticleKey, ArticleText, Paragraph, VersionReason
from bot.articles.references import parse_reference
from bot.quotation.versions.comparison import MOST_CHANGED, MOST_SENTENCES, Comparison, compare_versions
from bot.quotation.versions.passages import change_of
from bot.quotation.versions.words import MOST_TOKENS, PieceKind, compare_wordings
from bot.segmentation import split_sentences
from tests.examples import examples

NOW = datetime(2026, 1, 1, tzinfo=UTC)
HARBOR = "The harbor closes on Monday. The minister promised a yearly rise of 3 percent. “Nobody asked us,” she said."


def version(number: int, *paragraphs: str, headline: str = "Harbor", generated: bool = False) -> Article:
    said = tuple(Paragraph(one, "body", tuple(split_sentences(one))) for one in paragraphs)
    text = ArticleText(headline, headline_generated=generated, summary="", paragraphs=said)
    return Article(ArticleKey(SHARED, 17), number, 9, VersionReason.EDITED, "Gazette", None, None, NOW, NOW, text)


def compared(older: str, newer: str) -> Comparison:
    return compare_versions(version(1, older), version(2, newer))


def marked(older: str, newer: str) -> str:
    signs = {PieceKind.KEPT: "{}", PieceKind.DROPPED: "[-{}-]", PieceKind.ADDED: "[+{}+]"}
    return "".join(signs[piece.kind].format(piece.text) for piece in compare_wordings(older, newer))


@pytest.mark.parametrize(
    ("older", "newer", "shown"),
    [
        ("a rise of 3 percent a year", "a rise of 2.5 percent a year", "a rise of [-3 -][+2.5 +]percent a year"),
        ("It will be closed.", "It will not be closed.", "It will [+not +]be closed."),
        ("The mayor of the town spoke.", "The mayor spoke.", "The mayor [-of the town -]spoke."),
        ("議會可能在十二月表決。", "議會將在十二月表決。", "議會[-可能-][+將+]在十二月表決。"),
        ("“Yes” -- maybe...", "\"Yes\" — maybe…", '"Yes" — maybe…'),
        ("One thing entirely", "所有的事都不同", "[-One thing entirely-][+所有的事都不同+]"),
        ("", "New words", "[+New words+]"),
        ("Old words", "", "[-Old words-]"),
    ],
)  # fmt: skip
def test_words_that_differ_are_marked_and_typography_is_not(older: str, newer: str, shown: str) -> None:
    assert marked(older, newer) == shown


@given(st.text(max_size=80), st.text(max_size=80))
@examples(60)
def test_the_newer_wording_is_whole_and_what_is_dropped_is_of_the_older(older: str, newer: str) -> None:
    pieces = compare_wordings(older, newer)
    shown = "".join(piece.text for piece in pieces if piece.kind is not PieceKind.DROPPED)
    assert shown.strip() == newer.strip() or not any(character.isalnum() for character in newer)
    assert all(piece.text in older for piece in pieces if piece.kind is PieceKind.DROPPED)


def test_only_the_sentences_that_differ_are_told_each_with_its_place() -> None:
    found = compared(HARBOR, HARBOR.replace("3 percent", "2.5 percent"))
    assert [(str(one.older), str(one.newer)) for one in found.passages] == [("A17.p1.s2", "A17@2.p1.s2")]
    assert found.typography == 0
    assert found.headline is None


def test_sentences_come_and_go() -> None:
    found = compared(HARBOR, f"First of all. {HARBOR.replace(' “Nobody asked us,” she said.', '')}")
    assert [(one.older and str(one.older), one.newer and str(one.newer)) for one in found.passages] == [
        (None, "A17@2.p1.s1"),
        ("A17.p1.s3", None),
    ]


def test_typography_is_counted_and_no_change_of_words() -> None:
    found = compared(HARBOR, HARBOR.replace("“", '"').replace("”", '"'))
    assert found.has_same_words
    assert found.typography == 1


def test_a_headline_is_compared_unless_it_was_made() -> None:
    older, newer = version(1, HARBOR), version(2, HARBOR, headline="Harbor reopens")
    assert compare_versions(older, newer).headline is not None
    made = version(2, HARBOR, headline="The harbor closes on Monday", generated=True)
    assert compare_versions(older, made).headline is None


def test_what_is_told_is_bounded() -> None:
    old = [f"Sentence {number} is here. A fixed one stays." for number in range(MOST_CHANGED + 1)]
    found = compare_versions(version(1, *old), version(2, *(one.replace("here", "there") for one in old)))
    assert (len(found.passages), found.untold) == (MOST_CHANGED, 1)


def test_beyond_a_number_of_sentences_all_that_differs_is_one_passage() -> None:
    def paragraphs(count: int, word: str) -> list[str]:
        return [f"Old {word} number {number}." if number % 2 else "Same." for number in range(count)]

    for count, fewest in ((MOST_SENTENCES, MOST_CHANGED), (MOST_SENTENCES + 3, 1)):
        # The first and the last differ, so that nothing is left out of the comparison.
        old, new = (["x.", *paragraphs(count - 2, word), "y."] for word in ("ferry", "boat"))
        new[0], new[-1] = "z.", "w."
        started = thread_time()
        found = compare_versions(version(1, *old), version(2, *new))
        assert thread_time() - started < 5
        assert len(found.passages) == fewest


def test_beyond_a_number_of_words_one_wording_takes_the_place_of_the_other() -> None:
    def words(count: int, word: str) -> str:
        return " ".join([word, *(word * (2 + at % 7) if at % 4 == 1 else "quay" for at in range(count - 2)), word])

    assert len(compare_wordings(words(MOST_TOKENS, "a"), words(MOST_TOKENS, "b"))) > 3
    assert len(compare_wordings(words(MOST_TOKENS + 1, "a"), words(MOST_TOKENS + 2, "b"))) <= 3


@pytest.mark.parametrize(
    ("ref", "newer", "says"),
    [
        ("A17.p1.s2", HARBOR.replace("3 p", "2.5 p"), "The minister promised a yearly rise of 2.5 percent."),
        ("A17.p1.s1", HARBOR.replace("3 percent", "2.5 percent"), None),
        ("A17.p1.s3", HARBOR.replace("“", "「").replace("”", "」"), None),
        ("A17.p1.s2", f"Words before it. {HARBOR}", None),
        ("A17.p1.s2", "Wholly other words about cabbages, kings and a walrus.", ""),
        ("A17.p8.s2", "Nothing", None),
    ],
)  # fmt: skip
def test_only_the_words_of_a_quoted_passage_change_it(ref: str, newer: str, says: str | None) -> None:
    change = change_of(version(1, HARBOR), parse_reference(ref, None), version(2, newer))
    assert (change and change.says) == says


def test_a_quoted_passage_in_chinese_that_changed() -> None:
    older = "水庫蓄水率若低於百分之十五，現行規定只是「請」工廠減量一成，沒有罰則。議會可能在十二月表決。"
    change = change_of(
        version(1, older), parse_reference("A17.p1.s2", None), version(2, older.replace("可能", "確定將"))
    )
    assert change is not None
    assert change.says == "議會確定將在十二月表決。"
    assert str(change.now) == "A17@2.p1.s2"
