"""Tell how digests are doing: the last tick of the scheduler, what is due next, and what waits for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.checks.model import fine, note, wrong
from bot.checks.settings import zone_words
from bot.digest import ROLE, DigestService, seen_names

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from datetime import datetime

    from bot.archive import Subscription
    from bot.checks.model import CheckContext, CheckResult
    from bot.digest import Overview, PermissionReport, PlaceNames

_MOST_NAMED: Final = 5
_MOST_TOLD: Final = 50
"""Digests that are told of where nothing is wrong with them."""


async def check_digests(bench: CheckContext) -> AsyncIterator[CheckResult]:
    """Tell whether digests go out, each where it goes and when next, and whether the bot may post there."""
    digests = DigestService(bench.archive.digests, bench.archive.settings, bench.clock)
    overview = await digests.overview()
    yield _pulse(overview)
    async for finding in _each(bench, digests):
        yield finding
    names = await seen_names(bench.archive.settings)
    for digest in overview.refused[:_MOST_NAMED]:
        reason = digest.pause.reason.value if digest.pause else ""
        yield wrong("digest-paused", reason=reason, **_place(digest, names))
    for run in overview.failures[:_MOST_NAMED]:
        place = {"guild": names.server(run.digest.guild), "number": run.digest.number}
        yield note("digest-run", state=run.state.value, due=_written(run.due), error=(run.error or "-")[:200], **place)


async def _each(bench: CheckContext, digests: DigestService) -> AsyncIterator[CheckResult]:
    """Tell of every active digest; beyond a number, of those alone that cannot be posted."""
    rights, names = await digests.rights(), await seen_names(bench.archive.settings)
    departed = await bench.archive.holdings.departed()
    told = untold = 0
    async for digest in digests.every_active():
        missing = rights.lacking.get(digest.key, ()) if rights else ()
        if digest.key.guild in departed:
            continue
        doubtful = await digests.doubts_zone(digest)
        if missing or doubtful or told < _MOST_TOLD:
            told += 1
            yield _told(digest, missing, rights, names)
            if doubtful:
                yield note("digest-zone", **_place(digest, names), **zone_words(digest.schedule.zone))
        else:
            untold += 1
    if untold:
        yield note("digests-more", number=untold)


def _told(
    digest: Subscription, missing: Sequence[str], rights: PermissionReport | None, names: PlaceNames
) -> CheckResult:
    place = _place(digest, names) | {"due": _written(digest.next_due)}
    if digest.reader is not None:
        return fine("digest-direct", **place)
    if rights is None:
        return fine("digest-unseen", **place)
    lacking = [name for name in missing if name != ROLE]
    if lacking:
        return wrong("digest-lacks", permissions=", ".join(lacking), at=_written(rights.at), **place)
    if missing:
        return note("digest-role", at=_written(rights.at), **place)
    return fine("digest", at=_written(rights.at), **place)


def _place(digest: Subscription, names: PlaceNames) -> dict[str, str | float]:
    server, channel = names.server(digest.key.guild), names.channel(digest.channel)
    return {"guild": server, "number": digest.key.number, "channel": channel}


def _pulse(overview: Overview) -> CheckResult:
    beat, due = overview.heartbeat, overview.next_due
    if beat is not None and beat.error is not None:
        return wrong("digests-failing", at=_written(beat.at), error=beat.error[:200])
    if due is None:
        return fine("no-digests")
    if overview.is_alive and beat is not None:
        return fine("digests", at=_written(beat.at), due=_written(due))
    return note("digests-silent", at=_written(beat.at) if beat else "-", due=_written(due))


def _written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
