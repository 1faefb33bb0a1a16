"""Store articles in SQLite, in one transaction with their index."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, TypeAlias

from bot.archive.model import IndexEntry
from bot.archive.sqlite.articles.histories import (
    numbers_stored_at,
    read_histories,
    read_last_number,
    take_own_numbers,
)
from bot.archive.sqlite.articles.page_reviews import write_reviews
from bot.archive.sqlite.articles.pages import read_pages_from, read_pages_with, write_pages
from bot.archive.sqlite.articles.rows import place_of, read_texts, read_versions
from bot.archive.sqlite.articles.stored_size import ROW, count_stored
from bot.archive.sqlite.articles.stories import read_heads, read_holders, write_heads
from bot.archive.sqlite.articles.text_rows import TextRows
from bot.archive.sqlite.connection.checksums import insertion, is_sound, require_sound
from bot.archive.sqlite.connection.times import from_time
from bot.archive.sqlite.index import writer
from bot.archive.stored import MOST_OWN_ARTICLES, KnownArticle, SourceRecord
from bot.articles import SHARED, ArticleKey, Scope, VersionReason
from bot.errors import QuotaError
from bot.runtime import while_writing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime
    from sqlite3 import Row

    import aiosqlite

    from bot.archive.histories import Adopted, ArticleHistory
    from bot.archive.index import Analyser
    from bot.archive.stored import KnownPage, NewText, Revision, SourcePage
    from bot.archive.stories import StoryHead
    from bot.articles import ArticleText

MOST_RESEMBLING = 64
_READ_AT_ONCE = 100

_ARTICLE = insertion(
    "article",
    (
        *("guild", "number", "latest", "source", "published", "truncated", "paragraph_count"),
        *("loaded_at", "removed_at", "retired"),
    ),
)
_RECORD = insertion("record", ("guild", "origin", "source_id", "digest", "number"), "INSERT OR REPLACE")

_Version: TypeAlias = "tuple[int, int, VersionReason, NewText, str]"
"""A version to be written: the number of its article, its own, why there is one, what it says, and since when."""


class SqliteStoring:
    """One transaction in one scope. `index` comes last, once: a segment of the index is made for all it stored."""

    def __init__(self, connection: aiosqlite.Connection, scope: Scope, now: datetime) -> None:
        self._connection = connection
        self._scope = scope
        self._guild = scope.guild
        self.now: Final = now
        self._now = from_time(now)
        self._stored: dict[int, NewText] = {}
        self._revised: set[int] = set()
        self._retired: set[int] = set()
        self._size = 0
        self.has_edited = self.has_revised = self.has_watched = False

    async def pages_from(self, origins: Collection[str]) -> dict[str, KnownPage]:
        """Return the page last read from each of `origins`."""
        return await read_pages_from(self._connection, self._scope, origins)

    async def pages_with(self, content_checksums: Collection[str]) -> dict[str, tuple[KnownPage, ...]]:
        """Return the pages of these contents, wherever they were read and however they were divided."""
        return await read_pages_with(self._connection, self._scope, content_checksums)

    async def records(self, ids: Collection[tuple[str, str]]) -> dict[tuple[str, str], SourceRecord]:
        """Return what is known of each (origin, source id)."""
        return await read_records(self._connection, self._scope, ids)

    async def resembling(self, samples: Collection[int], *, truncated: bool) -> dict[int, tuple[int, ...]]:
        """Return for each hash the newest articles (at most 64) that were stored with it, whole ones or cut ones."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        if samples and await self._holds_samples(truncated=truncated):
            rows = await self._connection.execute_fetchall(
                "SELECT s.hash, s.number FROM json_each(:samples) AS wanted CROSS JOIN sample AS s"
                " ON s.guild = :guild AND s.truncated = :truncated AND s.hash = wanted.value"
                " AND s.number >= coalesce((SELECT number FROM sample WHERE guild = :guild AND truncated = :truncated"
                " AND hash = wanted.value ORDER BY number DESC LIMIT 1 OFFSET :most - 1), 0)",
                {
                    "samples": json.dumps(sorted(samples)),
                    "guild": self._guild,
                    "truncated": truncated,
                    "most": MOST_RESEMBLING,
                },
            )
            for sample, number in rows:
                found[sample].append(number)
        return {sample: tuple(numbers) for sample, numbers in found.items()}

    async def _holds_samples(self, *, truncated: bool) -> bool:
        rows = await self._connection.execute_fetchall(
            "SELECT 1 FROM sample WHERE guild = ? AND truncated = ? LIMIT 1", (self._guild, truncated)
        )
        return bool(list(rows))

    async def known(self, numbers: Collection[int]) -> dict[int, KnownArticle]:
        """Return the articles of these numbers. Raises ArchiveDamagedError where one is damaged."""
        known: dict[int, KnownArticle] = {}
        wanted = [(self._guild, number, None) for number in numbers]
        for start in range(0, len(wanted), _READ_AT_ONCE):
            at_once = wanted[start : start + _READ_AT_ONCE]
            versions = await read_versions(self._connection, at_once, removed=True, strict=True)
            texts = await read_texts(self._connection, versions, strict=True)
            known |= {version["number"]: _known(version, texts[place_of(version)]) for version in versions}
        return known

    async def create(self, new: Sequence[NewText]) -> tuple[int, ...]:
        """Store new articles and return their numbers, ascending."""
        await self._require_room(len(new))
        first = await self._take_numbers(len(new))
        numbered = dict(enumerate(new, first))
        await self._connection.executemany(
            _ARTICLE, [(self._guild, number, 1, *_summary(one), self._now, None, 0) for number, one in numbered.items()]
        )
        await self._write_texts([(number, 1, VersionReason.LOADED, one, self._now) for number, one in numbered.items()])
        await self._watch(numbered)
        self._stored |= numbered
        return tuple(numbered)

    async def _watch(self, numbers: Collection[int]) -> None:
        """Note articles that are to be put to the watches, where there are any in whose sight they are."""
        noted = await self._connection.executemany(
            "INSERT OR IGNORE INTO watch_due (guild, number) SELECT ?1, ?2 WHERE EXISTS"
            " (SELECT 1 FROM watch WHERE (guild = ?1 OR ?1 = 0) AND removed_at IS NULL AND paused IS NULL)",
            [(self._guild, number) for number in numbers],
        )
        self.has_watched = self.has_watched or noted.rowcount > 0

    async def _require_room(self, count: int) -> None:
        if self._scope.is_shared:
            return
        ((held,),) = await self._connection.execute_fetchall(
            "SELECT count(*) FROM article WHERE guild = ? AND removed_at IS NULL", (self._guild,)
        )
        if held + count > MOST_OWN_ARTICLES:
            raise QuotaError("library-full", most=MOST_OWN_ARTICLES)

    async def _take_numbers(self, count: int) -> int:
        await self._connection.execute(
            "INSERT INTO scope (guild, last_number, generation) VALUES (?, ?, 0)"
            " ON CONFLICT (guild) DO UPDATE SET last_number = last_number + excluded.last_number",
            (self._guild, count),
        )
        return await read_last_number(self._connection, self._guild) - count + 1

    async def histories(self, numbers: Collection[int]) -> dict[int, ArticleHistory]:
        """Return the articles of these numbers in all their versions."""
        found = await read_histories(self._connection, self._scope, numbers)
        return {history.key.number: history for history in found}

    async def first_stored(self, moments: Collection[datetime]) -> frozenset[int]:
        """Return the numbers of the articles first stored here at one of `moments` (5,000 at most)."""
        return await numbers_stored_at(self._connection, self._scope, moments)

    async def adopt(self, articles: Sequence[Adopted]) -> tuple[int, ...]:
        """Store articles of another archive with all their versions; return their numbers, their own where free."""
        await self._require_room(len(articles))
        numbers = await take_own_numbers(self._connection, self._scope, [one.number for one in articles])
        adopted = dict(zip(numbers, articles, strict=True))
        await self._connection.executemany(
            _ARTICLE,
            [
                (self._guild, number, len(one.versions), *_summary(one.versions[-1].new), self._now, None, 0)
                for number, one in adopted.items()
            ],
        )
        await self._write_texts(
            [
                (number, version, past.reason, past.new, from_time(past.changed_at))
                for number, one in adopted.items()
                for version, past in enumerate(one.versions, 1)
            ]
        )
        self._stored |= {number: one.versions[-1].new for number, one in adopted.items()}
        return tuple(numbers)

    async def revise(self, revisions: Sequence[Revision]) -> None:
        """Store new versions; those of one article one after the other."""
        await self._connection.executemany(
            "UPDATE article SET latest = latest + 1, source = ?, published = ?, truncated = ?, paragraph_count = ?"
            " WHERE guild = ? AND number = ?",
            [(*_summary(revision.new), self._guild, revision.number) for revision in revisions],
        )
        rows = await self._connection.execute_fetchall(
            "SELECT number, latest FROM article WHERE guild = ? AND number IN (SELECT value FROM json_each(?))",
            (self._guild, json.dumps([revision.number for revision in revisions])),
        )
        latest = {int(number): int(version) for number, version in rows}
        left = Counter(revision.number for revision in revisions)
        written: list[_Version] = []
        for one in revisions:
            left[one.number] -= 1
            when = from_time(one.changed_at) if one.changed_at else self._now
            written.append((one.number, latest[one.number] - left[one.number], one.reason, one.new, when))
        await self._write_texts(written)
        await self._compare_later(revisions, written)
        grown = [one for one in revisions if one.reason is VersionReason.UPGRADED and one.changed_at is None]
        await self._watch({one.number for one in grown})
        self._stored |= {revision.number: revision.new for revision in revisions}
        self._revised |= latest.keys()

    async def _compare_later(self, revisions: Sequence[Revision], written: Sequence[_Version]) -> None:
        """Note edited versions of articles that were quoted; what another archive edited is no news."""
        rows = [
            (self._guild, version[0], version[1])
            for revision, version in zip(revisions, written, strict=True)
            if revision.reason is VersionReason.EDITED and revision.changed_at is None
        ]
        self.has_revised = True
        noted = await self._connection.executemany(
            "INSERT OR IGNORE INTO version_due (guild, number, version) SELECT ?1, ?2, ?3 WHERE EXISTS"
            " (SELECT 1 FROM quoted WHERE article_guild = ?1 AND article_number = ?2)",
            rows,
        )
        self.has_edited = self.has_edited or noted.rowcount > 0

    async def _write_texts(self, versions: Sequence[_Version]) -> None:
        rows = TextRows(self._guild)
        await while_writing.run(rows.add_all, versions)
        await rows.write(self._connection)
        self._size += rows.size

    async def keep_pages(self, pages: Sequence[SourcePage]) -> None:
        """Store pages, and that they are what their origins hold now."""
        self._size += await write_pages(self._connection, self._scope, pages, self._now)
        await write_reviews(self._connection, self._scope, pages)

    async def keep_records(self, records: Sequence[SourceRecord]) -> None:
        """Store under which number records are known."""
        self._size += ROW * len(records)
        await self._connection.executemany(
            _RECORD,
            [(self._guild, one.origin, one.source_id, one.checksum, one.number) for one in records],
        )

    async def mark_before(self, numbers: Collection[int]) -> None:
        """Store that articles are no news: a feed held them already when it was added."""
        await self._connection.executemany(
            "INSERT OR IGNORE INTO article_before (guild, number) VALUES (?, ?)",
            [(self._guild, number) for number in numbers],
        )
        await self._connection.executemany(
            "DELETE FROM watch_due WHERE guild = ? AND number = ?", [(self._guild, number) for number in numbers]
        )

    async def holders(self, samples: Collection[int], *, before: int) -> dict[int, tuple[ArticleKey, ...]]:
        """Return for each hash the newest articles in sight of the scope (16 of each kind) that were stored with it."""
        return await read_holders(self._connection, self._scope, samples, before)

    async def texts(self, keys: Collection[ArticleKey]) -> dict[ArticleKey, ArticleText]:
        """Return what those of `keys` say now that are in sight of the scope, and neither removed nor retired."""
        found: dict[ArticleKey, ArticleText] = {}
        wanted = [(key.scope.guild, key.number, None) for key in keys if key.scope in {SHARED, self._scope}]
        for start in range(0, len(wanted), _READ_AT_ONCE):
            versions = await read_versions(self._connection, wanted[start : start + _READ_AT_ONCE])
            shown = [version for version in versions if version["removed_at"] is None]
            texts = await read_texts(self._connection, shown)
            found |= {ArticleKey(Scope(guild), number): text for (guild, number, _), text in texts.items()}
        return found

    async def heads(self, keys: Collection[ArticleKey]) -> dict[ArticleKey, StoryHead]:
        """Return the heads of the stories that articles tell; an article may be its own."""
        return await read_heads(self._connection, self._scope, keys)

    async def keep_heads(self, heads: Mapping[int, ArticleKey | None]) -> None:
        """Store which stories articles of the scope tell, by their numbers; None for one that tells its own."""
        await write_heads(self._connection, self._scope, heads)

    async def retire(self, numbers: Collection[int]) -> None:
        """Take those that stand on no page any more out of sight; they can still be quoted. After `keep_pages`."""
        rows = await self._connection.execute_fetchall(
            "UPDATE article SET removed_at = ?, retired = 1 WHERE guild = ? AND removed_at IS NULL"
            " AND number IN (SELECT value FROM json_each(?)) AND NOT EXISTS ("
            "SELECT 1 FROM page_article AS p JOIN page_origin AS o ON o.guild = p.guild AND o.digest = p.digest"
            " WHERE p.guild = article.guild AND p.number = article.number AND NOT p.former) RETURNING number",
            (self._now, self._guild, json.dumps(list(numbers))),
        )
        self._retired |= {int(number) for (number,) in rows}

    async def bring_back(self, articles: Mapping[int, NewText]) -> None:
        """Show retired articles again, as what they say in their newest version."""
        rows = await self._connection.execute_fetchall(
            "UPDATE article SET removed_at = NULL, retired = 0 WHERE guild = ? AND retired"
            " AND number IN (SELECT value FROM json_each(?)) RETURNING number",
            (self._guild, json.dumps(list(articles))),
        )
        back = {int(number) for (number,) in rows}
        self._stored |= {number: articles[number] for number in back}
        # One that was retired here a moment ago is in the index still.
        self._revised |= self._retired & back
        self._retired -= back

    async def index(self, analyse: Analyser) -> None:
        """Index what was stored. Raises QuotaError where that is more than the guild may have."""
        if self._size and not self._scope.is_shared:
            await count_stored(self._connection, self._scope, self._size)
        stored = {n: (new.source, new.text) for n, new in self._stored.items() if n not in self._retired}
        await writer.remove_articles(self._connection, self._scope, self._revised | self._retired)
        if stored:
            await index_texts(self._connection, self._scope, stored, analyse)
        elif self._retired:
            await mark_changed(self._connection, self._scope)


