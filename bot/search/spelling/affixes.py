"""A Hunspell dictionary: words, and affix rules for their other forms.

Only the features used for English are supported (hunspell(5)): PFX and SFX rules with one-character flags, at most one
prefix and one suffix.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX: Final = "PFX"
_SUFFIX: Final = "SFX"
_FIELDS_OF_RULE: Final = 5


@dataclass(frozen=True, slots=True)
class _Rule:
    """An affix rule: strips `strip` from a word that matches `fits`, and adds `add`, at the start or the end."""

    flag: str
    is_prefix: bool
    strip: str
    add: str
    fits: re.Pattern[str]

    def undone(self, form: str) -> str | None:
        """Return the base word from which this rule makes `form`; None if it cannot."""
        if self.is_prefix:
            word = self.strip + form[len(self.add) :] if form.startswith(self.add) else ""
        else:
            word = form[: len(form) - len(self.add)] + self.strip if form.endswith(self.add) else ""
        return word if word and self.fits.search(word) else None


class AffixDictionary:
    """Words with their affix flags. Case and apostrophes are folded."""

    def __init__(self, rules: str, words: str) -> None:
        self._rules = tuple(_rules(rules))
        self._flags: dict[str, str] = {}
        self._names: set[str] = set()
        for line in words.splitlines()[1:]:
            word, _, flags = line.strip().partition("/")
            (self._names.add if word[:1].isupper() else self._names.discard)(word.casefold())
            folded = word.casefold().replace("'", "")
            self._flags[folded] = self._flags.get(folded, "") + flags

    def is_name(self, word: str) -> bool:
        """Return whether the folded `word` is listed with a capital only."""
        return word in self._names

    def has(self, word: str) -> bool:
        """Return whether the folded `word` is listed, or derived from a listed one by a suffix, a prefix, or both."""
        if word in self._flags:
            return True
        for rule, base in self._undone(word):
            flags = self._flags.get(base)
            if flags is not None and rule.flag in flags:
                return True
            if not rule.is_prefix and any(
                rule.flag in both and other.flag in both
                for other, stem in self._undone(base)
                if other.is_prefix and (both := self._flags.get(stem, ""))
            ):
                return True
        return False

    def _undone(self, form: str) -> Iterator[tuple[_Rule, str]]:
        for rule in self._rules:
            if base := rule.undone(form):
                yield rule, base


def _rules(text: str) -> Iterator[_Rule]:
    for line in text.splitlines():
        kind, flag, strip, add, *rest = [*line.split(), "", "", "", ""]
        if kind not in {_PREFIX, _SUFFIX} or len(line.split()) < _FIELDS_OF_RULE or "'" in add:
            continue  # possessives are folded before lookup
        is_prefix, bare = kind == _PREFIX, add.partition("/")[0]
        fits = re.compile(f"^{rest[0]}" if is_prefix else f"{rest[0]}$")
        yield _Rule(flag, is_prefix, strip.strip("0"), bare.strip("0"), fits)
