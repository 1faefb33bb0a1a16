"""Fuzzy word alignment of a quoted run with a document.

Alignment only locates a quotation. Differences are read from the texts afterwards; no score decides a verdict.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from rapidfuzz.distance import Indel, Levenshtein

from bot.quotation.text.words import is_content

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bot.quotation.text.document import Document
    from bot.quotation.text.words import Token
    from bot.quotation.verification.runs import WordRun

MOST_PLACES_OF_A_WORD: Final = 100
"""Maximum positions of one word in one document."""

WINDOWS: Final = 3
"""Maximum alignment windows per document."""

# Weights of tokens when windows are chosen, in thousandths of a content word.
_CONTENT: Final = 1_000
_HAN: Final = 400
_LIGHT: Final = 150


# Maximum tokens by which a window is extended on either side to sentence boundaries.
_MOST_AROUND: Final = 80

# Minimum matching words at an end of an alignment that count as a match despite a long gap in the same sentence.
_FIRM: Final = 4

# Maximum gap in tokens before a short match at either end is discarded: "(羅碧霞)" has five.
_ASIDE: Final = 5


_Match: TypeAlias = tuple[int, int, int, int]
"""Tokens of a run (start, end) that agree with tokens of a document (start, end)."""


@dataclass(frozen=True, slots=True)
class MatchingBlock:
    """Tokens `quoted` (start, end) of a run against tokens `source` (start, end) of a document."""

    quoted: tuple[int, int]
    source: tuple[int, int]
    is_equal: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """A run aligned with the tokens `first` to `last` (exclusive) of a document.

    `matched` counts the words that agree.
    """

    document: Document
    first: int
    last: int
    matched: int
    blocks: tuple[MatchingBlock, ...]


class Aligner:
    """Aligns the runs of one quotation with documents, each pair once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], tuple[Alignment, ...]] = {}

    def alignments(self, run: WordRun, document: Document) -> tuple[Alignment, ...]:
        """Return the best alignments of `run` with different places of `document`, the best first."""
        pair = id(run), id(document)
        if pair not in self._known:
            windows = _windows(run.tokens, document)
            found = [_best_of_window(run.tokens, document, low, high) for low, high in windows]
            placed = [alignment for alignment in found if alignment is not None]
            self._known[pair] = tuple(sorted(placed, key=lambda alignment: -alignment.matched))
        return self._known[pair]


