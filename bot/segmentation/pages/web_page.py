"""A page of the web to its one article, the address it calls its own, and the feeds it names."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from bot.segmentation.articles.draft import Draft, read_article
from bot.segmentation.blocks.classify import read_unit
from bot.segmentation.blocks.unit import Unit
from bot.segmentation.credits.people import split_names
from bot.segmentation.html.blocks import WebBlock, descendants, read_blocks, text_of
from bot.segmentation.html.body import Body
from bot.segmentation.html.head import Head, read_head
from bot.segmentation.html.regions import names_of
from bot.segmentation.html.tree import Node, read_tree
from bot.segmentation.html.walls import Wall, find_wall
from bot.segmentation.model import BlockKind, Evidence, SegmentedArticle
from bot.segmentation.text.decode import Decoded, decode
from bot.segmentation.text.vocabulary import words

_MOST_FEEDS = 20
_MOST_VISIBLE = 20_000
_CREDITS = frozenset({BlockKind.TRANSLATOR, BlockKind.AUTHOR, BlockKind.BYLINE, BlockKind.CREDIT})
_BYLINE_NAMES = words("byline by author authors writer contributor contributors")
_BY = re.compile(r"^(?:by|von|par|por|di|door|words by|text|interview)\b:?\s*", re.IGNORECASE)
_DATE = re.compile(r"[,·|]?\s*\d{4}-\d\d-\d\d.*$")
_EVIDENCE = (Evidence("the prose of a web page", 4.0),)
_LEAST_PROSE = 60
_MOST_AUTHORS = 20
_CHINESE_NAME = re.compile("[\u3400-\u9fff·]{2,8}")


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page names: its address, absolute, and its title there."""

    address: str
    title: str


@dataclass(frozen=True, slots=True)
class WebPage:
    """What a page says. `article` is None where it holds none, and `wall` then perhaps says why.

    `canonical` is the address it calls its own, absolute; whether to believe it is the reader's business.
    """

    article: SegmentedArticle | None
    canonical: str | None
    site: str
    feeds: tuple[FeedLink, ...]
    wall: Wall | None
    encoding: str


def read_web_page(content: bytes, address: str, charset: str | None = None) -> WebPage:
    """Read the page that `address` answered with; `charset` is what the answer's header said, if anything.

    Any input whatever gives an answer, in time and memory linear in its length.
    """
    decoded = _decode(content, charset)
    root = read_tree(decoded.text)
    head = read_head(root)
    blocks = read_blocks(root)
    body = Body(root, blocks, head.titles, head.authors)
    article = _article(head, body) if body.prose >= _LEAST_PROSE else None
    wall = find_wall(_visible(blocks), _scripted(root), body.prose, free=head.free)
    return WebPage(
        article=article,
        canonical=next((one for stated in head.addresses if (one := _absolute(address, stated))), None),
        site=head.site,
        feeds=tuple(
            FeedLink(found, title) for href, title in head.feeds[:_MOST_FEEDS] if (found := _absolute(address, href))
        ),
        wall=wall,
        encoding=decoded.encoding,
    )


def _decode(content: bytes, charset: str | None) -> Decoded:
    decoded = decode(content)
    if charset is None or decoded.encoding.startswith("utf"):
        return decoded
    try:
        return Decoded(content.decode(charset), codecs.lookup(charset).name)
    except (LookupError, UnicodeError):
        return decoded


def _absolute(base: str, stated: str) -> str | None:
    try:
        found = urljoin(base, stated)
    except ValueError:
        return None
    return found if found.startswith(("http://", "https://")) and len(found) <= 2_000 else None


def _visible(blocks: list[WebBlock]) -> str:
    return "\n".join(block.text for block in blocks)[:_MOST_VISIBLE]


def _scripted(root: Node) -> str:
    return "\n".join(one.content for one in descendants(root) if one.name == "noscript")[:_MOST_VISIBLE]


def _article(head: Head, body: Body) -> SegmentedArticle:
    headline = body.headline.text if body.headline is not None else next(iter(head.titles), "")
    units = [_unit(block) for block in body.blocks]
    if headline:
        units.insert(0, _heading(headline))
    draft = Draft(units, 0.95, _EVIDENCE, headline=headline or None)
    draft.authors = ", ".join(head.authors[:_MOST_AUTHORS] or _authors_above(body)) or None
    draft.published = head.published or _date_above(body) or None
    article = read_article(draft)
    declared = head.language.split("-")[0].lower()
    if article.text.language == "und" and declared.isalpha() and 2 <= len(declared) <= 3:
        return replace(article, text=replace(article.text, language=declared))
    return article


def _heading(text: str) -> Unit:
    unit = read_unit(text, None)
    unit.kind, unit.marked, unit.cut, unit.credit = BlockKind.HEADING, True, False, None
    return unit


def _unit(block: WebBlock) -> Unit:
    unit = read_unit(block.text, None)
    if block.level:
        return _heading(block.text)
    if block.stands_in("figcaption", "caption"):
        unit.kind, unit.cut = BlockKind.CAPTION, False
    elif unit.kind not in _CREDITS:
        unit.kind = BlockKind.BODY
    return unit


def _authors_above(body: Body) -> list[str]:
    """Who the lines between headline and text say wrote it."""
    names: dict[str, None] = {}
    for text in _named_above(body):
        stated = _BY.sub("", _DATE.sub("", text)).strip(" ,·|/")
        unit = read_unit(f"By {stated}", None)
        if unit.kind is BlockKind.BYLINE and unit.credit is not None:
            names |= dict.fromkeys(credit.name for credit in unit.credit.credits)
        elif all(_CHINESE_NAME.fullmatch(name) for name, _ in split_names(stated)):
            names |= dict.fromkeys(name for name, _ in split_names(stated))
    return list(names)[:_MOST_AUTHORS]


def _named_above(body: Body) -> list[str]:
    """What stands there in an element for authors; where none is, what begins as a byline does."""
    inner = [one for block in body.before for one in descendants(block.node) if _names_author(one)]
    texts = [text_of(one) for one in inner] + [block.text for block in body.before if _is_in_byline(block.node)]
    return texts or [block.text for block in body.before if _BY.match(block.text) or _DATE.search(block.text)]


def _names_author(node: Node) -> bool:
    named = names_of(node).lower().replace("_", "-").replace("-", " ").split()
    return node.get("rel") == "author" or bool(_BYLINE_NAMES & frozenset(named))


def _is_in_byline(node: Node) -> bool:
    return any(_names_author(one) for one in node.lineage if one.name not in ("body", "main", "article"))


def _date_above(body: Body) -> str:
    for block in body.before:
        for node in descendants(block.node):
            if node.name == "time" and node.get("datetime"):
                return node.get("datetime")
    return next((block.text for block in body.before if block.text[:1].isdigit() or "20" in block.text), "")[:100]
