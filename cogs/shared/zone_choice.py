"""Ask what was meant by a zone whose sign counts the other way round, and do what the answer says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import aiohttp
import discord
from discord.ext import commands

from bot.archive import DigestKey
from bot.errors import DigestNotFoundError, UsageError
from bot.guilds import SETTINGS_HOLDER
from bot.replies import acknowledge, reply
from bot.runtime import meant_zones, mirrored_name, zone_name
from cogs.ui import Button, Control, Viewer, button, escaped_line, may_manage_digests, notice, standing

if TYPE_CHECKING:
    from bot.client import BroadsheetClient
    from bot.texts import Texts
    from cogs.ui import Interaction, Item

_ETC: Final = "Etc/GMT"
_LEAVE: Final = "leave"
_SERVER_NAME: Final = 100


class ZoneChoice(
    Control[Button],
    template=rf"b1:zone:(?P<guild>[0-9]{{1,20}}):(?P<holder>[0-9]{{1,9}}):(?P<about>[+-][0-9]{{1,2}}):"
    rf"(?P<choice>{_LEAVE}|[0-2])",
):
    """Says what was meant by the zone of a digest, or of a server's settings, also from a private message."""

    async def use(self, interaction: Interaction) -> None:
        """Do it, for those who may manage what holds the zone, and say what became of it."""
        alone = interaction.guild_id is None
        await acknowledge(interaction, ephemeral=not alone, thinking=not alone)
        guild = await self._managed(interaction)
        viewer = Viewer.at(interaction.client, guild, interaction.user.id, private=True, locale=interaction.locale)
        answer = notice(await self._settle(interaction.client, guild, viewer.texts), *standing(viewer))
        if alone:  # the question goes with its buttons
            await interaction.edit_original_response(view=answer)
        else:
            await reply(interaction, view=answer, ephemeral=True)

    async def _managed(self, interaction: Interaction) -> int:
        """Return the server, where whoever presses may manage what holds the zone there. Raises UsageError."""
        guild = interaction.client.get_guild(int(self.words["guild"]))
        member = await _member_of(guild, interaction.user) if guild else None
        if guild is None or member is None:
            raise UsageError("zone-not-there")
        if self.words["holder"] == str(SETTINGS_HOLDER):
            if not member.guild_permissions.manage_guild:
                raise commands.MissingPermissions(["manage_guild"])
        else:
            await self._require_digest(interaction, member)
        return guild.id

    async def _require_digest(self, interaction: Interaction, member: discord.Member) -> None:
        """Let pass who may manage a server's digest, or whose own it is. Raises UsageError, or NotFoundError."""
        number, guild = int(self.words["holder"]), member.guild.id
        digest = await interaction.client.services.digests.get(DigestKey(guild, number))
        if digest.reader is not None:
            if digest.reader != member.id:
                raise DigestNotFoundError(number)
        elif not may_manage_digests(member, interaction.client.choices.of(guild)):
            raise UsageError("digest-not-allowed")

    async def _settle(self, client: BroadsheetClient, guild: int, texts: Texts) -> str:
        about = f"{_ETC}{self.words['about']}"
        choice = None if self.words["choice"] == _LEAVE else int(self.words["choice"])
        number, key = int(self.words["holder"]), "zone-left" if choice is None else "zone-chosen"
        if number == SETTINGS_HOLDER:
            change = await client.choices.settle_zone(guild, about, choice)
            return texts(key, name=_settings_of(client, guild, texts), zone=zone_name(change.after.zone), next="none")
        digest = await client.services.digests.settle_zone(DigestKey(guild, number), about, choice)
        soon = client.services.digests.next_runs(digest, 1) if digest.is_active else ()
        moments = "".join(f"<t:{int(moment.timestamp())}:F>" for moment in soon) or "none"
        return texts(key, name=f"D{number}", zone=zone_name(digest.schedule.zone), next=moments)


async def _member_of(guild: discord.Guild, person: discord.User | discord.Member) -> discord.Member | None:
    """Return somebody as a member of a server, whom Discord is asked for where it does not tell of members."""
    if isinstance(person, discord.Member) and person.guild.id == guild.id:
        return person
    try:
        return await guild.fetch_member(person.id)
    except (discord.DiscordException, aiohttp.ClientError, OSError):
        return None


def _settings_of(client: BroadsheetClient, guild: int, texts: Texts) -> str:
    known = client.get_guild(guild)
    return texts("zone-settings", server=escaped_line(known.name, _SERVER_NAME) if known else texts("server-left"))


def zone_choices(guild: int, holder: int, zone: str, texts: Texts) -> list[Item]:
    """Return the buttons that say what was meant by a doubtful zone: other zones, or to leave it."""
    about = f"b1:zone:{guild}:{holder}:{zone.removeprefix(_ETC)}"
    others = [
        ZoneChoice.made(button(f"{about}:{place}", texts("button-zone-choose", zone=zone_name(one))))
        for place, one in enumerate(meant_zones(zone))
    ]
    return [*others, ZoneChoice.made(button(f"{about}:{_LEAVE}", texts("button-zone-leave", zone=zone_name(zone))))]


def zone_warning(zone: str, texts: Texts) -> str:
    """Return the line that marks a doubtful zone."""
    return texts("zone-doubtful", written=zone, zone=zone_name(zone), meant=mirrored_name(zone))
