"""Keep the messages of a digest's run in SQLite: frozen, intended, sent or not.

Each method is one transaction, and those with a claim check it first: a claim that was lost changes nothing any more.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.archive.messages import MessageState
from bot.archive.sqlite.connection.checksums import is_sound, require_sound
from bot.archive.sqlite.connection.times import from_time
from bot.archive.sqlite.digests.claims import check
from bot.archive.sqlite.digests.rows import from_cursor, to_listed, to_part

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import aiosqlite

    from bot.archive.digests import Claim, DigestPart, Frozen, Listed
    from bot.archive.sqlite.connection.database import Database


class SqliteRunMessages:
    """Messages of digests in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def freeze(self, claim: Claim, frozen: Frozen) -> None:
        """Fix what the run posts; only the first time."""
        run = claim.run.id
        async with self._database.write() as connection:
            await check(connection, claim)
            fixed = await connection.execute(
                "UPDATE digest_run SET channel = ?, cursor = ?, counts = ?, thread = ?"
                " WHERE id = ? AND channel IS NULL",
                (frozen.channel, from_cursor(frozen.cursor), json.dumps(dict(frozen.counts)), frozen.thread, run),
            )
            if fixed.rowcount:
                await _insert_parts(connection, run, frozen.parts)
                await _insert_listed(connection, run, frozen.articles)

    async def parts(self, run: int) -> tuple[DigestPart, ...]:
        """Return the parts of a run, in order; none before it is frozen."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"SELECT *, {is_sound('digest_part')} AS sound FROM digest_part WHERE run = ? ORDER BY position",  # noqa: S608
                (run,),
            )
        return tuple(to_part(row) for row in require_sound("digest_part", rows))

    async def listed(self, run: int) -> tuple[Listed, ...]:
        """Return the articles of a run, in order."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"SELECT *, {is_sound('digest_listed')} AS sound FROM digest_listed WHERE run = ? ORDER BY position",  # noqa: S608
                (run,),
            )
        return tuple(to_listed(row) for row in require_sound("digest_listed", rows))

    async def intend(self, claim: Claim, index: int, now: datetime) -> None:
        """Note that a part may be sent from now on; an earlier moment stays."""
        await self._update_part(claim, index, "intent_at = coalesce(intent_at, ?)", from_time(now))

    async def withdraw(self, claim: Claim, index: int) -> None:
        """Note that a part was certainly not sent: it has no intent any more."""
        await self._update_part(claim, index, "intent_at = NULL")

    async def settle(self, claim: Claim, index: int, state: MessageState, message: int | None = None) -> None:
        """Note what became of a part."""
        await self._update_part(claim, index, "state = ?, message = ?", state, message)

    async def _update_part(self, claim: Claim, index: int, change: str, *values: str | int | None) -> None:
        async with self._database.write() as connection:
            await check(connection, claim)
            await connection.execute(
                f"UPDATE digest_part SET {change} WHERE run = ? AND position = ?",  # noqa: S608
                (*values, claim.run.id, index),
            )


async def _insert_parts(connection: aiosqlite.Connection, run: int, parts: Sequence[DigestPart]) -> None:
    rows: list[tuple[Any, ...]] = [
        (run, part.index, json.dumps(part.payload, ensure_ascii=False), part.nonce, part.marker, MessageState.WAITING)
        for part in parts
    ]
    await connection.executemany(
        "INSERT INTO digest_part (run, position, payload, nonce, marker, state) VALUES (?, ?, ?, ?, ?, ?)", rows
    )


async def _insert_listed(connection: aiosqlite.Connection, run: int, articles: Sequence[Listed]) -> None:
    await connection.executemany(
        "INSERT INTO digest_listed (run, position, scope, article, version, role, part) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (run, one.position, one.article.scope.guild, one.article.number, one.version, one.role, one.part)
            for one in articles
        ],
    )
