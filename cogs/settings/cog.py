"""`!settings`: what a server may choose, shown and changed by those who manage it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.guilds import Setting, StaleChoiceError
from bot.replies import acknowledge
from bot.runtime import nearest_zones
from bot.texts import load_texts
from cogs.settings.changes_form import ChangesQuestion, form_title, told_where
from cogs.settings.drawing import (
    CHANNELS,
    ROLES,
    change_sentence,
    draw_settings,
    ids_of,
    name_of,
    stale_sentence,
    undo_button,
)
from cogs.ui import (
    AUTOCOMPLETE_CHOICES,
    MODAL_TITLE,
    Button,
    Control,
    Line,
    Right,
    Viewer,
    chosen_ids,
    label,
    needs,
    notice,
    require_manager,
    standing,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from bot.archive import GuildSettings
    from bot.client import BroadsheetClient
    from bot.guilds import Change
    from cogs.ui import Context, Interaction

_TEXTS = load_texts()
_FORM_SECONDS = 900.0  # an interaction's token lives that long
_STAMP = r"(?P<seen>[0-9a-f]{8})"


class SettingsCog(commands.Cog):
    """What a server has chosen."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Make the controls work on settings shown before this start."""
        self.bot.add_dynamic_items(EditButton, ToggleButton, LanguageMenu, RoleMenu, ChannelMenu, UndoButton)

    async def cog_check(self, ctx: Context) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Let those pass who manage the server, whichever form of the command they use."""
        if ctx.guild is None:
            raise commands.NoPrivateMessage
        if not ctx.permissions.manage_guild:
            raise commands.MissingPermissions(["manage_guild"])
        return True

    @commands.hybrid_group(
        name="settings", fallback="show", description=_TEXTS("command-settings"), extras=needs(Right.MANAGER)
    )
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_guild=True)
    async def settings(self, ctx: Context) -> None:
        """Show the settings with the controls that change them."""
        viewer = Viewer.of(ctx, private=True)
        await ctx.defer(ephemeral=viewer.private)
        dropped = await self._drop_what_is_gone(ctx.guild, viewer) if ctx.guild else []
        doubtful = await self.bot.choices.doubts_zone(viewer.guild)
        answer = draw_settings(self.bot.choices.of(viewer.guild), viewer, *dropped, doubtful=doubtful)
        await ctx.send(view=answer, ephemeral=viewer.private)

    @settings.command(name="prefix", description=_TEXTS("command-settings-prefix"))
    @app_commands.describe(prefix=_TEXTS("option-settings-prefix"))
    async def prefix(self, ctx: Context, prefix: Line) -> None:
        """Choose what commands begin with."""
        await self._change(ctx, Setting.PREFIX, prefix)

    @settings.command(name="zone", description=_TEXTS("command-settings-zone"))
    @app_commands.describe(zone=_TEXTS("option-settings-zone"))
    async def zone(self, ctx: Context, *, zone: Line) -> None:
        """Choose the time zone."""
        await self._change(ctx, Setting.ZONE, zone)

    @zone.autocomplete("zone")
    async def zones(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the zones that are like what is typed."""
        return [app_commands.Choice(name=zone, value=zone) for zone in nearest_zones(typed, AUTOCOMPLETE_CHOICES)]

    @settings.command(name="changes", description=_TEXTS("command-settings-changes"))
    @app_commands.describe(where=_TEXTS("option-settings-changes"))
    async def changes(self, ctx: Context, *, where: Line) -> None:
        """Choose where it is told that quoted words have changed."""
        if ctx.guild is None or not isinstance(ctx.author, discord.Member):
            raise commands.NoPrivateMessage
        told = await told_where(ctx.guild, ctx.author, where.strip(), Viewer.of(ctx))
        await self._change(ctx, Setting.CHANGES, told)

    @settings.command(name="rereading", description=_TEXTS("command-settings-rereading"))
    @app_commands.describe(wanted=_TEXTS("option-settings-rereading"))
    async def rereading(self, ctx: Context, *, wanted: bool) -> None:
        """Choose whether pages are read again for what is quoted here."""
        await self._change(ctx, Setting.REREADING, wanted)

    async def _change(self, ctx: Context, setting: Setting, value: str | bool) -> None:
        if ctx.guild is None:
            raise commands.NoPrivateMessage
        await ctx.defer()
        try:
            change = await self.bot.choices.change(ctx.guild.id, setting, value)
        except StaleChoiceError as error:
            viewer = Viewer.of(ctx)
            await ctx.send(view=notice(stale_sentence(error, viewer.texts), *standing(viewer)))
            return
        viewer = Viewer.of(ctx)
        undo = [] if change.number is None else [undo_button(change.number, viewer.texts)]
        sentence = change_sentence(setting, change, viewer.texts)
        await ctx.send(view=notice(sentence, *undo, *standing(viewer)))

    async def _drop_what_is_gone(self, guild: discord.Guild, viewer: Viewer) -> list[str]:
        """Drop the roles and channels that were deleted in Discord, and return what there is to say of that."""
        gone = gone_from(guild, self.bot.choices.of(guild.id))
        if not gone:
            return []
        change = await self.bot.choices.drop(guild.id, gone)
        names = viewer.texts.listed(name_of(setting, viewer.texts) for setting in change.settings)
        opened = Setting.COMMAND_CHANNELS in change.settings and not change.after.command_channels
        said = viewer.texts("settings-gone", number=len(gone), names=names)
        return [said, viewer.texts("settings-gone-everywhere")] if opened else [said]


