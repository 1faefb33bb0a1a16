"""Keep what guilds have chosen, and notes of the program's own, in SQLite."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.archive.model import GuildSettings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.archive.sqlite.database import Database

_COLUMNS = "guild, prefix, zone, language, digest_roles, library_roles"


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
            json.dumps(sorted(settings.digest_roles)),
            json.dumps(sorted(settings.library_roles)),
        )
        async with self._database.write() as connection:
            await connection.execute(
                f"INSERT OR REPLACE INTO guild_setting ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608
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


def _by_guild(rows: Iterable[Iterable[str | int]]) -> dict[int, GuildSettings]:
    settings: dict[int, GuildSettings] = {}
    for guild, prefix, zone, language, digest_roles, library_roles in rows:
        settings[int(guild)] = GuildSettings(
            prefix=str(prefix),
            zone=str(zone),
            language=str(language),
            digest_roles=frozenset(json.loads(str(digest_roles))),
            library_roles=frozenset(json.loads(str(library_roles))),
        )
    return settings
