"""Keep which articles tell the same story, in SQLite."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from bot.archive.sqlite.connection.times import from_time, to_time
from bot.archive.stories import MOST_APART, MOST_TOLD, SetApart, StoryHead
from bot.articles import SHARED, ArticleKey, Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import aiosqlite

    from bot.archive.sqlite.connection.database import Database
    from bot.archive.sqlite.connection.moments import Fetching
    from bot.articles import Scopes

MOST_KEYS: Final = 1_000
_MOST_HOLDERS: Final = 16
_COUNTING: Final = 5.0
_NO_NUMBER: Final = 1 << 62

# In all of these, :guilds are the scopes that may be seen and :view the one whose people may have set articles apart.
_IN_SIGHT: Final = """
    guild IN (SELECT value FROM json_each(:guilds))
    AND EXISTS (SELECT 1 FROM article AS a WHERE a.guild = {0}.guild AND a.number = {0}.number AND a.removed_at IS NULL)
    AND NOT EXISTS (SELECT 1 FROM story_apart AS x
        WHERE x.guild = :view AND x.article_guild = {0}.guild AND x.article_number = {0}.number)
"""
_STORIES: Final = f"""
    WITH wanted AS (
        SELECT json_extract(value, '$[0]') AS guild, json_extract(value, '$[1]') AS number FROM json_each(:keys)
    ), head AS (
        SELECT s.head_guild AS guild, s.head_number AS number FROM wanted
        CROSS JOIN story AS s ON s.guild = wanted.guild AND s.number = wanted.number
        UNION SELECT guild, number FROM wanted
        WHERE EXISTS (SELECT 1 FROM story WHERE head_guild = wanted.guild AND head_number = wanted.number)
    ), told AS (
        SELECT guild AS head_guild, number AS head_number, guild, number FROM head
        UNION ALL SELECT s.head_guild, s.head_number, s.guild, s.number FROM head
        CROSS JOIN story AS s ON s.head_guild = head.guild AND s.head_number = head.number
    )
    SELECT told.head_guild, told.head_number, told.guild, told.number FROM told
    CROSS JOIN article ON article.guild = told.guild AND article.number = told.number
    WHERE told.{_IN_SIGHT.format("told").strip()}
    ORDER BY article.loaded_at, told.number, told.guild
"""  # noqa: S608 (no value from outside)
TOLD_LATER: Final = f"""
    NOT EXISTS (SELECT 1 FROM story_apart AS x
        WHERE x.guild = :view AND x.article_guild = article.guild AND x.article_number = article.number)
    AND EXISTS (
        SELECT 1 FROM story AS told CROSS JOIN article AS later
            ON later.guild = told.guild AND later.number = told.number
        WHERE (told.head_guild, told.head_number) = (
            SELECT coalesce(max(s.head_guild), article.guild), coalesce(max(s.head_number), article.number)
            FROM story AS s WHERE s.guild = article.guild AND s.number = article.number)
        AND (later.loaded_at, later.number, later.guild) > (article.loaded_at, article.number, article.guild)
        AND told.{_IN_SIGHT.format("told").strip()}
        UNION ALL
        SELECT 1 FROM story AS mine CROSS JOIN article AS later
            ON later.guild = mine.head_guild AND later.number = mine.head_number
        WHERE mine.guild = article.guild AND mine.number = article.number
        AND (later.loaded_at, later.number, later.guild) > (article.loaded_at, article.number, article.guild)
        AND later.{_IN_SIGHT.format("later").strip()}
    )
"""  # noqa: S608
"""Whether the story of a row of `article` is told by one that was loaded later."""
_AGAIN: Final = f"""
    WITH told AS (
        SELECT head_guild, head_number, guild, number FROM story WHERE guild IN (SELECT value FROM json_each(:guilds))
        UNION SELECT head_guild, head_number, head_guild, head_number FROM story
        WHERE guild IN (SELECT value FROM json_each(:guilds))
    )
    SELECT coalesce(sum(articles - 1), 0) FROM (
        SELECT count(*) AS articles FROM told WHERE {_IN_SIGHT.format("told")} GROUP BY head_guild, head_number
    )
