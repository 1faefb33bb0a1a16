"""Find the attribution of direct speech ("said Fang Yi-chun"): behind it, before it, or between two parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.quotation.text.characters import PARAGRAPH, QUOTES
from bot.quotation.text.subjects import Subject, subject_before, subject_behind

if TYPE_CHECKING:
    from bot.quotation.text.speech import SpokenSpan

LONGEST_ATTRIBUTION: Final = 240
"""Characters before and after a speech that are searched for its attribution."""

_SENTENCE_END: Final = re.compile(
    r"(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|Jr|Sr|St))(?<!\b(?:Mrs|Sen|Rep|Gov|Gen))[.!?](?=\s+[^\sa-z\d]|\s*$)|[。！？]"
)
_ENDS_SPEECH: Final = ",.!?…，。！？—–-"
_LEADS: Final = (":", "：")
_MARK: Final = re.compile('[“”"「」『』«»„]')


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution: its words, its subject, and its position in the text."""

    words: str
    subject: Subject
    start: int


def attribution_of(text: str, first: SpokenSpan, last: SpokenSpan) -> Attribution | None:
    """Return the attribution of the speech from `first` to `last`, or None."""
    behind = attribution_behind(text, last)
    if behind is not None:
        return behind
    low = max(text.rfind(PARAGRAPH, 0, first.start) + 1, first.start - LONGEST_ATTRIBUTION)
    before = text[low : max(low, first.start - 1)]
    marks = [mark.end() for mark in _MARK.finditer(before)]
    # “A,” said Fang. “B.”: words between two parts attribute both.
    if marks and (interrupted := _interrupting(text, low + marks[-1], first)) is not None:
        return interrupted
    own = before[marks[-1] if marks else 0 :]
    ends = [stop.end() for stop in _SENTENCE_END.finditer(own) if own[stop.end() :].strip()]
    words = own[ends[-1] if ends else 0 :].strip()
    subject = subject_before(words) if words else None
    return Attribution(words, subject, first.start) if subject is not None else None


def _interrupting(text: str, start: int, first: SpokenSpan) -> Attribution | None:
    """Read `said Fang Yi-chun.` between a part of a speech that ended before `start` and the part `first`."""
    if text[start - 1] not in '”"」』»“' or text[start - 2 : start - 1] not in tuple(_ENDS_SPEECH):
        return None
    gap = text[start : first.start - 1].strip()
    stops = [stop.end() for stop in _SENTENCE_END.finditer(gap)]
    if not gap or (stops and stops[0] != len(gap)):
        return None
    subject = subject_behind(gap.rstrip(".,。， "))
    return Attribution(gap.rstrip(" ,"), subject, start) if subject is not None else None


def attribution_behind(text: str, last: SpokenSpan) -> Attribution | None:
    """Read `,” said Fang Yi-chun.` behind a speech."""
    close = last.end
    inner = text[last.start : close].rstrip(QUOTES + " ")
    rest = text[close + 1 : close + 1 + LONGEST_ATTRIBUTION].split(PARAGRAPH, 1)[0]
    if last.goes_on or not (inner[-1:] in _ENDS_SPEECH or rest.lstrip(QUOTES)[:1] in (",", "，")):
        return None
    rest = rest.lstrip(QUOTES + " ")
    if inner[-1:] in ".。" and rest[:1].isupper():
        return None  # a new sentence, which may speak of somebody else
    stop = _SENTENCE_END.search(rest)
    words = rest[: stop.start() if stop else len(rest)]
    mark = _MARK.search(words)
    words = (words[: mark.start()] if mark else words).strip()
    if mark and words.endswith(_LEADS):
        return None  # it says who speaks next
    subject = subject_behind(words) if words else None
    return Attribution(words, subject, close) if subject is not None else None
