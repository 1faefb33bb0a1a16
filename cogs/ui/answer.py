"""The shape of every message of ours: Components V2, within Discord's limits, and without state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import discord
from discord import ui

from cogs.ui import limits

if TYPE_CHECKING:
    from collections.abc import Iterable

ACCENT = discord.Colour(0x3B6FB5)
WARNING = discord.Colour(0xC27C0E)

Item: TypeAlias = ui.Item[Any]
Button: TypeAlias = ui.Button[Any]


class OverLimitError(ValueError):
    """An answer holds more than Discord takes: a mistake in whatever drew it."""


class Answer(ui.LayoutView):
    """A message made of panels and a row of buttons.

    It is finished from birth: every control in it is a dynamic item that carries what it needs in its own id, so
    nothing is left to listen for, to time out, or to lose in a restart. (discord.py would otherwise give a private
    answer fifteen minutes and then forget the dynamic items of the whole bot with it.)
    """

    def __init__(self, *panels: Item, buttons: Iterable[Item] = ()) -> None:
        super().__init__(timeout=None)
        self.stop()
        for panel in panels:
            self.add_item(panel)
        row = list(buttons)
        if row:
            self.add_item(ui.ActionRow(*row))

    def to_components(self) -> list[dict[str, Any]]:
        """Return what is sent. Raises OverLimitError rather than send what Discord would refuse."""
        text = sum(limits.length(item.content) for item in self.walk_children() if isinstance(item, ui.TextDisplay))
        if text > limits.DISPLAY_TEXT or self.total_children_count > limits.COMPONENTS:
            raise OverLimitError(f"{text} characters in {self.total_children_count} components")
        return super().to_components()


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


def beside(content: str, button: Item) -> ui.Section[Any]:
    """Return a text with a button at its right."""
    return ui.Section(text(content), accessory=button)


def lines(*parts: str | None) -> str:
    """Return the parts that there are, each on a line of its own."""
    return "\n".join(part for part in parts if part)


def notice(sentence: str, *buttons: Item, accent: discord.Colour = ACCENT) -> Answer:
    """Return an answer that only says something."""
    return Answer(panel(sentence, accent=accent), buttons=buttons)