"""  # noqa: S608


class SqliteStories:
    """Stories in a database."""

    def __init__(self, database: Database, *, most_apart: int = MOST_APART) -> None:
        self._database = database
        self._most_apart = most_apart

    async def stories(self, scopes: Scopes, keys: Sequence[ArticleKey]) -> Mapping[ArticleKey, tuple[ArticleKey, ...]]:
        """Return for those of `keys` (at most 1,000) that others tell too all that tell it in sight, oldest first."""
        async with self._database.read() as connection:
            return await read_stories(connection, scopes, keys)

    async def told_again(self, scopes: Scopes) -> int:
        """Return how many articles in sight only tell again what another one in sight tells."""
        async with self._database.read(_COUNTING) as connection:
            ((again,),) = await connection.execute_fetchall(_AGAIN, seen_from(scopes))
        return int(again)

    async def untold(self, scope: Scope, *, after: int, through: int, limit: int) -> tuple[int, ...]:
        """Return the next articles in sight, by number, that tell no story of another's: from `after` to `through`."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT number FROM article AS a WHERE guild = ? AND number > ? AND number <= ? AND removed_at IS NULL"
                " AND NOT EXISTS (SELECT 1 FROM story AS s WHERE s.guild = a.guild AND s.number = a.number)"
                " ORDER BY number LIMIT ?",
                (scope.guild, after, through, limit),
            )
        return tuple(number for (number,) in rows)

    async def set_apart(self, guild: int, key: ArticleKey, said: SetApart) -> bool:
        """Keep that in `guild` an article stands alone, of which the newest are kept; tell whether that is new."""
        async with self._database.write() as connection:
            kept = await connection.execute(
                "INSERT OR IGNORE INTO story_apart (guild, article_guild, article_number, person, at)"
                " VALUES (?, ?, ?, ?, ?)",
                (guild, key.scope.guild, key.number, said.person, from_time(said.at)),
            )
            if kept.rowcount:
                await connection.execute(
                    "DELETE FROM story_apart WHERE guild = :guild AND (article_guild, article_number) IN"
                    " (SELECT article_guild, article_number FROM story_apart WHERE guild = :guild"
                    " ORDER BY at DESC LIMIT -1 OFFSET :most)",
                    {"guild": guild, "most": self._most_apart},
                )
            return kept.rowcount > 0

    async def put_back(self, guild: int, key: ArticleKey) -> bool:
        """Forget that; tell whether it was kept."""
        async with self._database.write() as connection:
            gone = await connection.execute(
                "DELETE FROM story_apart WHERE guild = ? AND article_guild = ? AND article_number = ?",
                (guild, key.scope.guild, key.number),
            )
            return gone.rowcount > 0

    async def apart(self, guild: int, key: ArticleKey) -> SetApart | None:
        """Return who said so in `guild`; None where nobody did."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT person, at FROM story_apart WHERE guild = ? AND article_guild = ? AND article_number = ?",
                (guild, key.scope.guild, key.number),
            )
        return next((SetApart(person, to_time(at)) for person, at in rows), None)


def seen_from(scopes: Scopes) -> dict[str, str | int]:
    """Return what the statements about stories ask of who looks."""
    guilds = [scope.guild for scope in scopes]
    return {"guilds": json.dumps(guilds), "view": max(guilds, default=SHARED.guild)}


async def read_stories(
    connection: Fetching, scopes: Scopes, keys: Sequence[ArticleKey]
) -> dict[ArticleKey, tuple[ArticleKey, ...]]:
    """Return for those of `keys` that others tell too all that tell it in sight, oldest first."""
    wanted = [(key.scope.guild, key.number) for key in keys[:MOST_KEYS] if key.scope in scopes]
    rows = await connection.execute_fetchall(_STORIES, {"keys": json.dumps(wanted), **seen_from(scopes)})
    stories: defaultdict[ArticleKey, list[ArticleKey]] = defaultdict(list)
    for head_guild, head_number, guild, number in rows:
        stories[_key(head_guild, head_number)].append(_key(guild, number))
    asked = set(keys)
    return {key: tuple(told) for told in stories.values() if len(told) > 1 for key in told if key in asked}


async def read_holders(
    connection: aiosqlite.Connection, scope: Scope, samples: Iterable[int], before: int
) -> dict[int, tuple[ArticleKey, ...]]:
    """Return for each hash the newest articles in sight of a scope (16 of each kind) that were stored with it."""
    below = f"CASE seen.value WHEN :guild THEN :before ELSE {_NO_NUMBER} END"
    rows = await connection.execute_fetchall(
        "SELECT s.hash, s.guild, s.number FROM json_each(:samples) AS wanted"  # noqa: S608 (a number of ours)
        " CROSS JOIN (SELECT 0 AS truncated UNION ALL SELECT 1) AS kind"
        " CROSS JOIN json_each(:guilds) AS seen"
        " CROSS JOIN sample AS s ON s.guild = seen.value AND s.truncated = kind.truncated AND s.hash = wanted.value"
        f" AND s.number < {below} AND s.number >= coalesce((SELECT number FROM sample WHERE guild = seen.value"
        f" AND truncated = kind.truncated AND hash = wanted.value AND number < {below}"
        " ORDER BY number DESC LIMIT 1 OFFSET :most - 1), 0)",
        {
            "samples": json.dumps(sorted(set(samples))),
            "guilds": json.dumps(sorted({SHARED.guild, scope.guild})),
            "most": _MOST_HOLDERS,
            "guild": scope.guild,
            "before": before,
        },
    )
    found: defaultdict[int, list[ArticleKey]] = defaultdict(list)
    for sample, guild, number in reversed(list(rows)):
        found[sample].append(_key(guild, number))
    return {sample: tuple(keys) for sample, keys in found.items()}


async def read_heads(
    connection: aiosqlite.Connection, scope: Scope, keys: Iterable[ArticleKey]
) -> dict[ArticleKey, StoryHead]:
    """Return the heads of the stories that articles tell, as `scope` sees them; an article may be its own."""
    rows = await connection.execute_fetchall(
        "WITH wanted AS (SELECT json_extract(value, '$[0]') AS guild, json_extract(value, '$[1]') AS number"
        " FROM json_each(:keys)), headed AS (SELECT wanted.guild, wanted.number,"
        " coalesce(s.head_guild, wanted.guild) AS head_guild, coalesce(s.head_number, wanted.number) AS head_number"
        " FROM wanted LEFT JOIN story AS s ON s.guild = wanted.guild AND s.number = wanted.number)"
        " SELECT guild, number, head_guild, head_number, (SELECT count(*) FROM (SELECT 1 FROM story AS other"
        " WHERE other.head_guild = headed.head_guild AND other.head_number = headed.head_number"
        " AND other.guild IN (0, :guild) LIMIT :most)) FROM headed",
        {
            "keys": json.dumps([(key.scope.guild, key.number) for key in keys]),
            "guild": scope.guild,
            "most": MOST_TOLD,
        },
    )
    return {_key(guild, number): StoryHead(_key(*head), others) for guild, number, *head, others in rows}


async def write_heads(connection: aiosqlite.Connection, scope: Scope, heads: Mapping[int, ArticleKey | None]) -> None:
    """Store which stories articles of a scope tell, by their numbers; None for one that tells its own."""
    await connection.executemany(
        "DELETE FROM story WHERE guild = ? AND number = ?", [(scope.guild, number) for number in heads]
    )
    await connection.executemany(
        "INSERT INTO story (guild, number, head_guild, head_number) VALUES (?, ?, ?, ?)",
        [(scope.guild, number, head.scope.guild, head.number) for number, head in heads.items() if head is not None],
    )


def _key(guild: int, number: int) -> ArticleKey:
    return ArticleKey(Scope(guild), number)
