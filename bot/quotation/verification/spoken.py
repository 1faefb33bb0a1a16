"""Match a quotation of interrupted speech without the attribution, or of speech over several paragraphs."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.quotation.model import Difference, Kind, QuotedPlace, Verdict
from bot.quotation.text.characters import PARAGRAPH, QUOTES
from bot.quotation.text.typography import same_characters, typographic_differences
from bot.quotation.text.typography_folding import fold
from bot.quotation.verification.exact import Judgement, rests, shown
from bot.quotation.verification.fragments import unwrapped
from bot.quotation.verification.framing import Frame, frame_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.quotation.text.document import Document
    from bot.quotation.text.utterances import Utterance

_KEY: Final = 16
_MOST_PLACES: Final = 8
_SPACE: Final = " \t\r\n\u00a0\u202f\u2009\u3000\u2029"
# Marks before an interruption in the source, and marks that a quotation may have instead.
_COMMAS: Final = ",，"
_JOINTS: Final = ("", ",", "，", ".", "。")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a quotation and its source span; `joint` is the mark behind it."""

    text: str
    start: int
    end: int
    joint: str = ""


def find_spoken(text: str, documents: Sequence[Document]) -> list[Judgement]:
    """Return one match per document where `text` is a speech in several parts."""
    found: list[Judgement] = []
    for quoted, marks in ((text, ""), (unwrapped(text), "".join(_marks_around(text)))):
        if not quoted:
            continue
        for document in documents:
            for utterance in document.utterances:
                if pieces := _pieces(quoted, document, utterance):
                    found.append(_judged(pieces, marks, document))
                    break
        if found:
            break
    return found


def _marks_around(text: str) -> Iterator[str]:
    if text[:1] in QUOTES:
        yield text[0]
    if text[-1:] in QUOTES:
        yield text[-1]


def _pieces(quoted: str, document: Document, utterance: Utterance) -> list[_Piece] | None:
    """Split a quotation at the borders of an utterance's parts, from the first border it crosses."""
    parts = utterance.parts
    for index in range(len(parts) - 1):
        key = document.text[parts[index + 1][0] : parts[index + 1][0] + _KEY]
        for cut in _occurrences(quoted, key[: max(4, min(_KEY, parts[index + 1][1] - parts[index + 1][0]))]):
            head = _ending(quoted[:cut], document, parts[index])
            if head is not None and (rest := _going_on(quoted[cut:], document, parts[index + 1 :])):
                return [head, *rest]
    return None


def _occurrences(text: str, key: str) -> Iterator[int]:
    position = text.find(key, 1)
    for _ in range(_MOST_PLACES):
        if position < 0:
            return
        yield position
        position = text.find(key, position + 1)


def _ending(head: str, document: Document, part: tuple[int, int]) -> _Piece | None:
    """Match the text before a border with the end of a part."""
    said, joint = _divided(head)
    source = document.text[slice(*part)]
    kept, mark = _divided(source)
    if not said or not _is_joint(joint, mark or _mark_behind(document, part[1])):
        return None
    wanted, folded = fold(said).text, fold(kept)
    if not folded.text.endswith(wanted):
        return None
    start = part[0] + folded.start(len(folded.text) - len(wanted))
    end = part[0] + len(kept)
    if start > part[0] and document.is_inside_word(start):
        return None
    if joint == mark:
        return _Piece(said + joint, start, end + len(mark))
    return _Piece(said, start, end, joint or " ")


def _going_on(quoted: str, document: Document, parts: Sequence[tuple[int, int]]) -> list[_Piece] | None:
    """Match the text behind a border with the start of a part and the parts after it."""
    start, end = parts[0]
    folded, wanted = fold(document.text[start:end]), fold(quoted.rstrip(_SPACE)).text
    if folded.text.startswith(wanted):
        place = start + folded.end(len(wanted))
        return None if place < end and document.is_inside_word(place) else [_Piece(quoted.rstrip(_SPACE), start, place)]
    kept, mark = _divided(document.text[start:end])
    mark = mark or _mark_behind(document, end)
    for cut in range(len(kept), min(len(quoted), len(kept) + 2 * _KEY) + 1):
        said, joint = _divided(quoted[:cut])
        if fold(said).text != fold(kept).text:
            continue
        behind = quoted[cut:]
        if not behind.strip(_SPACE + "".join(_JOINTS)):
            return [_Piece(said + joint, start, start + len(kept), joint)] if _is_joint(joint, mark) else None
        if len(parts) > 1 and _is_joint(joint, mark) and behind[:1] not in _SPACE:
            rest = _going_on(behind, document, parts[1:])
            if rest is not None:
                whole = start + len(kept) + len(mark) if joint == mark and mark else start + len(kept)
                return [
                    _Piece(
                        said + (joint if joint == mark else ""), start, whole, "" if joint == mark else joint or " "
                    ),
                    *rest,
                ]
    return None


def _divided(text: str) -> tuple[str, str]:
    """Split a text into its words and its final comma or stop."""
    text = text.strip(_SPACE)
    bare = text.rstrip(QUOTES)
    for one in (text, bare):
        if one[-1:] and one[-1] in _COMMAS + ".。":
            return one[:-1].rstrip(_SPACE), one[-1]
    return text, ""


def _mark_behind(document: Document, end: int) -> str:
    """Return a comma behind the closing mark, or an empty string."""
    behind = document.text[end : end + 4].lstrip(QUOTES + _SPACE)[:1]
    return behind if behind and behind in _COMMAS else ""


def _is_joint(quoted: str, source: str) -> bool:
    """Return whether `quoted` may replace the mark `source` before an interruption."""
    return quoted == source or (source in ("", *_COMMAS) and quoted in _JOINTS)


def _judged(pieces: Sequence[_Piece], marks: str, document: Document) -> Judgement:
    start, end = pieces[0].start, pieces[-1].end
    ref = document.reference(start, end)
    first, last = (
        frame_of(document, pieces[0].start, pieces[0].end),
        frame_of(document, pieces[-1].start, pieces[-1].end),
    )
    frame = Frame(first.head, last.tail)
    differences = list(rests(document, frame, left=True, right=True))
    is_part = bool(differences)
    is_interrupted = False
    for one, other in itertools.pairwise(pieces):
        gap = document.text[one.end : other.start]
        if gap.strip(QUOTES + _SPACE + "".join(_JOINTS)):
            is_interrupted = True
            differences.append(Difference(Kind.ATTRIBUTION, "", shown(gap), document.reference(one.end, other.start)))
        elif PARAGRAPH not in gap and one.joint.strip():
            is_interrupted = True
        if one.joint.strip():
            differences.append(
                Difference(Kind.PUNCTUATION, one.joint, document.text[one.end : one.end + 1].strip(QUOTES), ref)
            )
    is_same = True
    for piece in pieces:
        source = document.text[piece.start : piece.end]
        if not same_characters(piece.text, source):
            is_same = False
            differences += [
                Difference(kind, mine, theirs, ref)
                for kind, mine, theirs in typographic_differences(piece.text, source)
            ]
    if marks:
        differences.append(Difference(Kind.QUOTATION_MARK, marks, "", ref))
    if is_interrupted:
        verdict = Verdict.ELIDED
    elif is_part:
        verdict = Verdict.EXACT
    else:
        verdict = Verdict.VERBATIM if is_same and not marks else Verdict.TYPOGRAPHY
    spans = tuple((piece.start, piece.end) for piece in pieces)
    return Judgement(document, start, end, QuotedPlace(ref, verdict), tuple(differences), spans)
