"""Draw an article in pages, every paragraph with its reference, and what can be done with it from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discord import ui

from bot.articles import Position, Reference, repeats, shown_headline
from bot.quotation import Style
from cogs.articles.pages import draw_paragraph, page_of, sentences_of
from cogs.shared import pin_button, post_menus
from cogs.ui import (
    ROW,
    Address,
    Answer,
    also_phrase,
    escaped_line,
    lines,
    link,
    opening,
    origin_of,
    page_turns,
    panel,
    people_phrases,
    quoted_phrase,
    rule,
    shared_by,
    space,
    standing,
    turn,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.archive import QuotedMessage
    from bot.articles import Article, ArticleCard, ArticleText
    from bot.texts import Texts
    from cogs.articles.pages import Pages, ParagraphPiece
    from cogs.ui import Item, Viewer

_HEADLINE: Final = 300
_CREDITS: Final = 400
_SOURCE: Final = 80
_NUMBERED: Final = "numbered"
MOST_APART: Final = 8
"""Paragraphs of a page that are texts of their own: with every menu and button, 39 components."""


def read_page(written: str) -> tuple[str, bool]:
    """Return what the second word of an article's address says: the page, and whether sentences are numbered."""
    page, _, numbered = written.partition(".")
    return page, numbered == _NUMBERED


def draw_article(
    article: Article,
    pages: Pages,
    viewer: Viewer,
    *,
    page: int | None = None,
    at: int | None = None,
    numbered: bool = False,
    quoted: QuotedMessage | None = None,
    also: Sequence[ArticleCard] = (),
) -> Answer:
    """Return one of the `pages` of an article: number `page`, or else the one with paragraph `at`, pointed to.

    `numbered` shows the numbers of sentences. `quoted` is where it was quoted before, `also` are the other articles
    that tell the same.
    """
    number = min(page, len(pages) - 1) if page is not None else page_of(pages, at or 1)
    opening_piece = _opening_piece(article.text, pages[number])
    body = panel(
        _head(article, viewer.texts, titled=opening_piece is None or numbered),
        rule(),
        *_aired(
            [draw_paragraph(piece, at, opens=piece is opening_piece, numbered=numbered) for piece in pages[number]]
            or [viewer.texts("article-no-text")]
        ),
        viewer.texts("article-excerpt") if number == len(pages) - 1 and article.text.truncated else None,
        rule(),
        lines(
            _foot(article, pages, number, viewer.texts),
            also_phrase(also, viewer.texts),
            quoted and quoted_phrase(quoted, viewer.texts),
        ),
        *post_menus(list(sentences_of(article, pages[number])), viewer.texts),
        shared_by(viewer),
    )
    upper, lower = _buttons(article, number, len(pages), viewer, numbered=numbered, has_story=bool(also))
    if len(upper) + len(lower) <= ROW:
        return Answer(body, buttons=[*upper, *lower])
    return Answer(body, ui.ActionRow(*upper), buttons=lower)


def _aired(paragraphs: list[str]) -> Iterator[Item | str]:
    """Yield paragraphs with a space between them; many of them in one text, since a message has few components."""
    if len(paragraphs) > MOST_APART:
        yield "\n\n".join(paragraphs)
        return
    for place, paragraph in enumerate(paragraphs):
        if place:
            yield space()
        yield paragraph


def _buttons(
    article: Article, number: int, pages: int, viewer: Viewer, *, numbered: bool, has_story: bool
) -> tuple[list[Item], list[Item]]:
    """Return the buttons that change what is shown, and those that do something with the article."""
    texts, whole, key = viewer.texts, str(Reference(article.key, article.version)), str(Reference(article.key))

    def address(page: int, *, numbered: bool = numbered) -> Address:
        return Address("article", (whole, f"{page}.{_NUMBERED}" if numbered else str(page)))

    other = texts("button-no-numbers" if numbered else "button-numbers")
    upper = [
        *page_turns(viewer, address, number, 1, pages),
        turn(viewer, address(number, numbered=not numbered), other),
        *pin_button(viewer),
        *([opening(Address("story", (key,)), texts("button-story"))] if has_story else []),
    ]
    lower = [
        opening(Address("cite", (whole, Style.PLAIN.value)), texts("button-cite")),
        opening(Address("related", (key,)), texts("button-related")),
        *link(article.url, texts("button-source")),
        *standing(viewer, address(number)),
    ]
    return upper, lower


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


def _foot(article: Article, pages: Pages, number: int, texts: Texts) -> str:
    shown = pages[number]
    first = shown[0].paragraph if shown else 0
    example = Reference.to(article.key, article.version, Position(max(first, 1)))
    older = Reference(article.key) if article.version < article.latest else None
    return lines(
        texts("article-page", page=number + 1, pages=len(pages), reference=str(example)),
        older and texts("article-older", version=str(article.version), newest=str(older)),
    )
