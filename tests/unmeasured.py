"""Tests that run without coverage being measured, which doubles what they cost.

They do what other tests measure already, many times over: kill it at every step, or judge it over whole collections.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import coverage

if TYPE_CHECKING:
    from collections.abc import Iterator

INHERITED: Final = "COVERAGE_PROCESS_CONFIG"
"""The variable that has a new process measure itself: coverage 7.10, `patch = subprocess`."""


@contextmanager
def unmeasured() -> Iterator[None]:
    """Measure nothing until the end, in this process or in one that is started meanwhile."""
    measuring, config = coverage.Coverage.current(), os.environ.pop(INHERITED, None)
    if measuring is not None:
        measuring.stop()
    try:
        yield
    finally:
        if measuring is not None:
            measuring.start()
        if config is not None:
            os.environ[INHERITED] = config
