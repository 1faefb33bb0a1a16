"""Killed anywhere, each article of a watch is told once; and the harness notices when it is not.

The suite kills at a few steps; `python -m tests.watches.killing --points` kills at each.
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
    command = [sys.executable, "-W", "ignore", "-m", "tests.watches.killing", *plays]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PROCESS_SECONDS)
    assert done.returncode in {0, 1}, done.stderr
    figures = [json.loads(line) for line in done.stdout.splitlines()]
    return done.returncode, {figure["what"]: figure for figure in figures}


@pytest.mark.parametrize("where", [(), ("--direct",)], ids=["in a channel", "to a person"])
def test_each_article_is_told_once_wherever_the_bot_is_killed(where: tuple[str, ...]) -> None:
    status, figures = played(*where, "--points", "--stride", "290")
    assert [figure["examples"] for figure in figures.values() if figure["wrong"]] == []
    assert status == 0
    assert figures["points"]["stories"] > 3


def test_without_its_nonce_an_article_is_told_twice_and_the_harness_says_so() -> None:
    status, figures = played("--sends", "--without", "nonce")
    assert status == 1
    assert figures["sends"]["wrong"] > 0
