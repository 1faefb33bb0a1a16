"""Who may make a watch, and change one: a server's as its digests, a person's own that person alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import discord
from discord.ext import commands

from bot.archive import WatchKey
from bot.errors import UsageError
from cogs.ui import may_manage_digests, require_digest_manager

if TYPE_CHECKING:
    from bot.archive import GuildSettings, Watch

WATCH: Final = r"(?P<guild>[1-9][0-9]{0,19}):(?P<number>[1-9][0-9]{0,8})"
"""Which watch a button is about."""

_GREATEST: Final = 1 << 62


def key_of(words: dict[str, str]) -> WatchKey:
    """Return the watch that a button is about."""
    return WatchKey(min(int(words["guild"]), _GREATEST), int(words["number"]))


def require_change(watch: Watch, person: discord.User | discord.Member, chosen: GuildSettings) -> None:
    """Let those pass who may change a watch. Raises UsageError for anybody else, as if another's own were not there."""
    if watch.reader is not None:
        if person.id != watch.reader:
            raise UsageError("watch-unknown", watch=str(watch.key))
        return
    if not isinstance(person, discord.Member) or person.guild.id != watch.key.guild:
        raise commands.NoPrivateMessage
    require_digest_manager(person, chosen, "watch-change-not-allowed")


def may_change(watch: Watch, person: int, member: discord.User | discord.Member | None, chosen: GuildSettings) -> bool:
    """Tell whether a person may change a watch; `member` is how Discord tells of them in its server."""
    if watch.reader is not None:
        return person == watch.reader
    return may_manage_digests(member, chosen)
