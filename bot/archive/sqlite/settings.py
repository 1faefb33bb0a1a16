"""Keep what guilds have chosen, and notes of the program's own, in SQLite."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.archive.model import GuildSettings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.archive.sqlite.database import Database

_SETS = ("digest_roles", "library_roles", "command_channels", "unfurl_channels")
_COLUMNS = ", ".join(("guild", "prefix", "zone", "language", "plain_text", *_SETS))


class SqliteSettingsStore:
    """Settings in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def guild_settings(self, guild: int) -> GuildSettings:
        """Return what `guild` has chosen; the defaults where it has not."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"SELECT {_COLUMNS} FROM guild_setting WHERE guild = ?",  # noqa: S608
                (guild,),
            )
        return _by_guild(rows).get(guild, GuildSettings())

    async def all_guild_settings(self) -> dict[int, GuildSettings]:
        """Return the settings of every guild that has any."""
        async with self._database.read() as connection:
            return _by_guild(await connection.execute_fetchall(f"SELECT {_COLUMNS} FROM guild_setting"))  # noqa: S608

    async def keep_guild_settings(self, guild: int, settings: GuildSettings) -> None:
        """Store the settings of `guild`."""
        row = (
            guild,
            settings.prefix,
            settings.zone,
            settings.language,
            settings.plain_text,
            *(json.dumps(sorted(getattr(settings, name))) for name in _SETS),
        )
        places = ", ".join("?" * len(row))
        async with self._database.write() as connection:
            await connection.execute(
                f"INSERT OR REPLACE INTO guild_setting ({_COLUMNS}) VALUES ({places})",  # noqa: S608
                row,
            )

    async def note(self, name: str) -> str | None:
        """Return a fact the program keeps for itself."""
        async with self._database.read() as connection:
            rows = list(await connection.execute_fetchall("SELECT value FROM note WHERE name = ?", (name,)))
        return rows[0][0] if rows else None

    async def keep_note(self, name: str, value: str) -> None:
        """Store such a fact."""
        async with self._database.write() as connection:
            await connection.execute("INSERT OR REPLACE INTO note (name, value) VALUES (?, ?)", (name, value))


def _by_guild(rows: Iterable[Iterable[Any]]) -> dict[int, GuildSettings]:
    settings: dict[int, GuildSettings] = {}
    for guild, prefix, zone, language, plain_text, *sets in rows:
        ids = (frozenset[int](json.loads(ids)) for ids in sets)
        chosen = dict(zip(_SETS, ids, strict=True))
        settings[guild] = GuildSettings(prefix, zone, language, plain_text=bool(plain_text), **chosen)
    return settings
