"""Aliases in chat: names that are tied, the question before a widespread one, and what undoes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discord import app_commands

from bot.archive import MOST_ALIASES
from bot.replies import acknowledge
from cogs.ui import (
    AUTOCOMPLETE_CHOICES,
    CHOICE_NAME,
    WARNING,
    Address,
    Answer,
    Button,
    Control,
    Viewer,
    button,
    escaped_line,
    label,
    library_guild,
    lines,
    page_turns,
    panel,
    standing,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.archive import StoredAlias
    from bot.library import Aliases, Proposed
    from cogs.ui import Interaction

ALIASES_PAGE: Final = 10
_NAME: Final = 60
_SHORT_NAME: Final = 18
_NUMBER: Final = r"(?P<number>[0-9]{1,12})"


class TieButton(Control[Button], template=rf"b1:alias:tie:{_NUMBER}"):
    """Ties names after all, one of which is in many articles."""

    async def use(self, interaction: Interaction) -> None:
        """Tie them, and say so in the place of the question."""
        guild = library_guild(interaction)
        await acknowledge(interaction)
        alias = await _aliases(interaction).confirm(guild, int(self.words["number"]))
        viewer = Viewer.turning(interaction, interaction.user.id)
        await interaction.edit_original_response(view=draw_tied(alias, viewer))


class TieAgainButton(Control[Button], template=rf"b1:alias:again:{_NUMBER}"):
    """Ties names again that were untied, for a day."""

    async def use(self, interaction: Interaction) -> None:
        """Tie them again."""
        guild = library_guild(interaction)
        await acknowledge(interaction)
        alias = await _aliases(interaction).restore(guild, int(self.words["number"]))
        viewer = Viewer.turning(interaction, interaction.user.id)
        await interaction.edit_original_response(view=draw_tied(alias, viewer))


CONTROLS: Final = (TieButton, TieAgainButton)


def _aliases(interaction: Interaction) -> Aliases:
    return interaction.client.services.library.aliases


def draw_proposed(proposed: Proposed, viewer: Viewer) -> Answer:
    """Return that names are tied, or the question before one that is in many articles."""
    if not proposed.widespread:
        return draw_tied(proposed.alias, viewer)
    texts = viewer.texts
    spread = texts.listed(
        texts("alias-spread", name=escaped_line(one.name, _NAME), articles=one.articles) for one in proposed.widespread
    )
    asked = texts("alias-question", spread=spread, names=named(proposed.alias))
    tie = TieButton.made(button(f"b1:alias:tie:{proposed.alias.number}", texts("button-tie")))
    return Answer(panel(asked, accent=WARNING), buttons=[tie, *standing(viewer)])


def draw_tied(alias: StoredAlias, viewer: Viewer) -> Answer:
    """Return that names are tied."""
    said = viewer.texts("alias-tied", names=named(alias))
    return Answer(panel(said), buttons=standing(viewer))


def draw_untied(alias: StoredAlias, until: datetime, viewer: Viewer) -> Answer:
    """Return that names are untied, with the button that ties them again until a moment."""
    texts = viewer.texts
    again = TieAgainButton.made(button(f"b1:alias:again:{alias.number}", texts("button-undo")))
    said = texts("alias-untied", names=named(alias), moment=f"<t:{int(until.timestamp())}:f>")
    return Answer(panel(said), buttons=[again, *standing(viewer)])


def draw_aliases(aliases: Sequence[StoredAlias], offset: int, viewer: Viewer) -> Answer:
    """Return a page of the aliases of a server, their names cut where they are too long for a message together."""
    if not aliases:
        return Answer(panel(viewer.texts("alias-none", prefix=viewer.prefix)), buttons=standing(viewer))
    drawings = [_listed(aliases, offset, viewer, most) for most in (_NAME, _SHORT_NAME)]
    return next((drawn for drawn in drawings if drawn.fits), drawings[-1])


def _listed(aliases: Sequence[StoredAlias], offset: int, viewer: Viewer, most: int) -> Answer:
    texts = viewer.texts
    listed = [f"- {named(alias, most)}" for alias in aliases[offset : offset + ALIASES_PAGE]]
    turns = page_turns(viewer, lambda at: Address("aliases", (str(at),)), offset, ALIASES_PAGE, len(aliases))
    said = lines(texts("alias-title", total=len(aliases), most=MOST_ALIASES), *listed)
    return Answer(panel(said), buttons=[*turns, *standing(viewer, Address("aliases", (str(offset),)))])


def named(alias: StoredAlias, most: int = _NAME) -> str:
    """Return the names of an alias in a line, each cut to `most` characters."""
    return " = ".join(f"**{escaped_line(name, most)}**" for name in alias.names)


def offered_aliases(aliases: Sequence[StoredAlias], typed: str) -> list[app_commands.Choice[str]]:
    """Return the first names of the aliases in which a name has what is typed."""
    wanted = typed.strip().casefold()
    fitting = [alias for alias in aliases if any(wanted in name.casefold() for name in alias.names)]
    return [
        app_commands.Choice(name=label(" = ".join(alias.names), CHOICE_NAME), value=alias.names[0])
        for alias in fitting[:AUTOCOMPLETE_CHOICES]
    ]
