"""Cut an article into pages of paragraphs, and draw a paragraph with its reference and, on demand, its sentences'."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

from bot.articles import Position, Reference, shown_headline
from bot.quotation import Choice
from bot.segmentation import BlockKind
from cogs.ui import ELLIPSIS, clean, escape, length, pieces, with_bold_opening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.articles import Article, ArticleText, Paragraph

_BODY: Final = 2_400
_LONGEST_PIECE: Final = 1_900
MARKS: Final = 450
"""Characters that the numbers of a piece's sentences take at most; further sentences go without."""

_BETWEEN: Final = 28  # what is before a piece: its reference, and the empty line above it
_ESCAPES: Final = 3  # what more it costs that a sentence begins where a number ends


@dataclass(frozen=True, slots=True)
class ParagraphPiece:
    """A paragraph, or a part of a very long one (`part` counts from 0), as it is shown.

    `sentences` are the offsets in `text` where its sentences start, each with its 1-based number in the paragraph.
    """

    paragraph: int
    part: int
    text: str
    is_subheading: bool = False
    sentences: tuple[tuple[int, int], ...] = ()


Pages: TypeAlias = tuple[tuple[ParagraphPiece, ...], ...]


def paginate(text: ArticleText) -> Pages:
    """Return the pages of an article: as many whole paragraphs each as fit. The same text makes the same pages.

    Room is kept for the numbers of sentences, so that a page holds the same with and without them.
    """
    pages: list[tuple[ParagraphPiece, ...]] = []
    page: list[ParagraphPiece] = []
    used = 0
    for piece in _pieces(text):
        cost = length(escape(piece.text)) + _BETWEEN + sum(_mark_cost(number) for _, number in _marked(piece))
        if page and used + cost > _BODY:
            pages.append(tuple(page))
            page, used = [], 0
        page.append(piece)
        used += cost
    return (*pages, tuple(page))


def _pieces(text: ArticleText) -> Iterator[ParagraphPiece]:
    for number, paragraph in enumerate(text.paragraphs, start=1):
        whole, starts, at = clean(paragraph.text), _starts(paragraph), 0
        for part, piece in enumerate(pieces(paragraph.text, _LONGEST_PIECE)):
            at = whole.index(piece, at)
            end = at + len(piece)
            inside = tuple((start - at, sentence) for start, sentence in starts if at <= start < end)
            yield ParagraphPiece(number, part, piece, paragraph.kind == BlockKind.SUBHEADING.value, inside)
            starts, at = starts[len(inside) :], end


def _starts(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Return where each sentence starts once the paragraph is cleaned, with its number."""
    found: list[tuple[int, int]] = []
    done = cleaned = 0
    for number, (start, _) in enumerate(paragraph.sentences, start=1):
        cleaned += len(clean(paragraph.text[done:start]))
        done = start
        found.append((cleaned, number))
    return found


def _marked(piece: ParagraphPiece) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a piece that are numbered, for as many as there is room."""
    room = MARKS
    for start, number in piece.sentences:
        room -= _mark_cost(number)
        if room >= 0:
            yield start, number


def _mark_cost(number: int) -> int:
    return len(_mark(number)) + _ESCAPES


def _mark(number: int) -> str:
    return f"`s{number}` "


def page_of(pages: Pages, paragraph: int) -> int:
    """Return the 0-based page on which `paragraph` begins."""
    return next((number for number, page in enumerate(pages) if any(p.paragraph == paragraph for p in page)), 0)


def draw_paragraph(piece: ParagraphPiece, pointed_to: int | None, *, opens: bool, numbered: bool) -> str:
    """Return a piece with its reference, pointed to where it is the paragraph that was asked for.

    `opens` sets its first clause in bold, `numbered` puts their numbers before its sentences.
    """
    text = _with_numbers(piece) if numbered else escape(piece.text)
    if opens and not numbered:
        text = with_bold_opening(text)
    if piece.is_subheading:
        text = f"**{text}**"
    if piece.part:
        return ELLIPSIS + text
    number = f"`p{piece.paragraph}`"
    return f"▸ **{number}** {text}" if piece.paragraph == pointed_to else f"{number} {text}"


def _with_numbers(piece: ParagraphPiece) -> str:
    marks = dict(_marked(piece))
    edges = sorted({0, *marks, len(piece.text)})
    drawn = ""
    for start, end in pairwise(edges):
        space = " " if drawn and not drawn[-1].isspace() else ""
        drawn += f"{space if start in marks else ''}{_mark(marks[start]) if start in marks else ''}"
        drawn += escape(piece.text[start:end])
    return drawn


def sentences_of(article: Article, page: tuple[ParagraphPiece, ...]) -> Iterator[Choice]:
    """Yield the sentences that start on a page, each to be quoted, and paragraphs that have none as they are."""
    headline = shown_headline(article.text)
    for piece in page:
        paragraph = article.text.paragraphs[piece.paragraph - 1]
        for _, number in piece.sentences:
            start, end = paragraph.sentences[number - 1]
            ref = Reference.to(article.key, article.version, Position(piece.paragraph, number))
            yield Choice(ref, headline, paragraph.text[start:end])
        if not paragraph.sentences and not piece.part:
            ref = Reference.to(article.key, article.version, Position(piece.paragraph))
            yield Choice(ref, headline, paragraph.text)
