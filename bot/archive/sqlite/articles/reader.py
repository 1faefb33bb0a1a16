"""Read articles from SQLite."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING, Final

from bot.archive.model import ArchiveCounts, SourceCount
from bot.archive.sqlite.articles.histories import numbers_after, read_histories
from bot.archive.sqlite.articles.rows import (
    place_of,
    read_people,
    read_texts,
    read_versions,
    require_all_or_nothing,
    to_article,
    to_card,
)
from bot.archive.sqlite.articles.stories import TOLD_LATER, seen_from
from bot.archive.sqlite.connection.checksums import is_sound
from bot.archive.sqlite.connection.times import from_time, to_time
from bot.articles import SHARED, ArticleKey, Scope

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import aiosqlite

    from bot.archive.histories import ArticleHistory
    from bot.archive.sqlite.connection.database import Database
    from bot.archive.sqlite.connection.moments import Fetching
    from bot.articles import Article, ArticleCard, Scopes

MOST_ARTICLES = 200
MOST_CARDS = 1_000
MOST_RECENT = 100
_MOST_COUNTED = 256
"""Groups of scopes of which the counts are kept: a few hundred bytes each."""

_LEAFING = 30.0
"""Seconds that reading many articles whole may take: nobody waits for an answer of it."""


class SqliteArticleReader:
    """The articles in a database, for reading."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._counted: dict[str, tuple[int, ArchiveCounts]] = {}

    async def article(self, key: ArticleKey, version: int | None = None) -> Article | None:
        """Return an article in its newest version, or in `version`; None when there is no such thing.

        Raises ArchiveDamagedError where it is damaged.
        """
        async with self._database.read() as connection:
            found = await _articles(connection, [(key.scope.guild, key.number, version)], strict=True)
            if not found:
                await require_all_or_nothing(connection, key)
        return found[0] if found else None

    async def articles(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, Article]:
        """Return the newest versions of those `keys` (at most 200) that exist."""
        async with self._database.read() as connection:
            return await read_articles(connection, keys[:MOST_ARTICLES])

    async def versions(self, wanted: Sequence[tuple[ArticleKey, int]]) -> dict[tuple[ArticleKey, int], Article]:
        """Return those versions of articles (at most 200) that exist, by key and version."""
        places = [(key.scope.guild, key.number, version) for key, version in wanted[:MOST_ARTICLES]]
        async with self._database.read() as connection:
            found = await _articles(connection, places)
        return {(article.key, article.version): article for article in found}

    async def latest(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, tuple[int, str]]:
        """Return the newest version of those `keys` (at most 200) that exist, and a mark of when it was loaded."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT a.guild, a.number, a.latest, a.loaded_at FROM json_each(?) AS wanted CROSS JOIN article AS a"
                " ON a.guild = json_extract(wanted.value, '$[0]') AND a.number = json_extract(wanted.value, '$[1]')"
                " WHERE a.removed_at IS NULL",
                (json.dumps([(key.scope.guild, key.number) for key in keys[:MOST_ARTICLES]]),),
            )
        return {ArticleKey(Scope(guild), number): (latest, loaded_at) for guild, number, latest, loaded_at in rows}

    async def cards(self, keys: Sequence[ArticleKey]) -> dict[ArticleKey, ArticleCard]:
        """Return the cards of those `keys` (at most 1,000) that exist."""
        async with self._database.read() as connection:
            return await read_cards(connection, keys[:MOST_CARDS])

    async def recent(
        self, scopes: Scopes, *, limit: int, offset: int = 0, once: bool = False
    ) -> tuple[ArticleCard, ...]:
        """Return cards, newest loaded first (at most 100 at once); with `once`, of each story the newest alone."""
        shown = f"AND NOT ({TOLD_LATER})" if once else ""
        limit = min(max(limit, 0), MOST_RECENT)
        newest: list[tuple[str, int, int]] = []
        async with self._database.read() as connection:
            for scope in scopes:
                # Numbers rise in the order of loading, so the key itself gives the newest of one scope.
                rows = await connection.execute_fetchall(
                    "SELECT loaded_at, number, guild FROM article WHERE guild = :guild AND removed_at IS NULL"  # noqa: S608
                    f" {shown} ORDER BY number DESC LIMIT :most",
                    {"guild": scope.guild, "most": max(offset, 0) + limit, **seen_from(scopes)},
                )
                newest += [(loaded_at, number, guild) for loaded_at, number, guild in rows]
            newest.sort(reverse=True)
            wanted = [(guild, number) for _, number, guild in newest[max(offset, 0) :][:limit]]
            return tuple(await _cards(connection, wanted))

    async def random(self, scopes: Scopes) -> ArticleCard | None:
        """Return any one article, full ones before teasers where there are any; None from an empty archive."""
        async with self._database.read() as connection:
            for truncated in (0, 0, 1):  # again, where the first is damaged
                chosen = await _any_of(connection, scopes, truncated)
                if chosen is not None and (cards := await _cards(connection, [chosen])):
                    return cards[0]
        return None

    async def counts(self, scopes: Scopes) -> ArchiveCounts:
        """Return how much there is: counted once, and again only after a change."""
        asked = _guilds(scopes)
        async with self._database.read() as connection:
            generation = await _generation(connection, scopes)
            counted, counts = self._counted.pop(asked, (-1, None))
            if counts is None or counted != generation:
                counts = await _count(connection, asked)
        self._counted[asked] = generation, counts
        if len(self._counted) > _MOST_COUNTED:
            del self._counted[next(iter(self._counted))]  # the one that was asked for longest ago
        return counts

    async def sources(self, scopes: Scopes, *, limit: int, offset: int = 0) -> tuple[SourceCount, ...]:
        """Return the sources of what is in sight, those with most articles first (at most 100 at once)."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT source, count(*), max(loaded_at) FROM article"
                " WHERE guild IN (SELECT value FROM json_each(?)) AND removed_at IS NULL"
                " GROUP BY source ORDER BY count(*) DESC, source LIMIT ? OFFSET ?",
                (_guilds(scopes), min(limit, 100), offset),
            )
        return tuple(SourceCount(source, articles, to_time(loaded)) for source, articles, loaded in rows)

    async def loaded_since(self, scopes: Scopes, moments: Sequence[datetime]) -> tuple[int, ...]:
        """Return how many articles were loaded from each of some moments (ascending) to the next, the last to now."""
        bounds = [from_time(moment) for moment in moments]
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT (SELECT max(b.key) FROM json_each(:bounds) AS b WHERE b.value <= loaded_at), count(*)"
                " FROM article WHERE guild IN (SELECT value FROM json_each(:guilds))"
                " AND removed_at IS NULL AND loaded_at >= :first"
                " GROUP BY 1",
                {"guilds": _guilds(scopes), "bounds": json.dumps(bounds), "first": bounds[0]},
            )
        counted = {int(place): int(count) for place, count in rows}
        return tuple(counted.get(place, 0) for place in range(len(bounds)))

    async def came_before(self, keys: Sequence[ArticleKey]) -> frozenset[ArticleKey]:
        """Return those of `keys` that a feed held already when it was added: they are no news."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT b.guild, b.number FROM json_each(?) AS wanted CROSS JOIN article_before AS b"
                " ON b.guild = json_extract(wanted.value, '$[0]') AND b.number = json_extract(wanted.value, '$[1]')",
                (json.dumps([(key.scope.guild, key.number) for key in keys]),),
            )
        return frozenset(ArticleKey(Scope(guild), number) for guild, number in rows)

    async def histories(self, scope: Scope, *, after: int, limit: int) -> tuple[ArticleHistory, ...]:
        """Return the next articles of a scope that can be quoted, by number (at most 200), in all their versions."""
        async with self._database.read(_LEAFING) as connection:
            numbers = await numbers_after(connection, scope, after, limit)
            return tuple(await read_histories(connection, scope, numbers))

    async def generation(self, scopes: Scopes) -> int:
        """Return a number that changes whenever an article of `scopes` is stored, changed or removed."""
        async with self._database.read() as connection:
            return await _generation(connection, scopes)


async def _generation(connection: aiosqlite.Connection, scopes: Scopes) -> int:
    # With the shared archive's, which inherits what a forgotten guild had reached: so the sum never comes again.
    ((generation,),) = await connection.execute_fetchall(
        "SELECT coalesce(sum(generation), 0) FROM scope WHERE guild IN (SELECT value FROM json_each(?))",
        (_guilds((SHARED, *scopes)),),
    )
    return generation


_IS_SOUND: Final = is_sound("article")
_ENDS: Final = f"""
    SELECT
        min((SELECT published FROM article WHERE guild = seen.value AND removed_at IS NULL AND published IS NOT NULL
            AND {_IS_SOUND} ORDER BY published LIMIT 1)),
        max((SELECT published FROM article WHERE guild = seen.value AND removed_at IS NULL AND published IS NOT NULL
            AND {_IS_SOUND} ORDER BY published DESC LIMIT 1)),
        max((SELECT loaded_at FROM article WHERE guild = seen.value AND removed_at IS NULL
            AND {_IS_SOUND} ORDER BY loaded_at DESC LIMIT 1))
    FROM json_each(?) AS seen
