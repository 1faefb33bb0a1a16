"""Find every token of some articles: its term, its field, its document and its position (pure, no SQL)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain, count
from operator import itemgetter
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from bot.archive.model import Field
from bot.archive.sqlite.index.pieces import cut
from bot.archive.sqlite.index.runs import gathered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.archive.index import Analyser
    from bot.archive.model import IndexEntry, Term
    from bot.archive.terms import Flags, Integers

_WORD: Final = itemgetter(1)

_CHARACTERS_AT_ONCE: Final = 1 << 20
"""Of texts that are cut together: some thirty bytes of memory each, for as long as that takes."""


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """Some texts, parallel to one another: each paragraph of an article, then its headline.

    `starts` tells at what position of its field a text begins, `lengths` how many terms it has.
    """

    documents: NDArray[np.int64]
    is_headline: Flags
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """All tokens, parallel to one another, and the `terms` they are of: those of a field stand together, in order.

    The tokens of a term come in the order of their documents and positions.
    """

    texts: Texts
    terms: list[Term]
    term_counts: list[int]
    ranks: NDArray[np.int64]
    documents: NDArray[np.int64]
    positions: NDArray[np.int64]


class Tokens:
    """Takes articles, and lays out their tokens."""

    def __init__(self, analyse: Analyser) -> None:
        self._terms_of = analyse.terms_of
        self._number_of: defaultdict[Term, int] = defaultdict(count().__next__)
        self._uncut: list[str] = []
        self._characters = 0
        self._documents: list[int] = []
        self._is_headline: list[bool] = []
        self._lengths: list[NDArray[np.int64]] = []
        self._in_texts: list[Integers] = []
        self._apart: list[tuple[int, int, int]] = []

    def take(self, document: int, entry: IndexEntry) -> None:
        """Add an article; documents come in order."""
        article = entry.article
        texts = (*article.paragraphs, article.headline)
        self._uncut += texts
        self._documents += [document] * len(texts)
        self._is_headline += [False] * len(article.paragraphs) + [True]
        self._characters += sum(map(len, texts))
        if self._characters > _CHARACTERS_AT_ONCE:
            self._cut()
        source = " ".join(entry.source.split())
        of_source = [(source.casefold(), source)] if source else []
        apart = ((Field.AUTHOR, article.authors), (Field.SOURCE, of_source), (Field.NAME, article.names))
        self._apart += [(self._number_of[term], home, document) for home, terms in apart for term in terms]

    def _cut(self) -> None:
        """Find the terms of the texts that are waiting; what comes again is asked for once."""
        pieces = cut(self._uncut)
        found = [*map(self._terms_of, pieces.different)]
        lengths = np.array([*map(len, found)], dtype=np.int64)
        numbers = np.array([*map(self._number_of.__getitem__, chain.from_iterable(found))], dtype=np.uint32)
        self._in_texts.append(gathered(numbers, lengths, pieces.which))
        ends = np.cumsum(np.append(0, lengths[pieces.which]))
        self._lengths.append(np.diff(ends[np.cumsum(pieces.counts)], prepend=0))
        self._uncut, self._characters = [], 0

    def laid(self) -> Laid:
        """Return the tokens of all articles."""
        self._cut()
        texts = self._texts()
        apart = np.array(self._apart, dtype=np.int64).reshape(-1, 3)
        homes = np.repeat(np.where(texts.is_headline, Field.HEADLINE, Field.BODY), texts.lengths)
        numbers = np.concatenate(self._in_texts)
        firsts = np.cumsum(texts.lengths) - texts.lengths - texts.starts
        positions = np.arange(len(numbers)) - np.repeat(firsts, texts.lengths)
        terms, term_counts, ranks = self._ranked(numbers, homes, apart)
        return Laid(
            texts,
            terms,
            term_counts,
            ranks,
            np.append(np.repeat(texts.documents, texts.lengths), apart[:, 2]),
            np.append(positions, np.zeros(len(apart), dtype=np.int64)),
        )

    def _texts(self) -> Texts:
        documents = np.array(self._documents, dtype=np.int64)
        is_headline = np.array(self._is_headline, dtype=np.bool_)
        lengths = np.concatenate(self._lengths)
        starts = np.cumsum(lengths) - lengths
        # A field begins with each headline, and behind it.
        begins = np.append(True, is_headline[:-1]) | is_headline
        return Texts(documents, is_headline, starts - starts[begins][np.cumsum(begins) - 1], lengths)

    def _ranked(
        self, numbers: Integers, homes: NDArray[np.int64], apart: NDArray[np.int64]
    ) -> tuple[list[Term], list[int], NDArray[np.int64]]:
        """Return the terms of each field in order, how many each has, and for each token the place of its term."""
        ordered = _in_order(self._number_of)
        size = len(ordered)
        order = np.empty(size, dtype=np.int64)
        order[[*map(self._number_of.__getitem__, ordered)]] = np.arange(size)
        is_function = np.array([not root for root, _ in ordered], dtype=np.bool_)
        order_of = order[numbers]
        homes = np.where(is_function[order_of], Field.FUNCTION, homes)
        codes = np.append(homes * size + order_of, apart[:, 1] * size + order[apart[:, 0]])
        is_there = np.zeros(len(Field) * size, dtype=np.bool_)
        is_there[codes] = True
        ranks = np.cumsum(is_there) - 1
        terms = [ordered[place] for place in (np.flatnonzero(is_there) % max(size, 1)).tolist()]
        return terms, is_there.reshape(len(Field), size).sum(axis=1).tolist(), ranks[codes]


def _in_order(terms: Iterable[Term]) -> list[Term]:
    """Return (root, word) pairs by their words, then roots."""
    by_word = sorted(terms, key=_WORD)
    if len(set(map(_WORD, by_word))) == len(by_word):  # as in most texts: and words are quicker to compare
        return by_word
    return sorted(sorted(by_word), key=_WORD)
