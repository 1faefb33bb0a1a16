"""Stored pages split again by a newer splitter: versions of what changed, references kept, the files not needed."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.articles.model import SHARED, ArticleKey, Scope, VersionReason
from bot.loading import Loader, loader, pipeline
from tests.loading.splitters import AS_ONE, EVERY_LINE, NOTHING, WRONGLY
from tests.loading.writing import BUDGET, HARBOR, LIBRARY, lines, page, teaser
from tests.waiting import PROCESS_SECONDS

if TYPE_CHECKING:
    from bot.loading.report import Progress
    from tests.loading.conftest import Desk

ROOT = Path(__file__).resolve().parents[2]


async def older(desk: Desk, *paths: Path, scope: Scope = SHARED) -> None:
    report = await Loader(desk.archive, AS_ONE).load(paths or [desk.folder], scope=scope)
    assert report.rejected == ()


async def again(desk: Desk, *below: Path) -> tuple[int, int, int]:
    report = await desk.loader.resegment(below)
    assert report.rejected == ()
    return report.loaded, report.updated, report.unchanged


async def test_what_splits_otherwise_gets_a_version_and_every_reference_stays(desk: Desk) -> None:
    where = desk.write("1.md", page(HARBOR, LIBRARY))
    desk.write("2.md", page(BUDGET))
    await older(desk)
    before = await desk.everything()
    where.unlink()
    assert await again(desk) == (1, 1, 1)
    assert await desk.shown() == {1: HARBOR, 2: BUDGET, 3: LIBRARY}
    changed = await desk.article(1)
    assert (changed.version, changed.reason) == (2, VersionReason.RESEGMENTED)
    after = await desk.everything()
    assert {key: after[key] for key in before} == before


async def test_splitting_again_twice_changes_nothing(desk: Desk) -> None:
    desk.write("1.md", page(HARBOR, LIBRARY))
    await older(desk)
    assert await again(desk) == (1, 1, 0)
    generation = await desk.archive.articles.generation((SHARED,))
    assert await again(desk) == (0, 0, 2)
    assert await desk.counted() == (0, 0, 2)
    assert await desk.archive.articles.generation((SHARED,)) == generation


async def test_a_load_leaves_what_has_not_changed_to_the_operators_wish(desk: Desk) -> None:
    desk.write("1.md", page(HARBOR, LIBRARY))
    await older(desk)
    assert await desk.counted() == (0, 0, 1)


async def test_articles_that_are_no_longer_there_can_still_be_quoted_and_come_back(desk: Desk) -> None:
    desk.write("1.txt", lines(HARBOR, LIBRARY))
    desk.write("1.txt.boundaries", "1\n4\n")
    desk.write("2.txt", lines(BUDGET))
    await Loader(desk.archive, EVERY_LINE).load([desk.folder])
    assert len(await desk.shown()) == 4
    before = await desk.everything()
    report = await Loader(desk.archive, AS_ONE).resegment()
    assert (report.loaded, report.updated) == (0, 1)
    assert await desk.shown() == {1: HARBOR, 2: LIBRARY, 3: BUDGET}
    after = await desk.everything()
    assert {key: after[key] for key in before} == before
    await Loader(desk.archive, EVERY_LINE).resegment()
    assert set(await desk.shown()) == {1, 2, 3, 4}
    assert (await desk.everything()).keys() - after.keys() == {(3, 3)}


async def test_boundaries_in_force_stay_in_force_without_their_file(desk: Desk) -> None:
    desk.write("1.md", page(HARBOR, LIBRARY))
    sidecar = desk.write("1.md.boundaries", "1")
    given = desk.write("2.md", page(BUDGET, LIBRARY))
    mine = desk.folder.parent / "mine"
    mine.write_text("1")
    await older(desk, desk.folder / "1.md")
    await Loader(desk.archive, EVERY_LINE).load([given], boundaries=mine)
    kept = sidecar.read_bytes()
    sidecar.unlink()
    assert await again(desk) == (0, 0, 2)
    sidecar.write_bytes(kept)
    assert await desk.counted() == (0, 0, 2)


async def test_only_the_pages_of_some_paths(desk: Desk) -> None:
    for name in ("a/1.md", "a/deep/2.md", "ab/3.md"):
        desk.write(name, page((*HARBOR, name), (*LIBRARY, name)))
    await older(desk)
    assert await again(desk, desk.folder / "a/deep/2.md") == (1, 1, 0)
    assert await again(desk, desk.folder / "a") == (1, 1, 2)
    assert await again(desk, Path("/")) == (1, 1, 4)


async def test_what_is_not_stored_is_told(desk: Desk) -> None:
    nowhere = desk.folder / "nowhere"
    (rejected,) = (await desk.loader.resegment([nowhere])).rejected
    assert (rejected.path, rejected.reason) == (
        str(nowhere),
        "The archive has no page that was last read from there.",
    )


async def test_earlier_contents_of_a_page_and_what_came_from_elsewhere_are_left_alone(desk: Desk) -> None:
    desk.write("1.md", page(HARBOR, LIBRARY))
    await older(desk)
    desk.write("1.md", page((*HARBOR, "A new ending."), LIBRARY))
    await older(desk)
    desk.write("2.txt", lines((teaser(BUDGET, 50),)))
    await older(desk, desk.folder / "2.txt")
    desk.write("3.md", page(BUDGET))
    assert await desk.counted(desk.folder / "3.md") == (0, 1, 0)
    assert await again(desk) == (1, 1, 2)
    assert await desk.shown() == {1: (*HARBOR, "A new ending."), 2: BUDGET, 3: LIBRARY}


async def test_only_the_scope_that_is_asked_for(desk: Desk) -> None:
    desk.write("1.md", page(HARBOR, LIBRARY))
    guild = Scope(77)
    await older(desk)
    await older(desk, scope=guild)
    await again(desk)
    assert (await desk.size(), await desk.size(guild)) == (2, 1)


async def test_a_removed_article_stays_removed(desk: Desk) -> None:
    desk.write("1.md", page(HARBOR, LIBRARY))
    await older(desk)
    await desk.archive.writer.remove([ArticleKey(SHARED, 1)])
    assert await again(desk) == (1, 0, 1)
    assert await desk.shown() == {2: LIBRARY}


@pytest.mark.parametrize(("newer", "reason"), [(NOTHING, "It has no article"), (WRONGLY, "Something went wrong")])
async def test_a_page_that_cannot_be_split_stays_as_it_is_and_is_told(
    desk: Desk, newer: loader.Splitter, reason: str
) -> None:
    where = desk.write("1.md", page(HARBOR, LIBRARY))
    await older(desk)
    before = await desk.everything()
    for _ in range(2):
        (rejected,) = (await Loader(desk.archive, newer).resegment()).rejected
        assert rejected.path == str(where)
        assert rejected.reason.startswith(reason)
    assert await desk.everything() == before


async def test_processes_split_again_what_threads_do(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("1.md", page(HARBOR, LIBRARY))
    await older(desk)
    monkeypatch.setattr(loader, "MUCH", 0)
    assert await again(desk) == (1, 1, 0)


async def test_it_tells_how_far_it_is_and_can_be_cancelled_after_any_portion(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "_STORED_AT_ONCE", 1)
    for name in "abc":
        desk.write(f"{name}.md", page((*HARBOR, name), (*LIBRARY, name)))
    await older(desk)
    seen: list[Progress] = []

    def cancel(progress: Progress) -> None:
        seen.append(progress)
        task.cancel()

    task = asyncio.create_task(desk.loader.resegment(progress=cancel))
    await asyncio.wait([task])
    assert task.cancelled()
    assert await desk.size() == 4
    await desk.loader.resegment(progress=seen.append)
    assert await desk.size() == 6
    assert [one.path.rsplit("/", 1)[1] for one in seen] == ["a.md", "b.md", "c.md"]
    assert (seen[0].done < seen[0].total, seen[-1].done) == (True, seen[-1].total)


@pytest.mark.unmeasured
def test_killed_at_any_statement_every_reference_stays_and_the_rest_can_be_done(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.loading.killing", str(tmp_path), "13", "resegment"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PROCESS_SECONDS)
    assert done.returncode == 0, done.stderr
    kills = json.loads(done.stdout)
    assert [kill["died"] for kill in kills] == [True] * (len(kills) - 1) + [False]
    assert len(kills) > 10
    for kill in kills:
        assert kill["left"]["whole"]
        assert kill["left"]["indexed"] == len(kill["left"]["numbers"]) in (3, 4, 5)
        assert sum(kill["again"]) == 5
        assert kill["after"]["numbers"] == [1, 2, 3, 4, 5]
        assert kill["after"]["indexed"] == 5
        assert kill["kept"]
    assert {len(kill["left"]["numbers"]) for kill in kills} == {3, 4, 5}
