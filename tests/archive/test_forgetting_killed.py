"""A bot that is killed while it forgets loses nothing of anybody else, and has forgotten all after its next start.

The suite kills at every so manyth step; `python -m tests.archive.killing_forgetting FOLDER 1 deletion` (or `change`)
kills at each.
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


def kills(folder: Path, stride: int, what: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.archive.killing_forgetting", str(folder), str(stride), what]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PROCESS_SECONDS)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize(("what", "stride", "least"), [("deletion", 397, 5), ("change", 397, 4), ("files", 1, 5)])
def test_a_bot_that_is_killed_as_it_forgets_keeps_its_promises(
    tmp_path: Path, what: str, stride: int, least: int
) -> None:
    seen = kills(tmp_path, stride, what)
    assert [kill["died"] for kill in seen] == [True] * (len(seen) - 1) + [False]
    assert len(seen) > least
    for kill in seen:
        assert kill["kept"], kill
        assert kill["sound"], kill
        assert kill["others"], kill
        assert not kill["left"], kill
        assert not kill["work_left"], kill
    assert any(kill["written"] for kill in seen)
