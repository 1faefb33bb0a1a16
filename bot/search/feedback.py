"""Look again at what a whole question found: what is about the same as the best article answers it likelier.

Feedback after Rocchio, "Relevance Feedback in Information Retrieval" (1971), from one article that nobody was asked
about. It changes the order alone: nothing comes in that has none of the words.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.archive.model import ArticleKey
from bot.search.interpretation import TEXT_FIELDS
from bot.search.likeness import telling_aims, whole_text
from bot.search.ranking import Scorer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive.index import Snapshot
    from bot.search.closeness import Ranked
    from bot.search.lexicon import Lexicon
    from bot.search.ranking import Aim

MOST_READ: Final = 1_200
"""Characters of the best article whose words are looked for: it says first what it is about."""


def look_again(snapshot: Snapshot, lexicon: Lexicon, ranked: Sequence[Ranked], weight: float) -> list[Ranked]:
    """Return `ranked`, each score raised by up to `weight` of the best, by how much it shares with the best article.

    Raises DeadlineError.
    """
    aims = _aims(snapshot, lexicon, _best(ranked))
    postings = snapshot.postings(list(TEXT_FIELDS), [aim.choices[0].root for aim in aims])
    scorer = Scorer(snapshot.segments, aims, postings)
    shared = [scorer.scores_of(each.candidates) for each in ranked]
    most = max((float(scores.max()) for scores in shared if len(scores)), default=0.0)
    if not most:
        return list(ranked)
    worth = weight * max(float(each.scores.max()) for each in ranked) / most
    return [replace(each, scores=each.scores + worth * scores) for each, scores in zip(ranked, shared, strict=True)]


def _best(ranked: Sequence[Ranked]) -> ArticleKey:
    best = max(ranked, key=lambda each: float(each.scores.max()))
    segment = best.candidates.segment
    document = best.candidates.documents[best.scores.argmax()]
    return ArticleKey(segment.scope, int(segment.documents.numbers[document]))


def _aims(snapshot: Snapshot, lexicon: Lexicon, key: ArticleKey) -> list[Aim]:
    article = snapshot.articles([key]).get(key)
    if article is None:
        return []
    documents = sum(segment.live_count for segment in snapshot.segments)
    return telling_aims(whole_text(article)[:MOST_READ], lexicon, documents, TEXT_FIELDS, least=1)
