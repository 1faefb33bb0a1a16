"""Killed anywhere, a digest is posted once; and the harness that says so notices when it is not.

The suite kills at every ninth step; `python -m tests.digest.crashing --points` kills at each.
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
    command = [sys.executable, "-W", "ignore", "-m", "tests.digest.crashing", *plays]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PROCESS_SECONDS)
    assert done.returncode in {0, 1}, done.stderr
    figures = [json.loads(line) for line in done.stdout.splitlines()]
    return done.returncode, {figure["what"]: figure for figure in figures}


def test_a_digest_is_posted_once_and_created_with_its_others_wherever_the_bot_is_killed() -> None:
    status, figures = played("--points", "--stride", "9", "--sends", "--stalls", "--created", "--random", "10")
    assert [figure["examples"] for figure in figures.values() if figure["wrong"]] == []
    assert status == 0
    points = figures["points"]
    # Nothing was killed twice, and nothing lived on undisturbed: each story has two lives but the three first.
    assert points["stories"] > 20
    assert points["lives"] == 2 * points["stories"] + 3
    # Where the channel cannot be read, that is said of exactly those parts whose send was cut off.
    assert 0 < points["uncertain"] < points["stories"] / 3
    # Each digest that is created with others takes several steps, and a kill at any of them leaves all or none.
    assert figures["created"]["stories"] > 3


@pytest.mark.parametrize(("missing", "play"), [("nonce", "sends"), ("intent", "sends"), ("lease", "stalls")])
def test_without_one_of_its_parts_the_protocol_posts_twice_and_the_harness_says_so(missing: str, play: str) -> None:
    status, figures = played(f"--{play}", "--without", missing)
    assert status == 1
    assert figures[play]["wrong"] > 0
