"""What of a divided page belongs to no article: its greeting, what every item repeats at its end, its foot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.segmentation.structure.block import Form, PageBlock
from bot.segmentation.structure.items import Piece, prose
from bot.segmentation.text.issue_words import introduces_issue, speaks_of_issue
from bot.segmentation.text.page_words import field_of

_KEY = 8
_FEWEST_ITEMS, _MOST_TRAILING, _REPEATED = 3, 8, 0.5
_LONGEST_LINE, _SIGNATURE, _NAMES = 240, 40, 90
_MOST_FOOT, _MOST_FOOT_PIECES, _FEWEST_SAID = 16, 3, 2
_MOST_GREETING, _OWN_TEXT = 4, 60.0
_GREETING = 900.0


def trim(blocks: Sequence[PageBlock], pieces: Sequence[Piece]) -> list[Piece | None]:
    """Return each piece without what is nobody's; None for one of which nothing is left."""
    trimmed: list[Piece | None] = [*pieces]
    if pieces and not pieces[0].item:
        trimmed[0] = _without_greeting(blocks, pieces[0])
    ends = _ends_before_repeated(blocks, pieces)
    for at, piece in enumerate(trimmed):
        if piece is not None:
            trimmed[at] = replace(piece, end=max(piece.start + 1, min(piece.end, ends[at])))
    foot = len(pieces) - _foot_pieces(blocks, pieces)
    trimmed[foot:] = [None] * (len(pieces) - foot)
    last = trimmed[foot - 1] if foot else None
    if last is not None and foot > 1:
        trimmed[foot - 1] = replace(last, end=_foot(blocks, last))
    return trimmed


def _foot_pieces(blocks: Sequence[PageBlock], pieces: Sequence[Piece]) -> int:
    """How many of the last pieces speak of nothing but the issue; a greeting and names may stand among them."""
    said = count = foot = 0
    for piece in reversed(pieces[2:][-_MOST_FOOT_PIECES:]):
        own = [block for block in blocks[piece.start : piece.end] if block.prose]
        speaking = sum(map(_speaks, own))
        others = sum(block.prose for block in own if not _speaks(block))
        head = blocks[piece.start]
        if others > _NAMES or (head.prose and (head.marks.number is not None or head.marks.lead)):
            break
        said, count = said + speaking, count + 1
        foot = count if speaking else foot
    return foot if said >= _FEWEST_SAID else 0


def _speaks(block: PageBlock) -> bool:
    """Tell whether a block speaks of the issue; one with a label does by what the label says."""
    return speaks_of_issue(field_of(block.text) or block.text)


def _without_greeting(blocks: Sequence[PageBlock], piece: Piece) -> Piece | None:
    """The text over the first item, from where it stops speaking of the issue; None where it speaks of nothing else."""
    told = [at for at in range(piece.start, piece.end) if not blocks[at].is_heading and blocks[at].prose]
    first = told[0] if told else piece.start
    own = next((at for at in range(first, piece.end) if blocks[at].is_heading), piece.end)
    greets = [at for at in told[:_MOST_GREETING] if at < own and introduces_issue(blocks[at].text)]
    if not greets:
        return piece
    if prose(blocks, replace(piece, start=own)) >= _OWN_TEXT:
        return replace(piece, start=own)
    rest = [at for at in told if greets[-1] < at < own]
    if prose(blocks, piece) < _GREETING or not rest:
        return None
    return replace(piece, start=rest[0])


def _ends_before_repeated(blocks: Sequence[PageBlock], pieces: Sequence[Piece]) -> list[int]:
    """Where each piece ends before the lines that most items have at their end, if those speak of the issue."""
    ends = [piece.end for piece in pieces]
    if len(pieces) < _FEWEST_ITEMS:
        return ends
    counts = Counter(key for piece in pieces for key in {key for _, key in _trailing(blocks, piece)})
    for nth, piece in enumerate(pieces):
        run: list[int] = []
        for at, key in _trailing(blocks, piece):
            if key and counts[key] < max(_FEWEST_ITEMS, _REPEATED * len(pieces)):
                break
            run.append(at)
        if any(_speaks(blocks[at]) for at in run):
            ends[nth] = run[-1]
    return ends


def _trailing(blocks: Sequence[PageBlock], piece: Piece) -> Iterator[tuple[int, str]]:
    """The last short lines of a piece, from its end, each by what it opens with; rules have no key."""
    for at in range(piece.end - 1, max(piece.start, piece.end - 1 - _MOST_TRAILING), -1):
        block = blocks[at]
        if block.form is Form.RULE:
            yield at, ""
        elif block.is_heading or len(block.text) > _LONGEST_LINE:
            return
        else:
            yield at, field_of(block.text) or _letters(block.text)[:_KEY]


def _letters(text: str) -> str:
    return "".join(letter for letter in text[:_LONGEST_LINE].casefold() if letter.isalpha())


def _foot(blocks: Sequence[PageBlock], piece: Piece) -> int:
    """Where the last piece ends and the foot of the page begins: thanks, the next issue, how to subscribe, a name."""
    end, said = piece.end, 0
    for at in range(piece.end - 1, max(piece.start, piece.end - 1 - _MOST_FOOT), -1):
        block = blocks[at]
        speaks = _speaks(block)
        said += speaks
        if speaks and said >= 1 and _leaves_text(blocks, piece, at):
            end = at
        elif not speaks and block.form is not Form.RULE and len(_letters(block.text)) > _SIGNATURE:
            break
    return end if said >= _FEWEST_SAID else piece.end


def _leaves_text(blocks: Sequence[PageBlock], piece: Piece, end: int) -> bool:
    return any(block.prose or block.is_address for block in blocks[piece.start + 1 : end]) or (
        end > piece.start + 1 and not blocks[piece.start].is_heading
    )
