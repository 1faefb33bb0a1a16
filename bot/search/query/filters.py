"""Query filters, which restrict the results without changing their scores.

    author:lee  author:"Lee Li-sheng"   by an author of that name
    source:post                         from a source with these words in its name
    after:2025-04  before:last-monday   by date of publication; see `bot.search.query.dates`
    on:yesterday                        undated articles match no date filter
    is:full  is:teaser                  full articles, or teasers

A minus before a filter negates it. A filter that cannot be parsed is searched for as words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.archive import Field
from bot.search.analysis.analyser import name_words
from bot.search.query.dates import read_days

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.archive import Flags, Posting, Segment, Snapshot
    from bot.search.query.language import FieldValue

_KINDS: Final = {"full": False, "whole": False, "teaser": True, "teasers": True, "truncated": True}
_DATES: Final = frozenset({"after", "before", "on"})
_MOST_SOURCES: Final = 400


def can_read(value: FieldValue, today: date) -> bool:
    """Return whether `value` is a valid filter."""
    if value.name in _DATES:
        return read_days(value.value, today) is not None
    if value.name == "is":
        return value.value.casefold() in _KINDS
    return bool(name_words(value.value))


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of one query, relative to `today`."""

    values: tuple[FieldValue, ...]
    today: date

    @property
    def on_date(self) -> bool:
        """Return whether the query has a filter by date."""
        return any(value.name in _DATES for value in self.values)

    def allowed(self, snapshot: Snapshot) -> dict[int, Flags]:
        """Return a mask of matching documents for each segment; empty if there are no filters."""
        masks: dict[int, Flags] = {}
        for value in self.values:
            postings = self._postings(snapshot, value)
            for segment in snapshot.segments:
                passes = self._passes(segment, value, postings)
                kept = ~passes if value.excluded else passes
                masks[segment.id] = masks[segment.id] & kept if segment.id in masks else kept
        return masks

    def _postings(self, snapshot: Snapshot, value: FieldValue) -> list[Posting]:
        words = name_words(value.value)
        if value.name == "author":
            names = map(name_words, value.others)
            return [posting for one in (words, *names) for posting in postings_of_name(snapshot, Field.AUTHOR, one)]
        if value.name == "source":
            return snapshot.postings([Field.SOURCE], _sources(snapshot.segments, words))
        return []

    def _passes(self, segment: Segment, value: FieldValue, postings: Sequence[Posting]) -> Flags:
        documents = segment.documents
        if value.name == "is":
            return documents.truncated == is_teaser_named(value.value)
        if value.name in _DATES:
            return self._in_time(segment, value)
        passes = np.zeros(len(documents), dtype=np.bool_)
        for posting in postings:
            if posting.segment == segment.id:
                passes[posting.documents] = True
        return passes

    def _in_time(self, segment: Segment, value: FieldValue) -> Flags:
        days = segment.documents.days
        named = read_days(value.value, self.today)
        if named is None:
            return np.ones(len(days), dtype=np.bool_)
        first, end = (day.toordinal() for day in named)
        if value.name == "after":
            return days >= first
        if value.name == "before":
            return (days > 0) & (days < first)
        return (days >= first) & (days < end)


def is_teaser_named(kind: str) -> bool:
    """Tell whether a kind of article that a filter names is that of teasers."""
    return _KINDS[kind.casefold()]


def postings_of_name(snapshot: Snapshot, field: Field, words: Sequence[str]) -> list[Posting]:
    """Return the postings of names that have all of `words`."""
    found = snapshot.postings([field], words)
    roots_of: dict[tuple[int, str], set[str]] = {}
    for posting in found:
        roots_of.setdefault((posting.segment, posting.word), set()).add(posting.root)
    return [posting for posting in found if roots_of[posting.segment, posting.word] >= set(words)]


def _sources(segments: Sequence[Segment], words: Sequence[str]) -> list[str]:
    """Return the roots (folded names) of sources with words that start like `words`."""
    found: dict[str, None] = {}
    for segment in segments:
        vocabulary = segment.vocabularies.get(Field.SOURCE)
        for source in vocabulary.words if vocabulary else ():
            held = name_words(source)
            if all(any(part.startswith(word) for part in held) for word in words):
                found[source.casefold()] = None
    return list(found)[:_MOST_SOURCES]
