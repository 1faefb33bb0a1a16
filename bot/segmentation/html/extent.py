"""How far the text of an article reaches: what stands before and after the element that holds most of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.segmentation.html.blocks import HtmlBlock, descendants
from bot.segmentation.html.regions import is_beside_text, names_of
from bot.segmentation.html.tree import Node
from bot.segmentation.text.vocabulary import words

_MOST, _HALF = 0.75, 0.5
_TEXTUAL = words("p li blockquote h1 h2 h3 h4 h5 h6 dt pre figcaption caption summary")
_LOOSE = words("p ul ol dl blockquote pre table figure h2 h3 h4 details")
_PAGE = words("#page html body")
_NUMBER = re.compile(r"\d+")
_SHORT = 3
# What so many boxes are called that it says nothing of them.
_SAYS_NOTHING = words(
    "container wrapper wrap inner outer content section block widget clearfix column main body grid flex layout text "
    "left right center large medium small page item base module component elements element"
)


def root_of(page: Node, blocks: Sequence[HtmlBlock], headline: HtmlBlock | None) -> Node:
    """Return the element that holds the prose; around the headline no more than what both share."""
    weigh(page, blocks)
    root = _innermost(page, _MOST)
    if headline is None or root not in headline.node.lineage:
        return root
    core = _innermost(root, _HALF)
    return _common(core, headline.node) if core.mass else root


def extent(blocks: Sequence[HtmlBlock], root: Node, headline: HtmlBlock | None) -> list[HtmlBlock]:
    """Return the blocks from the headline to the end of the article.

    The element that holds most of the prose may hold neither the opening nor the end: a lead set apart, the part
    behind "read more", a closing paragraph. What stands between the headline and it is taken, and what follows it
    within the same article; boxes of other stories, which are headed by links, are not.
    """
    inside = [at for at, block in enumerate(blocks) if root in block.node.lineage]
    if not inside:
        return []
    if headline is not None and root in headline.node.lineage:
        start = blocks.index(headline) + 1 if headline in blocks else inside[0]
        return [blocks[at] for at in inside if at >= start]
    limit = _limit(root, headline)
    if limit is None:
        return [blocks[at] for at in inside]
    within = _Within(blocks, root, limit)
    before = blocks.index(headline) + 1 if headline is not None and headline in blocks else 0
    opening = [one for one in blocks[before : inside[0]] if limit in one.node.lineage and within.opens(one)]
    ending = [one for one in blocks[inside[-1] + 1 :] if limit in one.node.lineage and within.ends(one)]
    return [*opening, *(blocks[at] for at in inside), *ending]


def _limit(root: Node, headline: HtmlBlock | None) -> Node | None:
    """The element that the article does not leave: what it shares with its headline, or the one for articles."""
    if headline is not None:
        return _common(root, headline.node)
    return next((one for one in root.lineage if one is not root and one.name == "article"), None)


class _Within:
    """What stands beside the root, child by child of the elements around it."""

    def __init__(self, blocks: Sequence[HtmlBlock], root: Node, limit: Node) -> None:
        self.around = {id(one) for one in root.lineage}
        self.names = _names([one for one in root.lineage if one is root or (one is not limit and one.name != "body")])
        self.in_article = any(one.name == "article" for one in limit.lineage)
        self.limit = limit
        self.boxed: dict[int, bool] = {}
        self.linked = {id(node) for one in blocks if one.level and one.link_share > 0.5 for node in one.node.lineage}

    def opens(self, block: HtmlBlock) -> bool:
        """Tell whether a block between headline and root is of the article."""
        top = self._top(block)
        if block.place.inside_caption:
            return False
        return top.name in _LOOSE or (
            not self._is_box(top) and not any(is_beside_text(one) for one in block.node.lineage)
        )

    def ends(self, block: HtmlBlock) -> bool:
        """Tell whether a block after the root is of the article."""
        top = self._top(block)
        if top.parent is None or top.parent.name in _PAGE or block.place.inside_caption:
            return False
        if top.name in _LOOSE:
            return True
        below = [one for one in block.node.lineage if id(one) not in self.around]
        return (self.in_article or not self.names.isdisjoint(_names(below))) and not self._is_box(top)

    def _top(self, block: HtmlBlock) -> Node:
        """The outermost element around a block that is not around the root."""
        outside = [one for one in block.node.lineage if id(one) not in self.around]
        return outside[-1] if outside else block.node

    def _is_box(self, top: Node) -> bool:
        if id(top) not in self.boxed:
            self.boxed[id(top)] = id(top) in self.linked or _is_list_of_cards(top)
        return self.boxed[id(top)]


def _is_list_of_cards(top: Node) -> bool:
    """Tell whether several of its elements are of one make and each has a link for all that it says."""
    cards = [one for one in descendants(top)[:400] if one.name in ("article", "li")]
    return len(cards) > 1 and sum(any(link.name == "a" for link in descendants(one)[:40]) for one in cards) > 1


def _names(nodes: Sequence[Node]) -> set[str]:
    """The names that a site gives to what it sets alike, each whole: `article-text`, `body__inner`."""
    return {name for node in nodes for name in names_of(node).lower().split() if len(name) > _SHORT} - _SAYS_NOTHING


def _common(one: Node, other: Node) -> Node:
    around = set(map(id, other.lineage))
    return next(node for node in one.lineage if id(node) in around)


def weigh(page: Node, blocks: Sequence[HtmlBlock]) -> int:
    """Give each element the amount of prose in it, and return all of it; what was left out weighs nothing."""
    nodes = [page, *descendants(page)]
    for node in nodes:
        node.mass = 0
    for block in blocks:
        block.node.mass += len(block.text) if block.is_prose else 0
    for node in reversed(nodes):
        if node.parent is not None:
            node.parent.mass += node.mass
    return page.mass


def _innermost(page: Node, least: float) -> Node:
    """Go down while one element holds such a share of the prose, and no other of its make holds any."""
    here = page
    while True:
        children = [one for one in here.children if isinstance(one, Node) and one.mass and not one.dropped]
        heaviest = max(children, key=lambda one: one.mass, default=None)
        if heaviest is None or heaviest.is_inline or heaviest.name in _TEXTUAL - {"li"}:
            return here
        alike = [one for one in children if one is not heaviest and _make(one) == _make(heaviest)]
        if alike or heaviest.mass < least * here.mass:
            return here
        here = heaviest


def _make(node: Node) -> tuple[str, str, str]:
    return node.name, node.get("class"), _NUMBER.sub("", node.get("id"))
