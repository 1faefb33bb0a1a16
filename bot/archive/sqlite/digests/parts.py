"""Keep the messages of a digest's run in SQLite: frozen, intended, sent or not, and what was shown by them.

Each method is one transaction, and those with a claim check it first: whoever has lost it changes nothing any more.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.archive.digests import PartState, RunState
from bot.archive.sqlite.connection.times import from_time
from bot.archive.sqlite.digests.claims import check, close, read_on
from bot.archive.sqlite.digests.rows import from_cursor, to_listed, to_part
from bot.articles.model import Scope

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    import aiosqlite

    from bot.archive.digests import Claim, Cursor, Frozen, Listed, Part, Run
    from bot.archive.sqlite.connection.database import Database


class SqliteDigestParts:
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

    async def parts(self, run: int) -> tuple[Part, ...]:
        """Return the parts of a run, in order; none before it is frozen."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT * FROM digest_part WHERE run = ? ORDER BY position", (run,)
            )
        return tuple(to_part(row) for row in rows)

    async def listed(self, run: int) -> tuple[Listed, ...]:
        """Return the articles of a run, in order."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                "SELECT * FROM digest_listed WHERE run = ? ORDER BY position", (run,)
            )
        return tuple(to_listed(row) for row in rows)

    async def intend(self, claim: Claim, index: int, now: datetime) -> None:
        """Note that a part may be sent from now on; an earlier moment stays."""
        await self._update_part(claim, index, "intent_at = coalesce(intent_at, ?)", from_time(now))

    async def withdraw(self, claim: Claim, index: int) -> None:
        """Note that a part was certainly not sent: it has no intent any more."""
        await self._update_part(claim, index, "intent_at = NULL")

    async def settle(self, claim: Claim, index: int, state: PartState, message: int | None = None) -> None:
        """Note what became of a part."""
        await self._update_part(claim, index, "state = ?, message = ?", state, message)

    async def _update_part(self, claim: Claim, index: int, change: str, *values: str | int | None) -> None:
        async with self._database.write() as connection:
            await check(connection, claim)
            await connection.execute(
                f"UPDATE digest_part SET {change} WHERE run = ? AND position = ?",  # noqa: S608
                (*values, claim.run.id, index),
            )

    async def postpone(self, claim: Claim, retry_at: datetime, error: str) -> None:
        """Give a run back, to be tried again at `retry_at`, and count the attempt."""
        async with self._database.write() as connection:
            await check(connection, claim)
            await connection.execute(
                "UPDATE digest_run SET state = 'pending', lease_until = NULL, retry_at = ?, error = ?,"
                " attempts = attempts + 1 WHERE id = ?",
                (from_time(retry_at), error, claim.run.id),
            )

    async def finish(self, claim: Claim, state: RunState, now: datetime, error: str | None = None) -> None:
        """Close a run: keep which articles were shown (or may have been), and read on unless parts are waiting."""
        async with self._database.write() as connection:
            await check(connection, claim)
            await _keep_shown(connection, claim.run)
            if not await _waits(connection, claim.run.id):
                await read_on(connection, claim.run.digest, await _cursor(connection, claim.run.id))
            if state is RunState.SENT:
                await connection.execute("UPDATE digest_part SET payload = '{}' WHERE run = ?", (claim.run.id,))
            await close(connection, claim.run.id, state, now, error)

    async def finish_empty(self, claim: Claim, cursor: Cursor, counts: Mapping[str, int], now: datetime) -> None:
        """Close a run that had nothing to post."""
        async with self._database.write() as connection:
            await check(connection, claim)
            await read_on(connection, claim.run.digest, cursor)
            await connection.execute(
                "UPDATE digest_run SET counts = ? WHERE id = ?", (json.dumps(dict(counts)), claim.run.id)
            )
            await close(connection, claim.run.id, RunState.EMPTY, now, None)

    async def reopen(self, run: int, found: Mapping[int, int], now: datetime) -> bool:
        """Open a failed or uncertain run again; tell whether it was one.

        `found` are the messages, by index, of those parts that were posted after all; the others are sent. What was
        never sent, and has been shown by a later run since or is in one now, is not sent again.
        """
        async with self._database.write() as connection:
            if await _shown_since(connection, run) or await _another_begun(connection, run):
                return False
            opened = await connection.execute(
                "UPDATE digest_run SET state = 'pending', attempts = 0, retry_at = ?, error = NULL, finished = NULL"
                " WHERE id = ? AND state IN ('uncertain', 'failed')",
                (from_time(now), run),
            )
            if opened.rowcount:
                await connection.executemany(
                    "UPDATE digest_part SET state = 'sent', message = ? WHERE run = ? AND position = ?",
                    [(message, run, index) for index, message in found.items()],
                )
                await connection.execute(
                    "UPDATE digest_part SET state = 'waiting', intent_at = NULL WHERE run = ? AND state <> 'sent'",
                    (run,),
                )
            return bool(opened.rowcount)


async def _insert_parts(connection: aiosqlite.Connection, run: int, parts: Sequence[Part]) -> None:
    rows: list[tuple[Any, ...]] = [
        (run, part.index, json.dumps(part.payload, ensure_ascii=False), part.nonce, part.marker, PartState.WAITING)
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


async def _keep_shown(connection: aiosqlite.Connection, run: Run) -> None:
    await connection.execute(
        "INSERT OR IGNORE INTO digest_shown (guild, number, scope, article, run)"
        " SELECT ?, ?, l.scope, l.article, l.run FROM digest_listed AS l JOIN digest_part AS p"
        " ON p.run = l.run AND p.position = l.part WHERE l.run = ? AND p.state <> 'waiting'",
        (run.digest.guild, run.digest.number, run.id),
    )


async def _waits(connection: aiosqlite.Connection, run: int) -> bool:
    rows = await connection.execute_fetchall(
        "SELECT 1 FROM digest_part WHERE run = ? AND state = 'waiting' LIMIT 1", (run,)
    )
    return bool(list(rows))


async def _cursor(connection: aiosqlite.Connection, run: int) -> Cursor:

    ((stored,),) = await connection.execute_fetchall("SELECT cursor FROM digest_run WHERE id = ?", (run,))
    return {Scope(guild): number for guild, number in json.loads(stored or "[]")}


async def _shown_since(connection: aiosqlite.Connection, run: int) -> bool:
    rows = await connection.execute_fetchall(
        "SELECT 1 FROM digest_run AS r JOIN digest_listed AS l ON l.run = r.id"
        " JOIN digest_part AS p ON p.run = l.run AND p.position = l.part AND p.state = 'waiting'"
        " JOIN digest_shown AS s ON s.guild = r.guild AND s.number = r.number AND s.scope = l.scope"
        " AND s.article = l.article AND s.run <> r.id WHERE r.id = ? LIMIT 1",
        (run,),
    )
    return bool(list(rows))


async def _another_begun(connection: aiosqlite.Connection, run: int) -> bool:
    rows = await connection.execute_fetchall(
        "SELECT 1 FROM digest_run AS r JOIN digest_run AS o ON o.guild = r.guild AND o.number = r.number"
        " AND o.state IN ('pending', 'claimed') AND (o.channel IS NOT NULL OR o.state = 'claimed')"
        " WHERE r.id = ? AND o.id <> r.id LIMIT 1",
        (run,),
    )
    return bool(list(rows))
