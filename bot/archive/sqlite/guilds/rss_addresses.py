"""Keep RSS addresses in SQLite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.archive.rss_addresses import (
    MOST_ADDRESSES,
    MOST_ADDRESSES_OF_ALL,
    MOST_ADDRESSES_OF_PERSON,
    RssAddress,
    RssKey,
    RssKind,
)
from bot.archive.sqlite.connection.checksums import is_sound, sound_rows
from bot.archive.sqlite.connection.times import from_time, to_time
from bot.archive.sqlite.maintenance.deletion import require_staying
from bot.errors import UsageError

if TYPE_CHECKING:
    from datetime import datetime
    from sqlite3 import Row

    import aiosqlite

    from bot.archive.sqlite.connection.database import Database

_READ: Final = f"SELECT *, {is_sound('rss_address')} AS sound FROM rss_address"  # noqa: S608 (our own names)
_ONE: Final = "guild = ? AND kind = ? AND number = ? AND owner = ?"
# What is gone for good: a watch or board that can still be brought back has its row.
_GONE: Final = (
    "(kind = 'W' AND NOT EXISTS (SELECT 1 FROM watch AS t WHERE t.guild = r.guild AND t.number = r.number))"
    " OR (kind = 'B' AND NOT EXISTS (SELECT 1 FROM board AS t WHERE t.guild = r.guild AND t.number = r.number))"
    " OR (kind = 'D' AND NOT EXISTS (SELECT 1 FROM digest AS t WHERE t.guild = r.guild AND t.number = r.number))"
)


class SqliteRssAddresses:
    """RSS addresses in a database."""

    def __init__(self, database: Database, *, most_of_all: int = MOST_ADDRESSES_OF_ALL) -> None:
        self._database = database
        self._most_of_all = most_of_all

    async def create(self, key: RssKey, owner: int, secret_hash: str, now: datetime) -> RssAddress:
        """Give a person an address of something, in place of the one that they had. Raises UsageError."""
        async with self._database.write() as connection:
            await require_staying(connection, key.guild)
            await connection.execute(f"DELETE FROM rss_address WHERE {_ONE}", (*_values(key), owner))  # noqa: S608
            await connection.execute(f"DELETE FROM rss_address AS r WHERE {_GONE}")  # noqa: S608
            await self._require_another(connection, key.guild, owner)
            await connection.execute(
                "INSERT INTO rss_address (guild, kind, number, owner, secret_hash, made_at) VALUES (?, ?, ?, ?, ?, ?)",
                (*_values(key), owner, secret_hash, from_time(now)),
            )
        return RssAddress(key, owner, now)

    async def find(self, secret_hash: str) -> RssAddress | None:
        """Return whose address that is."""
        found = await self._read("secret_hash = ?", secret_hash)
        return found[0] if found else None

    async def of_person(self, guild: int, owner: int) -> tuple[RssAddress, ...]:
        """Return the addresses that a person has in a guild, the newest first."""
        return await self._read("guild = ? AND owner = ? ORDER BY made_at DESC, kind, number", guild, owner)

    async def revoke(self, key: RssKey, owner: int) -> bool:
        """Take an address away; tell whether it was there."""
        async with self._database.write() as connection:
            gone = await connection.execute(f"DELETE FROM rss_address WHERE {_ONE}", (*_values(key), owner))  # noqa: S608
            return bool(gone.rowcount)

    async def hashes(self) -> frozenset[str]:
        """Return the hashes of all secrets."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall("SELECT secret_hash FROM rss_address")
        return frozenset(found for (found,) in rows)

    async def count(self) -> int:
        """Return how many addresses there are in all guilds."""
        async with self._database.read() as connection:
            ((number,),) = await connection.execute_fetchall("SELECT count(*) FROM rss_address")
        return number

    async def _read(self, condition: str, *values: int | str) -> tuple[RssAddress, ...]:
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(f"{_READ} WHERE {condition}", values)
        return tuple(map(_address, sound_rows("rss_address", rows)))

    async def _require_another(self, connection: aiosqlite.Connection, guild: int, owner: int) -> None:
        ((here, theirs, of_all),) = await connection.execute_fetchall(
            "SELECT count(*) FILTER (WHERE guild = ?), count(*) FILTER (WHERE owner = ?), count(*) FROM rss_address",
            (guild, owner),
        )
        if theirs >= MOST_ADDRESSES_OF_PERSON:
            raise UsageError("rss-cap-person", most=MOST_ADDRESSES_OF_PERSON)
        if here >= MOST_ADDRESSES:
            raise UsageError("rss-cap", most=MOST_ADDRESSES)
        if of_all >= self._most_of_all:
            raise UsageError("rss-cap-all", most=self._most_of_all)


def _values(key: RssKey) -> tuple[int, str, int]:
    return key.guild, key.kind.value, key.number


def _address(row: Row) -> RssAddress:
    key = RssKey(row["guild"], RssKind(row["kind"]), row["number"])
    return RssAddress(key, row["owner"], to_time(row["made_at"]))
