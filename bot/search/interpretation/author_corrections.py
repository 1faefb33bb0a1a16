"""Correct misspelt author names to the nearest name of an author in the archive."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.archive import Field
from bot.search.analysis.analyser import TOKEN, is_unspaced, name_words
from bot.search.model import Correction
from bot.search.spelling.edit_costs import slip_costs
from bot.search.spelling.guesses import LONGEST_SPELT, furthest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.archive import Segment, Snapshot
    from bot.search.query.language import FieldValue

DEAREST: Final = 2.0
"""Maximum total edit cost between a name and what was typed."""

_SHORTLIST: Final = 40


def mend_authors(
    snapshot: Snapshot, values: Sequence[FieldValue]
) -> tuple[tuple[FieldValue, ...], tuple[Correction, ...]]:
    """Return `values` with misspelt words of author names corrected to the nearest known ones.

    Excluded authors are not corrected: a guess must not hide anyone's articles.
    """
    unknown = {value: _unknown(snapshot, value) for value in values if value.name == "author"}
    if not any(unknown.values()):
        return tuple(values), ()
    known = _words_of_names(snapshot.segments)
    return _mended(values, unknown, known)


def _unknown(snapshot: Snapshot, value: FieldValue) -> list[str]:
    words = (
        [] if value.excluded or value.others else [word for word in name_words(value.value) if not is_unspaced(word)]
    )
    held = {posting.root for posting in snapshot.postings([Field.AUTHOR], words)}
    return [word for word in words if word not in held]


def _mended(
    values: Sequence[FieldValue], unknown: Mapping[FieldValue, Sequence[str]], known: Mapping[str, str]
) -> tuple[tuple[FieldValue, ...], tuple[Correction, ...]]:
    mended: list[FieldValue] = []
    corrections: dict[str, Correction] = {}
    for value in values:
        wanted = unknown.get(value, ())
        found = {word: nearest for word in wanted if (nearest := _nearest(word, known)) is not None}
        if len(found) == len(wanted) > 0:
            words = [found.get(word, word) for word in name_words(value.value)]
            mended.append(replace(value, value=" ".join(words)))
            corrections |= {one.asked: one for one in _corrections(value.value, found, known)}
        else:
            mended.append(value)
    return tuple(mended), tuple(corrections.values())


def _words_of_names(segments: Iterable[Segment]) -> dict[str, str]:
    """Return the folded words of author names, each with its printed form."""
    known: dict[str, str] = {}
    for segment in segments:
        vocabulary = segment.vocabularies.get(Field.AUTHOR)
        for name in vocabulary.words if vocabulary else ():
            for token in TOKEN.findall(name):
                for word in name_words(token):
                    known.setdefault(word, token)
    return known


def _nearest(word: str, known: Iterable[str]) -> str | None:
    most = furthest(word)
    if not most or len(word) > LONGEST_SPELT:
        return None
    shortlist = process.extract(word, list(known), scorer=OSA.distance, score_cutoff=most, limit=_SHORTLIST)
    if not shortlist:
        return None
    near = [name for name, *_ in shortlist]
    costs = slip_costs(word, near)
    cost, nearest = min(zip(costs.tolist(), near, strict=True))
    return nearest if cost <= DEAREST else None


def _corrections(typed: str, found: Mapping[str, str], known: Mapping[str, str]) -> Iterable[Correction]:
    for token in TOKEN.findall(typed):
        for word in name_words(token):
            if word in found:
                yield Correction(token, known[found[word]])
