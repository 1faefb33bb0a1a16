"""Search: from a query as typed to ranked articles with their best passages."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np

from bot.archive.model import SHARED, ArticleKey
from bot.errors import DeadlineError
from bot.search.analysis import TOKEN
from bot.search.bylines import mend_authors
from bot.search.closeness import Ranked, look_closer
from bot.search.evidence import evidence_of
from bot.search.filters import Filters, can_read
from bot.search.folding import MOST_FOLDED, fold_alike
from bot.search.headlines import Headlines
from bot.search.interpretation import TEXT_FIELDS, Interpretation, Interpreter
from bot.search.lexicon import Lexicons
from bot.search.likeness import telling_aims, ties
from bot.search.model import Correction, Explanation, Hit, Reading, SearchAnswer, Suggestion
from bot.search.names import Names
from bot.search.priors import with_priors
from bot.search.query import MOST_CHARACTERS, parse
from bot.search.ranking import Scorer
from bot.search.snippets import Marker, excerpt, marked, marker_of
from bot.watching.meters import stage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from bot.archive.model import Article, ArticleCard, Field, Scopes
    from bot.archive.protocols import Archive, TermReader
    from bot.archive.terms import Flags, Posting
    from bot.clock import Clock
    from bot.search.query import Query
    from bot.search.ranking import Aim, Candidates

MOST_CANDIDATES: Final = 200
MOST_HITS: Final = 100
DEADLINE: Final = 2.0
"""Seconds after which a search answers with what it has."""

WARMING_DEADLINE: Final = 30.0


@dataclass(frozen=True, slots=True)
class _Found:
    """An article that answers a query; `paragraph` counts from 0, -1 where no paragraph does; `day` is an ordinal."""

    key: ArticleKey
    day: int
    score: float
    paragraph: int


@dataclass(frozen=True, slots=True)
class _Finding:
    """Everything that was found, best first, and how. `total` may be more than `ranked` holds.

    `recent_on` is the day that articles were favoured for being near, None where they were not.
    """

    ranked: list[_Found]
    total: int
    corrections: tuple[Correction, ...]
    aims: tuple[Aim, ...]
    marker: Marker
    suggestion: dict[str, str]
    partial: bool
    recent_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Options:
    """How a search was asked for; see `SearchService.search`."""

    limit: int
    offset: int
    zone: str
    literal: bool
    fold: bool
    newest_first: bool


@dataclass(frozen=True, slots=True)
class _Story:
    """An article to show, and the articles that tell the same."""

    found: _Found
    card: ArticleCard
    folded: tuple[ArticleCard, ...] = ()


class SearchService:
    """Searches the archive."""

    def __init__(self, archive: Archive, clock: Clock) -> None:
        self._terms = archive.terms
        self._articles = archive.articles
        self._clock = clock
        self._lexicons = Lexicons()
        self._headlines = Headlines(archive.articles)
        self._names = Names(archive)

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
        newest_first: bool = False,
    ) -> SearchAnswer:
        """Return the articles of `scopes` that answer `query`, best first; any text is a query.

        At most 100 hits, and none beyond the 200 best articles. Dates in the query are dates in `zone`, an IANA name.
        A `literal` search corrects nothing. `fold` shows a story that is there several times once. `newest_first` puts
        the same 200 in the order of their dates.
        """
        options = _Options(limit, offset, zone, literal, fold, newest_first)
        answer, _ = await self._search(scopes, query, options)
        return answer

    async def explain(
        self,
        scopes: Scopes,
        query: str,
        *,
        limit: int = 5,
        offset: int = 0,
        zone: str = "UTC",
        literal: bool = False,
        newest_first: bool = False,
    ) -> Explanation:
        """Search again, and say why each hit of the page was found."""
        options = _Options(limit, offset, zone, literal, True, newest_first)  # noqa: FBT003 (the fields' order)
        answer, found = await self._search(scopes, query, options)
        articles = await self._articles.articles([hit.card.key for hit in answer.hits])
        changed = {one.asked: one.used for one in found.corrections}
        evidence = [
            await asyncio.to_thread(evidence_of, articles[hit.card.key], found.aims, changed, found.recent_on)
            for hit in answer.hits
        ]
        return Explanation(answer, tuple(evidence))

    async def _search(self, scopes: Scopes, query: str, options: _Options) -> tuple[SearchAnswer, _Finding]:
        asked = query.encode("utf-8", "replace").decode("utf-8")
        today = _today(self._clock.now(), options.zone)
        parsed = parse(asked, lambda value: can_read(value, today))
        try:
            with stage("find"):
                found = await self._find(scopes, parsed, today, literal=options.literal)
        except DeadlineError:
            found = _Finding([], 0, (), (), Marker({}, {}), {}, partial=True)
        if options.newest_first:
            found = replace(found, ranked=sorted(found.ranked, key=lambda one: (-one.day, -one.score)))
        limit, offset = max(1, min(options.limit, MOST_HITS)), max(0, options.offset)
        with stage("fold"):
            stories, folded = await self._stories(found.ranked, offset + limit, fold=options.fold)
        with stage("passages"):
            hits = await self._hits(stories[offset : offset + limit], found.marker)
        answer = SearchAnswer(
            reading=_reading(asked, found, parsed),
            hits=hits,
            total=min(found.total, MOST_CANDIDATES) - folded,
            total_is_bound=found.total > MOST_CANDIDATES,
            partial=found.partial,
            suggestion=_replaced(asked[:MOST_CHARACTERS], found.suggestion) if found.suggestion else None,
            offset=offset,
        )
        return answer, found

    async def related(self, scopes: Scopes, key: ArticleKey, *, limit: int = 5) -> tuple[Hit, ...]:
        """Return articles about the same thing as the article `key`, with the words that tie them.

        Empty where nothing is, and where there is no such article.
        """
        article = await self._articles.article(key) if key.scope in scopes else None
        if article is None:
            return ()
        body = "\n".join(paragraph.text for paragraph in article.text.paragraphs)
        return await self._alike(scopes, f"{article.text.headline}\n{body}", limit, without=key)

    async def about(self, scopes: Scopes, text: str, *, limit: int = 5) -> tuple[Hit, ...]:
        """Return articles about what somebody's `text` is about, with the words that tie them. It is kept nowhere."""
        return await self._alike(scopes, text, limit, without=None)

    async def _alike(self, scopes: Scopes, text: str, limit: int, *, without: ArticleKey | None) -> tuple[Hit, ...]:
        today = self._clock.now().date()
        async with self._terms.reading(scopes, deadline=DEADLINE) as reader:
            documents = sum(segment.live_count for segment in reader.segments)
            aims = await asyncio.to_thread(
                telling_aims, text, self._lexicons.of(reader.segments), documents, TEXT_FIELDS, least=1 + bool(without)
            )
            postings = await reader.postings(list(TEXT_FIELDS), [aim.choices[0].root for aim in aims])
            found = await _rank(reader, Interpretation(aims, postings), {}, today)
        ranked = [one for one in found.ranked if one.key != without]
        stories, _ = await self._stories(ranked, MOST_FOLDED, fold=True)
        return await self._hits(stories[: max(1, min(limit, MOST_HITS))], found.marker, tied=True)

    async def _find(self, scopes: Scopes, query: Query, today: date, *, literal: bool) -> _Finding:
        async with self._terms.reading(scopes, deadline=DEADLINE) as reader:
            lexicon = self._lexicons.of(reader.segments)
            sought = await Interpreter(reader, lexicon, literal=literal).interpret(query)
            values, mended = (query.filters, ()) if literal else await mend_authors(reader, query.filters)
            filters = Filters(values, today)
            allowed = await filters.allowed(reader)
            listing = query.is_listing
            found = await _rank(reader, sought, allowed, today, listing=listing, recency=not filters.on_date)
            recent_on = None if listing or filters.on_date else today
            return replace(found, corrections=(*found.corrections, *mended), recent_on=recent_on)

    async def _stories(self, ranked: Sequence[_Found], wanted: int, *, fold: bool) -> tuple[list[_Story], int]:
        """Return what to show, each story once, and how many articles were folded into others."""
        if not fold:
            cards = await self._articles.cards([one.key for one in ranked[:wanted]])
            return [_Story(one, cards[one.key]) for one in ranked[:wanted] if one.key in cards], 0
        seen = ranked[: max(MOST_FOLDED, wanted)]
        by_key = {one.key: one for one in seen}
        cards = await self._articles.cards(list(by_key))
        told = await asyncio.to_thread(fold_alike, [cards[one.key] for one in seen if one.key in cards])
        stories = [_Story(by_key[card.key], card, others) for card, others in told]
        return stories, sum(len(story.folded) for story in stories)

    async def _hits(self, page: Sequence[_Story], marker: Marker, *, tied: bool = False) -> tuple[Hit, ...]:
        articles = await self._articles.articles([story.card.key for story in page])
        hits = [_hit(story, articles[story.card.key], marker) for story in page if story.card.key in articles]
        return tuple(replace(hit, ties=ties(articles[hit.card.key], marker)) for hit in hits) if tied else tuple(hits)

    def headlines(self, scopes: Scopes, typed: str, limit: int = 25) -> tuple[Suggestion, ...]:
        """Return articles whose headlines have the words of `typed`, newest first, from memory.

        Call it where an event loop runs: what has changed is read anew behind it, for the next keystroke.
        """
        return self._headlines.matching(scopes, typed, limit)

    def titles(self, scopes: Scopes, typed: str, limit: int = 25) -> tuple[str, ...]:
        """Return headlines with the words of `typed`, newest first, from memory; see `headlines`."""
        return self._headlines.titles(scopes, typed, limit)

    def names(self, scopes: Scopes, field: Field, typed: str, limit: int = 25) -> tuple[str, ...]:
        """Return authors or sources (`field`) whose names begin as `typed` does, from memory; see `headlines`."""
        return self._names.matching(scopes, field, typed, limit)

    async def warm(self) -> None:
        """Read words, headlines and names of the shared archive into memory, for the first search."""
        async with self._terms.reading((SHARED,), deadline=WARMING_DEADLINE) as reader:
            await asyncio.to_thread(self._lexicons.of(reader.segments).prepare)
        await self._headlines.refresh(SHARED)
        await self._names.refresh(SHARED)


