"""Who holds the event loop: the stacks of the moments in which it was late, from a thread of its own.

Looking costs some of what is looked for, so it is done only where it is asked for.
"""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from types import FrameType

_LOOK_EVERY: Final = 0.02
_LATE: Final = 0.05
_FRAMES: Final = 4
_MOST_TOLD: Final = 12
_WAITING: Final = {"_worker", "_connection_worker_thread", "_do_waitpid", "wait", "get", "serve_forever"}
_ROOT: Final = Path(__file__).resolve().parents[2]


class Watchdog:
    """Times collections of garbage; `looking`, it counts what every thread does while the loop is 50 ms late."""

    def __init__(self, *, looking: bool) -> None:
        self._loop = threading.get_ident()
        self._last = time.perf_counter()
        self._seen: Counter[str] = Counter()
        self._seen_beside: Counter[str] = Counter()
        self._longest_collection = 0.0
        self._collecting = 0.0
        gc.callbacks.append(self._on_collection)
        if looking:
            threading.Thread(target=self._look, name="watchdog", daemon=True).start()

    def beat(self) -> None:
        """Say that the loop runs."""
        self._last = time.perf_counter()

    def collection(self) -> float:
        """Return the seconds of the longest garbage collection since this was asked last."""
        longest, self._longest_collection = self._longest_collection, 0.0
        return longest

    def told(self) -> list[str]:
        """Return what a collection passes over, and what was seen most while the loop was late, as lines."""
        held = Counter(f"{type(one)}" for one in gc.get_objects())
        kinds = (("in memory", held), ("loop", self._seen), ("beside it", self._seen_beside))
        return [
            f"{name:10} {times:5} x {where}" for name, seen in kinds for where, times in seen.most_common(_MOST_TOLD)
        ]

    def _look(self) -> None:
        while True:
            time.sleep(_LOOK_EVERY)
            if time.perf_counter() - self._last > _LATE:
                frames = sys._current_frames()
                for thread, frame in frames.items():
                    if thread != threading.get_ident() and (where := _where(frame)):
                        (self._seen if thread == self._loop else self._seen_beside)[where] += 1

    def _on_collection(self, phase: str, _: dict[str, int]) -> None:
        if phase == "start":
            self._collecting = time.perf_counter()
        else:
            self._longest_collection = max(self._longest_collection, time.perf_counter() - self._collecting)


def _where(frame: FrameType | None) -> str:
    """Return the innermost frames, or nothing of a thread that waits for work."""
    if frame is None or frame.f_code.co_name in _WAITING:
        return ""
    places: list[str] = []
    while frame is not None and len(places) < _FRAMES:
        path = Path(frame.f_code.co_filename)
        name = path.relative_to(_ROOT) if path.is_relative_to(_ROOT) else path.name
        places.append(f"{name}:{frame.f_lineno} {frame.f_code.co_name}")
        frame = frame.f_back
    return " < ".join(places)
