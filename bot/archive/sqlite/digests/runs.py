"""Hand out the runs of digests from SQLite, and keep how far each has come.

One runs at a time for each digest, in the order in which they are due. Each method is one transaction, and those with a
claim check it first: a claim that was lost changes nothing any more.
"""

from __future__ import annotations

import json
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.archive.digests import Claim, RunState
from bot.archive.sqlite.connection.checksums import is_sound, sound_rows
from bot.archive.sqlite.connection.times import from_time, to_time
from bot.archive.sqlite.digests.claims import check, close, read_on
from bot.archive.sqlite.digests.lookup import read_run
from bot.archive.sqlite.digests.outcomes import another_begun, frozen_cursor, keep_shown, parts_wait, shown_since
from bot.archive.sqlite.digests.rows import to_run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.archive.digests import Cursor, DigestRun
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
_IS_SOUND = is_sound("digest_run", "r")
_WAITS_UNTIL = "CASE r.state WHEN 'pending' THEN r.retry_at ELSE r.lease_until END"
_RUNS = "digest_run AS r JOIN digest AS d ON d.guild = r.guild AND d.number = r.number"

_LONGEST_WAIT = timedelta(hours=2)
"""A run that seems to wait for longer does so because the clock was set back."""


class SqliteRunQueue:
    """Runs of digests in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._holder = secrets.token_hex(8)

    async def recover(self) -> int:
        """End the claims of holders whose process has lost its lease; return how many.

        That lease is the writer's lock, which the kernel takes from a dead process, whatever the file is called: who
        holds it now is this process, so all other holders have lost it.
        """
        async with self._database.write() as connection:
            freed = await connection.execute(
                "UPDATE digest_run SET state = 'pending', lease_until = NULL"
                " WHERE state IN ('pending', 'claimed') AND state = 'claimed' AND holder <> ?",
                (self._holder,),
            )
            return freed.rowcount

    async def ready(self, now: datetime, *, limit: int) -> tuple[DigestRun, ...]:
        """Return the runs that may be claimed now, the one that is due longest first; one of each digest."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"SELECT r.*, {_IS_SOUND} AS sound FROM {_RUNS} WHERE {_FIRST_OPEN}"  # noqa: S608
                f" AND NOT ({_WAITS_UNTIL} > ? AND {_WAITS_UNTIL} <= ?)"
                " ORDER BY r.due, r.id LIMIT ?",
                (from_time(now), from_time(now + _LONGEST_WAIT), limit),
            )
        return tuple(to_run(row) for row in sound_rows("digest_run", rows))

    async def next_ready(self) -> datetime | None:
        """Return when the next open run may be claimed."""
        async with self._database.read() as connection:
            ((first,),) = await connection.execute_fetchall(
                f"SELECT min({_WAITS_UNTIL}) FROM {_RUNS} WHERE {_FIRST_OPEN} AND {_IS_SOUND}"  # noqa: S608
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

    async def get(self, run: int) -> DigestRun | None:
        """Return a run."""
        async with self._database.read() as connection:
            return await read_run(connection, run)

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
            await keep_shown(connection, claim.run)
            if not await parts_wait(connection, claim.run.id):
                await read_on(connection, claim.run.digest, await frozen_cursor(connection, claim.run.id))
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
            if await shown_since(connection, run) or await another_begun(connection, run):
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
