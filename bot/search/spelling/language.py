"""The words of the English language, in British and American spelling, with their forms and the commonest names.

A word of them that an archive does not have is absent, and no misspelling of another. Two lists are read, both made of
SCOWL, the lists that spelling checkers are made of: the 82,765 words of symspellpy, British before all, which are in
printed books as well, and the American dictionary of spylls.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Final

from bot.archive import Words
from bot.search.analysis.function_words import FUNCTION_WORDS
from bot.search.spelling.affixes import AffixDictionary

_SHORTEST: Final = 2
"""Letters of a word: the American dictionary lists every letter."""


class Language:
    """Knows whether a word is one of the language. The lists are read when one is first asked (0.1 s, 15 MB)."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._british: Words | None = None
        self._american: AffixDictionary | None = None

    def has(self, word: str) -> bool:
        """Tell whether the folded `word` is a word of the language, in either spelling."""
        if word in FUNCTION_WORDS:
            return True
        british, american = self.prepare()
        return british.find(word) >= 0 or (len(word) >= _SHORTEST and american.has(word))

    def is_name(self, word: str) -> bool:
        """Tell whether the folded `word` is a name, or nothing that is known."""
        return self.prepare()[1].is_name(word) or not self.has(word)

    def prepare(self) -> tuple[Words, AffixDictionary]:
        """Read the lists, unless they are read already."""
        with self._lock:
            if self._british is None or self._american is None:
                self._british, self._american = _british(), _american()
                self._british.prepare()
            return self._british, self._american


def _british() -> Words:
    text = _text("symspellpy", "frequency_dictionary_en_82_765.txt")
    listed = {line.partition(" ")[0].replace("'", "") for line in text.splitlines()}
    return Words.of(sorted(listed, key=str.encode))


def _american() -> AffixDictionary:
    folder = "hunspell/data/en"
    return AffixDictionary(_text("spylls", f"{folder}/en_US.aff"), _text("spylls", f"{folder}/en_US.dic"))


def _text(package: str, file: str) -> str:
    """Read a list of a package, without importing it: nothing else of it is wanted."""
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(f"the package {package} is not installed", name=package)
    return (Path(found.submodule_search_locations[0]) / file).read_text(encoding="utf-8-sig")


LANGUAGE: Final = Language()
