"""Choose in a form where it is told that quoted words have changed: not at all, as a reply, or in one channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ChannelType, SelectDefaultValue, SelectDefaultValueType, SelectOption, ui

from bot.changes import OFF, REPLY
from bot.errors import UsageError
from bot.guilds import Setting
from cogs.settings.drawing import name_of
from cogs.shared import find_target, require_target
from cogs.ui import MODAL_TITLE, SELECT_TEXT, label

if TYPE_CHECKING:
    from bot.archive import GuildSettings
    from bot.texts import Texts
    from cogs.ui import Viewer

_CHANNEL: Final = "channel"
_WHERE_TOLD: Final = [ChannelType.text, ChannelType.news, ChannelType.public_thread, ChannelType.private_thread]


class ChangesQuestion:
    """The two questions of the form: how it is told, and in which channel if in one."""

    def __init__(self, chosen: GuildSettings, texts: Texts) -> None:
        now = chosen.changes if chosen.changes in {OFF, REPLY} else _CHANNEL
        options = [
            SelectOption(label=label(texts(f"settings-changes-as-{one}"), SELECT_TEXT), value=one, default=one == now)
            for one in (REPLY, _CHANNEL, OFF)
        ]
        told = [int(chosen.changes)] if now == _CHANNEL else []
        self._how: ui.Select[Any] = ui.Select(custom_id="how", options=options)
        self._channel: ui.ChannelSelect[Any] = ui.ChannelSelect(
            custom_id="channel",
            channel_types=_WHERE_TOLD,
            required=False,
            min_values=0,
            max_values=1,
            default_values=[SelectDefaultValue(id=one, type=SelectDefaultValueType.channel) for one in told],
        )
        self.labels: Final = (
            ui.Label[Any](text=texts("settings-changes-how"), component=self._how),
            ui.Label[Any](text=texts("settings-changes-which"), component=self._channel),
        )

    @property
    def answer(self) -> str:
        """What was chosen: a word, or the id of a channel as it is typed; empty where none was named."""
        if self._how.values[:1] != [_CHANNEL]:
            return (self._how.values or [REPLY])[0]
        return next((str(one.id) for one in self._channel.values), "")


def form_title(texts: Texts) -> str:
    """Return the title of the form."""
    return label(name_of(Setting.CHANGES, texts), MODAL_TITLE)


async def told_where(guild: discord.Guild, asker: discord.Member, typed: str, viewer: Viewer) -> str:
    """Return where changes are told: a word, or the id of a channel where the asker may write, and the bot too.

    Raises UsageError for what is neither.
    """
    if typed.casefold() in {OFF, REPLY}:
        return typed.casefold()
    try:
        target = await find_target(guild, asker, typed)
    except UsageError as error:
        if error.key == "target-no-channel":
            raise UsageError("changes-where") from error
        raise
    await require_target(target, asker, viewer.texts, thread=False)
    return str(target.id)
