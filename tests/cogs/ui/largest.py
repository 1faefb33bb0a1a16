"""The largest page of results there can be: every text too long, every note needed."""

from __future__ import annotations

from bot.articles.model import ArticleCard, ArticleKey, Person, PersonRole, Scope
from bot.search.model import Correction, HighlightedText, Hit, Offer, Passage, Reading, SearchAnswer
from bot.search.sessions import ResultPage
from tests.fakes.articles import BEGINNING

_LONG = "*" * 4_000
_SPANS = tuple((start, start + 1) for start in range(0, 4_000, 2))


def _card(number: int) -> ArticleCard:
    author = Person(PersonRole.AUTHOR, _LONG, _LONG, _LONG)
    return ArticleCard(
        key=ArticleKey(Scope(1), 999_999_990 + number),
        version=999_999_999,
        headline=_LONG,
        headline_generated=False,
        summary=_LONG,
        lead=_LONG[:400],
        people=(author,) * 9,
        source=_LONG,
        source_id=None,
        url=None,
        published="2025-09-30",
        language="en",
        truncated=True,
        loaded_at=BEGINNING,
        paragraph_count=999,
    )


def _hit(number: int) -> Hit:
    passage = Passage(999_999_999, 999_999_999, HighlightedText(_LONG, _SPANS), starts_inside=True, ends_inside=True)
    folded, missing = tuple(map(_card, range(9))), tuple(f"{place}{_LONG}" for place in range(48))
    return Hit(_card(number), 1.0, HighlightedText(_LONG, _SPANS), passage, folded, missing=missing)


def largest_page() -> ResultPage:
    """Return it."""
    offers = tuple(Offer(f"{place}{_LONG}", (_LONG,) * 3) for place in range(48))
    told, corrections = (_LONG,) * 48, (Correction(_LONG, _LONG),)
    reading = Reading(_LONG, _LONG, corrections, cut=True, missing=told, offers=offers, also_searched=told)
    answer = SearchAnswer(
        reading, tuple(map(_hit, range(5))), 99_999, total_is_bound=True, partial=True, suggestion=_LONG, offset=5_000
    )
    return ResultPage(answer, "t" * 16, "l" * 16, "s" * 16, None)
