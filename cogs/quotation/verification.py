"""Draw verdicts on quotations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from discord import ui

from bot.quotation import (
    Mark,
    Verdict,
    attribution_line,
    close_line,
    damaged_line,
    difference_phrase,
    is_told,
    marked_line,
    verdict_line,
)
from cogs.quotation.drawing import block, source_lines
from cogs.shared import CONTEXT, pin_button
from cogs.ui import ROW, WARNING, Address, Answer, escaped_line, is_plain, lines, opening, panel, rule, standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.articles import Reference
    from bot.quotation import Difference, MarkedPiece, Quote, Verification, Verified
    from bot.texts import Texts
    from cogs.ui import Item, Viewer

LONGEST_SOURCE: Final = 500
"""Characters of the passage that a quotation stands in, below the verdict on it."""

_QUOTED = 600
_SIDE = 130
_MOST_DIFFERENCES = 6
_MOST_PLACES = 8
_TOGETHER = 3
"""Verifications on one answer, which then share its room."""

_MARKED = 900
_SPOKEN = 300
_CLOSE = 240
_MOST_CLOSE = 3
_SPEAKER = 100
_GOOD: Final = frozenset({Verdict.VERBATIM, Verdict.TYPOGRAPHY, Verdict.EXACT, Verdict.ELIDED})
"""Verdicts of honest quotations; a part of a sentence may still leave out what matters."""

_STRUCK: Final = {Mark.SAME: "", Mark.SOURCE: "~~", Mark.QUOTED: "**"}


@dataclass(frozen=True, slots=True)
class Checked:
    """A quotation, what became of it, and the passage it stands in first, where there is one."""

    quoted: str
    verified: Verified
    source: Quote | None = None


def draw_verified(found: Sequence[Checked], viewer: Viewer) -> Answer:
    """Return what became of each quotation: the verdict in words, what differs, and where it stands."""
    shown = found[:_TOGETHER]
    items: list[Item | str | None] = []
    for checked in shown:
        items += [rule() if items else None, *_verified(checked, viewer.texts, len(shown))]
    good = all(_is_good(one.verified.verification) for one in shown)
    body = panel(*items) if good else panel(*items, accent=WARNING)
    passages = _passage_buttons(shown, viewer)
    pinning = pin_button(viewer) if passages else []
    if len(passages) + len(pinning) < ROW:
        return Answer(body, buttons=[*passages, *pinning, *standing(viewer)])
    return Answer(body, ui.ActionRow(*passages), buttons=[*pinning, *standing(viewer)])


def _is_good(verification: Verification) -> bool:
    return verification.verdict in _GOOD and not verification.may_matter


def _passage_buttons(found: Sequence[Checked], viewer: Viewer) -> list[Item]:
    places = [ref for one in found for ref in _leading(one.verified.verification)]
    refs = [str(ref) for ref in dict.fromkeys(places) if ref.start is not None]
    return [opening(Address("quote", (ref, CONTEXT)), viewer.texts("button-passage", ref=ref)) for ref in refs]


def _leading(verification: Verification) -> list[Reference]:
    """Return where an answer leads: to the best place, or to the closest passages."""
    return [place.ref for place in (verification.places[:1] or verification.close[:2])]


def _verified(checked: Checked, texts: Texts, sharing: int) -> Iterator[str]:
    verification = checked.verified.verification
    drawn = _drawn(checked.verified, _MARKED // sharing)
    yield lines(
        f"**{verdict_line(texts, checked.verified, lambda name: escaped_line(name, _SPEAKER))}**",
        texts("verify-marked") if drawn else None,
        drawn or block(escaped_line(checked.quoted, _QUOTED // sharing)),
        *_differences(verification, texts, _MOST_DIFFERENCES // sharing),
    )
    if close := verification.close[: max(1, _MOST_CLOSE // sharing)]:
        yield lines(
            texts("verify-closest"),
            *(close_line(texts, passage, lambda text: escaped_line(text, _CLOSE // sharing)) for passage in close),
        )
    # Several verdicts have no room for their sources; each has its button.
    source = checked.source if sharing == 1 else None
    if said := attribution_line(texts, checked.verified, lambda words: escaped_line(words, _SPOKEN // sharing)):
        yield said
    if left_out := damaged_line(texts, checked.verified):
        yield left_out
    if source:
        yield source_lines(source.article, source.passage.ref, texts, shown=source.passage.text)
    if places := _places(verification, texts, _MOST_PLACES // sharing, named=source is not None):
        yield places


def _drawn(verified: Verified, most: int) -> str | None:
    """Return the quotation drawn over its source in about `most` characters: what was put in stands in bold."""
    if is_plain():
        return None  # what is struck out cannot be heard; the list tells it
    left = most

    def one(piece: MarkedPiece) -> str:
        nonlocal left
        if left <= 0:
            return ""
        shown = escaped_line(piece.text.replace("\n", " "), left)
        left -= len(shown)
        mark = _STRUCK[piece.mark]
        before, after = piece.text[:1].isspace(), piece.text[-1:].isspace()
        # A mark of Discord's beside a space, or beside another of its kind, is no mark.
        return f"{' ' * before}{mark}{shown.strip()}{mark}{' ' * after}" if shown.strip() else " " * (before or after)

    drawn = marked_line(verified, one)
    return block(drawn.strip()) if drawn else None


def _differences(verification: Verification, texts: Texts, most: int) -> Iterator[str]:
    told = [difference for difference in verification.differences if is_told(difference)]
    yield from (_difference(difference, texts) for difference in told[:most])
    if (rest := len(told) - most) > 0:
        yield texts("verify-more-differences", number=rest)


def _places(verification: Verification, texts: Texts, most: int, *, named: bool) -> str | None:
    """Return where the quotation stands; but for the first place where that is `named` already."""
    places = [f"`{place.ref}`" for place in verification.places][1 if named else 0 :]
    if not places:
        return None
    key = "verify-other-places" if named else "verify-places"
    return texts(key, places=texts.listed(places[:most]), more=max(0, len(places) - most))


def _difference(difference: Difference, texts: Texts) -> str:
    return "- " + difference_phrase(texts, difference, lambda text: escaped_line(text, _SIDE))
