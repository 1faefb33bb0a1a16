"""The articles of a page that is divided by its structure: headline, credits and address of each from its head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from bot.segmentation.articles.draft import Draft
from bot.segmentation.blocks.unit import OUTSIDE, Unit
from bot.segmentation.credits.heads import sender_name
from bot.segmentation.model import BlockKind, Evidence
from bot.segmentation.structure.aside import trim
from bot.segmentation.structure.block import Form, PageBlock
from bot.segmentation.structure.decide import Decision
from bot.segmentation.structure.letters import LetterField, is_field, read_field

_MOST = 0.8
_LONGEST_TITLE = 160
_SURE = 0.999
_PERSON = (Evidence("a person's boundary", 9.0),)
# Less than this before the first line that a person names is a masthead.
_OPENING = 150.0
_NUMBER = re.compile(r"^[（(\[#]?\d{1,3}[.)、）．\]:：]\s*")
_MAIL_NAME = re.compile(r"\s*[<(,].*$")
_MOST_REASONS = 6


def draft_pieces(blocks: Sequence[PageBlock], decision: Decision, title: str | None) -> list[Draft]:
    """Return the articles of a divided page; `title` is the page's own, for a text of its own before the first item."""
    if decision.best is None:
        return []
    evidence = tuple(Evidence(name, value) for name, value in decision.best.evidence[:_MOST_REASONS])
    drafts: list[Draft] = []
    pieces = trim(blocks, decision.best.division.pieces)
    for piece, certainty in zip(pieces, decision.certainties, strict=True):
        if piece is None:
            continue
        own = blocks[piece.start : piece.end]
        draft = Draft([], certainty, evidence)
        _head(own, draft, None if piece.item or drafts else title)
        draft.units = units_inside(own)
        if any(unit.kind is not BlockKind.HEADING for unit in draft.units):
            drafts.append(draft)
    return drafts


def units_inside(blocks: Sequence[PageBlock]) -> list[Unit]:
    """The blocks of an article without rules, furniture and fields."""
    return [block.unit for block in blocks if block.unit.kind not in OUTSIDE and block.form is not Form.RULE]


def draft_runs(blocks: Sequence[PageBlock], starts: Sequence[int]) -> list[Draft]:
    """Return the articles that start at the blocks a person named; what is before them is one unless a masthead."""
    runs = [blocks[one:other] for one, other in pairwise(edges_of(blocks, starts))]
    return [Draft(units_inside(run), _SURE, _PERSON) for run in runs if units_inside(run)]


def edges_of(blocks: Sequence[PageBlock], starts: Sequence[int]) -> list[int]:
    """Return where articles start that a person divides at some blocks, and the end of the last."""
    first = min(starts, default=0)
    opens = sum(block.prose for block in blocks[:first]) >= _OPENING
    return sorted({*([0] if opens or not starts else ()), *starts, len(blocks)})


def _head(own: Sequence[PageBlock], draft: Draft, title: str | None) -> None:
    head = own[0]
    if is_field(head):
        _letter(own, draft)
        return
    draft.url = web_address(head.marks.href) if head.is_linked or head.marks.lead_linked or head.is_heading else None
    if head.is_address:
        draft.url = web_address(head.text.strip("<>()[]"))
        head.unit.kind = BlockKind.FURNITURE
        return
    for under in own[1:2]:
        if under.is_address:
            draft.url = draft.url or web_address(under.text.strip("<>()[]"))
            under.unit.kind = BlockKind.FURNITURE
    if not head.is_heading and head.marks.lead:
        _lead(head, draft)
    elif not head.is_heading and _is_title_line(own):
        head.unit.become(BlockKind.HEADING, marked=True)
    elif not head.is_heading:
        draft.headline = title


def _is_title_line(own: Sequence[PageBlock]) -> bool:
    """Tell whether a piece opens with a short line over its text."""
    text = own[0].text
    return (
        len(text) <= _LONGEST_TITLE and not text.endswith((".", "。", ":", "：")) and any(one.prose for one in own[1:2])
    )


def _lead(head: PageBlock, draft: Draft) -> None:
    """A head within a line: all of it is the headline, or what it opens with."""
    alone = len(head.marks.lead) >= _MOST * len(_NUMBER.sub("", head.text))
    if alone:
        head.unit.become(BlockKind.HEADING, marked=True)
    else:
        draft.headline = _NUMBER.sub("", head.marks.lead)


def _letter(own: Sequence[PageBlock], draft: Draft) -> None:
    """Read the fields over a letter."""
    for block in takewhile(is_field, own):
        block.unit.become(BlockKind.FRONT_MATTER)
        kind, value = read_field(block)
        if kind is LetterField.SUBJECT:
            draft.headline = value
        elif kind is LetterField.AUTHOR:
            draft.authors = sender_name(value) or _MAIL_NAME.sub("", value) or None
        elif kind is LetterField.DATE:
            draft.published = value


def web_address(stated: str | None) -> str | None:
    """Return an address that begins as one of the web does; None for any other."""
    return stated if stated and stated.startswith(("http://", "https://")) else None
