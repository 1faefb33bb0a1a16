"""The search pipeline over one snapshot of the archive: retrieve, rank, fold duplicates, and read what is shown.

It all runs in one thread, and waits for nothing but the archive.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.errors import DeadlineError
from bot.monitoring import stage
from bot.search.analysis.analyser import TOKEN
from bot.search.interpretation.author_corrections import mend_authors
from bot.search.interpretation.author_ties import name_authors
from bot.search.interpretation.interpreter import Interpretation, Interpreter
from bot.search.model import Correction, Hit, Offer, Reading, SearchAnswer
from bot.search.query.filters import Filters
from bot.search.query.language import MOST_CHARACTERS
from bot.search.query.phrases import TEXT_FIELDS
from bot.search.ranking.bm25 import Aim, Scorer
from bot.search.ranking.ordering import NOTHING, Found, Order
from bot.search.ranking.priors import with_priors
from bot.search.ranking.proximity import Ranked, look_closer
from bot.search.results.snippets import Marker, excerpt, marked, marker_of
from bot.search.similar.closest import MOST_COMPARED_ARTICLES, add_other_names, compared, keywords
from bot.search.similar.profile import profile_of
from bot.search.similar.relevance_feedback import look_again
from bot.stories import grouped, representative

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from bot.archive import Flags, Snapshot
    from bot.articles import ArticleCard, ArticleKey
    from bot.search.query.language import Query
    from bot.search.ranking.bm25 import ScoredDocuments
    from bot.search.similar.profile import Sought
    from bot.search.spelling.lexicon import Lexicon

MOST_CANDIDATES: Final = 200
MOST_HITS: Final = 100
MOST_FOLDED: Final = 40
"""Minimum number of top articles that are checked for duplicates."""
SHOWING: Final = 1.0
"""Extra seconds after the deadline to load the page that is shown."""


@dataclass(frozen=True, slots=True)
class SearchResults:
    """All results in order, with how they were found. `total` may exceed the length of `order`.

    `recent_on` is the day used for the recency boost, or None without it.
    """

    order: Order
    total: int
    corrections: tuple[Correction, ...]
    aims: tuple[Aim, ...]
    marker: Marker
    partial: bool
    recent_on: date | None = None
    missing: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    also: tuple[str, ...] = ()
    scorer: Scorer | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a search; see `SearchService.search`."""

    limit: int
    offset: int
    literal: bool
    fold: bool
    newest_first: bool


@dataclass(frozen=True, slots=True)
class _Story:
    """An article to show, with the duplicates folded into it."""

    found: Found
    folded: tuple[ArticleKey, ...] = ()


NOTHING_IN_TIME: Final = SearchResults(NOTHING, 0, (), (), Marker({}, {}), partial=True)
"""The result if the deadline passed before anything was found."""


def search(
    snapshot: Snapshot, lexicon: Lexicon, query: Query, asked: str, today: date, options: Options
) -> tuple[SearchAnswer, SearchResults]:
    """Return a page of results of `query`, which was typed as `asked`, and all results."""
    try:
        with stage("find"):
            found = _find(snapshot, lexicon, query, today, literal=options.literal)
    except DeadlineError:
        found = NOTHING_IN_TIME
    if options.newest_first:
        found = replace(found, order=found.order.newest_first())
    snapshot.grant(SHOWING)
    limit, offset = max(1, min(options.limit, MOST_HITS)), max(0, options.offset)
    with stage("fold"):
        ranked = found.order.first(max(MOST_FOLDED, offset + limit))
        stories, folded = _stories(snapshot, ranked, slice(offset, offset + limit), fold=options.fold)
    with stage("passages"):
        hits = _with_missing(_hits(snapshot, stories, found.marker), found)
    # All reads are from one snapshot, so an indexed article that cannot be read is damaged.
    return replace(answer_of(query, asked, found, offset, hits, folded), damaged=len(stories) - len(hits)), found


