"""Rows of a table that stand for a message each, to be posted once: claimed with a lease, tried again, closed.

Each method is one transaction, and those with a claim check it first: a claim that was lost changes nothing any more.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Protocol

from bot.archive.messages import ToldState
from bot.archive.sqlite.connection.checksums import is_sound, sound_rows
from bot.archive.sqlite.connection.times import from_time, to_time
from bot.errors import LeaseLostError

if TYPE_CHECKING:
    from datetime import datetime
    from sqlite3 import Row

    from bot.archive.sqlite.connection.database import Database

_WAITS_UNTIL: Final = "CASE state WHEN 'claimed' THEN lease_until ELSE retry_at END"
_LONGEST_WAIT = timedelta(hours=2)
"""A row that seems to wait for longer does so because the clock was set back."""


class RowClaim(Protocol):
    """A claim of a row."""

    @property
    def id(self) -> int:
        """The id of the row."""
        ...

    @property
    def fence(self) -> int:
        """The number of its claims when it was claimed."""
        ...


class ClaimedRows:
    """The rows of `table`; `waiting` is the state of one that is open and not claimed."""

    def __init__(self, database: Database, table: str, waiting: str) -> None:
        self._database = database
        self._table = table
        self._waiting = waiting
        # Written out, so that SQLite sees that it may use the index of open rows.
        self._open = f"state IN ('{waiting}', 'claimed')"
        self._holder = secrets.token_hex(8)
        self._read = f"SELECT *, {is_sound(table)} AS sound FROM {table}"  # noqa: S608 (our own names)

    async def recover(self) -> int:
        """End the claims of other holders, whose process has lost its lease; return how many."""
        async with self._database.write() as connection:
            freed = await connection.execute(
                f"UPDATE {self._table} SET state = ?, lease_until = NULL WHERE {self._open}"  # noqa: S608
                " AND state = 'claimed' AND holder <> ?",
                (self._waiting, self._holder),
            )
            return freed.rowcount

    async def ready(self, now: datetime, *, limit: int) -> tuple[int, ...]:
        """Return the ids of open rows that may be claimed now, the one that waits longest first."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"SELECT id, {is_sound(self._table)} AS sound FROM {self._table} WHERE {self._open}"  # noqa: S608
                f" AND NOT ({_WAITS_UNTIL} > ? AND {_WAITS_UNTIL} <= ?) ORDER BY retry_at, id LIMIT ?",
                (from_time(now), from_time(now + _LONGEST_WAIT), limit),
            )
        return tuple(row["id"] for row in sound_rows(self._table, rows))

    async def next_ready(self) -> datetime | None:
        """Return when the next open row may be claimed."""
        async with self._database.read() as connection:
            ((first,),) = await connection.execute_fetchall(
                f"SELECT min({_WAITS_UNTIL}) FROM {self._table} WHERE {self._open} AND {is_sound(self._table)}"  # noqa: S608
            )
        return to_time(first) if first else None

    async def _claim(self, number: int, now: datetime, until: datetime) -> Row | None:
        """Claim a row and return it; None where it is not open or another has it."""
        async with self._database.write() as connection:
            claimed = await connection.execute(
                f"UPDATE {self._table} SET state = 'claimed', fence = fence + 1, lease_until = ?, holder = ?"  # noqa: S608
                f" WHERE id = ? AND {self._open} AND NOT ({_WAITS_UNTIL} > ? AND {_WAITS_UNTIL} <= ?)",
                (from_time(until), self._holder, number, from_time(now), from_time(now + _LONGEST_WAIT)),
            )
            if not claimed.rowcount:
                return None
            (row,) = await connection.execute_fetchall(f"{self._read} WHERE id = ?", (number,))
        return row

    async def _row(self, number: int) -> Row | None:
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(f"{self._read} WHERE id = ?", (number,))
        return next(iter(sound_rows(self._table, rows)), None)

    async def intend(self, claim: RowClaim, index: int, now: datetime) -> None:
        """Note that the message may be sent from now on; an earlier moment stays."""
        del index  # there is one
        await self._update(claim, "intent_at = coalesce(intent_at, ?)", from_time(now))

    async def withdraw(self, claim: RowClaim, index: int) -> None:
        """Note that the message was certainly not sent."""
        del index
        await self._update(claim, "intent_at = NULL")

    async def postpone(self, claim: RowClaim, retry_at: datetime, error: str) -> None:
        """Give a row back, to be tried again, and count the attempt."""
        await self._update(
            claim,
            "state = ?, lease_until = NULL, retry_at = ?, error = ?, attempts = attempts + 1",
            self._waiting,
            from_time(retry_at),
            error,
        )

    async def _update(self, claim: RowClaim, change: str, *values: str | int | None) -> None:
        async with self._database.write() as connection:
            done = await connection.execute(
                f"UPDATE {self._table} SET {change} WHERE id = ? AND state = 'claimed' AND fence = ?",  # noqa: S608
                (*values, claim.id, claim.fence),
            )
            if not done.rowcount:
                raise LeaseLostError("lease-lost")


class ToldRows(ClaimedRows):
    """Rows that tell something once, and are closed then."""

    def __init__(self, database: Database, table: str) -> None:
        super().__init__(database, table, ToldState.PENDING)

    async def tally(self, since: datetime) -> dict[ToldState, int]:
        """Return how many rows since a moment are in each state."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"SELECT state, count(*) FROM {self._table} WHERE made_at > ? GROUP BY state",  # noqa: S608
                (from_time(since),),
            )
        return {ToldState(state): number for state, number in rows}
