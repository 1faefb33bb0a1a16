"""Draw how a page is cut into articles: the cuts, the other ways, the question about one that nobody is sure of."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Any, Final

from discord import SelectOption, ui

from bot.errors import UsageError
from bot.loading import FROM_WEB
from cogs.library.page_controls import (
    ONE,
    DivideMenu,
    DropButton,
    KeepButton,
    LinesButton,
    OneButton,
    PagesMenu,
    UndoDivision,
)
from cogs.ui import (
    ACCENT,
    SELECT_OPTIONS,
    SELECT_TEXT,
    WARNING,
    Address,
    Answer,
    button,
    escaped_line,
    label,
    lines,
    page_turns,
    panel,
    row,
    standing,
    turn,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.archive import UnsurePage
    from bot.library import Divided, ShownPage
    from bot.loading import Cut, LoadedPage, PageView, Recut
    from bot.segmentation import Alternative
    from bot.texts import Texts
    from cogs.ui import Item, Viewer

CUTS_PAGE: Final = 10
LINES_PAGE: Final = 20
UNSURE_PAGE: Final = 10
_NAME: Final = 120
_HEADLINE: Final = 100
_LINE: Final = 70
_MOST_TOLD: Final = 3
_LONGEST_TYPED: Final = 7
_NUMBER: Final = re.compile(r"[0-9]+")


def draw_page(page: ShownPage, offset: int, viewer: Viewer) -> Answer:
    """Return how a stored page is cut, with the ways to cut it otherwise."""
    texts, view = viewer.texts, page.view
    target = f"p{page.checksum}"
    head = texts("division-title", name=escaped_line(page.name, _NAME), articles=len(view.cuts))
    actions = [*([_keep(viewer, target, texts("button-cuts-right"))] if view.unsure else []), *_lines(viewer, target)]
    here = Address("page", (str(page.checksum), str(offset)))
    body = panel(
        lines(head, texts("division-unsure") if view.unsure else None),
        _cuts(view.cuts[offset : offset + CUTS_PAGE], texts),
        None if view.feed else _menu(view, viewer, target),
        texts("division-feed-items") if view.feed else ui.ActionRow(*actions),
        accent=WARNING if view.unsure else ACCENT,
    )
    turns = page_turns(
        viewer, lambda at: Address("page", (str(page.checksum), str(at))), offset, CUTS_PAGE, len(view.cuts)
    )
    return Answer(body, buttons=[*turns, *standing(viewer, here)])


def draw_question(page: ShownPage, until: datetime, viewer: Viewer) -> Answer:
    """Return the question how to cut a file that waits."""
    texts, view = viewer.texts, page.view
    target = f"h{page.held}"
    head = texts("held-title", name=escaped_line(page.name, _NAME), articles=len(view.cuts))
    more = len(view.cuts) - CUTS_PAGE
    actions = [
        _keep(viewer, target, texts("button-store-cuts", articles=len(view.cuts))),
        OneButton.made(button(f"b1:one:{viewer.person}:{target}", texts("button-store-one"))),
        *_lines(viewer, target),
    ]
    body = panel(
        head,
        lines(_cuts(view.cuts[:CUTS_PAGE], texts), texts("division-more", count=more) if more > 0 else None),
        _menu(view, viewer, target),
        ui.ActionRow(*actions),
        texts("held-until", moment=f"<t:{int(until.timestamp())}:f>"),
        accent=WARNING,
    )
    drop = DropButton.made(button(f"b1:drop:{viewer.person}:{page.held}", texts("button-store-nothing")))
    return Answer(body, buttons=[drop])


def draw_lines(page: ShownPage, offset: int, viewer: Viewer) -> Answer:
    """Return the lines of a page with their numbers, to choose from."""
    texts, view = viewer.texts, page.view
    starts = {cut.number for cut in view.cuts}
    told = [
        texts(
            "division-line",
            number=one.number,
            text=escaped_line(one.text, _LINE),
            starts="yes" if one.number in starts else "no",
        )
        for one in view.lines[offset : offset + LINES_PAGE]
    ]
    target = f"p{page.checksum}" if page.checksum else f"h{page.held}"
    back = Address("page", (page.checksum, "0")) if page.checksum else Address("held", (str(page.held),))
    typing = LinesButton.made(button(f"b1:lines:{viewer.person}:{target}", texts("button-at-lines")))
    head = texts("division-lines" if view.by_lines else "division-blocks", name=escaped_line(page.name, _NAME))
    turns = page_turns(viewer, lambda at: Address("lines", (target, str(at))), offset, LINES_PAGE, len(view.lines))
    return Answer(
        panel(head, lines(*told), ui.ActionRow(typing, turn(viewer, back, texts("button-back")))),
        buttons=[*turns, *standing(viewer)],
    )


def draw_divided(done: Divided, viewer: Viewer) -> Answer:
    """Return that a page was cut otherwise, with the button that undoes it for a day."""
    texts, report = viewer.texts, done.report
    until = int(done.until.timestamp())
    named = report.pages[0].articles if report.pages else 0
    undo = UndoDivision.made(button(f"b1:undivide:{done.checksum}:{done.former}:{until}", texts("button-undo")))
    look = turn(viewer, Address("page", (done.checksum, "0")), texts("button-see-cuts"))
    body = panel(
        texts("division-done", name=escaped_line(done.name, _NAME), articles=named),
        texts("library-counts", loaded=report.loaded, updated=report.updated, unchanged=report.unchanged),
        texts("division-undo", moment=f"<t:{until}:f>"),
    )
    return Answer(body, buttons=[undo, look, *standing(viewer)])


def draw_kept(name: str, viewer: Viewer) -> Answer:
    """Return that a page stays as it is cut."""
    return Answer(
        panel(viewer.texts("division-kept", name=escaped_line(name, _NAME))),
        buttons=[turn(viewer, Address("unsure", ("0",)), viewer.texts("button-other-unsure")), *standing(viewer)],
    )


def draw_dropped(name: str, viewer: Viewer) -> Answer:
    """Return that nothing of a file was stored because somebody said so."""
    said = viewer.texts("held-dropped", name=escaped_line(name, _NAME))
    return Answer(panel(said, accent=WARNING), buttons=standing(viewer))


def draw_unanswered(name: str, viewer: Viewer) -> Answer:
    """Return that nothing of a file was stored because nobody answered."""
    said = viewer.texts("held-unanswered", name=escaped_line(name, _NAME), prefix=viewer.prefix)
    return Answer(panel(said, accent=WARNING), buttons=standing(viewer))


def draw_unsure(pages: Sequence[UnsurePage], offset: int, total: int, viewer: Viewer) -> Answer:
    """Return the pages of a guild that may be cut wrong."""
    texts = viewer.texts
    if not total:
        return Answer(panel(texts("unsure-none")), buttons=standing(viewer))
    listed = [
        texts(
            "unsure-page",
            name=escaped_line(_shown(page.origin), _NAME),
            articles=page.articles,
            share=round(100 * page.certainty),
        )
        for page in pages
    ]
    options = [
        SelectOption(label=label(_shown(page.origin), SELECT_TEXT), value=page.checksum)
        for page in pages[:SELECT_OPTIONS]
    ]
    turns = page_turns(viewer, lambda at: Address("unsure", (str(at),)), offset, UNSURE_PAGE, total)
    body = panel(texts("unsure-title", pages=total), lines(*listed), _pages_menu(options, viewer), accent=WARNING)
    return Answer(body, buttons=[*turns, *standing(viewer, Address("unsure", (str(offset),)))])


def draw_foreseen(recut: Recut, split: Item | None, viewer: Viewer) -> Answer:
    """Return what splitting the guild's pages again would change; `split` does it."""
    texts = viewer.texts
    if not recut.pages or split is None:
        return Answer(panel(texts("recut-none")), buttons=standing(viewer))
    told = texts("recut-foreseen", pages=recut.pages, changed=recut.changed, new=recut.new, hidden=recut.hidden)
    return Answer(panel(told, texts("recut-stays")), buttons=[split, *standing(viewer)])


