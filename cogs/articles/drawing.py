"""Draw an article in pages, every paragraph with its reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from discord import ui

from bot.articles import Position, Reference, repeats, shown_headline
from bot.segmentation import BlockKind
from cogs.ui import (
    ELLIPSIS,
    ROW,
    Address,
    Answer,
    also_phrase,
    escape,
    escaped_line,
    length,
    lines,
    link,
    opening,
    origin_of,
    page_turns,
    panel,
    people_phrases,
    pieces,
    quoted_phrase,
    rule,
    shared_by,
    standing,
    with_bold_opening,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.archive import QuotedMessage
    from bot.articles import Article, ArticleCard, ArticleText
    from bot.texts import Texts
    from cogs.ui import Viewer

_BODY = 2_400
_LONGEST_PIECE = 2_200
_BETWEEN = 28  # what stands before a piece: its reference, and the empty line above it
_HEADLINE = 300
_CREDITS = 400
_SOURCE = 80


@dataclass(frozen=True, slots=True)
class ParagraphPiece:
    """A paragraph, or a part of a very long one (`part` counts from 0), as it is shown."""

    paragraph: int
    part: int
    text: str
    is_subheading: bool = False


Pages: TypeAlias = tuple[tuple[ParagraphPiece, ...], ...]


def paginate(text: ArticleText) -> Pages:
    """Return the pages of an article: as many whole paragraphs each as fit. The same text makes the same pages."""
    pages: list[tuple[ParagraphPiece, ...]] = []
    page: list[ParagraphPiece] = []
    used = 0
    for piece in _pieces(text):
        cost = length(escape(piece.text)) + _BETWEEN
        if page and used + cost > _BODY:
            pages.append(tuple(page))
            page, used = [], 0
        page.append(piece)
        used += cost
    return (*pages, tuple(page))


def _pieces(text: ArticleText) -> Iterator[ParagraphPiece]:
    for number, paragraph in enumerate(text.paragraphs, start=1):
        for part, piece in enumerate(pieces(paragraph.text, _LONGEST_PIECE)):
            yield ParagraphPiece(number, part, piece, paragraph.kind == BlockKind.SUBHEADING.value)


def page_of(pages: Pages, paragraph: int) -> int:
    """Return the 0-based page on which `paragraph` begins."""
    return next((number for number, page in enumerate(pages) if any(p.paragraph == paragraph for p in page)), 0)


def draw_article(
    article: Article,
    pages: Pages,
    viewer: Viewer,
    *,
    page: int | None = None,
    at: int | None = None,
    quoted: QuotedMessage | None = None,
    also: Sequence[ArticleCard] = (),
) -> Answer:
    """Return one of the `pages` of an article: number `page`, or else the one with paragraph `at`, pointed to.

    `quoted` is where it was quoted before, `also` are the other articles that tell the same.
    """
    number = min(page, len(pages) - 1) if page is not None else page_of(pages, at or 1)
    whole = Reference(article.key, article.version)

    def address(page: int) -> Address:
        return Address("article", (str(whole), str(page)))

    ends = number == len(pages) - 1
    opening_piece = _opening_piece(article.text, pages[number])
    body = panel(
        _head(article, viewer.texts, titled=opening_piece is None),
        rule(),
        "\n\n".join(_paragraph(piece, at, opens=piece is opening_piece) for piece in pages[number])
        or viewer.texts("article-no-text"),
        viewer.texts("article-excerpt") if ends and article.text.truncated else None,
        rule(),
        lines(
            _foot(article, pages, number, viewer.texts),
            also_phrase(also, viewer.texts),
            quoted and quoted_phrase(quoted, viewer.texts),
        ),
        shared_by(viewer),
    )
    turns = page_turns(viewer, address, number, 1, len(pages))
    source = link(article.url, viewer.texts("button-source"))
    story = [opening(Address("story", (str(Reference(article.key)),)), viewer.texts("button-story"))] if also else []
    buttons = [*source, *story, *standing(viewer, address(number))]
    if len(turns) + len(buttons) <= ROW:
        return Answer(body, buttons=[*turns, *buttons])
    return Answer(body, ui.ActionRow(*turns), buttons=buttons)


def _opening_piece(text: ArticleText, page: Sequence[ParagraphPiece]) -> ParagraphPiece | None:
    """Return the piece of a page that opens with the words of a made headline: above it they are not said twice."""
    if not text.headline_generated:
        return None
    return next((piece for piece in page if not piece.part and repeats(text.headline, piece.text)), None)


def _head(article: Article, texts: Texts, *, titled: bool) -> str:
    text = article.text
    credit = " · ".join(people_phrases(text.people, texts))
    origin = origin_of(article, texts)
    return lines(
        texts("article-title", headline=escaped_line(shown_headline(text), _HEADLINE)) if titled else None,
        credit and texts("article-small", text=escaped_line(credit, _CREDITS)),
        texts("article-small", text=escaped_line(origin, _SOURCE)),
    )


def _paragraph(piece: ParagraphPiece, pointed_to: int | None, *, opens: bool) -> str:
    text = with_bold_opening(escape(piece.text)) if opens else escape(piece.text)
    if piece.is_subheading:
        text = f"**{text}**"
    if piece.part:
        return ELLIPSIS + text
    number = f"`p{piece.paragraph}`"
    return f"▸ **{number}** {text}" if piece.paragraph == pointed_to else f"{number} {text}"


def _foot(article: Article, pages: Pages, number: int, texts: Texts) -> str:
    shown = pages[number]
    first = shown[0].paragraph if shown else 0
    example = Reference.to(article.key, article.version, Position(max(first, 1)))
    older = Reference(article.key) if article.version < article.latest else None
    return lines(
        texts("article-page", page=number + 1, pages=len(pages), reference=str(example)),
        older and texts("article-older", version=str(article.version), newest=str(older)),
    )