def gone_from(guild: discord.Guild, chosen: GuildSettings) -> frozenset[int]:
    """Return the roles and channels of the settings that the guild no longer has."""
    roles = {role for setting in ROLES for role in ids_of(setting, chosen) if guild.get_role(role) is None}
    channels = {one for setting in CHANNELS for one in ids_of(setting, chosen) if guild.get_channel(one) is None}
    return frozenset(roles | channels)


def _managed_guild(interaction: Interaction) -> int:
    require_manager(interaction)
    if interaction.guild_id is None:
        raise commands.NoPrivateMessage
    return interaction.guild_id


async def _show_change(interaction: Interaction, change: Awaitable[Change]) -> None:
    """Make a change and draw the form anew: with what became of the setting, or with what somebody else made of it."""
    await acknowledge(interaction)
    viewer = Viewer.pressing(interaction)
    try:
        made = await change
    except StaleChoiceError as error:
        told = [stale_sentence(error, viewer.texts), viewer.texts("settings-as-they-are")]
        chosen, undo = error.current, None
    else:
        # After another language was chosen, the answer is in that.
        viewer = Viewer.pressing(interaction)
        told = [change_sentence(setting, made, viewer.texts) for setting in made.settings]
        told = told or [viewer.texts("settings-same")]
        chosen, undo = made.after, made.number
    doubtful = await interaction.client.choices.doubts_zone(viewer.guild)
    answer = draw_settings(chosen, viewer, *told, undo=undo, doubtful=doubtful)
    await interaction.edit_original_response(view=answer)


class SettingForm(ui.Modal):
    """Asks for a setting that is typed."""

    def __init__(self, setting: Setting, seen: str, current: str, viewer: Viewer) -> None:
        super().__init__(title=label(name_of(setting, viewer.texts), MODAL_TITLE), timeout=_FORM_SECONDS)
        self._setting = setting
        self._seen = seen
        self._typed: ui.TextInput[Any] = ui.TextInput(custom_id=setting.value, default=current, max_length=40)
        self.add_item(ui.Label(text=viewer.texts(f"settings-{setting.value}-label"), component=self._typed))

    async def on_submit(self, interaction: Interaction, /) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Change the setting."""
        guild, choices = _managed_guild(interaction), interaction.client.choices
        await _show_change(interaction, choices.change(guild, self._setting, self._typed.value, seen=self._seen))

    async def on_error(self, interaction: Interaction, error: Exception, /) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Hand what went wrong to the ladder of errors."""
        interaction.client.dispatch("control_error", interaction, error)


