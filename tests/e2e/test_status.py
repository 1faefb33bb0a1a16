"""`!status`: for those who manage the server; what spans all servers, for the owner alone and never in a channel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import discord
import pytest

from bot.runtime import program_version
from tests.fakes.newsroom import newsroom, text_of

if TYPE_CHECKING:
    from bot.app import Services

_OWNER = "All servers"


@pytest.mark.parametrize("form", ["!status", "{mention} status"])
async def test_who_manages_the_server_sees_how_things_are(services: Services, form: str) -> None:
    async with newsroom(services) as room:
        mention = room.bot.user.mention if room.bot.user else ""
        shown = text_of(await room.say(form.format(mention=mention), by=room.morgan))
        assert shown.startswith(f"### Broadsheet {program_version()}\nStarted <t:")
        assert re.search(r"The archive has \d+ articles", shown)
        assert "This server has no digests." in shown
        assert _OWNER not in shown
        result = await room.morgan.slash(room.channel, "status")
        assert result.ephemeral
        assert _OWNER not in text_of(result.response)


async def test_a_part_of_the_connection_that_is_lost_is_told(services: Services) -> None:
    async with newsroom(services) as room:
        told = {}
        for event in ("shard_disconnect", "shard_resumed"):
            room.bot.dispatch(event, 0)
            await room.env.settle()
            told[event] = "Part of the connection to Discord is lost" in text_of(
                await room.say("!status", by=room.morgan)
            )
        assert told == {"shard_disconnect": True, "shard_resumed": False}


async def test_next_and_paused_digests_of_this_server(services: Services) -> None:
    async with newsroom(services) as room:
        for words in ("08:00 taipei harbor", "09:00 UTC squid"):
            await room.say(f"!digest set {words} in #general", by=room.morgan)
        _, second = await services.digests.of_guild(room.guild.id)
        await services.digests.pause(second, room.morgan.id)
        other = room.env.create_guild("Elsewhere")
        elsewhere = other.create_text_channel("general")
        carol = other.add_member(room.env.create_user("carol"), roles=[other.create_role("M", permissions=_manager())])
        shown = text_of(await room.say("!status", by=room.morgan))
        assert re.search(rf"Digest D1 is due on <t:\d+:F> in <#{room.channel.id}>\.", shown)
        assert "One digest is paused" in shown
        await carol.send(elsewhere, "!status")
        there = text_of(elsewhere.last_message)
        assert "This server has no digests." in there
        assert "D1" not in there


def _manager() -> discord.Permissions:
    return discord.Permissions(manage_guild=True)


async def test_the_owner_sees_all_servers_where_nobody_else_does(services: Services) -> None:
    async with newsroom(services) as room:
        room.bot.owner_id = room.alice.id
        public = text_of(await room.say("!status"))
        assert _OWNER not in public
        await room.alice.user.send_dm("!status")
        shown = text_of(room.alice.user.dm_channel.last_message)
        assert _OWNER in shown
        assert "I'm in one server." in shown
        assert re.search(r"The database takes \d+ MiB\.", shown)
        assert "since I started" in shown


async def test_nobody_else(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        assert text_of(await room.say("!status")) == "You need the permission Manage Server for that."
        await room.alice.user.send_dm("!status")
        assert "only works in a server" in text_of(room.alice.user.dm_channel.last_message)
        assert "status" not in room.alice.available_commands(room.channel)
