"""A dictionary as Hunspell has it: words, and rules by which their other forms are made.

Only what English needs of the format (hunspell(5)) is read: PFX and SFX rules with flags of one character, one prefix
and one suffix at most.
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
    """Takes `strip` off a word that fits `fits`, and puts `add` in its place, at its beginning or its end."""

    flag: str
    is_prefix: bool
    strip: str
    add: str
    fits: re.Pattern[str]

    def undone(self, form: str) -> str | None:
        """Return the word that this rule makes `form` of, None where it cannot have made it."""
        if self.is_prefix:
            word = self.strip + form[len(self.add) :] if form.startswith(self.add) else ""
        else:
            word = form[: len(form) - len(self.add)] + self.strip if form.endswith(self.add) else ""
        return word if word and self.fits.search(word) else None


class AffixDictionary:
    """Words with their flags, and the rules these stand for. Case and apostrophes are folded."""

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
        """Tell whether the folded `word` is listed with a capital before all."""
        return word in self._names

    def has(self, word: str) -> bool:
        """Tell whether the folded `word` is listed, or made of a listed one by a suffix, a prefix, or one of each."""
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
            continue  # possessives are folded before anything is looked up
        is_prefix, bare = kind == _PREFIX, add.partition("/")[0]
        fits = re.compile(f"^{rest[0]}" if is_prefix else f"{rest[0]}$")
        yield _Rule(flag, is_prefix, strip.strip("0"), bare.strip("0"), fits)
