"""Read RSS, RDF and Atom, well-formed or not: what the feed says of itself, and its items."""

from __future__ import annotations

import base64
import binascii
import html
import re
from dataclasses import dataclass, field

from bot.segmentation.html.tokens import Tag, Text, read_markup
from bot.segmentation.pages.feed_addresses import base_of, is_elsewhere, join
from bot.segmentation.pages.feed_fields import FeedFields, Kind, Value
from bot.segmentation.pages.feed_names import Names, local

MOST_ITEMS = 5_000
_ITEMS = frozenset({"item", "entry"})
_ROOTS = frozenset({"rss", "feed", "rdf:rdf", "channel"})
# Elements of elements: what is inside them is not the item's own.
_FOREIGN = frozenset({"image", "textinput", "contributor", "itunes:owner", "items", "xhtml:head", "cloud"})
_AUTHORS = frozenset({"author", "creator", "dc:creator", "dcterms:creator", "itunes:author"})
_GROUPS = frozenset({"media:group", "media:content", "author", "source", *_FOREIGN})
# No text holds these: where one begins, the field before it was left open.
_NO_MARKUP = frozenset(
    {"pubdate", "guid", "dc:creator", "content:encoded", "dc:date", "published", "updated", "enclosure", "id"}
)
_MARKED_UP = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_NAME_FIELDS = frozenset({"name", "foaf:name"})
_DEEPEST = 50
_IANA = "http://www.iana.org/assignments/relation/"


@dataclass(slots=True)
class _Open:
    """A field that is being read: its name, its text and tags in order, and what it is written in."""

    name: str
    kind: Kind = Kind.UNSTATED
    encoded: bool = False
    parts: list[tuple[str, bool]] = field(default_factory=list[tuple[str, bool]])

    def value(self) -> Value:
        """Return what was read. Text between tags is escaped again, unless it holds tags of its own."""
        text = "".join(part for part, is_tag in self.parts if not is_tag)
        if any(is_tag for _, is_tag in self.parts):
            raw = self.kind is not Kind.MARKUP and _MARKED_UP.search(text) is not None
            shown = (part if is_tag or raw else html.escape(part, quote=False) for part, is_tag in self.parts)
            return Value("".join(shown).strip(), Kind.MARKUP)
        return Value(_decoded(text) if self.encoded else text.strip(), self.kind)


def _decoded(text: str) -> str:
    try:
        return base64.b64decode("".join(text.split()), validate=True).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


@dataclass(slots=True)
class FeedParts:
    """A feed taken apart. `more` counts the items beyond the bound."""

    channel: FeedFields
    items: list[FeedFields]
    more: int


def read_items(source: str, address: str = "", most: int = MOST_ITEMS) -> FeedParts:
    """Return what a feed says of itself and its items, the first `most`, whatever is wrong with it."""
    reader = _Reader(address, most)
    for event in read_markup(source, xml=True):
        if isinstance(event, Text):
            reader.text(event.content)
        elif event.opens:
            reader.open(event)
        else:
            reader.close(reader.names.name(event.name))
    reader.end()
    return FeedParts(reader.channel, [one for one in reader.items if not one.is_empty], reader.more)


