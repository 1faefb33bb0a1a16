"""What slash commands offer while somebody types: articles by their headlines, headlines, names, sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

from bot.articles import Reference, scopes_of
from cogs.ui import AUTOCOMPLETE_CHOICES, CHOICE_NAME, home_of, label, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.archive import Field
    from cogs.ui import Interaction


def offered_headlines(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Return the articles whose headlines are like what is typed, each for its reference."""
    search = interaction.client.services.search
    found = search.headlines(scopes_of(home_of(interaction)), typed, AUTOCOMPLETE_CHOICES)
    refs = [(str(Reference(entry.key)), entry.label) for entry in found[:AUTOCOMPLETE_CHOICES]]
    return [app_commands.Choice(name=label(name, CHOICE_NAME) or ref, value=ref) for ref, name in refs]


def offered_names(interaction: Interaction, field: Field, typed: str) -> list[app_commands.Choice[str]]:
    """Return the authors or sources whose names begin as what is typed."""
    search = interaction.client.services.search
    return _choices(search.names(scopes_of(home_of(interaction)), field, typed, AUTOCOMPLETE_CHOICES))


def offered_titles(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Return headlines with the words that are typed."""
    search = interaction.client.services.search
    return _choices(search.titles(scopes_of(home_of(interaction)), typed, AUTOCOMPLETE_CHOICES))


def _choices(found: Iterable[str]) -> list[app_commands.Choice[str]]:
    shown = (one_line(value)[:CHOICE_NAME] for value in found)
    return [app_commands.Choice(name=value, value=value) for value in dict.fromkeys(shown) if value]


async def offered_sentences(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Return the sentences that hold what is typed, as far as they are found in time, and then articles."""
    quotation = interaction.client.services.quotation
    found = await quotation.offered(scopes_of(home_of(interaction)), typed)
    sentences = [
        app_commands.Choice(name=label(f"{choice.ref} · {choice.text}", CHOICE_NAME), value=str(choice.ref))
        for choice in found
    ]
    return [*sentences, *offered_headlines(interaction, typed)][:AUTOCOMPLETE_CHOICES]
