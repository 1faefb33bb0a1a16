"""Names and descriptions of slash commands in the language of whoever sees them, from the catalogues."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from discord import app_commands
from discord.app_commands import TranslationContextLocation as Location

from bot.texts import languages, load_texts

if TYPE_CHECKING:
    import discord

_NAMES: Final = {
    Location.command_name: "name",
    Location.group_name: "name",
    Location.parameter_name: "parameter",
    Location.choice_name: "choice",
}
# What is typed is filled with the prefix; it is no description.
_DESCRIBED: Final = re.compile(r"(?:command|option|menu)-.+(?<!-more)(?<!-examples)")


class CatalogueTranslator(app_commands.Translator):
    """Looks up what discord.py asks for.

    A description is found by its English words, under whose key every language has its own; a name, of a command, an
    option or a choice, under `name-`, `parameter-` or `choice-` and the English name.
    """

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """Return `string` in the language of `locale`; None where it has no catalogue, or nothing for that string."""
        if locale.value not in languages():
            return None
        key = _described().get(string.message)
        if key is None and context.location in _NAMES:
            key = f"{_NAMES[context.location]}-{string.message.casefold().replace(' ', '-')}"
        texts = load_texts(locale.value)
        return texts(key) if key is not None and texts.has_own(key) else None


@cache
def _described() -> dict[str, str]:
    """Return the keys of descriptions and menus by their English words."""
    texts = load_texts()
    return {texts(key): key for key in texts.own_keys() if _DESCRIBED.fullmatch(key)}