def _windows(run: Sequence[Token], document: Document) -> list[tuple[int, int]]:
    """Return the token windows of `document` with the most words of `run`: the heaviest bands of diagonals."""
    places = [document.token_places.of(token.key, MOST_PLACES_OF_A_WORD) for token in run]
    weights = [_CONTENT if is_content(token) else _HAN if token.is_han else _LIGHT for token in run]
    counts = [len(held) for held in places]
    # A diagonal is the position in the document minus that in the run; the length is added so that none is negative.
    diagonals = np.concatenate(places) + np.repeat(np.arange(len(run), 0, -1), counts)
    votes = np.bincount(diagonals, np.repeat(weights, counts)).astype(np.int64)
    band = max(4, len(run) // 2)
    return [
        (max(0, diagonal - len(run) - 2), min(len(document.tokens), diagonal + band + 2))
        for diagonal in _crowded(votes, band)
    ]


def _best_of_window(run: Sequence[Token], document: Document, low: int, high: int) -> Alignment | None:
    """Align a run with a window; if an end of it is unmatched, also with the whole sentences around the window."""
    found = _align(run, document, low, high)
    if found is None or found.matched < _FIRM or not _has_unmatched_end(run, found):
        return found
    wider = _align(run, document, *_around_sentences(document, low, high))
    return wider if wider is not None and wider.matched >= found.matched + _FIRM else found


def _has_unmatched_end(run: Sequence[Token], found: Alignment) -> bool:
    return any(
        not block.is_equal and sum(token.is_word for token in run[slice(*block.quoted)]) >= _FIRM
        for block in (found.blocks[0], found.blocks[-1])
    )


def _around_sentences(document: Document, low: int, high: int) -> tuple[int, int]:
    """Extend a window to sentence boundaries: an omitted clause may be longer than the quotation."""
    first = document.sentence_around(_position(document, low))[0]
    last = document.sentence_around(_position(document, high - 1))[1]
    start = bisect_left(range(low), first, max(0, low - _MOST_AROUND), key=lambda at: _position(document, at))
    most = min(len(document.tokens), high + _MOST_AROUND)
    end = bisect_left(range(most), last, high, most, key=lambda at: _position(document, at))
    return start, end


def _crowded(votes: NDArray[np.int64], band: int) -> list[int]:
    """Return the first diagonals of the heaviest bands, none overlapping another."""
    voted = np.flatnonzero(votes)
    total = np.cumsum(votes[voted])
    heads = np.searchsorted(voted, voted - band)
    # Prefer the narrowest of equally heavy bands.
    sums = total - total[heads] + votes[voted[heads]] - (voted - voted[heads])
    firsts = voted[heads]
    chosen: list[int] = []
    while len(sums) and len(chosen) < WINDOWS:
        heaviest = int(firsts[sums == sums.max()].max())
        chosen.append(heaviest)
        apart = np.abs(firsts - heaviest) > band
        sums, firsts = sums[apart], firsts[apart]
    return chosen


def _align(run: Sequence[Token], document: Document, low: int, high: int) -> Alignment | None:
    keys = [token.key for token in run]
    theirs = document.tokens.keys[low:high]
    strong = [
        block
        for code in Indel.opcodes(keys, theirs)
        if code.tag == "equal" and _weight(run[code.src_start : code.src_end]) > 0
        for block in [(code.src_start, code.src_end, low + code.dest_start, low + code.dest_end)]
    ]
    strong = _coherent(run, document, strong)
    # A match at either end may belong to the neighbouring sentence: also try without it.
    options = [strong, strong[1:], strong[:-1]] if len(strong) > 1 else [strong]
    return max((_aligned(run, document, option) for option in options if option), key=_merit, default=None)


def _aligned(run: Sequence[Token], document: Document, strong: list[_Match]) -> Alignment:
    unmatched = sum(token.is_word for token in run[: strong[0][0]])
    first = _widened_left(document, strong[0][2], unmatched)
    last = _widened_right(document, strong[-1][3], run[strong[-1][1] :])
    last = _narrowed_right(document, strong[-1][3], last)
    theirs = document.tokens.keys[first:last]
    blocks = _blocks([token.key for token in run], theirs, first)
    matched = sum(_weight(run[slice(*block.quoted)]) for block in blocks if block.is_equal)
    return Alignment(document, first, last, matched, blocks)


def _merit(alignment: Alignment) -> float:
    """Return the score of an alignment: matched words minus half of the unmatched tokens."""
    unlike = [block for block in alignment.blocks if not block.is_equal]
    return alignment.matched - 0.5 * sum(
        block.quoted[1] - block.quoted[0] + block.source[1] - block.source[0] for block in unlike
    )


def _coherent(run: Sequence[Token], document: Document, strong: list[_Match]) -> list[_Match]:
    """Discard chance matches at either end, which are much farther from the rest than in the quotation."""
    while len(strong) > 1 and _is_stray(run, document, strong[0], strong[0], strong[1]):
        strong = strong[1:]
    while len(strong) > 1 and _is_stray(run, document, strong[-1], strong[-2], strong[-1]):
        strong = strong[:-1]
    return strong


def _is_stray(run: Sequence[Token], document: Document, end: _Match, before: _Match, after: _Match) -> bool:
    apart = (after[2] - before[3]) - (after[0] - before[1])
    weight = _weight(run[end[0] : end[1]])
    if apart <= max(_ASIDE, 2 * weight):
        return False
    first, last = _position(document, before[3] - 1), _position(document, after[2])
    return weight < _FIRM or document.sentence_around(first) != document.sentence_around(last)


def _widened_left(document: Document, first: int, unmatched: int) -> int:
    """Return the first source token of a run whose first `unmatched` words have no match."""
    start = first
    for _ in range(unmatched):
        start -= 1
        while start > 0 and not document.tokens[start].is_word:
            start -= 1
    start = max(0, start)
    if unmatched:
        sentence = document.sentence_around(_position(document, first))[0]
        start = bisect_left(range(first), sentence, start, key=lambda index: _position(document, index))
    return start


def _widened_right(document: Document, after: int, unmatched: Sequence[Token]) -> int:
    """Return the end of the source of a run whose last tokens have no match: as many words and marks further on."""
    words = sum(token.is_word for token in unmatched)
    marks = len(unmatched) - words
    end = after
    while end < len(document.tokens) and (words or marks):
        is_word = document.tokens[end].is_word
        if is_word and not words:
            break
        words, marks = words - is_word, marks - (not is_word and not words)
        end += 1
    return end


def _narrowed_right(document: Document, after: int, last: int) -> int:
    """Limit the source of a run to the sentence of its last match."""
    end = document.sentence_around(_position(document, after - 1))[1]
    return bisect_left(range(last), end, min(after, last), key=lambda index: _position(document, index))


def _position(document: Document, index: int) -> int:
    """Return where in the text of `document` its token `index` starts."""
    return document.original_start(document.tokens.start(index))


def _blocks(keys: list[str], theirs: list[str], first: int) -> tuple[MatchingBlock, ...]:
    """Return equal and unequal blocks, alternating."""
    blocks: list[MatchingBlock] = []
    for code in Levenshtein.opcodes(keys, theirs):
        is_equal = code.tag == "equal"
        quoted, source = (code.src_start, code.src_end), (first + code.dest_start, first + code.dest_end)
        if blocks and not is_equal and not blocks[-1].is_equal:
            before = blocks.pop()
            quoted, source = (before.quoted[0], quoted[1]), (before.source[0], source[1])
        blocks.append(MatchingBlock(quoted, source, is_equal))
    return tuple(blocks)


def _weight(run: Sequence[Token]) -> int:
    """Count the words of a matching run; a single function word or Chinese character counts nothing."""
    words = sum(token.is_word for token in run)
    return words if words > 1 or any(is_content(token) for token in run) else 0
