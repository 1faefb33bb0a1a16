"""A channel, and a person, are told of new articles that match: within a minute, once, and only what they may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.articles.model import SHARED, Scope
from tests.archive.making import new, store
from tests.fakes.newsroom import buttons_of, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from bot.app import Services
    from tests.fakes.newsroom import Newsroom


async def told_in(room: Newsroom, channel: Any) -> list[discord.Message]:
    """Return the messages of watches in a channel, once all is told."""
    for _ in range(3):
        await room.env.advance_time(1)
        await room.env.settle()
    return [one for one in channel.history() if text_of(one).startswith("**W")]


async def load(services: Services, *texts: str, scope: Scope = SHARED) -> None:
    for number, text in enumerate(texts):
        await store(services.archive, scope, new(text, headline=f"News {number}"))


async def test_a_channel_is_told_once_and_then_all_at_once(empty_services: Services) -> None:
    await load(empty_services, "Chips were there before.")
    async with newsroom(empty_services, check_errors=False) as room:
        desk = room.guild.create_text_channel("desk")
        role = room.guild.create_role(name="Desk", mentionable=True)
        await room.env.settle()
        refused = await room.say(f"!watch chips in <#{desk.id}>", by=room.alice)
        assert text_of(refused).startswith("To watch in a channel, you need Manage Server")
        assert "`!watch me chips` tells you alone" in text_of(refused)
        made = await room.say(f'!watch "rare earths" OR chips in <#{desk.id}> ping <@&{role.id}>', by=room.morgan)
        assert f"<#{desk.id}> · pings <@&{role.id}>" in text_of(made)
        await load(empty_services, "The island makes the chips of the world.", "Of fishing, and of nothing else.")
        (told,) = await told_in(room, desk)
        said = text_of(told)
        assert "> The island makes the chips of the world." in said
        assert "`A2.p1.s" in said
        assert f"<@&{role.id}>" in said
        assert {"Read", "Quote", "Pin…", "Mute today"} <= set(buttons_of(told))
        shown = private_answer(await room.alice.click(told, label="Read"))
        assert "The island makes the chips" in text_of(shown)
        await load(empty_services, "Chips again, of another kind.", "More chips.", "Yet more chips.", "And chips.")
        assert len(await told_in(room, desk)) == 3
        await room.env.advance_time(600)
        *_, last = await told_in(room, desk)
        assert "2 articles in the last ten minutes" in text_of(last)
        assert "`A6.p1.s1`" in text_of(last)
        assert len(await told_in(room, desk)) == 4
        room.bot.owner_id = room.alice.id
        assert "Messages of watches in the last week: 4 told." in text_of(await by_message(room.alice, "!status"))


async def test_muting_quiet_hours_pausing_and_removing(empty_services: Services) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        await room.say("!watch chips", by=room.morgan)
        again = await room.say("!watch CHIPS at most 5 a day", by=room.morgan)
        assert text_of(again).startswith("W1 watches for that in that channel already. `!watch list` shows it")
        await load(empty_services, "Chips of the first kind.")
        (told,) = await told_in(room, room.channel)
        refused = text_of(private_answer(await room.alice.click(told, label="Mute today")))
        assert refused.startswith("To change a watch of this server, you need Manage Server")
        muted = private_answer(await room.morgan.click(told, label="Mute today"))
        assert "W1 says no more today" in text_of(muted)
        await load(empty_services, "Chips of the second kind.")
        assert len(await told_in(room, room.channel)) == 1
        await room.env.advance_time(86_400)
        *_, held = await told_in(room, room.channel)
        assert "one article while it was muted" in text_of(held)
        await room.say("!watch quiet W1 00:00-23:59", by=room.morgan)
        await load(empty_services, "Chips of the third kind.")
        assert len(await told_in(room, room.channel)) == 2
        await room.say("!watch quiet W1 off", by=room.morgan)
        assert any(text_of(one).startswith("W1 has no quiet hours now.") for one in room.channel.history())
        assert len(await told_in(room, room.channel)) == 3
        listed = await room.say("!watch list", by=room.morgan)
        await room.morgan.click(listed, label="Pause")
        await load(empty_services, "Chips of the fourth kind.")
        assert len(await told_in(room, room.channel)) == 3
        await room.say("!watch resume W1", by=room.morgan)
        assert len(await told_in(room, room.channel)) == 3
        removed = await room.say("!watch remove W1", by=room.morgan)
        await load(empty_services, "Chips of the fifth kind.")
        assert len(await told_in(room, room.channel)) == 3
        await room.morgan.click(removed, label="Undo")
        await load(empty_services, "Chips of the sixth kind.")
        assert len(await told_in(room, room.channel)) == 4


async def test_a_person_is_told_alone_and_no_longer_than_they_are_in_the_server(empty_services: Services) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        await room.say("!watch me chips", by=room.alice)
        assert "There's no watch W1" in text_of(await room.say("!watch pause W1", by=room.morgan))
        # What somebody watches for is nobody else's, though they name it by its number where others read.
        for words in ("!watch pause W1", "!watch resume W1"):
            said = text_of(await room.say(words, by=room.alice))
            assert "W1" in said
            assert "chips" not in said, words
        assert "There are no watches" in text_of(await room.say("!watch list", by=room.morgan))
        assert "one watch of your own" in text_of(await room.say("!watch list", by=room.alice))
        await load(empty_services, "Chips for everybody.")
        await load(empty_services, "Our own chips.", scope=Scope(room.guild.id))
        await load(empty_services, "The chips of others.", scope=Scope(8))
        said = [text_of(one) for one in await told_in(room, room.alice.user.dm_channel)]
        assert len(said) == 2
        assert ["Chips for everybody." in said[0], "Our own chips." in said[1]] == [True, True]
        assert await told_in(room, room.channel) == []


async def by_message(person: Any, words: str) -> discord.Message:
    """Return the answer to what somebody writes the bot alone."""
    await getattr(person, "user", person).send_dm(words)
    return getattr(person, "user", person).dm_channel.last_message


async def test_a_person_finds_all_their_watches_in_direct_messages(empty_services: Services) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        other = room.env.create_guild("Elsewhere *& Co*")
        member = other.add_member(room.alice.user)
        elsewhere = other.create_text_channel("general")
        await room.env.settle()
        await room.say("!watch me chips", by=room.alice)
        await room.say("!watch me ships", by=room.morgan)
        await member.send(elsewhere, "!watch me wafers")
        listed = await by_message(room.alice, "!watch list")
        said = text_of(listed)
        assert "**W1** *chips*" in said
        assert "**W1** *wafers*" in said
        assert "Elsewhere \\*& Co\\*" in said
        assert "ships" not in said
        assert "in several servers" in text_of(await by_message(room.alice, "!watch pause W1"))
        assert "You have no watch W2 of your own" in text_of(await by_message(room.alice, "!watch remove W2"))
        await room.alice.user.click(listed, custom_id=f"b1:watchdo:remove:{room.guild.id}:1")
        assert [one.filter for one in await empty_services.archive.watches.of_reader(room.alice.id)] == ["wafers"]
        listed = await by_message(room.alice, "!watch list")
        form = await room.alice.user.click(listed, custom_id=f"b1:watchedit:{other.id}:1")
        await room.alice.user.submit_modal(form, {"filter": "wafers OR chips", "most": "", "quiet": "22:00-07:00"})
        (own,) = await empty_services.archive.watches.of_reader(room.alice.id)
        assert (own.filter, own.quiet) == ("wafers OR chips", "22:00-07:00")
        assert "is paused" in text_of(await by_message(room.alice, "!watch pause W1"))
        assert "only works in a server" in text_of(await by_message(room.alice, "!watch me chips"))


async def test_a_role_that_is_gone_pauses_and_is_told_once(empty_services: Services) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        role = room.guild.create_role(name="Desk", mentionable=True)
        await room.env.settle()
        await room.say(f"!watch chips ping <@&{role.id}>", by=room.morgan)
        room.env.backend.delete_role(room.guild.id, role.id)
        await room.env.settle()
        await load(empty_services, "Chips of the first kind.", "Chips of the second kind.")
        (told,) = await told_in(room, room.channel)
        assert "is paused: the role it pinged is gone." in text_of(told)
        await load(empty_services, "Chips of the third kind.")
        assert len(await told_in(room, room.channel)) == 1
        listed = await room.say("!watch list", by=room.morgan)
        assert "⚠ the role to ping is gone · **paused**" in text_of(listed)
        refused = text_of(await room.say("!watch resume W1", by=room.morgan))
        assert refused.startswith("W1 stays paused: the role to ping is gone. Choose another, or none, with **Edit**")
        # Two of one name have to be told apart by a mention.
        desks = [room.guild.create_role(name=name, mentionable=True) for name in ("News desk", "Desk", "desk")]
        await room.env.settle()
        assert "Several roles here are called DESK." in text_of(
            await room.say("!watch ships ping @DESK", by=room.morgan)
        )
        made = await room.say("!watch ships ping @news desk at most 5 a day", by=room.morgan)
        assert f"pings <@&{desks[0].id}>" in text_of(made)
        form = await room.morgan.click(listed, label="Edit")
        fields = {"filter": "chips", "channel": [room.channel], "most": "", "quiet": ""}
        await room.morgan.submit_modal(form, fields | {"role": [desks[1]]})
        (changed,) = (one for one in room.channel.history() if one.id == listed.id)
        assert text_of(changed).startswith("W1 goes on with what is loaded from now on.")
        await load(empty_services, "Chips of the fourth kind.")
        *_, told = await told_in(room, room.channel)
        assert f"<@&{desks[1].id}>" in text_of(told)


async def test_a_word_that_the_archive_would_correct_is_refused_with_an_offer(empty_services: Services) -> None:
    await load(empty_services, *(f"The semiconductor number {n} is a semiconductor of the island." for n in range(4)))
    async with newsroom(empty_services, check_errors=False) as room:
        doubted = await room.say("!watch semicondutor", by=room.morgan)
        assert "The archive doesn't know *semicondutor*. Did you mean *semiconductor*?" in text_of(doubted)
        await room.morgan.click(doubted, label="Watch that")
        await room.say('!watch "semicondutor" at most 2 a day', by=room.morgan)
        listed = text_of(await room.say("!watch", by=room.morgan))
        assert "**W1** *semiconductor*" in listed
        assert "at most 2 a day" in listed
        assert "nothing to look for" in text_of(await room.say("!watch !!!", by=room.morgan))
        corrected = await room.say("!search semicondutor island")
        asked = private_answer(await room.alice.click(corrected, label="Watch this"))
        assert "Tell whom when a new article matches *semiconductor island*?" in text_of(asked)
        await room.alice.click(asked, label="Tell me alone")
        (own,) = await empty_services.archive.watches.of_reader(room.alice.id)
        assert own.filter == "semiconductor island"
        assert "quiet hours" in text_of(await room.say("!watch quiet W1 25:00-3", by=room.morgan))


async def test_a_search_is_watched_by_a_press_also_where_nothing_was_found(empty_services: Services) -> None:
    await load(empty_services, "Chips were there before.")
    async with newsroom(empty_services, check_errors=False) as room:
        found, nothing = await room.say("!search chips"), await room.say("!search lighthouse")
        asked = private_answer(await room.alice.click(found, label="Watch this"))
        assert set(buttons_of(asked)) == {"Tell me alone", "Dismiss"}
        await room.alice.click(asked, label="Tell me alone")
        asked = private_answer(await room.morgan.click(nothing, label="Watch this"))
        await room.morgan.click(asked, label="Tell this channel")
        await load(empty_services, "Chips for everybody.", "The lighthouse is lit again.")
        assert ["lighthouse is lit" in text_of(one) for one in await told_in(room, room.channel)] == [True]
        assert len(await told_in(room, room.alice.user.dm_channel)) == 1
