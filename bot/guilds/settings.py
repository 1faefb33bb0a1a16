"""What guilds have chosen: validated when it changes, kept in the archive, and answered from memory."""

from __future__ import annotations

import asyncio
import hashlib
import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from bot.archive import GuildSettings
from bot.errors import StaleError, UsageError
from bot.guilds.zone_doubts import SETTINGS_HOLDER, ZoneDoubts
from bot.runtime import answering, valid_zone, zones
from bot.texts import languages

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from bot.archive import SettingsStore

LONGEST_PREFIX = 5
MOST_NAMED = 25
"""Roles, or channels, that a guild may choose for one purpose: what one menu of Discord's takes."""

_FORBIDDEN_IN_PREFIX = frozenset("/@#<>:`*_~|\\")
_DEFAULTS = GuildSettings()
_STAMP_BYTES = 4
_SETTLED = "changes-settled"

Value: TypeAlias = str | bool | frozenset[int]


class Setting(StrEnum):
    """What a guild may choose, by its name in `GuildSettings`."""

    PREFIX = "prefix"
    ZONE = "zone"
    LANGUAGE = "language"
    PLAIN_TEXT = "plain_text"
    FULL_RESULTS = "full_results"
    CHANGES = "changes"
    REREADING = "rereading"
    COMMAND_CHANNELS = "command_channels"
    UNFURL_CHANNELS = "unfurl_channels"
    DIGEST_ROLES = "digest_roles"
    LIBRARY_ROLES = "library_roles"

    def of(self, settings: GuildSettings) -> Value:
        """Return what is chosen."""
        return getattr(settings, self.value)


SETS = (Setting.COMMAND_CHANNELS, Setting.UNFURL_CHANNELS, Setting.DIGEST_ROLES, Setting.LIBRARY_ROLES)
"""Those that name roles or channels of Discord."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a guild had chosen, and what it has chosen now. By its `number` it can be undone."""

    before: GuildSettings
    after: GuildSettings
    number: int | None = None

    @property
    def settings(self) -> tuple[Setting, ...]:
        """What changed."""
        return tuple(setting for setting in Setting if setting.of(self.before) != setting.of(self.after))


class StaleChoiceError(UsageError):
    """Somebody else has changed a setting since it was shown; `current` is what is chosen now."""

    def __init__(self, setting: Setting, current: GuildSettings) -> None:
        super().__init__("setting-stale")
        self.setting = setting
        self.current = current


def stamp_of(setting: Setting, settings: GuildSettings) -> str:
    """Return a short mark of what is chosen: it differs where the choice does."""
    value = setting.of(settings)
    written = repr(sorted(value) if isinstance(value, frozenset) else value)
    return hashlib.blake2b(written.encode(), digest_size=_STAMP_BYTES).hexdigest()