class ChangesForm(ui.Modal):
    """Asks where it is told that quoted words have changed."""

    def __init__(self, seen: str, chosen: GuildSettings, viewer: Viewer) -> None:
        super().__init__(title=form_title(viewer.texts), timeout=_FORM_SECONDS)
        self._seen = seen
        self._question = ChangesQuestion(chosen, viewer.texts)
        for one in self._question.labels:
            self.add_item(one)

    async def on_submit(self, interaction: Interaction, /) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Change the setting."""
        number, asker, guild = _managed_guild(interaction), interaction.user, interaction.guild
        if guild is None or not isinstance(asker, discord.Member):
            raise commands.NoPrivateMessage
        told = await told_where(guild, asker, self._question.answer, Viewer.pressing(interaction))
        choices = interaction.client.choices
        await _show_change(interaction, choices.change(number, Setting.CHANGES, told, seen=self._seen))

    async def on_error(self, interaction: Interaction, error: Exception, /) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Hand what went wrong to the ladder of errors."""
        interaction.client.dispatch("control_error", interaction, error)


class EditButton(Control[Button], template=rf"b1:set:(?P<field>prefix|zone|changes):{_STAMP}"):
    """Opens the form for a setting that is typed, or that asks for more than a press."""

    async def use(self, interaction: Interaction) -> None:
        """Ask."""
        viewer = Viewer.pressing(interaction)
        setting = Setting(self.words["field"])
        chosen = interaction.client.choices.of(_managed_guild(interaction))
        if setting is Setting.CHANGES:
            await interaction.response.send_modal(ChangesForm(self.words["seen"], chosen, viewer))
            return
        await interaction.response.send_modal(SettingForm(setting, self.words["seen"], str(setting.of(chosen)), viewer))


class ToggleButton(Control[Button], template=rf"b1:set:(?P<field>plain-text|full-results|rereading):{_STAMP}"):
    """Turns plain answers, full results, or reading pages again, on or off."""

    async def use(self, interaction: Interaction) -> None:
        """Turn."""
        guild, choices = _managed_guild(interaction), interaction.client.choices
        setting = Setting(self.words["field"].replace("-", "_"))
        change = choices.change(guild, setting, not setting.of(choices.of(guild)), seen=self.words["seen"])
        await _show_change(interaction, change)


class LanguageMenu(Control["ui.Select[Any]"], template=rf"b1:set:language:{_STAMP}"):
    """Chooses the language."""

    async def use(self, interaction: Interaction) -> None:
        """Choose."""
        guild, language = _managed_guild(interaction), self.choice
        change = interaction.client.choices.change(guild, Setting.LANGUAGE, language, seen=self.words["seen"])
        await _show_change(interaction, change)


class RoleMenu(Control["ui.RoleSelect[Any]"], template=rf"b1:set:(?P<field>digest-roles|library-roles):{_STAMP}"):
    """Chooses the roles that may manage something."""

    async def use(self, interaction: Interaction) -> None:
        """Choose."""
        await _choose_ids(self, interaction)


class ChannelMenu(
    Control["ui.ChannelSelect[Any]"], template=rf"b1:set:(?P<field>command-channels|unfurl-channels):{_STAMP}"
):
    """Chooses the channels where something may be done."""

    async def use(self, interaction: Interaction) -> None:
        """Choose."""
        await _choose_ids(self, interaction)


async def _choose_ids(control: Control[Any], interaction: Interaction) -> None:
    ids = frozenset(chosen_ids(control.item))
    guild, setting = _managed_guild(interaction), Setting(control.words["field"].replace("-", "_"))
    await _show_change(interaction, interaction.client.choices.change(guild, setting, ids, seen=control.words["seen"]))


class UndoButton(Control[Button], template=r"b1:undo:(?P<change>[0-9]{1,12})"):
    """Undoes a change of the settings."""

    async def use(self, interaction: Interaction) -> None:
        """Undo."""
        guild = _managed_guild(interaction)
        await _show_change(interaction, interaction.client.choices.undo(guild, int(self.words["change"])))


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(SettingsCog(bot))
