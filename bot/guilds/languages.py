"""In which language somebody is answered where no server says it, and Discord doesn't either: in a direct message."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

MOST_SPEAKERS: Final = 10_000
"""People whose language is remembered."""


class PersonalLanguages:
    """Remembers, until the bot is restarted, in which language people were answered last."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, tuple[str, bool]] = OrderedDict()

    def note(self, person: int, language: str, *, own: bool) -> None:
        """Note that somebody was answered in a language: their `own`, or that of a server, which gives way to it."""
        known = self._known.pop(person, None)
        self._known[person] = known if known is not None and known[1] and not own else (language, own)
        while len(self._known) > MOST_SPEAKERS:
            self._known.popitem(last=False)

    def of(self, person: int) -> str | None:
        """Return the language of somebody, where it is remembered."""
        known = self._known.get(person)
        return known[0] if known is not None else None
