"""Read digests and runs in the transaction that asks."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from bot.archive.digests import NOTHING_READ
from bot.archive.sqlite.digests.rows import to_run, to_subscription
from bot.articles import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable
    from sqlite3 import Row

    import aiosqlite

    from bot.archive.digests import DigestRun, Subscription


async def read_subscriptions(
    connection: aiosqlite.Connection, condition: str, *values: int | str
) -> tuple[Subscription, ...]:
    """Return the digests of a condition (its WHERE and what follows), each with its cursor."""
    rows = list(await connection.execute_fetchall(f"SELECT * FROM digest {condition}", values))  # noqa: S608
    cursors = await _cursors(connection, rows)
    return tuple(to_subscription(row, cursors.get((row["guild"], row["number"]), NOTHING_READ)) for row in rows)


async def read_run(connection: aiosqlite.Connection, run: int) -> DigestRun | None:
    """Return a run."""
    rows: list[Row] = list(await connection.execute_fetchall("SELECT * FROM digest_run WHERE id = ?", (run,)))
    return to_run(rows[0]) if rows else None


async def _cursors(connection: aiosqlite.Connection, rows: Iterable[Row]) -> dict[tuple[int, int], dict[Scope, int]]:
    wanted = json.dumps([(row["guild"], row["number"]) for row in rows])
    cursors: defaultdict[tuple[int, int], dict[Scope, int]] = defaultdict(dict)
    for guild, number, scope, article in await connection.execute_fetchall(
        "SELECT guild, number, scope, article FROM json_each(?) AS wanted CROSS JOIN digest_cursor"
        " ON guild = json_extract(wanted.value, '$[0]') AND number = json_extract(wanted.value, '$[1]')",
        (wanted,),
    ):
        cursors[guild, number][Scope(scope)] = article
    return cursors
