"""Words that follow one another, found by their positions and made a posting of their own."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from bot.archive.terms import Posting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bot.archive.protocols import Snapshot
    from bot.search.query import Phrase

_STRIDE = 1 << 17
"""More than any position of a document, so that (document, position) is one ascending number."""


def find_phrase(snapshot: Snapshot, phrase: Phrase, root: str, held: Sequence[Posting]) -> list[Posting]:
    """Return the postings of `phrase` under `root`, one for each segment and field that has it.

    `held` are postings of its words. Function words have no positions: they leave a gap of the right width.
    """
    wanted = [(offset, word) for offset, (stem, word) in enumerate(phrase.terms) if stem]
    made: list[Posting] = []
    for segment, field in sorted({(posting.segment, posting.field) for posting in held}):
        by_word = {p.word: p for p in held if p.segment == segment and p.field == field}
        if wanted and all(word in by_word for _, word in wanted):
            starts = _starts(snapshot, [(offset, by_word[word]) for offset, word in wanted])
            if len(starts):
                documents, counts = np.unique(starts // _STRIDE, return_counts=True)
                made.append(
                    Posting(
                        segment,
                        field,
                        root,
                        root,
                        documents.astype(np.uint32),
                        counts.astype(np.uint32),
                        positions=(starts % _STRIDE).astype(np.uint32),
                    )
                )
    return made


def _starts(snapshot: Snapshot, words: Sequence[tuple[int, Posting]]) -> NDArray[np.int64]:
    common = reduce(
        lambda left, right: np.intersect1d(left, right, assume_unique=True),
        sorted((posting.documents for _, posting in words), key=len),
    )
    starts: NDArray[np.int64] | None = None
    if not len(common):
        return np.empty(0, np.int64)
    placed = snapshot.places([(posting, common) for _, posting in words])
    for (offset, _), (held, positions) in zip(words, placed, strict=True):
        keys = common[held].astype(np.int64) * _STRIDE + positions - offset
        keys = keys[positions >= offset]
        starts = keys if starts is None else np.intersect1d(starts, keys, assume_unique=True)
    return starts if starts is not None else np.empty(0, np.int64)
