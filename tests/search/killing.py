"""Kill a merge with SIGKILL at one of its statements after the other, and look at what is left (a program of its own).

Run with a folder and a stride over the statements; writes what it found as JSON.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.archive import open_archive
from bot.archive.sqlite.connection.database import Database
from bot.archive.sqlite.index.background_merge import BackgroundMerger
from bot.search import analyse
from tests.archive.making import SteppingClock
from tests.fuse import fuse_connections
from tests.loading.killing import killed
from tests.search.test_merging import answers, lively

if TYPE_CHECKING:
    from bot.archive.protocols import Archive


async def opened(path: Path) -> Archive:
    return await open_archive(path, clock=SteppingClock(), analyse=analyse)


async def prepare(path: Path) -> None:
    """Leave an archive behind whose segments wait to be merged."""
    archive = await opened(path)
    await archive._merger.stop()  # type: ignore[attr-defined]
    await lively(archive)
    await archive.close()


async def merge(path: Path, _: Path) -> tuple[int, int, int]:
    database = await Database.open(path)
    try:
        return await BackgroundMerger(database).merge_all(), 0, 0
    finally:
        await database.close()


async def left(path: Path) -> dict[str, Any]:
    """Return whether the index is in step, and what it answers."""
    archive = await opened(path)
    try:
        return {"sound": (await archive.care.condition()).is_sound, "answers": await answers(archive)}
    finally:
        await archive.close()


def main(folder: Path, stride: int) -> None:
    """Kill at every so manyth statement until the merge survives."""
    fuse_connections()
    start = folder / "start.db"
    asyncio.run(prepare(start))
    shutil.copy(start, folder / "before.db")
    before = asyncio.run(left(folder / "before.db"))["answers"]
    seen: list[dict[str, bool]] = []
    for statement in range(0, 1_000, stride):
        path = folder / f"{statement}.db"
        shutil.copy(start, path)
        died = killed(merge, path, folder, statement)
        state = asyncio.run(left(path))
        seen.append({"died": died, "sound": state["sound"], "same": state["answers"] == before})
        if not died:
            break
    sys.stdout.write(json.dumps(seen))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
