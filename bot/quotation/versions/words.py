"""How two wordings differ, word by word: what was dropped, what was added, what stayed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from rapidfuzz.distance import Indel

from bot.quotation.text.typography_folding import fold
from bot.quotation.text.words import FoldedTokens, is_content

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.quotation.text.typography_folding import Folded
    from bot.quotation.text.words import Token

MOST_TOKENS: Final = 2_000
"""Words and marks of either wording, between what both begin and end with, that are compared one by one."""

_LEAST_KEPT: Final = 0.25
"""The share of the shorter wording's words that must stay for them to be drawn as one text."""

_Span: TypeAlias = tuple[int, int, int, int]
"""Where a stretch of words is: from and to in the older wording, from and to in the newer."""


class PieceKind(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the space that follows them, and what became of them; what was kept is set as in the newer wording."""

    text: str
    kind: PieceKind


class _Words:
    """A wording in words and marks, told apart from how they are set."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded: Folded = fold(text)
        self.tokens: Sequence[Token] = FoldedTokens(self._folded.text)[:]
        self.keys = [token.text for token in self.tokens]

    def between(self, first: int, last: int) -> str:
        """Return the text of some tokens, up to the next."""
        if first >= last:
            return ""
        start = self._start(first) if first else 0
        return self.text[start : self._start(last) if last < len(self.tokens) else len(self.text)]

    def _start(self, index: int) -> int:
        return self._folded.start(self.tokens[index].start)


def compare_wordings(older: str, newer: str) -> tuple[Piece, ...]:
    """Return `newer` with what was dropped from `older`, in order; what differs in typography alone is kept.

    Beyond 2,000 words that may differ, and where hardly a word stayed, the one is dropped and the other added.
    """
    old, new = _Words(older), _Words(newer)
    pieces: list[Piece] = []
    for first, last, start, end in _spans(old, new):
        if old.keys[first:last] == new.keys[start:end]:
            pieces.append(Piece(new.between(start, end), PieceKind.KEPT))
            continue
        for text, kind in ((old.between(first, last), PieceKind.DROPPED), (new.between(start, end), PieceKind.ADDED)):
            if text:
                pieces.append(Piece(text, kind))
    return tuple(pieces)


def _spans(old: _Words, new: _Words) -> list[_Span]:
    head = _common(old.keys, new.keys)
    tail = _common(old.keys[head:][::-1], new.keys[head:][::-1])
    last, end = len(old.keys) - tail, len(new.keys) - tail
    whole = [(head, last, head, end)]
    middle = whole
    if max(last, end) - head <= MOST_TOKENS:
        middle = list(_joined(_opcodes(old.keys[head:last], new.keys[head:end], head), old))
    spans = [(0, head, 0, head), *middle, (last, len(old.keys), end, len(new.keys))]
    if not _has_stayed(spans, old, new):
        spans = [(0, len(old.keys), 0, len(new.keys))]
    return [span for span in spans if span[0] < span[1] or span[2] < span[3]]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(one, other, strict=False)
    return next((index for index, (mine, theirs) in enumerate(pairs) if mine != theirs), min(len(one), len(other)))


def _opcodes(old: Sequence[str], new: Sequence[str], offset: int) -> Iterator[tuple[bool, _Span]]:
    for code in Indel.opcodes(old, new):
        span = code.src_start + offset, code.src_end + offset, code.dest_start + offset, code.dest_end + offset
        yield code.tag == "equal", span


def _joined(spans: Iterable[tuple[bool, _Span]], old: _Words) -> Iterator[_Span]:
    """Join neighbouring changes, and those with no more than a small word between them: nobody reads such a mosaic."""
    joined: list[tuple[bool, _Span]] = []
    for is_kept, span in spans:
        carries = is_kept and _carries(old.tokens[span[0] : span[1]])
        if joined and not joined[-1][0] and not carries:
            before = joined.pop()[1]
            joined.append((False, (before[0], span[1], before[2], span[3])))
        else:
            joined.append((is_kept, span))
    return (span for _, span in joined)


def _carries(tokens: Sequence[Token]) -> bool:
    words = [token for token in tokens if token.is_word]
    return len(words) > 1 or any(is_content(word) for word in words)


def _has_stayed(spans: Sequence[_Span], old: _Words, new: _Words) -> bool:
    kept = sum(
        sum(token.is_word for token in old.tokens[first:last])
        for first, last, start, end in spans
        if old.keys[first:last] == new.keys[start:end]
    )
    shorter = min(sum(token.is_word for token in side.tokens) for side in (old, new))
    return kept >= _LEAST_KEPT * shorter
