"""Keep the runs of digests in SQLite: planned, claimed, and what became of them.

One runs at a time for each digest, in the order in which they are due.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.archive.digests import Claim, RunKind, RunState
from bot.archive.sqlite.connection.times import from_time, to_time
from bot.archive.sqlite.digests.claims import check, close, read_run
from bot.archive.sqlite.digests.parts import SqliteDigestParts
from bot.archive.sqlite.digests.rows import from_dates, to_dates, to_run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    import aiosqlite

    from bot.archive.digests import DigestKey, Plan, Run
    from bot.archive.sqlite.connection.database import Database

# With these, SQLite may use the index over open runs.
_OPEN = "state IN ('pending', 'claimed')"
# A frozen run comes before all others of its digest: until it is settled, nobody knows which articles are left. One
# that is being made comes next.
_PLACE = "({0}.channel IS NULL, {0}.state <> 'claimed', {0}.due, {0}.id)"
_FIRST_OPEN = f"""
    r.{_OPEN} AND d.pause_reason IS NULL AND NOT EXISTS (
        SELECT 1 FROM digest_run AS o WHERE o.{_OPEN}
        AND o.guild = r.guild AND o.number = r.number AND {_PLACE.format("o")} < {_PLACE.format("r")})
"""  # noqa: S608 (no value from outside)
_WAITS_UNTIL = "CASE r.state WHEN 'pending' THEN r.retry_at ELSE r.lease_until END"
_RUNS = "digest_run AS r JOIN digest AS d ON d.guild = r.guild AND d.number = r.number"
_UNTOUCHED = "NOT EXISTS (SELECT 1 FROM digest_part WHERE run = id AND (intent_at IS NOT NULL OR state <> 'waiting'))"

_LONGEST_WAIT = timedelta(hours=2)
"""A run that seems to wait for longer does so because the clock was set back."""


class SqliteDigestRuns(SqliteDigestParts):
    """Runs of digests in a database."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._holder = secrets.token_hex(8)

    async def plan(self, plans: Sequence[Plan]) -> tuple[Run, ...]:
        """Store runs and return them; none for a digest that is gone or paused, or has had one of that occasion."""
        planned: list[Run] = []
        async with self._database.write() as connection:
            for plan in plans:
                run = await _plan(connection, plan)
                if run is not None:
                    planned.append(run)
        return tuple(planned)

    async def recover(self) -> int:
        """End the claims of processes that are known to be dead; return how many.

        One process has the writer's role, and it is this one: claims of another holder are of a process that is over.
        """
        async with self._database.write() as connection:
            freed = await connection.execute(
                "UPDATE digest_run SET state = 'pending', lease_until = NULL"
                " WHERE state IN ('pending', 'claimed') AND state = 'claimed' AND holder <> ?",
                (self._holder,),
            )
            return freed.rowcount

    async def ready(self, now: datetime, *, limit: int) -> tuple[Run, ...]:
        """Return the runs that may be claimed now, the one that is due longest first; one of each digest."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"SELECT r.* FROM {_RUNS} WHERE {_FIRST_OPEN} AND NOT ({_WAITS_UNTIL} > ? AND {_WAITS_UNTIL} <= ?)"  # noqa: S608
                " ORDER BY r.due, r.id LIMIT ?",
                (from_time(now), from_time(now + _LONGEST_WAIT), limit),
            )
        return tuple(to_run(row) for row in rows)

    async def next_ready(self) -> datetime | None:
        """Return when the next open run may be claimed."""
        async with self._database.read() as connection:
            ((first,),) = await connection.execute_fetchall(
                f"SELECT min({_WAITS_UNTIL}) FROM {_RUNS} WHERE {_FIRST_OPEN}"  # noqa: S608
            )
        return to_time(first) if first else None

    async def claim(self, run: int, now: datetime, *, lease: timedelta) -> Claim | None:
        """Claim a run; None where it is not open, another has it, or another run of its digest is under way."""
        until = now + lease
        async with self._database.write() as connection:
            rows = await connection.execute_fetchall(
                f"SELECT 1 FROM {_RUNS} WHERE r.id = ? AND {_FIRST_OPEN}"  # noqa: S608
                f" AND NOT ({_WAITS_UNTIL} > ? AND {_WAITS_UNTIL} <= ?)",
                (run, from_time(now), from_time(now + _LONGEST_WAIT)),
            )
            if not list(rows):
                return None
            await connection.execute(
                "UPDATE digest_run SET state = 'claimed', fence = fence + 1, lease_until = ?, holder = ? WHERE id = ?",
                (from_time(until), self._holder, run),
            )
            claimed = await read_run(connection, run)
        return None if claimed is None else Claim(claimed, claimed.fence, until)

    async def renew(self, claim: Claim, until: datetime) -> Claim:
        """Hold a claim for longer."""
        async with self._database.write() as connection:
            await check(connection, claim)
            await connection.execute(
                "UPDATE digest_run SET lease_until = ? WHERE id = ?", (from_time(until), claim.run.id)
            )
        return Claim(claim.run, claim.fence, until)

    async def run(self, run: int) -> Run | None:
        """Return a run."""
        async with self._database.read() as connection:
            return await read_run(connection, run)

    async def history(self, key: DigestKey, limit: int = 25) -> tuple[Run, ...]:
        """Return the last runs of a digest, newest first."""
        return await self._runs(
            "guild = ? AND number = ? ORDER BY due DESC, id DESC LIMIT ?", key.guild, key.number, limit
        )

    async def failures(self, since: datetime, limit: int = 25) -> tuple[Run, ...]:
        """Return the runs of all guilds that failed or became uncertain since, newest first."""
        return await self._runs(
            "finished >= ? AND state IN ('failed', 'uncertain') ORDER BY finished DESC, id DESC LIMIT ?",
            from_time(since),
            limit,
        )

    async def _runs(self, condition: str, *values: str | int) -> tuple[Run, ...]:
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(f"SELECT * FROM digest_run WHERE {condition}", values)  # noqa: S608
        return tuple(to_run(row) for row in rows)

    async def forget_old_runs(self, before: datetime) -> int:
        """Delete runs that were finished before, and return how many; what was shown stays known."""
        async with self._database.write() as connection:
            deleted = await connection.execute("DELETE FROM digest_run WHERE finished < ?", (from_time(before),))
            return deleted.rowcount


async def _plan(connection: aiosqlite.Connection, plan: Plan) -> Run | None:
    key, due = (plan.digest.guild, plan.digest.number), from_time(plan.due)
    finished = None if plan.state is RunState.PENDING else due
    rows = await connection.execute_fetchall(
        "SELECT 1 FROM digest WHERE guild = ? AND number = ? AND pause_reason IS NULL", key
    )
    if not list(rows):
        return None
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
    if plan.kind is RunKind.SCHEDULED:
        await _absorb(connection, run, plan)
    return await read_run(connection, run)


async def _absorb(connection: aiosqlite.Connection, run: int, plan: Plan) -> None:
    """Let a run stand for the open ones before it of which nothing can have been sent: no backlog is posted."""
    # A claimed one is left alone: whoever has it may be about to send.
    rows = await connection.execute_fetchall(
        f"SELECT id, dates FROM digest_run WHERE state IN ('pending', 'claimed') AND state = 'pending'"  # noqa: S608
        f" AND kind = 'scheduled' AND guild = ? AND number = ? AND id <> ? AND {_UNTOUCHED} ORDER BY due",
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
