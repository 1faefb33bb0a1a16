"""Whether what should go on for ever still does."""

from __future__ import annotations

import asyncio
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.monitoring.metrics import LOOP_LAG

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

LOOP: Final = "event loop"
_LOOP_PATIENCE: Final = 10.0
_LOOP_EVERY: Final = 0.5


@dataclass(slots=True)
class Heartbeats:
    """The last beat of everything that beats, by name, in seconds of `monotonic`. May be asked from any thread."""

    monotonic: Callable[[], float] = time.monotonic
    _beats: dict[str, tuple[float, float]] = field(default_factory=dict[str, tuple[float, float]])
    _writing: set[str] = field(default_factory=set[str])
    _holding: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def beat(self, name: str, *, patience: float, writes: bool = False) -> None:
        """Say that `name` lives, and that something is wrong where it says no more for `patience` seconds.

        Nothing is wrong with what `writes` to the archive while that holds its writers up.
        """
        with self._lock:
            self._beats[name] = (self.monotonic(), patience)
            if writes:
                self._writing.add(name)

    @contextmanager
    def holding_up(self) -> Generator[None]:
        """Say that whatever writes to the archive waits for good reason in this context."""
        with self._lock:
            self._holding += 1
        try:
            yield
        finally:
            with self._lock:
                self._holding -= 1
                now = self.monotonic()
                self._beats |= {name: (now, self._beats[name][1]) for name in self._writing & self._beats.keys()}

    @property
    def is_holding_up(self) -> bool:
        """Whether the archive holds its writers up just now."""
        return self._holding > 0

    def end(self, name: str) -> None:
        """Expect no more beats of `name`: it was stopped on purpose."""
        with self._lock:
            self._beats.pop(name, None)

    def ages(self) -> dict[str, float]:
        """Return the seconds since each last beat."""
        now = self.monotonic()
        with self._lock:
            return {name: now - last for name, (last, _) in self._beats.items()}

    def stale(self) -> list[str]:
        """Return the names that have been silent for longer than they should be, in order."""
        now = self.monotonic()
        with self._lock:
            excused = self._writing if self._holding else ()
            late = (name for name, (last, patience) in self._beats.items() if now - last > patience)
            return sorted(name for name in late if name not in excused)


HEARTBEATS: Final = Heartbeats()
"""Those of this process."""


async def watch_loop(heartbeats: Heartbeats = HEARTBEATS) -> None:
    """Beat for the event loop, and measure how late it wakes a sleeper, until cancelled."""
    loop = asyncio.get_running_loop()
    try:
        while True:
            heartbeats.beat(LOOP, patience=_LOOP_PATIENCE)
            due = loop.time() + _LOOP_EVERY
            await asyncio.sleep(_LOOP_EVERY)
            LOOP_LAG.observe(max(0.0, loop.time() - due))
    finally:
        heartbeats.end(LOOP)
