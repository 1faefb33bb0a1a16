"""`!library export` and `!library import` as people use them."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import discord

from bot.articles.model import Scope
from bot.config import ROOT
from tests.e2e.test_library import connected, serve
from tests.fakes.newsroom import newsroom, private_answer, text_of
from tests.sources.pages import stories as s
from tests.sources.pages.layouts_news import semantic

if TYPE_CHECKING:
    from bot.app import Services
    from tests.fakes.newsroom import Newsroom


async def file_of(message: Any) -> tuple[str, bytes]:
    (attachment,) = message.attachments
    return attachment.filename, bytes(await attachment.read())


def sent(room: Newsroom) -> list[discord.Message]:
    return [message for message in room.channel.history() if message.attachments and message.author.bot]


async def test_what_a_server_has_goes_to_another_and_comes_in_once(empty_services: Services) -> None:
    async with connected(empty_services) as (room, site):
        await room.say(f"!library add {serve(site, '/toll', semantic(s.TOLL))}", by=room.morgan)
        await room.say(f"!library add {serve(site, '/chess', semantic(s.CHESS))}", by=room.morgan)
        done = text_of(await room.say("!library export", by=room.morgan))
        assert done.startswith("✓ 2 articles in one file.")
        assert "There's more" not in done
        (message,) = sent(room)
        assert text_of(message) == "2 articles"
        name, content = await file_of(message)
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            assert packed.namelist() == ["articles-1-2.jsonl"]
            lines = [json.loads(line) for line in packed.read("articles-1-2.jsonl").splitlines()]
        assert [line["article"] for line in lines] == ["G1", "G2"]
        assert lines[0]["headline"] == s.TOLL.headline

        await room.morgan.send(room.channel, "!library import", attachments=[(name, content)])
        assert text_of(room.last) == "0 articles added, 0 updated, 2 already known."
        lines[0]["paragraphs"][0]["text"] += " It was added later."
        edited = "\n".join(map(json.dumps, [*lines, {"broadsheet": 1}])).encode()
        await room.morgan.send(room.channel, "!library import", attachments=[("edited.jsonl", edited)])
        said = text_of(room.last)
        assert "0 articles added, 1 updated, 1 already known." in said
        assert "edited.jsonl, line 3" in said
        assert "It was added later" in text_of(await room.say("!article G1"))

        other = room.env.create_guild("Elsewhere")
        there = other.create_text_channel("general")
        managers = other.create_role("Managers", permissions=discord.Permissions(manage_guild=True))
        carol = other.add_member(room.env.create_user("carol"), roles=[managers])
        await carol.send(there, "!library import", attachments=[(name, content)])
        assert "2 articles added" in text_of(there.last_message)
        await carol.send(there, "!article G2")
        assert s.CHESS.headline in text_of(there.last_message)


async def test_pages_of_markdown_and_the_rest_of_a_large_library(empty_services: Services) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        await room.services.loader.load([ROOT / "data" / "samples"], scope=Scope(room.guild.id))
        private = await room.morgan.slash(room.channel, "library export", form="markdown", first="G40")
        answer = private_answer(private)
        assert "articles in one file" in text_of(answer)
        (carrying,) = [one for one in (private.response, *private.followups) if one is not None and one.attachments]
        assert carrying.ephemeral
        _, content = await file_of(carrying)
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            pages = [name for name in packed.namelist() if name.endswith(".md")]
        assert pages[0].startswith("G40 ")
        assert len(pages) == 4


async def test_who_may_not_and_what_cannot_be_exchanged(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        for words in ("export", "import"):
            assert "To change the library, you need" in text_of(await room.say(f"!library {words}"))
        assert "no articles of its own to export yet" in text_of(await room.say("!library export", by=room.morgan))
        assert "from G1000 on" in text_of(await room.say("!library export jsonl G1000", by=room.morgan))
        assert "shared archive" in text_of(await room.say("!library export jsonl A1", by=room.morgan))
        assert "What should I import?" in text_of(await room.say("!library import", by=room.morgan))
        await room.morgan.send(room.channel, "!library import", attachments=[("a.md", b"# A page\n\nOf some words.")])
        assert "I can only import the files" in text_of(room.last)
        for content in (b"PK\x03\x04 no", b"PK\x05\x06" + bytes(18)):
            await room.morgan.send(room.channel, "!library import", attachments=[("a.zip", content)])
            assert "The ZIP" in text_of(room.last)
