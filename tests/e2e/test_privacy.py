"""What is kept, shown to whoever it is about, and deleted when they say so or when the bot has left."""

from __future__ import annotations

import gzip
import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.archive.sqlite.maintenance.data_inventory import GOING
from bot.articles.model import SHARED, Scope
from bot.guilds.settings import Setting
from tests.archive.test_erasure import holders
from tests.fakes.newsroom import buttons_of, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from bot.app import Services
    from tests.fakes.newsroom import Newsroom


async def load_own(room: Newsroom, folder: Path, word: str) -> None:
    page = folder / "own.md"
    page.write_text(f"# The {word} report\n\nA {word} canary sings in the newsroom every morning.\n", encoding="utf-8")
    assert (await room.services.loader.load([page], scope=Scope(room.guild.id))).loaded == 1
    page.unlink()


async def test_what_is_kept_is_told_in_every_form(services: Services) -> None:
    async with newsroom(services) as room:
        shown = text_of(await room.say("!privacy"))
        assert "30 days" in shown
        assert "delete it with `!privacy delete`" in shown
        result = await room.alice.slash(room.channel, "privacy show")
        assert text_of(private_answer(result)).startswith("## What this bot keeps")


async def test_an_export_reaches_the_asker_alone(services: Services, tmp_path: Path) -> None:
    async with newsroom(services, check_errors=False) as room:
        await load_own(room, tmp_path, "zanzibarine")
        await room.say("!privacy export server")
        assert "Manage Server" in text_of(room.last)
        await room.say("!privacy export server", by=room.morgan)
        assert text_of(room.last) == "Sent to you in private."
        sent = room.morgan.user.dm_channel.last_message
        assert text_of(sent).startswith("Everything kept about this server")
        rows = read(await packed(sent))
        assert {"article", "paragraph", "page", "scope"} <= {row["table"] for row in rows}
        assert any("zanzibarine" in json.dumps(row) for row in rows)
        assert {row["guild"] for row in rows if "guild" in row} == {room.guild.id}
        result = await room.alice.slash(room.channel, "privacy export")
        assert read(await packed(private_answer(result))) == []


async def packed(message: Any) -> bytes:
    (attachment,) = message.attachments
    return bytes(await attachment.read())


def read(content: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in gzip.decompress(content).splitlines()]


async def test_a_server_is_deleted_by_whoever_manages_it_and_asked_and_nobody_else(
    services: Services, tmp_path: Path
) -> None:
    async with newsroom(services, check_errors=False) as room:
        await load_own(room, tmp_path, "zanzibarine")
        await room.say("!settings prefix ?", by=room.morgan)
        assert "Manage Server" in text_of(await room.say("?privacy delete server"))
        question = await room.say("?privacy delete server", by=room.morgan)
        assert "with one article" in text_of(question)
        pressed = buttons_of(question)["Delete everything of this server"]
        other = room.person("bob")
        refused = private_answer(await other.click(question, custom_id=pressed))
        assert text_of(refused) == "Only the person who asked can press that."
        assert "zanzibarine" in text_of(await room.say("?article G1"))
        await room.restart()
        await room.morgan.click(question, custom_id=pressed)
        assert text_of(question_now(room, question)).startswith("Done. Nothing is kept about this server")
        assert "There's no" in text_of(await room.say("!article G1"))  # and the prefix is the usual one
        assert (await services.archive.articles.counts((SHARED,))).articles > 0
        assert holders(tmp_path, b"zanzibarine") == []


def question_now(room: Newsroom, question: Any) -> Any:
    return next(message for message in room.channel.history() if message.id == question.id)


async def test_a_person_is_deleted_when_they_press(services: Services) -> None:
    async with newsroom(services) as room:
        result = await room.alice.slash(room.channel, "privacy delete")
        question = private_answer(result)
        done = await room.alice.click(question, label="Delete what is kept about me")
        assert "Nothing was kept about you." in text_of(done.response or question)


async def test_leaving_a_server_is_noted_and_coming_back_too(services: Services, tmp_path: Path) -> None:
    async with newsroom(services) as room:
        await load_own(room, tmp_path, "zanzibarine")
        holdings, privacy = services.archive.holdings, services.privacy
        guild: Any = room.bot.get_guild(room.guild.id)
        cog: Any = room.bot.get_cog("Privacy")
        await cog.on_guild_remove(guild)
        assert list(await holdings.departed()) == [guild.id]
        await cog.on_guild_join(guild)
        assert await holdings.departed() == {}
        await cog.on_guild_remove(guild)
        await room.env.advance_time(timedelta(days=31).total_seconds())
        await room.env.settle()
        assert await holdings.guilds() == frozenset()  # the daily sweep came by
        assert (await privacy.sweep()).guilds == 0
        assert holders(tmp_path, b"zanzibarine") == []


@pytest.mark.parametrize("words", ["!privacy export server", "!privacy delete server"])
async def test_a_direct_message_is_no_server(services: Services, words: str) -> None:
    async with newsroom(services, check_errors=False) as room:
        dora = room.env.create_user("dora")
        await dora.send_dm(words)
        assert "only works in a server" in text_of(dora.dm_channel.last_message)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "This server's data is being deleted right now."), ("zh-TW", "正在刪除這個伺服器的資料")],
)
async def test_nothing_is_stored_for_a_server_that_goes_and_a_kill_does_not_stop_it(
    services: Services, tmp_path: Path, language: str, sentence: str
) -> None:
    async with newsroom(services, check_errors=False) as room:
        await load_own(room, tmp_path, "zanzibarine")
        await room.bot.choices.change(room.guild.id, Setting.LANGUAGE, language)
        await services.archive.settings.keep_note(f"{GOING}{room.guild.id}", "")  # what a kill leaves
        file = ("more.md", b"# One more\n\nMore of the zanzibarine canary that sings in the morning.\n")
        await room.morgan.send(room.channel, "!library add", attachments=[file])
        assert sentence in text_of(room.last)
        await room.env.advance_time(120)
        await room.env.settle()
        assert not await services.archive.holdings.is_cut_off()
        assert holders(tmp_path, b"zanzibarine") == []
