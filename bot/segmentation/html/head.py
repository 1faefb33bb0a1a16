"""What a page states about itself: JSON-LD, microdata, OpenGraph and the older meta tags, in that order of trust."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any, cast

from bot.segmentation.html.blocks import descendants, text_of
from bot.segmentation.html.feed_links import articles_first, is_feed_link
from bot.segmentation.html.tree import Node
from bot.segmentation.text.normalise import normalise, squeeze

_MOST_JSON = 500_000
_MOST_THINGS = 500
_LONGEST = 500
_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report)$")
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "citation_publication_date",
    "date",
)
_AUTHORS = (
    "author",
    "parsely-author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "byl",
    "sailthru.author",
    "article:author",
)
_BY = re.compile(r"^(?:by|von|par|por|di|door|av|af)\s+", re.IGNORECASE)
_SITE_SUFFIX = re.compile(r"\s(?:[|–—·:»-]|&#124;)\s.*$|_[^_]+$")


@dataclass(slots=True)
class PageHead:
    """What a page states, empty where it states nothing.

    `titles` begin with the likeliest; `headline` is the first that is said of the article and not of the document.
    `is_article` tells that it says to be one article, in the words made for that.
    """

    titles: list[str] = field(default_factory=list[str])
    headline: str = ""
    authors: list[str] = field(default_factory=list[str])
    published: str = ""
    addresses: list[str] = field(default_factory=list[str])
    site: str = ""
    language: str = ""
    free: bool | None = None
    is_article: bool = False
    feeds: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])


def read_head(root: Node) -> PageHead:
    """Gather what a page states, wherever on the page it does."""
    head = PageHead()
    nodes = descendants(root)
    metas = _metas(nodes)
    described = _from_linked_data(nodes, head)
    marked = sum(_ARTICLE_TYPE.search(node.get("itemtype")) is not None for node in nodes)
    head.is_article = described == 1 or marked == 1 or metas.get("og:type", [""])[0].lower() == "article"
    _from_microdata(nodes, head)
    head.titles += [
        metas[key][0] for key in ("og:title", "twitter:title", "dc.title", "citation_title") if key in metas
    ]
    head.headline = next(iter(head.titles), "")
    head.titles += _document_title(nodes)
    stated = (_names(metas.get(key, [])) for key in _AUTHORS)
    head.authors = head.authors or next((names for names in stated if names), head.authors)
    head.published = head.published or next((metas[key][0] for key in _DATES if key in metas), "")
    head.site = metas.get("og:site_name", [head.site])[0]
    _from_links(nodes, head)
    head.addresses += metas.get("og:url", [])[:1]
    head.language = next((one.get("lang") or one.get("xml:lang") for one in nodes if one.name == "html"), "") or (
        metas.get("og:locale", [""])[0].replace("_", "-")
    )
    return head


def _metas(nodes: list[Node]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in nodes:
        if node.name == "meta" and not node.get("itemprop"):
            key = (node.get("property") or node.get("name")).lower()
            if key and (value := _clean(node.get("content"))):
                found.setdefault(key, []).append(value)
    return found


def _clean(value: object) -> str:
    return squeeze(normalise(value))[:_LONGEST] if isinstance(value, str) else ""


def _names(values: list[str]) -> list[str]:
    names = [_BY.sub("", value) for value in values if not value.lower().startswith(("http:", "https:", "/"))]
    return list(dict.fromkeys(name for name in names if name))


def _document_title(nodes: list[Node]) -> list[str]:
    title = next((text_of(node) for node in nodes if node.name == "title"), "")
    return [one for one in (title, _SITE_SUFFIX.sub("", title)) if one]


def _from_links(nodes: list[Node], head: PageHead) -> None:
    for node in nodes:
        if node.name != "link" or not node.get("href"):
            continue
        relations = node.get("rel").lower().split()
        if "canonical" in relations:
            head.addresses.insert(0, node.get("href").strip())
        elif is_feed_link(relations, node.get("type"), node.get("href"), node.get("title")):
            head.feeds.append((node.get("href").strip(), _clean(node.get("title"))))
    head.feeds = articles_first(head.feeds)


def _from_linked_data(nodes: list[Node], head: PageHead) -> int:
    """Take what JSON-LD says of articles, and return how many it names."""
    named: set[str] = set()
    for node in nodes:
        if node.name == "script" and node.get("type").lower().startswith("application/ld+json"):
            for thing in _things(node.content):
                if any(_ARTICLE_TYPE.search(kind) for kind in _strings(thing.get("@type"))):
                    _take_article(thing, head)
                    named.add(_clean(thing.get("headline")) or _clean(thing.get("name")))
    return len(named)


def _things(source: str) -> list[dict[str, Any]]:
    """Return the objects of a JSON-LD script, those inside graphs and lists too."""
    if len(source) > _MOST_JSON:
        return []
    try:
        todo: list[Any] = [json.loads(source.strip().removeprefix("<!--").removesuffix("-->"), strict=False)]
    except (ValueError, RecursionError):
        return []
    found: list[dict[str, Any]] = []
    while todo and len(found) < _MOST_THINGS:
        one = todo.pop(0)
        if isinstance(one, list):
            todo[:0] = cast("list[Any]", one)[:_MOST_THINGS]
        elif isinstance(one, dict):
            thing = cast("dict[str, Any]", one)
            found.append(thing)
            todo += [thing[key] for key in ("@graph", "mainEntity") if key in thing]
    return found


def _take_article(thing: dict[str, Any], head: PageHead) -> None:
    head.titles += [title for title in (_clean(thing.get("headline")), _clean(thing.get("name"))) if title]
    head.authors = head.authors or _names(_names_in(thing.get("author")))
    head.published = head.published or _clean(thing.get("datePublished")) or _clean(thing.get("dateCreated"))
    head.addresses += [one for key in ("mainEntityOfPage", "url") if (one := _address_in(thing.get(key)))]
    head.site = head.site or next(iter(_names_in(thing.get("publisher"))), "")
    if "isAccessibleForFree" in thing:
        head.free = str(thing["isAccessibleForFree"]).lower() not in ("false", "0", "no")


def _names_in(value: Any) -> list[str]:
    """Return the names in what may be a name, a person, or a list of either."""
    if isinstance(value, dict):
        return _names_in(cast("dict[str, Any]", value).get("name"))
    if isinstance(value, list):
        return [name for one in cast("list[Any]", value)[:50] for name in _names_in(one)]
    return [_clean(value)] if _clean(value) else []


def _address_in(value: Any) -> str:
    if isinstance(value, dict):
        thing = cast("dict[str, Any]", value)
        return _clean(thing.get("@id")) or _clean(thing.get("url"))
    return _clean(value)


def _strings(value: Any) -> list[str]:
    values = cast("list[Any]", value) if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, str)]


def _from_microdata(nodes: list[Node], head: PageHead) -> None:
    for node in nodes:
        for prop in node.get("itemprop").split():
            value = _clean(node.get("content") or node.get("datetime") or node.get("href")) or text_of(node)
            if prop == "headline":
                head.titles.append(value)
            elif prop == "datePublished":
                head.published = head.published or value
            elif prop == "mainEntityOfPage":
                head.addresses.append(value)
            elif prop == "author" and value and not head.authors:
                inner = [text_of(one) for one in descendants(node) if one.get("itemprop") == "name"]
                _add(head, inner or [value])
            elif prop == "author":
                _add(head, [text_of(one) for one in descendants(node) if one.get("itemprop") == "name"])


def _add(head: PageHead, names: list[str]) -> None:
    head.authors += [name for name in _names(names) if name not in head.authors and len(name) <= 100]
