"""Turn articles into the postings of a new segment (pure, no SQL)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain, count
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.archive.model import Field
from bot.archive.terms import LAST_POSITION, MOST_COUNTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.archive.model import IndexEntry, Term
    from bot.archive.terms import Days, Flags, Integers

Column: TypeAlias = "list[int] | Integers | Days | Flags"
StoredPosting: TypeAlias = tuple[int, str, str, bytes, bytes, bytes]
"""Field, root and word; documents, counts and positions as they are stored."""

_PLACED_FIELDS = frozenset({Field.BODY, Field.HEADLINE})


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
    """The content of a new segment, its postings in the order of their keys."""

    described: DescribedDocuments
    postings: list[StoredPosting]


def invert(entries: Sequence[IndexEntry]) -> Inverted:
    """Return the segment of `entries`, all of one scope, each article once."""
    in_order = sorted(entries, key=lambda entry: entry.key)
    tokens = _Tokens()
    for document, entry in enumerate(in_order):
        tokens.take(document, entry)
    return Inverted(_described(in_order), tokens.postings())


def _described(entries: Sequence[IndexEntry]) -> DescribedDocuments:
    articles = [entry.article for entry in entries]
    starts: list[int] = []
    lengths: list[int] = []
    for article in articles:
        length = 0
        for paragraph in article.paragraphs:
            starts.append(min(length, LAST_POSITION))
            length += len(paragraph)
        lengths.append(length)
    return DescribedDocuments(
        numbers=[entry.key.number for entry in entries],
        lengths=lengths,
        headline_lengths=[min(len(article.headline), LAST_POSITION) for article in articles],
        days=[article.day for article in articles],
        truncated=[int(article.truncated) for article in articles],
        paragraph_counts=[len(article.paragraphs) for article in articles],
        paragraph_starts=starts,
    )


@dataclass(slots=True)
class _Tokens:
    """Every token of a segment: the number of its term, its document and its position.

    Terms are numbered as they come, and one stable sort brings the tokens of each together: the documents and the
    positions within them are in order already.
    """

    _counter: count[int] = field(default_factory=count)
    _numbers: dict[Field, defaultdict[Term, int]] = field(default_factory=dict[Field, "defaultdict[Term, int]"])
    _terms: list[int] = field(default_factory=list[int])
    _documents: list[int] = field(default_factory=list[int])
    _lengths: list[int] = field(default_factory=list[int])

    def take(self, document: int, entry: IndexEntry) -> None:
        """Add the tokens of an article."""
        article = entry.article
        self._add(document, Field.BODY, chain.from_iterable(article.paragraphs))
        self._add(document, Field.HEADLINE, article.headline)
        self._add(document, Field.AUTHOR, article.authors)
        self._add(document, Field.NAME, article.names)
        source = " ".join(entry.source.split())
        if source:
            self._add(document, Field.SOURCE, [(source.casefold(), source)])

    def _add(self, document: int, home: Field, terms: Iterable[Term]) -> None:
        own, function = self._of(home), self._of(Field.FUNCTION)
        numbers = [own[term] if term[0] else function[term] for term in terms]
        self._terms += numbers
        self._documents.append(document)
        self._lengths.append(len(numbers))

    def _of(self, home: Field) -> defaultdict[Term, int]:
        if home not in self._numbers:
            self._numbers[home] = defaultdict(self._counter.__next__)
        return self._numbers[home]

    def postings(self) -> list[StoredPosting]:
        """Return a posting for each term, in the order of their keys."""
        if not self._terms:
            return []
        terms = np.array(self._terms, dtype=np.uint32)
        lengths = np.array(self._lengths)
        documents = np.repeat(np.array(self._documents, dtype=np.uint32), lengths)
        positions = np.arange(len(terms)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        order = np.argsort(terms, kind="stable")
        cells = _Cells.of(terms[order], documents[order], np.minimum(positions[order], LAST_POSITION))
        keys = sorted(
            (int(home), root or word, word, number)
            for home, numbered in self._numbers.items()
            for (root, word), number in numbered.items()
        )
        return [
            (home, root, word, *cells.stored(number, placed=home in _PLACED_FIELDS))
            for home, root, word, number in keys
        ]


@dataclass(frozen=True, slots=True)
class _Cells:
    """The (term, document) pairs of a segment, term by term. `first` and `first_position` say where a term begins."""

    documents: bytes
    counts: bytes
    positions: bytes
    first: list[int]
    first_position: list[int]

    @classmethod
    def of(cls, terms: Integers, documents: Integers, positions: NDArray[np.int64]) -> _Cells:
        """Count the tokens (in order of term, document and position) of each pair."""
        changes = (terms[1:] != terms[:-1]) | (documents[1:] != documents[:-1])
        starts = np.flatnonzero(np.concatenate(([True], changes)))
        counts = np.diff(np.append(starts, len(terms)))
        kept = np.arange(len(terms)) - np.repeat(starts, counts) < MOST_COUNTED
        counts = np.minimum(counts, MOST_COUNTED)
        firsts = np.flatnonzero(np.concatenate(([True], terms[starts][1:] != terms[starts][:-1])))
        before = np.concatenate(([0], np.cumsum(counts)))
        return cls(
            documents[starts].astype("<u4").tobytes(),
            counts.astype("u1").tobytes(),
            positions[kept].astype("<u2").tobytes(),
            [*firsts.tolist(), len(starts)],
            [*before[firsts].tolist(), int(before[-1])],
        )

    def stored(self, term: int, *, placed: bool) -> tuple[bytes, bytes, bytes]:
        """Return documents, counts and (where they are kept) positions of a term."""
        first, end = self.first[term], self.first[term + 1]
        positions = self.positions[2 * self.first_position[term] : 2 * self.first_position[term + 1]] if placed else b""
        return self.documents[4 * first : 4 * end], self.counts[first:end], positions


def little_endian(values: Column, kind: str) -> bytes:
    """Return `values` as stored: an array of numpy's `kind`, little-endian."""
    return np.asarray(values, dtype=f"<{kind}").tobytes()
