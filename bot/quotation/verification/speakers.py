"""Quote attribution: name the speaker of direct speech if one sentence of the source does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.quotation.text.attributions import attribution_of
from bot.quotation.text.characters import PARAGRAPH, SURNAMES
from bot.quotation.text.subjects import NAME
from bot.quotation.verification.framing import speech_around
from bot.search import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.quotation.text.document import Document

_LONGEST_NAME: Final = 3
_OTHER: Final = re.compile(
    rf"(?:(?:Mr|Mrs|Ms|Dr|Sir|President|Premier|Minister|Mayor)\.?\s+{NAME})|[A-Z][\w’-]+\s+[A-Z][\w’-]+"
)
# A sentence that begins with a name as its subject.
_OPENING: Final = re.compile(r"(?:^|[.!?\u2029]['\"”’]?\s*|\n)([A-Z][\w-]+)(?=,|[’']s\b|\s+[a-z])")
# A person without a name, who may also be the speaker.
_SOMEBODY: Final = re.compile(
    r"\b(?i:a|an|one|another|the|his|her|their|its|some|several|many|other|both)\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:[a-z]*(?:ers?|ors?|ists?|ians?|m[ae]n|ants?|ents?|ives?|persons?|people)|officials?|analysts?|secretar(?:y|ies)"
    r"|aides?|sources?|friends?|wife|husband|sons?|daughters?|mother|father|girls?|boys?|judges?|heads?|chiefs?|guides?"
    r"|critics?|colleagues?|pilots?|chairs?|coach(?:es)?|one)\b"
)


def said_by(document: Document, spans: Sequence[tuple[int, int]]) -> tuple[str | None, str | None]:
    """Return the speaker of some spans and the words of the attribution; None for what is unknown."""
    found = [_said_by(document, *span) for span in spans]
    names = {name for name, _ in found}
    return (names.pop() if len(names) == 1 else None), found[0][1]


def _said_by(document: Document, start: int, end: int) -> tuple[str | None, str | None]:
    speech = speech_around(document, start, end)
    found = attribution_of(document.text, speech[0], speech[-1]) if speech else None
    if found is None:
        return None, None
    name = found.subject.name
    if name is None and found.subject.is_pronoun:
        name = _only_person(document, found.start)
    elif name is not None and " " not in name and not _is_name(document, name):
        name = None
    return name, found.words


def _is_name(document: Document, word: str) -> bool:
    """Return whether a single word is a name: it is never in lower case in the document."""
    return re.search(rf"(?<![\w’'-]){re.escape(word.lower())}(?![\w’'-])", document.text) is None


def _is_person(cjk: str) -> bool:
    return 2 <= len(cjk) <= _LONGEST_NAME and cjk[0] in SURNAMES


def _only_person(document: Document, position: int) -> str | None:
    """Resolve "he" or "she" at `position`, if this paragraph and the one before name only one person."""
    text = document.text
    paragraph = text.rfind(PARAGRAPH, 0, position) + 1
    low = text.rfind(PARAGRAPH, 0, max(0, paragraph - 1)) + 1
    names: list[str] = []
    for span in document.speech:
        found = attribution_of(text, span, span) if low <= span.start < position else None
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
    others = [found[0] for found in _OTHER.finditer(text, low, position)]
    others += [found[1] for found in _OPENING.finditer(text, low, position) if _may_be_name(document, found[1])]
    return name if all(set(name.split()) & set(other.split()) for other in others) else None


def _may_be_name(document: Document, word: str) -> bool:
    return word.lower() not in FUNCTION_WORDS and _is_name(document, word)