def answer_of(
    query: Query, asked: str, found: SearchResults, offset: int, hits: tuple[Hit, ...] = (), folded: int = 0
) -> SearchAnswer:
    """Return the page of `hits` as an answer; `folded` is the number of duplicates folded into other articles."""
    meant = {one.asked: one.nearest[0] for one in found.offers}
    return SearchAnswer(
        reading=_reading(asked, found, query),
        hits=hits,
        total=min(found.total, MOST_CANDIDATES) - folded,
        total_is_bound=found.total > MOST_CANDIDATES,
        partial=found.partial,
        suggestion=_replaced(asked[:MOST_CHARACTERS], meant) if meant else None,
        offset=offset,
    )


def alike(
    snapshot: Snapshot, lexicon: Lexicon, sought: Sought, today: date, limit: int, without: ArticleKey | None
) -> tuple[Hit, ...]:
    """Return articles closely related to a text, except `without`, with the names and words that tie them."""
    documents = sum(segment.live_count for segment in snapshot.segments)
    profile = profile_of(*sought, lexicon, documents)
    add_other_names(profile, snapshot)
    aims = [Aim((word,), TEXT_FIELDS) for word in keywords(profile)]
    postings = snapshot.postings(list(TEXT_FIELDS), [aim.choices[0].root for aim in aims])
    found = _rank(snapshot, Interpretation(aims, postings), {}, today)
    snapshot.grant(SHOWING)
    ranked = [one for one in found.order.first(MOST_COMPARED_ARTICLES) if one.key != without]
    closest = compared(profile, ranked, snapshot.articles([one.key for one in ranked]), is_message=without is None)
    stories, _ = _stories(snapshot, [one for one, _ in closest], slice(0, max(1, min(limit, MOST_HITS))), fold=True)
    ties = {one.key: names for one, names in closest}
    hits = _hits(snapshot, stories, found.marker)
    return tuple(replace(hit, ties=ties.get(hit.card.key, ())) for hit in hits)


def _find(snapshot: Snapshot, lexicon: Lexicon, query: Query, today: date, *, literal: bool) -> SearchResults:
    sought = Interpreter(snapshot, lexicon, literal=literal).interpret(query)
    named = query.filters if literal else name_authors(snapshot, query.filters, by_sound=True)
    values, mended = (named, ()) if literal else mend_authors(snapshot, named)
    filters = Filters(values, today)
    also = tuple(dict.fromkeys((*sought.also, *(name for value in values for name in value.others))))
    allowed = filters.allowed(snapshot)
    listing = query.is_listing
    found = _rank(snapshot, sought, allowed, today, listing=listing, recency=not filters.on_date, lexicon=lexicon)
    recent_on = None if listing or filters.on_date else today
    return replace(found, corrections=(*found.corrections, *mended), recent_on=recent_on, also=also)


def _stories(snapshot: Snapshot, ranked: Sequence[Found], page: slice, *, fold: bool) -> tuple[list[_Story], int]:
    """Return the stories of a page, and the number of ranked articles folded into others."""
    found = {one.key: one for one in ranked}
    told: Mapping[ArticleKey, tuple[ArticleKey, ...]] = snapshot.stories(list(found)) if fold else {}
    groups = grouped(found, told)
    shown = groups[page]
    cards = snapshot.cards([key for group in shown for key in group if len(group) > 1])
    chosen = [representative(group, cards) for group in shown]
    stories = [_Story(found[key], tuple(other for other in told.get(key, ()) if other != key)) for key in chosen]
    return stories, len(found) - len(groups)


def _hits(snapshot: Snapshot, page: Sequence[_Story], marker: Marker) -> tuple[Hit, ...]:
    shown = [(story.found.key, max(story.found.paragraph, 0)) for story in page]
    texts = snapshot.paragraphs(shown)
    cards = snapshot.cards([key for story in page for key in (story.found.key, *story.folded)])
    return tuple(_hit(story, cards, texts, marker) for story in page if _is_whole(story.found.key, cards, texts))


