"""No guild sees anything of another, however it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.articles.model import Scope
from tests.fakes.newsroom import newsroom, private_answer, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from bot.app import Services
    from tests.fakes.newsroom import Newsroom

_CANARY = "zanzibarine"


async def _load_canary(room: Newsroom, guild: int, folder: Path, word: str) -> None:
    await room.env.advance_time(60)
    page = folder / f"{guild}.md"
    page.write_text(f"# The {word} report\n\nA {word} canary sings in the newsroom every morning.\n", encoding="utf-8")
    report = await room.services.loader.load([page], scope=Scope(guild))
    assert report.loaded == 1


@pytest.mark.parametrize(
    "asked",
    ["!search {word}", '!search "{word} canary"', "!search {start}*", "!search {typo}", "!search sings", "!article G1",
     "!recent", "!search nothing OR {word}"],
)  # fmt: skip
async def test_nothing_of_one_guild_shows_in_another(services: Services, tmp_path: Path, asked: str) -> None:
    async with newsroom(services, check_errors=False) as room:
        other = room.env.create_guild("Elsewhere")
        elsewhere = other.create_text_channel("general")
        carol = other.add_member(room.env.create_user("carol"))
        await _load_canary(room, room.guild.id, tmp_path, _CANARY)
        words = asked.format(word=_CANARY, start=_CANARY[:6], typo=_CANARY[:-1] + "m")
        here = text_of(await room.say(words))
        assert _CANARY in here
        await carol.send(elsewhere, words)
        there = text_of(elsewhere.last_message)
        assert "canary sings" not in there
        assert f"showing *{_CANARY}*" not in there
        dora = room.env.create_user("dora")
        await dora.send_dm(words)
        assert "canary sings" not in text_of(dora.dm_channel.last_message)


async def test_headlines_are_not_offered_elsewhere(services: Services, tmp_path: Path) -> None:
    async with newsroom(services) as room:
        other = room.env.create_guild("Elsewhere")
        elsewhere = other.create_text_channel("general")
        carol = other.add_member(room.env.create_user("carol"))
        await _load_canary(room, room.guild.id, tmp_path, _CANARY)
        for _ in range(2):  # what is new is read behind the first keystroke
            here = await room.alice.autocomplete(room.channel, "article", "reference", _CANARY[:5])
            there = await carol.autocomplete(elsewhere, "article", "reference", _CANARY[:5])
        assert [choice["value"] for choice in here] == ["G1"]
        assert there == []


async def test_the_same_reference_is_another_article_in_another_guild(services: Services, tmp_path: Path) -> None:
    async with newsroom(services) as room:
        other = room.env.create_guild("Elsewhere")
        elsewhere = other.create_text_channel("general")
        carol = other.add_member(room.env.create_user("carol"))
        await _load_canary(room, room.guild.id, tmp_path, _CANARY)
        await _load_canary(room, other.id, tmp_path, "quetzaline")
        assert _CANARY in text_of(await room.say("!article G1"))
        result = await carol.slash(elsewhere, "article", reference="G1")
        assert "quetzaline" in text_of(result.response)
        assert _CANARY not in text_of(result.response)
        await carol.send(elsewhere, "!recent")
        read = private_answer(await carol.click(elsewhere.last_message, custom_id="b1:open:article:G1"))
        assert "quetzaline" in text_of(read)
