"""Keep what guilds have chosen, and notes of the program's own, in SQLite."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from bot.archive.model import GuildSettings, SettingsChange
from bot.archive.sqlite.connection.checksums import is_sound, require_sound, sound_rows
from bot.errors import StaleError

if TYPE_CHECKING:
    from collections.abc import Iterable

    import aiosqlite

    from bot.archive.sqlite.connection.database import Database

_SETS = ("digest_roles", "library_roles", "command_channels", "unfurl_channels")
_FLAGS = ("plain_text", "full_results", "rereading")
_COLUMNS = ", ".join(("guild", "prefix", "zone", "language", "changes", *_FLAGS, *_SETS))
_SELECT = f"SELECT {_COLUMNS}, {is_sound('guild_setting')} AS sound FROM guild_setting"  # noqa: S608
_NOTES = f"SELECT name, value, {is_sound('note')} AS sound FROM note"  # noqa: S608
_SELECT_ONE = f"{_SELECT} WHERE guild = ?"

KEPT_CHANGES = 20
"""Changes of a guild's settings that can still be undone."""


class SqliteSettingsStore:
    """Settings in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def guild_settings(self, guild: int) -> GuildSettings:
        """Return what `guild` has chosen; the defaults where it has not."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(_SELECT_ONE, (guild,))
        return _by_guild(require_sound("guild_setting", rows)).get(guild, GuildSettings())

    async def all_guild_settings(self) -> dict[int, GuildSettings]:
        """Return the settings of every guild that has any."""
        async with self._database.read() as connection:
            return _by_guild(sound_rows("guild_setting", await connection.execute_fetchall(_SELECT)))

    async def change_guild_settings(self, guild: int, before: GuildSettings, after: GuildSettings) -> int:
        """Store what `guild` chooses instead of `before`; return the number of the change, by which it is found again.

        Raises StaleError where `before` is no longer what is stored.
        """
        row = _row_of(guild, after)
        places = ", ".join("?" * len(row))
        async with self._database.write() as connection:
            rows = await connection.execute_fetchall(_SELECT_ONE, (guild,))
            stored = _by_guild(require_sound("guild_setting", rows))
            if stored.get(guild, GuildSettings()) != before:
                raise StaleError("stale")
            await connection.execute(
                f"INSERT OR REPLACE INTO guild_setting ({_COLUMNS}) VALUES ({places})",  # noqa: S608
                row,
            )
            return await _note_change(connection, guild, before, after)

    async def settings_change(self, guild: int, number: int) -> SettingsChange | None:
        """Return a change of the settings of `guild`, if it is one of its last 20."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(
                f"SELECT before, after, {is_sound('guild_setting_change')} AS sound FROM guild_setting_change"  # noqa: S608
                " WHERE guild = ? AND number = ?",
                (guild, number),
            )
        for before, after, _ in require_sound("guild_setting_change", rows):
            return SettingsChange(_read(before), _read(after))
        return None

    async def note(self, name: str) -> str | None:
        """Return a fact the program keeps for itself."""
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(f"{_NOTES} WHERE name = ?", (name,))
        return next((row["value"] for row in sound_rows("note", rows)), None)

    async def keep_note(self, name: str, value: str) -> None:
        """Store such a fact."""
        async with self._database.write() as connection:
            await connection.execute("INSERT OR REPLACE INTO note (name, value) VALUES (?, ?)", (name, value))

    async def notes(self, beginning: str, *, limit: int = 5_000) -> dict[str, str]:
        """Return the facts whose names begin so (at most `limit`), by name, in the order of their names."""
        sql = f"{_NOTES} WHERE substr(name, 1, ?) = ? ORDER BY name LIMIT ?"
        async with self._database.read() as connection:
            rows = await connection.execute_fetchall(sql, (len(beginning), beginning, limit))
        return {row["name"]: row["value"] for row in sound_rows("note", rows)}

    async def forget_note(self, name: str) -> None:
        """Delete such a fact, if it is there."""
        async with self._database.write() as connection:
            await connection.execute("DELETE FROM note WHERE name = ?", (name,))


def _row_of(guild: int, settings: GuildSettings) -> tuple[object, ...]:
    sets = (json.dumps(sorted(getattr(settings, name))) for name in _SETS)
    flags = (getattr(settings, name) for name in _FLAGS)
    return (guild, settings.prefix, settings.zone, settings.language, settings.changes, *flags, *sets)


def _by_guild(rows: Iterable[Iterable[Any]]) -> dict[int, GuildSettings]:
    settings: dict[int, GuildSettings] = {}
    for guild, prefix, zone, language, changes, *rest, _ in rows:
        flags, sets = rest[: len(_FLAGS)], rest[len(_FLAGS) :]
        chosen: dict[str, Any] = dict(zip(_FLAGS, map(bool, flags), strict=True))
        chosen |= zip(_SETS, (frozenset[int](json.loads(ids)) for ids in sets), strict=True)
        settings[guild] = GuildSettings(prefix, zone, language, changes=changes, **chosen)
    return settings


async def _note_change(
    connection: aiosqlite.Connection, guild: int, before: GuildSettings, after: GuildSettings
) -> int:
    ((last,),) = await connection.execute_fetchall(
        "SELECT coalesce(max(number), 0) FROM guild_setting_change WHERE guild = ?", (guild,)
    )
    await connection.execute(
        "INSERT INTO guild_setting_change (guild, number, before, after) VALUES (?, ?, ?, ?)",
        (guild, last + 1, _written(before), _written(after)),
    )
    await connection.execute(
        "DELETE FROM guild_setting_change WHERE guild = ? AND number <= ?", (guild, last + 1 - KEPT_CHANGES)
    )
    return last + 1


def _written(settings: GuildSettings) -> str:
    return json.dumps(asdict(settings) | {name: sorted(getattr(settings, name)) for name in _SETS})


def _read(written: str) -> GuildSettings:
    held = json.loads(written)
    # A field that is no longer one is left out; one that is new since has its default.
    known: dict[str, Any] = {field.name: held[field.name] for field in fields(GuildSettings) if field.name in held}
    known |= {name: frozenset(known[name]) for name in _SETS if name in known}
    return GuildSettings(**known)
