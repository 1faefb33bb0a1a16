"""A load that is killed or cancelled: nothing half-loaded, the next start is clean, loading again completes it.

The suite kills at every so manyth statement; `python -m tests.loading.killing FOLDER 1` kills at each.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.articles.model import SHARED
from bot.loading.pages import files as page_files
from bot.loading.records import files as record_files
from tests.loading.killing import PAGES
from tests.waiting import PROCESS_SECONDS

if TYPE_CHECKING:
    from tests.loading.conftest import Desk

pytestmark = pytest.mark.unmeasured

ROOT = Path(__file__).resolve().parents[2]
# The teaser of the first page is upgraded by the second, and says from then on that it comes from there.
STEPS = [
    {},
    {"1.md": 3},
    {"1.md": 2, "2.md": 2},
    {"1.md": 2, "2.md": 2, "3.jsonl": 2},
    {"1.md": 2, "2.md": 2, "3.jsonl": 4},
    {"1.md": 2, "2.md": 2, "3.jsonl": 6},
]


def test_a_load_killed_at_any_statement_is_whole_batches_and_can_be_repeated(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.loading.killing", str(tmp_path), "23"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PROCESS_SECONDS)
    assert done.returncode == 0, done.stderr
    kills = json.loads(done.stdout)
    assert [kill["died"] for kill in kills] == [True] * (len(kills) - 1) + [False]
    assert len(kills) > 20
    for kill in kills:
        left = kill["left"]
        assert left["by_source"] in STEPS
        assert left["numbers"] == list(range(1, len(left["numbers"]) + 1))
        assert left["whole"]
        assert left["indexed"] == len(left["numbers"])
        assert sum(kill["again"]) == 11
        assert kill["after"]["by_source"] == STEPS[-1]
        assert kill["after"]["indexed"] == 10
    assert [step for step in STEPS if any(kill["left"]["by_source"] == step for kill in kills)] == STEPS


@pytest.mark.parametrize("portions", range(6))
async def test_a_load_cancelled_after_any_portion_keeps_whole_portions(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, portions: int
) -> None:
    monkeypatch.setattr(page_files, "_PAGES_AT_ONCE", 1)
    monkeypatch.setattr(record_files, "RECORDS_AT_ONCE", 2)
    for name, content in PAGES.items():
        desk.write(name, content)
    seen = 0

    def cancel(_progress: object) -> None:
        nonlocal seen
        seen += 1
        if seen > portions:
            task.cancel()

    task = asyncio.create_task(desk.loader.load([desk.folder], progress=cancel))
    await asyncio.wait([task])
    cards = await desk.archive.articles.recent((SHARED,), limit=100)
    sources = [card.source for card in cards]
    assert {source: sources.count(source) for source in sorted(set(sources))} in STEPS[1:]
    assert sum(await desk.counted()) == 11
    assert await desk.size() == 10
