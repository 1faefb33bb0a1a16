"""Phrase matching by term positions; the matches become postings of their own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np

from bot.archive import Field, Posting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from bot.archive import Integers, Snapshot
    from bot.search.query.language import Phrase

KindT = TypeVar("KindT", bound=np.unsignedinteger | np.signedinteger)

TEXT_FIELDS: Final = frozenset({Field.BODY, Field.HEADLINE})
"""The fields with positions, in which phrases can be found."""

_STRIDE = 1 << 17
"""Larger than any position in a document, so that (document, position) fits one ascending number."""


def find_phrase(snapshot: Snapshot, phrase: Phrase, held: Iterable[Posting]) -> list[Posting]:
    """Return the postings of `phrase` under its name, one for each matching segment and text field.

    `held` are the postings of the roots of its words. Function words have no positions and match any one word.
    """
    wanted = [(offset, word) for offset, (stem, word) in enumerate(phrase.terms) if stem]
    words = {word for _, word in wanted}
    by_place: dict[tuple[int, Field], dict[str, Posting]] = {}
    for posting in held:
        if posting.word not in words or posting.field not in TEXT_FIELDS:
            continue
        by_place.setdefault((posting.segment, posting.field), {})[posting.word] = posting
    parts = [
        _Part(segment, field, common, [by_word[word] for _, word in wanted])
        for (segment, field), by_word in sorted(by_place.items())
        if wanted and all(word in by_word for _, word in wanted)
        if len(common := _common([by_word[word].documents for _, word in wanted]))
    ]
    placed = iter(snapshot.positions([(posting, part.common) for part in parts for posting in part.postings]))
    offsets = [offset for offset, _ in wanted]
    found = [
        (part, _starts(part.common, list(zip(offsets, islice(placed, len(offsets)), strict=True)))) for part in parts
    ]
    return [_posting(part, phrase.name, starts) for part, starts in found if len(starts)]


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A segment and field with all words of a phrase: the common documents, and the postings in phrase order."""

    segment: int
    field: Field
    common: Integers
    postings: list[Posting]


def _common(documents: list[Integers]) -> Integers:
    return reduce(_meet, sorted(documents, key=len))


def _meet(left: NDArray[KindT], right: NDArray[KindT]) -> NDArray[KindT]:
    """Intersect two ascending arrays without sorting; the first is the shorter."""
    return left[right.take(right.searchsorted(left), mode="clip") == left] if len(right) else right


def _starts(common: Integers, words: Sequence[tuple[int, tuple[Integers, Integers]]]) -> NDArray[np.int64]:
    """Return where the phrase starts, from the offset and the positions of each word in the `common` documents."""
    starts: NDArray[np.int64] | None = None
    for offset, (held, positions) in words:
        keys = common[held].astype(np.int64) * _STRIDE + positions - offset
        keys = keys[positions >= offset]
        starts = keys if starts is None else _meet(starts, keys)
    return starts if starts is not None else np.empty(0, np.int64)


def _posting(part: _Part, root: str, starts: NDArray[np.int64]) -> Posting:
    documents, counts = np.unique(starts // _STRIDE, return_counts=True)
    return Posting(
        part.segment,
        part.field,
        root,
        root,
        documents.astype(np.uint32),
        counts.astype(np.uint32),
        positions=(starts % _STRIDE).astype(np.uint32),
    )
