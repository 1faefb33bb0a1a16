"""U+0000 in whatever people type: a sentence for each option of each command, in every form, and nothing is lost.

Commands and their options are taken from the running bot, so that a new one is tried by itself.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

import discord
import pytest
from discord import app_commands

from tests.fakes.newsroom import newsroom, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.app import Services
    from tests.fakes.newsroom import Newsroom

TYPED: Final = ("\0", "A1\0", "harbor\0city", "08:00\0", "harbor\ud800")
"""Alone, behind something valid, and in the middle; and half a character, which JSON can hold and UTF-8 cannot."""

FILLED: Final = {"query": "harbor", "time": "08:00", "passage": "A1.p1", "reference": "A1", "text": "no such words"}
OTHERWISE: Final = "A1"
UNEXPECTED: Final = "Something went wrong, and it's my fault"


def text_options(room: Newsroom) -> Iterator[tuple[app_commands.Command[Any, ..., Any], str]]:
    """Yield every option of every slash command that takes any text."""
    for command in room.bot.tree.walk_commands():
        if isinstance(command, app_commands.Command):
            for option in command.parameters:
                if option.type is discord.AppCommandOptionType.string and not option.choices:
                    yield command, option.display_name


def required(command: app_commands.Command[Any, ..., Any]) -> dict[str, str | int]:
    asked = [one for one in command.parameters if one.required]
    return {
        one.display_name: 1
        if one.type is discord.AppCommandOptionType.integer
        else FILLED.get(one.display_name, OTHERWISE)
        for one in asked
    }


def faults_of(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


async def test_every_option_of_every_slash_command(services: Services, caplog: pytest.LogCaptureFixture) -> None:
    async with newsroom(services, check_errors=False) as room:
        room.bot.pace.step = lambda person: None  # type: ignore[method-assign]
        found: dict[str, list[str]] = {}
        walked = list(text_options(room))
        assert {"search", "digest set", "quote", "settings zone"} <= {command.qualified_name for command, _ in walked}
        for command, option in walked:
            for typed in TYPED:
                caplog.clear()
                values = required(command) | {option: typed}
                result = await room.morgan.slash(room.channel, command.qualified_name, **values)
                answers = [one for one in (result.response, *result.followups) if one is not None]
                said = " ".join(text_of(one) for one in answers)
                if faults_of(caplog) or not said or UNEXPECTED in said or "\0" in said:
                    found[f"{command.qualified_name} {option} {typed!r}"] = [*faults_of(caplog), said[:80]]
        assert found == {}


async def test_every_autocomplete(services: Services, caplog: pytest.LogCaptureFixture) -> None:
    async with newsroom(services, check_errors=False) as room:
        for command, option in text_options(room):
            if any(one.autocomplete for one in command.parameters if one.display_name == option):
                for typed in TYPED:
                    choices = await room.morgan.autocomplete(room.channel, command.qualified_name, option, typed)
                    assert "\0" not in str(choices)
        assert faults_of(caplog) == []


async def test_every_command_in_a_message(services: Services, caplog: pytest.LogCaptureFixture) -> None:
    async with newsroom(services, check_errors=False) as room:
        room.bot.pace.step = lambda person: None  # type: ignore[method-assign]
        found: dict[str, list[str]] = {}
        for command in room.bot.walk_commands():
            for typed in (*TYPED, *(f'{OTHERWISE} "{one}"' for one in TYPED)):
                caplog.clear()
                before = len(room.channel.history())
                await room.morgan.send(room.channel, f"!{command.qualified_name} {typed}")
                answers = [one for one in room.channel.history()[before:] if one.author.bot]
                said = " ".join(text_of(one) for one in answers)
                if faults_of(caplog) or not said or UNEXPECTED in said or "\0" in said:
                    found[f"{command.qualified_name} {typed!r}"] = [*faults_of(caplog), said[:80]]
        assert found == {}
