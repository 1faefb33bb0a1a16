"""A person's own digest: set up by anyone, read by nobody else, stopped from its message, paused if it can't come."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any

import discord

from bot.archive.digests import MOST_DIGESTS_OF_PERSON, NOTHING_READ, DigestOptions, NewDigest, PauseReason, Schedule
from tests.e2e.test_digest import DAILY, made
from tests.fakes.newsroom import buttons_of, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from simcord import MemberActor

    from bot.app import Services
    from bot.archive.digests import Subscription
    from tests.fakes.newsroom import Newsroom


async def own(room: Newsroom, filtered: str = "", schedule: Schedule = DAILY) -> Subscription:
    """Set up a digest of alice's own, to which everything in the archive is new."""
    options = DigestOptions(limit=3)
    return await room.services.digests.create(
        NewDigest(room.guild.id, 0, room.alice.id, schedule, filtered, options, NOTHING_READ, reader=room.alice.id)
    )


async def test_anyone_sets_one_up_and_nobody_else_sees_it(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        set_ = await room.alice.slash(room.channel, "digest me", time="weekly on friday at 18:00", filter="harbor")
        assert set_.ephemeral
        shown = text_of(set_.response)
        assert "**D1** · 18:00, every Friday, UTC" in shown
        assert "to you, as a direct message · filter: harbor" in shown
        said = text_of(await room.say("!digest me 8am chips", by=room.alice))
        assert said.startswith("I'll send you D2 (08:00, every day, UTC) as a direct message.")
        assert text_of(await room.say("!digest me", by=room.alice)).startswith("I only show your own digests")
        listed = (await room.alice.slash(room.channel, "digest me")).response
        assert "### Your own digests in this server (2)" in text_of(listed)
        # Those who manage digests know nothing of it, nor can they change it.
        assert "This server has no digests yet." in text_of(await room.say("!digest list", by=room.morgan))
        assert text_of((await room.morgan.slash(room.channel, "digest me")).response).startswith("You have no digest")
        await made(room)
        listing = await room.say("!digest list", by=room.morgan)
        assert "D3" in text_of(listing)
        assert "D1" not in text_of(listing)
        for screen in ("D1", "D2"):
            assert "There's no digest" in text_of(await room.say(f"!digest preview {screen}", by=room.morgan))
        # Nor does alice manage those of the server.
        assert "you need Manage Server" in text_of(await room.say("!digest list", by=room.alice))
        refused = text_of(await room.say("!digest me 8am in #general", by=room.alice))
        assert refused.startswith("A digest of your own comes to you alone")


async def test_five_a_person(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        for _ in range(MOST_DIGESTS_OF_PERSON):
            await own(room)
        refused = text_of(await room.say("!digest me 9am", by=room.alice))
        assert refused.startswith("You have 5 digests of your own")
        assert await services.digests.of_guild(room.guild.id) == ()


async def test_it_comes_as_a_direct_message_and_is_stopped_from_there(services: Services) -> None:
    async with newsroom(services) as room:
        digest = await own(room, "harbor")
        run = await services.digests.post_now(digest, "now")
        assert run is not None
        assert run.state == "sent"
        message = room.alice.user.dm_channel.history()[-1]
        assert text_of(message).startswith("### Digest ·")
        assert "Stop this digest" in buttons_of(message)
        await room.restart()
        stopped = private_answer(await room.alice.user.click(message, label="Stop this digest"))
        assert text_of(stopped).startswith("D1 is stopped.")
        assert not (await services.digests.get(digest.key)).is_active
        await room.alice.user.click(stopped, label="Resume")
        assert (await services.digests.get(digest.key)).is_active
        listed = (await room.alice.slash(room.channel, "digest me")).response
        await room.alice.click(listed, label="Preview")
        await room.alice.click(listed, label="Why?")
        await room.alice.click(listed, label="Dismiss")


async def test_closed_direct_messages_pause_it_and_the_list_says_so(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        digest = await own(room)
        direct = room.alice.user.dm_channel
        room.env.inject_error("POST", f"/channels/{direct.id}/messages", status=403, code=50007, times=2)
        run = await services.digests.post_now(digest, "now")
        assert run is not None
        paused = await services.digests.get(digest.key)
        assert paused.pause is not None
        assert paused.pause.reason is PauseReason.FORBIDDEN
        listed = text_of((await room.alice.slash(room.channel, "digest me")).response)
        assert "your direct messages are closed to me" in listed


async def test_who_left_the_server_gets_nothing_more(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        digest = await own(room)
        room.env.backend.remove_member(room.guild.id, room.alice.id)
        await services.digests.post_now(digest, "now")
        paused = await services.digests.get(digest.key)
        assert paused.pause is not None
        assert paused.pause.reason is PauseReason.LEFT


async def test_its_reader_alone_says_what_its_zone_means(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        digest = await own(room, "harbor", Schedule(time(8), "Etc/GMT+8"))
        await services.archive.settings.forget_note(f"zone:{room.guild.id}:1")
        run = await services.digests.post_now(digest, "now")
        assert run is not None
        zone = f"b1:zone:{room.guild.id}:1:+8:0"
        for forged in (zone, f"b1:open:rest:{run.id}:0"):
            refused = await press(room, room.morgan, forged)
            assert text_of(refused).startswith(("There's no digest D1 here", "The rest of that digest"))
        assert (await services.digests.get(digest.key)).schedule.zone == "Etc/GMT+8"
        assert text_of(await press(room, room.alice, zone)).startswith("D1: the time zone is now Asia/Taipei.")


async def press(room: Newsroom, who: MemberActor, custom_id: str) -> Any:
    """Press a button of that id; return what the presser alone sees."""
    channel: Any = room.bot.get_channel(room.channel.id)
    view = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(custom_id=custom_id, label="x"))
    message = await channel.send(view=view)
    view.stop()
    return private_answer(await who.click(message, custom_id=custom_id))


async def test_it_goes_with_what_is_kept_of_the_person(services: Services) -> None:
    async with newsroom(services) as room:
        digest, other = await own(room), await made(room)
        await services.archive.holdings.forget_person(room.alice.id)
        subscriptions: Any = services.archive.digests.subscriptions
        assert await subscriptions.get(digest.key) is None
        assert await subscriptions.get(other.key) is not None
