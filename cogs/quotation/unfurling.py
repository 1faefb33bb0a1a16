"""Answers a message that refers to a passage with the passage, in the channels that a server chose for it."""

from __future__ import annotations

import logging
from collections import OrderedDict
from datetime import timedelta
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.articles import references_in
from bot.errors import ArchiveError, NotFoundError, UsageError
from cogs.quotation.drawing import LONGEST_SHOWN, draw_quote
from cogs.ui import Viewer, tell_shown

if TYPE_CHECKING:
    from datetime import datetime

    from bot.articles import Reference
    from bot.client import BroadsheetClient
    from bot.quotation import Quote
    from cogs.ui import Context

logger = logging.getLogger(__name__)

REST = timedelta(seconds=30)
"""How long a channel is left in peace after a passage was shown in it."""

_MOST_TRIED = 3  # references of one message: the first that there is, is shown
_MOST_REMEMBERED = 5_000


def to_unfold(client: BroadsheetClient, message: discord.Message) -> tuple[Reference, ...]:
    """Return the passages that a message refers to, where somebody wrote it in a channel chosen for that."""
    if message.guild is None or message.author.bot or message.webhook_id is not None:
        return ()
    places = {message.channel.id, getattr(message.channel, "parent_id", None)}
    if not places & client.choices.of(message.guild.id).unfurl_channels:
        return ()
    return references_in(message.content, message.guild.id, _MOST_TRIED)


class Unfurling(commands.Cog):
    """Showing what is referred to."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot
        self._shown: OrderedDict[int, datetime] = OrderedDict()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Show the passage that a message refers to: one, and nothing where there is none."""
        refs = to_unfold(self.bot, message)
        if not refs or self._rests(message.channel.id):
            return
        ctx: Context = await self.bot.get_context(message)
        if ctx.command is not None or not _may_answer(ctx):
            return
        try:
            self.bot.begin(message.author.id)
            quote = await self._first(refs)
        except (UsageError, ArchiveError) as error:
            logger.info("a reference was not unfolded", extra={"error": str(error)})
            return
        # Another message may have been faster while the archive was read.
        if quote is not None and not self._rests(message.channel.id):
            self._note(message.channel.id)
            await _show(quote, ctx)

    async def _first(self, refs: tuple[Reference, ...]) -> Quote | None:
        for ref in refs:
            try:
                return await self.bot.services.quotation.quote(ref, longest=LONGEST_SHOWN)
            except NotFoundError:
                continue
        return None

    def _rests(self, channel: int) -> bool:
        shown = self._shown.get(channel)
        return shown is not None and timedelta(0) <= self.bot.services.clock.now() - shown < REST

    def _note(self, channel: int) -> None:
        self._shown[channel] = self.bot.services.clock.now()
        self._shown.move_to_end(channel)
        if len(self._shown) > _MOST_REMEMBERED:
            self._shown.popitem(last=False)


def _may_answer(ctx: Context) -> bool:
    may = ctx.bot_permissions
    writing = may.send_messages_in_threads if isinstance(ctx.channel, discord.Thread) else may.send_messages
    return may.view_channel and writing and may.read_message_history


async def _show(quote: Quote, ctx: Context) -> None:
    answer = draw_quote(quote, Viewer.of(ctx), context=False)
    reply = ctx.message.to_reference(fail_if_not_exists=False)
    try:
        tell_shown(ctx, await ctx.send(view=answer, reference=reply, mention_author=False), answer)
    except discord.HTTPException as error:
        logger.warning("a passage could not be shown", extra={"error": repr(error)})


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Unfurling(bot))
