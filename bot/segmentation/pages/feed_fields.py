"""What a feed, or an item of one, says: its fields by their names, with what each is written in."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from bot.segmentation.pages.feed_addresses import join

PUBLISHED = (
    "pubdate", "published", "issued", "dcterms:issued", "dc:date", "date", "dcterms:created", "created",
    "dcterms:date", "dcterms:available", "prism:publicationdate",
)  # fmt: skip
UPDATED = ("updated", "modified", "dcterms:modified", "lastbuilddate")
MOST_AUTHORS = 20
_MOST_LINKS = 50
_WHOLE = ("content:encoded", "content", "xhtml:body", "body", "fulltext")


class Kind(Enum):
    """What a field is written in."""

    MARKUP = auto()
    """HTML."""

    TEXT = auto()
    """Characters as they are read."""

    UNSTATED = auto()
    """Either: only the text itself can tell."""


@dataclass(frozen=True, slots=True)
class Value:
    """The content of a field."""

    text: str
    kind: Kind = Kind.UNSTATED


@dataclass(frozen=True, slots=True)
class Link:
    """A link, absolute: how it belongs to what it stands in, and what it leads to, where that is stated."""

    address: str
    relation: str = "alternate"
    type: str = ""


@dataclass(slots=True)
class FeedFields:
    """The fields of one item, or of what is said of the feed itself, under their names in RSS and Atom.

    Of a field that stands there several times the first counts, of text the longest. `authors` are by the name of
    their field. `source` is the feed that an aggregator took the item from. `base` is what relative addresses are seen
    from; `permalink` tells whether the id of the item may be its address.
    """

    base: str = ""
    fields: dict[str, Value] = field(default_factory=dict[str, Value])
    links: list[Link] = field(default_factory=list[Link])
    authors: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    source: str = ""
    source_authors: list[str] = field(default_factory=list[str])
    about: str = ""
    permalink: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing at all."""
        return not (self.fields or self.links or self.about or self.authors)

    def take(self, name: str, value: Value) -> None:
        """Add a field."""
        before = self.fields.get(name)
        if before is None or (name in _WHOLE and len(value.text) > len(before.text)):
            self.fields[name] = value

    def take_author(self, name: str, value: str) -> None:
        """Add an author."""
        known = self.authors.setdefault(name, [])
        if value and len(known) < MOST_AUTHORS:
            known.append(value)

    def take_link(self, address: str | None, relation: str = "alternate", kind: str = "") -> None:
        """Add a link."""
        if address and len(self.links) < _MOST_LINKS:
            self.links.append(Link(address, relation, kind))

    def text(self, *names: str) -> str:
        """Return the first of some fields that says anything."""
        return next((found.text.strip() for name in names if (found := self.fields.get(name)) and found.text), "")

    @property
    def whole(self) -> Value | None:
        """The longest of the fields that are made for a whole text."""
        found = [self.fields[name] for name in _WHOLE if name in self.fields]
        return max(found, key=lambda value: len(value.text), default=None)

    @property
    def own_address(self) -> str | None:
        """The address of the page that this is about, absolute: where it is first published, else what links to it."""
        original = join(self.base, self.text("feedburner:origlink", "pheedo:origlink"))
        return original or self._linked() or self._identified()

    def _linked(self) -> str | None:
        leading = [link for link in self.links if link.relation == "alternate"]
        pages = [link for link in leading if "html" in link.type] or [link for link in leading if not link.type]
        found = next(iter(pages or leading), None)
        stated = join(self.base, self.text("link"))
        return stated or (found.address if found else None)

    def _identified(self) -> str | None:
        """An id is the address where no link is, unless it says that it is none."""
        absolute = (self.text("guid"), self.text("id"), self.about) if self.permalink else (self.about,)
        stated = next((one for one in absolute if one.lower().startswith(("http://", "https://"))), "")
        elsewhere = next((link.address for link in self.links if link.relation == "content"), None)
        return join(self.base, stated) or elsewhere
