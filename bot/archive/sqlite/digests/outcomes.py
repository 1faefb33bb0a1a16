"""What the end of a digest's run depends on, read and kept in the transaction that ends or reopens it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.archive.digests import MOST_SHOWN
from bot.archive.sqlite.connection.checksums import is_sound, require_sound
from bot.articles import Scope

if TYPE_CHECKING:
    import aiosqlite

    from bot.archive.digests import Cursor, DigestRun


async def keep_shown(connection: aiosqlite.Connection, run: DigestRun) -> None:
    """Keep which articles of a run were shown, or may have been."""
    await connection.execute(
        "INSERT OR IGNORE INTO digest_shown (guild, number, scope, article, run)"
        " SELECT ?, ?, l.scope, l.article, l.run FROM digest_listed AS l JOIN digest_part AS p"
        " ON p.run = l.run AND p.position = l.part WHERE l.run = ? AND p.state <> 'waiting'",
        (run.digest.guild, run.digest.number, run.id),
    )
    key = (run.digest.guild, run.digest.number)
    await connection.execute(
        "DELETE FROM digest_shown WHERE guild = ? AND number = ? AND run < (SELECT run FROM digest_shown"
        " WHERE guild = ? AND number = ? ORDER BY run DESC LIMIT 1 OFFSET ?)",
        (*key, *key, MOST_SHOWN - 1),
    )


async def parts_wait(connection: aiosqlite.Connection, run: int) -> bool:
    """Tell whether a part of a run is still to be sent."""
    rows = await connection.execute_fetchall(
        "SELECT 1 FROM digest_part WHERE run = ? AND state = 'waiting' LIMIT 1", (run,)
    )
    return bool(list(rows))


async def frozen_cursor(connection: aiosqlite.Connection, run: int) -> Cursor:
    """Return how far a run will have read."""
    rows = await connection.execute_fetchall(
        f"SELECT cursor, {is_sound('digest_run')} AS sound FROM digest_run WHERE id = ?",  # noqa: S608
        (run,),
    )
    ((stored, _),) = require_sound("digest_run", rows)
    return {Scope(guild): number for guild, number in json.loads(stored or "[]")}


async def shown_since(connection: aiosqlite.Connection, run: int) -> bool:
    """Tell whether another run has shown what was never sent of this one."""
    rows = await connection.execute_fetchall(
        "SELECT 1 FROM digest_run AS r JOIN digest_listed AS l ON l.run = r.id"
        " JOIN digest_part AS p ON p.run = l.run AND p.position = l.part AND p.state = 'waiting'"
        " JOIN digest_shown AS s ON s.guild = r.guild AND s.number = r.number AND s.scope = l.scope"
        " AND s.article = l.article AND s.run <> r.id WHERE r.id = ? LIMIT 1",
        (run,),
    )
    return bool(list(rows))


async def another_begun(connection: aiosqlite.Connection, run: int) -> bool:
    """Tell whether another run of the digest is under way, or frozen."""
    rows = await connection.execute_fetchall(
        "SELECT 1 FROM digest_run AS r JOIN digest_run AS o ON o.guild = r.guild AND o.number = r.number"
        " AND o.state IN ('pending', 'claimed') AND (o.channel IS NOT NULL OR o.state = 'claimed')"
        " WHERE r.id = ? AND o.id <> r.id LIMIT 1",
        (run,),
    )
    return bool(list(rows))
