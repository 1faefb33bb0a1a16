"""docs/commands.md is made from the commands themselves, and says what they say now.

Run with BROADSHEET_WRITE_DOCS=1 to write it anew.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import discord
import pytest
from discord import app_commands

from bot.client import EXTENSIONS, BroadsheetClient
from bot.config import ROOT
from bot.texts import load_texts
from cogs.help.drawing import explained
from cogs.help.examples import examples, text_key, usage
from cogs.ui import limits
from cogs.ui.viewer import Viewer

if TYPE_CHECKING:
    from discord.ext import commands

REFERENCE = ROOT / "docs" / "commands.md"
OPENING = """# Commands

Every command works as a message after the server's prefix (here `!`), after a mention of the bot, and as a slash
command (`/`), where `private` keeps the answer to yourself until you share it. This page is made from the commands
themselves.
"""


def reference(bot: BroadsheetClient) -> str:
    viewer = Viewer(person=0, guild=0, texts=load_texts(), prefix="!", zone="UTC")
    return "\n".join([OPENING, *(entry(command, viewer) for command in explained(bot))])


def entry(command: commands.Command[Any, ..., Any], viewer: Viewer) -> str:
    texts, key = viewer.texts, text_key(command)
    lines = [f"## `{usage(command, viewer)}`", "", f"{texts(key)}. {texts(f'{key}-more')}", ""]
    lines += [f"- `/{command.qualified_name}` {option}" for option in options(command)]
    return "\n".join([*lines, "", "```text", *examples(command, viewer), "```", ""])


def options(command: commands.Command[Any, ..., Any]) -> list[str]:
    slash = getattr(command, "app_command", None)
    if not isinstance(slash, app_commands.Command):
        return []
    return [
        f"`{option.display_name}`{'' if option.required else ' (optional)'}: {option.description}"
        for option in slash.parameters
    ]


async def test_the_command_reference_is_what_the_commands_say(empty_services: Any) -> None:
    bot = BroadsheetClient(empty_services, message_content=True)
    async with bot:
        for extension in EXTENSIONS:
            await bot.load_extension(extension)
        made = reference(bot)
    if os.environ.get("BROADSHEET_WRITE_DOCS"):
        REFERENCE.write_text(made, encoding="utf-8")
    assert REFERENCE.read_text(encoding="utf-8") == made


async def test_discord_itself_bounds_every_text_that_is_typed_into_an_option(empty_services: Any) -> None:
    bot = BroadsheetClient(empty_services, message_content=True)
    async with bot:
        for extension in EXTENSIONS:
            await bot.load_extension(extension)
        commands = [command for command in bot.tree.walk_commands() if isinstance(command, app_commands.Command)]
    typed = {
        f"{command.qualified_name} {option.name}": option.max_value
        for command in commands
        for option in command.parameters
        if option.type is discord.AppCommandOptionType.string and not option.choices
    }
    assert len(typed) > 20
    assert [name for name, most in typed.items() if most is None or most > limits.DISPLAY_TEXT] == []


@pytest.mark.parametrize("language", ["en", "zh-TW"])
async def test_what_is_left_out_is_asked_for_in_words_and_not_by_the_name_of_its_parameter(
    empty_services: Any, language: str
) -> None:
    bot = BroadsheetClient(empty_services, message_content=True)
    async with bot:
        for extension in EXTENSIONS:
            await bot.load_extension(extension)
        commands = list(bot.walk_commands())
    needed = {name for command in commands for name, part in command.clean_params.items() if part.required}
    assert len(needed) > 15
    texts = load_texts(language)
    catch_all = texts("error-argument-missing", name="?")
    unasked = {name for name in needed if texts("error-argument-missing", name=name) == catch_all.replace("?", name)}
    assert unasked == set()
