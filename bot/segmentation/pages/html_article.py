"""The one article that a page of HTML is about: its text, and who wrote it when, as head and page state."""

from __future__ import annotations

import re

from bot.segmentation.articles.draft import Draft
from bot.segmentation.blocks.classify import read_unit
from bot.segmentation.blocks.unit import Unit
from bot.segmentation.credits.people import split_names
from bot.segmentation.html.blocks import HtmlBlock, descendants, text_of
from bot.segmentation.html.body import Body
from bot.segmentation.html.head import PageHead
from bot.segmentation.html.regions import is_in_byline, names_author
from bot.segmentation.model import BlockKind, Evidence
from bot.segmentation.pages.html_units import be_text, heading_of
from bot.segmentation.pages.structured import units_inside
from bot.segmentation.structure.page import StatedPage

_BY = re.compile(r"^(?:by|von|par|por|di|door|words by|text|interview)\b:?\s*", re.IGNORECASE)
_DATE = re.compile(r"[,·|]?\s*\d{4}-\d\d-\d\d.*$")
_EVIDENCE = (Evidence("the prose of a web page", 4.0),)
_CREDITED = (BlockKind.BYLINE, BlockKind.AUTHOR, BlockKind.TRANSLATOR)
_MOST_AUTHORS = 20
_LONG_WORD = re.compile("[\u3040-\u9fff]{2}|[^\\W\\d_\u3040-\u9fff]{5,}")
_CHINESE_NAME = re.compile("[\u3400-\u9fff·]{2,8}")


def draft_of_body(body: Body, head: PageHead, pairs: list[tuple[HtmlBlock, Unit]]) -> Draft:
    """Return the draft of the article whose text was found; `pairs` are all blocks of the page with their units."""
    units = {id(block): unit for block, unit in pairs}
    for block in body.blocks:
        be_text(units[id(block)], block)
    text = [units[id(block)] for block in body.blocks]
    above = [units[id(block)] for block in body.before]
    headline = body.headline.text if body.headline is not None else _unseen_headline(head, text)
    draft = Draft(text, 0.95, _EVIDENCE, headline=headline or None)
    draft.authors = "; ".join(head.authors[:_MOST_AUTHORS]) or None
    if not draft.authors:
        credited = [unit for unit in above if unit.kind in _CREDITED and unit.credit and not _DATE.search(unit.text)]
        draft.units = [*credited, *text]
        draft.authors = None if credited else "; ".join(_authors_above(body)) or None
    if any(unit.kind is BlockKind.AUTHOR and unit.credit for unit in text):
        draft.authors = None
    if headline:
        draft.units = [_headline(body, units, headline), *draft.units]
    draft.published = head.published or _date_above(body) or None
    return draft


def draft_of_all(page: StatedPage, head: PageHead) -> Draft | None:
    """Return the draft of a page with too little prose to tell its text from what is around it; None without any."""
    units = units_inside(page.blocks)
    if not any(unit.kind is BlockKind.BODY for unit in units):
        return None
    draft = Draft(units, 0.95, _EVIDENCE)
    draft.published = head.published or None
    if not any(unit.credit and unit.kind in (BlockKind.BYLINE, BlockKind.AUTHOR) for unit in units):
        draft.authors = "; ".join(head.authors[:_MOST_AUTHORS]) or None
    return draft


def _unseen_headline(head: PageHead, text: list[Unit]) -> str:
    """What the head states of the article; the title of the document only if the text speaks of the same."""
    told = " ".join(unit.text for unit in text).casefold()
    title = next(iter(head.titles), "")
    return head.headline or (title if any(word in told for word in _LONG_WORD.findall(title.casefold())) else "")


def _headline(body: Body, units: dict[int, Unit], headline: str) -> Unit:
    """The block of the headline; one that only the head states is on no line of the page."""
    heading = heading_of(headline)
    shown = units[id(body.headline)] if body.headline is not None else heading
    shown.become(heading.kind, marked=True)
    return shown


def _authors_above(body: Body) -> list[str]:
    """Who the lines between headline and text say wrote it."""
    names: dict[str, None] = {}
    for text in _named_above(body):
        stated = _BY.sub("", _DATE.sub("", text)).strip(" ,·|/")
        unit = read_unit(f"By {stated}", None)
        if unit.kind is BlockKind.BYLINE and unit.credit is not None:
            names |= dict.fromkeys(credit.name for credit in unit.credit.credits)
        elif all(_CHINESE_NAME.fullmatch(name) for name, _ in split_names(stated)):
            names |= dict.fromkeys(name for name, _ in split_names(stated))
    return list(names)[:_MOST_AUTHORS]


def _named_above(body: Body) -> list[str]:
    """What stands there in an element for authors; where none is, what begins as a byline does."""
    inner = [one for block in body.before for one in descendants(block.node) if names_author(one)]
    texts = [text_of(one) for one in inner] + [block.text for block in body.before if is_in_byline(block.node)]
    return texts or [block.text for block in body.before if _BY.match(block.text) or _DATE.search(block.text)]


def _date_above(body: Body) -> str:
    for block in body.before:
        for node in descendants(block.node):
            if node.name == "time" and node.get("datetime"):
                return node.get("datetime")
    return next((block.text for block in body.before if block.text[:1].isdigit() or "20" in block.text), "")[:100]
