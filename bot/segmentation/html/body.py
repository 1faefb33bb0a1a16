"""Find the article among the blocks of a page: the element that holds its prose, less what sites put into it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.segmentation.blocks.furniture import is_furniture, is_separator
from bot.segmentation.blocks.truncation import ends_properly
from bot.segmentation.html.blocks import HtmlBlock
from bot.segmentation.html.extent import extent, root_of
from bot.segmentation.html.promotions import promotes
from bot.segmentation.html.regions import Part, heads_something_else
from bot.segmentation.html.surroundings import without_surroundings
from bot.segmentation.html.tree import Node
from bot.segmentation.text.dates import find_dates, is_clock, is_date_line
from bot.segmentation.text.stated_dates import to_iso
from bot.segmentation.text.vocabulary import words

_MUCH = 0.4
_TEXTUAL = words("p li blockquote h1 h2 h3 h4 h5 h6 dd dt td th tr pre figcaption caption summary")
_IMPRINT = re.compile(
    r"(?:©|\(c\) ?\d{4}|copyright\b|all rights reserved|版權所有|版权所有|"
    r"(?:this|the) (?:document|material|content|article) "
    r"(?:is subject to copyright|may not be (?:published|reproduced))|"
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
        kept = without_surroundings(page, blocks, self.headline)
        self.root = root_of(page, kept, self.headline)
        cleaned = _cleaned(extent(kept, self.root, self.headline))
        self.blocks = [block for block in cleaned if not _is_credit(block, authors)]
        self.before = self._above(blocks)
        self.over = self._over(blocks)
        self.after = self._below(blocks)

    def _above(self, blocks: Sequence[HtmlBlock]) -> list[HtmlBlock]:
        """What stands from the headline to the first paragraphs and is none of them: credits and the date, mostly."""
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
