"""The message that a command is about: the one it replies to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.client import BroadsheetClient
    from cogs.ui import Context


async def replied_to(ctx: Context) -> str | None:
    """Return what the message says that a command replies to, or None where it replies to none.

    Raises UsageError where that message is gone, or may not be read, or has no text.
    """
    reference = ctx.message.reference
    if reference is None or reference.type is not discord.MessageReferenceType.reply:
        return None
    if reference.channel_id != ctx.channel.id:
        raise UsageError("replied-gone")
    return words_of(await _resolved(ctx, reference), ctx.bot)


async def _resolved(ctx: Context, reference: discord.MessageReference) -> discord.Message:
    if isinstance(reference.resolved, discord.Message):
        return reference.resolved
    if reference.message_id is None or isinstance(reference.resolved, discord.DeletedReferencedMessage):
        raise UsageError("replied-gone")
    try:
        return await ctx.channel.fetch_message(reference.message_id)
    except (discord.NotFound, discord.Forbidden) as error:
        raise UsageError("replied-gone") from error


def words_of(message: discord.Message, bot: BroadsheetClient) -> str:
    """Return what a message says. Raises UsageError where it says nothing, or Discord does not show it to the bot."""
    if message.content.strip():
        return message.content
    raise UsageError("replied-empty" if bot.reads_messages else "replied-unreadable")
