"""The whole bot in Traditional Chinese: by the server's setting in messages, by the person's locale for the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from simcord import interactions

from bot.guilds.settings import Setting
from tests.e2e.test_watches import by_message
from tests.fakes.newsroom import components, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from bot.app import Services

CJK = re.compile(r"[\u4e00-\u9fff]")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff」）][,;:!?] ")
SAID = [
    "!help", "!help search", "!help digest set", "!recent", "!random", "!search squid", "!search nonexistentword",
    "!search", "!search ?!", "!article A1", "!article A9999", "!related A1", "!quote typhoon", "!quote A1.p1",
    "!verify The word “squid” does appear in it once.", "!verify one two", "!cite A1", "!cite A1 nostyle",
    "!settings", "!settings prefix x", "!settings zone nowhere", "!privacy", "!privacy delete",
    "!privacy delete server",
    "!digest", "!digest list", "!digest set 25:00", "!digest set 早上八點 squid",
    "!digest list", "!sync",
]  # fmt: skip


async def test_every_answer_to_a_message_is_in_the_language_of_the_server(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        room.bot.pace.step = lambda person: None  # type: ignore[method-assign]
        await room.bot.choices.change(room.guild.id, Setting.LANGUAGE, "zh-TW")
        for words in SAID:
            shown = text_of(await room.say(words, by=room.morgan))
            assert CJK.search(shown), words
            assert "不該發生的錯誤" not in shown, words
            assert not HALF_WIDTH.search(shown), shown
        for words in ("!help", "!search squid", "!settings", "!quote A1.p1"):
            answer = await room.say(words, by=room.morgan)
            labels = [item["label"] for item in components(answer) if item.get("label")]
            assert labels
            assert all(CJK.search(label) for label in labels), labels


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("zh-TW", "找不到"), ("en-US", "Nothing found"), ("fr", "找不到"), ("en-GB", "Nothing found")],
)
async def test_a_slash_command_is_answered_in_the_language_of_the_person(
    services: Services, monkeypatch: pytest.MonkeyPatch, locale: str, expected: str
) -> None:
    speak(monkeypatch, locale)
    async with newsroom(services) as room:
        await room.bot.choices.change(room.guild.id, Setting.LANGUAGE, "zh-TW")
        result = await room.alice.slash(room.channel, "search", query="nonexistentword", private=True)
        assert expected in text_of(private_answer(result))


async def test_a_button_is_answered_in_the_language_of_whoever_presses_it(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with newsroom(services) as room:
        answer = await room.say("!random")
        speak(monkeypatch, "zh-TW")
        refused = private_answer(await room.person("bob").click(answer, label="Dismiss"))
        assert "只有提問的人" in text_of(refused)
        read = private_answer(await room.morgan.click(answer, label="Read"))
        assert "要指明段落" in text_of(read)


async def test_a_direct_message_is_answered_as_its_writer_was_last(
    empty_services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        await room.bot.choices.change(room.guild.id, Setting.LANGUAGE, "zh-TW")
        await room.say("!watch me chips", by=room.alice)
        assert "沒有自己的關注 W9" in text_of(await by_message(room.alice, "!watch pause W9"))
        await room.restart()
        assert "1 個關注" in text_of(await by_message(room.alice, "!watch"))  # of that server
        assert "資料庫是空的" in text_of(await by_message(room.alice, "!search lighthouse"))
        assert "The archive is empty" in text_of(await by_message(room.morgan, "!search lighthouse"))
        speak(monkeypatch, "en-US")
        await room.alice.slash(room.channel, "watch list")
        assert "You have no watch W9" in text_of(await by_message(room.alice, "!watch pause W9"))


def speak(monkeypatch: pytest.MonkeyPatch, locale: str) -> None:
    """Let everybody's Discord speak a language; the simulator's speaks English alone."""
    made = interactions.base_payload

    def payload(*arguments: Any, **named: Any) -> Any:
        record, sent = made(*arguments, **named)
        return record, sent | {"locale": locale}

    monkeypatch.setattr(interactions, "base_payload", payload)
