"""The one article that a page of HTML is about: its text, and who wrote it when, as head and page state."""

from __future__ import annotations

import re

from bot.segmentation.articles.draft import Draft
from bot.segmentation.blocks.unit import Unit
from bot.segmentation.html.blocks import HtmlBlock
from bot.segmentation.html.body import Body
from bot.segmentation.html.head import PageHead
from bot.segmentation.html.titles import without_site
from bot.segmentation.model import BlockKind, Evidence
from bot.segmentation.pages.html_credits import MOST_AUTHORS, authors_of, date_of
from bot.segmentation.pages.html_units import be_text, heading_of
from bot.segmentation.pages.structured import units_inside
from bot.segmentation.structure.page import StatedPage
from bot.segmentation.text.dates import find_dates

_EVIDENCE = (Evidence("the prose of a web page", 4.0),)
_CREDITED = (BlockKind.BYLINE, BlockKind.AUTHOR, BlockKind.TRANSLATOR)
_LONG_WORD = re.compile("[\u3040-\u9fff]{2}|[^\\W\\d_\u3040-\u9fff]{5,}")


def draft_of_body(body: Body, head: PageHead, pairs: list[tuple[HtmlBlock, Unit]]) -> Draft:
    """Return the draft of the article whose text was found; `pairs` are all blocks of the page with their units."""
    units = {id(block): unit for block, unit in pairs}
    for block in body.blocks:
        be_text(units[id(block)], block)
    text = [units[id(block)] for block in body.blocks]
    above = [units[id(block)] for block in body.before]
    headline = _shown_headline(body, head) if body.headline is not None else _unseen_headline(head, text)
    draft = Draft(text, 0.95, _EVIDENCE, headline=headline or None)
    credited = _credited_above(above)
    draft.authors = "; ".join(authors_of(body, head, credited)) or None
    if not draft.authors:
        draft.units = [*credited, *text]
    if _tells_of_itself(text):
        draft.authors = None
    if headline:
        draft.units = [_headline(body, units, headline), *draft.units]
    draft.published = date_of(body, head) or None
    return draft


def _tells_of_itself(text: list[Unit]) -> bool:
    """Tell whether the text ends in lines about its authors; prose that reads like one has more text below it."""
    last = max((at for at, unit in enumerate(text) if unit.kind is BlockKind.BODY), default=-1)
    return any(unit.kind is BlockKind.AUTHOR and unit.credit for unit in text[last + 1 :])


def draft_of_all(page: StatedPage, head: PageHead) -> Draft | None:
    """Return the draft of a page with too little prose to tell its text from what is around it; None without any."""
    units = units_inside(page.blocks)
    if not any(unit.kind is BlockKind.BODY for unit in units):
        return None
    draft = Draft(units, 0.95, _EVIDENCE)
    draft.published = head.published or None
    if not any(unit.credit and unit.kind in (BlockKind.BYLINE, BlockKind.AUTHOR) for unit in units):
        draft.authors = "; ".join(head.authors[:MOST_AUTHORS]) or None
    return draft


def _shown_headline(body: Body, head: PageHead) -> str:
    shown = body.headline.text if body.headline is not None else ""
    return without_site(shown, [head.site, *head.addresses[:1]], guess=False)


def _unseen_headline(head: PageHead, text: list[Unit]) -> str:
    """What the head states of the article; the title of the document only if the text speaks of the same."""
    sites = [head.site, *head.addresses[:1]]
    if head.headline:
        return without_site(head.headline, sites, guess=False)
    told = " ".join(unit.text for unit in text).casefold()
    title = without_site(next(iter(head.titles), ""), sites, guess=True)
    return title if any(word in told for word in _LONG_WORD.findall(title.casefold())) else ""


def _headline(body: Body, units: dict[int, Unit], headline: str) -> Unit:
    """The block of the headline; one that only the head states is on no line of the page."""
    heading = heading_of(headline)
    shown = units[id(body.headline)] if body.headline is not None else heading
    shown.become(heading.kind, marked=True)
    return shown


def _credited_above(above: list[Unit]) -> list[Unit]:
    """The lines between headline and text that credit somebody, as lines of any page do."""
    return [unit for unit in above if unit.kind in _CREDITED and unit.credit and not find_dates([unit.text])]
