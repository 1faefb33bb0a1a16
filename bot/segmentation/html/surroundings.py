"""What stands around an article: boxes by their names, other articles, what stands under headings of something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.segmentation.blocks.truncation import ends_properly
from bot.segmentation.html.blocks import HtmlBlock, descendants
from bot.segmentation.html.extent import weigh
from bot.segmentation.html.regions import (
    LONGEST_HEADING,
    heads_comments,
    heads_something_else,
    is_factual,
    is_likely_around,
    is_post,
    is_surely_around,
    may_hold_text,
)
from bot.segmentation.html.tree import Node
from bot.segmentation.text.vocabulary import words

_MUCH = 0.4
_MARKED = 0.25
_TWICE, _NEARLY, _SOME = 2, 0.8, 0.2
_SEVERAL = 4
# What leads elsewhere or asks for something: a box with it may be a promotion, one without is text.
_CONTROLS = words("a button form input")
# An element for what stands beside is left out whatever it holds, where so many characters of prose are left.
_BESIDE, _ENOUGH = ("aside", "nav", "footer"), 300
_MOST_HEADS = 40


def without_surroundings(page: Node, blocks: Sequence[HtmlBlock], headline: HtmlBlock | None) -> list[HtmlBlock]:
    """Return the blocks of a page without what its names, marks and headings show to be no part of the article."""
    total = weigh(page, blocks)
    around_headline = set(map(id, headline.node.lineage)) if headline is not None else set[int]()
    nodes = descendants(page)
    leading = _around(node for node in nodes if node.name in _CONTROLS)
    embedding = _around(node for node in nodes if node.name == "blockquote" and is_post(node))
    for node in nodes:
        if id(node) in around_headline or node.name in ("html", "body"):
            continue
        if id(node) in embedding or (node.name == "aside" and is_factual(node)):
            continue
        small = node.mass <= _MUCH * total or (node.name in _BESIDE and total - node.mass >= _ENOUGH)
        node.dropped = is_surely_around(node) if not small else is_likely_around(node)
        if node.dropped and may_hold_text(node) and node.mass:
            node.dropped = id(node) in leading and node.mass <= _MUCH * total
    kept = [block for block in blocks if not any(node.dropped for node in block.node.lineage)]
    return _without_headed(page, _limited(page, kept, headline), around_headline)


def _around(nodes: Iterable[Node]) -> set[int]:
    """The elements that some elements stand in."""
    around: set[int] = set()
    for node in nodes:
        for one in node.lineage:
            if one is not node and id(one) in around:
                break
            around.add(id(one))
    return around


def _limited(page: Node, blocks: list[HtmlBlock], headline: HtmlBlock | None) -> list[HtmlBlock]:
    """Keep to what the page marks as the article: its stated body, or the element for articles around the headline."""
    total = weigh(page, blocks)
    stated = [node for node in descendants(page) if "articleBody" in node.get("itemprop").split()]
    around = [] if headline is None else [one for one in headline.node.lineage if one.name in ("article", "main")]
    for limits in (stated, *([one] for one in around)):
        if sum(node.mass for node in limits) > _MARKED * total:
            return _inside(blocks, limits)
    own = _own_box(headline, total) if headline is not None else None
    if own is not None and _is_beside_others(own, page):
        return _inside(blocks, [own])
    if headline is None:
        articles = sorted((one for one in descendants(page) if one.name == "article"), key=lambda one: -one.mass)
        if len(articles) > 1 and articles[0].mass >= max(_TWICE * articles[1].mass, _MARKED * total):
            return _inside(blocks, articles[:1])
    return blocks


def _inside(blocks: Iterable[HtmlBlock], limits: Iterable[Node]) -> list[HtmlBlock]:
    around = set(map(id, limits))
    return [block for block in blocks if any(id(one) in around for one in block.node.lineage)]


def _own_box(headline: HtmlBlock, total: int) -> Node | None:
    """The element for an article around the headline, or the innermost one that holds some of the prose."""
    named = (one for one in headline.node.lineage if one.name in ("article", "main") and one.mass)
    some = (one for one in headline.node.lineage if one.mass >= max(_ENOUGH, _SOME * total))
    return next(named, None) or next(some, None)


def _is_beside_others(own: Node, page: Node) -> bool:
    """Tell whether nearly all prose outside an element is in articles or in items of lists: those are other pages'."""
    if own.mass >= page.mass * _NEARLY:
        return False
    inside = {id(own), *map(id, descendants(own))}
    around = set(map(id, own.lineage))
    outside = [one for one in descendants(page) if id(one) not in inside and id(one) not in around and one.mass]
    made = Counter((id(one.parent), one.name, one.get("class")) for one in outside)
    others = [
        one for one in outside if one.name == "article" or made[id(one.parent), one.name, one.get("class")] >= _SEVERAL
    ]
    marked = set(map(id, others))
    outermost = [one for one in others if not any(id(up) in marked for up in one.lineage if up is not one)]
    linked = [one for one in outermost if one.name == "article" or any(a.name == "a" for a in descendants(one)[:60])]
    return len(others) > 1 and sum(one.mass for one in linked) >= _NEARLY * (page.mass - own.mass)


def _without_headed(page: Node, blocks: Sequence[HtmlBlock], around_headline: set[int]) -> list[HtmlBlock]:
    """Leave out what stands under a heading of something else: all that is in the element it opens."""
    total = weigh(page, blocks)
    seen: set[int] = set()
    out: set[int] = set()
    heads: list[HtmlBlock] = []
    for at, block in enumerate(blocks):
        short = len(block.text) <= LONGEST_HEADING and (block.level > 0 or not ends_properly(block.text))
        if len(heads) < _MOST_HEADS and short and id(block) not in out and heads_something_else(block.text):
            heads.append(block)
            box = _opened_by(block, seen, around_headline)
            following = blocks[at:] if box is None else [one for one in blocks[at:] if box in one.node.lineage]
            late = bool(seen) and at > len(blocks) // 2
            if box is None and heads_comments(block.text) and seen:
                out |= {id(one) for one in blocks[at:] if _holder(block) in one.node.lineage}
            elif late or sum(len(one.text) for one in following if one.is_prose) <= _MUCH * total:
                out |= {id(one) for one in (following if box is not None else [block])}
        seen |= set(map(id, block.node.lineage)) if block.is_prose else set()
    return [block for block in blocks if id(block) not in out]


def _holder(block: HtmlBlock) -> Node:
    """The element that a heading stands in."""
    return block.node.parent if block.level and block.node.parent is not None else block.node


def _opened_by(block: HtmlBlock, seen: set[int], around_headline: set[int]) -> Node | None:
    """The largest element around a heading that held no prose before it."""
    box: Node | None = None
    for node in block.node.lineage:
        if id(node) in seen or id(node) in around_headline or node.name in ("body", "html", "main", "article", "#page"):
            break
        if node is not block.node or not block.level:
            box = node
    return box
