"""Candidate retrieval: choose the articles that a quotation may be from, by its rarest words.

The index only proposes articles; word order is checked in their texts.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from bot.archive import Field
from bot.articles import ArticleKey
from bot.errors import UsageError
from bot.quotation.text.characters import INVISIBLE
from bot.quotation.verification.runs import runs_of
from bot.search import Phrase, find_phrase, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from bot.archive import Posting, Segment, Snapshot, Term, TermIndex
    from bot.articles import Article, Scopes

DEADLINE: Final = 5.0
"""Deadline of a retrieval in seconds."""

MOST_CANDIDATES: Final = 40
"""Maximum articles with nearly the best score, any of which may contain the quotation."""

MOST_OTHERS: Final = 10
"""Maximum articles with the best scores, however low."""

MOST_OF_A_RUN: Final = 12
"""Maximum articles with nearly the best score for one sentence or fragment."""

MOST_WORDS: Final = 48
"""Maximum words to look up: the rarest ones, some of each sentence."""

MOST_POSTINGS: Final = 300_000
"""Maximum postings to read; more frequent words are skipped."""

MOST_READ: Final = 100
"""Maximum articles to read in all."""

_PHRASES: Final = 4
_NEARLY: Final = 0.9
_HARDLY: Final = 0.89
_LIKELY: Final = 0.5
_WORDS_OF_A_RUN: Final = 8
_INVISIBLE: Final = re.compile(f"[{INVISIBLE}]")
_FIELDS: Final = (Field.BODY, Field.HEADLINE)


_Scored: TypeAlias = tuple[float, ArticleKey]


@dataclass(frozen=True, slots=True)
class _Word:
    """A term of a quotation, its document frequency, and the runs of the quotation that have it."""

    term: Term
    frequency: int
    runs: frozenset[int]


_Held: TypeAlias = "tuple[NDArray[np.unsignedinteger], _Word]"
"""A word and the documents of a segment that contain it."""


@dataclass(frozen=True, slots=True)
class CandidateArticles:
    """Articles that a quotation may be from, the likeliest first.

    `likely` have at least half of the best score, so every article with the exact quotation is among them.
    """

    likely: tuple[ArticleKey, ...] = ()
    others: tuple[ArticleKey, ...] = ()


async def articles_like(index: TermIndex, scopes: Scopes, text: str, most: int) -> list[Article]:
    """Return the articles (at most `most`) of `scopes` most similar to `text`, the best first.

    Raises UsageError where every word of it is too common to tell articles apart in an archive of this size.
    """

    def look(snapshot: Snapshot) -> list[Article]:
        chosen = candidates(snapshot, text)
        return articles_of(snapshot, (*chosen.likely, *chosen.others)[:most])

    return await index.look(scopes, look, deadline=DEADLINE)


def articles_of(snapshot: Snapshot, keys: Sequence[ArticleKey]) -> list[Article]:
    """Return those of `keys` that exist, in their order."""
    found = snapshot.articles(keys) if keys else {}
    return [found[key] for key in keys if key in found]


def candidates(snapshot: Snapshot, text: str) -> CandidateArticles:
    """Return the candidate articles for the quotation `text`.

    Raises UsageError where every word of it is too common to tell articles apart in an archive of this size.
    """
    # An invisible character inside a word would hide the word from the index.
    found = [tuple(terms(_INVISIBLE.sub("", run.text))) for run in runs_of(text)]
    segments = snapshot.segments
    fields, words = _chosen(found, segments)
    if not words:
        return CandidateArticles()
    postings = snapshot.postings(fields, sorted({_root(word.term) for word in words}))
    best = _best(segments, words, postings, len(found))
    standing = _standing_together(snapshot, found, words, postings)
    if not standing:
        return best
    others = tuple(key for key in best.others if key not in standing)
    return CandidateArticles(tuple(dict.fromkeys((*standing, *best.likely))), others)


def _root(term: Term) -> str:
    """Return the root that the index keeps a term under: a function word has none but itself."""
    return term[0] or term[1]


def _standing_together(
    snapshot: Snapshot, found: Sequence[Sequence[Term]], words: Sequence[_Word], postings: Sequence[Posting]
) -> tuple[ArticleKey, ...]:
    """Return the articles that contain the looked-up words at the same distances as in the quotation.

    Many articles may contain the same common words; for a short quotation of common words this finds the
    one with the words in order.
    """
    known = {word.term for word in words if word.term[0]}
    segments = {segment.id: segment for segment in snapshot.segments}
    keys: list[ArticleKey] = []
    for run in found[:_PHRASES]:
        placed = tuple(term if term in known else ("", term[1]) for term in run)
        if not any(root for root, _ in placed):
            return ()
        standing = find_phrase(snapshot, Phrase("", _trimmed(placed)), postings)
        if not standing:  # where a part begins or ends, the index may have another word: U.S. for U.S
            standing = find_phrase(snapshot, Phrase("", _trimmed(placed[1:-1])), postings)
        if sum(len(posting.documents) for posting in standing) > MOST_OF_A_RUN:
            standing = _with_function_words(snapshot, run, standing)
        for posting in standing:
            segment = segments[posting.segment]
            live = posting.documents[segment.live[posting.documents].astype(bool)]
            keys += [ArticleKey(segment.scope, int(segment.documents.numbers[one])) for one in live[:MOST_CANDIDATES]]
    return tuple(sorted(dict.fromkeys(keys))[:MOST_CANDIDATES])


def _with_function_words(snapshot: Snapshot, run: Sequence[Term], standing: Sequence[Posting]) -> list[Posting]:
    """Keep the documents that also contain the function words of a run, within the limit of postings."""
    words = _affordable(_known([run], snapshot.segments, (Field.FUNCTION,), functional=True))
    held: dict[int, list[NDArray[np.unsignedinteger]]] = {}
    for posting in snapshot.postings((Field.FUNCTION,), sorted(_root(word.term) for word in words)):
        held.setdefault(posting.segment, []).append(posting.documents)
    narrowed: list[Posting] = []
    for posting in standing:
        documents = posting.documents
        for other in held.get(posting.segment, []):
            documents = documents[np.isin(documents, other, assume_unique=True)]
        narrowed.append(replace(posting, documents=documents))
    return narrowed


def _trimmed(run: Sequence[Term]) -> tuple[Term, ...]:
    """Trim a run to its first and last term with postings."""
    placed = [index for index, term in enumerate(run) if term[0]]
    return tuple(run[placed[0] : placed[-1] + 1]) if placed else ()


def _chosen(found: Sequence[Sequence[Term]], segments: Sequence[Segment]) -> tuple[tuple[Field, ...], list[_Word]]:
    """Choose the rarest words of each run; function words only for a quotation that has nothing else."""
    words = _known(found, segments, _FIELDS, functional=False)
    if words:
        return _FIELDS, _affordable(_rarest(words, len(found)))
    words = _known(found, segments, (Field.FUNCTION,), functional=True)
    if sum(word.frequency for word in words) > MOST_POSTINGS:
        raise UsageError("quotation-too-common")
    return (Field.FUNCTION,), words


def _known(
    found: Sequence[Sequence[Term]], segments: Sequence[Segment], fields: Sequence[Field], *, functional: bool
) -> list[_Word]:
    runs: dict[Term, set[int]] = {}
    for number, run in enumerate(found):
        for term in run:
            if (not term[0]) is functional:
                runs.setdefault(term, set()).add(number)
    counted = [_Word(term, _frequency(term[1], segments, fields), frozenset(held)) for term, held in runs.items()]
    return sorted((word for word in counted if word.frequency), key=lambda word: (word.frequency, word.term))


def _frequency(word: str, segments: Sequence[Segment], fields: Sequence[Field]) -> int:
    return sum(
        vocabulary.frequency(word)
        for segment in segments
        for field in fields
        if (vocabulary := segment.vocabularies.get(field))
    )


def _rarest(words: Sequence[_Word], runs: int) -> list[_Word]:
    """Return words, rarest first: some of every run, then the rarest of all."""
    share = max(2, min(_WORDS_OF_A_RUN, MOST_WORDS // max(1, runs)))
    of_runs = {word for run in range(runs) for word in [w for w in words if run in w.runs][:share]}
    rest = [word for word in words if word not in of_runs]
    chosen = [*of_runs, *rest[: max(0, MOST_WORDS - len(of_runs))]]
    return sorted(chosen, key=lambda word: (word.frequency, word.term))


def _affordable(words: Sequence[_Word]) -> list[_Word]:
    """Skip the most frequent words beyond the limit of postings; the rarest word is always kept."""
    kept: list[_Word] = []
    total = 0
    for word in words:
        total += word.frequency
        if kept and total > MOST_POSTINGS:
            break
        kept.append(word)
    return kept


def _best(
    segments: Sequence[Segment], words: Sequence[_Word], postings: Sequence[Posting], runs: int
) -> CandidateArticles:
    total = sum(segment.live_count for segment in segments)
    known = {(_root(word.term), word.term[1]): word for word in words}
    scored: list[_Scored] = []
    parts: list[list[_Scored]] = [[] for _ in range(runs)]
    by_segment: dict[int, list[_Held]] = {}
    for posting in postings:
        if word := known.get((posting.root, posting.word)):
            by_segment.setdefault(posting.segment, []).append((posting.documents, word))
    # Function words are too common to exclude documents by score.
    are_functional = all(not word.term[0] for word in words)
    most = MOST_READ if are_functional else MOST_CANDIDATES
    for segment in segments:
        held = by_segment.get(segment.id, [])
        scored += _top(segment, _scores(segment, held, total), most)
        for run, part in enumerate(parts if runs > 1 else ()):
            scores = _scores(segment, [one for one in held if run in one[1].runs], total)
            scores[scores < _HARDLY * scores.max(initial=0)] = 0
            part.extend(_top(segment, scores, MOST_OF_A_RUN))
    if are_functional:
        return CandidateArticles(tuple(_ordered(scored)[:MOST_READ]))
    likely = _nearly_best(scored)
    of_runs = [key for part in parts for key in _nearly_best(part)[:MOST_OF_A_RUN]]
    everything = tuple(dict.fromkeys([*likely, *_ordered(scored)[:MOST_OTHERS], *of_runs]))[:MOST_READ]
    # The first and last words may be tokenized differently in the index, which matters for short quotations.
    enough = _LIKELY * max((score for score, _ in scored), default=0)
    held = {key for score, key in scored if score >= enough}
    return CandidateArticles(
        tuple(key for key in everything if key in held), tuple(key for key in everything if key not in held)
    )


def _nearly_best(scored: Sequence[_Scored]) -> list[ArticleKey]:
    best = max((score for score, _ in scored), default=0)
    return _ordered(pair for pair in scored if pair[0] >= _NEARLY * best)[:MOST_CANDIDATES]


def _ordered(scored: Iterable[_Scored]) -> list[ArticleKey]:
    return [key for _, key in sorted(scored, key=lambda pair: (-pair[0], pair[1]))]


def _scores(segment: Segment, held: Sequence[_Held], total: int) -> NDArray[np.float32]:
    """Return the idf score of each document of a segment; deleted documents score 0."""
    scores = np.zeros(len(segment.documents), dtype=np.float32)
    for documents, word in held:
        scores[documents] += math.log1p(total / (0.5 + word.frequency))
    scores *= segment.live
    return scores


def _top(segment: Segment, scores: NDArray[np.float32], most: int) -> list[_Scored]:
    """Return the articles of a segment that score most, with their scores."""
    touched = np.flatnonzero(scores > 0)
    if len(touched) > most:
        touched = touched[scores[touched] >= np.partition(scores[touched], -most)[-most]]
    # Of equal scores keep the lowest number, the earliest article.
    best = touched[np.argsort(-scores[touched], kind="stable")[:most]]
    numbers = segment.documents.numbers
    return [(float(scores[index]), ArticleKey(segment.scope, int(numbers[index]))) for index in best]
