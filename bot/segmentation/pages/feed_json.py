"""Read JSON Feed, 1.0 and 1.1, under the names that the same things have in RSS."""

from __future__ import annotations

import json
import re
from typing import Any, cast

from bot.segmentation.pages.feed_addresses import join
from bot.segmentation.pages.feed_fields import FeedFields, Kind, Value
from bot.segmentation.pages.feed_items import FeedParts

_VERSION = re.compile(r"\"version\"\s*:\s*\"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version", re.IGNORECASE)


def is_json_feed(text: str) -> bool:
    """Tell whether a text is a JSON Feed, in whatever order its keys stand."""
    return text.lstrip("\ufeff \t\r\n").startswith("{") and _VERSION.search(text) is not None


def read_json_items(text: str, address: str, most: int) -> FeedParts:
    """Return what a JSON Feed says of itself and its items, the first `most`; of what is no JSON, nothing."""
    channel = FeedFields(address)
    try:
        data: Any = json.loads(text.lstrip("\ufeff \t\r\n"), strict=False)
    except (ValueError, RecursionError):
        return FeedParts(channel, [], 0)
    fields = cast("dict[str, Any]", data) if isinstance(data, dict) else {}
    channel.take("title", Value(_string(fields, "title")))
    channel.take_link(join(address, _string(fields, "home_page_url")))
    _authors(fields, channel)
    stated = fields.get("items")
    listed = cast("list[Any]", stated) if isinstance(stated, list) else []
    items = [_item(cast("dict[str, Any]", one), address) for one in listed[:most] if isinstance(one, dict)]
    return FeedParts(channel, [one for one in items if not one.is_empty], max(0, len(listed) - most))


def _item(stated: dict[str, Any], address: str) -> FeedFields:
    item = FeedFields(address)
    own = stated.get("id")
    values = {
        "id": Value(str(own) if isinstance(own, str | int | float) and not isinstance(own, bool) else ""),
        "title": Value(_string(stated, "title"), Kind.TEXT),
        "content:encoded": Value(_string(stated, "content_html"), Kind.MARKUP),
        "content": Value(_string(stated, "content_text"), Kind.TEXT),
        "description": Value(_string(stated, "summary"), Kind.TEXT),
        "published": Value(_string(stated, "date_published")),
        "updated": Value(_string(stated, "date_modified")),
    }
    if values["content:encoded"].text.strip():
        del values["content"]
    for name, value in values.items():
        if value.text.strip():
            item.take(name, value)
    for key in ("url", "external_url"):
        item.take_link(join(address, _string(stated, key)))
    _authors(stated, item)
    return item


def _authors(stated: dict[str, Any], into: FeedFields) -> None:
    several = stated.get("authors")
    people = cast("list[Any]", several) if isinstance(several, list) and several else [stated.get("author")]
    for one in people:
        if isinstance(one, dict):
            into.take_author("author", _string(cast("dict[str, Any]", one), "name").strip())


def _string(fields: dict[str, Any], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""
