"""Read the index. Segments never change, so what is decoded of one is kept until a merge replaces it."""

from __future__ import annotations

import json
import threading
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np

from bot.archive.model import ArticleKey, Scope
from bot.archive.sqlite.articles import MOST_ARTICLES, MOST_CARDS, read_articles, read_cards
from bot.archive.sqlite.dictionary import Dictionary, Stretches, read_dictionary
from bot.archive.sqlite.failures import domain_errors
from bot.archive.sqlite.places import read_places, runs_of
from bot.archive.sqlite.snapshots import Direct, at_once
from bot.archive.sqlite.stories import read_stories
from bot.archive.sqlite.streams import Stream, hashes_of
from bot.archive.sqlite.turns import OneByOne
from bot.archive.terms import Documents, Flags, Integers, Posting, Segment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
    from pathlib import Path

    from bot.archive.model import Article, ArticleCard, Field, Scopes
    from bot.archive.sqlite.database import Database
    from bot.archive.sqlite.snapshots import Moment

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
        self._known = _KnownSegments()
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


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    """A segment, and the terms in it."""

    segment: Segment
    dictionary: Dictionary


class _KnownSegments:
    """The segments that were read, for all threads."""

    def __init__(self) -> None:
        self._known: dict[int, _Held] = {}
        self._lock = threading.Lock()

    def of(self, connection: sqlite3.Connection, guilds: Sequence[int]) -> dict[int, _Held]:
        """Return the segments of some guilds, in the order of guilds and ids."""
        rows = connection.execute(
            "SELECT id, guild, size, (SELECT count(*) FROM tombstone WHERE segment = segment.id) FROM segment"
            " WHERE published AND guild IN (SELECT value FROM json_each(?)) ORDER BY guild, id",
            (json.dumps(guilds),),
        ).fetchall()
        with self._lock:
            held = {number: self._segment(connection, number, *rest) for number, *rest in rows}
            # One that a merge has replaced goes; a look at an earlier moment may still bring it back for a while.
            for merged in [n for n, known in self._known.items() if known.segment.scope.guild in guilds]:
                if merged not in held:
                    del self._known[merged]
        return held

    def _segment(self, connection: sqlite3.Connection, number: int, guild: int, size: int, buried: int) -> _Held:
        known = self._known.get(number)
        if known is not None and known.segment.live_count == size - buried:
            return known
        dictionary = known.dictionary if known else dictionary_of(connection, number)
        documents = known.segment.documents if known else read_documents(connection, number)
        live = read_live(connection, number, size)
        segment = Segment(
            id=number,
            scope=Scope(guild),
            documents=documents,
            vocabularies=known.segment.vocabularies if known else dictionary.vocabularies(),
            live=live,
            live_count=size - buried,
            total_length=int(documents.lengths[live].sum(dtype=np.int64)),
        )
        self._known[number] = _Held(segment, dictionary)
        return self._known[number]


def dictionary_of(connection: sqlite3.Connection, segment: int) -> Dictionary:
    """Return the terms of a segment."""
    ((term_counts,),) = connection.execute("SELECT term_counts FROM segment WHERE id = ?", (segment,))
    return read_dictionary(connection, segment, term_counts)


class SqliteSnapshot:
    """One moment of some scopes, for use in one thread."""

    def __init__(self, path: Path, moment: Moment, held: dict[int, _Held], scopes: Scopes) -> None:
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


def read_documents(connection: sqlite3.Connection, segment: int) -> Documents:
    """Return the documents of a segment."""
    ((numbers, lengths, headline_lengths, days, truncated, paragraph_counts, paragraph_starts),) = connection.execute(
        "SELECT numbers, lengths, headline_lengths, days, truncated, paragraph_counts, paragraph_starts"
        " FROM segment WHERE id = ?",
        (segment,),
    )
    counts = np.frombuffer(paragraph_counts, "<u2")
    first_paragraphs = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=first_paragraphs[1:])
    return Documents(
        np.frombuffer(numbers, "<u4"),
        np.frombuffer(lengths, "<u4"),
        np.frombuffer(headline_lengths, "<u2"),
        np.frombuffer(days, "<i4"),
        np.frombuffer(truncated, np.bool_),
        first_paragraphs,
        np.frombuffer(paragraph_starts, "<u2"),
    )


def read_live(connection: sqlite3.Connection, segment: int, size: int) -> Flags:
    """Return which documents of a segment were neither replaced nor removed."""
    live = np.ones(size, dtype=np.bool_)
    rows = connection.execute("SELECT document FROM tombstone WHERE segment = ?", (segment,))
    live[[document for (document,) in rows]] = False
    return live
