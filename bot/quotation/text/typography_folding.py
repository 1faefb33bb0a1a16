"""Normalize typography, and nothing else, with a mapping back to the original offsets.

Folded: quotation marks, dashes, ellipsis characters, spaces, ligatures, invisible characters and the composition of
accents (NFC). Never folded: case, digits, full-width letters, or any other punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from bot.quotation.text.characters import CJK, DASHES, INVISIBLE, LIGATURES, QUOTES

ELLIPSIS: Final = r"(?:[…⋯‥]+|\.(?:[ \u00a0\u2009\u202f]?\.){2,}|[。．・·]{3,})"
"""An ellipsis in any of the ways it is set, as a regular expression."""

_COMBINING: Final = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u3099\u309a"
_COMPOSED: Final = rf"[^\s{_COMBINING}][{_COMBINING}]+|[\u2126\u212a\u212b\uf900-\ufaff\U0002f800-\U0002fa1f]"
_HAS_COMPOSED: Final = re.compile(rf"[{_COMBINING}\u2126\u212a\u212b\uf900-\ufaff\U0002f800-\U0002fa1f]")


def _special(*, composed: str) -> re.Pattern[str]:
    """Return a pattern for all that may fold to something else, and for plain words, which never do.

    Skipping plain words at once takes a tenth of the time of trying every pattern at each letter.
    """
    return re.compile(
        rf"""
        (?P<plain>(?:[a-zA-Z0-9]+(?:\ [a-zA-Z0-9]+)*|[\u4e00-\u9fff]+)(?![{_COMBINING}]))
      | (?P<space>[{INVISIBLE}]*\s[\s{INVISIBLE}]*)
      | (?P<invisible>[{INVISIBLE}]+)
      | (?P<ellipsis>{ELLIPSIS})
      | (?P<dash>[{DASHES}]+)
      | (?P<quote>''|``|[{QUOTES}])
      | (?P<ligature>[{"".join(LIGATURES)}])
      | (?P<composed>{composed})
        """,
        re.VERBOSE,
    )


_SPECIAL: Final = _special(composed=r"(?!)")
_SPECIAL_AND_COMPOSED: Final = _special(composed=_COMPOSED)
_IS_CJK: Final = re.compile(f"[{CJK}]")
_IS_INVISIBLE: Final = re.compile(f"[{INVISIBLE}{_COMBINING}]")
_APOSTROPHES: Final = "'’ʼ‘＇`´ʻʽ′"


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text in pieces: `at` are their offsets in `text`, `source` those in the original (one more of each)."""

    text: str
    at: tuple[int, ...]
    source: tuple[int, ...]

    def start(self, index: int) -> int:
        """Return where in the original the folded character `index` starts."""
        piece = bisect_right(self.at, index) - 1
        if self._is_plain(piece):
            return self.source[piece] + index - self.at[piece]
        return self.source[piece]

    def end(self, index: int) -> int:
        """Return where in the original the folded character before `index` (from 1) ends."""
        piece = bisect_right(self.at, index - 1) - 1
        if self._is_plain(piece):
            return self.source[piece] + index - self.at[piece]
        return self.source[piece + 1]

    def index(self, position: int) -> int:
        """Return the folded offset of the original character at `position`, or of the first one folded with it."""
        piece = bisect_right(self.source, position) - 1
        if self._is_plain(piece):
            return min(self.at[piece] + position - self.source[piece], len(self.text))
        return self.at[piece]

    def _is_plain(self, piece: int) -> bool:
        if piece + 1 >= len(self.at):
            return True
        return self.at[piece + 1] - self.at[piece] == self.source[piece + 1] - self.source[piece]


def is_invisible(character: str) -> bool:
    """Return whether a character is invisible."""
    return _IS_INVISIBLE.match(character) is not None


def fold(original: str) -> Folded:
    """Fold `original`."""
    parts: list[str] = []
    at, source = [0], [0]
    length = done = 0
    special = _SPECIAL_AND_COMPOSED if _HAS_COMPOSED.search(original) else _SPECIAL
    for match in special.finditer(original):
        if match.lastgroup == "plain":
            continue
        folded = _fold_match(match, original)
        if folded == match[0]:
            continue
        if match.start() > done:
            parts.append(original[done : match.start()])
            length += match.start() - done
            _mark(at, source, length, match.start())
        parts.append(folded)
        length += len(folded)
        done = match.end()
        _mark(at, source, length, done)
    parts.append(original[done:])
    _mark(at, source, length + len(original) - done, len(original))
    return Folded("".join(parts), tuple(at), tuple(source))


def _mark(at: list[int], source: list[int], length: int, position: int) -> None:
    at.append(length)
    source.append(position)


def _fold_match(match: re.Match[str], original: str) -> str:
    kind, found = match.lastgroup, match[0]
    if kind == "space":
        return " " if _is_kept(original, match.start(), match.end()) else ""
    if kind == "invisible":
        return ""
    if kind == "ligature":
        return LIGATURES[found]
    if kind == "composed":
        return unicodedata.normalize("NFC", found)
    if kind == "quote":
        return "'" if found in _APOSTROPHES and _is_within_word(original, match.start(), match.end()) else '"'
    return {"ellipsis": "…", "dash": "-"}[str(kind)]


def _is_within_word(text: str, start: int, end: int) -> bool:
    """Return whether there are letters of one word on both sides, ignoring invisible characters."""
    while start > 0 and _IS_INVISIBLE.match(text[start - 1]):
        start -= 1
    while end < len(text) and _IS_INVISIBLE.match(text[end]):
        end += 1
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isalnum() and after.isalnum() and not _IS_CJK.match(before) and not _IS_CJK.match(after)


def _is_kept(text: str, start: int, end: int) -> bool:
    """Return whether the white space between `start` and `end` separates words; elsewhere it is typography."""
    if start == 0 or end == len(text):
        return False
    base = start - 1
    while base > 0 and unicodedata.combining(text[base]):
        base -= 1
    left, right = text[base], text[end]
    if _IS_CJK.match(left) or _IS_CJK.match(right):
        return False
    if left.isalnum() and right.isalnum():
        return True
    # "in 1999. 26 of them" is not 1999.26.
    before, after = text[start - 2 : start - 1], text[end + 1 : end + 2]
    return (left in ".,:" and before.isdigit() and right.isdigit()) or (
        right in ".,:" and left.isdigit() and after.isdigit()
    )
