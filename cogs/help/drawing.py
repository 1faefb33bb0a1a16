"""Draw the explanation of the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import SelectOption, ui
from discord.ext import commands

from bot.errors import UsageError
from bot.replies import acknowledge, reply
from cogs.help.examples import examples, first_example, text_key, usage
from cogs.ui import (
    SELECT_PLACEHOLDER,
    SELECT_TEXT,
    Address,
    Answer,
    Control,
    Viewer,
    draw,
    label,
    lines,
    panel,
    row,
    rule,
    shared_by,
    standing,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.client import BroadsheetClient
    from cogs.ui import Interaction, Item, Right

    Command = commands.Command[Any, ..., Any]

_FIRST: Final = ("search", "recent", "article", "quote", "verify")
"""What the overview shows: from looking for something to quoting it."""

TOPICS: Final = {
    "read": ("search", "article", "recent", "random", "related", "timeline"),
    "quote": ("quote", "verify", "cite", "changes", "board"),
    "digest": ("digest", "watch", "rss"),
    "library": ("library",),
    "server": (),
}
"""What is shown together; every other command is about the bot and the server."""


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
    """Return five commands to begin with, a menu of topics for all others, and what else should be known."""
    texts = viewer.texts
    first = [command for name in _FIRST for command in listed if command.qualified_name == name]
    return Answer(
        panel(
            texts("help-title"),
            lines(*(_entry(command, viewer) for command in first)),
            row(topic_menu(listed, viewer)),
            lines(*notes, texts("help-more", prefix=viewer.prefix)),
            shared_by(viewer),
        ),
        buttons=standing(viewer, Address("help")),
    )


def draw_topic(topic: str, listed: Sequence[Command], viewer: Viewer) -> Answer:
    """Return the commands of a topic, each as it is typed and with what it does. Raises UsageError for none such."""
    if topic not in TOPICS:
        raise UsageError("button-unknown")
    texts, named = viewer.texts, _by_topic(listed).get(topic, ())
    shown = [command for command in named if not isinstance(command, commands.Group) or command.invoke_without_command]
    return Answer(
        panel(
            texts("help-topic", topic=texts(f"help-topic-{topic}")),
            lines(*(_entry(command, viewer) for command in shown)) or texts("help-topic-none"),
            row(topic_menu(listed, viewer)),
            texts("help-more", prefix=viewer.prefix),
            shared_by(viewer),
        ),
        buttons=standing(viewer, Address("help", ("topic", topic))),
    )


def topic_menu(listed: Sequence[Command], viewer: Viewer) -> Item:
    """Return the menu of the topics that have a command among those listed."""
    options = [
        SelectOption(
            label=label(viewer.texts(f"help-topic-{topic}"), SELECT_TEXT),
            description=label(
                viewer.texts.listed(f"{viewer.prefix}{command.qualified_name}" for command in named), SELECT_TEXT
            ),
            value=topic,
        )
        for topic, named in _by_topic(listed).items()
    ]
    menu: ui.Select[Any] = ui.Select(
        custom_id="b1:topic", options=options, placeholder=label(viewer.texts("help-topics"), SELECT_PLACEHOLDER)
    )
    return TopicMenu.made(menu)


class TopicMenu(Control["ui.Select[Any]"], template=r"b1:topic"):
    """Shows the commands of a topic that whoever chooses it may use, to that person alone."""

    async def use(self, interaction: Interaction) -> None:
        """Show."""
        await acknowledge(interaction, ephemeral=True, thinking=True)
        viewer = Viewer.pressing(interaction)
        answer = await draw(
            interaction.client, viewer, Address("help", ("topic", self.chosen_address("help").words[0]))
        )
        await reply(interaction, view=answer, ephemeral=True)


def _by_topic(listed: Sequence[Command]) -> dict[str, list[Command]]:
    """Return the commands by topic, in the order in which topics and commands are best learnt."""
    names = {name: topic for topic, names in TOPICS.items() for name in names}
    found: dict[str, list[Command]] = {topic: [] for topic in TOPICS}
    for command in listed:
        found[names.get(command.qualified_name.split(" ")[0], "server")].append(command)
    order = {name: place for place, name in enumerate(names)}
    return {
        topic: sorted(named, key=lambda command: order.get(command.qualified_name.split(" ")[0], len(order)))
        for topic, named in found.items()
        if named
    }


def _entry(command: Command, viewer: Viewer) -> str:
    example = first_example(command, viewer)
    return viewer.texts("help-entry", example=example, does=viewer.texts(text_key(command)))


def draw_command(command: Command, viewer: Viewer, *, lacking: Right | None = None) -> Answer:
    """Return one command: how it is typed, what it does, and examples. `lacking` is what the reader needs for it."""
    texts, key = viewer.texts, text_key(command)
    shown = "\n".join(f"`{example}`" for example in examples(command, viewer))
    return Answer(
        panel(
            texts("help-command", usage=usage(command, viewer)),
            lines(texts(key), texts(f"{key}-more"), lacking and texts("help-lacking", right=lacking.value)),
            rule(),
            lines(texts("help-examples"), shown),
            shared_by(viewer),
        ),
        buttons=standing(viewer, Address("help", (command.qualified_name.replace(" ", "."),))),
    )
