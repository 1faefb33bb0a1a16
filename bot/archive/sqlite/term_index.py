"""Open the index for searching."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final, TypeVar

from bot.archive.segments.positions import read_positions
from bot.archive.segments.postings import read_postings
from bot.archive.sqlite.articles.reader import MOST_ARTICLES, MOST_CARDS, read_articles, read_cards
from bot.archive.sqlite.articles.rows import leave_out, read_in_parts
from bot.archive.sqlite.articles.stories import read_stories
from bot.archive.sqlite.connection.checksums import is_sound
from bot.archive.sqlite.connection.errors import domain_errors
from bot.archive.sqlite.connection.moments import BlockingReader, run_to_completion
from bot.archive.sqlite.connection.turns import OneByOne
from bot.archive.sqlite.guilds.aliases import read_aliases
from bot.archive.sqlite.index.chunks import SqliteChunkReader
from bot.archive.sqlite.index.segments import SegmentCache
from bot.articles import ArticleKey, Scope

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
    from pathlib import Path
    from sqlite3 import Row

    from bot.archive.model import Field
    from bot.archive.segments.postings import OpenSegment
    from bot.archive.sqlite.articles.rows import Place
    from bot.archive.sqlite.connection.database import Database
    from bot.archive.sqlite.connection.moments import Fetching, ReadTransaction
    from bot.archive.terms import Integers, Posting, Segment
    from bot.articles import Article, ArticleCard, Scopes

_PARAGRAPHS: Final = f"""
    SELECT a.guild, a.number, {is_sound("article", "a")} AND {is_sound("paragraph", "p")}, p.text
    FROM json_each(?) AS wanted
    CROSS JOIN article AS a ON a.guild = json_extract(wanted.value, '$[0]')
        AND a.number = json_extract(wanted.value, '$[1]')
    CROSS JOIN paragraph AS p ON p.guild = a.guild AND p.number = a.number AND p.version = a.latest
        AND p.position = json_extract(wanted.value, '$[2]')
"""  # noqa: S608

T = TypeVar("T")


class SqliteTermIndex:
    """The index in a database, for reading."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._segments = SegmentCache()
        self._turns = OneByOne()
        self._after_merges: list[Callable[[], Awaitable[None]]] = []

    @asynccontextmanager
    async def reading(self, scopes: Scopes, *, deadline: float) -> AsyncGenerator[SqliteTermReader]:
        """Open the index of `scopes`; calls later than `deadline` seconds from now raise DeadlineError."""
        async with self._database.moment(deadline) as moment:
            snapshot = await moment.run(lambda: self._snapshot(moment, scopes))
            yield SqliteTermReader(moment, snapshot)

    async def look(self, scopes: Scopes, work: Callable[[SqliteSnapshot], T], *, deadline: float) -> T:
        """Run `work` in a worker thread on a snapshot of `scopes`; its calls after `deadline` raise DeadlineError."""
        async with self._turns.turn(), self._database.moment(deadline) as moment:
            return await moment.run(lambda: work(self._snapshot(moment, scopes)))

    def after_merges(self, work: Callable[[], Awaitable[None]]) -> None:
        """Have `work` awaited after every merge of a big part of the index, to prepare what searches need."""
        self._after_merges.append(work)

    async def merged(self) -> None:
        """Do what is to be done after a merge."""
        for work in self._after_merges:
            await work()

    def _snapshot(self, moment: ReadTransaction, scopes: Scopes) -> SqliteSnapshot:
        with domain_errors(self._database.path):
            segments = self._segments.segments_of(moment.connection, [scope.guild for scope in scopes])
        return SqliteSnapshot(self._database.path, moment, segments, scopes)


class SqliteSnapshot:
    """The articles of some scopes and their index as of one moment, for use in one thread."""

    def __init__(
        self, path: Path, moment: ReadTransaction, segments: Mapping[int, OpenSegment], scopes: Scopes
    ) -> None:
        self._path = path
        self._scopes = scopes
        self._moment = moment
        self._reader = SqliteChunkReader(moment.connection)
        self._open = segments
        self._segments = tuple(one.segment for one in segments.values())

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The segments of those scopes; they never change."""
        return self._segments

    def postings(self, fields: Sequence[Field], roots: Sequence[str]) -> list[Posting]:
        """Return the postings of all words of these `roots` (at most 400) in all segments."""
        self._moment.check()
        with domain_errors(self._path):
            return read_postings(self._reader, self._open, fields, roots)

    def positions(self, wanted: Sequence[tuple[Posting, Integers]]) -> list[tuple[Integers, Integers]]:
        """Return the positions of each posting in some ascending documents.

        They are two parallel arrays: the index into those documents, and the position; both ascend.
        """
        self._moment.check()
        with domain_errors(self._path):
            return read_positions(self._reader, self._open, wanted)

    def grant(self, seconds: float) -> None:
        """Set the deadline to so many seconds from now, to show what was found in time."""
        self._moment.grant(seconds)

    def cards(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, ArticleCard]:
        """Return the cards of those `keys` (at most 1,000) that exist."""
        with domain_errors(self._path):
            return run_to_completion(read_cards(BlockingReader(self._moment.connection), keys[:MOST_CARDS]))

    def articles(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, Article]:
        """Return the newest versions of those `keys` (at most 200) that exist."""
        with domain_errors(self._path):
            return run_to_completion(read_articles(BlockingReader(self._moment.connection), keys[:MOST_ARTICLES]))

    def stories(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, tuple[ArticleKey, ...]]:
        """Return for those of `keys` (at most 1,000) that others tell too all that tell it in sight, oldest first."""
        with domain_errors(self._path):
            return run_to_completion(read_stories(BlockingReader(self._moment.connection), self._scopes, keys))

    def aliases(self) -> tuple[tuple[str, ...], ...]:
        """Return the names that people have tied in those scopes, an alias after the other."""
        with domain_errors(self._path):
            return read_aliases(self._moment.connection, [scope.guild for scope in self._scopes])

    def paragraphs(self, wanted: Sequence[tuple[ArticleKey, int]]) -> dict[ArticleKey, str]:
        """Return one paragraph (from 0) of the newest version of each of those articles (at most 200).

        Damaged ones are left out.
        """
        positions = [(key.scope.guild, key.number, index + 1) for key, index in wanted[:MOST_ARTICLES]]
        with domain_errors(self._path):
            return run_to_completion(_read_paragraphs(BlockingReader(self._moment.connection), positions))


async def _read_paragraphs(connection: Fetching, wanted: Sequence[Place]) -> dict[ArticleKey, str]:
    async def read(connection: Fetching, wanted: Sequence[Place]) -> list[Row]:
        return await connection.execute_fetchall(_PARAGRAPHS, (json.dumps(wanted),))

    rows = [row for part in await read_in_parts(read, connection, wanted) for row in part]
    return {
        ArticleKey(Scope(guild), number): text
        for guild, number, sound, text in rows
        if sound or leave_out(guild, number, strict=False)
    }


class SqliteTermReader:
    """A snapshot for callers that do not run in a worker thread."""

    def __init__(self, moment: ReadTransaction, snapshot: SqliteSnapshot) -> None:
        self._moment = moment
        self._snapshot = snapshot

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The segments of those scopes; they never change."""
        return self._snapshot.segments

    async def postings(self, fields: Sequence[Field], roots: Sequence[str]) -> list[Posting]:
        """Return the postings of all words of these `roots` (at most 400) in all segments."""
        return await self._moment.run(lambda: self._snapshot.postings(fields, roots))
