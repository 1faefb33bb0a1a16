"""Claim the messages of boards in SQLite, and keep what becomes of them.

Each method is one transaction, and those with a claim check it first: a claim that was lost changes nothing any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.archive.board_shares import MOST_FAILED, BoardShare, Ending, ShareClaim, ShareState
from bot.archive.boards import BoardKey
from bot.archive.messages import MessageState
from bot.archive.sqlite.connection.checksums import is_sound
from bot.archive.sqlite.connection.times import from_time, to_time
from bot.archive.sqlite.guilds.claimed_rows import ClaimedRows
from bot.errors import LeaseLostError

if TYPE_CHECKING:
    from datetime import datetime, timedelta
    from sqlite3 import Row

    from bot.archive.sqlite.connection.database import Database

READ: Final = f"SELECT *, {is_sound('board_share')} AS sound FROM board_share"  # noqa: S608


class SqliteShareClaims(ClaimedRows):
    """Claims of messages of boards in a database."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, "board_share", ShareState.OPEN)

    async def one(self, share: int) -> BoardShare | None:
        """Return one."""
        row = await self._row(share)
        return to_share(row) if row is not None else None

    async def claim(self, share: int, now: datetime, *, lease: timedelta) -> ShareClaim | None:
        """Claim one; None where it is not open or another has it."""
        row = await self._claim(share, now, now + lease)
        if row is None:
            return None
        found = to_share(row)
        return ShareClaim(found, found.fence, now + lease)

    async def renew(self, claim: ShareClaim, until: datetime) -> ShareClaim:
        """Hold a claim for longer."""
        await self._update(claim, "lease_until = ?", from_time(until))
        return ShareClaim(claim.share, claim.fence, until)

    async def settle(self, claim: ShareClaim, index: int, state: MessageState, message: int | None = None) -> None:
        """Note what became of the message."""
        del index
        column, value = ("message", message) if state is MessageState.SENT else ("error", state.value)
        await self._update(claim, f"{column} = ?", value)

    async def keep(self, claim: ShareClaim, seen: str, shown: str, rests_until: datetime) -> None:
        """Note that the message shows what it should; one that is to end by now stays open."""
        await self._update(
            claim,
            "state = CASE WHEN ending IS NULL THEN 'kept' ELSE 'open' END, seen = ?, shown = ?, rests_until = ?,"
            " lease_until = NULL, error = NULL, attempts = 0",
            seen,
            shown,
            from_time(rests_until),
        )

    async def fail(self, claim: ShareClaim, error: str) -> None:
        """Note why the message is kept no longer; of each board that is remembered of the newest (5)."""
        await self._update(claim, "state = 'failed', lease_until = NULL, error = ?", error)
        key = claim.share.key
        async with self._database.write() as connection:
            await connection.execute(
                "DELETE FROM board_share WHERE id IN (SELECT id FROM board_share"
                " WHERE guild = ? AND board = ? AND state = 'failed' ORDER BY id DESC LIMIT -1 OFFSET ?)",
                (key.guild, key.number, MOST_FAILED),
            )

    async def end(self, claim: ShareClaim) -> None:
        """Forget one that has ended."""
        async with self._database.write() as connection:
            gone = await connection.execute(
                "DELETE FROM board_share WHERE id = ? AND state = 'claimed' AND fence = ?",
                (claim.share.id, claim.fence),
            )
            if not gone.rowcount:
                raise LeaseLostError("lease-lost")


def to_share(row: Row) -> BoardShare:
    """Return what a row says."""
    return BoardShare(
        id=row["id"],
        key=BoardKey(row["guild"], row["board"]),
        channel=row["channel"],
        parent=row["parent"],
        token=row["token"],
        ending=Ending(row["ending"]) if row["ending"] else None,
        state=ShareState(row["state"]),
        fence=row["fence"],
        intent_at=to_time(row["intent_at"]) if row["intent_at"] else None,
        message=row["message"],
        seen=row["seen"],
        shown=row["shown"],
        attempts=row["attempts"],
        error=row["error"],
    )
