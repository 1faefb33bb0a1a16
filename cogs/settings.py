"""`!settings`: what a server may choose, shown and changed by those who manage it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import app_commands, ui
from discord.ext import commands

from bot.choices import nearest_zones
from bot.texts import load_texts
from cogs.ui.answer import Button, notice
from cogs.ui.controls import Control, standing
from cogs.ui.cutting import label
from cogs.ui.limits import AUTOCOMPLETE_CHOICES, MODAL_TITLE
from cogs.ui.rights import require_manager
from cogs.ui.settings import change_sentence, draw_settings, value_of
from cogs.ui.viewer import Viewer

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from bot.choices import Change
    from bot.client import BroadsheetClient
    from cogs.ui.viewer import Context, Interaction

_TEXTS = load_texts()
_FORM_SECONDS = 900.0  # an interaction's token lives that long


class Settings(commands.Cog):
    """What a server has chosen."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Make the controls work on settings shown before this start."""
        self.bot.add_dynamic_items(EditButton, LanguageMenu, RoleMenu)

    async def cog_check(self, ctx: Context) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Let those pass who manage the server, whichever form of the command they use."""
        if ctx.guild is None:
            raise commands.NoPrivateMessage
        if not ctx.permissions.manage_guild:
            raise commands.MissingPermissions(["manage_guild"])
        return True

    @commands.hybrid_group(name="settings", fallback="show", description=_TEXTS("command-settings"))
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_guild=True)
    async def settings(self, ctx: Context) -> None:
        """Show the settings with the controls that change them."""
        viewer = Viewer.of(ctx, private=True)
        answer = draw_settings(self.bot.choices.of(viewer.guild), viewer)
        await ctx.send(view=answer, ephemeral=viewer.private)

    @settings.command(name="prefix", description=_TEXTS("command-settings-prefix"))
    @app_commands.describe(prefix=_TEXTS("option-settings-prefix"))
    async def prefix(self, ctx: Context, prefix: str) -> None:
        """Choose what commands begin with."""
        await ctx.defer()
        await self._answer(ctx, "prefix", await self.bot.choices.change_prefix(_guild(ctx), prefix))

    @settings.command(name="zone", description=_TEXTS("command-settings-zone"))
    @app_commands.describe(zone=_TEXTS("option-settings-zone"))
    async def zone(self, ctx: Context, *, zone: str) -> None:
        """Choose the time zone."""
        await ctx.defer()
        await self._answer(ctx, "zone", await self.bot.choices.change_zone(_guild(ctx), zone))

    @zone.autocomplete("zone")
    async def zones(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the zones that are like what is typed."""
        return [app_commands.Choice(name=zone, value=zone) for zone in nearest_zones(typed, AUTOCOMPLETE_CHOICES)]

    async def _answer(self, ctx: Context, field: str, change: Change) -> None:
        viewer = Viewer.of(ctx)
        await ctx.send(view=notice(change_sentence(field, change, viewer.texts), *standing(viewer)))


def _guild(ctx: Context) -> int:
    if ctx.guild is None:
        raise commands.NoPrivateMessage
    return ctx.guild.id


async def _show_change(interaction: Interaction, field: str, change: Awaitable[Change]) -> None:
    await interaction.response.defer()
    made = await change
    viewer = Viewer.pressing(interaction)
    answer = draw_settings(made.after, viewer, change_sentence(field, made, viewer.texts))
    await interaction.edit_original_response(view=answer)


def _managed_guild(interaction: Interaction) -> int:
    require_manager(interaction)
    if interaction.guild_id is None:
        raise commands.NoPrivateMessage
    return interaction.guild_id


class SettingForm(ui.Modal):
    """Asks for a setting that is typed."""

    def __init__(self, field: str, current: str, viewer: Viewer) -> None:
        super().__init__(title=label(viewer.texts(f"settings-{field}"), MODAL_TITLE), timeout=_FORM_SECONDS)
        self._field = field
        self._typed: ui.TextInput[Any] = ui.TextInput(custom_id=field, default=current, max_length=40)
        self.add_item(ui.Label(text=viewer.texts(f"settings-{field}-label"), component=self._typed))

    async def on_submit(self, interaction: Interaction, /) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Change the setting."""
        guild, choices = _managed_guild(interaction), interaction.client.choices
        change = choices.change_prefix if self._field == "prefix" else choices.change_zone
        await _show_change(interaction, self._field, change(guild, self._typed.value))

    async def on_error(self, interaction: Interaction, error: Exception, /) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Hand what went wrong to the ladder of errors."""
        interaction.client.dispatch("control_error", interaction, error)


class EditButton(Control[Button], template=r"b1:edit:(?P<field>prefix|zone)"):
    """Opens the form for a setting that is typed."""

    async def use(self, interaction: Interaction) -> None:
        """Ask."""
        viewer = Viewer.pressing(interaction)
        chosen = interaction.client.choices.of(_managed_guild(interaction))
        current = value_of(self.words["field"], chosen, viewer.texts).strip("`")
        await interaction.response.send_modal(SettingForm(self.words["field"], current, viewer))


class LanguageMenu(Control["ui.Select[Any]"], template=r"b1:language"):
    """Chooses the language."""

    async def use(self, interaction: Interaction) -> None:
        """Choose."""
        change = interaction.client.choices.change_language(_managed_guild(interaction), self.item.values[0])
        await _show_change(interaction, "language", change)


class RoleMenu(Control["ui.RoleSelect[Any]"], template=r"b1:roles:(?P<field>digest-roles|library-roles)"):
    """Chooses the roles that may manage something."""

    async def use(self, interaction: Interaction) -> None:
        """Choose."""
        guild, choices = _managed_guild(interaction), interaction.client.choices
        field = self.words["field"]
        change = choices.change_digest_roles if field == "digest-roles" else choices.change_library_roles
        await _show_change(interaction, field, change(guild, [role.id for role in self.item.values]))


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Settings(bot))
