"""Match a quotation as one contiguous span of a source, and judge it there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.quotation.model import Difference, Kind, QuotedPlace, Verdict
from bot.quotation.text.characters import QUOTES
from bot.quotation.text.meaning_markers import kind_of_rest
from bot.quotation.text.typography import same_characters, typographic_differences
from bot.quotation.text.typography_folding import fold
from bot.quotation.verification.fragments import parts_of, unwrapped, without_final_stop
from bot.quotation.verification.framing import frame_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.quotation.text.document import Document
    from bot.quotation.verification.framing import Frame

LONGEST_SHOWN: Final = 1_000
"""Maximum characters of either text in a difference."""

_OTHER_ENDS: Final = ("!", "?", "！", "？", "…")
_CLOSERS: Final = "[\"'”’»」』]"
_STOP_INSIDE: Final = re.compile(rf"([.,])({_CLOSERS}+)")
_STOP_OUTSIDE: Final = re.compile(rf"({_CLOSERS}+)([.,])(?!\d)")
_GOES_ON: Final = (",", ";", ":", "，", "；", "：", "、")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on a quotation at one span of a document, with the differences.

    `pieces` are the quoted spans, if something between them was omitted.
    """

    document: Document
    start: int
    end: int
    place: QuotedPlace
    differences: tuple[Difference, ...]
    pieces: tuple[tuple[int, int], ...] = ()

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The quoted spans: the pieces, or the whole span."""
        return self.pieces or ((self.start, self.end),)


@dataclass(frozen=True, slots=True)
class QuotationReading:
    """One reading of a quotation, for example without the quotation marks around it.

    `marked_left` and `marked_right` are true for an ellipsis at that end; `added` are the removed marks, each as
    (kind, quoted text, source text).
    """

    text: str
    marked_left: bool = False
    marked_right: bool = False
    added: tuple[tuple[Kind, str, str], ...] = ()


def readings_of(text: str) -> Iterator[QuotationReading]:
    """Yield the readings of `text`, the most literal first."""
    inner = unwrapped(text)
    stopped = without_final_stop(text)
    marks = (Kind.QUOTATION_MARK, text.replace(inner, " ", 1).replace(" ", "") if inner else "", "")
    yield from _with_marked_ends(QuotationReading(text))
    if inner:
        yield from _with_marked_ends(QuotationReading(inner, added=(marks,)))
        if stopless := without_final_stop(inner):
            yield from _with_marked_ends(QuotationReading(stopless, added=(marks, (Kind.PUNCTUATION, inner[-1], ""))))
    if stopped:
        yield from _with_marked_ends(QuotationReading(stopped, added=((Kind.PUNCTUATION, text[-1], ""),)))
    yield from _with_stops_moved(inner or text, (marks,) if inner else ())


def _with_stops_moved(text: str, marks: tuple[tuple[Kind, str, str], ...]) -> Iterator[QuotationReading]:
    """Yield readings with each stop on the other side of a closing mark (American and British style)."""
    for pattern in (_STOP_INSIDE, _STOP_OUTSIDE):
        if moved := pattern.search(text):
            added = (*marks, (Kind.QUOTATION_MARK, moved[0], moved[2] + moved[1]))
            yield from _with_marked_ends(QuotationReading(pattern.sub(r"\2\1", text), added=added))


def _with_marked_ends(reading: QuotationReading) -> Iterator[QuotationReading]:
    yield reading
    parts = parts_of(reading.text)
    first, last = parts.joints[0], parts.joints[-1]
    if not parts.fragments or first.inserted or last.inserted or not (first.elides or last.elides):
        return
    beside = first.beside + last.beside
    if any(character not in QUOTES for character in beside):
        return
    added = (*reading.added, (Kind.QUOTATION_MARK, beside, "")) if beside else reading.added
    marked = replace(reading, text=parts.core, marked_left=first.elides, marked_right=last.elides, added=added)
    if parts.fragments[-1].may_add_stop:
        yield replace(marked, text=f"{marked.text}.")
    yield marked


def find_whole(text: str, documents: Sequence[Document]) -> list[Judgement]:
    """Return every exact match of `text`, for the reading with the mildest verdict.

    Quotation marks around a sentence may by chance match those of the neighbouring sentences.
    """
    best: list[Judgement] = []
    for reading in readings_of(text):
        folded = fold(reading.text).text
        found = [finding for document in documents for finding in _find(reading, folded, document)] if folded else []
        if found and (not best or _gravity(found) < _gravity(best)):
            best = found
        if best and _gravity(best) < Verdict.EXACT.gravity:
            break
    return best


def _gravity(found: Sequence[Judgement]) -> int:
    return min(finding.place.verdict.gravity for finding in found)


def _find(reading: QuotationReading, folded: str, document: Document) -> Iterator[Judgement]:
    for span in document.occurrences(folded):
        start, end = document.original(*span)
        if not (document.is_inside_word(start) or document.is_inside_word(end)):
            yield _judged(reading, document, start, end)


def _judged(reading: QuotationReading, document: Document, start: int, end: int) -> Judgement:
    source, ref = document.text[start:end], document.reference(start, end)
    frame = frame_of(document, start, end)
    differences = list(rests(document, frame, left=not reading.marked_left, right=not reading.marked_right))
    is_part = bool(differences)
    following = document.text[end : end + 2].strip("".join(QUOTES))[:1]
    differences += [
        Difference(kind, marks, following if kind is Kind.PUNCTUATION and following in _GOES_ON else theirs, ref)
        for kind, marks, theirs in reading.added
    ]
    is_same = same_characters(reading.text, source)
    if not is_same:
        differences += [
            Difference(kind, quoted, theirs, ref)
            for kind, quoted, theirs in typographic_differences(reading.text, source)
        ]
    verdict = _verdict(reading, following, is_part=is_part, is_same=is_same)
    return Judgement(document, start, end, QuotedPlace(ref, verdict), tuple(differences))


def _verdict(reading: QuotationReading, following: str, *, is_part: bool, is_same: bool) -> Verdict:
    if any(kind is Kind.PUNCTUATION for kind, *_ in reading.added):
        # A full stop where the source goes on is exact; one that replaces another final mark is a change.
        return Verdict.ALTERED if following in _OTHER_ENDS else Verdict.EXACT
    if is_part:
        return Verdict.EXACT
    return Verdict.VERBATIM if is_same and not reading.added else Verdict.TYPOGRAPHY


def rests(document: Document, frame: Frame, *, left: bool, right: bool) -> Iterator[Difference]:
    """Yield the omitted rest of a sentence on the wanted sides, classified by its most serious marker."""
    for wanted, (start, end) in ((left, frame.head), (right, frame.tail)):
        if wanted and start < end:
            rest = document.text[start:end]
            yield Difference(kind_of_rest(rest), "", shown(rest), document.reference(start, end))


def shown(text: str) -> str:
    """Truncate a text for a difference."""
    text = text.strip().replace("\u2029", "\n")
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
