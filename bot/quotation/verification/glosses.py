"""Match a quotation that omits glosses in another script: Fang Yi-chun for Fang Yi-chun (方怡君)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.quotation.model import Difference, Kind, QuotedPlace, Verdict
from bot.quotation.verification.elided import find_joined
from bot.quotation.verification.exact import find_whole, shown
from bot.quotation.verification.spoken import find_spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.quotation.text.document import Document
    from bot.quotation.verification.exact import Judgement

_BEHIND: Final = 8
"""Characters behind a gloss that, with the word before it, locate it in a quotation."""


def find_without_glosses(text: str, documents: Sequence[Document]) -> list[Judgement]:
    """Return the matches of `text` with omitted glosses; the verdict is elided at best."""
    found: list[Judgement] = []
    for document in documents:
        whole, left_out = _with_glosses(text, document)
        if not left_out:
            continue
        places = find_whole(whole, [document]) or find_spoken(whole, [document]) or find_joined(whole, [document])
        found += [_elided(place, left_out) for place in places]
    return found


def _with_glosses(text: str, document: Document) -> tuple[str, list[tuple[int, int]]]:
    """Insert the glosses of the source into a quotation; return it with their spans."""
    left_out: list[tuple[int, int]] = []
    for start, end in document.glosses:
        before = document.text[:start].rsplit(None, 1)[-1:] if start else []
        behind = document.text[end : end + _BEHIND]
        place = text.find(before[0] + behind) if before and behind else -1
        if place >= 0:
            place += len(before[0])
            text = text[:place] + document.text[start:end] + text[place:]
            left_out.append((start, end))
    return text, left_out


def _elided(found: Judgement, left_out: Sequence[tuple[int, int]]) -> Judgement:
    document, place = found.document, found.place
    verdict = place.verdict if place.verdict.gravity > Verdict.ELIDED.gravity else Verdict.ELIDED
    glosses = tuple(
        Difference(Kind.NAME, "", shown(document.text[start:end]), document.reference(start, end))
        for start, end in left_out
        if found.start <= start and end <= found.end
    )
    return replace(found, place=QuotedPlace(place.ref, verdict), differences=(*glosses, *found.differences))
