"""A simulated Discord that waits for a busy machine.

simcord's `settle_timeout` is two things: how long it waits for the bot, and how far ahead a timer may be to be waited
for instead of being parked (`Env._settle_internal`, simcord 3.2.1). A longer one would make every test sit through the
bot's short sleeps. So it stays as it is, and the wait starts again.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from tests.waiting import SECONDS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


def patient_settling(settle: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """Return simcord's `settle` that starts again at its own deadline until `SECONDS` are over; a caller's is final."""

    @wraps(settle)
    async def waiting(env: Any, **options: Any) -> None:
        for left in reversed(range(1 if "_deadline" in options else _tries(env))):
            try:
                await settle(env, **options)
            except TimeoutError:
                if not left:
                    raise
            else:
                return

    return waiting


def patient_advancing(advance: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """Return simcord's `advance` that goes on from where its deadline stopped it until `SECONDS` are over."""

    @wraps(advance)
    async def waiting(env: Any, target: float, deadline: float) -> None:
        for left in reversed(range(_tries(env))):
            try:
                await advance(env, target, deadline)
            except TimeoutError:
                if not left:
                    raise
                deadline = env._loop.time() + env.settle_timeout
            else:
                return

    return waiting


def _tries(env: Any) -> int:
    return max(1, round(SECONDS / env.settle_timeout))
