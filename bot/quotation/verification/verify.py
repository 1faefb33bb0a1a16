"""Verify a quotation against candidate articles: a pure function of the text and the articles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.errors import UsageError
from bot.quotation.model import Difference, Kind, QuotedPlace, Verdict, Verification
from bot.quotation.text.meaning_markers import graves
from bot.quotation.text.words import count_words
from bot.quotation.verification.altered import find_by_words
from bot.quotation.verification.closest import closest
from bot.quotation.verification.elided import find_joined
from bot.quotation.verification.exact import find_whole
from bot.quotation.verification.fragments import parts_of, unwrapped
from bot.quotation.verification.framing import frame_of
from bot.quotation.verification.glosses import find_without_glosses
from bot.quotation.verification.line_breaks import with_words_joined
from bot.quotation.verification.marking import marked
from bot.quotation.verification.speakers import said_by
from bot.quotation.verification.spoken import find_spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.articles import Reference
    from bot.quotation.model import MarkedPiece
    from bot.quotation.text.document import Document
    from bot.quotation.verification.exact import Judgement

FEWEST_WORDS: Final = 5
"""Minimum words of a quotation outside brackets; fewer may be a common phrase. A Chinese character is a word."""

LONGEST_QUOTATION: Final = 6_000
"""Maximum characters of a quotation; longer than any message or slash option of Discord."""

MOST_PLACES: Final = 25
"""Maximum places to list."""


def checked(text: str) -> str:
    """Return a quotation without the white space around it.

    Raises UsageError where it is too short or too long to be verified.
    """
    text = text.strip(" \t\r\n")
    if len(text) > LONGEST_QUOTATION:
        raise UsageError("quotation-too-long", length=len(text), most=LONGEST_QUOTATION)
    words = sum(count_words(fragment.text) for fragment in parts_of(text).fragments)
    if words < FEWEST_WORDS:
        raise UsageError("quotation-too-short", words=words, fewest=FEWEST_WORDS)
    return text


def is_verifiable(text: str) -> bool:
    """Return whether a text is neither too short nor too long to be verified."""
    try:
        checked(text)
    except UsageError:
        return False
    return True


def verify(text: str, documents: Sequence[Document]) -> Verification:
    """Judge the quotation `text` (checked) against `documents`."""
    whole = with_words_joined(text, documents)
    found = _as_it_stands(whole, documents)
    if found is None:
        places = find_without_glosses(whole, documents) or find_by_words(whole, documents)
        found = _verification(whole, places)
    if whole != text and found.places:
        return _set_otherwise(found)
    return replace(found, close=closest(whole, documents)) if found.verdict is Verdict.ABSENT else found


def verify_as_it_stands(text: str, documents: Sequence[Document]) -> Verification | None:
    """Judge the quotation `text` (checked) if one of `documents` contains it exactly; otherwise return None."""
    whole = with_words_joined(text, documents)
    found = _as_it_stands(whole, documents)
    return _set_otherwise(found) if found is not None and whole != text else found


def _set_otherwise(found: Verification) -> Verification:
    """Add the difference for words hyphenated at line ends; such a quotation is not verbatim."""
    broken = Difference(Kind.SPACE, "-\n", "", found.places[0].ref)
    verdict = Verdict.TYPOGRAPHY if found.verdict is Verdict.VERBATIM else found.verdict
    return replace(found, verdict=verdict, differences=(*found.differences, broken))


def _as_it_stands(text: str, documents: Sequence[Document]) -> Verification | None:
    found = find_whole(text, documents) or find_spoken(text, documents) or find_joined(text, documents)
    return _verification(text, found) if found else None


def _verification(text: str, found: list[Judgement]) -> Verification:
    if not found:
        return Verification(Verdict.ABSENT)
    if found[0].place.verdict is Verdict.SPLICED:
        differences = [difference for finding in found for difference in finding.differences]
        return Verification(Verdict.SPLICED, _distinct(found), tuple(differences))
    found.sort(key=_age)
    best = min(found, key=lambda finding: finding.place.verdict.gravity)
    ranked = sorted(best.differences, key=lambda difference: difference.gravity)
    speaker, attribution = said_by(best.document, best.spans)
    differences = tuple(dict.fromkeys(ranked))
    return Verification(
        best.place.verdict,
        _distinct(found),
        differences,
        speaker,
        attribution,
        _marked(text, best),
        may_matter=_may_matter(best),
    )


def _may_matter(best: Judgement) -> tuple[Kind, ...]:
    """Return the markers in the omitted part of a sentence that may reverse it, the most serious first."""
    if best.place.verdict is not Verdict.EXACT:
        return ()
    rests = [difference.source for difference in best.differences if not difference.quoted]
    found = {kind for rest in rests for kind in graves(rest)}
    return tuple(sorted(found, key=lambda kind: kind.rank))


def _marked(text: str, best: Judgement) -> tuple[MarkedPiece, ...]:
    """Return the diff at the best place, unless the words are the same; a part is shown with its whole sentence."""
    if best.place.verdict.gravity <= Verdict.TYPOGRAPHY.gravity:
        return ()
    around = (best.start, best.end)
    if best.place.verdict is Verdict.EXACT:
        frame = frame_of(best.document, best.start, best.end)
        around = (min(frame.head), max(frame.tail))
    return marked(unwrapped(text) or text, best.document, best.start, best.end, around=around)


def _age(finding: Judgement) -> tuple[str, int, int, int]:
    """Return the sort key of a place: the day of publication, or else the day of loading."""
    article = finding.document.article
    day = article.text.published or article.loaded_at.date().isoformat()
    return day, article.key.scope.guild, article.key.number, finding.start


def _distinct(found: Sequence[Judgement]) -> tuple[QuotedPlace, ...]:
    places: dict[Reference, QuotedPlace] = {}
    for finding in found:
        places.setdefault(finding.place.ref, finding.place)
    return tuple(places.values())[:MOST_PLACES]
