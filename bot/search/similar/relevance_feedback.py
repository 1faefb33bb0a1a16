"""Pseudo-relevance feedback: for long queries, raise the scores of articles similar to the best one.

After Rocchio, "Relevance Feedback in Information Retrieval" (1971), with the top article assumed relevant. Only the
order changes: no article is added that matches no query word.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.archive import Field
from bot.articles import ArticleKey
from bot.search.query.phrases import TEXT_FIELDS
from bot.search.ranking.bm25 import FIELD_WEIGHTS, CorpusStatistics, saturate
from bot.search.ranking.weights import weights_for
from bot.search.similar.keywords import telling_words, whole_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.archive import Posting, Snapshot
    from bot.search.ranking.bm25 import Reals, ScoredDocuments
    from bot.search.ranking.proximity import Ranked
    from bot.search.spelling.lexicon import Lexicon

MOST_READ: Final = 1_200
"""Characters of the best article that are read for keywords: an article states its topic first."""


def look_again(snapshot: Snapshot, lexicon: Lexicon, ranked: Sequence[Ranked], weight: float) -> list[Ranked]:
    """Return `ranked` with scores raised by similarity to the best article, by at most `weight` times the best score.

    Raises DeadlineError.
    """
    roots = _telling_roots(snapshot, lexicon, _best(ranked))
    postings = snapshot.postings(list(TEXT_FIELDS), roots)
    statistics = CorpusStatistics.of(snapshot.segments, weights_for(len(roots)))
    rarities = _rarities(postings, statistics)
    shared = [_shared(each.candidates, postings, rarities, statistics) for each in ranked]
    most = max((float(scores.max()) for scores in shared if len(scores)), default=0.0)
    if not most:
        return list(ranked)
    worth = weight * max(float(each.scores.max()) for each in ranked) / most
    return [replace(each, scores=each.scores + worth * scores) for each, scores in zip(ranked, shared, strict=True)]


def _rarities(postings: Sequence[Posting], statistics: CorpusStatistics) -> dict[str, float]:
    """Return the IDF of each root, in the field where it is most frequent."""
    counted: Counter[tuple[str, Field]] = Counter()
    for posting in postings:
        counted[posting.root, posting.field] += len(posting.documents)
    frequencies: dict[str, int] = {}
    for (root, _), frequency in counted.items():
        frequencies[root] = max(frequency, frequencies.get(root, 0))
    return {root: statistics.rarity(frequency) for root, frequency in frequencies.items()}


def _shared(
    candidates: ScoredDocuments,
    postings: Sequence[Posting],
    rarities: Mapping[str, float],
    statistics: CorpusStatistics,
) -> Reals:
    """Return the BM25 scores of the candidates of one segment, which are few of the documents of a posting."""
    segment, documents = candidates.segment, candidates.documents
    counted = {root: np.zeros(len(documents), np.float32) for root in rarities}
    for posting in postings:
        if posting.segment == segment.id:
            held, at = posting.intersect(documents)
            counted[posting.root][held] += posting.counts[at] * np.float32(FIELD_WEIGHTS[posting.field])
    scores = np.zeros(len(documents), np.float32)
    for root, counts in counted.items():
        scores += np.float32(rarities[root]) * saturate((documents, counts), segment, statistics)
    return scores


def _best(ranked: Sequence[Ranked]) -> ArticleKey:
    best = max(ranked, key=lambda each: float(each.scores.max()))
    segment = best.candidates.segment
    document = best.candidates.documents[best.scores.argmax()]
    return ArticleKey(segment.scope, int(segment.documents.numbers[document]))


def _telling_roots(snapshot: Snapshot, lexicon: Lexicon, key: ArticleKey) -> list[str]:
    article = snapshot.articles([key]).get(key)
    if article is None:
        return []
    documents = sum(segment.live_count for segment in snapshot.segments)
    return [word.root for word in telling_words(whole_text(article)[:MOST_READ], lexicon, documents, least=1)]
