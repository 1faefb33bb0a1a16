"""Match the fragments of a quotation with ellipses or brackets, and judge the omissions between them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.quotation.model import Difference, Kind, QuotedPlace, Verdict
from bot.quotation.text.meaning_markers import markers
from bot.quotation.text.typography import same_characters, typographic_differences
from bot.quotation.text.typography_folding import fold
from bot.quotation.text.words import is_inside_word, located
from bot.quotation.verification.exact import Judgement
from bot.quotation.verification.fragments import parts_of, unwrapped
from bot.quotation.verification.omissions import QUALIFYING, changes_meaning, left_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.quotation.text.document import Document
    from bot.quotation.verification.fragments import Fragment, Joint, Parts

MOST_FRAGMENTS: Final = 60
"""Maximum fragments; a quotation with more is compared word by word."""


@dataclass(frozen=True, slots=True)
class _Sought:
    """A fragment with its readings, original and folded."""

    fragment: Fragment
    readings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Span:
    """A match of a fragment in a document, with the reading that matches."""

    start: int
    end: int
    text: str


def find_joined(text: str, documents: Sequence[Document]) -> list[Judgement]:
    """Return one match per article that contains the fragments of `text` in order."""
    for candidate, marks in ((text, ""), (unwrapped(text), _marks_around(text))):
        parts = parts_of(candidate) if candidate else None
        if parts is None or not parts.is_joined or not 0 < len(parts.fragments) <= MOST_FRAGMENTS:
            continue
        sought = [_Sought(one, tuple((text, fold(text).text) for text in one.readings)) for one in parts.fragments]
        found = [finding for document in documents if (finding := _find(parts, sought, marks, document)) is not None]
        if found:
            return found
    return []


def _marks_around(text: str) -> str:
    inner = unwrapped(text)
    return text.replace(inner, "", 1).strip() if inner else ""


def _find(parts: Parts, sought: Sequence[_Sought], marks: str, document: Document) -> Judgement | None:
    best: list[_Span] | None = None
    for first in _spans(sought[0], document, 0):
        spans = _following(sought, document, first)
        if spans is None:
            break
        if best is None or _gap(spans) < _gap(best):
            best = spans
    return None if best is None else _judged(parts, marks, document, best)


def _gap(spans: list[_Span]) -> int:
    return spans[-1].end - spans[0].start


def _following(sought: Sequence[_Sought], document: Document, first: _Span) -> list[_Span] | None:
    spans = [first]
    for one in sought[1:]:
        following = next(_spans(one, document, spans[-1].end), None)
        if following is None:
            return None
        spans.append(following)
    return spans


def _spans(sought: _Sought, document: Document, after: int) -> Iterator[_Span]:
    """Yield the matches of a fragment from `after` on, for its first reading that matches."""
    for reading, folded in sought.readings:
        found = False
        for span in document.occurrences(folded, start=document.folded.index(after)):
            start, end = document.original(*span)
            if start >= after and _fits(sought.fragment, document, start, end):
                found = True
                yield _Span(start, end, reading)
        if found:
            return


def _fits(fragment: Fragment, document: Document, start: int, end: int) -> bool:
    return (fragment.open_left or not document.is_inside_word(start)) and (
        fragment.open_right or not document.is_inside_word(end)
    )


def _judged(parts: Parts, marks: str, document: Document, spans: list[_Span]) -> Judgement:
    start, end = spans[0].start, spans[-1].end
    ref = document.reference(start, end)
    at_the_ends, between = list(_at_the_ends(parts, document, spans)), _between(parts, document, spans)
    meaning = any(difference.kind in QUALIFYING for difference in at_the_ends) or any(
        changes_meaning(document, difference, *gap) for difference, gap in between
    )
    differences = [*at_the_ends, *(difference for difference, _ in between)]
    if marks:
        differences.append(Difference(Kind.QUOTATION_MARK, marks, "", ref))
    for span in spans:
        differences += _typography(document, span)
    verdict = Verdict.ELIDED_MEANING if meaning else Verdict.ELIDED
    pieces = tuple((span.start, span.end) for span in spans)
    return Judgement(document, start, end, QuotedPlace(ref, verdict), tuple(differences), pieces)


def _between(parts: Parts, document: Document, spans: list[_Span]) -> list[tuple[Difference, tuple[int, int]]]:
    """Return the omission between each two fragments, with its span in the document."""
    return [
        (left_out(joint, document, before.end, after.start), (before.end, after.start))
        for joint, (before, after) in zip(parts.joints[1:-1], pairwise(spans), strict=True)
    ]


def _at_the_ends(parts: Parts, document: Document, spans: list[_Span]) -> Iterator[Difference]:
    """Yield the bracketed words before and after all fragments, with the part of a word they replace."""
    start, end = spans[0].start, spans[-1].end
    if (first := parts.joints[0]).inserted:
        word = start
        while is_inside_word(document.text, word):
            word -= 1
        before = document.text[:start].rstrip()
        replaced = before[-len(first.words) :] if word == start else document.text[word:start]
        yield _inserted(first, replaced, word < start, document, (start, end))
    if (last := parts.joints[-1]).inserted:
        word = end
        while is_inside_word(document.text, word):
            word += 1
        after = document.text[end:].lstrip()
        replaced = after[: len(last.words)] if word == end else document.text[end:word]
        yield _inserted(last, replaced, word > end, document, (start, end))


def _inserted(joint: Joint, beside: str, is_part: bool, document: Document, span: tuple[int, int]) -> Difference:
    """Return the difference for bracketed words at an end; they may replace part of the word `beside`, or repeat it."""
    ref, is_same = document.reference(*span), located(joint.words) == located(beside)
    negates = not is_same and Kind.NEGATION in markers(joint.words)
    kind = Kind.NEGATION if negates else Kind.BRACKET
    return Difference(kind, joint.text, beside if is_part or is_same else "", ref)


def _typography(document: Document, span: _Span) -> Iterator[Difference]:
    source = document.text[span.start : span.end]
    if not same_characters(span.text, source):
        ref = document.reference(span.start, span.end)
        for kind, quoted, theirs in typographic_differences(span.text, source):
            yield Difference(kind, quoted, theirs, ref)