def added_pages(pages: Sequence[LoadedPage], viewer: Viewer) -> tuple[Item | None, list[Item]]:
    """Return the menu of several pages that were added, or the button of one, by which each is cut otherwise."""
    if len(pages) == 1:
        address = Address("page", (pages[0].checksum, "0"))
        return None, [turn(viewer, address, viewer.texts("button-split-differently"))]
    options = [
        SelectOption(
            label=label(page.path, SELECT_TEXT),
            value=page.checksum,
            description=viewer.texts("division-count", articles=page.articles),
            emoji="⚠️" if page.unsure else None,
        )
        for page in pages[:SELECT_OPTIONS]
    ]
    distinct = list({option.value: option for option in options}.values())
    return (_pages_menu(distinct, viewer) if distinct else None), []


def unsure_phrase(pages: Sequence[LoadedPage], count: int, viewer: Viewer) -> str | None:
    """Return the lines that name pages which were stored and may be cut wrong."""
    if not count:
        return None
    texts = viewer.texts
    named = [
        texts(
            "unsure-page",
            name=escaped_line(page.path, _NAME),
            articles=page.articles,
            share=round(100 * page.certainty),
        )
        for page in pages[:_MOST_TOLD]
    ]
    return lines(texts("unsure-title", pages=count), *named)


