"""How long what runs of its own accord sleeps at most."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.runtime import SystemClock

if TYPE_CHECKING:
    from bot.runtime import Clock

_SIMULATED: Final = timedelta(days=365)
"""A simulated clock is never set and stops at each waking, and whatever is stored there wakes who waits for it."""


def longest_nap(clock: Clock, usual: timedelta) -> timedelta:
    """Return the longest sleep of a loop, `usual` by the machine's clock."""
    return usual if isinstance(clock, SystemClock) else _SIMULATED
