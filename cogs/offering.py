"""What a slash command offers while somebody types: articles by their headlines, from memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

from bot.archive.model import scopes_of
from bot.quotation.references import Reference
from cogs.ui.cutting import label
from cogs.ui.limits import AUTOCOMPLETE_CHOICES, CHOICE_NAME
from cogs.ui.viewer import home_of

if TYPE_CHECKING:
    from cogs.ui.viewer import Interaction


def offered_headlines(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Return the articles whose headlines are like what is typed, each for its reference."""
    search = interaction.client.services.search
    found = search.headlines(scopes_of(home_of(interaction)), typed, AUTOCOMPLETE_CHOICES)
    refs = [(str(Reference(entry.key)), entry.label) for entry in found[:AUTOCOMPLETE_CHOICES]]
    return [app_commands.Choice(name=label(name, CHOICE_NAME) or ref, value=ref) for ref, name in refs]
