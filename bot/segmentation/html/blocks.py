"""The tree of a page to its blocks of text in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.segmentation.blocks.truncation import ends_properly
from bot.segmentation.html.tree import Node
from bot.segmentation.text.normalise import normalise, squeeze
from bot.segmentation.text.vocabulary import words

MOST_BLOCKS = 20_000
_UNSEEN = words(
    "script style noscript template svg math iframe object head title nav button select option textarea "
    "dialog datalist "
    "audio canvas map amp-ad amp-consent amp-sidebar amp-social-share amp-list amp-embed amp-user-notification"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEADING = re.compile(r"h[1-6]")
_PARAGRAPH_BREAK = re.compile(r"\n[ \t\r\xa0]*\n\s*|\n(?=\s*(?:\u3000\u3000|[•·▪‣]\s))")
_NOTE_MARK = re.compile(r"[\s\[\](]*(?:\d{1,3}|[*†‡a-z])[\s\])]*")
_BULLET = re.compile(r"^[•▪‣]\s*")
_CJK = re.compile(r"[\u3040-\u9fff]")
_PROSE, _PROSE_CJK = 60, 24
_LONG_PROSE = 150


@dataclass(eq=False, slots=True)
class WebBlock:
    """A run of text between two block-level tags: the element it stands in, and how much of it is a link."""

    text: str
    node: Node
    linked: int = 0

    @property
    def level(self) -> int:
        """The level of the heading it is, 0 where it is none."""
        return next((int(one.name[1]) for one in self.node.lineage if _HEADING.fullmatch(one.name)), 0)

    @property
    def link_share(self) -> float:
        """How much of it (0 to 1) leads elsewhere."""
        return self.linked / max(1, len(self.text))

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a paragraph: long, ended as a sentence is, and no link."""
        long = len(self.text) >= _PROSE or len(_CJK.findall(self.text[:80])) >= _PROSE_CJK
        ended = ends_properly(self.text) or len(self.text) >= _LONG_PROSE
        return long and ended and self.link_share < 0.5 and not self.level

    def stands_in(self, *names: str) -> bool:
        """Tell whether an element of such a name is around it."""
        return any(one.name in names for one in self.node.lineage)


def read_blocks(root: Node) -> list[WebBlock]:
    """Return the blocks of a page, at most 20,000; what nobody sees on it is left out."""
    walker = _Walker(root)
    walker.visit(root)
    walker.flush()
    return walker.blocks[:MOST_BLOCKS]


class _Walker:
    def __init__(self, root: Node) -> None:
        self.blocks: list[WebBlock] = []
        self.parts: list[str] = []
        self.linked = 0
        self.in_link = 0
        self.block = root

    def visit(self, node: Node) -> None:
        """Take a node and all that is in it; nesting is bounded by the tree's."""
        if _is_unseen(node) or len(self.blocks) >= MOST_BLOCKS:
            return
        if node.name == "br":
            self.parts.append("\n")
        elif node.is_inline:
            self._visit_inline(node)
        else:
            self.flush()
            outer, self.block = self.block, node
            self._visit_children(node)
            self.flush()
            self.block = outer

    def _visit_inline(self, node: Node) -> None:
        if node.name == "sup" and _is_note(node):
            return
        link = node.name == "a" and "href" in node.attributes
        self.in_link += link
        self._visit_children(node)
        self.in_link -= link

    def _visit_children(self, node: Node) -> None:
        for child in node.children:
            if isinstance(child, Node):
                self.visit(child)
            else:
                self.parts.append(child if node.name == "pre" else child.replace("\n", " "))
                self.linked += len(child.strip()) if self.in_link else 0

    def flush(self) -> None:
        """End the present block."""
        text, linked = "".join(self.parts), self.linked
        self.parts, self.linked = [], 0
        pieces = [squeeze(normalise(piece)) for piece in _PARAGRAPH_BREAK.split(text)]
        size = sum(map(len, pieces))
        for piece in pieces:
            if piece:
                self.blocks.append(WebBlock(_BULLET.sub("", piece), self.block, linked * len(piece) // max(1, size)))


def _is_unseen(node: Node) -> bool:
    return (
        node.name in _UNSEEN
        or "hidden" in node.attributes
        or node.get("aria-hidden") == "true"
        or _HIDDEN.search(node.get("style")) is not None
    )


def _is_note(node: Node) -> bool:
    """Tell whether a raised text is the number of a note: one sign that leads elsewhere on the page."""
    text = text_of(node)
    linked = any(one.get("href").startswith("#") for one in descendants(node) if one.name == "a")
    return _NOTE_MARK.fullmatch(text) is not None and (linked or text.strip().startswith("["))


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
