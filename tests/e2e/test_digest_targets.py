"""Where somebody may have digests posted: where they may write, and in no private thread that they are not in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import pytest

from bot.archive.digests import RunState
from tests.e2e.test_digest import editor, made
from tests.fakes.newsroom import newsroom, private_answer, text_of

if TYPE_CHECKING:
    from simcord import MemberActor

    from bot.app import Services
    from tests.fakes.newsroom import Newsroom


async def talks(room: Newsroom, *members: MemberActor) -> Any:
    """Open a private thread that the bot and `members` are in."""
    general: Any = room.bot.get_channel(room.channel.id)
    thread = await general.create_thread(name="merger-talks", type=discord.ChannelType.private_thread)
    for member in members:
        await thread.add_user(discord.Object(member.id))
    await room.env.settle()
    return next(one for one in room.channel.threads if one.id == thread.id)


async def test_a_private_thread_is_not_there_for_who_is_not_in_it(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        erin = await editor(room)
        thread = await talks(room)
        said = {
            typed: text_of(await room.say(f"!digest set 08:00 in {typed}", by=erin)).replace("\\", "")
            for typed in ("#merger-talks", "#no-such-thread", f"<#{thread.id}>", "<#404>")
        }
        assert [words.splitlines()[0] for words in said.values()] == [
            f"I can't find a channel {typed} that you can see." for typed in said
        ]
        assert await services.digests.of_guild(room.guild.id) == ()


async def test_who_is_in_a_private_thread_or_manages_threads_may_have_a_digest_there(services: Services) -> None:
    async with newsroom(services) as room:
        erin = await editor(room)
        thread = await talks(room, erin)
        assert "### Digest D1 is set up" in text_of(await room.say("!digest set 08:00 in #merger-talks", by=erin))
        keeper = room.guild.create_role(
            "Keepers", permissions=discord.Permissions(manage_guild=True, manage_threads=True)
        )
        words = f"!digest set 09:00 in <#{thread.id}>"
        assert "### Digest D2 is set up" in text_of(await room.say(words, by=room.person("kim", roles=(keeper,))))


async def test_nobody_has_a_digest_of_others_posted_into_a_thread_they_are_not_in(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        thread = await talks(room, room.morgan)
        digest = await made(room, channel=thread)
        erin = await editor(room)
        before = len(thread.history())
        assert "I can't find a channel" in text_of(await room.say("!digest now", by=erin))
        await services.digests.pause(digest, room.morgan.id)
        listed = await room.say("!digest list", by=erin)
        assert "I can't find a channel" in text_of(private_answer(await erin.click(listed, label="Resume")))
        assert not (await services.digests.get(digest.key)).is_active
        assert len(thread.history()) == before


async def test_nothing_is_sent_again_into_a_thread_that_the_presser_is_not_in(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        thread = await talks(room, room.morgan)
        digest = await made(room, channel=thread)
        run = await services.digests.post_now(digest, "now")
        assert run is not None
        erin = await editor(room)
        before = len(thread.history())
        refused = await press(room, erin, f"b1:dr:{run.id}:digest:1")
        assert "I can't find a channel" in text_of(refused)
        assert len(thread.history()) == before


async def press(room: Newsroom, member: MemberActor, custom_id: str) -> Any:
    """Have somebody press a button of that id under a message of the bot; return what they alone are told."""
    channel: Any = room.bot.get_channel(room.channel.id)
    view: Any = discord.ui.View()
    view.add_item(discord.ui.Button(custom_id=custom_id, label="forged"))
    await channel.send(view=view)
    return private_answer(await member.click(room.last, label="forged"))


@pytest.mark.parametrize("form", ["typed", "here"])
async def test_a_digest_goes_only_where_its_maker_may_write(services: Services, form: str) -> None:
    async with newsroom(services, check_errors=False) as room:
        erin = await editor(room)
        shut = discord.PermissionOverwrite(send_messages=False)
        news = room.guild.create_text_channel("news", overwrites={erin: shut})
        if form == "typed":
            refused = await room.say("!digest set 08:00 in #news", by=erin)
        else:
            refused = (await erin.slash(news, "digest set", time="08:00")).response
        assert text_of(refused).startswith(
            "You can only choose a channel where you can write. Choose another channel, or ask for Send"
            f" Messages in <#{news.id}>."
        )
        assert await services.digests.of_guild(room.guild.id) == ()


async def test_a_digest_is_posted_into_a_post_of_a_forum_and_opens_none(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        ideas = room.guild.create_forum_channel("ideas")
        forum: Any = room.bot.get_channel(ideas.id)
        await forum.create_thread(name="weekly-reading", content="What we read.")
        await room.env.settle()
        (post,) = ideas.threads
        for typed in ("#ideas", f"<#{ideas.id}>"):
            refused = text_of(await room.say(f"!digest set 08:00 in {typed}", by=room.morgan))
            assert refused.startswith(f"<#{ideas.id}> is a forum. Choose one of its posts")
        set_ = text_of(await room.say("!digest set every Monday 08:00 in #weekly-reading", by=room.morgan))
        assert f"in <#{post.id}> · filter" in set_
        here = await room.morgan.slash(post, "digest set", time="9am")
        assert f"in <#{post.id}> · filter" in text_of(here.response)
        run = await services.digests.post_now(await made(room, channel=post), "now")
        assert run is not None
        assert run.state is RunState.SENT
        assert any(text_of(one).startswith("### Digest ·") for one in post.history())
        assert len(ideas.threads) == 1
