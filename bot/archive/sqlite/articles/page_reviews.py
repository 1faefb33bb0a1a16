"""Which pages the splitter was not sure of, and who has looked at them, in SQLite."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.archive.pages import UnsurePage
from bot.archive.sqlite.articles.pages import read_page
from bot.archive.sqlite.connection.checksums import is_sound
from bot.archive.sqlite.connection.times import from_time
from bot.articles import Scope

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import aiosqlite

    from bot.archive.sqlite.connection.database import Database
    from bot.archive.stored import SourcePage, StoredPage
    from bot.articles import Scopes

_MOST_AT_ONCE = 100
_OPEN = f"""
    FROM page_review AS r JOIN page ON page.guild = r.guild AND page.digest = r.digest
    WHERE r.looked_at IS NULL AND {is_sound("page_review", "r")}
    AND (:guilds IS NULL OR r.guild IN (SELECT value FROM json_each(:guilds)))
    AND EXISTS (SELECT 1 FROM page_origin AS o WHERE o.guild = r.guild AND o.digest = r.digest)
"""  # noqa: S608 (no value from outside)


class SqlitePages:
    """Pages that are kept, in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def page(self, scope: Scope, checksum: str) -> StoredPage | None:
        """Return a page with its bytes and the place it was last read at; None where it is not kept."""
        async with self._database.read() as connection:
            return await read_page(connection, scope, checksum)

    async def unsure(self, scopes: Scopes | None, *, limit: int, offset: int = 0) -> tuple[UnsurePage, ...]:
        """Return pages that the splitter was not sure of and nobody has looked at."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT r.guild, r.digest, r.certainty,"  # noqa: S608 (no value from outside)
                " (SELECT min(origin) FROM page_origin AS o WHERE o.guild = r.guild AND o.digest = r.digest),"
                " (SELECT count(*) FROM page_article AS p"
                "  WHERE p.guild = r.guild AND p.digest = r.digest AND NOT p.former)"
                f" {_OPEN} ORDER BY r.guild, page.loaded_at, r.digest LIMIT :limit OFFSET :offset",
                {"guilds": _guilds(scopes), "limit": min(limit, _MOST_AT_ONCE), "offset": offset},
            )
        return tuple(
            UnsurePage(Scope(guild), checksum, origin, articles, certainty)
            for guild, checksum, certainty, origin, articles in rows
        )

    async def count_unsure(self, scopes: Scopes | None) -> int:
        """Count them."""
        async with self._database.read() as connection:
            ((count,),) = await connection.execute_fetchall(
                f"SELECT count(*) {_OPEN}",
                {"guilds": _guilds(scopes)},
            )
        return int(count)

    async def look_at(self, scope: Scope, checksum: str, now: datetime) -> bool:
        """Store that somebody has looked at a page and lets it stay so; tell whether nobody had before."""
        async with self._database.write() as connection:
            changed = await connection.execute(
                "UPDATE page_review SET looked_at = ? WHERE guild = ? AND digest = ? AND looked_at IS NULL",
                (from_time(now), scope.guild, checksum),
            )
            return bool(changed.rowcount)


async def write_reviews(connection: aiosqlite.Connection, scope: Scope, pages: Sequence[SourcePage]) -> None:
    """Store of which pages the splitter is not sure; who has looked at one need not do so again."""
    await connection.executemany(
        "INSERT INTO page_review (guild, digest, certainty) VALUES (?, ?, ?)"
        " ON CONFLICT (guild, digest) DO UPDATE SET certainty = excluded.certainty",
        [(scope.guild, page.checksum, page.certainty) for page in pages if page.unsure],
    )
    await connection.executemany(
        "DELETE FROM page_review WHERE guild = ? AND digest = ?",
        [(scope.guild, page.checksum) for page in pages if not page.unsure],
    )


def _guilds(scopes: Scopes | None) -> str | None:
    return None if scopes is None else json.dumps([scope.guild for scope in scopes])
