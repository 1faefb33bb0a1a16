"""A merge that is killed leaves index and articles in step, and searches as they were.

The suite kills at every so manyth statement; `python -m tests.search.killing FOLDER 1` kills at each.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.waiting import PROCESS_SECONDS

pytestmark = pytest.mark.unmeasured

ROOT = Path(__file__).resolve().parents[2]


def test_a_merge_killed_at_any_statement_leaves_the_index_in_step(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.search.killing", str(tmp_path), "17"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PROCESS_SECONDS)
    assert done.returncode == 0, done.stderr
    kills = json.loads(done.stdout)
    assert [kill["died"] for kill in kills] == [True] * (len(kills) - 1) + [False]
    assert len(kills) > 10
    assert all(kill["sound"] and kill["same"] for kill in kills)
