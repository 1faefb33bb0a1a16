"""What an item of a feed says, as the draft of an article."""

from __future__ import annotations

import re

from bot.segmentation.articles.draft import Draft
from bot.segmentation.blocks.classify import mark_capped, read_unit
from bot.segmentation.blocks.truncation import ends_properly
from bot.segmentation.blocks.unit import Unit
from bot.segmentation.credits.stated import is_nobody
from bot.segmentation.model import BlockKind, Evidence
from bot.segmentation.pages.feed_bodies import Part, paragraphs, plain_field
from bot.segmentation.pages.feed_fields import MOST_AUTHORS, PUBLISHED, UPDATED, FeedFields, Value
from bot.segmentation.pages.feed_items import read_items
from bot.segmentation.text.stated_dates import to_iso

_BRIEF = (
    "description", "summary", "itunes:summary", "media:description", "dcterms:abstract", "dc:description",
    "itunes:subtitle",
)  # fmt: skip
_TITLES = ("title", "dc:title", "media:title", "itunes:title")
_AUTHORS = ("dc:creator", "author", "creator", "dcterms:creator", "itunes:author")
_MAILED = re.compile(r"^(?:mailto:)?\S+@\S+\s*\((.{1,200})\)$|^(.{1,200}?)\s*[<(]\S+@\S+[>)]$")
_NOWHERE = re.compile(r"\S+@\S+|(?:https?://|www\.|@)\S+|mailto:\S+", re.IGNORECASE)
_ENOUGH = 0.5
_ITEM = (Evidence("an item of the feed", 9.0),)
_LONGEST_SOURCE = 200


def split_feed(source: str) -> tuple[list[Unit], list[Draft]]:
    """Split a feed into units and drafts, at most 5,000; a feed that is not well-formed gives what can be read."""
    parts = read_items(source)
    drafts = [draft for item in parts.items if (draft := draft_of(item, parts.channel)).units]
    units = [unit for draft in drafts for unit in draft.units]
    mark_capped(units)
    return units, drafts


def draft_of(item: FeedFields, channel: FeedFields) -> Draft:
    """Return what an item says as the draft of an article; one without units says nothing."""
    source = plain_field(item.source)[:_LONGEST_SOURCE]
    title = _title(item, source)
    paper = plain_field(channel.text("title"))
    units = [_unit(part) for part in paragraphs(body_of(item), title, source, paper)]
    if title:
        heading = read_unit(title, None)
        heading.become(BlockKind.HEADING, marked=True)
        units.insert(0, heading)
    draft = Draft(units, 0.99, _ITEM, headline=title or None, url=item.own_address, source=source or None)
    draft.cut = len(units) > bool(title) and units[-1].kind is BlockKind.BODY and not ends_properly(units[-1].text)
    draft.authors = "; ".join(authors_of(item, channel)) or None
    draft.published = stated_date(item, PUBLISHED) or stated_date(item, UPDATED)
    return draft


def _unit(part: Part) -> Unit:
    unit = read_unit(part.text, None)
    if part.heading:
        unit.become(BlockKind.HEADING, marked=True)
    elif part.caption:
        unit.kind, unit.cut = BlockKind.CAPTION, False
    elif unit.kind in (BlockKind.HEADING, BlockKind.SEPARATOR, BlockKind.FURNITURE):
        unit.kind = BlockKind.BODY
    return unit


def body_of(item: FeedFields) -> Value:
    """Return the text of an item: that of a field made for it, unless another holds twice as much."""
    brief = max((item.fields[name] for name in _BRIEF if name in item.fields), key=_length, default=Value(""))
    whole = item.whole
    return whole if whole is not None and _length(whole) >= _ENOUGH * _length(brief) else brief


def _length(value: Value) -> int:
    return len(value.text)


def stated_date(item: FeedFields, names: tuple[str, ...]) -> str | None:
    """Return the first of some dates that can be read, as it is written; else the first at all."""
    stated = [plain_field(item.fields[name]) for name in names if name in item.fields]
    return next((one for one in stated if to_iso(one)), next(iter(stated), None))


def _title(item: FeedFields, source: str) -> str:
    """The title of an item; aggregators put the name of its source behind it."""
    title = next((text for name in _TITLES if name in item.fields and (text := plain_field(item.fields[name]))), "")
    if source and title.casefold().endswith(source.casefold()):
        return re.sub(r"\s+[-–—|·:]$", "", title[: -len(source)].rstrip()) or title
    return title


def authors_of(item: FeedFields, channel: FeedFields) -> list[str]:
    """Return who wrote an item: whom it names, else whom its source names, else whom the feed does (Atom, JSON Feed).

    A mail address, a web address and `admin` are nobody.
    """
    stated = [*(item.authors.get(name, []) for name in _AUTHORS), item.source_authors]
    inherited = channel.authors.get("author", []) if not item.source else []
    for names in (*stated, inherited):
        people = [name for one in names if (name := person(one))]
        if people:
            return list(dict.fromkeys(people))[:MOST_AUTHORS]
    return []


def person(stated: str) -> str:
    """Return the name in what a feed states as an author; empty where there is none."""
    name = plain_field(stated)
    mailed = _MAILED.match(name)
    name = (mailed[1] or mailed[2]).strip() if mailed else name
    return "" if _NOWHERE.fullmatch(name) or is_nobody(name) else name
