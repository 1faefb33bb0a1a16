"""Turn articles into the postings of a new segment (pure, no SQL)."""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain, count
from operator import itemgetter
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.archive.model import Field
from bot.archive.sqlite.streams import Stream, hash_of
from bot.archive.terms import LAST_POSITION, MOST_COUNTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.archive.model import IndexEntry, Term
    from bot.archive.terms import Days, Flags, Integers

_WORD: Final = itemgetter(1)

_COUNTABLE: Final = 1 << 16

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
            Stream.WORDS: "\n".join((*self.words, "")).encode(),
            Stream.ROOTS: "\n".join((*self.roots, "")).encode(),
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

    Terms are numbered as they come, apart for each field, and one stable sort brings the tokens of each together: the
    documents and the positions within them are in order already.
    """

    _counter: count[int] = field(default_factory=count)
    _numbers: dict[Field, dict[Term, int]] = field(init=False)
    _terms: array[int] = field(default_factory=lambda: array("I"))
    _documents: list[int] = field(default_factory=list[int])
    _lengths: list[int] = field(default_factory=list[int])

    def __post_init__(self) -> None:
        self._numbers = {home: defaultdict(self._counter.__next__) for home in Field}

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
        before = len(self._terms)
        self._terms.extend(map(self._numbers[home].__getitem__, terms))
        self._documents.append(document)
        self._lengths.append(len(self._terms) - before)

    def inverted(self) -> tuple[Terms, list[int]]:
        """Return all terms, and how many of them each field has."""
        own_number = self._set_function_words_apart()
        ranks = np.empty(len(own_number), dtype=np.uint32)
        terms: list[Term] = []
        term_counts: list[int] = []
        for numbered in self._numbers.values():
            ordered = _in_order(numbered)
            first = len(terms)
            terms += ordered
            ranks[[*map(numbered.__getitem__, ordered)]] = np.arange(first, len(terms))
            term_counts.append(len(ordered))
        placed = np.repeat([home in PLACED_FIELDS for home in self._numbers], term_counts)
        words, roots = [word for _, word in terms], [root or word for root, word in terms]
        hashes = np.array([*map(hash_of, roots)], np.uint32)
        return Terms(words, roots, hashes, *self._cells(ranks[own_number], placed)), term_counts

    def _set_function_words_apart(self) -> NDArray[np.intp]:
        """Give function words, which have no root, a field of their own; return which number each number has there."""
        own_number = np.arange(next(self._counter))
        functions = self._numbers[Field.FUNCTION]
        for numbered in self._numbers.values():
            if numbered is not functions:
                for term in [term for term in numbered if not term[0]]:
                    number = numbered.pop(term)
                    own_number[number] = functions.setdefault(term, number)
        return own_number

    def _cells(self, ranks: Integers, placed: Flags) -> tuple[Integers, ...]:
        """Count the tokens of each (term, document): frequencies, totals, documents, counts and positions."""
        lengths = np.array(self._lengths, dtype=np.int64)
        terms = ranks[np.frombuffer(self._terms, dtype=np.uint32)]
        positions = np.arange(len(terms)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        size = len(placed)
        # Terms of two bytes are counted instead of compared.
        order = np.argsort(terms.astype(np.uint16) if size <= _COUNTABLE else terms, kind="stable")
        terms = terms[order].astype(np.intp)
        documents = np.repeat(np.array(self._documents, dtype=np.uint32), lengths)[order]
        starts = np.flatnonzero(np.diff(terms, prepend=-1) | np.diff(documents, prepend=0))
        counts = np.diff(starts, append=len(terms))
        kept = placed[terms] & (np.arange(len(terms)) - np.repeat(starts, counts) < MOST_COUNTED)
        return (
            np.bincount(terms[starts], minlength=size).astype(np.uint32),
            np.bincount(terms[kept], minlength=size).astype(np.uint32),
            documents[starts],
            np.minimum(counts, MOST_COUNTED).astype(np.uint8),
            np.minimum(positions[order][kept], LAST_POSITION).astype(np.uint16),
        )


def _in_order(terms: Iterable[Term]) -> list[Term]:
    """Return (root, word) pairs by their words, then roots."""
    by_word = sorted(terms, key=_WORD)
    if len(set(map(_WORD, by_word))) == len(by_word):  # as it is in nearly all fields: and words are quicker to compare
        return by_word
    return sorted(sorted(by_word), key=_WORD)


def little_endian(values: Column, kind: str) -> bytes:
    """Return `values` as stored: an array of numpy's `kind`, little-endian."""
    return np.asarray(values, dtype=f"<{kind}").tobytes()
