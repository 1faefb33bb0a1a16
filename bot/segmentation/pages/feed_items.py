"""Split an RSS, RDF or Atom feed: every item is an article, or the teaser of one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.segmentation.articles.draft import Draft
from bot.segmentation.blocks.classify import mark_capped, read_unit
from bot.segmentation.blocks.truncation import ends_properly
from bot.segmentation.blocks.unit import Unit
from bot.segmentation.html.blocks import read_blocks
from bot.segmentation.html.tokens import Tag, Text, read_markup
from bot.segmentation.html.tree import read_tree
from bot.segmentation.model import BlockKind, Evidence
from bot.segmentation.text.normalise import normalise, squeeze

_ITEMS = frozenset({"item", "entry"})
BODIES = ("content:encoded", "content", "description", "summary", "media:description")
_AUTHORS = ("dc:creator", "creator", "author", "name", "itunes:author")
_DATES = ("pubdate", "published", "dc:date", "updated", "date")
_ADDRESS = re.compile(r"^\S+@\S+ \((.+)\)$")
_MARKUP = re.compile(r"<[a-zA-Z/!]")
_MORE = re.compile(
    r"\s*(?:\[?(?:Read|Continue|See|View) (?:more|reading|the full story)\b.{0,40}\]?|"
    r"The post .{1,300} appeared first on .{1,200})$",
    re.DOTALL,
)
MOST_ITEMS = 5000
_ITEM = (Evidence("an item of the feed", 9.0),)


@dataclass(slots=True)
class FeedFields:
    """The first value of each field of a feed item, by its tag; links apart."""

    fields: dict[str, str] = field(default_factory=dict[str, str])
    link: str | None = None
    about: str | None = None


def split_feed(source: str) -> tuple[list[Unit], list[Draft]]:
    """Split a feed into units and drafts, at most 5,000; a feed that is not well-formed gives what can be read."""
    drafts = [draft for item in read_items(source) if (draft := draft_of(item)).units]
    units = [unit for draft in drafts for unit in draft.units]
    mark_capped(units)
    return units, drafts


def read_items(source: str, most: int = MOST_ITEMS) -> list[FeedFields]:
    """Return the items of a feed, the first `most`, whatever is wrong with it."""
    items: list[FeedFields] = []
    item: FeedFields | None = None
    name, parts = "", list[str]()
    for event in read_markup(source, xml=True):
        if isinstance(event, Text):
            if name:
                parts.append(event.content)
        elif event.opens and event.name in _ITEMS:
            if len(items) == most:
                break
            item, name = FeedFields(about=event.attributes.get("rdf:about")), ""
            items.append(item)
        elif item is not None:
            if not event.opens and event.name in _ITEMS:
                item, name = None, ""
            else:
                name = _take(item, event, name, parts)
    return items


def _take(item: FeedFields, event: Tag, name: str, parts: list[str]) -> str:
    """Take one tag inside an item; the name of the field being read, or nothing."""
    if event.opens:
        if (
            event.name == "link"
            and "href" in event.attributes
            and event.attributes.get("rel", "alternate") == "alternate"
        ):
            item.link = item.link or event.attributes["href"]
        if event.closed:
            return name
        if name and name not in ("author", "source"):
            # Markup inside a field (XHTML content of Atom) is text of that field.
            parts.append(f"<{event.name}>")
            return name
        parts.clear()
        return event.name
    if name and event.name != name:
        parts.append(f"</{event.name}>")
        return name
    return _end(item, name, parts)


def _end(item: FeedFields, name: str, parts: list[str]) -> str:
    value = "".join(parts).strip()
    if name and value:
        item.fields.setdefault(name, value)
    parts.clear()
    return ""


def draft_of(item: FeedFields) -> Draft:
    """Return what an item says as the draft of an article; one without units says nothing."""
    fields = item.fields
    title = plain_field(fields.get("title", ""))
    body = max((fields.get(name, "") for name in BODIES[:2]), key=len) or next(
        (fields[name] for name in BODIES if name in fields), ""
    )
    units = [read_unit(text, None) for text in _paragraphs(body)]
    for unit in units:
        if unit.kind in (BlockKind.HEADING, BlockKind.SEPARATOR, BlockKind.FURNITURE):
            unit.kind = BlockKind.BODY
    if title:
        heading = read_unit(title, None)
        heading.become(BlockKind.HEADING, marked=True)
        units.insert(0, heading)
    draft = Draft(units, 0.99, _ITEM, headline=title or None)
    draft.cut = len(units) > bool(title) and units[-1].kind is BlockKind.BODY and not ends_properly(units[-1].text)
    link = (item.link or fields.get("link") or "").strip()
    draft.url = link if link.startswith(("http://", "https://")) else None
    author = next((plain_field(fields[name]) for name in _AUTHORS if name in fields), None)
    draft.authors = _ADDRESS.sub(r"\1", author) if author else None
    draft.published = next((plain_field(fields[name]) for name in _DATES if name in fields), None)
    return draft


def _paragraphs(body: str) -> list[str]:
    """The paragraphs of an item's text, which may be HTML escaped once or twice."""
    if _MARKUP.search(body) or "&lt;" in body or "&amp;" in body or "&#" in body:
        texts = [block.text for block in read_blocks(read_tree(body))]
        if len(texts) == 1 and _MARKUP.search(texts[0]):
            texts = [block.text for block in read_blocks(read_tree(texts[0]))]
    else:
        texts = [squeeze(part) for part in re.split(r"\n\s*\n", normalise(body))]
    return [stripped for text in texts if (stripped := _MORE.sub("", text).strip())]


def plain_field(text: str) -> str:
    """A field of one line, its markup taken off."""
    return (
        squeeze(" ".join(block.text for block in read_blocks(read_tree(text))))
        if _MARKUP.search(text) or "&" in text
        else squeeze(normalise(text))
    )
