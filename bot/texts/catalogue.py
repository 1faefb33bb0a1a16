"""Load Fluent catalogues and fill their messages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fluent.runtime import FluentBundle, FluentResource

if TYPE_CHECKING:
    from datetime import date

    from bot.errors import BroadsheetError

DEFAULT_LANGUAGE = "en"
_FOLDER = Path(__file__).parent


class Texts:
    """The catalogue of one language.

    Call it with a key and the values its message names: `texts("search-none", query="x")`.
    A key that is missing, or a message that cannot be filled, is a mistake of ours and raises KeyError or ValueError.
    """

    def __init__(self, language: str, folder: Path) -> None:
        self.language = language
        # Isolation marks would show as boxes in places that Discord does not render as bidirectional text.
        self._bundle = FluentBundle([language], use_isolating=False)
        for file in sorted(folder.glob("*.ftl")):
            self._bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))

    def __call__(self, key: str, /, **values: str | float | date) -> str:
        """Return the message of `key`, filled with `values`."""
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        text, problems = self._bundle.format_pattern(pattern, values)
        if problems:
            raise ValueError(f"{self.language}/{key}: {problems[0]}")
        return str(text)

    def __contains__(self, key: str) -> bool:
        return self._bundle.has_message(key)

    def of_error(self, error: BroadsheetError) -> str:
        """Return the sentence that tells a person about `error`."""
        return self(f"error-{error.key}", **error.data)


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a catalogue, by their codes."""
    return tuple(sorted(folder.name for folder in _FOLDER.iterdir() if any(folder.glob("*.ftl"))))


@cache
def load_texts(language: str = DEFAULT_LANGUAGE) -> Texts:
    """Return the catalogue of `language`; one that nobody translated gives English."""
    folder = _FOLDER / language
    if not folder.is_dir():
        return load_texts(DEFAULT_LANGUAGE)
    return Texts(language, folder)
