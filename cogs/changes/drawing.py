"""Draw how two versions of an article differ, in pages, with the versions before and after a press away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discord import ui

from bot.articles import Reference, shown_headline
from cogs.changes.wordings import draw_wordings
from cogs.shared import comparing
from cogs.ui import (
    Address,
    Answer,
    escaped_line,
    length,
    lines,
    opening,
    page_turns,
    panel,
    rule,
    shared_by,
    standing,
    turn,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.articles import Article
    from bot.quotation import ChangedPassage, Comparison
    from bot.texts import Texts
    from cogs.ui import Item, Viewer

_HEADLINE: Final = 200
_PASSAGE: Final = 900
_PAGE: Final = 2_400
_MOST_ON_PAGE: Final = 8


def draw_comparison(compared: Comparison, viewer: Viewer, *, page: int = 0) -> Answer:
    """Return a page of what differs between two versions of an article."""
    texts = viewer.texts
    pages = _pages(list(_changes(compared, texts)))
    number = min(page, len(pages) - 1)
    body = panel(
        _head(compared, texts),
        rule(),
        *(pages[number] or [_nothing(compared, texts)]),
        _foot(compared, number, len(pages), texts),
        shared_by(viewer),
    )
    upper, lower = _buttons(compared, number, len(pages), viewer)
    return Answer(body, *([ui.ActionRow(*upper)] if upper else []), buttons=lower)


def _changes(compared: Comparison, texts: Texts) -> Iterator[str]:
    if compared.headline is not None:
        yield lines(texts("changes-headline"), draw_wordings(compared.headline, texts, _PASSAGE))
    for passage in compared.passages:
        yield lines(_where(passage, texts), draw_wordings(passage.pieces, texts, _PASSAGE))


def _where(passage: ChangedPassage, texts: Texts) -> str:
    if passage.older is None:
        return texts("changes-added", ref=str(passage.newer))
    if passage.newer is None:
        return texts("changes-dropped", ref=str(passage.older))
    return texts("changes-changed", older=str(passage.older), newer=str(passage.newer))


def _pages(drawn: Sequence[str]) -> list[list[str]]:
    pages: list[list[str]] = [[]]
    for text in drawn:
        page = pages[-1]
        if page and (len(page) == _MOST_ON_PAGE or sum(map(length, page)) + length(text) > _PAGE):
            pages.append([])
        pages[-1].append(text)
    return pages


def _head(compared: Comparison, texts: Texts) -> str:
    newer = compared.newer
    title = escaped_line(shown_headline(newer.text), _HEADLINE)
    return lines(
        texts("changes-title", headline=title, reference=str(Reference(newer.key))),
        _versions(compared, texts) if newer.latest > 1 else None,
    )


def _versions(compared: Comparison, texts: Texts) -> str:
    older, newer = compared.older, compared.newer
    return texts(
        "changes-versions",
        older=str(older.version),
        stored=_moment(older),
        newer=str(newer.version),
        changed=_moment(newer),
        reason=newer.reason.value,
        latest=str(newer.latest),
    )


def _moment(article: Article) -> str:
    return str(int(article.changed_at.timestamp()))


def _nothing(compared: Comparison, texts: Texts) -> str:
    if compared.newer.latest == 1:
        return texts("changes-one-version", stored=_moment(compared.newer))
    return texts("changes-same-words")


def _foot(compared: Comparison, number: int, pages: int, texts: Texts) -> str | None:
    return (
        lines(
            texts("changes-typography", number=compared.typography) if compared.typography else None,
            texts("changes-untold", number=compared.untold) if compared.untold else None,
            texts("changes-page", page=number + 1, pages=pages) if pages > 1 else None,
            texts("changes-legend") if not compared.has_same_words else None,
        )
        or None
    )


def _buttons(compared: Comparison, number: int, pages: int, viewer: Viewer) -> tuple[list[Item], list[Item]]:
    """Return the buttons to other versions and pages, and those that do something with the article."""
    texts, key = viewer.texts, compared.newer.key
    older, newer = compared.older.version, compared.newer.version
    upper: list[Item] = []
    if compared.newer.latest > 1:
        before, after = comparing(key, max(1, older - 1), max(1, older)), comparing(key, newer, newer + 1)
        upper = [
            turn(viewer, before, texts("button-older-version"), enabled=older > 1),
            turn(viewer, after, texts("button-newer-version"), enabled=newer < compared.newer.latest),
        ]
        upper += page_turns(viewer, lambda page: comparing(key, older, newer, page), number, 1, pages)
    shown = Reference(key, newer)
    here = comparing(key, older, newer, number)
    lower = [opening(Address("article", (str(shown), "0")), texts("button-read")), *standing(viewer, here)]
    return upper, lower
