"""An archive of each earlier schema, as the program of its day wrote it: what an update must lose nothing of.

`earlier/0016.sql.gz` is the dump of an archive of schema 16: three articles that the program of that time had loaded,
and a row in every table of what servers keep. Before you add a migration, have the present program write its own:

    python -m tests.archive.earlier_archives
"""

from __future__ import annotations

import gzip
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any, Final, TypeAlias

from bot.archive.sqlite.connection.checksums import CHECKED, guards, teach
from bot.archive.sqlite.connection.schema import APPLICATION_ID

FOLDER: Final = Path(__file__).parent / "earlier"
SERVER: Final = 7
PERSON: Final = 41
AT: Final = "2026-02-01T08:00:00.000000+00:00"


KEPT: Final[dict[str, dict[str, object]]] = {
    "guild_setting": {
        "guild": SERVER,
        "prefix": "?",
        "zone": "Asia/Taipei",
        "language": "zh-TW",
        "digest_roles": "[11]",
        "library_roles": "[12]",
        "command_channels": "[21]",
        "unfurl_channels": "[22]",
        "plain_text": 1,
    },
    "note": {"name": "message-content", "value": "yes"},
    "kept_search": {"guild": SERVER, "token": "k1", "query": "bakers", "literal": 0, "kept_at": AT},
    "quoted": {
        "guild": SERVER,
        "message": 51,
        "channel": 21,
        "parent": None,
        "article_guild": 0,
        "article_number": 1,
        "reference": "A1.p1",
        "quoted_at": AT,
    },
    "digest_counter": {"guild": SERVER, "last_number": 1},
    "digest": {
        "guild": SERVER,
        "number": 1,
        "channel": 21,
        "owner": PERSON,
        "at": "08:00",
        "zone": "Asia/Taipei",
        "days": "[0, 1, 2, 3, 4]",
        "filter": "bakers",
        "options": '{"limit": 10, "when_empty": "silence", "after_downtime": "combine", "thread": false}',
        "planned": "2026-01-31",
        "since": AT,
        "next_due": AT,
        "created": AT,
        "revision": 3,
    },
    "digest_cursor": {"guild": SERVER, "number": 1, "scope": 0, "article": 3},
    "digest_run": {
        "id": 1,
        "guild": SERVER,
        "number": 1,
        "occasion": "2026-01-31",
        "kind": "scheduled",
        "dates": '["2026-01-31"]',
        "due": AT,
        "token": "t1",
        "state": "sent",
        "channel": 21,
        "cursor": "[[0, 3]]",
        "retry_at": AT,
        "finished": AT,
    },
    "digest_part": {
        "run": 1,
        "position": 0,
        "payload": "",
        "nonce": "n",
        "marker": "m",
        "state": "sent",
        "message": 61,
    },
    "digest_listed": {"run": 1, "position": 0, "scope": 0, "article": 2, "version": 1, "role": "shown", "part": 0},
    "digest_shown": {"guild": SERVER, "number": 1, "scope": 0, "article": 2, "run": 1},
    "departure": {"guild": 8, "left_at": AT},
    "feed_number": {"guild": SERVER, "last": 1},
    "feed": {
        "guild": SERVER,
        "number": 1,
        "address": "https://example.org/feed",
        "title": "East Ledger",
        "owner": PERSON,
        "whole": 1,
        "added": AT,
        "next_due": AT,
        "pace": 900.0,
    },
    "alias": {"guild": SERVER, "number": 1, "names": '["East Ledger", "東區帳簿"]', "state": "", "at": AT},
    "board_number": {"guild": SERVER, "last": 1},
    "board": {
        "guild": SERVER,
        "number": 1,
        "name": "Bakers",
        "owner": PERSON,
        "created": AT,
        "revision": 3,
        "last_entry": 1,
    },
    "board_entry": {
        "guild": SERVER,
        "board": 1,
        "entry": 1,
        "place": 1,
        "reference": "A1.p1",
        "hash": "0",
        "person": PERSON,
        "at": AT,
    },
    "board_note": {"guild": SERVER, "board": 1, "entry": 1, "person": PERSON, "text": "Ask them.", "at": AT},
    "board_export": {"guild": SERVER, "board": 1, "at": AT, "entries": 1},
    "board_exported": {
        "guild": SERVER,
        "board": 1,
        "reference": "A1.p1",
        "place": 1,
        "version": 1,
        "hash": "0",
        "verdict": "verbatim",
    },
    "board_exported_note": {"guild": SERVER, "board": 1, "reference": "A1.p1", "person": PERSON, "hash": "0"},
    "board_share": {
        "guild": SERVER,
        "board": 1,
        "channel": 21,
        "token": "t2",
        "state": "kept",
        "message": 62,
        "rests_until": AT,
        "retry_at": AT,
    },
    "announcement": {
        "id": 1,
        "guild": SERVER,
        "channel": 21,
        "quoted": 51,
        "quoted_in": 21,
        "article_guild": 0,
        "article_number": 1,
        "reference": "A1.p1",
        "version": 2,
        "token": "t2",
        "state": "sent",
        "retry_at": AT,
        "made_at": AT,
    },
    "watch_number": {"guild": SERVER, "last": 1},
    "watch": {
        "guild": SERVER,
        "number": 1,
        "owner": PERSON,
        "channel": 21,
        "filter": "bakers",
        "zone": "Asia/Taipei",
        "created": AT,
        "since": AT,
    },
    "watch_find": {"guild": SERVER, "watch": 1, "article_guild": 0, "article_number": 1, "found_at": AT, "message": 1},
    "watch_message": {
        "id": 1,
        "guild": SERVER,
        "watch": 1,
        "kind": "found",
        "token": "t3",
        "state": "sent",
        "retry_at": AT,
        "made_at": AT,
    },
    "rss_address": {
        "guild": SERVER,
        "kind": "W",
        "number": 1,
        "owner": PERSON,
        "secret_hash": "00",
        "made_at": AT,
    },
    "article_before": {"guild": 0, "number": 1},
    "guild_setting_change": {"guild": SERVER, "number": 1, "before": "{}", "after": "{}"},
    "library_usage": {"guild": SERVER, "day": "2026-01-31", "bytes": 1234},
    "story_apart": {"guild": SERVER, "article_guild": 0, "article_number": 3, "person": PERSON, "at": AT},
    "held_page": {"guild": SERVER, "number": 9, "person": PERSON, "name": "page.txt", "content": b"\x01", "until": AT},
}
"""What servers keep, by table; each schema takes the columns that it has."""

