"""What the head of an HTML page states of its article: when it was published, by whom, and its address."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, cast

from bot.segmentation.markup import Tag
from bot.segmentation.normalise import normalise, squeeze

_MOST_JSON = 200_000


@dataclass(slots=True)
class HtmlHead:
    """Publication date, authors and address, each as the page writes it; None where it does not say."""

    published: str | None = None
    authors: str | None = None
    url: str | None = None


def read_head(tag: Tag, head: HtmlHead) -> None:
    """Take publication date, author and address from meta tags and JSON-LD."""
    if tag.name == "link" and tag.attributes.get("rel") == "canonical":
        head.url = tag.attributes.get("href")
    elif tag.name == "time":
        head.published = head.published or tag.attributes.get("datetime")
    elif tag.name == "script":
        if tag.attributes.get("type") == "application/ld+json" and len(tag.content) <= _MOST_JSON:
            _read_linked_data(tag.content, head)
    elif tag.name == "meta":
        _read_meta(tag, head)


def _read_meta(tag: Tag, head: HtmlHead) -> None:
    key = (tag.attributes.get("property") or tag.attributes.get("name") or "").lower()
    value = squeeze(normalise(tag.attributes.get("content", "")))[:300]
    if key in ("article:published_time", "pubdate", "date", "dc.date", "datepublished", "publishdate") and value:
        head.published = head.published or value
    elif key in ("author", "article:author", "dc.creator", "byl") and value and not value.startswith("http"):
        head.authors = head.authors or re.sub(r"^[Bb]y ", "", value)
    elif key == "og:url" and value.startswith("http"):
        head.url = head.url or value


def _read_linked_data(source: str, head: HtmlHead) -> None:
    try:
        data: Any = json.loads(source)
    except (ValueError, RecursionError):
        return
    if isinstance(data, dict):
        data = cast("dict[str, Any]", data).get("@graph", [data])
    for one in _dicts(data):
        if "Article" in str(one.get("@type", "")):
            published, author = one.get("datePublished"), one.get("author")
            people = _dicts(author if isinstance(author, list) else [author])
            names = [name for person in people if isinstance(name := person.get("name"), str)]
            head.published = head.published or (published if isinstance(published, str) else None)
            head.authors = head.authors or ", ".join(names) or (author if isinstance(author, str) else None)


def _dicts(values: Any) -> list[dict[str, Any]]:
    found = cast("list[Any]", values) if isinstance(values, list) else []
    return [cast("dict[str, Any]", one) for one in found if isinstance(one, dict)]
