"""The schema and its history: numbered migrations, one transaction each, a copy of the file taken first."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from bot.archive.sqlite.connection.files import make_private
from bot.errors import ArchiveDamagedError, ArchiveError, ArchiveTooNewError

if TYPE_CHECKING:
    from datetime import datetime

    import aiosqlite

APPLICATION_ID = 0x42534854
"""Marks a SQLite file as an archive of ours ("BSHT"), so that another program's database is never written to."""

KEPT_COPIES = 3

_FOLDER = Path(__file__).parent / "migrations"
_NAME = re.compile(r"(\d{4})_\w+\.sql")


def migrations() -> tuple[tuple[int, str], ...]:
    """Return every migration as (number, SQL), in order, numbered from 1 without a gap."""
    found = sorted((int(match[1]), file) for file in _FOLDER.iterdir() if (match := _NAME.fullmatch(file.name)))
    if [number for number, _ in found] != list(range(1, len(found) + 1)):
        raise ValueError(f"migrations must be numbered 1 to {len(found)}: {[file.name for _, file in found]}")
    return tuple((number, file.read_text(encoding="utf-8")) for number, file in found)


def newest_version() -> int:
    """Return the version that this program writes."""
    return len(migrations())


async def check_version(connection: aiosqlite.Connection, path: Path) -> int:
    """Return the version of the schema in the file (0: a new one).

    Raises ArchiveTooNewError for one we do not know, ArchiveError for a database that is not an archive.
    """
    version = await _pragma(connection, "user_version")
    application = await _pragma(connection, "application_id")
    tables = await _number(connection, "SELECT count(*) FROM sqlite_master")
    judge(path, version, application, tables)
    return version


def judge(path: Path, version: int, application: int, tables: int) -> None:
    """Raise what `check_version` raises for a file with these marks and so many tables."""
    if application != APPLICATION_ID and (tables or version):
        raise ArchiveError("archive-foreign", path=str(path))
    if tables and version <= 0:  # each is written with the other
        raise ArchiveDamagedError("archive-damaged", path=str(path))
    if version > (known := len(migrations())):
        raise ArchiveTooNewError("archive-too-new", path=str(path), version=version, known=known)


async def check_current(connection: aiosqlite.Connection, path: Path) -> None:
    """Raise what `check_version` raises, and ArchiveError for a schema that only a writer can bring up to date."""
    if await check_version(connection, path) < len(migrations()):
        raise ArchiveError("archive-too-old", path=str(path))


async def migrate(connection: aiosqlite.Connection, path: Path | None) -> None:
    """Bring the schema up to date; a file at `path` that holds anything is copied before each step."""
    version = await _pragma(connection, "user_version")
    for number, statements in migrations()[version:]:
        if path is not None and await _holds_anything(connection):
            await _copy(connection, path, number)
        await _apply(connection, number, statements)


async def _apply(connection: aiosqlite.Connection, number: int, statements: str) -> None:
    # One script, because sqlite3's executescript commits whatever transaction is open when it starts.
    script = f"""
        BEGIN IMMEDIATE;
        {statements}
        PRAGMA application_id = {APPLICATION_ID};
        PRAGMA user_version = {number};
        COMMIT;
    """
    try:
        await connection.executescript(script)
    except BaseException:
        if connection.in_transaction:
            await connection.execute("ROLLBACK")
        raise


async def _holds_anything(connection: aiosqlite.Connection) -> bool:
    rows = await connection.execute_fetchall(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    # One statement for all tables: each would cost a change of thread, for every step of a new archive.
    held = " OR ".join(f'EXISTS (SELECT 1 FROM "{name}")' for (name,) in rows)  # noqa: S608 (names of our schema)
    return bool(held) and bool(await _number(connection, f"SELECT {held}"))


async def _copy(connection: aiosqlite.Connection, path: Path, number: int) -> None:
    unfinished = path.with_name(f"{path.name}.before-{number:04d}.part")
    unfinished.unlink(missing_ok=True)
    make_private(unfinished)  # SQLite takes an empty file for a new one
    await connection.execute("VACUUM INTO ?", (str(unfinished),))
    unfinished.replace(path.with_name(f"{path.name}.before-{number:04d}"))
    for old in _copies(path)[:-KEPT_COPIES]:
        old.unlink(missing_ok=True)


def expire_copies(path: Path, before: datetime) -> int:
    """Delete the copies of the file at `path` that were taken before that moment, and return how many."""
    old = [copy for copy in _copies(path) if copy.stat().st_mtime < before.timestamp()]
    for copy in old:
        copy.unlink(missing_ok=True)
    return len(old)


def _copies(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{_escaped(path.name)}.before-[0-9][0-9][0-9][0-9]"))


def _escaped(name: str) -> str:
    return re.sub(r"([*?[])", r"[\1]", name)


async def _pragma(connection: aiosqlite.Connection, name: str) -> int:
    return await _number(connection, f"PRAGMA {name}")


async def _number(connection: aiosqlite.Connection, statement: str) -> int:
    rows = list(await connection.execute_fetchall(statement))
    return int(rows[0][0])
