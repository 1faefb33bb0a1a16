"""Kill a backup or a restore with SIGKILL at one of its steps after the other (a program of its own).

Run with a folder, `backup` or `restore`, and a stride over the steps; writes what each kill left, and what doing it
again then made, as JSON. A step is a statement, a page copied, or a call that changes a folder.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sqlite3
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.archive import back_up, restore
from bot.archive.sqlite.maintenance import copying
from tests.archive.making import SteppingClock
from tests.fuse import Fuse, fuse_connections

if TYPE_CHECKING:
    from collections.abc import Callable


def stepping(call: Callable[..., Any]) -> Callable[..., Any]:
    def step(*arguments: Any, **named: Any) -> Any:
        Fuse.burn()
        done = call(*arguments, **named)
        Fuse.burn()
        return done

    return step


def install() -> None:
    copying.PAGES_AT_ONCE = 20
    fuse_connections()
    for name in ("replace", "unlink", "hardlink_to"):
        setattr(Path, name, stepping(getattr(Path, name)))
    os.fsync = stepping(os.fsync)


def told(_done: int, _total: int) -> None:
    Fuse.burn()


def notes(path: Path) -> list[str] | None:
    """Return what the archive at `path` says it is; None where there is none."""
    if not path.exists():
        return None
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [name for (name,) in connection.execute("SELECT name FROM note ORDER BY name")]


async def make(path: Path, note: str) -> None:
    from bot.archive import open_archive
    from bot.articles.model import SHARED
    from bot.search.analysis.analyser import analyse
    from tests.archive.making import new, store

    archive = await open_archive(path, clock=SteppingClock(), analyse=analyse)
    await archive.settings.keep_note(note, "")
    await store(archive, SHARED, *(new(f"paragraph {number} " * 300) for number in range(20)))
    await archive.close()


def crash_after_writing(path: Path, note: str) -> None:
    """Leave something that stands in the log alone."""
    if os.fork() == 0:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("INSERT INTO note (name, value) VALUES (?, '')", (note,))
        os._exit(0)
    os.wait()


def killed(work: Callable[[], object], step: int) -> bool:
    child = os.fork()
    if child == 0:
        Fuse.left = step
        work()
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def main(folder: Path, what: str, stride: int = 1) -> None:
    """Kill at every so manyth step until the work survives."""
    install()
    asyncio.run(make(folder / "old", "old"))
    asyncio.run(make(folder / "new", "new"))
    seen: list[dict[str, Any]] = []
    for step in range(0, 200, stride):
        place = folder / str(step)
        place.mkdir()
        database, other = place / "a.db", place / "b.db"
        shutil.copy(folder / ("new" if what == "backup" else "old"), database)
        if what == "backup":
            work = partial(back_up, database, other, told, replace=True)
            target, allowed = other, [None, ["new"]]
        else:
            shutil.copy(folder / "new", other)
            crash_after_writing(database, "in the log")
            work = partial(restore, other, database, SteppingClock(), told)
            target, allowed = database, [["in the log", "old"], ["new"]]
        died = killed(work, step)
        left = notes(target)
        kept = [notes(file) for file in place.glob("a.db.replaced-*Z")]
        assert all(one == ["in the log", "old"] for one in kept), kept
        assert what == "backup" or left != ["new"] or kept, "what was replaced is lost"
        for file in place.glob("a.db.replaced-*"):
            file.unlink()
        work()
        over = [file.name for file in place.iterdir() if file.suffix == ".part" or file.name.endswith("-journal")]
        seen.append({"died": died, "target": left, "allowed": allowed, "again": notes(target)} | {"left_over": over})
        if not died:
            break
    sys.stdout.write(json.dumps(seen))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:]))
