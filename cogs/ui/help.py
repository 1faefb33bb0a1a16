"""Draw the explanation of the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord.ext import commands

from cogs.ui.answer import Answer, lines, panel, rule
from cogs.ui.controls import shared_by, standing
from cogs.ui.examples import examples, first_example, text_key, usage
from cogs.ui.screens import Address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.client import BroadsheetClient
    from cogs.ui.viewer import Viewer

    Command = commands.Command[Any, ..., Any]


def explained(bot: BroadsheetClient) -> list[Command]:
    """Return the commands that help explains, in the order of the cogs: all that are not hidden."""
    return [command for cog in bot.cogs.values() for top in cog.get_commands() for command in _with_children(top)]


def _with_children(command: Command) -> Iterator[Command]:
    if command.hidden:
        return
    yield command
    if isinstance(command, commands.Group):
        # discord.py keeps them in a set, in another order at every start.
        for child in sorted(command.commands, key=lambda child: child.name):
            yield from _with_children(child)


def draw_overview(listed: Sequence[Command], viewer: Viewer, notes: Sequence[str]) -> Answer:
    """Return every command with what it does and an example, and what else should be known."""
    texts = viewer.texts
    entries = [
        texts("help-entry", example=first_example(command, viewer), does=texts(text_key(command))) for command in listed
    ]
    return Answer(
        panel(
            texts("help-title"),
            rule(),
            lines(*entries),
            rule(),
            lines(*notes, texts("help-more", prefix=viewer.prefix)),
            shared_by(viewer),
        ),
        buttons=standing(viewer, Address("help")),
    )


def draw_command(command: Command, viewer: Viewer) -> Answer:
    """Return one command: how it is typed, what it does, and examples."""
    texts, key = viewer.texts, text_key(command)
    shown = "\n".join(f"`{example}`" for example in examples(command, viewer))
    return Answer(
        panel(
            texts("help-command", usage=usage(command, viewer)),
            lines(texts(key), texts(f"{key}-more")),
            rule(),
            lines(texts("help-examples"), shown),
            shared_by(viewer),
        ),
        buttons=standing(viewer, Address("help", (command.qualified_name.replace(" ", "."),))),
    )
