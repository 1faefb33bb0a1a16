"""Menus of passages under any answer that shows some: the one that is chosen is quoted in the channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import SelectOption, ui

from bot.articles import repeats
from bot.replies import acknowledge, posted, reply
from cogs.ui import (
    SELECT_OPTIONS,
    SELECT_PLACEHOLDER,
    SELECT_TEXT,
    Control,
    Viewer,
    draw,
    label,
    require_speech,
    row,
    tell_shown,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.articles import Reference
    from bot.quotation import Choice
    from bot.texts import Texts
    from cogs.ui import Interaction

CONTEXT: Final = "context"
"""The second word of the address of a quote that is shown between its neighbours."""


MOST_MENUS: Final = 3
"""Menus of passages under one answer: 75 of them."""


class PostOne(Control["ui.Select[Any]"], template=r"b1:post:[0-9]"):
    """Quotes what is chosen in the channel, for those who may write there."""

    async def use(self, interaction: Interaction) -> None:
        """Quote."""
        require_speech(interaction)
        await acknowledge(interaction)
        answer = await draw(interaction.client, Viewer.sharing(interaction), self.chosen_address("quote"))
        if (shown := await posted(interaction, view=answer)) is not None:
            tell_shown(interaction, shown, answer)


class QuoteOne(Control["ui.Select[Any]"], template=r"b1:quotes"):
    """Draws the quote that is chosen for that person alone: the menu of answers that an older version sent."""

    async def use(self, interaction: Interaction) -> None:
        """Quote."""
        await acknowledge(interaction, ephemeral=True, thinking=True)
        address = self.chosen_address("quote")
        answer = await draw(interaction.client, Viewer.pressing(interaction), address)
        await reply(interaction, view=answer, ephemeral=True)


def quote_menu(choices: Sequence[Choice], texts: Texts) -> ui.ActionRow[Any]:
    """Return a menu that quotes one of some passages in the channel; the first 25 are offered."""
    return _menu(0, quote_options(choices), texts("quote-one-of-these"))


def post_menus(choices: Sequence[Choice], texts: Texts) -> list[ui.ActionRow[Any]]:
    """Return menus that quote one of the sentences of a page in the channel: the first 75, 25 in each."""
    parts = [choices[at : at + SELECT_OPTIONS] for at in range(0, len(choices), SELECT_OPTIONS)][:MOST_MENUS]
    if len(parts) == 1:
        return [_menu(0, quote_options(parts[0]), texts("quote-sentence"))]
    return [
        _menu(at, quote_options(part), texts("quote-sentence-of", first=_place(part[0].ref), last=_place(part[-1].ref)))
        for at, part in enumerate(parts)
    ]


def _place(ref: Reference) -> str:
    return str(ref.start or "")


def _menu(at: int, options: list[SelectOption], words: str) -> ui.ActionRow[Any]:
    menu: ui.Select[Any] = ui.Select(
        custom_id=f"b1:post:{at}", options=options, placeholder=label(words, SELECT_PLACEHOLDER)
    )
    return row(PostOne.made(menu))


def _described(ref: str, choice: Choice) -> str:
    """Where a passage is from; opening words, in quotation marks, are not said again under themselves."""
    is_opening = choice.headline.startswith(("“", "「")) and repeats(choice.headline, choice.text)
    return ref if is_opening or not choice.headline else f"{ref} · {choice.headline}"


def quote_options(choices: Sequence[Choice]) -> list[SelectOption]:
    """Return the passages as options of a menu, each of them once."""
    distinct = {str(choice.ref): choice for choice in choices[:SELECT_OPTIONS]}
    return [
        SelectOption(
            label=label(choice.text, SELECT_TEXT) or ref,
            description=label(_described(ref, choice), SELECT_TEXT),
            value=ref,
        )
        for ref, choice in distinct.items()
    ]
