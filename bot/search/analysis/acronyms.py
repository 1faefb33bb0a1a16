"""Acronyms that a text spells out itself: `Taiwan Semiconductor Manufacturing Co (TSMC)`, `TSMC (Taiwan …)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_OF_TEXT: Final = 200
"""Maximum number of acronyms of one article."""

_REACH: Final = 120
"""Characters before a bracket that are read."""

_MOST_WORDS: Final = 10
_FEWEST_LETTERS, _MOST_LETTERS = 2, 8
_LETTERS: Final = re.compile(r"(?:[A-Z](?:\.|&(?=[A-Z]))?){2,8}s?")
_INSIDE: Final = re.compile(r"[(（]\s*([^()（）]{2,80}?)\s*(?:[,，、;；][^()（）]{0,60})?[)）]")
_WORD: Final = re.compile(r"[^\W_]+(?:[’'.&][^\W_]+)*")
_LAST_WORD: Final = re.compile(r"([A-Z]{2,8})\s*$")
_GAPS: Final = frozenset({"", "-", "–", "&"})
_LINKS: Final = frozenset({"a", "an", "and", "at", "de", "for", "in", "of", "on", "the", "to"})
_FORMS: Final = frozenset({"co", "corp", "company", "corporation", "inc", "ltd", "limited", "plc", "group", "holdings"})


def spelt_out(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Return (name, acronym) for the acronyms that `texts` spell out, in order, 200 at most."""
    found: dict[tuple[str, str], None] = {}
    for text in texts:
        if "(" in text or "（" in text:
            found |= dict.fromkeys(_pairs(text))
            if len(found) >= MOST_OF_TEXT:
                break
    return list(found)[:MOST_OF_TEXT]


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for bracket in _INSIDE.finditer(text):
        before = text[max(0, bracket.start() - _REACH) : bracket.start()].rstrip()
        if _LETTERS.fullmatch(bracket[1]):
            acronym = bracket[1].replace(".", "").removesuffix("s")
            if name := _name_before(before, acronym):
                yield name, acronym
        elif letters := _LAST_WORD.search(before):
            words = _WORD.findall(bracket[1])
            if len(words) <= _MOST_WORDS and _spells(words, letters[1]):
                yield bracket[1], letters[1]


def _name_before(text: str, acronym: str) -> str:
    """Return the shortest end of `text` whose initials spell `acronym`; empty if there is none."""
    words = list(_WORD.finditer(text))[-_MOST_WORDS:]
    for first in range(len(words) - 1, -1, -1):
        part = words[first:]
        if part[0][0][0].isupper() and _is_unbroken(text, part) and _spells([word[0] for word in part], acronym):
            return text[part[0].start() : part[-1].end()]
    return ""


def _is_unbroken(text: str, words: Sequence[re.Match[str]]) -> bool:
    """Return whether only spaces and hyphens are between `words` and after them."""
    ends = [*(word.start() for word in words[1:]), len(text)]
    gaps = [text[word.end() : end].strip(" \u00a0’'\"”") for word, end in zip(words, ends, strict=True)]
    return all(
        gap in _GAPS or (gap == "." and word[0].casefold() in _FORMS) for word, gap in zip(words, gaps, strict=True)
    )


def _spells(words: Sequence[str], acronym: str) -> bool:
    """Return whether the initials of `words` spell `acronym`; links and forms of companies may be skipped."""
    letters = acronym.replace("&", "").casefold()
    folded = [word.casefold() for word in words]
    if not _FEWEST_LETTERS <= len(letters) <= _MOST_LETTERS or len(words) < _FEWEST_LETTERS:
        return False
    reached: set[int] = {0}
    for word in folded:
        taken = {at + 1 for at in reached if at < len(letters) and word[0] == letters[at]}
        reached = taken | (reached if word in _LINKS or word in _FORMS else set())
    return folded[0][0] == letters[0] and len(letters) in reached
