"""Write an archive anew whose file is damaged where nothing is lost by it: in an index, a free page, what is derived.

SQLite cannot repair a file. But all that cannot be made again lies in tables that can be read without their indexes;
where every row of them can, they are copied into a new file, and the rest is made from them. The damaged file is kept.
"""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from bot.archive.sqlite.connection import schema
from bot.archive.sqlite.connection.checksums import OWN, columns_of, is_sound, teach
from bot.archive.sqlite.connection.errors import domain_errors, is_damage
from bot.archive.sqlite.connection.files import (
    forget_unfinished_restore,
    has_sound_header,
    real_path,
    require_one_name,
)
from bot.archive.sqlite.connection.lock import WriterLock
from bot.archive.sqlite.connection.ownership import belong_to_folder
from bot.archive.sqlite.connection.structure import has_structure
from bot.archive.sqlite.connection.vouching import DUE
from bot.archive.sqlite.maintenance.backup import set_aside
from bot.archive.sqlite.maintenance.copying import part_of, put_in_place, require_room, sync
from bot.archive.sqlite.maintenance.derived import COUNTED, LARGEST_RUN, SAMPLES_DUE, STORIES, STORIES_DUE
from bot.archive.sqlite.maintenance.examination import file_faults
from bot.errors import ArchiveDamagedError

if TYPE_CHECKING:
    from pathlib import Path

    from bot.runtime import Clock

logger = logging.getLogger(__name__)

_BUSY: Final = 5.0
_LAST_RUN: Final = (
    "SELECT seq FROM sqlite_sequence WHERE name = 'digest_run' AND typeof(seq) = 'integer' AND seq BETWEEN 1 AND ?"
)
"""The number of a run that is gone must not be given again either."""


def mend_file(database: Path, clock: Clock) -> Path | None:
    """Write the archive in `database` anew if its file is damaged; return where the damaged one is kept, None if sound.

    Whoever opens it then has the index and the rest to make again. Raises ArchiveDamagedError where a row that nothing
    can make again cannot be read, ArchiveBusyError beside a bot, ArchiveFullError where there is no room; the file is
    then as it was.
    """
    database = real_path(database)
    lock = WriterLock(database)
    try:
        forget_unfinished_restore(database)
        require_one_name(database)
        if not _is_to_be_mended(database):
            return None
        with part_of(database) as part:
            require_room(part, database.stat().st_size)
            with domain_errors(database):
                has_stories, last_run = _look_through(database)
                _write_anew(database, part, has_stories=has_stories, last_run=last_run)
            sync(part)
            belong_to_folder(part)
            kept = set_aside(database, clock)
            put_in_place(part, database)
    finally:
        lock.release()
    logger.warning("the archive was written anew", extra={"kept": str(kept)})
    return kept


def _is_to_be_mended(database: Path) -> bool:
    if not has_sound_header(database):
        return True
    with domain_errors(database), closing(_open(database)) as connection:
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version != schema.newest_version():
                return False  # whoever opens it says what is the matter with it
            return not has_structure(connection) or bool(file_faults(connection))
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            return True


def _open(database: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{database.as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=_BUSY)
    teach(connection)
    return connection


def _look_through(database: Path) -> tuple[bool, int]:
    """Return whether the table of stories is whole, and the last number that a run has had.

    On a connection of its own: SQLite may refuse all that follows on one that has met a damaged page.
    """
    with closing(_open(database)) as connection:
        has_stories = _is_whole(connection, STORIES)
    with closing(_open(database)) as connection:
        try:
            rows = connection.execute(_LAST_RUN, (LARGEST_RUN,)).fetchall()
        except sqlite3.DatabaseError:
            rows = []
    return has_stories, max((number for (number,) in rows), default=0)


def _is_whole(connection: sqlite3.Connection, table: str) -> bool:
    statement = f"SELECT coalesce(min({is_sound(table)}), 1) FROM {table} NOT INDEXED"  # noqa: S608 (names of ours)
    try:
        return bool(connection.execute(statement).fetchone()[0])
    except sqlite3.DatabaseError:
        return False


def _write_anew(database: Path, part: Path, *, has_stories: bool, last_run: int) -> None:
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        teach(connection)
        connection.execute("PRAGMA synchronous = OFF")  # it is of use only when it is whole, and synced then
        connection.execute("PRAGMA foreign_keys = OFF")
        for _, statements in schema.migrations():
            connection.executescript(statements)
        connection.execute(f"DROP TABLE {DUE}")
        connection.execute("ATTACH ? AS damaged", (str(database),))
        connection.execute("BEGIN")
        for table in OWN:
            _copy(connection, table)
        connection.execute(
            "UPDATE main.sqlite_sequence SET seq = max(seq, ?) WHERE name = 'digest_run'",
            (last_run,),
        )
        connection.execute("DELETE FROM tally")
        connection.execute(f"INSERT INTO tally {COUNTED}")
        connection.execute(SAMPLES_DUE)
        if has_stories:
            _copy(connection, STORIES)
        else:
            connection.execute(STORIES_DUE)
        connection.execute("COMMIT")
        connection.execute("DETACH damaged")
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {schema.newest_version()}")


def _copy(connection: sqlite3.Connection, table: str) -> None:
    names = ", ".join((*columns_of(table).names, "checksum"))
    rows = f"SELECT {names} FROM damaged.{table} NOT INDEXED"  # noqa: S608 (names of our schema)
    try:
        connection.execute(f"INSERT INTO main.{table} ({names}) {rows}")
    except sqlite3.IntegrityError as error:
        # A row that does not fit any more: it is damaged itself, and nobody knows what it was.
        raise ArchiveDamagedError("archive-not-mended", table=table) from error
    except sqlite3.DatabaseError as error:
        if is_damage(error) or "no such" in str(error):
            raise ArchiveDamagedError("archive-not-mended", table=table) from error
        raise
