"""A digest that fell due while the bot was away comes with its return; where it may not, its owner is told once."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import discord

from bot.archive.digests import NewDigest, PauseReason, RunState, Schedule
from bot.articles.model import SHARED
from tests.fakes.newsroom import newsroom, text_of

if TYPE_CHECKING:
    from bot.app import Services
    from tests.fakes.newsroom import Newsroom

DAY = 24 * 3600


async def subscribe(room: Newsroom, services: Services, channel: int) -> None:
    schedule = Schedule(time(8), "UTC")
    await services.digests.create(NewDigest(room.guild.id, channel, room.morgan.id, schedule, cursor={SHARED: 0}))


async def test_a_digest_that_fell_due_while_the_bot_was_away_comes_with_its_return(services: Services) -> None:
    async with newsroom(services) as room:
        await subscribe(room, services, room.channel.id)
        await room.bot.unload_extension("cogs.digest.delivery")
        await room.env.advance_time(3 * DAY)
        assert room.channel.history() == []
        await room.restart()
        await room.env.advance_time(60)
        assert "Digest of 3 days" in text_of(room.channel.history()[0])


async def test_who_set_up_a_digest_is_told_once_that_its_channel_is_closed(services: Services) -> None:
    async with newsroom(services) as room:
        closed = discord.PermissionOverwrite(send_messages=False)
        channel = room.guild.create_text_channel("closed", overwrites={room.guild.default_role: closed})
        await subscribe(room, services, channel.id)
        await room.env.advance_time(3 * DAY)
        (digest,) = await services.archive.digests.subscriptions.of_guild(room.guild.id)
        assert digest.pause is not None
        assert (digest.pause.reason, digest.pause.told) == (PauseReason.FORBIDDEN, True)
        (run,) = await services.archive.digests.history.of_digest(digest.key)
        assert run.state is RunState.FAILED
        (told,) = room.morgan.user.dm_channel.history()
        assert f"D1 in The Newsroom is paused: Discord doesn't let me post in <#{channel.id}>" in text_of(told)