class _Reader:
    def __init__(self, address: str, most: int) -> None:
        self.names = Names()
        self.channel = FeedFields(address)
        self._address = address
        self._is_atom = False
        self.items: list[FeedFields] = []
        self.more = 0
        self._most = most
        self._item: FeedFields | None = None
        self._field: _Open | None = None
        self._groups: list[str] = []
        self._said: list[str] = []
        self._person = ""

    @property
    def _here(self) -> FeedFields:
        return self._item or self.channel

    def text(self, content: str) -> None:
        """Take characters."""
        if self._field is not None:
            self._field.parts.append((content, False))
        elif self._groups:
            self._said.append(content)

    def open(self, tag: Tag) -> None:
        """Take an opening tag."""
        if any(name.startswith("xmlns:") for name in tag.attributes):
            self.names.learn(tag.attributes)
        name = self.names.name(tag.name)
        if name in _ITEMS:
            self._begin_item(tag)
        elif self._field is not None and name not in _NO_MARKUP:
            self._field.parts.append((f"<{local(name)}/>" if tag.closed else f"<{local(name)}>", True))
        elif name in _ROOTS:
            self._is_atom |= name == "feed"
            self._here.base = base_of(self._here.base, tag.attributes.get("xml:base", ""))
        elif not any(group in _FOREIGN for group in self._groups):
            self._end_field()
            self._open_inside(name, tag)
        elif not tag.closed and name in _FOREIGN:
            self._groups.append(name)

    def _begin_item(self, tag: Tag) -> None:
        self._end_item()
        if len(self.items) >= self._most:
            self.more += 1
            self._item = FeedFields()
            return
        base = base_of(self._base_of_items(), tag.attributes.get("xml:base", ""))
        self._item = FeedFields(base, about=tag.attributes.get("rdf:about", "").strip())
        self.items.append(self._item)

    def _base_of_items(self) -> str:
        """What relative links of items are seen from: what the feed says, else its site.

        RSS knows no base, and whoever writes relative links there means the site; Atom means the feed's own address,
        which is not where the site is when somebody else passes the feed on.
        """
        channel, site = self.channel, self.channel.own_address
        if channel.base != self._address or site is None:
            return channel.base
        return channel.base if self._is_atom and not is_elsewhere(site, channel.base) else site

    def _open_inside(self, name: str, tag: Tag) -> None:
        if "href" in tag.attributes and name == "link" and "source" not in self._groups:
            self._link(tag)
        elif name == "guid":
            self._here.permalink = tag.attributes.get("ispermalink", "true").strip().lower() != "false"
        elif name == "content" and tag.attributes.get("src"):
            self._here.take_link(join(self._here.base, tag.attributes["src"]), "content")
        if tag.closed:
            return
        if name in _GROUPS:
            if len(self._groups) < _DEEPEST:
                self._groups.append(name)
                self._said, self._person = [], ""
        else:
            self._field = _Open(name, _kind(name, tag), tag.attributes.get("mode", "").lower() == "base64")

    def _link(self, tag: Tag) -> None:
        relations = tag.attributes.get("rel", "alternate").strip().lower().removeprefix(_IANA) or "alternate"
        base = base_of(self._here.base, tag.attributes.get("xml:base", ""))
        address = join(base, tag.attributes["href"])
        self._here.take_link(address, relations, tag.attributes.get("type", "").strip().lower())

    def close(self, name: str) -> None:
        """Take a closing tag."""
        if name in _ITEMS:
            self._end_item()
        elif self._field is not None and name != self._field.name:
            if name not in _ROOTS and name not in self._groups:
                self._field.parts.append((f"</{local(name)}>", True))
        elif self._field is not None:
            self._end_field()
        elif name in self._groups:
            while self._groups:
                group = self._groups.pop()
                self._end_group(group)
                if group == name:
                    break

    def _end_field(self) -> None:
        opened, self._field = self._field, None
        if opened is None or not (value := opened.value()).text:
            return
        if "author" in self._groups:
            if opened.name in _NAME_FIELDS:
                self._person = self._person or value.text
        elif "source" in self._groups:
            if opened.name == "title":
                self._here.source = self._here.source or value.text
        elif opened.name in _AUTHORS:
            self._here.take_author(opened.name, value.text)
        else:
            self._here.take(opened.name, value)

    def _end_group(self, name: str) -> None:
        said = "".join(self._said).strip()
        if name == "author":
            person = self._person or said
            if "source" in self._groups:
                self._here.source_authors += [person] if person and len(self._here.source_authors) < 20 else []
            elif not any(group in _FOREIGN for group in self._groups):
                self._here.take_author("author", person)
        elif name == "source":
            self._here.source = self._here.source or said
        self._said, self._person = [], ""

    def _end_item(self) -> None:
        self.end()
        self._item = None

    def end(self) -> None:
        """End what is still open."""
        self._end_field()
        self._groups = []


def _kind(name: str, tag: Tag) -> Kind:
    """What a field is written in, where it says so; nothing but Atom's text says so for certain."""
    stated = tag.attributes.get("type", "").strip().lower()
    if "html" in stated or name in ("content:encoded", "xhtml:body"):
        return Kind.MARKUP
    return Kind.TEXT if stated in ("text", "text/plain") else Kind.UNSTATED
