"""Make a watch as it was asked for, or offer one of what was meant; and ask where a search is to be watched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import discord
from discord.ext import commands

from bot.archive import NewWatch
from bot.replies import acknowledge
from bot.watches import WatchRequest
from cogs.shared import find_role, find_target, require_role, require_target, usable_target
from cogs.ui import (
    PERSON,
    WARNING,
    Answer,
    Button,
    Control,
    Viewer,
    button,
    escaped_line,
    may_manage_digests,
    panel,
    require_asker,
    require_digest_manager,
    standing,
)
from cogs.watches.drawing import FILTER, doubted_words, draw_made

if TYPE_CHECKING:
    from bot.client import BroadsheetClient
    from cogs.ui import Interaction, Item

MINE: Final = "me"
"""The place of a watch that is told in a direct message."""


class WatchAs(
    Control[Button],
    template=rf"b1:watchas:{PERSON}:(?P<token>[a-z0-9]{{16}}):(?P<place>me|[0-9]{{1,20}}):(?P<rest>[0-9]{{1,20}}\.[0-9]{{1,2}})",
):
    """Makes a watch of a kept search, for who was asked; the last part is the role to ping and the limit a day."""

    async def use(self, interaction: Interaction) -> None:
        """Make it."""
        require_asker(interaction, self.person)
        await acknowledge(interaction)
        viewer = Viewer.turning(interaction, interaction.user.id)
        typed = await interaction.client.desk.query(viewer.guild, self.words["token"])
        role, _, most = self.words["rest"].partition(".")
        asked = WatchRequest(typed, self.words["place"], int(role) or None, int(most) or None)
        await interaction.edit_original_response(view=await make_watch(interaction.client, viewer, asked))


async def make_watch(client: BroadsheetClient, viewer: Viewer, asked: WatchRequest) -> Answer:
    """Make a watch and say so, or offer another where the archive would correct a word of the filter.

    Without a channel it is told where it is asked. Raises UsageError for who may not, and for what can't be watched.
    """
    member = viewer.member
    if viewer.guild is None or member is None:
        raise commands.NoPrivateMessage
    new = NewWatch(viewer.guild, viewer.person, asked.filter, viewer.zone, per_day=asked.per_day)
    if asked.channel == MINE:
        made = await client.services.watches.make(replace(new, reader=viewer.person))
    else:
        require_digest_manager(member, client.choices.of(viewer.guild), "watch-not-allowed")
        target = await _target(member, viewer, asked.channel)
        await require_target(target, member, viewer.texts, thread=False)
        role = find_role(member.guild, asked.role) if asked.role is not None else None
        if role is not None:
            require_role(member.guild, role, target, member, viewer.texts)
        asked = replace(asked, channel=str(target.id), role=role)
        made = await client.services.watches.make(replace(new, channel=target.id, role=role))
    if made.watch is not None:
        return draw_made(made.watch, made, viewer)
    token = await client.desk.keep(viewer.guild, made.meant)
    offer = _offer(viewer, token, asked, viewer.texts("button-watch-instead")) if token else []
    return Answer(panel(doubted_words(made, viewer.texts), accent=WARNING), buttons=[*offer, *standing(viewer)])


async def _target(member: discord.Member, viewer: Viewer, typed: str | None) -> discord.TextChannel | discord.Thread:
    if typed is not None:
        return await find_target(member.guild, member, typed)
    return usable_target(member.guild.get_channel_or_thread(viewer.channel or 0))


def _offer(viewer: Viewer, token: str, asked: WatchRequest, words: str) -> list[Item]:
    rest = f"{asked.role or 0}.{asked.per_day or 0}"
    return [WatchAs.made(button(f"b1:watchas:{viewer.person}:{token}:{asked.channel}:{rest}", words))]


async def draw_question(client: BroadsheetClient, viewer: Viewer, token: str) -> Answer:
    """Return the question where what a kept search found is to be watched.

    Raises UsageError where the search is no longer kept.
    """
    if viewer.guild is None:
        raise commands.NoPrivateMessage
    typed, texts = await client.desk.meant(viewer.guild, token, zone=viewer.zone), viewer.texts
    if typed != await client.desk.query(viewer.guild, token):
        token = await client.desk.keep(viewer.guild, typed) or token
    buttons = _offer(viewer, token, WatchRequest(typed, MINE), texts("button-watch-me"))
    if viewer.channel is not None and may_manage_digests(viewer.member, client.choices.of(viewer.guild)):
        buttons += _offer(viewer, token, WatchRequest(typed, str(viewer.channel)), texts("button-watch-here"))
    said = texts("watch-where", filter=escaped_line(typed, FILTER))
    return Answer(panel(said), buttons=[*buttons, *standing(viewer)])
