"""How much time of the processor a test may take: more where every line of it is traced."""

from __future__ import annotations

import sys

TRACED = 5
"""What coverage makes of a loop in plain Python, on Python 3.11, about; a busy machine adds to that."""


def allowed(seconds: float) -> float:
    """Return how much of the processor's time `seconds` of it may become here."""
    return seconds * TRACED if sys.gettrace() is not None else seconds
