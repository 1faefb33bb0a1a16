"""What takes long: shown from the third second on, stopped by a button, and always ended by a sentence."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any, Final, TypeAlias, TypeVar

import discord

from bot.errors import BroadsheetError, UsageError
from cogs.library.buttons import StopButton
from cogs.library.drawing import cancel_button, draw_cancelled, draw_failed, draw_working
from cogs.library.sending import Send
from cogs.ui import Answer, Viewer

SILENT_SECONDS: Final = 2.0
"""How long nothing is shown: what is done by then needs no progress."""

MOST_AT_ONCE: Final = 3
"""What one server may have under way: each takes memory and disk."""

MOST_OF_ALL: Final = 60
"""What all servers together may have under way, those included that wait for their turn."""

T = TypeVar("T")
Tell: TypeAlias = Callable[[int, int], None]
"""Is told how much of how much is done."""


class LongTasks:
    """What is under way, by the tokens of their buttons."""

    def __init__(self) -> None:
        self._running: dict[str, tuple[int | None, asyncio.Task[Any]]] = {}

    def stop(self, token: str) -> bool:
        """Stop what runs under a token; return False where nothing does."""
        if token not in self._running:
            return False
        self._running[token][1].cancel()
        return True

    async def stop_all(self) -> None:
        """Stop everything, and wait until it has ended."""
        tasks = [task for _, task in self._running.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def run(
        self, viewer: Viewer, send: Send, work: Callable[[Tell], Coroutine[Any, Any, T]], draw: Callable[[T], Answer]
    ) -> T | None:
        """Do `work`, show how far it is, and what came of it as `draw` draws it, in the place of the progress.

        Returns what `work` returned; None where it was stopped or failed, which is shown. Raises what `work` raises
        while nothing is shown yet, UsageError where too much is under way.
        """
        self._require_place(viewer.guild)
        state = [0, 0]
        task = asyncio.create_task(work(lambda done, total: state.__setitem__(slice(None), (done, total))))
        token = secrets.token_hex(8)
        self._running[token] = viewer.guild, task
        shown: discord.Message | None = None
        result: T | None = None
        try:
            while not await _done_within(task, SILENT_SECONDS):
                cancel = StopButton.made(cancel_button(token, viewer.person, viewer.texts))
                shown = await _show(draw_working(viewer, state[0], state[1], cancel), shown, send)
            result = task.result()
            answer = draw(result)
        except asyncio.CancelledError:
            if not task.cancelled():
                task.cancel()
                raise
            answer = draw_cancelled(viewer)
        except BroadsheetError as error:
            task.cancel()
            if shown is None:
                raise
            answer = draw_failed(error, viewer)
        finally:
            self._running.pop(token, None)
        await _show(answer, shown, send)
        return result

    def _require_place(self, guild: int | None) -> None:
        if sum(one == guild for one, _ in self._running.values()) >= MOST_AT_ONCE:
            raise UsageError("library-busy", most=MOST_AT_ONCE)
        if len(self._running) >= MOST_OF_ALL:
            raise UsageError("library-crowded")


async def _done_within(task: asyncio.Task[Any], seconds: float) -> bool:
    """Wait for a task, for some seconds of whatever clock the loop sleeps by; tell whether it is done."""
    pause = asyncio.create_task(asyncio.sleep(seconds))
    try:
        await asyncio.wait({task, pause}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        pause.cancel()
    return task.done()


async def _show(answer: Answer, shown: discord.Message | None, send: Send) -> discord.Message:
    """Draw over what was shown, or send anew where there is nothing, or somebody has deleted it."""
    if shown is not None:
        with suppress(discord.NotFound):
            return await shown.edit(view=answer)
    return await send(view=answer)
