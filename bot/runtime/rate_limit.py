"""How fast one person may ask."""

from __future__ import annotations

from collections import OrderedDict, deque
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.errors import UsageError

if TYPE_CHECKING:
    from datetime import datetime

    from bot.runtime.clock import Clock

_MOST_PEOPLE = 10_000


class RateLimit:
    """Lets each person take `steps` in any span of `seconds`, over all commands and buttons together."""

    def __init__(self, clock: Clock, *, steps: int, seconds: float) -> None:
        self._clock = clock
        self._steps = steps
        self._span = timedelta(seconds=seconds)
        self._taken: OrderedDict[int, deque[datetime]] = OrderedDict()

    def step(self, person: int) -> None:
        """Count a step of `person`. Raises UsageError, and counts nothing, where it is one too many."""
        now = self._clock.now()
        self._forget_the_silent(now)
        taken = self._taken.setdefault(person, deque(maxlen=self._steps))
        self._taken.move_to_end(person)
        if len(taken) == self._steps and now - taken[0] < self._span:
            wait = self._span - (now - taken[0])
            raise UsageError("too-fast", seconds=max(1, round(wait.total_seconds())))
        taken.append(now)

    def __len__(self) -> int:
        """Return how many people are remembered: those who took a step within the span, 10,000 at most."""
        return len(self._taken)

    def _forget_the_silent(self, now: datetime) -> None:
        while self._taken:
            longest_silent = next(iter(self._taken.values()))
            if len(self._taken) < _MOST_PEOPLE and now - longest_silent[-1] < self._span:
                break
            self._taken.popitem(last=False)