def _with_missing(hits: tuple[Hit, ...], found: SearchResults) -> tuple[Hit, ...]:
    if found.scorer is None:
        return hits
    lacking = found.scorer.lacking([hit.card.key for hit in hits])
    return tuple(replace(hit, missing=lacking.get(hit.card.key, ())) for hit in hits)


def _is_whole(key: ArticleKey, cards: Mapping[ArticleKey, ArticleCard], texts: Mapping[ArticleKey, str]) -> bool:
    """Return whether an article can be shown; those with corrupt data are skipped."""
    return key in cards and (key in texts or not cards[key].paragraph_count)


def _rank(
    snapshot: Snapshot,
    sought: Interpretation,
    allowed: dict[int, Flags],
    today: date,
    *,
    listing: bool = False,
    recency: bool = True,
    lexicon: Lexicon | None = None,
) -> SearchResults:
    """Score and rank; with a `lexicon`, a long query is also expanded with its best article (relevance feedback)."""
    scorer = Scorer(snapshot.segments, sought.aims, sought.postings, listing=listing)
    candidates, total = scorer.candidates(allowed, MOST_CANDIDATES)
    looked, partial = _look_closer(snapshot, scorer, candidates)
    if lexicon is not None and looked and scorer.weights.likeness and not partial:
        looked, partial = _look_again(snapshot, lexicon, looked, scorer.weights.likeness)
    if not listing:
        looked = [with_priors(one, today, recency=recency) for one in looked]
    marker = marker_of(sought.aims, scorer.rarities)
    return SearchResults(
        Order.of(looked, MOST_CANDIDATES),
        total,
        tuple(sought.corrections),
        tuple(sought.aims),
        marker,
        partial=partial,
        missing=sought.missing,
        offers=tuple(Offer(asked, nearest) for asked, nearest in sought.offers.items()),
        also=sought.also,
        scorer=scorer,
    )


def _look_closer(snapshot: Snapshot, scorer: Scorer, candidates: list[ScoredDocuments]) -> tuple[list[Ranked], bool]:
    """Return the candidates rescored by proximity; True as second value if the deadline prevented that."""
    try:
        return look_closer(snapshot, scorer, candidates), False
    except DeadlineError:
        return [_unlooked(chosen) for chosen in candidates], True


def _look_again(snapshot: Snapshot, lexicon: Lexicon, looked: list[Ranked], weight: float) -> tuple[list[Ranked], bool]:
    try:
        return look_again(snapshot, lexicon, looked, weight), False
    except DeadlineError:
        return looked, True


def _unlooked(chosen: ScoredDocuments) -> Ranked:
    return Ranked(chosen, chosen.scores, np.full(len(chosen.scores), -1, dtype=np.int64))


def _hit(
    story: _Story, cards: Mapping[ArticleKey, ArticleCard], texts: Mapping[ArticleKey, str], marker: Marker
) -> Hit:
    card, text = cards[story.found.key], texts.get(story.found.key)
    place = max(story.found.paragraph, 0)
    passage = excerpt(text, marker, place + 1, card.version) if text is not None else None
    folded = tuple(cards[key] for key in story.folded if key in cards)
    return Hit(card, story.found.score, marked(card.headline, marker), passage, folded)


def _reading(asked: str, found: SearchResults, query: Query) -> Reading:
    return Reading(
        asked=asked,
        used=_replaced(asked[:MOST_CHARACTERS], {one.asked: one.used for one in found.corrections}),
        corrections=found.corrections,
        cut=query.cut,
        unreadable=not (query.clauses or query.filters),
        missing=found.missing,
        offers=found.offers,
        also_searched=found.also,
    )


def _replaced(text: str, words: Mapping[str, str]) -> str:
    """Return `text` with corrected words; two halves that are corrected to one word (semi conductor) become it once."""
    parts: list[str] = []
    end, before = 0, ""
    for match in TOKEN.finditer(text):
        between, word = text[end : match.start()], words.get(match[0], "")
        if not (word and word == before and between.isspace()):
            parts += [between, word or match[0]]
        end, before = match.end(), word
    return "".join([*parts, text[end:]])
