"""What was quoted in public is told of later, to those who may read it, until it goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import discord
import pytest

from bot.articles.model import SHARED, ArticleKey
from bot.articles.references import parse_reference
from tests.e2e.test_quotation import menu_of, reference_of
from tests.fakes.newsroom import newsroom, private_answer, text_of

if TYPE_CHECKING:
    from bot.app import Services
    from tests.fakes.newsroom import Newsroom

SENTENCE = "A harbor is not scenery."
LINK = re.compile(r"\[Quoted here\]\(https://discord\.com/channels/([0-9]+)/([0-9]+)/([0-9]+)\) <t:[0-9]+:R>")


async def article_quoted(room: Newsroom, where: Any = None) -> tuple[str, int]:
    """Quote a sentence in public; return its article and the message."""
    ref = await reference_of(room, SENTENCE)
    channel = where or room.channel
    await room.alice.send(channel, f"!quote {ref}")
    return ref.partition(".")[0], channel.history()[-1].id


async def told_of(room: Newsroom, article: str) -> list[int]:
    """Return the messages that a public view of the article leads to."""
    return [int(message) for _, _, message in LINK.findall(text_of(await room.say(f"!article {article}")))]


async def kept(room: Newsroom, article: str) -> list[int]:
    key = ArticleKey(SHARED, int(article[1:]))
    found = await room.services.quotation.earlier.quoted(room.guild.id, [key])
    return [one.message for one in found.get(key, ())]


async def test_search_and_article_lead_to_where_it_was_quoted(services: Services) -> None:
    async with newsroom(services) as room:
        assert LINK.search(text_of(await room.say("!search harbor scenery"))) is None
        article, message = await article_quoted(room)
        await room.env.advance_time(14 * 86_400)
        await room.restart()
        assert await told_of(room, article) == [message]
        found = LINK.findall(text_of(await room.say("!search harbor scenery")))
        assert found == [(str(room.guild.id), str(room.channel.id), str(message))]


async def test_every_way_to_quote_in_public_is_remembered_and_a_private_one_is_not(services: Services) -> None:
    async with newsroom(services) as room:
        ref = await reference_of(room, SENTENCE)
        article = ref.partition(".")[0]
        private = await room.alice.slash(room.channel, "quote", passage=ref, private=True)
        assert await kept(room, article) == []
        await room.alice.click(private.followups[-1] if private.followups else private.response, label="Share")
        shared = room.last.id
        assert await kept(room, article) == [shared]
        public = await room.alice.slash(room.channel, "quote", passage=ref)
        answer = public.followups[-1] if public.followups else public.response
        assert answer is not None
        assert await kept(room, article) == [answer.id, shared]
        menu = menu_of(await room.say("!quote Typhoon Kestra"))
        chosen = menu["options"][0]["value"]
        await room.alice.select(room.last, [chosen], custom_id=menu["custom_id"])
        assert await kept(room, chosen.partition(".")[0]) == [room.last.id]
        found = menu_of(await room.say("!search harbor scenery"))["options"][0]["value"]
        await room.morgan.select(room.last, [found], custom_id="b1:post:0")
        assert await kept(room, article) == [room.last.id, answer.id, shared]


async def test_a_direct_message_is_not_remembered(services: Services) -> None:
    async with newsroom(services) as room:
        ref = await reference_of(room, SENTENCE)
        await room.alice.send_dm(f"!quote {ref}")
        assert await kept(room, ref.partition(".")[0]) == []


async def test_a_public_answer_speaks_of_no_channel_that_some_cannot_see(services: Services) -> None:
    async with newsroom(services) as room:
        hidden = room.guild.create_text_channel(
            "editors",
            overwrites={
                room.guild.default_role: discord.PermissionOverwrite(view_channel=False),
                room.alice: discord.PermissionOverwrite(view_channel=True),
                room.guild.me: discord.PermissionOverwrite(view_channel=True),
            },
        )
        await room.env.settle()
        article, message = await article_quoted(room, hidden)
        assert await told_of(room, article) == []
        seen = await room.alice.slash(room.channel, "article", reference=article)
        assert str(message) in text_of(private_answer(seen))
        bob = room.person("bob")
        await room.env.settle()
        unseen = await bob.slash(room.channel, "article", reference=article)
        assert str(message) not in text_of(private_answer(unseen))
        await room.alice.click(private_answer(seen), label="Share")
        assert "Shared by" in text_of(room.last)
        assert str(message) not in text_of(room.last)
        await room.alice.send(hidden, f"!article {article}")
        assert str(message) in text_of(hidden.history()[-1])


async def test_a_private_thread_is_spoken_of_to_nobody_who_may_not_be_in_it(services: Services) -> None:
    async with newsroom(services) as room:
        general: Any = room.bot.get_channel(room.channel.id)
        private = await general.create_thread(name="secret", type=discord.ChannelType.private_thread)
        open_to_all = await general.create_thread(name="open", type=discord.ChannelType.public_thread)
        await room.env.settle()
        ref = await reference_of(room, SENTENCE)
        article = ref.partition(".")[0]
        for number, thread in enumerate((open_to_all, private), 1):
            said = await thread.send(f"message {number}")
            room.bot.dispatch("quoted", thread, said.id, parse_reference(ref, None))
            await room.env.settle()
        (public,) = await told_of(room, article)
        assert public == (await kept(room, article))[1]
        await private.delete()
        await room.env.settle()
        assert await kept(room, article) == [public]
        await general.delete()
        await room.env.settle()
        assert await kept(room, article) == []


@pytest.mark.parametrize("way", ["dismiss", "delete", "bulk", "channel", "guild"])
async def test_what_is_gone_is_forgotten(services: Services, way: str) -> None:
    async with newsroom(services) as room:
        where = room.guild.create_text_channel("aside")
        await room.env.settle()
        article, message = await article_quoted(room, where)
        assert await kept(room, article) == [message]
        channel: Any = room.bot.get_channel(where.id)
        match way:
            case "dismiss":
                await room.alice.click(where.history()[-1], label="Dismiss")
            case "delete":
                await room.morgan.delete(where.history()[-1])
            case "bulk":
                await channel.delete_messages([discord.Object(one.id) for one in where.history()])
            case "channel":
                await channel.delete()
            case _:
                await channel.guild.leave()
        await room.env.settle()
        assert await kept(room, article) == []
