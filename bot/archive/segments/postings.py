"""Read the postings of words from open segments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.archive.segments.chunks import StreamRanges
from bot.archive.segments.streams import Stream, hash_roots
from bot.archive.terms import Posting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.archive.model import Field
    from bot.archive.segments.chunks import ChunkReader
    from bot.archive.segments.dictionary import TermDictionary
    from bot.archive.terms import Segment

MOST_ROOTS: Final = 400


@dataclass(frozen=True, slots=True, eq=False)
class OpenSegment:
    """A segment with its term dictionary in memory."""

    segment: Segment
    dictionary: TermDictionary

    @property
    def size(self) -> int:
        """Bytes it takes in memory."""
        documents, dictionary = self.segment.documents, self.dictionary
        arrays = (
            *(documents.numbers, documents.lengths, documents.headline_lengths, documents.days, documents.truncated),
            *(documents.first_paragraphs, documents.paragraph_starts, self.segment.live),
            *(dictionary.hashes, dictionary.by_hash, dictionary.first_documents, dictionary.first_positions),
            *(dictionary.words.starts, dictionary.roots.starts),
        )
        return sum(array.nbytes for array in arrays) + len(dictionary.words.text) + len(dictionary.roots.text)


def read_postings(
    reader: ChunkReader, segments: Mapping[int, OpenSegment], fields: Sequence[Field], roots: Sequence[str]
) -> list[Posting]:
    """Return the postings of all words with these `roots` (the first 400 of them) in `segments`, by their ids."""
    wanted = frozenset(roots[:MOST_ROOTS])
    hashes = np.unique(hash_roots(wanted))
    found = [
        (number, one.dictionary, *term)
        for number, one in segments.items()
        for term in one.dictionary.terms_of(wanted, hashes, fields)
    ]
    if not found:
        return []
    bounds = [(int(d.first_documents[term]), int(d.first_documents[term + 1])) for _, d, term, _, _ in found]
    ranges = StreamRanges(
        reader,
        [
            (number, stream, first, end)
            for (number, *_), (first, end) in zip(found, bounds, strict=True)
            for stream in (Stream.DOCUMENTS, Stream.COUNTS)
        ],
    )
    return [
        Posting(
            segment,
            field,
            root,
            dictionary.words[term],
            ranges.get(segment, Stream.DOCUMENTS, first, end),
            ranges.get(segment, Stream.COUNTS, first, end),
            term,
        )
        for (segment, dictionary, term, field, root), (first, end) in zip(found, bounds, strict=True)
    ]
