"""Names that a server ties: typed, asked about, listed, untied and tied again, for that server alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.articles.model import SHARED
from tests.archive.making import new, store
from tests.fakes.newsroom import newsroom, private_answer, text_of

if TYPE_CHECKING:
    from bot.app import Services


async def test_a_server_ties_names_for_itself(empty_services: Services) -> None:
    await store(
        empty_services.archive,
        SHARED,
        new("Boris Quellenberg spoke."),
        new("昨天山口老人在台北說明。", headline="說明"),
    )
    async with newsroom(empty_services, check_errors=False) as room:
        assert "one article" in text_of(await room.say("!search Boris Quellenberg"))
        refused = await room.say("!library alias 山口老人 = Boris Quellenberg")
        assert "To change the library, you need" in text_of(refused)
        assert "No names are tied" in text_of(await room.say("!library alias list"))

        tied = await room.say("!library alias 山口老人 = Boris Quellenberg", by=room.morgan)
        assert "✓ **山口老人** = **Boris Quellenberg**" in text_of(tied)
        found = await room.say("!search Boris Quellenberg")
        assert "2 articles" in text_of(found)
        assert "Also searched: *山口老人*" in text_of(found)
        why = await room.alice.click(found, label="Why these?")
        assert "*Boris*, by another name, *山口老人*" in text_of(private_answer(why))

        assert "### One alias of 200" in text_of(await room.say("!library alias"))
        untied = await room.say("!library alias remove boris quellenberg", by=room.morgan)
        assert "I untied **山口老人** = **Boris Quellenberg**" in text_of(untied)
        assert await empty_services.library.aliases.of_guild(room.guild.id) == ()
        await room.restart()
        await room.alice.click(untied, label="Undo")
        assert "I untied" in text_of(room.last)
        await room.morgan.click(untied, label="Undo")
        assert "finds the others too" in text_of(room.last)
        assert "2 articles" in text_of(await room.say("!search Boris Quellenberg"))

        elsewhere = room.env.create_guild("Elsewhere").create_text_channel("general")
        carol = elsewhere.guild.add_member(room.env.create_user("carol"))
        await carol.send(elsewhere, "!search Boris Quellenberg")
        assert "one article" in text_of(elsewhere.last_message)


async def test_a_widespread_name_is_asked_about(empty_services: Services) -> None:
    await store(empty_services.archive, SHARED, *(new(f"The harbor, part {number}.") for number in range(11)))
    async with newsroom(empty_services, check_errors=False) as room:
        asked = await room.say("!library alias add harbor = Hafen", by=room.morgan)
        assert "**harbor** is in 11 articles" in text_of(asked)
        assert "one article" not in text_of(await room.say("!search Hafen"))
        await room.restart()
        await room.alice.click(asked, label="Tie them")
        assert await empty_services.library.aliases.of_guild(room.guild.id) == ()
        await room.morgan.click(asked, label="Tie them")
        (alias,) = await empty_services.library.aliases.of_guild(room.guild.id)
        assert alias.names == ("harbor", "Hafen")
        assert "11 articles" in text_of(await room.say("!search Hafen"))


async def test_what_is_no_alias_is_said(empty_services: Services) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        said = await room.say("!library alias harbor", by=room.morgan)
        assert "Give at least two names with = between them" in text_of(said)
        said = await room.say("!library alias remove harbor", by=room.morgan)
        assert "*harbor* isn't tied to anything" in text_of(said)


async def test_a_name_with_set_in_it_is_a_name(empty_services: Services) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        await room.say("!library alias set Sunset Group = Add One", by=room.morgan)
        (alias,) = await empty_services.library.aliases.of_guild(room.guild.id)
        assert alias.names == ("Sunset Group", "Add One")


async def test_the_slash_form(empty_services: Services) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        tied = await room.morgan.slash(room.channel, "library alias add", names="harbor = Hafen")
        assert "finds the others too" in text_of(tied.followups[-1] if tied.followups else tied.response)
        offered = await room.morgan.autocomplete(room.channel, "library alias remove", "name", "haf")
        assert [(one["name"], one["value"]) for one in offered] == [("harbor = Hafen", "harbor")]
