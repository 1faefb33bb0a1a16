"""A menu of passages that quotes the one that is chosen, under any answer that shows passages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import SelectOption, ui

from bot.articles import repeats
from bot.replies import acknowledge, reply
from cogs.ui import SELECT_OPTIONS, SELECT_TEXT, Control, Viewer, draw, label, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.quotation import Choice
    from bot.texts import Texts
    from cogs.ui import Interaction

CONTEXT: Final = "context"
"""The second word of the address of a quote that is shown between its neighbours."""


class QuoteOne(Control["ui.Select[Any]"], template=r"b1:quotes"):
    """Draws the quote that is chosen for whoever chooses, seen by that person alone."""

    async def use(self, interaction: Interaction) -> None:
        """Quote."""
        await acknowledge(interaction, ephemeral=True, thinking=True)
        address = self.chosen_address("quote")
        answer = await draw(interaction.client, Viewer.pressing(interaction), address)
        await reply(interaction, view=answer, ephemeral=True)


def quote_menu(choices: Sequence[Choice], texts: Texts) -> ui.ActionRow[Any]:
    """Return a menu that quotes one of some passages."""
    menu: ui.Select[Any] = ui.Select(
        custom_id="b1:quotes", options=quote_options(choices), placeholder=texts("quote-one-of-these")
    )
    return row(QuoteOne.made(menu))


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
