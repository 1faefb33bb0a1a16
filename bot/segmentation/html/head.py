"""What a page states about itself: JSON-LD, microdata, OpenGraph and the older meta tags, in that order of trust."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from bot.segmentation.credits.stated import stated_names
from bot.segmentation.html.blocks import descendants, text_of
from bot.segmentation.html.feed_links import articles_first, is_feed_link
from bot.segmentation.html.regions import is_surely_around
from bot.segmentation.html.tree import Node
from bot.segmentation.text.normalise import normalise, squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_JSON = 500_000
_MOST_THINGS = 500
_LONGEST = 500
_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report)$")
_LINKED_DATA = re.compile(r"application/ld\+json", re.IGNORECASE)
_MOST_SCRIPTS = 50
_NEAR = 5
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
    "citation_date",
    "article:published",
    "og:published_time",
    "rnews:datepublished",
    "prism.publicationdate",
    "dc.date.created",
    "publication_date",
    "publication-date",
    "publish-date",
    "published_time",
    "article.published",
    "originalpublicationdate",
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
_TRAILING_COMMA = re.compile(r",(\s{0,100}[}\]])")


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
    stated = [metas[key][0] for key in ("og:title", "twitter:title") if key in metas] + _document_title(nodes)
    described = _from_linked_data(nodes, head, stated)
    marked = sum(_ARTICLE_TYPE.search(node.get("itemtype")) is not None for node in nodes)
    head.is_article = described == 1 or marked == 1 or metas.get("og:type", [""])[0].lower() == "article"
    _from_microdata(nodes, head)
    head.titles += [
        metas[key][0] for key in ("og:title", "twitter:title", "dc.title", "citation_title") if key in metas
    ]
    head.headline = next(iter(head.titles), "")
    head.titles += _document_title(nodes)
    credited = (_names(metas.get(key, [])) for key in _AUTHORS)
    head.authors = head.authors or next((names for names in credited if names), head.authors)
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
    """The names in what is stated of authors; addresses are none."""
    stated = [value for value in values if not value.lower().startswith(("http:", "https:", "/", "www."))]
    return list(dict.fromkeys(name for value in stated for name, _ in stated_names(value)))


def _document_title(nodes: list[Node]) -> list[str]:
    title = next((text_of(node) for node in nodes if node.name == "title"), "")
    return [title] if title else []


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


def _from_linked_data(nodes: list[Node], head: PageHead, titles: Sequence[str]) -> int:
    """Take what JSON-LD says of articles, and return how many it names.

    Where it speaks of several, those whose headline the page bears elsewhere are its own.
    """
    scripts = [one.content for one in nodes if one.name == "script" and _LINKED_DATA.match(one.get("type").strip())]
    things = [thing for source in scripts[:_MOST_SCRIPTS] for thing in _things(source)]
    known = {_clean(thing.get("@id")): thing for thing in things if thing.get("name") or thing.get("givenName")}
    articles = [one for one in things if any(_ARTICLE_TYPE.search(kind) for kind in _strings(one.get("@type")))]
    told = [one for one in articles if any(_says(title, _headline_of(one)) for title in titles)]
    for thing in told or articles:
        _take_article(thing, head, known)
    dated = [one for one in things if "WebPage" in _strings(one.get("@type")) and one.get("datePublished")]
    if not articles and dated:
        # A page that says when it was published and by whom is an article's, though it is called a page.
        head.authors = head.authors or _names(_names_in(dated[0].get("author"), known))
    return len({_headline_of(thing) for thing in articles})


def _headline_of(thing: dict[str, Any]) -> str:
    return _clean(thing.get("headline")) or _clean(thing.get("name"))


def _says(title: str, headline: str) -> bool:
    return bool(headline) and headline.casefold() in title.casefold()


def _things(source: str) -> list[dict[str, Any]]:
    """Return the objects of a JSON-LD script, those inside graphs and lists too."""
    if len(source) > _MOST_JSON:
        return []
    todo = [_parsed(source)]
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


def _parsed(source: str) -> Any:
    """A script as JSON; a comma too many, as many sites leave it, is forgiven."""
    bare = source.strip().removeprefix("<!--").removesuffix("-->")
    bare = bare.strip().removeprefix("//<![CDATA[").removeprefix("<![CDATA[").removesuffix("//]]>").removesuffix("]]>")
    for text in (bare, _TRAILING_COMMA.sub(r"\1", bare)):
        try:
            return json.loads(text.strip().removesuffix(";"), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _take_article(thing: dict[str, Any], head: PageHead, known: dict[str, dict[str, Any]]) -> None:
    head.titles += [title for title in (_clean(thing.get("headline")), _clean(thing.get("name"))) if title]
    head.authors = head.authors or _names(_names_in(thing.get("author"), known))
    head.published = head.published or _clean(thing.get("datePublished")) or _clean(thing.get("dateCreated"))
    head.addresses += [one for key in ("mainEntityOfPage", "url") if (one := _address_in(thing.get(key)))]
    head.site = head.site or next(iter(_names_in(thing.get("publisher"), known)), "")
    if "isAccessibleForFree" in thing:
        head.free = str(thing["isAccessibleForFree"]).lower() not in ("false", "0", "no")


def _names_in(value: Any, known: dict[str, dict[str, Any]]) -> list[str]:
    """Return the names in what may be a name, a person, a reference to one stated elsewhere, or a list of these."""
    if isinstance(value, dict):
        thing = cast("dict[str, Any]", value)
        stated = thing if thing.get("name") or thing.get("familyName") else known.get(_clean(thing.get("@id")), thing)
        parts = [_clean(stated.get(key)) for key in ("givenName", "familyName")]
        return _names_in(stated.get("name"), {}) or [" ".join(part for part in parts if part)]
    if isinstance(value, list):
        return [name for one in cast("list[Any]", value)[:50] for name in _names_in(one, known)]
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
    own: Node | None = None
    for node in nodes:
        for prop in node.get("itemprop").split():
            value = _clean(node.get("content") or node.get("datetime") or node.get("href")) or text_of(node)
            if prop == "headline":
                head.titles.append(value)
            elif prop == "datePublished":
                head.published = head.published or value
            elif prop == "mainEntityOfPage":
                head.addresses.append(value)
            elif prop == "author" and _is_of_another(node, own):
                continue
            elif prop == "author" and value and not head.authors:
                own = own or node
                inner = [text_of(one) for one in descendants(node) if one.get("itemprop") == "name"]
                _add(head, inner or [value])
            elif prop == "author":
                _add(head, [text_of(one) for one in descendants(node) if one.get("itemprop") == "name"])


def _is_of_another(node: Node, own: Node | None) -> bool:
    """Tell whether an author is that of a comment, or stands far from the first one named: of another article."""
    around = list(node.lineage)[:_NEAR]
    if any("Comment" in one.get("itemtype") or is_surely_around(one) for one in around):
        return True
    return own is not None and set(map(id, around)).isdisjoint(id(one) for one in list(own.lineage)[:_NEAR])


def _add(head: PageHead, names: list[str]) -> None:
    head.authors += [name for name in _names(names) if name not in head.authors and len(name) <= 100]