"""  # noqa: S608 (no value from outside)


async def _count(connection: aiosqlite.Connection, guilds: str) -> ArchiveCounts:
    (row,) = await connection.execute_fetchall(
        "SELECT coalesce(sum(articles), 0), coalesce(sum(teasers), 0), coalesce(sum(paragraphs), 0),"
        " count(DISTINCT source) FROM tally WHERE guild IN (SELECT value FROM json_each(?)) AND articles > 0",
        (guilds,),
    )
    articles, teasers, paragraphs, sources = row
    ((oldest, newest, last),) = await connection.execute_fetchall(_ENDS, (guilds,))
    return ArchiveCounts(
        articles=articles,
        full=articles - teasers,
        teasers=teasers,
        paragraphs=paragraphs,
        sources=sources,
        oldest=oldest,
        newest=newest,
        last_loaded=to_time(last) if last else None,
    )


async def read_articles(connection: Fetching, keys: Sequence[ArticleKey]) -> dict[ArticleKey, Article]:
    """Return the newest versions of those `keys` that exist."""
    found = await _articles(connection, [(key.scope.guild, key.number, None) for key in keys])
    return {article.key: article for article in found}


async def read_cards(connection: Fetching, keys: Sequence[ArticleKey]) -> dict[ArticleKey, ArticleCard]:
    """Return the cards of those `keys` that exist."""
    if not keys:
        return {}
    cards = await _cards(connection, [(key.scope.guild, key.number) for key in keys])
    return {card.key: card for card in cards}


async def _articles(
    connection: Fetching, wanted: Sequence[tuple[int, int, int | None]], *, strict: bool = False
) -> list[Article]:
    versions = await read_versions(connection, wanted, strict=strict)
    texts = await read_texts(connection, versions, strict=strict)
    return [to_article(version, texts[place]) for version in versions if (place := place_of(version)) in texts]


async def _cards(connection: Fetching, wanted: Sequence[tuple[int, int]]) -> list[ArticleCard]:
    versions = await read_versions(connection, [(guild, number, None) for guild, number in wanted])
    people = await read_people(connection, versions)
    return [to_card(version, people[place]) for version in versions if (place := place_of(version)) in people]


async def _any_of(connection: aiosqlite.Connection, scopes: Scopes, truncated: int) -> tuple[int, int] | None:
    matching = "FROM article WHERE guild IN (SELECT value FROM json_each(?)) AND truncated = ? AND removed_at IS NULL"
    asked = (_guilds(scopes), truncated)
    ((count,),) = await connection.execute_fetchall(f"SELECT count(*) {matching}", asked)
    if not count:
        return None
    rows = await connection.execute_fetchall(
        f"SELECT guild, number {matching} LIMIT 1 OFFSET ?",
        (*asked, secrets.randbelow(count)),
    )
    ((guild, number),) = rows
    return guild, number


def _guilds(scopes: Scopes) -> str:
    return json.dumps([scope.guild for scope in scopes])
