"""Read a page of HTML, whatever it holds: the article it is about, or several, and the teasers beside them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from bot.segmentation.articles.draft import Draft, read_article
from bot.segmentation.blocks.classify import mark_capped
from bot.segmentation.blocks.unit import Unit
from bot.segmentation.credits.stated import stated_names
from bot.segmentation.html.blocks import HtmlBlock, descendants, read_blocks
from bot.segmentation.html.body import Body
from bot.segmentation.html.head import PageHead, read_head
from bot.segmentation.html.page_blocks import page_blocks
from bot.segmentation.html.regions import Part
from bot.segmentation.html.tree import Node, read_tree
from bot.segmentation.html.walls import find_wall
from bot.segmentation.model import BlockKind, SegmentedArticle, Wall
from bot.segmentation.pages.html_article import draft_of_all, draft_of_body
from bot.segmentation.pages.html_teasers import mark_related, teasers
from bot.segmentation.pages.html_units import unit_of
from bot.segmentation.pages.structured import draft_pieces, draft_runs
from bot.segmentation.structure.block import PageBlock
from bot.segmentation.structure.decide import decide
from bot.segmentation.structure.page import StatedPage
from bot.segmentation.text.front_matter import FrontMatter, take_front_matter
from bot.segmentation.text.normalise import join_divided

_LEAST_PROSE = 60
_MOST_VISIBLE = 20_000
_LONGEST_ADDRESS = 2_000
_LONGEST_SOURCE = 200


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A page of HTML: its blocks in reading order, its articles as drafts, what its head states, what shuts it."""

    units: list[Unit]
    drafts: list[Draft]
    head: PageHead
    wall: Wall | None


def read_html(source: str, *, alone: bool = False, starts: Collection[int] | None = None) -> HtmlPage:
    """Read a page of HTML; `alone` where it answered an address, and so is one article at most.

    `starts` are the blocks (their places in `units`) at which a person says articles start: they decide. Only a page
    of the web can be a wall, which states its address or that it is an article: one of somebody's own making holds
    what it holds.
    """
    read = _read(source)
    head, body, shown, units = read.head, read.body, read.shown, read.units
    drafts = _drafts(read.pairs, body, head, alone=alone) if starts is None else _divided(read, starts)
    _rest_is_furniture(units, drafts)
    walled = alone or head.is_article or address_of(head) is not None
    wall = find_wall(_visible(shown), _scripted(read.root), body.prose, free=head.free) if walled else None
    return HtmlPage(units, drafts, head, wall)


@dataclass(frozen=True, slots=True)
class _Read:
    """A page taken apart: its tree, its blocks with their kinds, what its head states, and its body if it is one."""

    root: Node
    head: PageHead
    pairs: list[tuple[HtmlBlock, Unit]]
    shown: list[HtmlBlock]
    body: Body

    @property
    def units(self) -> list[Unit]:
        """The blocks of the page with their kinds."""
        return [unit for _, unit in self.pairs]


def _read(source: str) -> _Read:
    matter, source = take_front_matter(join_divided(source))
    root = read_tree(source)
    head = read_head(root)
    if matter is not None:
        _state_matter(head, matter)
    blocks = read_blocks(root)
    mark_related(blocks)
    units = [unit_of(block) for block in blocks]
    mark_capped(units)
    shown = [block for block in blocks if not block.place.inside_nav]
    return _Read(root, head, list(zip(blocks, units, strict=True)), shown, Body(root, shown, head.titles, head.authors))


def read_stated(source: str) -> StatedPage:
    """Read a page as the decision sees it; the program that learns its weights needs it."""
    read = _read(source)
    return stated_page(read.pairs, read.body, read.head)


def read_divisible(source: str) -> tuple[list[PageBlock], list[int]]:
    """Read the blocks by which a page can be divided, and the place of each among all its blocks."""
    read = _read(source)
    blocks = [*stated_page(read.pairs, read.body, read.head).blocks]
    return blocks, _places(read, blocks)


def _places(read: _Read, blocks: Sequence[PageBlock]) -> list[int]:
    """The places of blocks among all blocks of their page; a rule is none and stands where the one before it does."""
    order = {id(unit): at for at, unit in enumerate(read.units)}
    places: list[int] = []
    for block in blocks:
        places.append(order.get(id(block.unit), places[-1] if places else 0))
    return places


