"""Plain answers of every command: words alone, no frame, no heading, no sign or colour that would mean something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from bot.guilds.settings import Setting
from tests.fakes.newsroom import components, newsroom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.app import Services

_TEXT, _THUMBNAIL, _GALLERY, _SEPARATOR, _CONTAINER = 10, 11, 12, 14, 17
_SIGN = re.compile(r"[\u2190-\u21ff\u2500-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]")
_FORMAT = re.compile(r"^(?:#{1,3} |-# |> )|(?<!\\)\*\*", re.MULTILINE)
_WORD = re.compile(r"[^\W_]{2,}")
_FENCED = re.compile(r"`{3}.*?`{3}", re.DOTALL)

SAID = {
    "article": ["!article A1", "!article A9999"],
    "watch": ["!watch chips", "!watch", "!watch !!!"],
    "watch me": ["!watch me chips", "!watch me chips in #desk"],
    "watch list": ["!watch list"],
    "watch quiet": ["!watch quiet W1 22:00-07:00", "!watch quiet W1 noon"],
    "watch pause": ["!watch pause W1"],
    "watch resume": ["!watch resume W1", "!watch resume W9"],
    "watch remove": ["!watch remove W1"],
    "board new": ["!board new Harbor closure", "!board new"],
    "board add": ["!board add B1 A1.p1 A1.p2 Ask *them*", "!board add B1 A1"],
    "board note": ["!board note B1 1 A note", "!board note B1 2"],
    "board order": ["!board order B1 2 1"],
    "board": ["!board B1", "!board", "!board B9"],
    "board export": ["!board export B1", "!board export B1 ris", "!board export B1 papyrus"],
    "board list": ["!board list"],
    "board share": ["!board share B1", "!board share B1 #nowhere"],
    "board unshare": ["!board unshare B1", "!board unshare B1"],
    "board remove": ["!board remove B1 1"],
    "board delete": ["!board delete B1"],
    "cite": ["!cite A1", "!cite A1 bibtex"],
    "digest": ["!digest"],
    "digest explain": ["!digest explain"],
    "digest list": ["!digest list"],
    "changes": ["!changes A1", "!changes"],
    "digest me": ["!digest me", "!digest me 08:00 harbor", "!digest me 25:00"],
    "digest now": ["!digest now"],
    "digest preview": ["!digest preview"],
    "digest set": ["!digest set 08:00 UTC harbor in #general", "!digest set 25:00"],
    "help": ["!help", "!help search", "!help digest set"],
    "library": ["!library"],
    "library alias": ["!library alias quay = Kai", "!library alias harbor = Hafen", "!library alias quay"],
    "library alias list": ["!library alias list"],
    "library alias remove": ["!library alias remove Kai", "!library alias list", "!library alias remove Kai"],
    "library sources": ["!library sources"],
    "library feeds": ["!library feeds"],
    "library stats": ["!library stats"],
    "library unsure": ["!library unsure"],
    "library resegment": ["!library resegment"],
    "privacy": ["!privacy"],
    "privacy delete": ["!privacy delete"],
    "quote": ["!quote A1.p1", '!quote "no such words anywhere"'],
    "random": ["!random"],
    "recent": ["!recent"],
    "related": ["!related A1"],
    "rss": ["!rss W1", "!rss"],
    "search": ["!search squid", "!search nonexistentword", "!search"],
    "settings": ["!settings"],
    "settings changes": ["!settings changes off", "!settings changes reply"],
    "settings rereading": ["!settings rereading off", "!settings rereading on"],
    "settings prefix": ["!settings prefix ?", "?settings prefix !"],
    "settings zone": ["!settings zone taipei"],
    "status": ["!status"],
    "sync": ["!sync"],
    "timeline": ["!timeline A1", "!timeline squid", "!timeline squid chart", "!timeline nonexistentword", "!timeline"],
    "verify": ["!verify The word “squid” does appear in it once.", "!verify one two"],
}
ANSWERED_LIKE_OTHERS = {
    "library add", "library remove", "library export", "library import", "library feed", "library feed edit",
    "library feed pause", "library feed resume", "library feed remove", "privacy export",
}  # fmt: skip
"""Commands that need a file, a network or a feed: their answers are drawn by what draws those above."""


def faults(message: Any) -> Iterator[str]:
    """Yield what somebody who has the message read aloud would not hear, or hear as noise."""
    if message.embeds:
        yield "an embed"
    items = components(message)
    said = [item["content"] for item in items if item["type"] == _TEXT]
    if not any(map(_WORD.search, said)):
        yield "no words"
    for item in items:
        if item["type"] in {_SEPARATOR, _CONTAINER}:
            yield f"a frame or a rule ({item['type']})"
        if item["type"] in {_THUMBNAIL, _GALLERY}:
            pictures = [item, *item.get("items", [])]
            yield from ("a picture without words" for one in pictures if "media" in one and not one.get("description"))
        label = item.get("label")
        if label is not None and (_SIGN.search(label) or not label.strip()):
            yield f"a button called {label!r}"
        if "custom_id" in item and label is None and not item.get("placeholder"):
            yield f"a control without a name ({item['custom_id']})"
    for text in said:
        words = _FENCED.sub("", text)
        yield from (f"{found[0]!r} in {text[:80]!r}" for found in _FORMAT.finditer(words))
        yield from (f"{found[0]!r} in {text[:80]!r}" for found in _SIGN.finditer(words))


@pytest.mark.parametrize("language", ["en", "zh-TW"])
async def test_every_answer_can_be_read_aloud(services: Services, language: str) -> None:
    async with newsroom(services, check_errors=False) as room:
        room.bot.pace.step = lambda person: None  # type: ignore[method-assign]
        await room.bot.choices.change(room.guild.id, Setting.LANGUAGE, language)
        await room.bot.choices.change(room.guild.id, Setting.PLAIN_TEXT, value=True)
        commands = {command.qualified_name for command in room.bot.walk_commands()}
        assert commands <= SAID.keys() | ANSWERED_LIKE_OTHERS, "a new command is walked over too"
        found: dict[str, list[str]] = {}
        for words in (one for said in SAID.values() for one in said):
            await room.morgan.send(room.channel, words)
            answers = [one for one in room.channel.history() if not one.flags.ephemeral and one.author.bot]
            noise = [noise for answer in answers[-2:] for noise in faults(answer)]
            if noise:
                found[words] = noise
        assert found == {}