def starts_of(view: PageView, chosen: str) -> tuple[int, ...]:
    """Return where articles start (from 0) by the way that was chosen in the menu. Raises UsageError for none of its.

    What offers other ways than it did when the menu was drawn is a page that has changed.
    """
    if chosen == ONE:
        return ()
    for way in view.alternatives:
        if _value(way) == chosen:
            return way.starts
    raise UsageError("choice-unknown")


def read_lines(typed: str) -> tuple[int, ...]:
    """Read the numbers of lines (from 1) that somebody typed, and return them from 0. Raises UsageError."""
    if re.search(r"[^0-9\s,;、，；]", typed):
        raise UsageError("division-typed")
    numbers = [int(one[:_LONGEST_TYPED]) for one in _NUMBER.findall(typed)]
    if 0 in numbers:
        raise UsageError("division-typed")
    return tuple(number - 1 for number in numbers)


def _menu(view: PageView, viewer: Viewer, target: str) -> Item:
    texts = viewer.texts
    present = tuple(cut.number - 1 for cut in view.cuts)
    told = {one.number: one.text for one in view.lines}
    options = [SelectOption(label=label(texts("division-one"), SELECT_TEXT), value=ONE, default=len(view.cuts) == 1)]
    for way in view.alternatives:
        words = texts("division-way", form=way.form.replace(" ", "-"), articles=way.articles)
        some = " · ".join(told.get(start + 1, "") for start in way.starts[:_MOST_TOLD])
        options.append(
            SelectOption(
                label=label(words, SELECT_TEXT),
                description=label(some, SELECT_TEXT) or None,
                value=_value(way),
                default=len(view.cuts) > 1 and way.starts == present,
            )
        )
    menu: ui.Select[Any] = ui.Select(
        custom_id=f"b1:divide:{viewer.person}:{target}", options=options, placeholder=texts("division-choose")
    )
    return row(DivideMenu.made(menu))


def _value(way: Alternative) -> str:
    """A way by what it does: the same page offers the same ways."""
    return f"{way.form}:{zlib.crc32(repr(way.starts).encode()):08x}"


def _pages_menu(options: list[SelectOption], viewer: Viewer) -> Item:
    menu: ui.Select[Any] = ui.Select(
        custom_id=f"b1:pages:{viewer.person}", options=options, placeholder=viewer.texts("division-which")
    )
    return row(PagesMenu.made(menu))


def _keep(viewer: Viewer, target: str, words: str) -> Item:
    return KeepButton.made(button(f"b1:keep:{viewer.person}:{target}", words))


def _lines(viewer: Viewer, target: str) -> list[Item]:
    typing = LinesButton.made(button(f"b1:lines:{viewer.person}:{target}", viewer.texts("button-at-lines")))
    return [typing, turn(viewer, Address("lines", (target, "0")), viewer.texts("button-show-lines"))]


def _cuts(cuts: Sequence[Cut], texts: Texts) -> str:
    told = [
        texts("division-cut", number=cut.number, headline=escaped_line(cut.headline, _HEADLINE), words=cut.words)
        for cut in cuts
    ]
    return lines(*told) or texts("division-none")


def _shown(origin: str) -> str:
    return origin.removeprefix("upload:").removeprefix(FROM_WEB)
