"""The button *Pin…* under any answer that shows passages: which of them it is about, the answer itself says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, cast

from discord import SelectOption, ui

from bot.articles import parse_reference
from bot.errors import NotFoundError, UsageError
from bot.replies import acknowledge, reply
from cogs.ui import (
    SELECT_OPTIONS,
    SELECT_PLACEHOLDER,
    SELECT_TEXT,
    Address,
    Answer,
    Button,
    Control,
    Viewer,
    button,
    draw,
    label,
    panel,
    row,
    standing,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import discord

    from cogs.ui import Interaction, Item

MOST_MENUS: Final = 3
"""Menus of passages to pin: 75 of them, as many as an answer offers to quote."""

_PASSAGE: Final = re.compile(r"b1:open:(quote|cite):([AG][0-9@.ps-]{1,39})(?::.*)?", re.ASCII)
_CHOOSES: Final = re.compile(r"b1:(?:post:[0-9]|choose:[0-9]{1,20})", re.ASCII)
_BUTTON, _MENU = 2, 3


class PinButton(Control[Button], template=r"b1:pin"):
    """Asks whoever presses it which passage of the answer to pin, where there are several, and to which board."""

    async def use(self, interaction: Interaction) -> None:
        """Ask."""
        await acknowledge(interaction, ephemeral=True, thinking=True)
        viewer = Viewer.pressing(interaction)
        found = passages_in(interaction.message, viewer.guild) if interaction.message else {}
        await reply(interaction, view=await ask_to_pin(interaction, found, viewer), ephemeral=True)


class PinWhat(Control["ui.Select[Any]"], template=r"b1:pinwhat:[0-9]"):
    """Asks to which board the passage is pinned that was chosen."""

    async def use(self, interaction: Interaction) -> None:
        """Ask."""
        await acknowledge(interaction)
        viewer = Viewer.turning(interaction, interaction.user.id)
        answer = await draw(interaction.client, viewer, self.chosen_address("pin"))
        await interaction.edit_original_response(view=answer)


def pin_button(viewer: Viewer) -> list[Item]:
    """Return the button, where there are boards: in a server that the bot is in."""
    return [PinButton.made(button("b1:pin", viewer.texts("button-pin")))] if viewer.guild is not None else []


async def ask_to_pin(interaction: Interaction, found: Mapping[str, str], viewer: Viewer) -> Answer:
    """Return the question to which board a passage is pinned, or before it which one, by reference and first words.

    Raises UsageError where there is none.
    """
    if not found:
        raise UsageError("board-nothing-there")
    if len(found) == 1:
        return await draw(interaction.client, viewer, Address("pin", (next(iter(found)),)))
    return Answer(panel(viewer.texts("pin-which"), *_menus(found, viewer)), buttons=standing(viewer))


def _menus(found: Mapping[str, str], viewer: Viewer) -> Iterator[Item]:
    options = [
        SelectOption(label=label(words, SELECT_TEXT) or ref, description=ref, value=ref) for ref, words in found.items()
    ]
    starts = range(0, min(len(options), MOST_MENUS * SELECT_OPTIONS), SELECT_OPTIONS)
    for at in starts:
        part = options[at : at + SELECT_OPTIONS]
        words = viewer.texts("pin-one-of", menus=len(starts), first=part[0].value, last=part[-1].value)
        menu: ui.Select[Any] = ui.Select(
            custom_id=f"b1:pinwhat:{at // SELECT_OPTIONS}", options=part, placeholder=label(words, SELECT_PLACEHOLDER)
        )
        yield row(PinWhat.made(menu))


def passages_in(message: discord.Message, guild: int | None) -> dict[str, str]:
    """Return the passages that an answer of ours is about, by reference, with their first words where it has those.

    Those are the passages in its menus, else the one that it cites, else those that its buttons lead to.
    """
    found: dict[str, dict[str, str]] = {"menu": {}, "cite": {}, "quote": {}}
    for item in _items([component.to_dict() for component in message.components]):
        written = str(item.get("custom_id", ""))
        if item.get("type") == _MENU and _CHOOSES.fullmatch(written):
            for option in cast("Sequence[Mapping[str, str]]", item.get("options", ())):
                found["menu"].setdefault(option.get("value", ""), option.get("label", ""))
        elif item.get("type") == _BUTTON and (named := _PASSAGE.fullmatch(written)):
            found[named[1]].setdefault(named[2], "")
    none: dict[str, str] = {}
    passages = ({ref: words for ref, words in kind.items() if _is_passage(ref, guild)} for kind in found.values())
    return next(filter(None, passages), none)


def _is_passage(written: str, guild: int | None) -> bool:
    try:
        return parse_reference(written, guild).start is not None
    except NotFoundError:
        return False


def _items(held: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every component of a message, in their order."""
    if isinstance(held, dict):
        inside = cast("dict[str, Any]", held)
        yield inside
        for key in ("components", "accessory"):
            yield from _items(inside.get(key))
    elif isinstance(held, list):
        for one in cast("list[Any]", held):
            yield from _items(one)
