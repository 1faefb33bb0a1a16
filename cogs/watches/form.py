"""The form in which a watch is made another: for what, where, whom it pings, how often, and when it is quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord
from discord import SelectDefaultValue, SelectDefaultValueType, ui
from discord.ext import commands

from bot.archive import LONGEST_WATCH_FILTER, Halt, WatchChange
from bot.errors import UsageError
from bot.replies import acknowledge
from bot.watches import MOST_A_DAY, quiet_hours
from cogs.shared import find_target, may_see, require_role, require_target
from cogs.ui import MODAL_TITLE, WARNING, Answer, Button, Control, Viewer, button, chosen_ids, label, panel, standing
from cogs.watches.drawing import doubted_words, draw_changed
from cogs.watches.rights import WATCH, key_of, require_change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.archive import Watch
    from bot.texts import Texts
    from cogs.ui import Interaction, Item

_FORM_SECONDS: Final = 900.0  # an interaction's token lives that long
_LONGEST_QUIET: Final = 20
_CHANNELS: Final = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.public_thread,
    discord.ChannelType.private_thread,
]
_MENDED: Final = frozenset({Halt.CHANNEL, Halt.ROLE, Halt.REFUSED})
"""Why a watch is paused that goes on once the form has found it a place."""


class WatchEdit(Control[Button], template=rf"b1:watchedit:{WATCH}"):
    """Opens the form, for who may change the watch."""

    async def use(self, interaction: Interaction) -> None:
        """Open it."""
        watch = await interaction.client.services.watches.get(key_of(self.words))
        require_change(watch, interaction.user, interaction.client.choices.of(watch.key.guild))
        member = interaction.user if isinstance(interaction.user, discord.Member) else None
        place = member.guild.get_channel_or_thread(watch.channel) if member and watch.channel else None
        has_channel = place is not None and member is not None and await may_see(place, member)
        has_role = member is not None and watch.role is not None and member.guild.get_role(watch.role) is not None
        form = WatchForm(watch, Viewer.pressing(interaction), has_channel=has_channel, has_role=has_role)
        await interaction.response.send_modal(form)


def edit_button(watch: Watch, texts: Texts) -> Item:
    """Return the button that opens the form."""
    return WatchEdit.made(button(f"b1:watchedit:{watch.key.guild}:{watch.key.number}", texts("button-edit")))


class WatchForm(ui.Modal):
    """Asks for everything that can be changed of a watch."""

    def __init__(self, watch: Watch, viewer: Viewer, *, has_channel: bool, has_role: bool) -> None:
        texts = viewer.texts
        super().__init__(
            title=label(texts("watch-form-title", watch=str(watch.key)), MODAL_TITLE), timeout=_FORM_SECONDS
        )
        self._watch = watch
        self._filter: ui.TextInput[Any] = ui.TextInput(
            custom_id="filter", default=watch.filter, max_length=LONGEST_WATCH_FILTER
        )
        # Discord refuses a form that presets what is gone; a channel that the person does not see is not named.
        channel = (
            [SelectDefaultValue(id=watch.channel or 0, type=SelectDefaultValueType.channel)] if has_channel else []
        )
        role = [SelectDefaultValue(id=watch.role or 0, type=SelectDefaultValueType.role)] if has_role else []
        self._channel: ui.ChannelSelect[Any] = ui.ChannelSelect(
            custom_id="channel", channel_types=_CHANNELS, default_values=channel, required=True
        )
        self._role: ui.RoleSelect[Any] = ui.RoleSelect(
            custom_id="role", default_values=role, min_values=0, max_values=1, required=False
        )
        most = str(watch.per_day) if watch.per_day is not None else None
        self._most: ui.TextInput[Any] = ui.TextInput(custom_id="most", default=most, required=False, max_length=3)
        self._quiet: ui.TextInput[Any] = ui.TextInput(
            custom_id="quiet", default=watch.quiet, required=False, max_length=_LONGEST_QUIET
        )
        for name, item in self._fields():
            words = {"most": MOST_A_DAY} if name == "most" else {}
            about = texts(f"watch-form-{name}-about", **words)
            self.add_item(ui.Label(text=texts(f"watch-form-{name}"), description=about, component=item))

    def _fields(self) -> Iterator[tuple[str, Item]]:
        yield "filter", self._filter
        if self._watch.reader is None:
            yield "channel", self._channel
            yield "role", self._role
        yield "most", self._most
        yield "quiet", self._quiet

    async def on_submit(self, interaction: Interaction, /) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Change the watch; one that was paused because its place or its role was gone goes on."""
        service, chosen = interaction.client.services.watches, interaction.client.choices.of(self._watch.key.guild)
        watch = await service.get(self._watch.key)
        require_change(watch, interaction.user, chosen)
        await acknowledge(interaction)
        viewer = Viewer.turning(interaction, interaction.user.id)
        made = await service.change(watch, await self._change(interaction, watch, viewer, chosen.zone))
        if made.watch is None:
            body = panel(doubted_words(made, viewer.texts), accent=WARNING)
            answer = Answer(body, buttons=[edit_button(watch, viewer.texts), *standing(viewer)])
        elif made.watch.paused in _MENDED:
            answer = draw_changed("watch-resumed", await service.resume(made.watch), viewer)
        else:
            answer = draw_changed("watch-changed", made.watch, viewer)
        await interaction.edit_original_response(view=answer)

    async def _change(self, interaction: Interaction, watch: Watch, viewer: Viewer, zone: str) -> WatchChange:
        typed = self._quiet.value.strip()
        quiet = quiet_hours(typed) if typed else None
        zone = watch.zone if quiet == watch.quiet else zone
        if watch.reader is not None:
            return WatchChange(self._filter.value.strip(), zone, None, None, self._per_day(), quiet)
        member = interaction.user
        if not isinstance(member, discord.Member):
            raise commands.NoPrivateMessage
        target = await find_target(member.guild, member, str(next(iter(chosen_ids(self._channel)), watch.channel)))
        await require_target(target, member, viewer.texts, thread=False)
        role = next(iter(chosen_ids(self._role)), None)
        if role is not None and (role, target.id) != (watch.role, watch.channel):
            require_role(member.guild, role, target, member, viewer.texts)
        return WatchChange(self._filter.value.strip(), zone, target.id, role, self._per_day(), quiet)

    def _per_day(self) -> int | None:
        typed = self._most.value.strip()
        if typed and not (typed.isascii() and typed.isdecimal()):
            raise UsageError("watch-per-day", most=MOST_A_DAY)
        return int(typed) if typed else None

    async def on_error(self, interaction: Interaction, error: Exception, /) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Hand what went wrong to the ladder of errors."""
        interaction.client.dispatch("control_error", interaction, error)
