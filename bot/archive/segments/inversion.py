"""Invert articles: turn them into the documents, terms and postings of a new segment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.archive.model import Field
from bot.archive.segments.documents import DocumentColumns, little_endian
from bot.archive.segments.streams import Stream, hash_roots
from bot.archive.segments.tokens import TokenCollector
from bot.archive.terms import LAST_POSITION, MOST_COUNTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive.index import Analyser
    from bot.archive.model import IndexEntry
    from bot.archive.segments.tokens import SortedTokens, TokenizedTexts
    from bot.archive.terms import Integers

_TWO_BYTES: Final = 1 << 16

POSITIONAL_FIELDS = frozenset({Field.BODY, Field.HEADLINE})
"""The fields whose positions are stored."""


@dataclass(frozen=True, slots=True, eq=False)
class TermPostings:
    """Terms in order with all their postings: those of a whole segment, or the next ones to be appended to it.

    `documents` and `counts` follow one another term by term, `frequencies[i]` of them for term i, and `positions`
    likewise, `totals[i]` of them.
    """

    words: Sequence[str]
    roots: Sequence[str]
    hashes: Integers
    frequencies: Integers
    totals: Integers
    documents: Integers
    counts: Integers
    positions: Integers

    def encode(self) -> dict[Stream, bytes]:
        """Return what is stored of these terms in each stream."""
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


@dataclass(frozen=True, slots=True, eq=False)
class InvertedArticles:
    """The content of a new segment. `term_counts` are the numbers of terms of the fields."""

    documents: DocumentColumns
    terms: TermPostings
    term_counts: list[int]


def invert(entries: Sequence[IndexEntry], analyse: Analyser) -> InvertedArticles:
    """Invert `entries`, which `analyse` made: articles of one scope, each of them once."""
    in_order = sorted(entries, key=lambda entry: entry.key)
    collector = TokenCollector(analyse)
    for document, entry in enumerate(in_order):
        collector.add(document, entry)
    tokens = collector.sorted_tokens()
    words, roots = [word for _, word in tokens.terms], [root or word for root, word in tokens.terms]
    terms = TermPostings(words, roots, hash_roots(roots), *_postings(tokens))
    return InvertedArticles(_documents(in_order, tokens.texts), terms, tokens.term_counts)


def _documents(entries: Sequence[IndexEntry], texts: TokenizedTexts) -> DocumentColumns:
    body, headline = ~texts.is_headline, texts.is_headline
    lengths = np.bincount(texts.documents[body], texts.lengths[body], len(entries))
    return DocumentColumns(
        numbers=[entry.key.number for entry in entries],
        lengths=lengths.astype(np.uint32),
        headline_lengths=np.minimum(texts.lengths[headline], LAST_POSITION).astype(np.uint16),
        days=[entry.article.day for entry in entries],
        truncated=[int(entry.article.truncated) for entry in entries],
        paragraph_counts=[len(entry.article.paragraphs) for entry in entries],
        paragraph_starts=np.minimum(texts.starts[body], LAST_POSITION).astype(np.uint16),
    )


def _postings(tokens: SortedTokens) -> tuple[Integers, ...]:
    """Group the tokens by (term, document): frequencies, totals, documents, counts and positions."""
    is_positional = np.repeat([field in POSITIONAL_FIELDS for field in Field], tokens.term_counts)
    size = len(is_positional)
    # Numbers of two bytes get a radix sort.
    order = np.argsort(tokens.ranks.astype(np.uint16) if size <= _TWO_BYTES else tokens.ranks, kind="stable")
    terms, documents = tokens.ranks[order], tokens.documents[order]
    starts = np.flatnonzero(np.diff(terms, prepend=-1) | np.diff(documents, prepend=0))
    counts = np.diff(starts, append=len(terms))
    kept = is_positional[terms] & (np.arange(len(terms)) - np.repeat(starts, counts) < MOST_COUNTED)
    return (
        np.bincount(terms[starts], minlength=size).astype(np.uint32),
        np.bincount(terms[kept], minlength=size).astype(np.uint32),
        documents[starts].astype(np.uint32),
        np.minimum(counts, MOST_COUNTED).astype(np.uint8),
        np.minimum(tokens.positions[order][kept], LAST_POSITION).astype(np.uint16),
    )
