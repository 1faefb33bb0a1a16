"""Search: from a query as typed to ranked articles with their best passages."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.archive.model import SHARED, ArticleKey
from bot.errors import DeadlineError
from bot.search.analysis import TOKEN
from bot.search.closeness import Ranked, look_closer
from bot.search.headlines import Headlines
from bot.search.interpretation import Interpretation, Interpreter
from bot.search.lexicon import Lexicons
from bot.search.model import Correction, Hit, Reading, SearchAnswer, Suggestion
from bot.search.query import MOST_CHARACTERS, parse
from bot.search.ranking import Scorer
from bot.search.snippets import Marker, excerpt, marked, marker_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive.model import Article, ArticleCard, Scopes
    from bot.archive.protocols import Archive, TermReader
    from bot.archive.terms import Posting
    from bot.clock import Clock
    from bot.search.ranking import Candidates

MOST_CANDIDATES: Final = 200
MOST_HITS: Final = 100
DEADLINE: Final = 2.0
"""Seconds after which a search answers with what it has."""

WARMING_DEADLINE: Final = 30.0


@dataclass(frozen=True, slots=True)
class _Found:
    """An article that answers a query; `paragraph` counts from 0, -1 where no paragraph does."""

    key: ArticleKey
    score: float
    paragraph: int


class SearchService:
    """Searches the archive."""

    def __init__(self, archive: Archive, clock: Clock) -> None:
        self._terms = archive.terms
        self._articles = archive.articles
        self._clock = clock
        self._lexicons = Lexicons()
        self._headlines = Headlines(archive.articles)

    async def search(
        self,
        scopes: Scopes,
        query: str,
        *,
        limit: int = 5,
        offset: int = 0,
        zone: str = "UTC",
        literal: bool = False,
        fold: bool = True,
    ) -> SearchAnswer:
        """Return the articles of `scopes` that answer `query`, best first; any text is a query.

        At most 100 hits, and none beyond the 200 best articles. Dates in the query are dates in `zone`. A `literal`
        search corrects nothing.
        """
        asked = query.encode("utf-8", "replace").decode("utf-8")
        parsed = parse(asked)
        limit, offset = max(1, min(limit, MOST_HITS)), max(0, offset)
        async with self._terms.reading(scopes, deadline=DEADLINE) as reader:
            lexicon = self._lexicons.of(reader.segments)
            sought = await Interpreter(reader, lexicon, literal=literal).interpret(parsed)
            scorer = await asyncio.to_thread(Scorer, reader.segments, sought.aims, sought.postings)
            candidates, total = await asyncio.to_thread(scorer.candidates, {}, MOST_CANDIDATES)
            ranked, partial = await _ranked(reader, scorer, sought, candidates)
        page = ranked[offset : offset + limit]
        hits = await self._hits(page, marker_of(sought.aims, scorer.rarities))
        return SearchAnswer(
            reading=_reading(asked, sought, cut=parsed.cut),
            hits=hits,
            total=min(total, MOST_CANDIDATES),
            total_is_bound=total > MOST_CANDIDATES,
            partial=partial,
            suggestion=None,
            offset=offset,
        )

    async def _hits(self, page: Sequence[_Found], marker: Marker) -> tuple[Hit, ...]:
        keys = [found.key for found in page]
        cards, articles = await self._articles.cards(keys), await self._articles.articles(keys)
        return tuple(
            _hit(found, cards[found.key], articles[found.key], marker)
            for found in page
            if found.key in cards and found.key in articles
        )

    def headlines(self, scopes: Scopes, typed: str, limit: int = 25) -> tuple[Suggestion, ...]:
        """Return articles whose headlines have the words of `typed`, newest first, from memory.

        Call it where an event loop runs: what has changed is read anew behind it, for the next keystroke.
        """
        return self._headlines.matching(scopes, typed, limit)

    async def warm(self) -> None:
        """Read words and headlines of the shared archive into memory, to make the first search as quick as the next."""
        async with self._terms.reading((SHARED,), deadline=WARMING_DEADLINE) as reader:
            await asyncio.to_thread(self._lexicons.of(reader.segments).prepare)
        await self._headlines.refresh(SHARED)


async def _ranked(
    reader: TermReader, scorer: Scorer, sought: Interpretation, candidates: list[Candidates]
) -> tuple[list[_Found], bool]:
    """Return the candidates in order, and whether the deadline kept us from looking closer."""
    segments = {chosen.segment.id for chosen in candidates}
    phrases = [posting for posting in sought.postings if len(posting.positions)]
    bare = [posting for posting in sought.postings if not len(posting.positions) and posting.segment in segments]
    try:
        placed = [*await reader.positions(bare), *phrases]
    except DeadlineError:
        return await asyncio.to_thread(_in_order, [_unlooked(chosen) for chosen in candidates]), True
    return await asyncio.to_thread(_closer_in_order, scorer, candidates, placed), False


def _closer_in_order(scorer: Scorer, candidates: Sequence[Candidates], placed: Sequence[Posting]) -> list[_Found]:
    return _in_order(
        [look_closer(scorer, chosen, [p for p in placed if p.segment == chosen.segment.id]) for chosen in candidates]
    )


def _unlooked(chosen: Candidates) -> Ranked:
    return Ranked(chosen, chosen.scores, np.full(len(chosen.scores), -1, dtype=np.int64))


def _in_order(ranked: Sequence[Ranked]) -> list[_Found]:
    found = [
        _Found(ArticleKey(each.candidates.segment.scope, int(number)), float(score), int(paragraph))
        for each in ranked
        for number, score, paragraph in zip(
            each.candidates.segment.documents.numbers[each.candidates.documents],
            each.scores,
            each.paragraphs,
            strict=True,
        )
    ]
    return sorted(found, key=lambda one: (-one.score, one.key.scope, -one.key.number))[:MOST_CANDIDATES]


def _hit(found: _Found, card: ArticleCard, article: Article, marker: Marker) -> Hit:
    paragraphs = article.text.paragraphs
    place = min(max(found.paragraph, 0), len(paragraphs) - 1)
    passage = excerpt(paragraphs[place].text, marker, place + 1, article.version) if paragraphs else None
    return Hit(card, found.score, marked(card.headline, marker), passage)


def _reading(asked: str, sought: Interpretation, *, cut: bool) -> Reading:
    return Reading(
        asked=asked,
        used=_corrected(asked[:MOST_CHARACTERS], sought.corrections),
        corrections=tuple(sought.corrections),
        cut=cut,
        unreadable=not sought.aims,
    )


def _corrected(text: str, corrections: Sequence[Correction]) -> str:
    used = {correction.asked: correction.used for correction in corrections}
    return TOKEN.sub(lambda match: used.get(match[0], match[0]), text)