class GuildChoices:
    """The settings of every guild. `load` them once; from then on reading them asks nobody."""

    def __init__(self, store: SettingsStore) -> None:
        self._store = store
        self._known: dict[int, GuildSettings] = {}
        self._doubts = ZoneDoubts(store)
        self._changing = asyncio.Lock()

    async def load(self) -> None:
        """Read what guilds have chosen, and the names of the world's time zones."""
        self._known = await self._store.all_guild_settings()
        await answering.run(zones)

    def of(self, guild: int | None) -> GuildSettings:
        """Return what `guild` has chosen; the defaults where it has not, and in a direct message (None)."""
        return self._known.get(guild, _DEFAULTS) if guild is not None else _DEFAULTS

    async def change(self, guild: int, setting: Setting, value: Value, *, seen: str | None = None) -> Change:
        """Choose `value`; `seen` is the stamp of what was shown to whoever chooses, if it was.

        Raises UsageError for what cannot be chosen, StaleChoiceError where something else is chosen by now.
        """
        valid = _valid(setting, value)
        shown = stamp_of(setting, self.of(guild)) if seen is None else seen

        def choose(current: GuildSettings) -> GuildSettings:
            if stamp_of(setting, current) != shown:
                raise StaleChoiceError(setting, current)
            return replace(current, **{setting.value: valid})

        made = await self._change(guild, choose)
        if setting is Setting.ZONE:
            await self._doubts.settle(guild, SETTINGS_HOLDER, made.after.zone)
        return made

    async def doubts_zone(self, guild: int | None) -> bool:
        """Tell whether the zone of `guild` may have been meant the other way round, and nobody has said yet."""
        return guild is not None and await self._doubts.is_open(guild, SETTINGS_HOLDER, self.of(guild).zone)

    async def begin_asking(self, guild: int, holder: int, zone: str) -> bool:
        """Note that the maker of `holder` is asked what was meant by a zone now; as `ZoneDoubts.begin`."""
        return await self._doubts.begin(guild, holder, zone)

    async def settle_zone(self, guild: int, about: str, choice: int | None) -> Change:
        """Answer the question what was meant by the zone `about`; `choice` as in `ZoneDoubts.answer`, which raises."""
        held = self.of(guild).zone
        zone = await self._doubts.answer(guild, SETTINGS_HOLDER, (about, held), choice)
        return await self.change(guild, Setting.ZONE, zone)

    async def undo(self, guild: int, number: int) -> Change:
        """Choose again what was chosen before the change of that number.

        Raises UsageError where it is too long ago, StaleChoiceError where the same was changed again since.
        """
        made = await self._store.settings_change(guild, number)
        if made is None:
            raise UsageError("undo-forgotten")
        changed = Change(made.before, made.after).settings

        def choose(current: GuildSettings) -> GuildSettings:
            for setting in changed:
                if setting.of(current) != setting.of(made.after):
                    raise StaleChoiceError(setting, current)
            return replace(current, **{one.value: one.of(made.before) for one in changed})

        return await self._change(guild, choose)

    async def drop(self, guild: int, gone: frozenset[int]) -> Change:
        """Take roles and channels that are `gone` out of whatever names them."""

        def choose(current: GuildSettings) -> GuildSettings:
            return replace(current, **{setting.value: getattr(current, setting.value) - gone for setting in SETS})

        return await self._change(guild, choose)

    async def begin_quiet(self, guilds: Collection[int]) -> int:
        """Turn off, once, what servers would be told of changes by default; return in how many of `guilds`.

        They knew the bot before it told of any: an update posts nothing that nobody asked for.
        """
        if await self._store.note(_SETTLED) is not None:
            return 0
        loud = [guild for guild in guilds if self.of(guild).changes == _DEFAULTS.changes]
        for guild in loud:
            await self.change(guild, Setting.CHANGES, "off")
        await self._store.keep_note(_SETTLED, str(len(loud)))
        return len(loud)

    def forget(self, guild: int) -> None:
        """Take what `guild` had chosen out of memory: it was deleted."""
        self._known.pop(guild, None)

    async def _change(self, guild: int, choose: Callable[[GuildSettings], GuildSettings]) -> Change:
        """Keep what `choose` makes of the settings as they are; where another process has changed them, read again."""
        async with self._changing:
            try:
                return await self._keep(guild, choose(self.of(guild)))
            except (StaleError, StaleChoiceError):
                self._known[guild] = await self._store.guild_settings(guild)
                return await self._keep(guild, choose(self.of(guild)))

    async def _keep(self, guild: int, after: GuildSettings) -> Change:
        before = self.of(guild)
        if after == before:
            if await self._store.guild_settings(guild) != before:
                raise StaleError("stale")
            return Change(before, after)
        number = await self._store.change_guild_settings(guild, before, after)
        self._known[guild] = after
        return Change(before, after, number)


def _valid(setting: Setting, value: Value) -> Value:
    match setting, value:
        case Setting.PREFIX, str():
            return valid_prefix(value)
        case Setting.ZONE, str():
            return valid_zone(value)
        case Setting.LANGUAGE, str():
            return valid_language(value)
        case Setting.CHANGES, str() if re.fullmatch("off|reply|[1-9][0-9]{0,18}", value):
            return value
        case Setting.PLAIN_TEXT | Setting.FULL_RESULTS | Setting.REREADING, bool():
            return value
        case _, frozenset() if setting in SETS:
            if len(value) > MOST_NAMED:
                raise UsageError("too-many-named", most=MOST_NAMED)
            return value
        case _:
            raise TypeError(f"no {setting}: {value!r:.40}")


def valid_language(language: str) -> str:
    """Return `language`. Raises UsageError for one without a catalogue."""
    if language not in languages():
        raise UsageError("language", language=language[:20] or " ", known=languages())
    return language


def valid_prefix(prefix: str) -> str:
    """Return `prefix` without the space around it. Raises UsageError where it will not do."""
    prefix = prefix.strip()
    usable = 0 < len(prefix) <= LONGEST_PREFIX and prefix.isprintable() and " " not in prefix
    if not usable or _FORBIDDEN_IN_PREFIX & set(prefix) or unicodedata.category(prefix[-1]).startswith(("L", "N", "M")):
        raise UsageError("prefix", prefix=prefix[:20] or " ", most=LONGEST_PREFIX)
    return prefix
