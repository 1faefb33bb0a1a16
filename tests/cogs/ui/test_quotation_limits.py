"""Quotes, verdicts and citations stay within Discord's limits and format nothing of anybody's, whatever they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from bot.archive.model import ArchiveCounts
from bot.articles.model import SHARED, Article, ArticleKey, ArticleText, Person, PersonRole, VersionReason
from bot.articles.model import Paragraph as Stored
from bot.articles.references import Position, Reference
from bot.quotation.citation.citation import Style, cite, source_of
from bot.quotation.model import Difference, Kind, QuotedPlace, Verdict, Verification
from bot.quotation.quoting.choices import Choice
from bot.quotation.quoting.quoter import Quote
from bot.quotation.sentences import difference_line
from bot.quotation.text.passages import QuotedPassage
from bot.quotation.verification.extraction import MOST_QUOTATIONS, quotations_in
from bot.quotation.verification.verifier import Verified
from bot.texts import load_texts
from cogs.quotation.drawing import draw_choices, draw_citation, draw_quote
from cogs.quotation.verification import Checked, draw_verified
from tests.cogs.ui.drawing import check_against_discord, payload_of, strangers, viewer
from tests.cogs.ui.texts import article_texts
from tests.fakes.articles import BEGINNING

if TYPE_CHECKING:
    from cogs.ui.answer import Answer

LONG = "*a@" * 2_000
KEY = ArticleKey(SHARED, 999_999_999)
REF = Reference.to(KEY, 999_999_999, Position(999, 99), Position(999, 100))


def quote_of(text: str) -> Quote:
    person = Person(PersonRole.AUTHOR, text, text, text)
    stored = ArticleText(
        headline=text,
        headline_generated=False,
        summary=text,
        paragraphs=(Stored(text, "body", ()),),
        people=(person,) * 9,
        published="2025-11-22",
    )
    article = Article(KEY, 1, 2, VersionReason.LOADED, text, None, "https://example.org/", BEGINNING, BEGINNING, stored)
    change = Difference(Kind.DRIFT, text[:1_000], text[:1_000], REF)
    passage = QuotedPassage(REF, (text, text), REF, ends_excerpt=True)
    return Quote(article, passage, f"https://example.org/#:~:text={'x' * 300}", (change,), text, text)


def verified_of(text: str, verdict: Verdict) -> Verified:
    differences = tuple(Difference(kind, text[:1_000], text[:1_000], REF) for kind in Kind for _ in range(3))
    places = tuple(
        QuotedPlace(Reference.to(KEY, 999_999_999, Position(number + 1, 1)), verdict) for number in range(25)
    )
    return Verified(
        Verification(verdict, places, differences), ArchiveCounts(9, 9, 9, 9, 9, "1999-01-01", None, None), damaged=100
    )


def answers(text: str) -> list[Answer]:
    quote = quote_of(text)
    found = [Checked(text, verified_of(text, verdict), quote) for verdict in Verdict]
    citations = [cite(source_of(quote.article, REF, BEGINNING.date()), style) for style in Style]
    return [
        draw_quote(quote, viewer(), context=True),
        draw_quote(quote, viewer(), context=False),
        draw_choices([Choice(REF, text, text)] * 10, text, viewer()),
        *(draw_verified([one], viewer()) for one in found),
        draw_verified(found[:MOST_QUOTATIONS], viewer()),
        *(draw_citation(citation, REF, viewer()) for citation in citations),
    ]


def test_the_largest_there_can_be() -> None:
    for answer in answers(LONG):
        check_against_discord(payload_of(answer))


@given(article_texts)
def test_nobodys_text_formats_or_mentions(text: str) -> None:
    for answer in answers(text or "x"):
        # A block of code shows all as it is.
        payload = [item for item in payload_of(answer) if "```" not in str(item)]
        assert strangers(payload) == []


def test_the_longest_difference_can_be_told_in_a_terminal() -> None:
    line = difference_line(load_texts(), Difference(Kind.NAME, "q" * 1_000, "s" * 1_000, REF))
    assert "q" * 1_000 in line
    assert "s" * 1_000 in line


@given(st.text(max_size=400))
def test_any_message_quotes_something_or_is_taken_whole(message: str) -> None:
    found = quotations_in(message)
    assert 1 <= len(found) <= MOST_QUOTATIONS


def test_what_a_message_quotes() -> None:
    cases = {
        'He wrote "one two three four five", they say': ("one two three four five",),
        "He wrote “one two three four five,” they say": ("one two three four five",),
        "“one “two three” four five”": ("one “two three” four five",),
        "他說：「一二三『四五』六七」": ("一二三『四五』六七",),
        "> one two three **four** five\n> six\nand more": ("one two three four five\nsix",),
        ">>> one two\nthree four five": ("one two\nthree four five",),
        "**one** two [three](https://example.org/x) four ||five|| six": ("one two three four five six",),
        "```\none two three four five\n```": ("one two three four five",),
        "He said “one two” and “three”": ("He said “one two” and “three”",),
        "“one two three four five": ("“one two three four five",),
        '"one two three four five" and "six seven eight nine ten"': (
            "one two three four five",
            "six seven eight nine ten",
        ),
        "“one two <@1> three four five”": ("one two <@1> three four five",),
    }
    for message, quoted in cases.items():
        assert quotations_in(message) == quoted
