"""Find the unit that a quotation is compared with: direct speech or sentences, and the omitted rest of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.quotation.text.characters import QUOTES
from bot.quotation.text.edges import opening_end, without_notes
from bot.quotation.text.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.quotation.text.document import Document
    from bot.quotation.text.speech import SpokenSpan

LONGEST_REST: Final = 4_000
"""Maximum characters of an omitted rest on either side."""

_MOST_AROUND: Final = 64
_NOTE: Final = r"(?:\[\d{1,3}\]|[¹²³⁰⁴-⁹])*"
_CAPITAL: Final = r"""(?=["'“‘«(\[„]*[A-ZÀ-Þ])"""
# Sentence ends that the sentence splitter misses: before a small letter, or behind an abbreviation.
_BREAK: Final = re.compile(
    rf"""
    \b(?!(?:approx|capt|corp|dept|govt|prof|sept|tues|thurs)\b)[a-z]{{4,}}\.\s+
  | \b(?!(?:vs|no|nos|pp|cf|al|ed|eds|etc|eg|ie|jr|sr|fig|vol|ch|sec|approx)\b)[a-z]{{2,}}\.{_NOTE}\s+{_CAPITAL}
  | (?:[!?]["'”’»)\]]*{_NOTE}|\.["'”’»)\]]+{_NOTE}|\.{_NOTE}(?<=[\]¹²³⁰⁴-⁹])|[a-z]\.\d{{1,2}})\s+{_CAPITAL}
  | \b(?:Inc|Corp|Co|Ltd|Plc|PLC|LLC|Bros|Jr|Sr)\.\s+(?=[A-ZÀ-Þ][\w’'-]+\s+[a-z])
  | [。！？]+[」』”’）〉》"']*
    """,
    re.VERBOSE,
)
_LONGEST_WORD: Final = 30
_AHEAD: Final = 32  # what is looked at behind a break: marks, and the capital that follows it
_SKIPPED: Final = frozenset(QUOTES) | frozenset(" \t\r\n\u00a0\u202f\u2009\u3000")


@dataclass(frozen=True, slots=True)
class Frame:
    """The unit that contains a span, and the parts of it before and after the span.

    `head` and `tail` are the omitted spans before and after it, empty if it begins or ends with its
    sentence. `speech` are the spans of direct speech that contain it (several for speech over paragraphs).
    """

    head: tuple[int, int]
    tail: tuple[int, int]
    speech: tuple[SpokenSpan, ...] = ()


def frame_of(document: Document, start: int, end: int) -> Frame:
    """Return the unit that contains the span `start` to `end`."""
    speech = speech_around(document, start, end)
    low, high = document.paragraph_around(start)[0], document.paragraph_around(end - 1)[1]
    paragraph = low
    if speech:
        low, high = speech[0].start, speech[-1].end
        start, end = max(start, low), min(end, high)
    before, after = sentence_start(document, low, start), sentence_end(document, end, high)
    if before == paragraph:
        before = opening_end(document.text, before, start)
    tail = document.text[end:after]
    if not speech:
        tail = without_notes(tail, ends_paragraph=after >= high)
    head = (before, start) if count_words(document.text[before:start]) else (start, start)
    return Frame(head, (end, after) if count_words(tail) else (end, end), speech)


def speech_around(document: Document, start: int, end: int) -> tuple[SpokenSpan, ...]:
    """Return the innermost direct speech around a span (marks at its own ends ignored), or nothing."""
    start, end = _core(document.text, start, end)
    spans = document.speech
    last = bisect_right(spans, start, key=lambda span: span.start)
    for index in range(last - 1, max(-1, last - 1 - _MOST_AROUND), -1):
        held = tuple(_going_on(document, index))
        if held[0].start <= start and start < held[0].end and end <= held[-1].end:
            ending = next(place for place, span in enumerate(held) if end <= span.end)
            return held[: ending + 1]
    return ()


def _going_on(document: Document, index: int) -> Iterator[SpokenSpan]:
    """Yield a span and its continuations in the next paragraphs."""
    spans = document.speech
    span = spans[index]
    yield span
    while span.goes_on:
        wanted = span.end + 2
        index = bisect_right(spans, wanted - 1, key=lambda one: one.start)
        if index >= len(spans) or spans[index].start != wanted:
            return
        span = spans[index]
        yield span


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    """Trim marks and space from the ends of a span."""
    first, last = start, end
    while first < last and text[first] in _SKIPPED:
        first += 1
    while last > first and text[last - 1] in _SKIPPED:
        last -= 1
    return (first, last) if first < last else (start, end)


def sentence_start(document: Document, low: int, position: int) -> int:
    """Return the start of the sentence at `position`, not before `low`."""
    known = document.sentence_around(position)[0] if position < len(document.text) else low
    start = max(low, known if known <= position else low)
    for stop in _BREAK.finditer(document.text, max(start, position - LONGEST_REST), position + _AHEAD):
        start = stop.end() if start < stop.end() <= position else start
    return start


def sentence_end(document: Document, position: int, high: int) -> int:
    """Return the end of the sentence that contains or ends at `position`, not after `high`."""
    if position >= high:
        return high
    end = min(high, position + LONGEST_REST, max(position, document.sentence_around(position - 1)[1]))
    for stop in _BREAK.finditer(document.text, max(0, position - _LONGEST_WORD), end + _AHEAD):
        if stop.end() >= position:
            return min(end, stop.end())
    return end