async def index_texts(
    connection: aiosqlite.Connection, scope: Scope, texts: dict[int, tuple[str, ArticleText]], analyse: Analyser
) -> None:
    """Index articles given as (source, text) by number, and mark that the scope has changed."""

    def analysed() -> list[IndexEntry]:
        return [
            IndexEntry(ArticleKey(scope, number), source, analyse(text)) for number, (source, text) in texts.items()
        ]

    await writer.add_articles(connection, await while_writing.run(analysed), analyse)
    await mark_changed(connection, scope)


async def mark_changed(connection: aiosqlite.Connection, scope: Scope) -> None:
    """Give the scope a new generation."""
    await connection.execute("UPDATE scope SET generation = generation + 1 WHERE guild = ?", (scope.guild,))


async def read_records(
    connection: aiosqlite.Connection, scope: Scope, ids: Collection[tuple[str, str]]
) -> dict[tuple[str, str], SourceRecord]:
    """Return what is known of each (origin, source id)."""
    rows = await connection.execute_fetchall(
        f"SELECT origin, source_id, digest, number, {is_sound('record')} AS sound FROM json_each(?) AS wanted"  # noqa: S608
        " CROSS JOIN record ON guild = ?"
        " AND origin = json_extract(wanted.value, '$[0]') AND source_id = json_extract(wanted.value, '$[1]')",
        (json.dumps(list(ids)), scope.guild),
    )
    return {
        (origin, source_id): SourceRecord(origin, source_id, *rest)
        for origin, source_id, *rest, _ in require_sound("record", rows)
    }


def _known(version: Row, text: ArticleText) -> KnownArticle:
    return KnownArticle(
        number=version["number"],
        version=version["version"],
        removed=version["removed_at"] is not None and not version["retired"],
        retired=bool(version["retired"]),
        source=version["source"],
        source_id=version["source_id"],
        url=version["url"],
        text=text,
    )


def _summary(new: NewText) -> tuple[str, str | None, bool, int]:
    return new.source, new.text.published, new.text.truncated, len(new.text.paragraphs)
