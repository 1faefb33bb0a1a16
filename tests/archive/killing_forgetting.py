"""Kill a bot that forgets a server with SIGKILL at one of its steps after the other (a program of its own).

Run with a folder, a stride over the steps, and what is done: `deletion`, or `change` of files alone. Writes what each
kill left, and what the next start made of it, as JSON. A step is a statement, or a call that changes a folder or sees a
file on the disk; with `files` it is the deletion, and only the latter are steps. While it works somebody else writes,
and notes outside of the archive what was promised to be kept.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.archive import open_archive
from bot.archive.model import QuotedMessage
from bot.archive.sqlite.connection import file_copy, renewal
from bot.archive.sqlite.connection.database import Database
from bot.archive.sqlite.maintenance import deletion
from bot.articles import SHARED, Scope
from bot.articles.model import VersionReason
from bot.search import analyse
from tests.archive.killing_copies import stepping
from tests.archive.making import SteppingClock, new, revise, store
from tests.fuse import Fuse, fuse_connections

if TYPE_CHECKING:
    from bot.archive import Archive

LEAVING, STAYING = Scope(111_222_333_444_555_666), Scope(222_333_444_555_666_777)
WORDS = {LEAVING: "zanzibarine", STAYING: "quetzaline", SHARED: "openlemur"}
ARTICLES = ("article", "version", "paragraph", "credit")
BEFORE = 18
"""Articles that each scope has before anything is deleted."""

MEANWHILE = "quetzaline meanwhile "
EVERY = 8
"""Of the notes that are kept meanwhile one in so many comes with an article: each is a segment, to be merged."""

MOST_STEPS = 20_000


async def opened(path: Path) -> Archive:
    return await open_archive(path, clock=SteppingClock(), analyse=analyse)


async def prepare(path: Path) -> None:
    """Leave an archive in which servers lived side by side."""
    archive = await opened(path)
    for turn in range(3):
        for scope, word in WORDS.items():
            texts = [new(f"{word} {turn} {number} " * (1 + 30 * (number % 3)), headline=word) for number in range(6)]
            keys = await store(archive, scope, *texts)
            await revise(archive, keys[0], new(f"{word} again " * 50, headline=word), VersionReason.EDITED)
            await archive.writer.remove([keys[1]])
            await archive.searches.keep_search(scope.guild, f"{word} {turn}", literal=False, now=SteppingClock().now())
            quoted = QuotedMessage(scope.guild, turn, None, scope.guild + 1, keys[0], word, SteppingClock().now())
            await archive.quoted.keep_quoted(quoted)
    await archive.close()


async def write(archive: Archive, promised: int, over: asyncio.Event) -> None:
    """Store, change and take back until all is over; note what is done where no kill can undo it."""
    number = 0
    while not over.is_set():
        number += 1
        if number % EVERY == 0:
            await store(archive, STAYING, new(f"{MEANWHILE}{number}", headline="quetzaline"))
        await archive.settings.keep_note("stored", str(number))
        os.pwrite(promised, b"%8d" % number, 0)


async def work(path: Path, what: str) -> None:
    """Forget a server beside somebody who writes."""
    archive = await opened(path)
    promised = os.open(path.with_name("promised"), os.O_RDWR | os.O_CREAT)
    over = asyncio.Event()
    writing = asyncio.create_task(write(archive, promised, over))
    if what != "change":
        await archive.holdings.forget_guilds([LEAVING.guild])
    else:
        await database_of(archive).write_anew()
    over.set()
    await writing
    await archive.close()


def database_of(archive: Archive) -> Database:
    return archive._database  # type: ignore[attr-defined]


def killed(path: Path, what: str, step: int) -> bool:
    child = os.fork()
    if child == 0:
        Fuse.left = step
        asyncio.run(work(path, what))
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def rows_of_others(path: Path) -> dict[str, list[Any]]:
    """Return all rows of the other server and of the shared archive that were there before."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(
                f"SELECT * FROM {table} WHERE guild IN (?, 0){before} ORDER BY guild, 2, 3, 4",  # noqa: S608
                (STAYING.guild,),
            ).fetchall()
            for tables, before in ((("quoted", "kept_search"), ""), (ARTICLES, f" AND number <= {BEFORE}"))
            for table in tables
        }


def stored_meanwhile(path: Path) -> list[int]:
    """Return the numbers in the texts that were stored beside the work."""
    with closing(sqlite3.connect(path)) as connection:
        statement = "SELECT text FROM paragraph WHERE text GLOB ? ORDER BY number"
        return [int(text.removeprefix(MEANWHILE)) for (text,) in connection.execute(statement, (f"{MEANWHILE}*",))]


async def look(path: Path, before: dict[str, list[Any]], what: str) -> dict[str, Any]:
    """Start again, as the bot does, and tell what is there."""
    promised = path.with_name("promised")
    least = int(promised.read_bytes() or b"0") if promised.exists() else 0
    archive = await opened(path)
    try:
        noted = int(await archive.settings.note("stored") or 0)
        begun = await archive.holdings.is_cut_off()
        await archive.holdings.finish_forgetting()
        if what != "change":
            await archive.holdings.forget_guilds([LEAVING.guild])
        sound = (await archive.care.condition()).is_sound and not (await archive.storage.condition()).faults
        stored = stored_meanwhile(path)
        secrets = [WORDS[LEAVING].encode(), LEAVING.guild.to_bytes(8), str(LEAVING.guild).encode()]
        files = [file for file in path.parent.rglob("*") if file.is_file()]
        left = [file.name for file in files if any(secret in file.read_bytes() for secret in secrets)]
        work_left = [str(file) for file in path.with_name(f"{path.name}.work").rglob("*")]
    finally:
        await archive.close()
    return {
        "kept": noted >= least and stored in [list(range(EVERY, noted + more, EVERY)) for more in (1, 2)],
        "written": noted,
        "begun": begun,
        "sound": sound,
        "others": rows_of_others(path) == before,
        "left": left if what != "change" else [],
        "work_left": work_left,
    }


def main(folder: Path, stride: int, what: str) -> None:
    """Kill at every so manyth step until the work survives."""
    if what != "files":
        fuse_connections()
    deletion.FIRST_STEP = 5
    renewal._BRING_EVERY = 0.0
    file_copy._MOST = 20
    for name in ("replace", "unlink"):
        setattr(Path, name, stepping(getattr(Path, name)))
    os.fsync = stepping(os.fsync)
    start = folder / "start.db"
    asyncio.run(prepare(start))
    before = rows_of_others(start)
    seen: list[dict[str, Any]] = []
    for step in range(0, MOST_STEPS, stride):
        place = folder / str(step)
        place.mkdir()
        path = place / "a.db"
        shutil.copy(start, path)
        died = killed(path, what, step)
        seen.append({"step": step, "died": died} | asyncio.run(look(path, before, what)))
        shutil.rmtree(place)
        if not died:
            break
    sys.stdout.write(json.dumps(seen))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
