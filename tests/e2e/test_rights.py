"""What the bot lacks where digests go is noted while it runs, and no longer once it is granted."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any

import discord

from bot.archive.digests import NewDigest, Schedule
from bot.checks import CheckContext
from bot.checks.digests import check_digests
from bot.digest import seen_names
from bot.digest.permissions import seen_rights
from bot.digest.service import DigestChanges
from bot.texts import load_texts
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


async def told(services: Services) -> list[str]:
    place: Any = services.settings
    bench = CheckContext(place, services.archive, services.clock, repair=False)
    return [one.told(load_texts()) async for one in check_digests(bench)]


async def test_check_calls_servers_and_channels_by_their_names(services: Services) -> None:
    async with newsroom(services) as room:
        new = NewDigest(room.guild.id, room.channel.id, 5, Schedule(time(8), "UTC"))
        digest = await services.digests.create(new)
        await services.digests.create(NewDigest(404, 405, 5, Schedule(time(8), "UTC")))
        assert await lacking(room) == {}
        (here,) = [line for line in await told(services) if line.startswith("D1 of server The Newsroom")]
        assert " in channel #general. " in here
        assert str(room.guild.id) not in here
        assert [line for line in await told(services) if line.startswith("D1 of server 404 ")]
        twin = room.env.create_guild("The Newsroom")
        await services.digests.create(NewDigest(twin.id, twin.create_text_channel("x").id, 5, Schedule(time(8), "UTC")))
        await lacking(room)
        assert [line for line in await told(services) if f"of server The Newsroom ({twin.id}) " in line]
        await services.digests.remove(digest.key)
        await lacking(room)
        assert (await seen_names(services.archive.settings)).servers == {twin.id: "The Newsroom"}


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
