"""Read the index. Segments never change, so what is decoded of one is kept until a merge replaces it."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np

from bot.archive.sqlite.articles.reader import MOST_ARTICLES, MOST_CARDS, read_articles, read_cards
from bot.archive.sqlite.articles.stories import read_stories
from bot.archive.sqlite.connection.errors import domain_errors
from bot.archive.sqlite.connection.moments import Direct, at_once
from bot.archive.sqlite.connection.turns import OneByOne
from bot.archive.sqlite.index.dictionary import Stretches
from bot.archive.sqlite.index.positions import read_places, runs_of
from bot.archive.sqlite.index.segments import Held, KnownSegments
from bot.archive.sqlite.index.streams import Stream, hashes_of
from bot.archive.terms import Integers, Posting, Segment
from bot.articles.model import ArticleKey, Scope

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
    from pathlib import Path

    from bot.archive.model import Field
    from bot.archive.sqlite.connection.database import Database
    from bot.archive.sqlite.connection.moments import Moment
    from bot.articles.model import Article, ArticleCard, Scopes

MOST_ROOTS: Final = 400

_PARAGRAPHS: Final = """
    SELECT a.guild, a.number, p.text FROM json_each(?) AS wanted
    CROSS JOIN article AS a ON a.guild = json_extract(wanted.value, '$[0]')
        AND a.number = json_extract(wanted.value, '$[1]')
    CROSS JOIN paragraph AS p ON p.guild = a.guild AND p.number = a.number AND p.version = a.latest
        AND p.position = json_extract(wanted.value, '$[2]')
"""

T = TypeVar("T")


class SqliteTermIndex:
    """The index in a database, for reading."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known = KnownSegments()
        self._turns = OneByOne()
        self._after_merges: list[Callable[[], Awaitable[None]]] = []

    @asynccontextmanager
    async def reading(self, scopes: Scopes, *, deadline: float) -> AsyncGenerator[SqliteTermReader]:
        """Open the index of `scopes`; DeadlineError is raised in whatever runs `deadline` seconds from now."""
        async with self._database.moment(deadline) as moment:
            snapshot = await moment.run(lambda: self._snapshot(moment, scopes))
            yield SqliteTermReader(moment, snapshot)

    async def look(self, scopes: Scopes, work: Callable[[SqliteSnapshot], T], *, deadline: float) -> T:
        """Run `work` in a thread over one moment of `scopes`; what it asks after `deadline` raises DeadlineError."""
        async with self._turns.turn(), self._database.moment(deadline) as moment:
            return await moment.run(lambda: work(self._snapshot(moment, scopes)))

    def after_merges(self, work: Callable[[], Awaitable[None]]) -> None:
        """Have `work` done whenever a big part of the index was put together anew, to prepare what searches need."""
        self._after_merges.append(work)

    async def merged(self) -> None:
        """Do what was to be done after a merge."""
        for work in self._after_merges:
            await work()

    def _snapshot(self, moment: Moment, scopes: Scopes) -> SqliteSnapshot:
        with domain_errors(self._database.path):
            held = self._known.of(moment.connection, [scope.guild for scope in scopes])
        return SqliteSnapshot(self._database.path, moment, held, scopes)


class SqliteSnapshot:
    """One moment of some scopes, for use in one thread."""

    def __init__(self, path: Path, moment: Moment, held: dict[int, Held], scopes: Scopes) -> None:
        self._path = path
        self._scopes = scopes
        self._moment = moment
        self._held = held
        self._segments = tuple(one.segment for one in held.values())

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The index of those scopes, in parts that never change."""
        return self._segments

    def postings(self, fields: Sequence[Field], roots: Sequence[str]) -> list[Posting]:
        """Return the postings of all words of these `roots` (at most 400) in all segments."""
        self._moment.check()
        wanted = frozenset(roots[:MOST_ROOTS])
        hashes = np.unique(hashes_of(wanted))
        found = [
            (number, one.dictionary, *term)
            for number, one in self._held.items()
            for term in one.dictionary.terms_of(wanted, hashes, fields)
        ]
        if not found:
            return []
        bounds = [(int(d.first_documents[term]), int(d.first_documents[term + 1])) for _, d, term, _, _ in found]
        with domain_errors(self._path):
            stretches = Stretches(
                self._moment.connection,
                [
                    (number, stream, first, end)
                    for (number, *_), (first, end) in zip(found, bounds, strict=True)
                    for stream in (Stream.DOCUMENTS, Stream.COUNTS)
                ],
            )
        return [
            Posting(
                segment,
                field,
                root,
                dictionary.words[term],
                stretches.get(segment, Stream.DOCUMENTS, first, end),
                stretches.get(segment, Stream.COUNTS, first, end),
                term,
            )
            for (segment, dictionary, term, field, root), (first, end) in zip(found, bounds, strict=True)
        ]

    def places(self, wanted: Sequence[tuple[Posting, Integers]]) -> list[tuple[Integers, Integers]]:
        """Return, for each posting and some ascending documents, where it stands in them.

        As two parallel arrays: the index into those documents, and the position; both ascending.
        """
        self._moment.check()
        sought = [
            (posting, runs_of(posting, documents, self._first_position(posting))) for posting, documents in wanted
        ]
        with domain_errors(self._path):
            return read_places(self._moment.connection, sought)

    def _first_position(self, posting: Posting) -> int:
        if posting.positions is not None:
            return 0
        return int(self._held[posting.segment].dictionary.first_positions[posting.term])

    def grant(self, seconds: float) -> None:
        """Allow so many seconds from now, to show what was found in time."""
        self._moment.grant(seconds)

    def cards(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, ArticleCard]:
        """Return the cards of those `keys` (at most 1,000) that exist."""
        with domain_errors(self._path):
            return at_once(read_cards(Direct(self._moment.connection), keys[:MOST_CARDS]))

    def articles(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, Article]:
        """Return the newest versions of those `keys` (at most 200) that exist."""
        with domain_errors(self._path):
            return at_once(read_articles(Direct(self._moment.connection), keys[:MOST_ARTICLES]))

    def stories(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, tuple[ArticleKey, ...]]:
        """Return for those of `keys` (at most 1,000) that others tell too all that tell it in sight, oldest first."""
        with domain_errors(self._path):
            return at_once(read_stories(Direct(self._moment.connection), self._scopes, keys))

    def paragraphs(self, wanted: Sequence[tuple[ArticleKey, int]]) -> dict[ArticleKey, str]:
        """Return one paragraph (from 0) of the newest version of each of those articles (at most 200)."""
        places = [(key.scope.guild, key.number, place + 1) for key, place in wanted[:MOST_ARTICLES]]
        with domain_errors(self._path):
            rows = self._moment.connection.execute(_PARAGRAPHS, (json.dumps(places),))
            return {ArticleKey(Scope(guild), number): text for guild, number, text in rows}


class SqliteTermReader:
    """A snapshot for who does not work in a thread."""

    def __init__(self, moment: Moment, snapshot: SqliteSnapshot) -> None:
        self._moment = moment
        self._snapshot = snapshot

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The index of those scopes, in parts that never change."""
        return self._snapshot.segments

    async def postings(self, fields: Sequence[Field], roots: Sequence[str]) -> list[Posting]:
        """Return the postings of all words of these `roots` (at most 400) in all segments."""
        return await self._moment.run(lambda: self._snapshot.postings(fields, roots))
