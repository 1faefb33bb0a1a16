"""What goes on in the preview while somebody looks: time moves, pages arrive, a digest comes."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from bot.archive import NewDigest, Schedule
from bot.config import ROOT
from bot.errors import BroadsheetError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from simcord import ChannelHandle, Env
    from simcord.preview import Preview

    from bot.app import Services

logger = logging.getLogger(__name__)

LATER: Final = ROOT / "data" / "preview"
"""Pages that arrive while the preview of the samples runs, in the order of their names."""

_TICK: Final = 5.0
_DIGEST_AFTER: Final = timedelta(seconds=10)
_ARRIVALS: Final = (2.0, 60.0, 240.0)
"""Seconds from the start at which the pages of `LATER` arrive: the first before the digest comes, the others after."""


class Turns:
    """A lock for moving the time and for actions in the page: the simulator does one operation at a time.

    It wraps `Preview._action`, which is private: an action that comes while another operation runs fails in the
    simulator with SetupError and the page shows an error, and nothing public is called before an action begins.
    Retrying on our side cannot help, because it is the person's action that fails. The other ways are no more public:
    a middleware needs the private server, and `Preview` is made by `Env.preview`, which takes no subclass.
    `constraints.txt` pins the version, and a simulator without `_action` fails here, at the start.

    `shown` is the newest message that the page shows: what comes of an action, it draws on its own.
    """

    def __init__(self, preview: Preview, channel: ChannelHandle) -> None:
        self._lock = asyncio.Lock()
        self.shown = _newest(channel)
        page: Any = preview
        act = page._action

        async def waiting(*asked: Any) -> Any:
            async with self._lock:
                done = await act(*asked)
                self.shown = _newest(channel)
                return done

        page._action = waiting

    async def __aenter__(self) -> None:
        await self._lock.acquire()

    async def __aexit__(self, *_: object) -> None:
        self._lock.release()


async def let_time_pass(env: Env, preview: Preview, channel: ChannelHandle, turns: Turns) -> None:
    """Move the simulated time along with the real one, until cancelled; show what comes of it."""
    loop = asyncio.get_running_loop()
    last = loop.time()
    while True:
        await asyncio.sleep(_TICK)
        async with turns:
            now = loop.time()
            try:
                await env.advance_time(now - last)
            except TimeoutError:
                logger.warning("the simulated time is behind")
            last = now
            # What someone presses while the page is drawn again comes to nothing.
            if (newest := _newest(channel)) != turns.shown:
                turns.shown = newest
                await preview.refresh()


def _newest(channel: ChannelHandle) -> int | None:
    newest = channel.last_message
    return newest.id if newest is not None else None


async def let_pages_arrive(services: Services, arrivals: Sequence[float] = _ARRIVALS) -> None:
    """Load the later pages one after another."""
    waited = 0.0
    for at, page in zip(arrivals, later_pages(), strict=False):
        await asyncio.sleep(at - waited)
        waited = at
        with suppress(BroadsheetError):  # the report of a load names what is wrong with a page
            await services.loader.load([page])


def later_pages() -> list[Path]:
    """Return the pages that arrive later, in order."""
    return sorted(page for page in LATER.glob("*") if page.name != "README.md")


async def set_up_digest(env: Env, services: Services, channel: ChannelHandle, guild: int, owner: int) -> None:
    """Set up a digest that comes within half a minute, and then every day at that time."""
    now = services.clock.now()
    due = now.replace(second=0, microsecond=0) + timedelta(minutes=2)
    await services.digests.create(NewDigest(guild, channel.id, owner, Schedule(due.time(), "UTC")), zone_typed=True)
    await env.advance_time((due - now - _DIGEST_AFTER).total_seconds())
