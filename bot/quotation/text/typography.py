"""List the typographic differences between two texts that are equal once folded."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from unicodedata import east_asian_width

from bot.quotation.model import Kind
from bot.quotation.text.characters import DASHES, INVISIBLE, LIGATURES, PARAGRAPH, QUOTES
from bot.quotation.text.typography_folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.quotation.text.typography_folding import Folded

_KINDS: Final = (
    (Kind.QUOTATION_MARK, re.compile(f"[{QUOTES}]")),
    (Kind.DASH, re.compile(f"[{DASHES}]")),
    (Kind.ELLIPSIS, re.compile(r"[…⋯‥]|[.。．・·]{2}|\.\s\.")),
    (Kind.LIGATURE, re.compile(f"[{''.join(LIGATURES)}]")),
    (Kind.INVISIBLE, re.compile(f"[{INVISIBLE}]")),
    (Kind.SPACE, re.compile(r"\s")),
)
_RUNS: Final = (Kind.ELLIPSIS, Kind.DASH)


def same_characters(quoted: str, source: str) -> bool:
    """Return whether `quoted` has exactly the characters of `source`.

    A paragraph break of the source matches any white space, and also nothing beside
    a character of a script that is written without spaces.
    """
    position = 0
    before = ""
    for index, part in enumerate(source.split(PARAGRAPH)):
        if index:
            space = len(quoted) - position - len(quoted[position:].lstrip(" \t\r\n"))
            if not space and not any(east_asian_width(beside) in "WF" for beside in before[-1:] + part[:1]):
                return False
            position += space
        before = part
        if not quoted.startswith(part, position):
            return False
        position += len(part)
    return position == len(quoted)


def typographic_differences(quoted: str, source: str) -> Iterator[tuple[Kind, str, str]]:
    """Yield (kind, quoted, source) for each typographic difference of two texts that fold to the same."""
    one, other = fold(quoted), fold(source)
    cuts = sorted({*one.at, *other.at})
    for start, end in pairwise(cuts):
        whole = _piece(one, quoted, start, end), _piece(other, source, start, end)
        pieces = _trimmed(*whole)
        if not same_characters(*pieces):
            kind = _kind_of("".join(pieces))
            # Show all of a mark that is a run of characters (……, --).
            shown = whole if kind in _RUNS and all(whole) and not all(pieces) else pieces
            mine, theirs = (piece.replace(PARAGRAPH, "\n\n") for piece in shown)
            yield kind, mine, theirs


def _piece(folded: Folded, original: str, start: int, end: int) -> str:
    first = folded.start(start) if start else 0
    return original[first : folded.start(end) if end < len(folded.text) else len(original)]


def _trimmed(one: str, other: str) -> tuple[str, str]:
    head = common_length(one, other)
    one, other = one[head:], other[head:]
    tail = common_length(one[::-1], other[::-1])
    return one[: len(one) - tail], other[: len(other) - tail]


def common_length(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((index for index, (mine, theirs) in enumerate(pairs) if mine != theirs), min(len(one), len(other)))


def _kind_of(characters: str) -> Kind:
    return next((kind for kind, pattern in _KINDS if pattern.search(characters)), Kind.LIGATURE)
