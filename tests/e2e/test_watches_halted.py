"""A watch that can't be told any more is paused, which is said once, to those who should know; its buttons last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.archive import WatchKey
from cogs.watches.sight import MOST_ASKED
from tests.e2e.test_watches import by_message, load, told_in
from tests.fakes.newsroom import newsroom, private_answer, text_of

if TYPE_CHECKING:
    from bot.app import Services
    from tests.fakes.newsroom import Newsroom


async def listed_for(room: Newsroom, by: Any) -> str:
    """Return what somebody alone sees listed."""
    return text_of((await by.slash(room.channel, "watch list")).response)


async def test_a_channel_that_is_deleted_or_closed_pauses_and_its_maker_is_told_once(empty_services: Services) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        gone, shut = (room.guild.create_text_channel(name) for name in ("gone", "shut"))
        await room.env.settle()
        for channel in (gone, shut):
            await room.say(f"!watch chips in <#{channel.id}>", by=room.morgan)
        room.env.backend.delete_channel(gone.id)
        everyone = room.bot.get_guild(room.guild.id).default_role  # type: ignore[union-attr]
        place: Any = room.bot.get_channel(shut.id)
        await place.set_permissions(everyone, send_messages=False)
        answering, room.bot.create_dm = room.bot.create_dm, no_answer  # type: ignore[method-assign]
        await load(empty_services, "Chips of the first kind.", "Chips of the second kind.", "Chips of the third kind.")
        await told_in(room, shut)
        room.bot.create_dm = answering  # type: ignore[method-assign]
        await room.env.advance_time(60)
        told = sorted(text_of(one) for one in await told_in(room, room.morgan.user.dm_channel))
        assert [("is paused: its channel is gone." in told[0]), (f"post in <#{shut.id}>" in told[1])] == [True, True]
        assert "!watch resume W2" in told[1]
        await load(empty_services, "Chips of the fourth kind.")
        assert len(await told_in(room, room.morgan.user.dm_channel)) == 2
        assert await told_in(room, shut) == []
        assert "the channel is gone" in (seen := await listed_for(room, room.morgan))
        assert "I can't post there" in seen
        await place.set_permissions(everyone, send_messages=True)
        await room.say("!watch resume W2", by=room.morgan)
        await load(empty_services, "Chips of the fifth kind.")
        (again,) = await told_in(room, shut)
        assert "Chips of the fifth kind." in text_of(again)


async def test_a_channel_that_is_gone_is_said_to_those_who_may_choose_another(empty_services: Services) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        gone, desk = (room.guild.create_text_channel(name) for name in ("gone", "desk"))
        await room.env.settle()
        await room.say(f"!watch chips in <#{gone.id}>", by=room.morgan)
        await room.say(f"!watch wafers in <#{desk.id}>", by=room.morgan)
        room.env.backend.delete_channel(gone.id)
        await room.env.settle()
        assert "*chips*" not in text_of(await room.say("!watch list"))
        listed = await room.say("!watch list", by=room.morgan)
        assert "**W1** *chips*\n-# ⚠ the channel is gone" in text_of(listed)
        refused = text_of(await room.say("!watch resume W1", by=room.morgan))
        assert refused.startswith("W1 stays paused: its channel is gone. Choose another with **Edit**")
        assert await empty_services.archive.watches.active() == (
            await empty_services.watches.get(WatchKey(room.guild.id, 2)),
        )
        given = {"filter": "wafers", "channel": [desk], "role": [], "most": "3", "quiet": "22-7"}
        for changed, said in (
            ({}, "W2 watches for that in that channel already."),
            ({"filter": " "}, "What should I watch for?"),
            ({"most": "51"}, "A limit a day is from 1 to 50."),
            ({"most": "x"}, "A limit a day is from 1 to 50."),
            ({"quiet": "noon"}, "I can't read noon as quiet hours."),
        ):
            form = await room.morgan.click(listed, custom_id=f"b1:watchedit:{room.guild.id}:1")
            assert said in text_of(private_answer(await room.morgan.submit_modal(form, given | changed)))
            await room.env.advance_time(15)
        refused = text_of(private_answer(await room.alice.click(listed, custom_id=f"b1:watchedit:{room.guild.id}:1")))
        assert refused.startswith("To change a watch of this server, you need Manage Server")
        form = await room.morgan.click(listed, custom_id=f"b1:watchedit:{room.guild.id}:1")
        await room.morgan.submit_modal(form, given | {"filter": "chips"})
        (shown,) = (one for one in room.channel.history() if one.id == listed.id)
        assert text_of(shown).startswith("W1 goes on with what is loaded from now on.")
        assert f"<#{desk.id}> · at most 3 a day · quiet 22:00–07:00" in text_of(shown)


async def test_so_many_channels_are_asked_about(empty_services: Services) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        room.bot.pace.step = lambda person: None  # type: ignore[method-assign]
        channels = [room.guild.create_text_channel(f"gone-{number}") for number in range(MOST_ASKED + 1)]
        await room.env.settle()
        for channel in channels:
            await room.say(f"!watch chips in <#{channel.id}>", by=room.morgan)
        for gone in (channels[:-1], channels[-1:]):
            for channel in gone:
                room.env.backend.delete_channel(channel.id)
            await room.env.settle()
            listed = text_of(await room.say("!watch list", by=room.morgan))
            assert listed.startswith(f"### {MOST_ASKED if gone[0] is channels[-1] else len(channels)} watches")


async def test_somebody_changes_a_watch_of_their_own_alone(empty_services: Services) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        await room.say("!watch me chips", by=room.alice)
        listed = (await room.alice.slash(room.channel, "watch list")).response
        form = await room.alice.click(listed, label="Edit")
        await room.alice.submit_modal(form, {"filter": "ships", "most": "", "quiet": ""})
        assert "**W1** *ships*" in await listed_for(room, room.alice)


async def no_answer(*_: Any) -> Any:
    raise OSError


async def test_a_locked_thread_in_the_archive_can_be_told_nothing(empty_services: Services) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        general: Any = room.bot.get_channel(room.channel.id)
        thread = await general.create_thread(name="merger", type=discord.ChannelType.public_thread)
        await room.env.settle()
        await room.say(f"!watch merger in <#{thread.id}>", by=room.morgan)
        await general.set_permissions(general.guild.me, manage_threads=False)
        await thread.edit(locked=True, archived=True)
        await room.env.settle()
        await load(empty_services, "A merger of two banks.")
        (told,) = await told_in(room, room.morgan.user.dm_channel)
        assert f"I can no longer post in <#{thread.id}>" in text_of(told)


async def test_a_reader_who_closed_direct_messages_or_left_is_told_nothing(empty_services: Services) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        leaver = room.person("lee")
        for person in (room.alice, leaver):
            await room.say("!watch me chips", by=person)
        await load(empty_services, "Chips of the first kind.")
        assert [len(await told_in(room, one.user.dm_channel)) for one in (room.alice, leaver)] == [1, 1]
        own = room.alice.user.dm_channel
        room.env.inject_error("POST", f"/channels/{own.id}/messages", status=403, code=50007, times=1)
        room.env.backend.remove_member(room.guild.id, leaver.id)
        await load(empty_services, "Chips of the second kind.", "Chips of the third kind.")
        await told_in(room, own)
        await load(empty_services, "Chips of the fourth kind.")
        assert len(await told_in(room, leaver.user.dm_channel)) == 1
        said = [text_of(one) for one in await told_in(room, own)]
        assert not any("of the fourth kind" in one for one in said)
        assert "your direct messages are closed" in await listed_for(room, room.alice)
        assert "There are no watches here yet." in await listed_for(room, room.morgan)
        own = await by_message(leaver, "!watch list")
        assert "you left the server" in text_of(own)
        assert "There's no watch" not in text_of(await by_message(leaver, "!watch remove W2"))
        assert "You have no watches of your own." in text_of(await by_message(leaver, "!watch"))
        assert await empty_services.archive.watches.of_reader(leaver.id) == ()
        assert [str(one.key) for one in await empty_services.archive.watches.active()] == []


async def test_by_slash_commands_and_with_buttons_after_a_restart(empty_services: Services) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        desk = room.guild.create_text_channel("desk")
        role = room.guild.create_role(name="Desk", mentionable=True)
        await room.env.settle()
        options = {"filter": "chips", "channel": desk, "role": role, "at-most": 2}
        made = (await room.morgan.slash(room.channel, "watch add", **options)).response
        assert made.ephemeral
        assert f"<#{desk.id}> · pings <@&{role.id}> · at most 2 a day" in text_of(made)
        refused = (await room.alice.slash(room.channel, "watch add", filter="chips")).response
        assert "you need Manage Server" in text_of(refused)
        await room.alice.slash(room.channel, "watch me", filter="chips")
        await load(empty_services, "Chips of the first kind.")
        (told,), (own,) = await told_in(room, desk), await told_in(room, room.alice.user.dm_channel)
        await room.restart()
        muted = private_answer(await room.morgan.click(told, label="Mute today"))
        assert "W1 says no more today" in text_of(muted)
        assert "Chips of the first kind." in text_of(private_answer(await room.alice.click(told, label="Read")))
        assert "W2 says no more today" in text_of(private_answer(await room.alice.user.click(own, label="Mute today")))
        await load(empty_services, "Chips of the second kind.")
        assert [len(await told_in(room, one)) for one in (desk, room.alice.user.dm_channel)] == [1, 1]
        await room.morgan.click(muted, label="Undo")
        assert len(await told_in(room, desk)) == 2


async def test_a_watch_of_a_private_thread_that_is_archived_is_listed_for_nobody_else(empty_services: Services) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        general: Any = room.bot.get_channel(room.channel.id)
        thread = await general.create_thread(name="merger", type=discord.ChannelType.private_thread)
        await thread.add_user(discord.Object(room.morgan.id))
        await room.env.settle()
        await room.say(f"!watch merger in <#{thread.id}>", by=room.morgan)
        guild: Any = room.bot.get_guild(room.guild.id)
        guild._remove_thread(guild.get_thread(thread.id))  # Discord tells a bot that starts of no archived thread
        assert "There are no watches here yet." in text_of(await room.say("!watch list", by=room.alice))
        assert "There are no watches here yet." in await listed_for(room, room.alice)
        assert "*merger*" in await listed_for(room, room.morgan)
