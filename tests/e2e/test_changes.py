"""`!changes`: how versions differ, drawn; and which quoted passages have changed, for those who may know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
import pytest

from bot.articles.model import Scope
from bot.guilds import Setting
from tests.e2e.test_quotation_sources import AFTER, FIRST, SECOND, loaded
from tests.fakes.newsroom import buttons_of, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from bot.app import Services

THIRD = SECOND.replace("38 tons", "36 tons")
DRAWN = "lifts ~~40~~ **38** tons, and it has ~~never~~ dropped **only** one."


async def test_versions_are_compared_one_step_at_a_time(empty_services: Services, tmp_path: Path) -> None:
    for first in (FIRST, SECOND, THIRD):
        await loaded(empty_services, tmp_path, first, AFTER)
    async with newsroom(empty_services) as room:
        answer = await room.say("!changes A1")
        shown = text_of(answer)
        assert shown.startswith("### What changed in *A crane is counted* · `A1`\n-# Version 2 (<t:")
        assert "lifts ~~38~~ **36** tons" in shown
        assert "`A1@2.p1.s1` → `A1@3.p1.s1`" in shown
        assert "counts them aloud" not in shown
        assert "Newer version" not in buttons_of(answer)
        await room.alice.click(answer, label="Older version")
        assert DRAWN in text_of(room.last)
        assert "`A1.p1.s1` → `A1@2.p1.s1`" in text_of(room.last)
        assert "Older version" not in buttons_of(room.last)
        await room.restart()
        await room.alice.click(room.last, label="Newer version")
        assert "lifts ~~38~~ **36** tons" in text_of(room.last)
        slash = await room.alice.slash(room.channel, "changes", reference="A1@2", private=True)
        assert DRAWN in text_of(private_answer(slash))
        assert "~~40~~ **36** tons" in text_of(await room.say("!changes A1.p1.s1"))
        quoted = await room.say("!quote A1.p1.s1")
        compared = private_answer(await room.morgan.click(quoted, label="Compare"))
        assert "~~40~~ **36** tons" in text_of(compared)


async def test_pages_lead_through_many_changes(empty_services: Services, tmp_path: Path) -> None:
    old = [f"Crane {number} lifts {number} tons and is painted yellow." for number in range(30)]
    for word in ("yellow", "green"):
        await loaded(empty_services, tmp_path, *(one.replace("yellow", word) for one in old))
    async with newsroom(empty_services) as room:
        answer = await room.say("!changes A1")
        assert "Page 1 of 4" in text_of(answer)
        await room.alice.click(answer, label="Next ▶")
        assert "Page 2 of 4" in text_of(room.last)


async def test_an_article_of_one_version_and_a_server_without_changes_say_so(
    empty_services: Services, tmp_path: Path
) -> None:
    await loaded(empty_services, tmp_path, FIRST, AFTER)
    async with newsroom(empty_services) as room:
        assert "This article has one version" in text_of(await room.say("!changes crane counted"))
        nothing = text_of(await room.say("!changes"))
        assert "Nothing quoted here has changed" in nothing
        assert "`!changes A17`" in nothing


@pytest.mark.parametrize("words", ["!changes A1@9", "!changes A99", "!changes G1"])
async def test_what_is_not_there_is_said_not_to_be(services: Services, words: str) -> None:
    async with newsroom(services, check_errors=False) as room:
        said = text_of(await room.say(words)).replace("\\", "")
        assert said == f"There's no {words.split()[1]} in this archive. Try `!search`."


async def test_passages_quoted_here_that_changed_are_listed_to_those_who_may_know(
    empty_services: Services, tmp_path: Path
) -> None:
    await loaded(empty_services, tmp_path, FIRST, AFTER)
    async with newsroom(empty_services) as room:
        hidden = room.guild.create_text_channel(
            "editors",
            overwrites={
                room.guild.default_role: discord.PermissionOverwrite(view_channel=False),
                room.alice: discord.PermissionOverwrite(view_channel=True),
                room.guild.me: discord.PermissionOverwrite(view_channel=True),
            },
        )
        await room.env.settle()
        await room.alice.send(hidden, "!quote A1.p1.s1")
        await room.say("!quote A1.p2.s1")
        await loaded(empty_services, tmp_path, SECOND, AFTER)
        assert "Nothing quoted here has changed" in text_of(await room.say("!changes"))
        seen = private_answer(await room.alice.slash(room.channel, "changes", private=True))
        assert "1 passage quoted here has changed" in text_of(seen)
        assert DRAWN in text_of(seen)
        compared = private_answer(await room.alice.click(seen, label="Compare"))
        assert DRAWN in text_of(compared)
        await room.say("!quote A1.p1.s1")
        assert "1 passage quoted here has changed" in text_of(await room.say("!changes"))
        await room.env.advance_time(31 * 86_400)
        assert "Nothing quoted here has changed" in text_of(await room.say("!changes"))


async def test_two_changed_passages_of_one_article_are_listed_on_one_page(
    empty_services: Services, tmp_path: Path
) -> None:
    await loaded(empty_services, tmp_path, FIRST, AFTER)
    async with newsroom(empty_services) as room:
        await room.bot.choices.change(room.guild.id, Setting.CHANGES, "off")
        for place in ("A1.p1.s1", "A1.p2.s1"):
            await room.say(f"!quote {place}")
        await loaded(empty_services, tmp_path, SECOND, AFTER.replace("aloud", "in silence"))
        listed = await room.say("!changes")
        assert "2 passages quoted here have changed" in text_of(listed)
        ids = [item.custom_id for item in walk(listed) if getattr(item, "custom_id", None)]
        assert len(ids) == len(set(ids))


def walk(message: discord.Message) -> list[Any]:
    """Return the components of a message, those inside others too."""
    found: list[Any] = []
    left: list[Any] = list(message.components)
    while left:
        one = left.pop()
        found.append(one)
        left += [*getattr(one, "children", ()), *filter(None, [getattr(one, "accessory", None)])]
    return found


async def test_an_article_of_a_server_is_compared_there_alone(empty_services: Services, tmp_path: Path) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        own = Scope(room.guild.id)
        for first in (FIRST, SECOND):
            await loaded(empty_services, tmp_path, first, AFTER, scope=own)
        assert DRAWN in text_of(await room.say("!changes G1"))
        other = room.env.create_guild("Elsewhere")
        channel = other.create_text_channel("general")
        bob = other.add_member(room.env.create_user("bob"))
        await room.env.settle()
        await bob.send(channel, "!changes G1")
        assert "tons" not in text_of(channel.history()[-1])


async def test_what_is_struck_out_is_said_in_plain_text(empty_services: Services, tmp_path: Path) -> None:
    for first in (FIRST, SECOND):
        await loaded(empty_services, tmp_path, first, AFTER)
    async with newsroom(empty_services) as room:
        await room.bot.choices.change(room.guild.id, Setting.PLAIN_TEXT, value=True)
        shown = text_of(await room.say("!changes A1"))
        assert f"was: “{FIRST}”\nnow: “{SECOND}”" in shown
        assert "~~" not in shown
