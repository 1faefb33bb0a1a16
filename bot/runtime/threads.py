"""Let threads and the event loop take short turns."""

from __future__ import annotations

import sys
from typing import Final

TURN: Final = 0.001
"""Seconds that a thread may run on in Python while another waits; Python's own 5 ms add up where several search."""


def shorten_thread_switches() -> None:
    """Let who waits for Python's lock have it after a millisecond: the event loop answers while threads search."""
    sys.setswitchinterval(TURN)
