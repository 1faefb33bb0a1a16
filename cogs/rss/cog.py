"""`!rss`: read a watch, a board or a digest in a feed reader, at a secret address of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import UsageError
from bot.texts import load_texts
from cogs.rss.buttons import RssDo, draw_offer, rss_button, show_address
from cogs.rss.rights import DiscordRights, reads_openly
from cogs.ui import (
    AUTOCOMPLETE_CHOICES,
    CHOICE_NAME,
    Answer,
    Line,
    Right,
    Viewer,
    beside,
    guild_of,
    label,
    needs,
    notice,
    panel,
    standing,
)

if TYPE_CHECKING:
    from bot.client import BroadsheetClient
    from bot.rss import RssService
    from cogs.ui import Context, Interaction

_TEXTS = load_texts()


class Rss(commands.Cog):
    """Addresses for feed readers."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Make the buttons of earlier runs work, and let those who serve feeds ask who may read what."""
        self.bot.add_dynamic_items(RssDo)
        self._service.ask(DiscordRights(self.bot))

    @property
    def _service(self) -> RssService:
        return self.bot.services.rss

    @commands.hybrid_command(name="rss", description=_TEXTS("command-rss"), extras=needs(Right.SERVER))
    @app_commands.guild_only()
    @commands.guild_only()
    @app_commands.describe(what=_TEXTS("option-rss-what"))
    async def rss(self, ctx: Context, *, what: Line = "") -> None:
        """Give the asker an address, or list theirs; in a message, behind a button that is for whoever presses it."""
        viewer = Viewer.of(ctx, private=True)
        await ctx.defer(ephemeral=viewer.private)
        if not self._service.is_on:
            raise UsageError("rss-off")
        if not what.strip():
            answer = await self._list(viewer)
        else:
            key = await self._service.find(guild_of(viewer), what, viewer.person)
            answer = await show_address(self._service, key, viewer) if viewer.private else draw_offer(key, viewer)
        await ctx.send(view=answer, ephemeral=viewer.private)

    @rss.autocomplete("what")
    async def offered(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer what the asker may read and that has what is typed in its name."""
        member, guild = interaction.user, interaction.guild_id
        if guild is None or not isinstance(member, discord.Member) or self.bot.get_guild(guild) is None:
            return []
        named = [f"{one.key} · {one.name}" for one in await self.bot.services.boards.of_guild(guild)]
        watches = await self.bot.services.watches.of_guild(guild, member.id)
        named += [
            f"{one.key} · {one.filter}" for one in watches if one.channel is None or reads_openly(one.channel, member)
        ]
        digests = await self.bot.services.digests.of_guild(guild)
        seen = [one for one in digests if reads_openly(one.channel, member)]
        own = await self.bot.services.digests.of_reader(guild, member.id)
        named += [f"D{one.key.number} · {one.filter}" for one in (*seen, *own)]
        fitting = [one for one in named if typed.strip().casefold() in one.casefold()]
        return [
            app_commands.Choice(name=label(one, CHOICE_NAME), value=one.partition(" ")[0])
            for one in fitting[:AUTOCOMPLETE_CHOICES]
        ]

    async def _list(self, viewer: Viewer) -> Answer:
        """Draw which addresses the asker has, without what they are of: that may be theirs alone."""
        texts, theirs = viewer.texts, await self._service.of_person(guild_of(viewer), viewer.person)
        if not theirs:
            return notice(texts("rss-none"), *standing(viewer))
        listed = [
            beside(
                texts("rss-line", name=str(one.key), at=str(int(one.made_at.timestamp()))),
                rss_button("revoke", one.key, viewer),
            )
            for one in theirs
        ]
        return Answer(panel(texts("rss-list", total=len(theirs)), *listed), buttons=standing(viewer))


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Rss(bot))
