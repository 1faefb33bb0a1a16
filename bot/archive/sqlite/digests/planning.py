"""Keep in SQLite when digests are to be planned next, and plan their runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.archive.digests import MOST_ASKED_RUNS, MOST_RUNS, RunKind, RunState
from bot.archive.sqlite.connection.checksums import is_sound
from bot.archive.sqlite.connection.times import from_time, to_time
from bot.archive.sqlite.digests.claims import close
from bot.archive.sqlite.digests.lookup import read_run, read_subscriptions
from bot.archive.sqlite.digests.rows import from_dates, to_dates
from bot.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    import aiosqlite

    from bot.archive.digests import DigestKey, DigestRun, Plan, Subscription
    from bot.archive.sqlite.connection.database import Database

_UNTOUCHED = "NOT EXISTS (SELECT 1 FROM digest_part WHERE run = id AND (intent_at IS NOT NULL OR state <> 'waiting'))"


class SqlitePlanning:
    """When digests are planned, in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def due(self, now: datetime, *, limit: int) -> tuple[Subscription, ...]:
        """Return active digests that are to be planned now, the one that is due longest first."""
        async with self._database.read() as connection:
            return await read_subscriptions(
                connection,
                "WHERE pause_reason IS NULL AND next_due <= ? ORDER BY next_due, guild, number LIMIT ?",
                from_time(now),
                limit,
            )

    async def next_due(self) -> datetime | None:
        """Return when the next active digest is to be planned."""
        async with self._database.read() as connection:
            ((first,),) = await connection.execute_fetchall(
                f"SELECT min(next_due) FROM digest WHERE pause_reason IS NULL AND {is_sound('digest')}"  # noqa: S608
            )
        return to_time(first) if first else None

    async def plan(self, plans: Sequence[Plan]) -> tuple[DigestRun, ...]:
        """Store runs and return them; none for a digest that is gone or paused, or has had one of that occasion.

        Of one digest the newest 400 are remembered. Raises UsageError where five wait already that people asked for.
        """
        planned: list[DigestRun] = []
        async with self._database.write() as connection:
            for plan in plans:
                run = await _plan(connection, plan)
                if run is not None:
                    planned.append(run)
        return tuple(planned)

    async def put_off(self, key: DigestKey, next_due: datetime) -> None:
        """Note when a digest is to be planned next; that is no change of it."""
        async with self._database.write() as connection:
            await connection.execute(
                "UPDATE digest SET next_due = ? WHERE guild = ? AND number = ?",
                (from_time(next_due), key.guild, key.number),
            )

    async def rewind(self, key: DigestKey, planned: date, since: datetime, next_due: datetime) -> None:
        """Let later dates than `planned` be planned again: that was done while the clock was wrong."""
        async with self._database.write() as connection:
            await connection.execute(
                "UPDATE digest SET planned = ?, since = ?, next_due = ? WHERE guild = ? AND number = ?",
                (planned.isoformat(), from_time(since), from_time(next_due), key.guild, key.number),
            )
            # The occasion of a run is unique, and the real day of that date is still to come.
            await connection.execute(
                "UPDATE digest_run SET occasion = occasion || '~' || id"
                " WHERE guild = ? AND number = ? AND kind = 'scheduled' AND occasion > ?",
                (key.guild, key.number, planned.isoformat()),
            )


async def _plan(connection: aiosqlite.Connection, plan: Plan) -> DigestRun | None:
    key, due = (plan.digest.guild, plan.digest.number), from_time(plan.due)
    finished = None if plan.state is RunState.PENDING else due
    rows = await connection.execute_fetchall(
        "SELECT 1 FROM digest WHERE guild = ? AND number = ? AND pause_reason IS NULL", key
    )
    if not list(rows):
        return None
    if plan.kind is RunKind.ASKED:
        await _require_turn(connection, plan.digest)
    inserted = await connection.execute(
        "INSERT OR IGNORE INTO digest_run (guild, number, occasion, kind, dates, due, token, state, retry_at, finished)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*key, plan.occasion, plan.kind, from_dates(plan.dates), due, plan.token, plan.state, due, finished),
    )
    await connection.execute(
        "UPDATE digest SET planned = coalesce(?, planned), next_due = coalesce(?, next_due)"
        " WHERE guild = ? AND number = ?",
        (plan.planned.isoformat() if plan.planned else None, from_time(plan.next_due) if plan.next_due else None, *key),
    )
    if not inserted.rowcount:
        return None
    run = inserted.lastrowid or 0
    await _forget_oldest(connection, plan.digest)
    if plan.kind is RunKind.SCHEDULED:
        await _absorb(connection, run, plan)
    return await read_run(connection, run)


async def _require_turn(connection: aiosqlite.Connection, key: DigestKey) -> None:
    ((waiting,),) = await connection.execute_fetchall(
        "SELECT count(*) FROM digest_run WHERE state IN ('pending', 'claimed') AND kind = 'asked'"
        " AND guild = ? AND number = ?",
        (key.guild, key.number),
    )
    if waiting >= MOST_ASKED_RUNS:
        raise UsageError("digest-crowded", most=MOST_ASKED_RUNS)


async def _forget_oldest(connection: aiosqlite.Connection, key: DigestKey) -> None:
    await connection.execute(
        "DELETE FROM digest_run WHERE id IN (SELECT id FROM digest_run WHERE guild = ? AND number = ?"
        " AND finished IS NOT NULL ORDER BY finished DESC, id DESC LIMIT -1 OFFSET ?)",
        (key.guild, key.number, MOST_RUNS),
    )


async def _absorb(connection: aiosqlite.Connection, run: int, plan: Plan) -> None:
    """Let a run stand for the open ones before it of which nothing can have been sent: no backlog is posted."""
    # A claimed one is left alone: whoever has it may be about to send.
    rows = await connection.execute_fetchall(
        f"SELECT id, dates FROM digest_run WHERE state IN ('pending', 'claimed') AND state = 'pending'"  # noqa: S608
        f" AND kind = 'scheduled' AND guild = ? AND number = ? AND id <> ? AND {is_sound('digest_run')}"
        f" AND {_UNTOUCHED} ORDER BY due",
        (plan.digest.guild, plan.digest.number, run),
    )
    dates: set[date] = set(plan.dates)
    for absorbed, stored in rows:
        dates.update(to_dates(stored))
        await close(connection, absorbed, RunState.SKIPPED, plan.due, f"run {run}")
    if plan.state is RunState.PENDING:
        await connection.execute(
            "UPDATE digest_run SET dates = ? WHERE id = ?", (from_dates(tuple(sorted(dates))), run)
        )
