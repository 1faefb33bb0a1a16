"""Turn articles into the postings of a new segment (pure, no SQL)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from bot.archive.model import Field
from bot.archive.sqlite.index.streams import Stream, hashes_of
from bot.archive.sqlite.index.tokens import Tokens
from bot.archive.terms import LAST_POSITION, MOST_COUNTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive.index import Analyser
    from bot.archive.model import IndexEntry
    from bot.archive.sqlite.index.tokens import Laid, Texts
    from bot.archive.terms import Days, Flags, Integers

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


def invert(entries: Sequence[IndexEntry], analyse: Analyser) -> Inverted:
    """Return the segment of `entries`, which `analyse` made: all of one scope, each article once."""
    in_order = sorted(entries, key=lambda entry: entry.key)
    tokens = Tokens(analyse)
    for document, entry in enumerate(in_order):
        tokens.take(document, entry)
    laid = tokens.laid()
    words, roots = [word for _, word in laid.terms], [root or word for root, word in laid.terms]
    return Inverted(
        _described(in_order, laid.texts), Terms(words, roots, hashes_of(roots), *_cells(laid)), laid.term_counts
    )


def _described(entries: Sequence[IndexEntry], texts: Texts) -> DescribedDocuments:
    body, headline = ~texts.is_headline, texts.is_headline
    lengths = np.bincount(texts.documents[body], texts.lengths[body], len(entries))
    return DescribedDocuments(
        numbers=[entry.key.number for entry in entries],
        lengths=lengths.astype(np.uint32),
        headline_lengths=np.minimum(texts.lengths[headline], LAST_POSITION).astype(np.uint16),
        days=[entry.article.day for entry in entries],
        truncated=[int(entry.article.truncated) for entry in entries],
        paragraph_counts=[len(entry.article.paragraphs) for entry in entries],
        paragraph_starts=np.minimum(texts.starts[body], LAST_POSITION).astype(np.uint16),
    )


def _cells(laid: Laid) -> tuple[Integers, ...]:
    """Count the tokens of each (term, document): frequencies, totals, documents, counts and positions."""
    placed = np.repeat([home in PLACED_FIELDS for home in Field], laid.term_counts)
    size = len(placed)
    # Terms of two bytes are counted instead of compared.
    order = np.argsort(laid.ranks.astype(np.uint16) if size <= _COUNTABLE else laid.ranks, kind="stable")
    terms, documents = laid.ranks[order], laid.documents[order]
    starts = np.flatnonzero(np.diff(terms, prepend=-1) | np.diff(documents, prepend=0))
    counts = np.diff(starts, append=len(terms))
    kept = placed[terms] & (np.arange(len(terms)) - np.repeat(starts, counts) < MOST_COUNTED)
    return (
        np.bincount(terms[starts], minlength=size).astype(np.uint32),
        np.bincount(terms[kept], minlength=size).astype(np.uint32),
        documents[starts].astype(np.uint32),
        np.minimum(counts, MOST_COUNTED).astype(np.uint8),
        np.minimum(laid.positions[order][kept], LAST_POSITION).astype(np.uint16),
    )


def little_endian(values: Column, kind: str) -> bytes:
    """Return `values` as stored: an array of numpy's `kind`, little-endian."""
    return np.asarray(values, dtype=f"<{kind}").tobytes()
