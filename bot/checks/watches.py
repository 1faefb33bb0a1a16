"""Tell whether watches are told, and which of them wait for a person."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.archive import ToldState
from bot.checks.model import fine, note
from bot.digest import seen_names
from bot.runtime import open_zone

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.checks.model import CheckContext, CheckResult

_SINCE: Final = timedelta(days=7)
_MOST_NAMED: Final = 5


async def check_watches(bench: CheckContext) -> AsyncIterator[CheckResult]:
    """Tell what became of messages of watches within a week, and which watches have a time zone nobody knows."""
    active = await bench.archive.watches.active()
    told = await bench.archive.watches.tally(bench.clock.now() - _SINCE)
    waiting = told.get(ToldState.PENDING, 0) + told.get(ToldState.CLAIMED, 0)
    yield fine("watches", watches=len(active), told=told.get(ToldState.SENT, 0), waiting=waiting)
    failed, uncertain = (told.get(state, 0) for state in (ToldState.FAILED, ToldState.UNCERTAIN))
    if failed or uncertain:
        yield note("watches-failed", failed=failed, uncertain=uncertain)
    unknown = {zone for zone in {one.zone for one in active} if open_zone(zone) is None}
    lost = [one for one in active if one.zone in unknown]
    names = await seen_names(bench.archive.settings)
    for one in lost[:_MOST_NAMED]:
        yield note("watch-zone", guild=names.server(one.key.guild), number=one.key.number, zone=one.zone)
    if len(lost) > _MOST_NAMED:
        yield note("watch-zones-more", number=len(lost) - _MOST_NAMED)