async def _rank(
    reader: TermReader,
    sought: Interpretation,
    allowed: dict[int, Flags],
    today: date,
    *,
    listing: bool = False,
    recency: bool = True,
) -> _Finding:
    scorer = await asyncio.to_thread(Scorer, reader.segments, sought.aims, sought.postings, listing=listing)
    candidates, total = await asyncio.to_thread(scorer.candidates, allowed, MOST_CANDIDATES)
    looked, partial = await _look_closer(reader, scorer, sought, candidates)
    if not listing:
        looked = [with_priors(one, today, recency=recency) for one in looked]
    ranked = await asyncio.to_thread(_in_order, looked)
    marker = marker_of(sought.aims, scorer.rarities)
    return _Finding(
        ranked, total, tuple(sought.corrections), tuple(sought.aims), marker, sought.suggestion, partial=partial
    )


async def _look_closer(
    reader: TermReader, scorer: Scorer, sought: Interpretation, candidates: list[Candidates]
) -> tuple[list[Ranked], bool]:
    """Return the candidates with their final scores, and whether the deadline kept us from looking closer."""
    segments = {chosen.segment.id for chosen in candidates}
    phrases = [posting for posting in sought.postings if len(posting.positions)]
    bare = [posting for posting in sought.postings if not len(posting.positions) and posting.segment in segments]
    try:
        placed = [*await reader.positions(bare), *phrases]
    except DeadlineError:
        return [_unlooked(chosen) for chosen in candidates], True
    return await asyncio.to_thread(_closer, scorer, candidates, placed), False


