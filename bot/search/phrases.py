"""Words that follow one another, found by their positions and made a posting of their own."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from bot.archive.terms import Posting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bot.archive.terms import Integers
    from bot.search.query import Phrase

_STRIDE = 1 << 17
"""More than any position of a document, so that (document, position) is one ascending number."""


def places_in(posting: Posting, documents: Integers) -> tuple[Integers, Integers]:
    """Return where the word of `posting` stands in `documents`: the index into `documents`, and the position."""
    at = np.searchsorted(posting.documents, documents)
    at[at == len(posting.documents)] = 0
    held = np.flatnonzero(posting.documents[at] == documents) if len(posting.documents) else np.empty(0, np.intp)
    at = at[held]
    ends = np.cumsum(posting.counts, dtype=np.int64)
    counts = posting.counts[at].astype(np.int64)
    starts = ends[at] - counts
    inner = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(held, counts).astype(np.uint32), posting.positions[np.repeat(starts, counts) + inner]


def find_phrase(phrase: Phrase, root: str, placed: Sequence[Posting]) -> list[Posting]:
    """Return the postings of `phrase` under `root`, one for each segment and field that has it.

    `placed` are postings with positions. Function words have none: they leave a gap of the right width.
    """
    wanted = [(offset, word) for offset, (stem, word) in enumerate(phrase.terms) if stem]
    homes = {(posting.segment, posting.field) for posting in placed}
    made: list[Posting] = []
    for segment, field in sorted(homes):
        by_word = {p.word: p for p in placed if p.segment == segment and p.field == field}
        if wanted and all(word in by_word for _, word in wanted):
            starts = _starts([(offset, by_word[word]) for offset, word in wanted])
            if len(starts):
                documents, counts = np.unique(starts // _STRIDE, return_counts=True)
                positions = (starts % _STRIDE).astype(np.uint32)
                made.append(
                    Posting(segment, field, root, root, documents.astype(np.uint32), _capped(counts), positions)
                )
    return made


def _starts(words: Sequence[tuple[int, Posting]]) -> NDArray[np.int64]:
    common = reduce(
        lambda left, right: np.intersect1d(left, right, assume_unique=True),
        sorted((posting.documents for _, posting in words), key=len),
    )
    starts: NDArray[np.int64] | None = None
    for offset, posting in words:
        held, positions = places_in(posting, common)
        keys = common[held].astype(np.int64) * _STRIDE + positions - offset
        keys = keys[positions >= offset]
        starts = keys if starts is None else np.intersect1d(starts, keys, assume_unique=True)
    return starts if starts is not None else np.empty(0, np.int64)


def _capped(counts: NDArray[np.intp]) -> Integers:
    return np.asarray(counts, dtype=np.uint32)
