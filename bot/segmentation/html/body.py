"""Find the article among the blocks of a page: the element that holds its prose, less what sites put into it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from bot.segmentation.blocks.furniture import is_furniture, is_separator
from bot.segmentation.blocks.truncation import ends_properly
from bot.segmentation.html.blocks import HtmlBlock, descendants
from bot.segmentation.html.extent import extent, root_of, weigh
from bot.segmentation.html.regions import (
    LONGEST_HEADING,
    Part,
    heads_comments,
    heads_something_else,
    is_factual,
    is_likely_around,
    is_post,
    is_surely_around,
    may_hold_text,
)
from bot.segmentation.html.tree import Node
from bot.segmentation.html.promotions import promotes
from bot.segmentation.text.dates import find_dates, is_clock, is_date_line
from bot.segmentation.text.stated_dates import to_iso
from bot.segmentation.text.vocabulary import words

_MUCH = 0.4
_MARKED = 0.25
_TWICE, _NEARLY, _SOME = 2, 0.8, 0.2
_SEVERAL = 4
# What leads elsewhere or asks for something: a box with it may be a promotion, one without is text.
_CONTROLS = words("a button form input")
# An element for what stands beside is left out whatever it holds, where so many characters of prose are left.
_BESIDE, _ENOUGH = ("aside", "nav", "footer"), 300
_CAPTIONS = ("figcaption", "caption")
_TEXTUAL = words("p li blockquote h1 h2 h3 h4 h5 h6 dd dt td th tr pre figcaption caption summary")
_IMPRINT = re.compile(
    r"(?:©|\(c\) ?\d{4}|copyright\b|all rights reserved|版權所有|版权所有|"
    r"(?:this|the) (?:document|material|content|article) (?:is subject to copyright|may not be (?:published|reproduced))|"
    r"citation: .{10,200} retrieved )",
    re.IGNORECASE,
)
_EDITOR = re.compile(r"[（(\[]?(?:责任编辑|責任編輯|责编|編輯|编辑|校對|校对|核稿編輯|審核|来源|來源)\s*[:：／/]")
# Who posted what is quoted, and when: `— Quay Watch (@quaywatch) March 3, 2026`.
_POSTED_BY = re.compile(r"[—–-]{1,2} ?.{1,60}\(@\w{1,30}\).{0,40}")
_SHORTEST_REPEAT = 20
_SHORT_WORDS = 6
_CJK = re.compile(r"[\u3040-\u9fff]")
_LONGEST_CREDIT = 120
_BY = re.compile(r"(?:by|von|por|par|di|door|text|words by|interview)\s*:?\s+[A-Z]\S+(?: \S+){1,4}$", re.IGNORECASE)
# So many hours over paragraphs are the entries of a live report.
_ENTRIES = 2
_MOST_HEADS = 40
_MOST_TITLES = 10
_MOST_BELOW, _MOST_OVER, _FIRST = 40, 6, 2
_MOST_REPEATS = 60
_MOST_COMPARED = 200_000


class Body:
    """The blocks of an article, after its headline. `root` is the element that holds them."""

    def __init__(self, page: Node, blocks: Sequence[HtmlBlock], titles: Sequence[str], authors: Sequence[str]) -> None:
        self.headline = _headline(blocks, titles)
        if self.headline is not None and not any(block.is_prose for block in blocks):
            _take_short(blocks)
        kept = _without_surroundings(page, blocks, self.headline)
        self.root = root_of(page, kept, self.headline)
        cleaned = _cleaned(extent(kept, self.root, self.headline))
        self.blocks = [block for block in cleaned if not _is_credit(block, authors)]
        self.before = self._above(blocks)
        self.over = self._over(blocks)
        self.after = self._below(blocks)

    def _above(self, blocks: Sequence[HtmlBlock]) -> list[HtmlBlock]:
        """What stands from the headline to the first paragraphs and is none of them: credits and the date, most of all."""
        if not self.blocks:
            return []
        text = set(map(id, self.blocks))
        end = blocks.index(self.blocks[min(_FIRST, len(self.blocks) - 1)])
        start = blocks.index(self.headline) + 1 if self.headline is not None else max(0, end - _MOST_OVER)
        return [one for one in blocks[start:end] if id(one) not in text] if end - start <= _MOST_BELOW else []

    def _over(self, blocks: Sequence[HtmlBlock]) -> list[HtmlBlock]:
        """What stands right over the headline."""
        at = blocks.index(self.headline) if self.headline is not None else 0
        return list(blocks[max(0, at - _MOST_OVER) : at])

    def _below(self, blocks: Sequence[HtmlBlock]) -> list[HtmlBlock]:
        """What stands right under the text: a box about the author, perhaps."""
        end = blocks.index(self.blocks[-1]) + 1 if self.blocks else len(blocks)
        return list(blocks[end : end + _MOST_BELOW])

    @property
    def prose(self) -> int:
        """How much of paragraphs was found, in characters of an alphabet; a Chinese one says as much as three."""
        return sum(len(one.text) + 2 * len(_CJK.findall(one.text)) for one in self.blocks if one.is_prose)


def _take_short(blocks: Sequence[HtmlBlock]) -> None:
    """Take short sentences for prose, on a page that says nothing longer."""
    for block in blocks:
        said = len(block.text) >= _SHORTEST_REPEAT or len(_CJK.findall(block.text)) >= _SHORT_WORDS
        if said and block.stands_in("p") and ends_properly(block.text) and block.link_share < 0.5:
            block.is_prose = True


def _headline(blocks: Sequence[HtmlBlock], titles: Sequence[str]) -> HtmlBlock | None:
    """The block that says what the page says its title is, else the heading before the first paragraph."""
    # What a footer or a masthead says in no heading is the name of the site.
    able = [
        one
        for one in blocks
        if len(one.text) >= 4 and (one.level or (one.link_share < 0.9 and one.part is not Part.CHROME))
    ]
    for title in titles[:_MOST_TITLES]:
        stated = _plain(title)
        same = [one for one in able if _agree(_plain(one.text), stated)]
        # A headline may lead to its own page, and so does a card that names it elsewhere.
        same = [one for one in same if one.link_share < 0.9 or _plain(one.text) == stated]
        if same:
            return min(same, key=lambda one: (one.link_share >= 0.9, one.level or 9, -len(one.text)))
    first = next((at for at, one in enumerate(blocks) if one.is_prose), len(blocks))
    headings = [one for one in blocks[:first] if one.level and one.link_share < 0.9]
    return min(headings, key=lambda one: one.level, default=None)


def _agree(shown: str, stated: str) -> bool:
    """Tell whether a title stated is a block shown, perhaps with the name of the site beside it."""
    return shown == stated or (len(shown) * 2 >= len(stated) and (stated.startswith(shown) or stated.endswith(shown)))


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _without_surroundings(page: Node, blocks: Sequence[HtmlBlock], headline: HtmlBlock | None) -> list[HtmlBlock]:
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


def _cleaned(blocks: Sequence[HtmlBlock]) -> list[HtmlBlock]:
    """Cut to the first and the last paragraph, and leave out between them what is no text of the article."""
    prose = [at for at, block in enumerate(blocks) if block.is_prose]
    if not prose:
        return []
    inside = [block for block in blocks[_start(blocks, prose[0]) : _end(blocks, prose[-1])] if _is_text(block)]
    if sum(is_clock(block.text) for block in inside) < _ENTRIES:
        inside = [block for block in inside if not is_clock(block.text)]
    return _without_repeats(inside)


def _start(blocks: Sequence[HtmlBlock], first: int) -> int:
    """Take a short paragraph, a question or a heading that leads in; credits and dates are left."""
    start = first
    while start and _leads_in(blocks[start - 1], beside=_is_beside(blocks[start - 1], blocks[first])):
        start -= 1
    return start


def _leads_in(block: HtmlBlock, *, beside: bool) -> bool:
    heading = block.level > 1 or block.text.endswith(("?", "？"))
    sentence = ends_properly(block.text) and block.stands_in("p", "li", "blockquote")
    if is_clock(block.text):
        return True
    return (heading or sentence or beside) and block.link_share < 0.5 and not _is_mostly_date(block.text)


def _is_mostly_date(text: str) -> bool:
    dates = find_dates([text]) if len(text) <= _LONGEST_CREDIT else ()
    return is_date_line(text) or (bool(dates) and len(dates[0]) >= _MUCH * len(text))


def _is_beside(block: HtmlBlock, prose: HtmlBlock) -> bool:
    """Tell whether a line is a paragraph, or an item of a list, in the very element that the prose stands in."""
    holder = prose.node.parent if prose.node.name == "p" else prose.node
    node = block.node.parent if block.node.name == "li" else block.node
    beside = node is not None and node.name in ("p", "ul", "ol") and node.parent is holder
    dated = len(block.text) <= _LONGEST_CREDIT and to_iso(block.text) is not None
    return beside and not dated and not block.place.inside_caption


def _end(blocks: Sequence[HtmlBlock], last: int) -> int:
    """Take what follows the last long paragraph and still is a sentence or an item."""
    end = last + 1
    while end < len(blocks) and _follows(blocks[end]):
        end += 1
    while end > last + 1 and blocks[end - 1].level:
        end -= 1
    return end


def _follows(block: HtmlBlock) -> bool:
    sentence = ends_properly(block.text) and len(block.text.split()) > 1
    textual = block.level > 1 or block.stands_in("p", "li", "blockquote", "td", "tr", "figcaption")
    return (textual or sentence) and block.link_share < 0.5


def _is_text(block: HtmlBlock) -> bool:
    if is_clock(block.text):
        return True
    if is_separator(block.text) or is_date_line(block.text):
        return False
    if _EDITOR.match(block.text) or _IMPRINT.match(block.text):
        return False
    if is_furniture(block.text) and not ends_properly(block.text):
        return False
    if promotes(block.text) or _POSTED_BY.fullmatch(block.text) or (block.link_share > 0.9 and block.stands_in("a")):
        return False
    if block.level:
        return not heads_something_else(block.text)
    if block.link_share >= 0.8 and not ends_properly(block.text):
        return False
    # What is neither a sentence nor in an element made for text is a label or a control.
    textual = block.stands_in(*_TEXTUAL)
    return textual or ends_properly(block.text) or len(block.text.split()) > _SHORT_WORDS


def _is_credit(block: HtmlBlock, authors: Sequence[str]) -> bool:
    """Tell whether a block says no more than who wrote the article."""
    if ends_properly(block.text) or len(block.text) > _LONGEST_CREDIT:
        return False
    return _BY.match(block.text) is not None or any(author in block.text and " " in author for author in authors)


def _without_repeats(blocks: Sequence[HtmlBlock]) -> list[HtmlBlock]:
    """Leave out sentences that are set large a second time, where they stand alone."""
    plain = {id(block): _plain(block.text) for block in blocks}
    large = [
        one for one in blocks if not one.level and (one.stands_in("blockquote", "q") or not one.stands_in("p", "li"))
    ]
    told = "\n".join(plain[id(one)] for one in blocks)[:_MOST_COMPARED]
    alone: dict[str, list[HtmlBlock]] = {}
    for one in blocks:
        alone.setdefault(plain[id(one)], []).append(one)
    repeats = {id(one) for one in large[:_MOST_REPEATS] if _repeats(one, plain[id(one)], alone[plain[id(one)]], told)}
    return [block for block in blocks if id(block) not in repeats]


def _repeats(block: HtmlBlock, text: str, alike: list[HtmlBlock], told: str) -> bool:
    """Tell whether a sentence also stands inside a paragraph, or in one of its own; of boxes alone the first stays."""
    if len(text) < _SHORTEST_REPEAT:
        return False
    inside = told.count(text) > len(alike)
    return (
        inside
        or block is not alike[0]
        or any(one.stands_in("p", "li") and not one.stands_in("blockquote") for one in alike)
    )
