"""Who said what stands between a source's marks, where one sentence of it says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.quotation.text.characters import PARAGRAPH, QUOTES, SURNAMES
from bot.quotation.text.subjects import NAME, Subject, subject_before, subject_behind
from bot.quotation.verification.framing import speech_around

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.quotation.text.document import Document
    from bot.quotation.text.speech import SpokenSpan

LONGEST_ATTRIBUTION: Final = 240
"""Characters before and after a speech in which it is looked for who speaks."""

_SENTENCE_END: Final = re.compile(
    r"(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|Jr|Sr|St))(?<!\b(?:Mrs|Sen|Rep|Gov|Gen))[.!?](?=\s+[^\sa-z\d]|\s*$)|[。！？]"
)
_LONGEST_NAME: Final = 3
_ENDS_SPEECH: Final = ",.!?…，。！？—–-"
_MARK: Final = re.compile('[“”"「」『』«»„]')
_OTHER: Final = re.compile(
    rf"(?:(?:Mr|Mrs|Ms|Dr|Sir|President|Premier|Minister|Mayor)\.?\s+{NAME})|[A-Z][\w’-]+\s+[A-Z][\w’-]+"
)
# A person who is not named may be meant as well as the one who is.
_SOMEBODY: Final = re.compile(
    r"\b(?:a|an|one|another|the|his|her|their|its|some|several|many|other|both)\s+(?:[\w’'-]+\s+){0,4}?(?:[a-z]*(?:ers?|ors?|ists?|ians?|m[ae]n|ants?|ents?"
    r"|ives?|persons?|people)|officials?|analysts?|secretar(?:y|ies)|aides?|sources?|friends?|wife|husband|sons?|daughters?|mother|father|girls?|boys?"
    r"|judges?|heads?|chiefs?|guides?|critics?|colleagues?|pilots?|chairs?|coach(?:es)?|one)\b"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a source says of who speaks: the words, and the name in them where there is one."""

    words: str
    subject: Subject
    start: int


def said_by(document: Document, spans: Sequence[tuple[int, int]]) -> tuple[str | None, str | None]:
    """Return who said the words of some spans, and the words of the source that say so; None for either it has not."""
    found = [_said_by(document, *span) for span in spans]
    names = {name for name, _ in found}
    return (names.pop() if len(names) == 1 else None), found[0][1]


def _said_by(document: Document, start: int, end: int) -> tuple[str | None, str | None]:
    speech = speech_around(document, start, end)
    found = attribution_of(document, speech[0], speech[-1]) if speech else None
    if found is None:
        return None, None
    name = found.subject.name
    if name is None and found.subject.is_pronoun:
        name = _only_person(document, found.start)
    elif name is not None and " " not in name and not _is_name(document, name):
        name = None
    return name, found.words


def attribution_of(document: Document, first: SpokenSpan, last: SpokenSpan) -> Attribution | None:
    """Return who is said to speak from `first` to `last`: in the words behind, before, or of the part before."""
    text = document.text
    behind = attribution_behind(text, last)
    if behind is not None:
        return behind
    low = max(text.rfind(PARAGRAPH, 0, first.start) + 1, first.start - LONGEST_ATTRIBUTION)
    before = text[low : max(low, first.start - 1)]
    marks = [mark.end() for mark in _MARK.finditer(before)]
    # “A,” said Fang. “B.”: what stands between two parts tells of both.
    if marks and (interrupted := _interrupting(text, low + marks[-1], first)) is not None:
        return interrupted
    own = before[marks[-1] if marks else 0 :]
    ends = [stop.end() for stop in _SENTENCE_END.finditer(own) if own[stop.end() :].strip()]
    words = own[ends[-1] if ends else 0 :].strip()
    subject = subject_before(words) if words else None
    return Attribution(words, subject, first.start) if subject is not None else None


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
    subject = subject_behind(words) if words else None
    return Attribution(words, subject, close) if subject is not None else None


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


def _is_name(document: Document, word: str) -> bool:
    """Tell whether a single word is a name: one that stands nowhere in small letters."""
    return re.search(rf"(?<![\w’'-]){re.escape(word.lower())}(?![\w’'-])", document.text) is None


def _is_person(cjk: str) -> bool:
    return 2 <= len(cjk) <= _LONGEST_NAME and cjk[0] in SURNAMES


def _only_person(document: Document, position: int) -> str | None:
    """Return whom "he" or "she" means at `position`, where the paragraph and the one before name one person only."""
    text = document.text
    paragraph = text.rfind(PARAGRAPH, 0, position) + 1
    low = text.rfind(PARAGRAPH, 0, max(0, paragraph - 1)) + 1
    names: list[str] = []
    for span in document.speech:
        found = attribution_of(document, span, span) if low <= span.start < position else None
        if found is not None and found.subject.name is not None and found.start < position:
            names.append(found.subject.name)
    pairs = document.article.text.names
    names += [name for name, cjk in pairs if _is_person(cjk) and text.find(name, low, position) >= 0]
    people = [name for name in set(names) if not any(name != other and name in other for other in names)]
    if len(people) != 1:
        return None
    name = people[0]
    last = max(text.rfind(name, low, position), text.rfind(name.split()[-1], low, position))
    since = text[last:position]
    if last < 0 or re.match(rf"[\w-]*{re.escape(name.split()[-1])}[’']", since) or _SOMEBODY.search(since):
        return None
    others = (found[0] for found in _OTHER.finditer(text, low, position))
    return name if all(set(name.split()) & set(other.split()) for other in others) else None
