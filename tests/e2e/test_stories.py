"""The same story in several papers, as people see it, and what a server may say against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.articles.model import SHARED, Scope
from tests.fakes.newsroom import buttons_of, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from bot.app import Services

WIRE = (
    "Engineers will close the Lower Ferry Bridge at Marlow to lorries from Monday after divers found that two of its"
    " nine piers had lost a third of their footing to the winter floods, the county surveyor Ada Renner said.",
    "The bridge carries some 4,000 vehicles a day. A detour by way of Cooper's Weir adds 17 kilometres, and the county"
    " has asked the bus company to lay on smaller vehicles until the piers are mended.",
    "“Nobody will be cut off,” Ms Renner told the council, “but nobody should expect it to be quick.”",
)
EDITED = (WIRE[0].replace("Engineers will close", "Engineers are to close"), WIRE[1])


async def load(services: Services, folder: Path, name: str, *paragraphs: str, guild: int = 0) -> None:
    file = folder / f"{name}.md"
    file.write_text("\n\n".join((f"# {name}", *paragraphs)), encoding="utf-8")
    report = await services.loader.load([file], scope=Scope(guild) if guild else SHARED, source=f"The {name}")
    assert report.loaded == 1


async def test_a_story_is_shown_once_and_a_server_may_say_otherwise(empty_services: Services, tmp_path: Path) -> None:
    services = empty_services
    async with newsroom(services) as room:
        await load(services, tmp_path, "Courier", *WIRE)
        await load(services, tmp_path, "Echo", *EDITED)
        guild = room.channel.guild
        assert guild is not None
        await load(services, tmp_path, "Local", *WIRE, guild=guild.id)
        found = text_of(await room.say("!search ferry bridge"))
        assert "one article" in found
        assert "also in 2 sources: " in found
        recent = text_of(await room.say("!recent"))
        assert "one article" in recent
        assert "also in 2 sources: " in recent
        read = await room.say("!article A1")
        assert "also in 2 sources: `G1`, `A2`" in text_of(read)
        story = private_answer(await room.morgan.click(read, label="Same story"))
        assert "3 articles tell this story" in text_of(story)

        hers = private_answer(await room.alice.click(read, label="Same story"))
        refused = private_answer(await room.alice.click(hers, custom_id="b1:apart:A2"))
        assert "To change the library, you need" in text_of(refused)
        await room.morgan.click(story, custom_id="b1:apart:A2")
        assert "is now kept separate in this server" in text_of(story)
        found = text_of(await room.say("!search ferry bridge"))
        assert "2 articles" in found
        assert "also in one source: " in found

        other = room.env.create_guild("Elsewhere")
        carol = other.add_member(room.env.create_user("carol"))
        elsewhere = other.create_text_channel("general")
        await carol.send(elsewhere, "!search ferry bridge")
        assert "also in one source: " in text_of(elsewhere.last_message)
        assert "G1" not in text_of(elsewhere.last_message)

        await load(services, tmp_path, "Herald", *EDITED)
        assert "also in" not in text_of(await room.say("!article A2"))
        assert "also in 2 sources: `G1`, `A3`" in text_of(await room.say("!article A1"))

        await room.restart()
        await room.morgan.click(story, custom_id="b1:together:A2")
        assert "4 articles tell this story" in text_of(story)
        assert "also in 3 sources" in text_of(await room.say("!article A2"))
        assert "Dismiss" in buttons_of(story)


async def test_who_set_an_article_apart_is_said_where_its_story_was(empty_services: Services, tmp_path: Path) -> None:
    services = empty_services
    async with newsroom(services) as room:
        await load(services, tmp_path, "Courier", *WIRE)
        await load(services, tmp_path, "Echo", *EDITED)
        read = await room.say("!article A1")
        story = private_answer(await room.morgan.click(read, label="Same story"))
        await room.morgan.click(story, custom_id="b1:apart:A1")
        again = private_answer(await room.morgan.click(read, label="Same story"))
        assert f"<@{room.morgan.id}> said it's a different story" in text_of(again)
        await room.morgan.click(again, label="Put back")
        assert "2 articles tell this story" in text_of(again)
        await room.morgan.click(story, custom_id="b1:together:A1")
        assert "2 articles tell this story" in text_of(story)
