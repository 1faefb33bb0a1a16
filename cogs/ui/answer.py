"""The shape of every message of ours: Components V2, within Discord's limits, and without state."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeAlias

import discord
from discord import ui
from discord.ext import commands

from cogs.ui import limits
from cogs.ui.plain import as_chosen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.articles import Reference
    from cogs.ui.viewer import Context, Interaction

ACCENT = discord.Colour(0x3B6FB5)
WARNING = discord.Colour(0xC27C0E)

Item: TypeAlias = ui.Item[Any]
Button: TypeAlias = ui.Button[Any]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in an answer: its file, and what it shows in words, for those who do not see it."""

    name: str
    content: bytes
    alternative: str

    def drawn(self) -> ui.MediaGallery[Any]:
        """Return the component that shows it."""
        shown = discord.MediaGalleryItem(f"attachment://{self.name}", description=self.alternative)
        return ui.MediaGallery(shown)


class OverLimitError(ValueError):
    """An answer holds more than Discord takes: a mistake in whatever drew it."""


class Answer(ui.LayoutView):
    """A message made of panels and a row of buttons.

    It is finished from birth: every control in it is a dynamic item that carries what it needs in its own id, so
    nothing is left to listen for, to time out, or to lose in a restart. (discord.py would otherwise give a private
    answer fifteen minutes and then forget the dynamic items of the whole bot with it.)
    `quoting` is the passage it quotes, if it does; `picture` is sent with it.
    """

    def __init__(
        self,
        *panels: Item,
        buttons: Iterable[Item] = (),
        quoting: Reference | None = None,
        picture: Picture | None = None,
    ) -> None:
        super().__init__(timeout=None)
        self.stop()
        self.quoting = quoting
        self.picture = picture
        row = list(buttons)
        for item in as_chosen([*panels, ui.ActionRow(*row)] if row else panels):
            self.add_item(item)

    @property
    def attached(self) -> dict[str, Any]:
        """What is sent together with it, as arguments of whatever sends."""
        if self.picture is None:
            return {}
        return {"files": [discord.File(BytesIO(self.picture.content), self.picture.name)]}

    @property
    def fits(self) -> bool:
        """Tell whether Discord takes it."""
        return self._length <= limits.DISPLAY_TEXT and self.total_children_count <= limits.COMPONENTS

    @property
    def _length(self) -> int:
        return sum(limits.length(item.content) for item in self.walk_children() if isinstance(item, ui.TextDisplay))

    def to_components(self) -> list[dict[str, Any]]:
        """Return what is sent. Raises OverLimitError rather than send what Discord would refuse."""
        if not self.fits:
            raise OverLimitError(f"{self._length} characters in {self.total_children_count} components")
        return super().to_components()


def tell_shown(asked: Context | Interaction, message: discord.Message, answer: Answer) -> None:
    """Let whoever listens know (as the event `quoted`) that `message` shows everybody there a passage, if it does.

    What was asked knows the place; the message that answers an interaction does not always.
    """
    if answer.quoting is not None and not message.flags.ephemeral and asked.guild and asked.channel:
        client = asked.bot if isinstance(asked, commands.Context) else asked.client
        client.dispatch("quoted", asked.channel, message.id, answer.quoting)


def panel(*items: Item | str | None, accent: discord.Colour = ACCENT) -> ui.Container[Any]:
    """Return a panel of items and texts from top to bottom; what is None is left out."""
    box: ui.Container[Any] = ui.Container(accent_colour=accent)
    for item in items:
        if item is not None:
            box.add_item(text(item) if isinstance(item, str) else item)
    return box


def text(content: str) -> ui.TextDisplay[Any]:
    """Return a text, which may use Markdown."""
    return ui.TextDisplay(content)


def rule() -> ui.Separator[Any]:
    """Return a thin line."""
    return ui.Separator()


def space() -> ui.Separator[Any]:
    """Return an empty space."""
    return ui.Separator(visible=False)


def beside(content: str, button: Item) -> ui.Section[Any]:
    """Return a text with a button at its right."""
    return ui.Section(text(content), accessory=button)


def row(item: Item) -> ui.ActionRow[Any]:
    """Return a row that one control fills, such as a menu."""
    return ui.ActionRow(item)


def lines(*parts: str | None) -> str:
    """Return the parts that there are, each on a line of its own."""
    return "\n".join(part for part in parts if part)


def notice(sentence: str, *buttons: Item, accent: discord.Colour = ACCENT) -> Answer:
    """Return an answer that only says something."""
    return Answer(panel(sentence, accent=accent), buttons=buttons)
