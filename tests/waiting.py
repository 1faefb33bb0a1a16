"""Wait for what has no event of its own, without a guess at how long that takes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = 60.0
"""After which nothing will come any more, also on a busy machine."""

_PAUSE = 0.001

PROCESS_SECONDS = 900
"""After which a process that a test started hangs; on a busy machine the longest take minutes."""


async def until(condition: Callable[[], bool]) -> None:
    """Give others their turns until `condition` holds: for what has no event.

    The pause is for threads: a loop that never rests holds the interpreter's lock for 5 ms at each of their turns
    (`sys.getswitchinterval`), and a start of the bot, some hundred short statements of a database, took minutes.
    """
    async with asyncio.timeout(SECONDS):
        while not condition():  # noqa: ASYNC110 (what it waits for has no event)
            await asyncio.sleep(_PAUSE)
