"""The tree of a page to its blocks of text in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.segmentation.blocks.truncation import ends_properly
from bot.segmentation.html.regions import Part, is_card, names_caption, part_of
from bot.segmentation.html.tables import rows_of
from bot.segmentation.html.tree import Node
from bot.segmentation.structure.marks import Span
from bot.segmentation.text.normalise import normalise, squeeze
from bot.segmentation.text.vocabulary import words

MOST_BLOCKS = 60_000
_UNSEEN = words(
    "script style noscript template svg math iframe object head title button select option textarea "
    "dialog datalist "
    "audio canvas map amp-ad amp-consent amp-sidebar amp-social-share amp-list amp-embed amp-user-notification"
)
# What a page takes back, and how a character is read, is no word of its text.
_NOT_SAID = words("del s strike rt rp rtc")
_ONLY_HEARD = re.compile(
    r"(?:^|\s)(?:sr-only|screen-?reader(?:-text|-only)?|visually-?hidden|visuallyhidden|off-?screen|u-hidden|"
    r"assistive-text|a11y-hidden)(?:\s|$)",
    re.IGNORECASE,
)
_KICKER = re.compile(
    r"(?:^|[\s_-])(?:kicker|eyebrow|overline|topic|label|flag|tag|prefix|section)(?:[\s_-]|$)", re.IGNORECASE
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEADING = re.compile(r"h[1-6]")
_PARAGRAPH_BREAK = re.compile(
    r"\n[ \t\r\xa0]*\n\s*|\n(?=\s*(?:\u3000\u3000|[•·▪‣]\s|(?i:date|from|to|subj(?:ect)?|on) ?: ))"
)
_BOLD = words("b strong")
_NOTE_MARK = re.compile(r"[\s\[\](]*(?:\d{1,3}|[*†‡a-z])[\s\])]*")
# A number raised behind a word is a note; behind a unit or a formula it is a power.
_BEFORE_NOTE = re.compile(r"(?:[^\W\d_]{4,}|[.,;:!?”’\"'»）)」』。，！？\u3400-\u9fff])$")
_UNITS = re.compile(r"(?:[kcm]?met(?:re|er)s?|feet|foot|inch(?:es)?|miles?|yards?|acres?|公尺|公里|米)$", re.IGNORECASE)
# Between elements of a line a blank is enough; a bar without one is the end of a thing.
_BARS = re.compile(r"(?:\s*\|\s*){2,}|(?<=\S)\|(?=\S)")
_BULLET = re.compile(r"^[•▪‣]\s*")
_CJK = re.compile(r"[\u3040-\u9fff]")
# Indic and South-East Asian letters: Thai, Lao, Burmese and Khmer know no full stop, Hindi and its kin have their own.
_UNSTOPPED = re.compile("[\u0900-\u0fff\u1000-\u109f\u1780-\u17ff]")
_HEADLINES = 2
_PROSE, _PROSE_CJK = 60, 24
_LONG_PROSE = 150


@dataclass(frozen=True, slots=True)
class Place:
    """The block-level element that text stands in, and what is around it.

    `level` is that of the heading it is in (0 for none), `article` the outermost <article>, `card` the innermost
    element that holds one item of a list.
    """

    node: Node
    part: Part = Part.MAIN
    level: int = 0
    article: Node | None = None
    card: Node | None = None
    inside_article: bool = False
    inside_nav: bool = False
    inside_pre: bool = False
    inside_caption: bool = False

    def enter(self, node: Node) -> Place:
        """Return the place inside an element that stands here."""
        return Place(
            node,
            part_of(node, self.part, inside_article=self.inside_article),
            int(node.name[1]) if _HEADING.fullmatch(node.name) else self.level,
            self.article or (node if node.name == "article" else None),
            node if is_card(node) else self.card,
            self.inside_article or node.name in ("article", "main"),
            self.inside_nav or node.name == "nav",
            self.inside_pre or node.name == "pre",
            self.inside_caption or names_caption(node),
        )


@dataclass(eq=False, slots=True)
class HtmlBlock:
    """A run of text between two block-level tags, and its place.

    `linked` is how many of its characters lead elsewhere, and `href` where the first of them do. `spans` are its runs
    of text with their marks; `after_rule` tells that a rule stands over it, `opens_item` that a list item begins here.
    """

    text: str
    place: Place
    linked: int = 0
    href: str | None = None
    spans: list[Span] = field(default_factory=list[Span])
    after_rule: bool = False
    opens_item: bool = False
    part: Part = field(init=False)
    is_prose: bool = field(init=False)
    """Whether it reads like a paragraph: long, ended as a sentence is, and no link."""

    def __post_init__(self) -> None:
        self.part = self.place.part
        long = len(self.text) >= _PROSE or len(_CJK.findall(self.text[:80])) >= _PROSE_CJK
        ended = long and (len(self.text) >= _LONG_PROSE or ends_properly(self.text) or _has_no_stops(self.text))
        self.is_prose = ended and self.link_share < 0.5 and not self.level and self.node.name != "tr"

    @property
    def node(self) -> Node:
        """The element it stands in."""
        return self.place.node

    @property
    def level(self) -> int:
        """The level of the heading it is, 0 where it is none."""
        return self.place.level

    @property
    def link_share(self) -> float:
        """How much of it (0 to 1) leads elsewhere."""
        return self.linked / max(1, len(self.text))

    def stands_in(self, *names: str) -> bool:
        """Tell whether an element of such a name is around it."""
        return any(one.name in names for one in self.node.lineage)


def read_blocks(root: Node) -> list[HtmlBlock]:
    """Return the blocks of a page, at most 60,000; what nobody sees on it is left out."""
    walker = _Walker(root)
    walker.visit(root)
    walker.flush()
    return walker.blocks[:MOST_BLOCKS]


class _Walker:
    def __init__(self, root: Node) -> None:
        self.blocks: list[HtmlBlock] = []
        self.parts: list[str] = []
        self.linked = 0
        self.spans: list[Span] = []
        self.bold = 0
        self.after_rule = self.opens_item = False
        self.links: list[str] = []
        self.rows: dict[int, frozenset[int]] = {}
        self.href: str | None = None
        self.place = Place(root)

    def visit(self, node: Node) -> None:
        """Take a node and all that is in it; nesting is bounded by the tree's."""
        if _is_unseen(node) or len(self.blocks) >= MOST_BLOCKS:
            return
        if node.name == "br":
            self.parts.append("\n")
        elif node.is_inline:
            self._visit_inline(node)
        elif node.name == "tr" and self._is_row(node):
            self._visit_row(node)
        else:
            self.flush()
            self.after_rule |= node.name == "hr"
            self.opens_item |= node.name == "li"
            outer, self.place = self.place, self.place.enter(node)
            self._visit_children(node)
            self.flush()
            self.place = outer

    def _is_row(self, node: Node) -> bool:
        table = node.parent or node
        if id(table) not in self.rows:
            self.rows[id(table)] = rows_of(table)
        return id(node) in self.rows[id(table)]

    def _visit_row(self, node: Node) -> None:
        """Take a row of a table as one block, a bar between its cells."""
        self.flush()
        outer, self.place = self.place, self.place.enter(node)
        for at, cell in enumerate(one for one in node.children if isinstance(one, Node) and not _is_unseen(one)):
            self._take(" | " if at else "")
            self._visit_children(cell)
        self.flush()
        self.place = outer

    def _visit_inline(self, node: Node) -> None:
        if node.name in _NOT_SAID or self._is_kicker(node) or (node.name == "sup" and self._is_note(node)):
            return
        link = [node.get("href")] if node.name == "a" and "href" in node.attributes else []
        bold = node.name in _BOLD
        self.links += link
        self.bold += bold
        self._visit_children(node)
        self.bold -= bold
        del self.links[len(self.links) - len(link) :]

    def _is_note(self, node: Node) -> bool:
        """Tell whether a raised text is the number of a note: it leads elsewhere on the page, or is no power."""
        text = text_of(node)
        if _NOTE_MARK.fullmatch(text) is None:
            return False
        linked = any(one.get("href").startswith("#") for one in descendants(node) if one.name == "a")
        before = "".join(self.parts[-3:]).rstrip()[-40:]
        raised = _BEFORE_NOTE.search(before) is not None and _UNITS.search(before) is None
        return linked or text.strip().startswith("[") or (raised and text.strip()[:1].isdigit())

    def _is_kicker(self, node: Node) -> bool:
        """Tell whether what opens a heading is the name of its section."""
        opens = (
            node.name in ("span", "small") and 0 < self.place.level <= _HEADLINES and not "".join(self.parts).strip()
        )
        return opens and self.place.node is node.parent and _KICKER.search(node.get("class")) is not None

    def _visit_children(self, node: Node) -> None:
        for child in node.children:
            if isinstance(child, Node):
                self.visit(child)
            else:
                self._take(child if self.place.inside_pre else child.replace("\n", " "))

    def _take(self, text: str) -> None:
        self.parts.append(text)
        self.spans.append((text, self.bold > 0, self.links[-1] if self.links else None))
        if self.links:
            self.linked += len(text.strip())
            self.href = self.href or self.links[-1]

    def flush(self) -> None:
        """End the present block."""
        text, linked, href, spans = "".join(self.parts), self.linked, self.href, self.spans
        self.parts, self.linked, self.href, self.spans = [], 0, None, []
        pieces = [squeeze(normalise(piece)) for piece in _PARAGRAPH_BREAK.split(text)]
        size = sum(map(len, pieces))
        told = [piece for piece in pieces if piece]
        for piece in told:
            share = linked * len(piece) // max(1, size)
            own = spans if len(told) == 1 else []
            self.blocks.append(
                HtmlBlock(_BULLET.sub("", piece), self.place, share, href, own, self.after_rule, self.opens_item)
            )
            self.after_rule = self.opens_item = False