def _closer(scorer: Scorer, candidates: Sequence[Candidates], placed: Sequence[Posting]) -> list[Ranked]:
    return [look_closer(scorer, each, [p for p in placed if p.segment == each.segment.id]) for each in candidates]


def _unlooked(chosen: Candidates) -> Ranked:
    return Ranked(chosen, chosen.scores, np.full(len(chosen.scores), -1, dtype=np.int64))


def _in_order(ranked: Sequence[Ranked]) -> list[_Found]:
    found: list[_Found] = []
    for each in ranked:
        segment, chosen = each.candidates.segment, each.candidates.documents
        columns = (segment.documents.numbers[chosen], segment.documents.days[chosen], each.scores, each.paragraphs)
        found += [
            _Found(ArticleKey(segment.scope, number), day, score, paragraph)
            for number, day, score, paragraph in zip(*(column.tolist() for column in columns), strict=True)
        ]
    return sorted(found, key=lambda one: (-one.score, one.key.scope, -one.key.number))[:MOST_CANDIDATES]


def _hit(story: _Story, article: Article, marker: Marker) -> Hit:
    paragraphs = article.text.paragraphs
    place = min(max(story.found.paragraph, 0), len(paragraphs) - 1)
    passage = excerpt(paragraphs[place].text, marker, place + 1, article.version) if paragraphs else None
    return Hit(story.card, story.found.score, marked(story.card.headline, marker), passage, story.folded)


def _reading(asked: str, found: _Finding, query: Query) -> Reading:
    return Reading(
        asked=asked,
        used=_replaced(asked[:MOST_CHARACTERS], {one.asked: one.used for one in found.corrections}),
        corrections=found.corrections,
        cut=query.cut,
        unreadable=not (query.clauses or query.filters),
    )


def _replaced(text: str, words: Mapping[str, str]) -> str:
    return TOKEN.sub(lambda match: words.get(match[0], match[0]), text)


def _today(now: datetime, zone: str) -> date:
    try:
        return now.astimezone(ZoneInfo(zone)).date()
    except (ZoneInfoNotFoundError, ValueError):
        return now.date()
