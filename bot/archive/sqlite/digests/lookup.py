"""Read digests and runs in the transaction that asks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.archive.digests import NOTHING_READ
from bot.archive.sqlite.connection.checksums import is_sound, require_sound, sound_rows
from bot.archive.sqlite.digests.rows import to_run, to_subscription
from bot.articles import Scope
from bot.errors import ArchiveDamagedError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from sqlite3 import Row

    import aiosqlite

    from bot.archive.digests import DigestRun, Subscription


_DAMAGED = None
"""The cursor of a digest of which a part is damaged."""

_UNREAD: dict[Scope, int] = {}


async def read_subscriptions(
    connection: aiosqlite.Connection, condition: str, *values: int | str, strict: bool = False
) -> tuple[Subscription, ...]:
    """Return the digests of a condition (its WHERE and what follows), each with its cursor.

    Damaged ones are left out; where `strict`, ArchiveDamagedError is raised.
    """
    found = await connection.execute_fetchall(
        f"SELECT *, {is_sound('digest')} AS sound FROM digest {condition}",  # noqa: S608
        values,
    )
    rows = (require_sound if strict else sound_rows)("digest", found)
    cursors = await _cursors(connection, rows)
    sound = [row for row in rows if cursors.get((row["guild"], row["number"]), _UNREAD) is not _DAMAGED]
    if strict and len(sound) < len(rows):
        raise ArchiveDamagedError("row-damaged", table="digest_cursor")
    return tuple(to_subscription(row, cursors.get((row["guild"], row["number"])) or NOTHING_READ) for row in sound)


async def read_run(connection: aiosqlite.Connection, run: int) -> DigestRun | None:
    """Return a run."""
    rows: list[Row] = list(
        await connection.execute_fetchall(
            f"SELECT *, {is_sound('digest_run')} AS sound FROM digest_run WHERE id = ?",  # noqa: S608
            (run,),
        )
    )
    return to_run(rows[0]) if require_sound("digest_run", rows) else None


async def _cursors(
    connection: aiosqlite.Connection, rows: Iterable[Row]
) -> dict[tuple[int, int], dict[Scope, int] | None]:
    wanted = json.dumps([(row["guild"], row["number"]) for row in rows])
    cursors: dict[tuple[int, int], dict[Scope, int] | None] = {}
    for guild, number, scope, article, sound in await connection.execute_fetchall(
        f"SELECT guild, number, scope, article, {is_sound('digest_cursor')} FROM json_each(?) AS wanted"  # noqa: S608
        " CROSS JOIN digest_cursor"
        " ON guild = json_extract(wanted.value, '$[0]') AND number = json_extract(wanted.value, '$[1]')",
        (wanted,),
    ):
        cursor = cursors.setdefault((guild, number), {})
        if not sound:
            cursors[guild, number] = _DAMAGED
        elif cursor is not None:
            cursor[Scope(scope)] = article
    return cursors
