"""What every step of a digest's run does in its transaction: look at the claim, close the run, read on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.archive.sqlite.connection.times import from_time
from bot.errors import LeaseLostError

if TYPE_CHECKING:
    from datetime import datetime

    import aiosqlite

    from bot.archive.digests import Claim, Cursor, DigestKey, RunState


async def check(connection: aiosqlite.Connection, claim: Claim) -> None:
    """Raise LeaseLostError unless the claim holds."""
    rows = await connection.execute_fetchall(
        "SELECT 1 FROM digest_run WHERE id = ? AND state = 'claimed' AND fence = ?", (claim.run.id, claim.fence)
    )
    if not list(rows):
        raise LeaseLostError("lease-lost")


async def close(connection: aiosqlite.Connection, run: int, state: RunState, now: datetime, error: str | None) -> None:
    """End a run."""
    await connection.execute(
        "UPDATE digest_run SET state = ?, finished = ?, error = ?, lease_until = NULL WHERE id = ?",
        (state, from_time(now), error, run),
    )


async def read_on(connection: aiosqlite.Connection, key: DigestKey, cursor: Cursor) -> None:
    """Move a digest's cursor on; never back."""
    await connection.executemany(
        "INSERT INTO digest_cursor (guild, number, scope, article) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (guild, number, scope) DO UPDATE SET article = max(article, excluded.article)",
        [(key.guild, key.number, scope.guild, number) for scope, number in cursor.items()],
    )
