"""Load Fluent catalogues and fill their messages."""

from __future__ import annotations

from copy import copy
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fluent.runtime import FluentBundle, FluentResource

from bot.runtime import printable
from bot.texts.selectors import selectors_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from bot.errors import BroadsheetError
    from bot.runtime import printable
from bot.texts.selectors import Kind

DEFAULT_LANGUAGE = "en"
DEFAULT_PREFIX = "!"
_FOLDER = Path(__file__).parent


class Texts:
    """The catalogue of one language; what it lacks is taken from `otherwise`.

    Call it with a key and the values its message names: `texts("search-none", query="x")`.
    A key that is missing, or a message that cannot be filled, is a mistake of ours and raises KeyError or ValueError.
    Messages name a command as it is typed, with `{ $prefix }`: `prefix` is what they are filled with unless told.
    """

    prefix: str = DEFAULT_PREFIX

    def __init__(self, language: str, folder: Path, otherwise: Texts | None = None) -> None:
        self.language = language
        self._otherwise = otherwise
        # Isolation marks would show as boxes in places that Discord does not render as bidirectional text.
        self._bundle = FluentBundle([language], use_isolating=False)
        self._selectors: dict[str, dict[str, Kind]] = {}
        for file in sorted(folder.glob("*.ftl")):
            resource: Any = FluentResource(file.read_text(encoding="utf-8"))
            self._bundle.add_resource(resource)
            self._selectors |= {entry.id.name: selectors_of(entry) for entry in resource.body if hasattr(entry, "id")}

    def __call__(self, key: str, /, **values: str | float | date) -> str:
        """Return the message of `key`, filled with `values`."""
        if self._otherwise is not None and not self.has_own(key):
            return self._otherwise(key, **{"prefix": self.prefix, **values})
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        self._check(key, values)
        text, problems = self._bundle.format_pattern(pattern, {"prefix": self.prefix, **values})
        if problems:
            raise ValueError(f"{self.language}/{key}: {problems[0]}")
        return str(text)

    def with_prefix(self, prefix: str) -> Texts:
        """Return the same catalogue, naming commands with `prefix` in front."""
        if prefix == self.prefix:
            return self
        other = copy(self)
        other.prefix = prefix
        return other

    def _check(self, key: str, values: Mapping[str, object]) -> None:
        """Raise ValueError for a value that no key of a selector can ever match."""
        for name, kind in self._selectors[key].items():
            if name in values and not kind.takes(values[name]):
                raise ValueError(f"{self.language}/{key}: {name} must be a {kind}, not {values[name]!r}")

    def __contains__(self, key: str) -> bool:
        return self.has_own(key) or (self._otherwise is not None and key in self._otherwise)

    def has_own(self, key: str) -> bool:
        """Tell whether this language itself has a message of `key`."""
        return self._bundle.has_message(key)

    def own_keys(self) -> tuple[str, ...]:
        """Return the keys of this language's own messages."""
        return tuple(self._selectors)

    def within_marks(self, words: str) -> str:
        """Return words as they are set inside quotation marks: marks like those around them become the inner ones."""
        return words.translate(str.maketrans(self("marks-outer"), self("marks-inner")))

    def listed(self, items: Iterable[str]) -> str:
        """Return items as a list inside a sentence: with commas, or as the language has it."""
        return self("list-between").join(items)

    def of_error(self, error: BroadsheetError) -> str:
        """Return the sentence that tells a person at a terminal about `error`; a message of Discord asks for more."""
        return self.of_data(error, printable)

    def of_data(self, error: BroadsheetError, shown: Callable[[str], str]) -> str:
        """Return the sentence of `error`, every text that fills it as `shown` makes it."""
        told = {
            name: shown(value)
            if isinstance(value, str)
            else self.listed(map(shown, value))
            if isinstance(value, tuple)
            else value
            for name, value in error.data.items()
        }
        return self(f"error-{error.key}", **told)


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a catalogue, by their codes."""
    return tuple(sorted(folder.name for folder in _FOLDER.iterdir() if any(folder.glob("*.ftl"))))


def load_texts(language: str = DEFAULT_LANGUAGE) -> Texts:
    """Return the catalogue of `language`, read once; what nobody translated is in English."""
    return _read(language if language in languages() else DEFAULT_LANGUAGE)


@cache
def _read(language: str) -> Texts:
    folder = _FOLDER / language
    if language == DEFAULT_LANGUAGE:
        return Texts(language, folder)
    return Texts(language, folder, _read(DEFAULT_LANGUAGE))


def language_of(locale: str | None, chosen: str) -> str:
    """Return the language for a person whose Discord speaks `locale`: their own where there is a catalogue for it.

    Discord tells English apart by country; other locales are what our catalogues are called. Whoever's language
    nobody translated, and whoever writes a message (whose locale Discord does not tell), gets what their server chose.
    """
    if locale is None:
        return chosen
    if locale.partition("-")[0] == DEFAULT_LANGUAGE:
        return DEFAULT_LANGUAGE
    return locale if locale in languages() else chosen
