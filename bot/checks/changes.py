"""Tell whether servers are told of changes, and when a quoted page is read again next."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.archive import ToldState
from bot.checks.model import fine, note

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.checks.model import CheckContext, CheckResult

_SINCE: Final = timedelta(days=7)


async def check_changes(bench: CheckContext) -> AsyncIterator[CheckResult]:
    """Tell what became of messages on changes within a week. What failed is in `!changes` all the same."""
    told = await bench.archive.announcements.tally(bench.clock.now() - _SINCE)
    waiting = told.get(ToldState.PENDING, 0) + told.get(ToldState.CLAIMED, 0)
    yield fine("changes", told=told.get(ToldState.SENT, 0), waiting=waiting)
    failed, uncertain = (told.get(state, 0) for state in (ToldState.FAILED, ToldState.UNCERTAIN))
    if failed or uncertain:
        yield note("changes-failed", failed=failed, uncertain=uncertain)
    due = await bench.archive.rereading.next_due()
    if due is not None:
        pages = await bench.archive.rereading.count()
        yield fine("rereading", pages=pages, due=f"{due:%Y-%m-%d %H:%M} UTC")
