"""English word lists, British and American, with inflected forms and common names.

A listed word that an archive lacks is not treated as misspelt. The two lists are both derived from SCOWL, the lists
behind spelling checkers: the 82,765 words of symspellpy, mostly British and filtered by printed books, and the American
dictionary of spylls.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.archive import Words
from bot.search.analysis.function_words import FUNCTION_WORDS
from bot.search.spelling.affixes import AffixDictionary

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SHORTEST: Final = 2
"""Minimum letters of a word: the American dictionary lists every letter."""


class Language:
    """Checks whether a word is English. The lists are loaded on first use (0.1 s, 15 MB)."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._british: Words | None = None
        self._shares = np.empty(0, np.float32)
        self._american: AffixDictionary | None = None

    def has(self, word: str) -> bool:
        """Return whether the folded `word` is in either list."""
        if word in FUNCTION_WORDS:
            return True
        british, american = self.prepare()
        return british.find(word) >= 0 or (len(word) >= _SHORTEST and american.has(word))

    def is_name(self, word: str) -> bool:
        """Return whether the folded `word` is a name, or unknown."""
        return self.prepare()[1].is_name(word) or not self.has(word)

    def share(self, word: str) -> float:
        """Return the share of all words of printed English that the folded `word` is; 0 if it is not counted."""
        at = self.prepare()[0].find(word)
        return float(self._shares[at]) if at >= 0 else 0.0

    def prepare(self) -> tuple[Words, AffixDictionary]:
        """Load the lists if needed."""
        with self._lock:
            if self._british is None or self._american is None:
                self._british, self._shares = _british()
                self._american = _american()
                self._british.prepare()
            return self._british, self._american


def _british() -> tuple[Words, NDArray[np.float32]]:
    """Return the words, and how much of what is printed each of them is."""
    counted: dict[str, int] = {}
    for line in _text("symspellpy", "frequency_dictionary_en_82_765.txt").splitlines():
        word, _, count = line.partition(" ")
        word = word.replace("'", "")
        counted[word] = counted.get(word, 0) + int(count)
    listed = sorted(counted, key=str.encode)
    counts = np.array([counted[word] for word in listed], np.float64)
    return Words.of(listed), (counts / counts.sum()).astype(np.float32)


def _american() -> AffixDictionary:
    folder = "hunspell/data/en"
    return AffixDictionary(_text("spylls", f"{folder}/en_US.aff"), _text("spylls", f"{folder}/en_US.dic"))


def _text(package: str, file: str) -> str:
    """Read a data file of a package without importing the package, whose code is not needed."""
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(f"the package {package} is not installed", name=package)
    return (Path(found.submodule_search_locations[0]) / file).read_text(encoding="utf-8-sig")


LANGUAGE: Final = Language()
