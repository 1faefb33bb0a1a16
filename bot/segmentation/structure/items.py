"""Lay a proposal out: where each article ends, and what of the page belongs to nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.segmentation.blocks.truncation import ends_properly
from bot.segmentation.model import BlockKind
from bot.segmentation.structure.block import Form, PageBlock
from bot.segmentation.structure.forms import Proposal
from bot.segmentation.text.page_words import names_nobody

_KEY = 12
_LONGEST_LINE = 160
_FEWEST_LINES, _REPEATED = 3, 0.3
_UNDER_NONE = 7
_OPENING = 250.0
_ARTICLE = 150.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of blocks: from `start` up to `end`. `item` tells an article in the page's form from one beside them."""

    start: int
    end: int
    item: bool


@dataclass(frozen=True, slots=True)
class Division:
    """The articles of a page by one form, in order; blocks outside of them belong to nobody."""

    proposal: Proposal
    pieces: tuple[Piece, ...]

    @property
    def items(self) -> list[Piece]:
        """Those in the page's form."""
        return [piece for piece in self.pieces if piece.item]


def lay_out(blocks: Sequence[PageBlock], proposal: Proposal) -> Division:
    """Find the ends of the articles that a proposal starts, and the articles beside them."""
    starts, over = list(proposal.starts), _levels_over(blocks)
    pieces: list[Piece] = []
    if starts:
        opening = _opening(blocks, starts[0])
        pieces += [opening] if opening else []
    for at, start in enumerate(starts):
        limit = starts[at + 1] if at + 1 < len(starts) else len(blocks)
        end = _end(blocks, start, limit, proposal.level or over[start])
        pieces.append(Piece(start, end, item=True))
        pieces += _beside(blocks, end, limit)
    listed = _contents(blocks)
    return Division(proposal, tuple(one for one in pieces if _has_text(blocks, one) and one.start not in listed))


def _levels_over(blocks: Sequence[PageBlock]) -> list[int]:
    """For each block the level of the heading that it is or stands under; 7 where it stands under none."""
    levels: list[int] = []
    for block in blocks:
        levels.append(block.level or (levels[-1] if levels else _UNDER_NONE))
    return levels


def _end(blocks: Sequence[PageBlock], start: int, limit: int, level: int) -> int:
    for at in range(start + 1, limit):
        block = blocks[at]
        if block.is_heading and (block.level <= level or names_nobody(block.text)):
            limit = at
            break
    return _without_links(blocks, start, limit)


def _without_links(blocks: Sequence[PageBlock], start: int, end: int) -> int:
    """The end of an article without the titles after "More stories" or its like."""
    at = end
    while at > start + 1 and blocks[at - 1].form is not Form.HEADING and not ends_properly(blocks[at - 1].text):
        at -= 1
        if blocks[at].unit.kind is BlockKind.FURNITURE:
            return at
    return end


def _opening(blocks: Sequence[PageBlock], first: int) -> Piece | None:
    """The text before the first item, where it is an article and no masthead."""
    start = max((at + 1 for at in range(first) if _is_nobody_heading(blocks[at])), default=0)
    pieces = _beside(blocks, start, first)
    told = [piece for piece in pieces if prose(blocks, piece) >= _OPENING]
    return Piece(told[0].start, told[-1].end, item=False) if told else None


def _is_nobody_heading(block: PageBlock) -> bool:
    return block.is_heading and names_nobody(block.text)


def _beside(blocks: Sequence[PageBlock], start: int, end: int) -> list[Piece]:
    """Articles between items: sections with a text of their own that no form opened."""
    heads = [at for at in range(start, end) if blocks[at].is_heading]
    edges = [*([start] if start < end and not blocks[start].is_heading else []), *heads, end]
    pieces = [Piece(one, other, item=False) for one, other in pairwise(edges)]
    return [
        piece for piece in pieces if prose(blocks, piece) >= _ARTICLE and not _is_nobody_heading(blocks[piece.start])
    ]


def _contents(blocks: Sequence[PageBlock]) -> set[int]:
    """The blocks in which a list of contents begins: many lines up to the next heading are headings of the page."""
    headings = {_plain(block.text) for block in blocks if block.is_heading} - {""}
    starts = [0, *(at for at, block in enumerate(blocks) if block.is_heading)]
    found: set[int] = set()
    for one, other in zip(starts, [*starts[1:], len(blocks)], strict=True):
        texts = [block.text for block in blocks[one:other] if not block.is_heading and block.prose]
        lines = [_plain(text) for text in texts]
        short = all(len(text) <= _LONGEST_LINE for text in texts)
        if short and len(lines) >= _FEWEST_LINES and sum(line in headings for line in lines) >= _REPEATED * len(lines):
            found.add(one)
    return found


def _plain(text: str) -> str:
    return "".join(letter for letter in text[:_LONGEST_LINE].casefold() if letter.isalpha())[:_KEY]


def _has_text(blocks: Sequence[PageBlock], piece: Piece) -> bool:
    return any(not block.is_heading and block.form is not Form.RULE for block in blocks[piece.start : piece.end])


def prose(blocks: Sequence[PageBlock], piece: Piece) -> float:
    """How much a run of blocks tells."""
    return sum(block.prose for block in blocks[piece.start : piece.end])
