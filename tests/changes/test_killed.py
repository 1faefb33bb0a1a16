"""Killed anywhere, a change is told once, with its last words; and the harness notices when it is not.

The suite kills at every ninetieth step; `python -m tests.changes.killing --points` kills at each.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.waiting import PROCESS_SECONDS

pytestmark = pytest.mark.unmeasured

ROOT = Path(__file__).resolve().parents[2]


def played(*plays: str) -> tuple[int, dict[str, dict[str, Any]]]:
    command = [sys.executable, "-W", "ignore", "-m", "tests.changes.killing", *plays]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PROCESS_SECONDS)
    assert done.returncode in {0, 1}, done.stderr
    figures = [json.loads(line) for line in done.stdout.splitlines()]
    return done.returncode, {figure["what"]: figure for figure in figures}


def test_a_change_is_told_once_wherever_the_bot_is_killed() -> None:
    status, figures = played("--points", "--stride", "90", "--sends")
    assert [figure["examples"] for figure in figures.values() if figure["wrong"]] == []
    assert status == 0
    assert figures["points"]["stories"] > 5
    # Where the channel cannot be read, a message of which nobody knows is said to be uncertain.
    assert figures["sends"]["uncertain"] == 1


def test_without_its_nonce_a_change_is_told_twice_and_the_harness_says_so() -> None:
    status, figures = played("--sends", "--without", "nonce")
    assert status == 1
    assert figures["sends"]["wrong"] > 0