def _is_unseen(node: Node) -> bool:
    return (
        node.name in _UNSEEN
        or "hidden" in node.attributes
        or node.get("aria-hidden") == "true"
        or _HIDDEN.search(node.get("style")) is not None
        or _ONLY_HEARD.search(node.get("class")) is not None
    )


def _has_no_stops(text: str) -> bool:
    """Tell whether a text is written in letters that end sentences with a blank, or with a stop of their own."""
    return len(_UNSTOPPED.findall(text[:120])) >= _PROSE // 2


def descendants(node: Node) -> list[Node]:
    """Return the elements in a node, in order, itself left out."""
    found: list[Node] = []
    todo = [one for one in reversed(node.children) if isinstance(one, Node)]
    while todo:
        found.append(todo.pop())
        todo.extend(one for one in reversed(found[-1].children) if isinstance(one, Node))
    return found


def text_of(node: Node) -> str:
    """Return the text in a node without markup, at most about 2,000 characters."""
    parts: list[str] = []
    size = 0
    todo: list[Node | str] = list(reversed(node.children))
    while todo and size < 2_000:
        one = todo.pop()
        if isinstance(one, Node):
            todo.extend(reversed(one.children))
        else:
            parts.append(one)
            size += len(one)
    return squeeze(normalise("".join(parts)))


def pieces_of(node: Node) -> str:
    """Return the text in a node with a bar between elements that nothing else parts: `Howard Blume|Staff Writer`."""
    parts: list[str] = []
    size = 0
    todo: list[Node | str] = list(reversed(node.children))
    while todo and size < 2_000:
        one = todo.pop()
        if isinstance(one, str):
            parts.append(one)
            size += len(one)
        elif not _is_unseen(one):
            todo.extend(("|", *reversed(one.children), "|"))
            size += 1
    return _BARS.sub(" | ", squeeze(normalise("".join(parts)))).strip(" |")