def _state_matter(head: PageHead, matter: FrontMatter) -> None:
    """What the fields over a page of HTML state goes before what its head states."""
    if matter.title:
        head.titles.insert(0, matter.title)
        head.headline = matter.title
    if matter.authors:
        head.authors = [name for name, _ in stated_names(matter.authors)]
    if matter.address:
        head.addresses.insert(0, matter.address)
    head.published = matter.published or head.published
    head.site = matter.source or head.site


def address_of(head: PageHead, base: str = "") -> str | None:
    """Return the address that a page calls its own, absolute; None where it states none that can be one."""
    return next((one for stated in head.addresses if (one := absolute(base, stated))), None)


def absolute(base: str, stated: str) -> str | None:
    """Return an address as seen from `base`; None for what is none of the web, or too long to be one."""
    try:
        found = urljoin(base, stated)
    except ValueError:
        return None
    return found if found.startswith(("http://", "https://")) and len(found) <= _LONGEST_ADDRESS else None


def read_in_language(draft: Draft, declared: str) -> SegmentedArticle:
    """Read an article; where its text does not tell its language, the one that the page declares counts."""
    article = read_article(draft)
    language = declared.split("-")[0].lower()
    if article.text.language == "und" and language.isalpha() and 2 <= len(language) <= 3:
        return replace(article, text=replace(article.text, language=language))
    return article


def _drafts(pairs: list[tuple[HtmlBlock, Unit]], body: Body, head: PageHead, *, alone: bool) -> list[Draft]:
    drafts = _main(pairs, body, head, alone=alone)
    if not alone and not head.is_article:
        owned = {id(unit) for draft in drafts for unit in draft.units}
        drafts += teasers([pair for pair in pairs if id(pair[1]) not in owned])
    for draft in drafts:
        draft.source = head.site[:_LONGEST_SOURCE] or None
    order = {id(unit): at for at, (_, unit) in enumerate(pairs)}
    return sorted(drafts, key=lambda draft: min(order.get(id(unit), len(order)) for unit in draft.units))


def _divided(read: _Read, starts: Collection[int]) -> list[Draft]:
    """The articles of a page that a person divides at some of its blocks; without any it is one article."""
    page = stated_page(read.pairs, read.body, read.head)
    places = _places(read, page.blocks)
    chosen = [next((at for at, place in enumerate(places) if place >= start), None) for start in starts]
    drafts = draft_runs(page.blocks, [at for at in chosen if at is not None]) if starts else []
    if not drafts:
        return _main(read.pairs, read.body, read.head, alone=True) or draft_runs(page.blocks, ())
    for draft in drafts:
        draft.source = read.head.site[:_LONGEST_SOURCE] or None
    return drafts


def _main(pairs: list[tuple[HtmlBlock, Unit]], body: Body, head: PageHead, *, alone: bool) -> list[Draft]:
    """The articles that the structure of the page shows, or the one that it is about."""
    page = stated_page(pairs, body, head)
    decision = None if alone else decide(page)
    if decision is not None and decision.best is not None:
        return draft_pieces(page.blocks, decision, head.headline or None)
    if body.prose >= _LEAST_PROSE:
        draft = draft_of_body(body, head, pairs)
    else:
        draft = None if alone else draft_of_all(page, head)
    if draft is None:
        return []
    draft.url = address_of(head)
    return [draft]


def stated_page(pairs: list[tuple[HtmlBlock, Unit]], body: Body, head: PageHead) -> StatedPage:
    """Return the main part of a page as the decision sees it; of a stated article, the element that holds its text."""
    main = [(block, unit) for block, unit in pairs if block.part is Part.MAIN and not block.place.inside_nav]
    if head.is_article:
        main = [pair for pair in main if any(one is body.root for one in pair[0].node.lineage)]
    blocks = tuple(page_blocks(main))
    return StatedPage(blocks, tuple(head.titles), "", len(head.authors), head.is_article, bool(head.headline))


def _rest_is_furniture(units: list[Unit], drafts: list[Draft]) -> None:
    owned = {id(unit) for draft in drafts for unit in draft.units}
    for unit in units:
        if id(unit) not in owned and unit.kind is not BlockKind.SEPARATOR:
            unit.kind = BlockKind.FURNITURE


def _visible(blocks: list[HtmlBlock]) -> str:
    return "\n".join(block.text for block in blocks)[:_MOST_VISIBLE]


def _scripted(root: Node) -> str:
    return "\n".join(one.content for one in descendants(root) if one.name == "noscript")[:_MOST_VISIBLE]
