"""What `bot.py preview` shows first: a greeting, and commands to try by a button."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Final

from discord.ext import commands

from bot.errors import UsageError
from bot.replies import acknowledge
from cogs.ui import Answer, Button, Control, Viewer, button, label, lines, panel

if TYPE_CHECKING:
    from bot.client import BroadsheetClient
    from cogs.ui import Interaction

_SAMPLES: Final = (
    ("typo", "search semicondutor"),
    ("verify", 'verify "The harbor is not scenery."'),
    ("quote", 'quote "is not being taken from anyone"'),
    ("related", "related A1"),
    ("help", "help"),
)
_OWN: Final = (
    ("recent", "recent"),
    ("article", "article A1"),
    ("related", "related A1"),
    ("cite", "cite A1 apa"),
    ("help", "help"),
)
"""What to try over the samples, and over anybody's pages."""


class Suggestion(Control[Button], template=r"b1:try:(?P<pages>samples|own):(?P<at>[0-4])"):
    """Gives a command as if the person who presses had typed it."""

    async def use(self, interaction: Interaction) -> None:
        """Give it."""
        await acknowledge(interaction)
        if interaction.message is None:
            raise UsageError("button-unknown")
        client = interaction.client
        typed = copy(interaction.message)
        typed.author = interaction.user
        typed.content = client.choices.of(interaction.guild_id).prefix + _commands(self.words["pages"])[self._at][1]
        await client.invoke(await client.get_context(typed))

    @property
    def _at(self) -> int:
        return int(self.words["at"])


def _commands(pages: str) -> tuple[tuple[str, str], ...]:
    return _SAMPLES if pages == "samples" else _OWN


class Greeting(commands.Cog):
    """The first message of a preview."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Make the buttons work."""
        self.bot.add_dynamic_items(Suggestion)

    @commands.Cog.listener()
    async def on_preview(self, channel: int, pages: str, people: tuple[str, str]) -> None:
        """Greet, in a channel; `pages` are the samples or somebody's own, `people` the reader and the moderator."""
        there = self.bot.get_partial_messageable(channel)
        guild = next(iter(self.bot.guilds), None)
        viewer = Viewer.at(self.bot, guild.id if guild else None, 0)
        await there.send(view=draw_greeting(pages, people, viewer))


def draw_greeting(pages: str, people: tuple[str, str], viewer: Viewer) -> Answer:
    """Return what the preview shows first."""
    texts, (reader, moderator) = viewer.texts, people
    tries = [(about, f"{viewer.prefix}{command}") for about, command in _commands(pages)]
    return Answer(
        panel(
            lines(
                texts("preview-greeting", pages=pages),
                *(texts("preview-try", command=command, about=about) for about, command in tries),
            ),
            texts("preview-people", reader=reader, moderator=moderator),
            texts("preview-digest", moderator=moderator) if pages == "samples" else None,
            texts("preview-limits"),
        ),
        buttons=[
            Suggestion.made(button(f"b1:try:{pages}:{at}", label(command, _LABEL)))
            for at, (_, command) in enumerate(tries)
        ],
    )


_LABEL: Final = 40


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Greeting(bot))
