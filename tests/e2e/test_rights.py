"""What the bot lacks where digests go is noted while it runs, and no longer once it is granted."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any

import discord

from bot.archive.digests import NewDigest, Schedule
from bot.digest.permissions import seen_rights
from bot.digest.service import DigestChanges
from tests.fakes.newsroom import newsroom

if TYPE_CHECKING:
    from bot.app import Services
    from bot.archive.digests import DigestKey
    from tests.fakes.newsroom import Newsroom


async def lacking(room: Newsroom) -> dict[DigestKey, tuple[str, ...]]:
    """Look, and return what is noted."""
    cog: Any = room.bot.get_cog("Rights")
    await cog.look()
    seen = await seen_rights(room.services.archive.settings)
    assert seen is not None
    return dict(seen.lacking)


async def test_what_is_lacking_is_noted_until_it_is_mended(services: Services) -> None:
    async with newsroom(services) as room:
        everyone, silence = room.guild.default_role, discord.PermissionOverwrite(send_messages=False)
        silent = room.guild.create_text_channel("silent", overwrites={everyone: silence})
        first, second, third = [
            await services.digests.create(NewDigest(room.guild.id, channel, 5, Schedule(time(8), "UTC")))
            for channel in (room.channel.id, silent.id, 404)
        ]
        await services.digests.create(NewDigest(404, 405, 5, Schedule(time(8), "UTC")))  # of no server that it is in
        assert await lacking(room) == {second.key: ("send_messages",), third.key: ("channel",)}
        await services.digests.remove(third.key)
        await services.digests.change(second, DigestChanges(channel=room.channel.id))
        assert await lacking(room) == {}
        assert await services.digests.get(first.key) == first
