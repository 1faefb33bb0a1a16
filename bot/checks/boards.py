"""Tell how many boards there are, and whether those in channels are kept up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.archive import ShareState
from bot.checks.model import fine, note

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.checks.model import CheckContext, CheckResult


async def check_boards(bench: CheckContext) -> AsyncIterator[CheckResult]:
    """Tell how many there are. What is in the way of one that stands in a channel is told by `!board` there."""
    boards, entries = await bench.archive.boards.count()
    shares = await bench.archive.board_shares.tally()
    waiting = shares.get(ShareState.OPEN, 0) + shares.get(ShareState.CLAIMED, 0)
    yield fine("boards", boards=boards, entries=entries, kept=shares.get(ShareState.KEPT, 0), waiting=waiting)
    if failed := shares.get(ShareState.FAILED, 0):
        yield note("boards-failed", failed=failed)
