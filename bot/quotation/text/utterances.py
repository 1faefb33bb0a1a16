"""Find speech that the source interrupts (“A,” he said, “B.”) or continues in the next paragraph."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.quotation.model import Kind
from bot.quotation.text.attributions import attribution_behind
from bot.quotation.text.characters import PARAGRAPH, QUOTES
from bot.quotation.text.meaning_markers import markers
from bot.quotation.text.words import count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.quotation.text.speech import SpokenSpan

LONGEST_INTERRUPTION: Final = 240
"""Characters between two parts of one speech."""

_SPACE: Final = " \t\r\n\u00a0\u202f\u2009\u3000"
_ASKS: Final = ("?", "？")
_INNER_END: Final = re.compile(r"[.!?][”\"’)]*\s+[\"“‘(]?[A-ZÀ-Þ]|[。！？]")
_SAYS: Final = re.compile(
    r"""
    \b(?:said|says|say|added|adds|asked|replied|wrote|writes|told|continued|explained|recalled|noted|went\ on|argued
    |insisted|warned|admitted|conceded|joked|remarked|observed|concluded|declared|announced|stated|claimed|suggested)\b
  | \b(?:a|ont|avait)\s+(?:dit|déclaré|ajouté|expliqué|affirmé|indiqué)\b
  | \b(?:dit|explique|ajoute|affirme)-?(?:il|elle)?\b
  | \b(?:sagte|sagt|erklärte|meinte|betonte|fügte)\b | \b(?:dijo|afirmó|añadió|explicó)\b | \b(?:disse|ha\s+detto)\b
  | [說说]|表示|指出|[強强][調调]|補充|补充|[問问]道?|回答|坦言|[認认][為为]|透露
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Utterance:
    """The parts of one speech (spans of a document's text without white space around them), in order.

    `interruptions` are the spans between them, with the marks.
    """

    parts: tuple[tuple[int, int], ...]
    interruptions: tuple[tuple[int, int], ...]


def utterances_of(text: str, speech: Sequence[SpokenSpan]) -> tuple[Utterance, ...]:
    """Return the speeches of a text that have several parts; `speech` are its `spoken_spans`."""
    found: list[Utterance] = []
    run: list[tuple[int, int]] = []
    before: SpokenSpan | None = None
    for span in _outermost(speech):
        part = _trimmed(text, span)
        if before is not None and run and _goes_on(text, before, span):
            run.append(part)
        else:
            found += _of(run)
            run = [part]
        before = span
    return (*found, *_of(run))


def _of(run: Sequence[tuple[int, int]]) -> list[Utterance]:
    if len(run) < 2:
        return []
    gaps = tuple((one[1], other[0]) for one, other in itertools.pairwise(run))
    return [Utterance(tuple(run), gaps)]


def _outermost(spans: Sequence[SpokenSpan]) -> list[SpokenSpan]:
    outermost: list[SpokenSpan] = []
    for span in spans:
        if not outermost or span.start >= outermost[-1].end:
            outermost.append(span)
    return outermost


def _trimmed(text: str, span: SpokenSpan) -> tuple[int, int]:
    start, end = span.start, span.end
    while start < end and text[start] in _SPACE:
        start += 1
    while end > start and text[end - 1] in _SPACE:
        end -= 1
    return start, end


def _goes_on(text: str, before: SpokenSpan, after: SpokenSpan) -> bool:
    """Return whether two spans are one speech: only an attribution or a paragraph break is between them."""
    if before.goes_on:
        return after.start == before.end + 2
    gap = text[before.end : after.start]
    if len(gap) > LONGEST_INTERRUPTION or not is_attribution(gap):
        return False
    if PARAGRAPH in gap:
        return _opens_next_paragraph(text, before, after, gap) and _is_one_speaker(text, before, after)
    is_over = gap.rstrip(QUOTES + _SPACE)[-1:] in (".", "。")
    return not is_over or _is_one_speaker(text, before, after)


def _opens_next_paragraph(text: str, before: SpokenSpan, after: SpokenSpan, gap: str) -> bool:
    """Return whether an attribution ends a paragraph and the next one opens with more speech.

    After a question somebody else may answer.
    """
    said = text[before.start : before.end].rstrip(QUOTES + _SPACE)
    return gap.rstrip(QUOTES + _SPACE).endswith(PARAGRAPH) and gap.count(PARAGRAPH) == 1 and not said.endswith(_ASKS)


def _is_one_speaker(text: str, before: SpokenSpan, after: SpokenSpan) -> bool:
    """Return whether two parts divided by a full stop have the same speaker: none is named behind the second."""
    other = attribution_behind(text, after)
    one = attribution_behind(text, before)
    if other is None:
        return True
    return one is not None and (
        other.subject == one.subject or (one.subject.name is not None and other.subject.is_pronoun)
    )


def is_attribution(gap: str) -> bool:
    """Return whether some words are only an attribution: at most one sentence, with a verb of saying."""
    words = gap.strip(QUOTES + _SPACE + PARAGRAPH + ",.;:，。；：—–-")
    return bool(words) and _SAYS.search(words) is not None and _INNER_END.search(words) is None and not _denies(words)


def _denies(words: str) -> bool:
    """Return whether an attribution is negated or conditional: he never said, he would have said."""
    return bool({Kind.NEGATION, Kind.CONDITION} & set(markers(words))) or count_words(words) > 40
