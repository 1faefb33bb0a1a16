"""Draw the explanation of the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord.ext import commands

from cogs.help.examples import examples, first_example, text_key, usage
from cogs.ui import Address, Answer, lines, panel, rule, shared_by, standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.client import BroadsheetClient
    from cogs.ui import Viewer

    Command = commands.Command[Any, ..., Any]

_TOPICS: Final = {
    "read": ("search", "article", "recent", "random", "related"),
    "quote": ("quote", "verify", "cite"),
    "digest": ("digest",),
    "library": ("library",),
}
"""What the overview shows together; every other command is about the bot and the server."""


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
    """Return the commands by what they are for, with an example each, and what else should be known."""
    texts = viewer.texts
    return Answer(
        panel(
            texts("help-title"),
            rule(),
            *(_topic(topic, named, viewer) for topic, named in _by_topic(listed).items()),
            rule(),
            lines(*notes, texts("help-more", prefix=viewer.prefix)),
            shared_by(viewer),
        ),
        buttons=standing(viewer, Address("help")),
    )


def _by_topic(listed: Sequence[Command]) -> dict[str, list[Command]]:
    """Return the commands at the top, by topic, in the order in which topics and commands are best learnt."""
    left = {command.name: command for command in listed if command.parent is None}
    found = {topic: [left.pop(name) for name in names if name in left] for topic, names in _TOPICS.items()}
    return {topic: named for topic, named in {**found, "server": [*left.values()]}.items() if named}


def _topic(topic: str, named: Sequence[Command], viewer: Viewer) -> str:
    entries = (line for command in named for line in _entry(command, viewer))
    return lines(viewer.texts(f"help-topic-{topic}"), *entries)


def _entry(command: Command, viewer: Viewer) -> Iterator[str]:
    """Yield what a command does, then the names of those under it that its example does not name."""
    texts, example = viewer.texts, first_example(command, viewer)
    yield texts("help-entry", example=example, does=texts(text_key(command)))
    under = [child for child in _with_children(command) if not isinstance(child, commands.Group)]
    names = [name for child in under if not example.startswith(name := f"{viewer.prefix}{child.qualified_name}")]
    if names:
        yield texts("help-under", names=" · ".join(f"`{name}`" for name in names))


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