Rows: TypeAlias = dict[str, list[dict[str, Any]]]


def schemas() -> list[int]:
    """Return the schemas of which there is an archive."""
    return sorted(int(file.name[:4]) for file in FOLDER.glob("[0-9]*.sql.gz"))


def lay(schema: int, path: Path) -> None:
    """Lay the archive of an earlier schema at `path`."""
    dump = gzip.decompress((FOLDER / f"{schema:04}.sql.gz").read_bytes()).decode()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(dump)


def rows_of(path: Path) -> Rows:
    """Return all rows of all tables."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')] for name in names}  # noqa: S608 (our own tables)


def pack(archive: Path) -> Path:
    """Add to an archive what servers keep, and write its dump; return the file."""
    with closing(sqlite3.connect(archive)) as connection:
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        with connection:
            if _columns(connection, "article") & {"checksum"}:
                teach(connection)
                connection.executescript(guards(CHECKED))
            for table, row in KEPT.items():
                _add(connection, table, row)
        dump = "\n".join(connection.iterdump())
    marks = f"\nPRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {schema};\n"
    file = FOLDER / f"{schema:04}.sql.gz"
    file.write_bytes(gzip.compress((dump + marks).encode(), 9, mtime=0))
    return file


def _add(connection: sqlite3.Connection, table: str, row: dict[str, object]) -> None:
    kept = {name: value for name, value in row.items() if name in _columns(connection, table)}
    if kept:
        places = ", ".join("?" * len(kept))
        statement = f"INSERT INTO {table} ({', '.join(kept)}) VALUES ({places})"  # noqa: S608 (names from here)
        connection.execute(statement, tuple(kept.values()))


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))}


if __name__ == "__main__":
    from tests.cli.running import bot

    with tempfile.TemporaryDirectory() as folder:
        loaded = bot("load", FOLDER / "pages", "--db", Path(folder) / "a.db")
        if loaded.returncode:
            raise SystemExit(loaded.stderr)
        pack(Path(folder) / "a.db")
