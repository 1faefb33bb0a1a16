"""Tell how digests are doing: the last tick of the scheduler, what is due next, and what waits for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.checks.model import fine, note, wrong
from bot.digest.service import DigestService

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime

    from bot.checks.model import Bench, Finding
    from bot.digest.service import Overview

_MOST_NAMED: Final = 5


async def check_digests(bench: Bench) -> AsyncIterator[Finding]:
    """Tell whether digests go out."""
    overview = await DigestService(bench.archive.digests, bench.clock).overview()
    yield _pulse(overview)
    for digest in overview.refused[:_MOST_NAMED]:
        reason = digest.pause.reason.value if digest.pause else ""
        place = {"guild": str(digest.key.guild), "number": digest.key.number, "channel": str(digest.channel)}
        yield note("digest-paused", reason=reason, **place)
    for run in overview.failures[:_MOST_NAMED]:
        place = {"guild": str(run.digest.guild), "number": run.digest.number}
        yield note("digest-run", state=run.state.value, due=_written(run.due), error=(run.error or "-")[:200], **place)


def _pulse(overview: Overview) -> Finding:
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
