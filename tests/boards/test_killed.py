"""Killed anywhere, a board that is shared is one message that shows it; and the harness notices when it is not.

The suite kills at every fortieth step; `python -m tests.boards.killing --points` kills at each.
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
    command = [sys.executable, "-W", "ignore", "-m", "tests.boards.killing", *plays]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PROCESS_SECONDS)
    assert done.returncode in {0, 1}, done.stderr
    figures = [json.loads(line) for line in done.stdout.splitlines()]
    return done.returncode, {figure["what"]: figure for figure in figures}


def test_a_board_is_one_message_wherever_the_bot_is_killed() -> None:
    status, figures = played("--points", "--stride", "40", "--sends", "--random", "2")
    assert [figure["examples"] for figure in figures.values() if figure["wrong"]] == []
    assert status == 0
    assert figures["points"]["stories"] > 8
    # Where the channel cannot be read, a message of which nobody knows is said to be uncertain.
    assert figures["sends"]["uncertain"] == 1


def test_without_its_nonce_a_board_stands_twice_and_the_harness_says_so() -> None:
    status, figures = played("--sends", "--without", "nonce")
    assert status == 1
    assert figures["sends"]["wrong"] > 0
