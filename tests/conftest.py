"""What holds for every test: children share compiled code, and Hypothesis draws few examples unless asked for many."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.examples import load_profile

ROOT = Path(__file__).resolve().parents[1]


def share_bytecode() -> None:
    """Keep compiled modules in pytest's cache where Python may write none beside the sources.

    Every process that a test starts would compile the whole program anew: a quarter of its time.
    """
    if sys.dont_write_bytecode:
        sys.dont_write_bytecode = False
        sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(ROOT / ".pytest_cache" / "bytecode")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


share_bytecode()
load_profile()
