"""How many bytes are stored of a guild: counted as they come, so that nobody has to pass over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.archive.sqlite.connection.checksums import is_sound
from bot.archive.stored import MOST_OWN_BYTES
from bot.errors import QuotaError

if TYPE_CHECKING:
    import aiosqlite

    from bot.articles import Scope

ROW: Final = 300
"""Bytes that a version, a page's place or a record takes besides its text, with its place in the indexes."""

_BYTES_OF_TEXT = "length(CAST(text AS BLOB))"
_COUNTED = f"""
    SELECT (SELECT coalesce(sum({_BYTES_OF_TEXT}), 0) FROM paragraph WHERE guild = :guild)
        + (SELECT coalesce(sum(length(content)), 0) FROM page WHERE guild = :guild)
        + {ROW} * ((SELECT count(*) FROM version WHERE guild = :guild)
            + (SELECT count(*) FROM page_origin WHERE guild = :guild)
            + (SELECT count(*) FROM record WHERE guild = :guild))
"""  # noqa: S608 (numbers and names of ours)

_NOTED = f"SELECT value FROM note WHERE name = ? AND {is_sound('note')}"  # noqa: S608 (no value from outside)


async def count_stored(connection: aiosqlite.Connection, scope: Scope, size: int) -> None:
    """Count `size` bytes that this transaction has stored of a guild. Raises QuotaError where that is too much."""
    name = f"stored:{scope.guild}"
    rows = list(await connection.execute_fetchall(_NOTED, (name,)))
    if rows:
        held = int(rows[0][0]) + size
    else:
        ((held,),) = await connection.execute_fetchall(_COUNTED, {"guild": scope.guild})
    if held > MOST_OWN_BYTES:
        raise QuotaError("library-room", most=MOST_OWN_BYTES >> 20)
    await connection.execute("INSERT OR REPLACE INTO note (name, value) VALUES (?, ?)", (name, str(held)))
