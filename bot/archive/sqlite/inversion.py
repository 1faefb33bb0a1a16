"""Turn articles into the postings of a new segment (pure, no SQL)."""

from __future__ import annotations

import sys
from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from bot.archive.model import Field, IndexEntry, Term
from bot.archive.terms import LAST_POSITION, MOST_COUNTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.archive.terms import Days, Flags, Integers

_FIELDS_WITHOUT_POSITIONS = frozenset({Field.FUNCTION, Field.AUTHOR, Field.SOURCE, Field.NAME})


@dataclass(slots=True)
class GrowingPosting:
    """A posting while its segment is being written."""

    documents: array[int] = field(default_factory=lambda: array("I"))
    counts: array[int] = field(default_factory=lambda: array("B"))
    positions: array[int] = field(default_factory=lambda: array("H"))

    def stored(self) -> tuple[bytes, bytes, bytes]:
        """Return documents, counts and positions as they are stored."""
        if sys.byteorder == "big":
            return little_endian(self.documents, "u4"), self.counts.tobytes(), little_endian(self.positions, "u2")
        return self.documents.tobytes(), self.counts.tobytes(), self.positions.tobytes()


GrowingPostings = defaultdict[tuple[Field, str, str], GrowingPosting]


Column: TypeAlias = "list[int] | Integers | Days | Flags"


@dataclass(frozen=True, slots=True)
class DescribedDocuments:
    """The documents of a segment as they are stored (see `bot.archive.terms.Documents`)."""

    numbers: Column
    lengths: Column
    headline_lengths: Column
    days: Column
    truncated: Column
    paragraph_counts: Column
    paragraph_starts: Column


@dataclass(frozen=True, slots=True)
class Inverted:
    """The content of a new segment."""

    numbers: list[int]
    lengths: list[int]
    headline_lengths: list[int]
    days: list[int]
    truncated: list[int]
    paragraph_counts: list[int]
    paragraph_starts: list[int]
    postings: GrowingPostings

    def described(self) -> DescribedDocuments:
        """Return what is stored of the documents themselves."""
        return DescribedDocuments(
            self.numbers,
            self.lengths,
            self.headline_lengths,
            self.days,
            self.truncated,
            self.paragraph_counts,
            self.paragraph_starts,
        )


def invert(entries: Sequence[IndexEntry]) -> Inverted:
    """Return the segment of `entries`, all of one scope, each article once."""
    inverted = Inverted([], [], [], [], [], [], [], defaultdict(GrowingPosting))
    for document, entry in enumerate(sorted(entries, key=lambda entry: entry.key)):
        _describe(inverted, entry)
        _place(inverted.postings, document, entry)
    return inverted


def _describe(inverted: Inverted, entry: IndexEntry) -> None:
    article = entry.article
    inverted.numbers.append(entry.key.number)
    inverted.headline_lengths.append(min(len(article.headline), LAST_POSITION))
    inverted.days.append(article.day)
    inverted.truncated.append(article.truncated)
    inverted.paragraph_counts.append(len(article.paragraphs))
    length = 0
    for paragraph in article.paragraphs:
        inverted.paragraph_starts.append(min(length, LAST_POSITION))
        length += len(paragraph)
    inverted.lengths.append(length)


def _place(postings: GrowingPostings, document: int, entry: IndexEntry) -> None:
    article = entry.article
    body = (term for paragraph in article.paragraphs for term in paragraph)
    _place_terms(postings, document, Field.BODY, body)
    _place_terms(postings, document, Field.HEADLINE, article.headline)
    _place_terms(postings, document, Field.AUTHOR, article.authors)
    _place_terms(postings, document, Field.NAME, article.names)
    source = " ".join(entry.source.split())
    if source:
        _place_terms(postings, document, Field.SOURCE, [(source.casefold(), source)])


def _place_terms(postings: GrowingPostings, document: int, home: Field, terms: Iterable[Term]) -> None:
    places: defaultdict[Term, list[int]] = defaultdict(list)
    for position, term in enumerate(terms):
        places[term].append(position)
    for (root, word), positions in places.items():
        field = home if root else Field.FUNCTION
        posting = postings[field, root or word, word]
        if posting.documents and posting.documents[-1] == document:  # a function word of headline and body
            continue
        posting.documents.append(document)
        kept = positions[:MOST_COUNTED]
        posting.counts.append(len(kept))
        if field not in _FIELDS_WITHOUT_POSITIONS:
            posting.positions.extend(kept if kept[-1] <= LAST_POSITION else [min(p, LAST_POSITION) for p in kept])


def little_endian(values: Column | Sequence[int] | array[int], kind: str) -> bytes:
    """Return `values` as stored: an array of numpy's `kind`, little-endian."""
    return np.asarray(values, dtype=f"<{kind}").tobytes()
