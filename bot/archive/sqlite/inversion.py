"""Turn articles into the postings of a new segment (pure, no SQL)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain, count
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.archive.model import Field
from bot.archive.sqlite.streams import Stream, hash_of
from bot.archive.terms import LAST_POSITION, MOST_COUNTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.archive.model import IndexEntry, Term
    from bot.archive.terms import Days, Flags, Integers

Column: TypeAlias = "list[int] | Integers | Days | Flags"

PLACED_FIELDS = frozenset({Field.BODY, Field.HEADLINE})
"""The fields of which positions are kept."""


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
class Terms:
    """Some terms in order, with all their postings: the streams of a segment, or a stretch of them.

    `documents` and `counts` follow one another term by term, as many as `frequencies` tell, `positions` as many as
    `totals` do.
    """

    words: Sequence[str]
    roots: Sequence[str]
    hashes: Integers
    frequencies: Integers
    totals: Integers
    documents: Integers
    counts: Integers
    positions: Integers

    def streams(self) -> dict[Stream, bytes]:
        """Return these terms as they are stored."""
        return {
            Stream.WORDS: "".join(f"{word}\n" for word in self.words).encode(),
            Stream.ROOTS: "".join(f"{root}\n" for root in self.roots).encode(),
            Stream.HASHES: little_endian(self.hashes, "u4"),
            Stream.FREQUENCIES: little_endian(self.frequencies, "u4"),
            Stream.TOTALS: little_endian(self.totals, "u4"),
            Stream.DOCUMENTS: little_endian(self.documents, "u4"),
            Stream.COUNTS: little_endian(self.counts, "u1"),
            Stream.POSITIONS: little_endian(self.positions, "u2"),
        }


@dataclass(frozen=True, slots=True)
class Inverted:
    """The content of a new segment. `term_counts` tells how many terms each field has."""

    described: DescribedDocuments
    terms: Terms
    term_counts: list[int]


def invert(entries: Sequence[IndexEntry]) -> Inverted:
    """Return the segment of `entries`, all of one scope, each article once."""
    in_order = sorted(entries, key=lambda entry: entry.key)
    tokens = _Tokens()
    for document, entry in enumerate(in_order):
        tokens.take(document, entry)
    terms, term_counts = tokens.inverted()
    return Inverted(_described(in_order), terms, term_counts)


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

    def inverted(self) -> tuple[Terms, list[int]]:
        """Return all terms, and how many of them each field has."""
        keys = sorted(
            (int(home), word, root or word, number)
            for home, numbered in self._numbers.items()
            for (root, word), number in numbered.items()
        )
        ranks = np.empty(len(keys), dtype=np.int64)
        ranks[[number for *_, number in keys]] = np.arange(len(keys))
        homes = np.array([home for home, *_ in keys], dtype=np.intp)
        roots = [root for _, _, root, _ in keys]
        cells = self._cells(ranks, np.isin(homes, list(PLACED_FIELDS)))
        terms = Terms([word for _, word, _, _ in keys], roots, np.array([*map(hash_of, roots)], np.uint32), *cells)
        return terms, np.bincount(homes, minlength=len(Field)).tolist()

    def _cells(self, ranks: NDArray[np.int64], placed: Flags) -> tuple[Integers, ...]:
        """Count the tokens of each (term, document): frequencies, totals, documents, counts and positions."""
        lengths = np.array(self._lengths, dtype=np.int64)
        terms = ranks[np.array(self._terms, dtype=np.intp)]
        positions = np.arange(len(terms)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        order = np.argsort(terms, kind="stable")
        terms = terms[order]
        documents = np.repeat(np.array(self._documents, dtype=np.uint32), lengths)[order]
        starts = np.flatnonzero(np.diff(terms, prepend=-1) | np.diff(documents, prepend=0))
        counts = np.diff(starts, append=len(terms))
        kept = placed[terms] & (np.arange(len(terms)) - np.repeat(starts, counts) < MOST_COUNTED)
        size = len(ranks)
        return (
            np.bincount(terms[starts], minlength=size).astype(np.uint32),
            np.bincount(terms[kept], minlength=size).astype(np.uint32),
            documents[starts],
            np.minimum(counts, MOST_COUNTED).astype(np.uint8),
            np.minimum(positions[order][kept], LAST_POSITION).astype(np.uint16),
        )


def little_endian(values: Column, kind: str) -> bytes:
    """Return `values` as stored: an array of numpy's `kind`, little-endian."""
    return np.asarray(values, dtype=f"<{kind}").tobytes()
