"""Align a run of quoted words with the words of a document.

Alignment only locates: what differs is read off the texts afterwards, and no score ever judges.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from rapidfuzz.distance import Indel, Levenshtein

from bot.search.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.quotation.document import Document
    from bot.quotation.words import Token

MOST_PLACES_OF_A_WORD: Final = 100
"""Places of one word in one document that are looked at."""

WINDOWS: Final = 3
"""Places of one document that a run is aligned with."""

_LIGHT: Final = 0.15
_HAN: Final = 0.4


_Match: TypeAlias = tuple[int, int, int, int]
"""Tokens of a run (start, end) that agree with tokens of a document (start, end)."""


@dataclass(frozen=True, slots=True)
class Block:
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
    blocks: tuple[Block, ...]


def is_content(token: Token) -> bool:
    """Tell whether a token is a word that tells one text from another."""
    return token.is_word and not token.is_han and token.key not in FUNCTION_WORDS


def alignments(run: Sequence[Token], document: Document) -> list[Alignment]:
    """Return the best alignments of `run` with different places of `document`, the best first."""
    windows = _windows(run, document)
    found = [alignment for low, high in windows if (alignment := _align(run, document, low, high)) is not None]
    return sorted(found, key=lambda alignment: -alignment.matched)


def _windows(run: Sequence[Token], document: Document) -> list[tuple[int, int]]:
    """Return where in `document` the words of `run` crowd together: bands of diagonals with the most weight."""
    votes: defaultdict[int, float] = defaultdict(float)
    for index, token in enumerate(run):
        weight = 1.0 if is_content(token) else _HAN if token.is_han else _LIGHT
        for place in document.token_places.get(token.key, ())[:MOST_PLACES_OF_A_WORD]:
            votes[place - index] += weight
    band = max(4, len(run) // 2)
    windows: list[tuple[int, int]] = []
    for diagonal in _crowded(sorted(votes.items()), band):
        low, high = max(0, diagonal - 2), min(len(document.tokens), diagonal + band + len(run) + 2)
        windows.append((low, high))
    return windows


def _crowded(votes: list[tuple[int, float]], band: int) -> list[int]:
    """Return the first diagonals of the heaviest bands, none overlapping another."""
    sums: list[tuple[float, int]] = []
    total, head = 0.0, 0
    for tail, (diagonal, weight) in enumerate(votes):
        total += weight
        while votes[head][0] < diagonal - band:
            total -= votes[head][1]
            head += 1
        # Of equally heavy bands the narrowest is meant: it starts where the weight does.
        sums.append((total - 0.001 * (votes[tail][0] - votes[head][0]), votes[head][0]))
    chosen: list[int] = []
    for _, diagonal in sorted(sums, reverse=True):
        if all(abs(diagonal - other) > band for other in chosen):
            chosen.append(diagonal)
            if len(chosen) == WINDOWS:
                break
    return chosen


def _align(run: Sequence[Token], document: Document, low: int, high: int) -> Alignment | None:
    keys = [token.key for token in run]
    theirs = [token.key for token in document.tokens[low:high]]
    strong = [
        block
        for code in Indel.opcodes(keys, theirs)
        if code.tag == "equal" and _weight(run[code.src_start : code.src_end]) > 0
        for block in [(code.src_start, code.src_end, low + code.dest_start, low + code.dest_end)]
    ]
    strong = _coherent(run, strong)
    # What agrees at either end may be the neighbouring sentence, which begins or ends alike: less of it may fit better.
    options = [strong, strong[1:], strong[:-1]] if len(strong) > 1 else [strong]
    return max((_aligned(run, document, option) for option in options if option), key=_merit, default=None)


def _aligned(run: Sequence[Token], document: Document, strong: list[_Match]) -> Alignment:
    first = _widened_left(document, strong[0][2], strong[0][0])
    last = min(len(document.tokens), strong[-1][3] + len(run) - strong[-1][1])
    last = _narrowed_right(document, strong[-1][3], last)
    theirs = [token.key for token in document.tokens[first:last]]
    blocks = _blocks([token.key for token in run], theirs, first)
    matched = sum(_weight(run[slice(*block.quoted)]) for block in blocks if block.is_equal)
    return Alignment(document, first, last, matched, blocks)


def _merit(alignment: Alignment) -> float:
    """Weigh what agrees against what does not."""
    unlike = [block for block in alignment.blocks if not block.is_equal]
    return alignment.matched - 0.5 * sum(
        block.quoted[1] - block.quoted[0] + block.source[1] - block.source[0] for block in unlike
    )


def _coherent(run: Sequence[Token], strong: list[_Match]) -> list[_Match]:
    """Leave out what agrees at either end but stands much farther from the rest than it was quoted: it is chance."""
    while len(strong) > 1 and _is_stray(run, strong[0], strong[0], strong[1]):
        strong = strong[1:]
    while len(strong) > 1 and _is_stray(run, strong[-1], strong[-2], strong[-1]):
        strong = strong[:-1]
    return strong


def _is_stray(run: Sequence[Token], end: _Match, before: _Match, after: _Match) -> bool:
    apart = (after[2] - before[3]) - (after[0] - before[1])
    return apart > max(4, 2 * _weight(run[end[0] : end[1]]))


def _widened_left(document: Document, first: int, unmatched: int) -> int:
    """Return where the source of a run starts whose first `unmatched` tokens agree with nothing."""
    start = max(0, first - unmatched)
    if unmatched:
        sentence = document.sentence_around(document.original_start(document.tokens[first].start))[0]
        while start < first and document.original_start(document.tokens[start].start) < sentence:
            start += 1
    return start


def _narrowed_right(document: Document, after: int, last: int) -> int:
    """Keep the source of a run inside the sentence in which it last agrees."""
    end = document.sentence_around(document.original_start(document.tokens[after - 1].start))[1]
    while last > after and document.original_start(document.tokens[last - 1].start) >= end:
        last -= 1
    return last


def _blocks(keys: list[str], theirs: list[str], first: int) -> tuple[Block, ...]:
    """Return the runs that agree and those that do not, in turn."""
    blocks: list[Block] = []
    for code in Levenshtein.opcodes(keys, theirs):
        is_equal = code.tag == "equal"
        quoted, source = (code.src_start, code.src_end), (first + code.dest_start, first + code.dest_end)
        if blocks and not is_equal and not blocks[-1].is_equal:
            before = blocks.pop()
            quoted, source = (before.quoted[0], quoted[1]), (before.source[0], source[1])
        blocks.append(Block(quoted, source, is_equal))
    return tuple(blocks)


def _weight(run: Sequence[Token]) -> int:
    """Count the words of an agreeing run; a function word or a Chinese character by itself is chance."""
    words = sum(token.is_word for token in run)
    return words if words > 1 or any(is_content(token) for token in run) else 0
