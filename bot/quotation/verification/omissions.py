"""Classify omissions, and decide whether they change the meaning of the quoted words.

A negation, condition, limit, doubt, modal or attribution in the quoted sentence itself qualifies it. One in
a sentence that was omitted whole, in a separate clause or brackets, or in the attribution between two parts of one
speech does not: it belongs to words that are not quoted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.quotation.model import Difference, Kind
from bot.quotation.text.characters import PARAGRAPH
from bot.quotation.text.meaning_markers import markers, modals
from bot.quotation.text.words import count_words, located
from bot.quotation.verification.exact import shown
from bot.quotation.verification.framing import sentence_end, sentence_start, speech_around

if TYPE_CHECKING:
    from bot.quotation.text.document import Document
    from bot.quotation.verification.fragments import Joint

QUALIFYING: Final = frozenset({Kind.NEGATION, Kind.CONDITION, Kind.ONLY, Kind.ALLEGED, Kind.ATTRIBUTION, Kind.MODAL})
"""Kinds of markers that qualify the words around them."""

# A separate clause may negate its own content; but a condition or doubt in it applies to the whole sentence.
_OF_A_CLAUSE: Final = frozenset({Kind.CONDITION, Kind.ALLEGED, Kind.ATTRIBUTION})
_BORDERS: Final = ",;:—–()，；：、（）"
_BRACKETED: Final = re.compile(r"\([^()]*\)|（[^（）]*）")
_RELATIVE: Final = re.compile(
    r"(?:^|[,，])\s*(?:(?:of|to|for|in|by|with|from|at|on|all|most|some|none|neither)\s+){0,3}(?:who|whose|whom|which|where)\b[^,;:—–]*(?=[,;:—–]|$)"
)
_TURNS: Final = re.compile(
    r"^[,;:—–，；：、\s\"“「(]*(?:but|except|though|although|yet|not|never|unless|only|however|但|除了?|不過|不过|然而|可是|卻|却|只)",
    re.IGNORECASE,
)
_CONJUNCTION: Final = re.compile(
    r"\s*(?:and|or|but|nor|so|while|because|which|who|whose|where|after|before|when|as|since|until|if)\b"
)


def left_out(joint: Joint, document: Document, start: int, end: int) -> Difference:
    """Return the difference for an omission, or a replacement by bracketed words, between `start` and `end`.

    Its kind is one of `QUALIFYING` only if the omission changes the meaning, or (`Kind.ATTRIBUTION`) if it
    is the attribution between two parts of one speech; see `changes_meaning`.
    """
    source = document.text[start:end]
    ref = document.reference(start, end) if source.strip() else document.reference(start - 1, end + 1)
    return Difference(_kind_left_out(joint, document, start, end), joint.text, shown(source), ref)


def changes_meaning(document: Document, difference: Difference, start: int, end: int) -> bool:
    """Return whether an omission (a difference of `left_out`) changes the meaning of the quotation."""
    return difference.kind in QUALIFYING and not (
        difference.kind is Kind.ATTRIBUTION and _is_interruption(document, start, end)
    )


def _kind_left_out(joint: Joint, document: Document, start: int, end: int) -> Kind:
    source = document.text[start:end]
    if joint.inserted and located(joint.words) == located(source.strip()):
        return Kind.BRACKET
    if _is_interruption(document, start, end):
        return Kind.ATTRIBUTION
    lost = _qualifications(document, start, end) - _kept(joint.words, source)
    if lost:
        return min(lost, key=lambda kind: kind.rank)
    if Kind.NEGATION in markers(joint.words) and Kind.NEGATION not in markers(source):
        return Kind.NEGATION
    if count_words(source) and _is_over_a_paragraph(document, start, end):
        return Kind.PARAGRAPH
    return Kind.BRACKET if joint.inserted else Kind.ELLIPSIS


def _is_interruption(document: Document, start: int, end: int) -> bool:
    """Return whether only an attribution is between two parts of one speech."""
    return any(
        first[0] <= start <= gap[0] + 1
        and gap[1] - 1 <= end <= second[1]
        and not count_words(document.text[start : gap[0]])
        and not count_words(document.text[gap[1] : end])
        for one in document.utterances
        for first, second, gap in zip(one.parts, one.parts[1:], one.interruptions, strict=False)
    )


def _kept(inserted: str, source: str) -> frozenset[Kind]:
    """Return the markers that the bracketed words keep: [say] for said, [does not] for did not."""
    kept = frozenset(markers(inserted)) - {Kind.MODAL}
    return kept | {Kind.MODAL} if modals(source) <= modals(inserted) else kept


def _qualifications(document: Document, start: int, end: int) -> set[Kind]:
    """Return the omitted markers that qualified the quoted sentences."""
    text = document.text
    first_end = _own_end(document, start, end)
    if first_end >= end:
        return _kinds(text, start, end)
    last_start = _own_start(document, start, end)
    found = _kinds(text, start, first_end) | _kinds(text, last_start, end)
    between = text[first_end:last_start].replace(PARAGRAPH, " ").strip()
    following = between[: sentence_length(document, first_end, last_start)]
    if _TURNS.match(following):
        found |= {Kind.NEGATION, Kind.CONDITION, Kind.ONLY, Kind.ALLEGED} & set(markers(following))
    return found


def sentence_length(document: Document, start: int, end: int) -> int:
    """Return the length of the first sentence between `start` and `end`."""
    while start < end and document.text[start].isspace():
        start += 1
    return max(0, min(end, document.sentence_around(start)[1]) - start) if start < end else 0


def _own_end(document: Document, start: int, end: int) -> int:
    """Return the end of the sentence quoted up to `start`; direct speech ends with its marks."""
    if start <= 0:
        return start
    if speech := speech_around(document, start - 1, start):
        high = speech[-1].end
        return (
            end
            if end <= high and sentence_end(document, start, high) >= end
            else min(end, sentence_end(document, start, high))
        )
    return min(end, sentence_end(document, start, document.paragraph_around(start - 1)[1]))


def _own_start(document: Document, start: int, end: int) -> int:
    """Return the start of the sentence quoted from `end` on."""
    low = speech[0].start if (speech := speech_around(document, end, end + 1)) else document.paragraph_around(end)[0]
    return max(start, sentence_start(document, low, end))


def _kinds(text: str, start: int, end: int) -> set[Kind]:
    """Return the markers in an omitted part of a sentence that may qualify the rest of it."""
    part = text[start:end]
    if not count_words(part):
        return set()
    opens = part.lstrip()[:1] in tuple(_BORDERS) or text[start - 1 : start] in tuple(_BORDERS)
    closes = (
        part.rstrip()[-1:] in tuple(_BORDERS)
        or part.rstrip()[-1:] in tuple('.。!?！？”」"')
        or bool(_CONJUNCTION.match(text, end))
    )
    starts_sentence = start == 0 or text[:start].rstrip()[-1:] in tuple('.。!?！？”」"\u2029')
    bare = _RELATIVE.sub("", _BRACKETED.sub("", part)) if opens else _BRACKETED.sub("", part)
    found = set(markers(bare)) & QUALIFYING
    if (opens or starts_sentence) and closes:
        return found if _TURNS.match(part) else found & _OF_A_CLAUSE
    return found


def _is_over_a_paragraph(document: Document, start: int, end: int) -> bool:
    """Return whether a whole paragraph was omitted, or as much text around a paragraph break."""
    breaks = document.paragraph_breaks(start, end)
    if breaks > 1:
        return True
    shorter = min(document.paragraph_length(start), document.paragraph_length(end))
    return breaks == 1 and end - start > shorter
