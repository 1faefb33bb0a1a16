"""One welcome for a server, where the bot may speak, and never a second."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from simcord.backend import serializers

from tests.fakes.newsroom import newsroom, text_of

if TYPE_CHECKING:
    from simcord import ChannelHandle, GuildHandle

    from tests.fakes.newsroom import Newsroom
    from tests.fakes.services import FakeServices


async def _join(room: Newsroom, guild: GuildHandle) -> None:
    """Let the bot join, as Discord tells it: a new server comes without the word "unavailable"."""
    payload: dict[str, Any] = dict(
        serializers.guild_create_payload(room.env.backend, room.env.backend.get_guild(guild.id))
    )
    del payload["unavailable"]
    room.env.backend.emit("GUILD_CREATE", payload)
    await room.env.settle()


def _welcomes(channel: ChannelHandle) -> list[str]:
    return [text for message in channel.history() if "this is Broadsheet" in (text := text_of(message))]


async def test_a_welcome_names_three_commands(services: FakeServices) -> None:
    async with newsroom(services) as room:
        await _join(room, room.guild)
        (welcome,) = _welcomes(room.channel)
        for command in ("`!search semiconductor`", "`!recent`", "`!help`"):
            assert command in welcome


async def test_never_a_second(services: FakeServices) -> None:
    async with newsroom(services) as room:
        await _join(room, room.guild)
        await _join(room, room.guild)
        await room.restart()
        await _join(room, room.guild)
        assert len(_welcomes(room.channel)) == 1


async def test_a_start_or_an_outage_is_no_joining(services: FakeServices) -> None:
    async with newsroom(services) as room:
        await room.restart()
        assert _welcomes(room.channel) == []


async def test_it_speaks_where_it_may(services: FakeServices) -> None:
    async with newsroom(services) as room:
        guild = room.env.create_guild("Closed")
        silence = {room.bot.user: discord.PermissionOverwrite(send_messages=False)}
        closed = guild.create_text_channel("announcements", overwrites=silence)
        opened = guild.create_text_channel("talk")
        await _join(room, guild)
        assert _welcomes(closed) == []
        assert len(_welcomes(opened)) == 1


async def test_where_it_may_speak_nowhere_it_waits_for_another_joining(services: FakeServices) -> None:
    async with newsroom(services) as room:
        guild = room.env.create_guild("Closed")
        await _join(room, guild)
        channel = guild.create_text_channel("talk")
        await _join(room, guild)
        assert len(_welcomes(channel)) == 1


async def test_a_welcome_that_discord_refuses_breaks_nothing(services: FakeServices) -> None:
    async with newsroom(services) as room:
        room.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
        await _join(room, room.guild)
        assert _welcomes(room.channel) == []


async def test_without_message_content_it_names_the_slash_commands(services: FakeServices) -> None:
    async with newsroom(services, message_content=False) as room:
        await _join(room, room.guild)
        (welcome,) = _welcomes(room.channel)
        assert "`/search`" in welcome
        assert "`!search" not in welcome


async def test_who_invited_it_before_its_first_start_is_greeted_once(services: FakeServices) -> None:
    async with newsroom(services) as room:
        services.archive.settings.kept_notes.clear()
        await room.restart()
        assert len(_welcomes(room.channel)) == 1
        services.archive.settings.kept_notes.pop("welcomes-looked")
        await room.restart()
        room.bot.dispatch("ready")
        await room.env.settle()
        assert len(_welcomes(room.channel)) == 1


async def test_who_had_it_before_it_looked_is_not_greeted(services: FakeServices) -> None:
    async with newsroom(services) as room:
        services.archive.settings.kept_notes.pop("welcomes-looked")
        assert "message-content" in services.archive.settings.kept_notes
        await room.restart()
        await room.restart()
        assert _welcomes(room.channel) == []


async def test_who_invited_it_while_it_was_away_is_greeted(services: FakeServices) -> None:
    async with newsroom(services) as room:
        services.archive.settings.kept_notes["welcomes-looked"] = "2025-12-31T23:00:00+00:00"
        await room.restart()
        assert len(_welcomes(room.channel)) == 1
