"""Collect the tokens of many articles: the term, field, document and position of each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain, count
from operator import itemgetter
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from bot.archive.model import Field
from bot.archive.segments.arrays import gather_runs
from bot.archive.segments.whitespace import split_at_whitespace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.archive.index import Analyser
    from bot.archive.model import IndexEntry, Term
    from bot.archive.terms import Flags, Integers

_WORD: Final = itemgetter(1)

_CHARACTERS_AT_ONCE: Final = 1 << 20
"""Characters of text that are split together. Each takes some thirty bytes of memory meanwhile."""


@dataclass(frozen=True, slots=True, eq=False)
class TokenizedTexts:
    """The texts of all articles, as parallel arrays: the paragraphs of an article, then its headline.

    `starts` are the positions in their field at which the texts begin, `lengths` their numbers of tokens.
    """

    documents: NDArray[np.int64]
    is_headline: Flags
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class SortedTokens:
    """The `terms` in order, field by field, and all tokens as parallel arrays.

    `ranks` are the indices of the tokens' terms. The tokens of one term are in the order of documents and positions.
    """

    texts: TokenizedTexts
    terms: list[Term]
    term_counts: list[int]
    ranks: NDArray[np.int64]
    documents: NDArray[np.int64]
    positions: NDArray[np.int64]


class TokenCollector:
    """Collects the tokens of articles, which are added in the order of their documents."""

    def __init__(self, analyse: Analyser) -> None:
        self._terms_of = analyse.terms_of
        self._term_ids: defaultdict[Term, int] = defaultdict(count().__next__)
        self._waiting: list[str] = []
        self._characters = 0
        self._documents: list[int] = []
        self._is_headline: list[bool] = []
        self._lengths: list[NDArray[np.int64]] = []
        self._text_tokens: list[Integers] = []
        self._name_tokens: list[tuple[int, int, int]] = []

    def add(self, document: int, entry: IndexEntry) -> None:
        """Add an article."""
        article = entry.article
        texts = (*article.paragraphs, article.headline)
        self._waiting += texts
        self._documents += [document] * len(texts)
        self._is_headline += [False] * len(article.paragraphs) + [True]
        self._characters += sum(map(len, texts))
        if self._characters > _CHARACTERS_AT_ONCE:
            self._tokenize()
        source = " ".join(entry.source.split())
        source_terms = [(source.casefold(), source)] if source else []
        names = ((Field.AUTHOR, article.authors), (Field.SOURCE, source_terms), (Field.NAME, article.names))
        self._name_tokens += [(self._term_ids[term], field, document) for field, terms in names for term in terms]

    def _tokenize(self) -> None:
        """Find the tokens of the waiting texts. The terms of equal parts are asked for once."""
        split = split_at_whitespace(self._waiting)
        found = [*map(self._terms_of, split.distinct)]
        lengths = np.array([*map(len, found)], dtype=np.int64)
        ids = np.array([*map(self._term_ids.__getitem__, chain.from_iterable(found))], dtype=np.uint32)
        self._text_tokens.append(gather_runs(ids, lengths, split.indices))
        ends = np.cumsum(np.append(0, lengths[split.indices]))
        self._lengths.append(np.diff(ends[np.cumsum(split.counts)], prepend=0))
        self._waiting, self._characters = [], 0

    def sorted_tokens(self) -> SortedTokens:
        """Return the tokens of all articles."""
        self._tokenize()
        texts = self._texts()
        name_tokens = np.array(self._name_tokens, dtype=np.int64).reshape(-1, 3)
        fields = np.repeat(np.where(texts.is_headline, Field.HEADLINE, Field.BODY), texts.lengths)
        ids = np.concatenate(self._text_tokens)
        firsts = np.cumsum(texts.lengths) - texts.lengths - texts.starts
        positions = np.arange(len(ids)) - np.repeat(firsts, texts.lengths)
        terms, term_counts, ranks = self._rank(ids, fields, name_tokens)
        return SortedTokens(
            texts,
            terms,
            term_counts,
            ranks,
            np.append(np.repeat(texts.documents, texts.lengths), name_tokens[:, 2]),
            np.append(positions, np.zeros(len(name_tokens), dtype=np.int64)),
        )

    def _texts(self) -> TokenizedTexts:
        documents = np.array(self._documents, dtype=np.int64)
        is_headline = np.array(self._is_headline, dtype=np.bool_)
        lengths = np.concatenate(self._lengths)
        starts = np.cumsum(lengths) - lengths
        # A field begins with each headline, and after it.
        begins = np.append(True, is_headline[:-1]) | is_headline
        return TokenizedTexts(documents, is_headline, starts - starts[begins][np.cumsum(begins) - 1], lengths)

    def _rank(
        self, ids: Integers, fields: NDArray[np.int64], name_tokens: NDArray[np.int64]
    ) -> tuple[list[Term], list[int], NDArray[np.int64]]:
        """Return the terms in order, field by field, how many each field has, and the index of each token's term."""
        ordered = _in_order(self._term_ids)
        size = len(ordered)
        order = np.empty(size, dtype=np.int64)
        order[[*map(self._term_ids.__getitem__, ordered)]] = np.arange(size)
        is_function_word = np.array([not root for root, _ in ordered], dtype=np.bool_)
        order_of = order[ids]
        fields = np.where(is_function_word[order_of], Field.FUNCTION, fields)
        codes = np.append(fields * size + order_of, name_tokens[:, 1] * size + order[name_tokens[:, 0]])
        occurs = np.zeros(len(Field) * size, dtype=np.bool_)
        occurs[codes] = True
        ranks = np.cumsum(occurs) - 1
        terms = [ordered[index] for index in (np.flatnonzero(occurs) % max(size, 1)).tolist()]
        return terms, occurs.reshape(len(Field), size).sum(axis=1).tolist(), ranks[codes]


def _in_order(terms: Iterable[Term]) -> list[Term]:
    """Return (root, word) pairs by word, then root."""
    by_word = sorted(terms, key=_WORD)
    # In most texts every word has one root, and words are faster to compare than pairs.
    if len(set(map(_WORD, by_word))) == len(by_word):
        return by_word
    return sorted(sorted(by_word), key=_WORD)
