"""HTML to a tree: what an element stands in decides whether it is the article or the page around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.segmentation.html.tokens import Tag, Text, read_markup
from bot.segmentation.text.vocabulary import words

DEEPEST = 200
MOST_NODES = 120_000
"""What lies deeper, or comes after so many elements, is read as if its tags were not there."""

INLINE = words(
    "a abbr acronym amp-img b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr o:p picture q "
    "rp rt ruby s samp small source span strike strong sub sup svg time tt u var wbr"
)
_VOID = words("area base br col embed hr img input link meta param source track wbr amp-img")
# What may stand inside a paragraph that was left open; everything else ends it.
_IN_PARAGRAPH = INLINE | words(
    "br img picture source input button select option noscript svg math script style amp-img"
)
_IN_HEAD = words("html head title base link meta script style noscript template")
_ENDS = {
    "li": words("ul ol menu"),
    "dt": words("dl"),
    "dd": words("dl"),
    "tr": words("table"),
    "td": words("tr table"),
    "th": words("tr table"),
    "option": words("select"),
}
_HEAD, _BODY, _PARAGRAPH = words("head"), words("body"), words("p")
_AROUND_PARAGRAPHS = words("table td div article section li blockquote button")
_NEVER_EMPTY = words("p div span a")
_SIBLINGS = {"dt": words("dt dd"), "dd": words("dt dd"), "td": words("td th"), "th": words("td th")}


@dataclass(eq=False, slots=True)
class Node:
    """An element: its children in order, elements and texts. `mass` is the prose inside it, in characters."""

    name: str
    attributes: dict[str, str]
    parent: Node | None
    children: list[Node | str] = field(default_factory=list["Node | str"])
    content: str = ""
    mass: int = 0
    dropped: bool = False

    @property
    def is_inline(self) -> bool:
        """Whether it stands in a line of text."""
        return self.name in INLINE

    @property
    def lineage(self) -> Iterator[Node]:
        """Itself and the elements it stands in, innermost first."""
        node: Node | None = self
        while node is not None:
            yield node
            node = node.parent

    def get(self, name: str) -> str:
        """Return an attribute, empty where it is missing."""
        return self.attributes.get(name, "")


def read_tree(source: str) -> Node:
    """Read HTML, whatever it is, into a tree; in time linear in its length."""
    builder = _Builder()
    for event in read_markup(source):
        if isinstance(event, Text):
            builder.here.children.append(event.content)
        elif event.opens:
            builder.open(event)
        else:
            builder.close(event.name)
    return builder.root


class _Builder:
    def __init__(self) -> None:
        self.root = Node("#page", {}, None)
        self.here = self.root
        self.depth: int = 0
        self.count = 0
        self.named: Counter[str] = Counter()

    def open(self, tag: Tag) -> None:
        """Put an element into the present one, after what it ends."""
        if tag.name not in _IN_HEAD:
            self._end(_HEAD, stop=_BODY)
        if tag.name not in _IN_PARAGRAPH:
            self._end(_PARAGRAPH, stop=_AROUND_PARAGRAPHS)
        if tag.name in _ENDS:
            self._end(_SIBLINGS.get(tag.name, frozenset({tag.name})), stop=_ENDS[tag.name])
        node = Node(tag.name, tag.attributes, self.here, content=tag.content)
        self.count += 1
        leaf = tag.name in _VOID or bool(tag.content) or (tag.closed and tag.name not in _NEVER_EMPTY)
        if self.count <= MOST_NODES:
            self.here.children.append(node)
            if not leaf and self.depth < DEEPEST:
                self.here, self.depth = node, self.depth + 1
                self.named[node.name] += 1

    def close(self, name: str) -> None:
        """Leave an element that is open; an inline one does not end the blocks around what it stands in."""
        if self.named[name]:
            self._leave(frozenset({name}), stop=frozenset(), across_blocks=name not in INLINE)

    def _end(self, names: frozenset[str], stop: frozenset[str]) -> None:
        if any(self.named[name] for name in names):
            self._leave(names, stop, across_blocks=True)

    def _leave(self, names: frozenset[str], stop: frozenset[str], *, across_blocks: bool) -> None:
        """Leave the innermost open element of such a name, unless one to stop at is nearer."""
        left: list[Node] = []
        node = self.here
        while node.parent is not None and node.name not in stop and (across_blocks or node.is_inline):
            left.append(node)
            if node.name in names:
                self.here, self.depth = node.parent, self.depth - len(left)
                self.named.subtract(one.name for one in left)
                return
            node = node.parent
