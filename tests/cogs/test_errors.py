"""The ladder: every error is a sentence for the person, and only the log has the traceback."""

from __future__ import annotations

import logging
import re
from contextvars import copy_context
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
import pytest
from discord import app_commands
from discord.ext import commands

from bot.config import ROOT
from bot.errors import ArchiveFullError, BroadsheetError, DigestNotFoundError, FeedNotFoundError, NotFoundError
from bot.texts import load_texts
from cogs.shared.errors import explain
from tests.fakes.newsroom import newsroom, private_answer, text_of

if TYPE_CHECKING:
    from tests.fakes.newsroom import Newsroom
    from tests.fakes.services import FakeServices

_TEXTS = load_texts()


def _sentence(error: BaseException) -> str:
    # In a context of its own, as each command runs: it may be given a reference.
    return copy_context().run(explain, error, _TEXTS).sentence


def test_rungs_of_the_ladder() -> None:
    cooldown = commands.CommandOnCooldown(commands.Cooldown(1, 5), 3.4, commands.BucketType.user)
    assert (
        _sentence(commands.CommandInvokeError(NotFoundError("A9"))) == "There's no A9 in this archive. Try `!search`."
    )
    assert _sentence(DigestNotFoundError(1)).startswith("There's no digest D1 here that you can see.")
    assert _sentence(FeedNotFoundError(2)).startswith("There's no feed F2 in this server.")
    assert _sentence(cooldown) == "You're going too fast. Try again in 3 seconds."
    assert "Manage Server" in _sentence(commands.MissingPermissions(["manage_guild"]))
    assert "Manage Server" in _sentence(app_commands.MissingPermissions(["manage_guild"]))
    assert "Send Messages in Threads" in _sentence(commands.BotMissingPermissions(["send_messages_in_threads"]))
    assert "moderate members" in _sentence(commands.BotMissingPermissions(["moderate_members"]))
    assert "only works in a server" in _sentence(commands.NoPrivateMessage())
    assert "owner" in _sentence(commands.NotOwner())
    assert "Reload Discord" in _sentence(app_commands.CommandNotFound("x", []))
    assert "can't do that here" in _sentence(commands.CheckFailure())
    assert explain(commands.BadArgument("x"), _TEXTS).usage
    assert explain(commands.ExpectedClosingQuoteError('"'), _TEXTS).usage
    assert "I couldn't reach Discord" in _sentence(commands.CommandInvokeError(aiohttp.ClientConnectionError()))
    assert "I couldn't reach Discord" in _sentence(TimeoutError())


def test_what_a_domain_error_carries_mentions_nobody() -> None:
    assert "<@1>" not in _sentence(NotFoundError("<@1> @everyone"))
    assert len(_sentence(NotFoundError("x" * 5_000))) < 300


