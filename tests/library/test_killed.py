"""A library that is killed: nothing half there, and the next start and poll complete it, once.

The suite kills at every so manyth point; `python -m tests.library.killing FOLDER` kills at all of them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.library.killing import WORKS
from tests.waiting import PROCESS_SECONDS

pytestmark = pytest.mark.unmeasured

ROOT = Path(__file__).resolve().parents[2]


def test_nothing_is_lost_or_there_twice_wherever_the_bot_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.library.killing", str(tmp_path), "71", "11"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PROCESS_SECONDS)
    assert done.stdout, done.stderr
    results = json.loads(done.stdout)
    assert results.keys() == WORKS.keys()
    assert [fault for result in results.values() for fault in result["faults"]] == []
    assert sum(result["kills"] for result in results.values()) >= 15
    assert results["a ZIP is uploaded"]["laid_out"], "a kill while files are laid out"
    assert results["a feed is added"]["news"] == [], "what was there before floods no digest"
    assert results["a feed has news"]["news"] == ["Committee agrees on the temperature of soup"]
