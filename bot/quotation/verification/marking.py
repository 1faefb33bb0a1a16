"""Inline diff: the source text with omitted words and the quoted words that replace them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import Indel

from bot.quotation.model import Mark, MarkedPiece
from bot.quotation.text.characters import HAN, PARAGRAPH
from bot.quotation.text.typography_folding import fold
from bot.quotation.text.words import is_content, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.quotation.text.document import Document

LONGEST_DRAWN: Final = 6_000
"""Maximum characters of a source in a diff; a longer one has only the list of differences."""

LONGEST_LEFT_OUT: Final = 160
"""Maximum characters of one omission in a diff; of a longer one only the ends are shown."""

_HAN: Final = re.compile(f"[{HAN}]")
_WORD: Final = re.compile(rf"[{HAN}]|[^\W_{HAN}]+(?:['’.,:-][^\W_{HAN}]+)*|\S")


def marked(
    quoted: str, document: Document, start: int, end: int, *, around: tuple[int, int]
) -> tuple[MarkedPiece, ...]:
    """Return the diff of `quoted` and the span `start` to `end`; `around` is the span of the sentences it is part of.

    Typographic differences are not shown. Returns nothing for more than `LONGEST_DRAWN` characters.
    """
    text = document.text
    if end < len(text) and text[end] == quoted.rstrip()[-1:] and not text[end].isalnum():
        end += 1  # the mark that ends both
    if start > 0 and text[start - 1] == quoted.lstrip()[:1] and not text[start - 1].isalnum():
        start -= 1  # the mark that begins both
    low, high = min(around[0], start), max(around[1], end)
    if high - low > LONGEST_DRAWN:
        return ()
    pieces = [
        MarkedPiece(Mark.SOURCE, text[low:start]),
        *_compared(quoted, text[start:end]),
        MarkedPiece(Mark.SOURCE, text[end:high]),
    ]
    return tuple(_joined(pieces))


def _compared(quoted: str, source: str) -> Iterator[MarkedPiece]:
    mine, theirs = [m.span() for m in _WORD.finditer(quoted)], [m.span() for m in _WORD.finditer(source)]
    one, other = [_key(quoted[slice(*span)]) for span in mine], [_key(source[slice(*span)]) for span in theirs]
    position = 0
    for is_same, first, last, mine_first, mine_last in _runs(one, other):
        end = theirs[last][0] if last < len(theirs) else len(source)
        if is_same:
            yield MarkedPiece(Mark.SAME, source[position:end])
            position = end
            continue
        put_in = quoted[mine[mine_first][0] : mine[mine_last - 1][1]] if mine_first < mine_last else ""
        struck = source[position:end] if first < last else ""
        # Keep the space behind a change as in the source.
        space = struck[len(struck.rstrip()) :]
        yield MarkedPiece(Mark.SOURCE, struck.rstrip())
        if struck.strip() and put_in and not _HAN.match(put_in):
            yield MarkedPiece(Mark.SAME, " ")
        yield MarkedPiece(Mark.QUOTED, put_in)
        is_apart = mine_first < mine_last and quoted[mine[mine_last - 1][1] :][:1].isspace()
        yield MarkedPiece(Mark.SAME, space or " " * is_apart)
        position = end if first < last else position


def _key(word: str) -> str:
    return fold(word).text or word


def _runs(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Yield runs (same, source first and last, quoted first and last); join changes around one function word."""
    changed: list[int] | None = None
    codes = list(Indel.opcodes(list(one), list(other)))
    for index, code in enumerate(codes):
        is_last = index + 1 == len(codes)
        is_chance = index > 0 and not is_last and _is_chance(one[code.src_start : code.src_end])
        if code.tag == "equal" and not is_chance:
            if changed:
                yield False, changed[0], changed[1], changed[2], changed[3]
            changed = None
            yield True, code.dest_start, code.dest_end, code.src_start, code.src_end
        elif changed:
            changed[1], changed[3] = code.dest_end, code.src_end
        else:
            changed = [code.dest_start, code.dest_end, code.src_start, code.src_end]
    if changed:
        yield False, changed[0], changed[1], changed[2], changed[3]


def _is_chance(words: Sequence[str]) -> bool:
    return len(words) == 1 and not any(is_content(token) for token in tokens(words[0]))


def _joined(pieces: Sequence[MarkedPiece]) -> Iterator[MarkedPiece]:
    for piece in pieces:
        text = piece.text.replace(PARAGRAPH, "\n\n")
        if piece.mark is Mark.SOURCE and len(text) > LONGEST_LEFT_OUT:
            half = LONGEST_LEFT_OUT // 2
            text = f"{text[:half].rstrip()} … {text[-half:].lstrip()}"
        if text:
            yield MarkedPiece(piece.mark, text)