def test_an_unexpected_error_shows_a_reference_and_logs_the_rest(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        sentence = _sentence(commands.CommandInvokeError(ZeroDivisionError("secret detail")))
    assert "secret detail" not in sentence
    reference = re.search(r"reference ([0-9a-f]{6})\.$", sentence)
    assert reference is not None
    assert reference[1] in caplog.text
    assert "ZeroDivisionError: secret detail" in caplog.text


def test_what_only_the_operator_can_mend_leads_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    sentence = _sentence(commands.CommandInvokeError(ArchiveFullError("archive-full", path="/srv/a.db")))
    first, second = sentence.split("\n")
    assert "is full" in first
    assert re.fullmatch(r"-# Reference [0-9a-f]{6}", second)
    assert caplog.records[-1].__dict__["error"] == "archive-full (path='/srv/a.db')"


async def test_an_unexpected_error_in_each_form(services: FakeServices, caplog: pytest.LogCaptureFixture) -> None:
    async with newsroom(services, check_errors=False) as room:
        answer = await room.say("!search semiconductor")
        services.search.failure = ZeroDivisionError("secret detail")
        for told in (
            await room.say("!search semiconductor"),
            private_answer(await room.alice.slash(room.channel, "search", query="x", private=True)),
            private_answer(await room.alice.click(answer, label="Next ▶")),
        ):
            assert "Something went wrong, and it's my fault" in text_of(told)
            assert "secret" not in text_of(told)
    assert caplog.text.count("ZeroDivisionError: secret detail") >= 3


async def test_a_missing_argument_comes_with_an_example(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        assert (
            text_of(await room.say("!search")) == "What should I search for?\n-# For example: `!search semiconductor`"
        )
        assert "`!settings prefix ?`" in text_of(await room.say('!settings prefix "', by=room.morgan))


async def test_an_unknown_command_is_silent_unless_addressed(services: FakeServices) -> None:
    async with newsroom(services) as room:
        assert (await room.say("!nosuch")).content == "!nosuch"
        assert room.bot.user is not None
        assert "`!help` lists them all" in text_of(await room.say(f"{room.bot.user.mention} nosuch"))


async def test_too_fast_is_answered_with_the_time_left(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        for _ in range(10):
            await room.say("!random")
        assert "Try again in 12 seconds." in text_of(await room.say("!random"))
        assert "### From the archive" in text_of(await room.say("!random", by=room.morgan))  # each for themselves
        told = await room.alice.slash(room.channel, "random")
        assert "Try again in" in text_of(private_answer(told))
        await room.env.advance_time(12)
        assert "### From the archive" in text_of(await room.say("!random"))


async def test_buttons_count_too(services: FakeServices) -> None:
    async with newsroom(services) as room:
        await room.say("!random")
        for _ in range(9):
            await room.alice.click(room.last, label="Another")
        assert "Try again in" in text_of(private_answer(await room.alice.click(room.last, label="Another")))


async def test_where_the_bot_may_not_write_the_asker_is_told_once_in_private(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        silent = room.guild.create_text_channel("silent", overwrites=_deny(room, send_messages=False))
        for _ in range(3):
            await room.alice.send(silent, "!search semiconductor")
        told = room.alice.user.dm_channel.history()
        assert len(told) == 1
        assert f"In {silent.mention}:" in text_of(told[0])
        assert "I need the permission Send Messages to answer there." in text_of(told[0])
        assert services.search.asked == []  # nothing was done that could not be answered
        slash = await room.alice.slash(silent, "search", query="semiconductor")
        assert "7 articles" in text_of(slash.response)  # an interaction can be answered anywhere


async def test_where_private_messages_are_closed_a_reaction_tells(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        silent = room.guild.create_text_channel("silent", overwrites=_deny(room, send_messages=False))
        room.env.inject_error("POST", "/users/@me/channels", status=403, code=50007)
        asked = await room.alice.send(silent, "!search semiconductor")
        message = next(message for message in silent.history() if message.id == asked.id)
        assert [str(reaction.emoji) for reaction in message.reactions] == ["🔇"]


async def test_where_nothing_can_be_said_the_log_knows(
    services: FakeServices, caplog: pytest.LogCaptureFixture
) -> None:
    async with newsroom(services, check_errors=False) as room:
        silent = room.guild.create_text_channel("s", overwrites=_deny(room, send_messages=False, add_reactions=False))
        room.env.inject_error("POST", "/users/@me/channels", status=403, code=50007)
        await room.alice.send(silent, "!search semiconductor")
    assert "nobody could be told that the bot may not write" in caplog.text


@pytest.mark.parametrize(("status", "code"), [(403, 50013), (500, 0)])
async def test_discord_refusing_an_answer_breaks_nothing(services: FakeServices, status: int, code: int) -> None:
    async with newsroom(services, check_errors=False) as room:
        room.env.inject_error("POST", "/channels/*/messages", status=status, code=code)
        await room.say("!random")
        assert "### From the archive" in text_of(await room.say("!random"))


async def test_refused_everywhere_the_asker_is_told_in_private(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        room.env.inject_error("POST", f"/channels/{room.channel.id}/messages", status=403, code=50013, times=None)
        await room.say("!random")
        (told,) = room.alice.user.dm_channel.history()
        assert "I lack a permission" in text_of(told)


@pytest.mark.parametrize("path", ["/channels/*/messages", "/webhooks/*", "/interactions/*"])
async def test_an_error_that_cannot_be_told_is_logged(
    services: FakeServices, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    async with newsroom(services, check_errors=False) as room:
        room.env.inject_error("*", path, status=500, times=None)
        await room.say("!article A99")
        await room.alice.slash(room.channel, "article", reference="A99")
    assert "an error could not be told" in caplog.text


async def test_a_slash_command_that_is_no_more(services: FakeServices) -> None:
    async with newsroom(services, check_errors=False) as room:
        room.bot.tree.remove_command("random")
        result = await room.alice.slash(room.channel, "random")
        assert "Discord still shows an older form of this command." in text_of(private_answer(result))


async def test_a_person_who_may_not_write_cannot_share(services: FakeServices) -> None:
    async with newsroom(services) as room:
        muted = room.guild.create_text_channel("muted", overwrites=_deny(room, everyone=True, send_messages=False))
        private = await room.alice.slash(muted, "article", reference="A1")
        assert private.response is not None
        told = private_answer(await room.alice.click(private.response, label="Share"))
        assert "You need the permission Send Messages for that." in text_of(told)


def test_an_error_that_nobody_wrote_a_sentence_for_is_an_unexpected_one(caplog: pytest.LogCaptureFixture) -> None:
    assert "Something went wrong" in _sentence(BroadsheetError("no-such-key"))
    assert "no-such-key" in caplog.text


def test_every_error_that_is_raised_has_a_sentence() -> None:
    raised = re.compile(r"\b(?:Broadsheet|Configuration|Usage|Source|Archive\w*|Deadline)Error\(\s*\"([a-z][a-z-]+)\"")
    files = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "cogs").rglob("*.py")]
    keys = {key for file in files for key in raised.findall(file.read_text(encoding="utf-8"))}
    assert len(keys) > 20
    assert [key for key in sorted(keys) if f"error-{key}" not in _TEXTS] == []


def _deny(room: Newsroom, *, everyone: bool = False, **permissions: bool) -> dict[Any, discord.PermissionOverwrite]:
    target = room.guild.default_role if everyone else room.bot.user
    return {target: discord.PermissionOverwrite(**permissions)}
