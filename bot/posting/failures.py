"""What follows when a message could not be posted: when it's tried again, and what it counts as if it's given up."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.archive import MessageState, ToldState
from bot.errors import BroadsheetError, RateLimitedError

WAITS: Final = (2, 5, 15, 60, 300, 900, 3_600)
"""Seconds until the next try after so many failures; the last one repeats."""

MOST_ATTEMPTS: Final = 30
"""Tries of one message: about a day."""


def wait_after(error: Exception, attempts: int) -> timedelta:
    """Return how long a message waits after it has failed `attempts` times before, or longer if Discord asks."""
    wait = timedelta(seconds=WAITS[min(attempts, len(WAITS) - 1)])
    return max(wait, timedelta(seconds=error.seconds)) if isinstance(error, RateLimitedError) else wait


def named(error: Exception) -> str:
    """Return what is kept of an error with the message that it was of."""
    return error.key if isinstance(error, BroadsheetError) else type(error).__name__


def unposted(error: str | None) -> ToldState:
    """Return what a message is that has no id after it was posted: refused for good, or perhaps there."""
    return ToldState.FAILED if error == MessageState.REFUSED else ToldState.UNCERTAIN
