"""HTML to blocks in reading order: each with its heading level, and the part of the page that it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

from bot.segmentation.html.tokens import Tag, Text, read_markup
from bot.segmentation.text.normalise import normalise, squeeze
from bot.segmentation.text.vocabulary import words

_VOID = words("area base br col embed hr img input link meta param source track wbr")
_INLINE = words(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr img picture source"
)
_CHROME = words("nav footer menu form button select dialog head")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHROME_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|footer|masthead|cookie|consent|share|sharing|social|"
    r"toolbar|advert|ads?|banner|"
    r"subscribe|newsletter|signup|paywall|comments?|pagination|pager|skip|tags?|toc)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_RELATED_NAME = re.compile(
    r"related|recommend|more-?(?:stories|news|from|on|articles)|also-?(?:like|read)|read-?(?:next|more)|"
    r"most-?(?:read|popular|viewed)|trending|popular|"
    r"teasers?\b|up-?next|outbrain|taboola|promo|sidebar|further|latest",
    re.IGNORECASE,
)
_BYLINE_NAME = re.compile(r"(?:^|[\s_-])(?:byline|author|writer|contributors?)(?:[\s_-]|$)", re.IGNORECASE)
_CARD_NAME = re.compile(r"card|teaser|item|entry|promo|story", re.IGNORECASE)
_DEEPEST = 200


class Part(Enum):
    """The part of a page that a block stands in."""

    MAIN = "main"
    RELATED = "related"
    CHROME = "chrome"


@dataclass(slots=True)
class HtmlBlock:
    """A run of text between two block-level tags. `article` and `card` number the elements it stands in (0: none)."""

    text: str
    part: Part
    level: int = 0
    article: int = 0
    card: int = 0
    href: str | None = None
    linked: bool = False
    byline: bool = False
    caption: bool = False


@dataclass(slots=True)
class HtmlPage:
    """The blocks of a page."""

    blocks: list[HtmlBlock] = field(default_factory=list[HtmlBlock])


@dataclass(frozen=True, slots=True)
class _Open:
    """An open element and what holds inside it."""

    name: str
    part: Part
    level: int
    article: int
    card: int
    byline: bool
    caption: bool
    inside_article: bool


_ROOT = _Open("", Part.MAIN, 0, 0, 0, byline=False, caption=False, inside_article=False)


def read_html(source: str) -> HtmlPage:
    """Read HTML into blocks; scripts and hidden elements are left out."""
    reader = _Reader()
    for event in read_markup(source):
        if isinstance(event, Text):
            reader.text(event.content)
        elif event.opens:
            reader.open(event)
        else:
            reader.close(event.name)
    reader.flush()
    return reader.page


class _Reader:
    def __init__(self) -> None:
        self.page = HtmlPage()
        self.stack: list[_Open] = [_ROOT]
        self.parts: list[str] = []
        self.count = 0
        self.hidden = 0
        self.link: str | None = None
        self.linked = 0
        self.href: str | None = None

    def text(self, content: str) -> None:
        """Take character data into the current block."""
        if not self.hidden:
            self.parts.append(content)
            if self.link is not None:
                self.href = self.href or self.link
                self.linked += len(content.strip())

    def open(self, tag: Tag) -> None:
        """Take an opening tag."""
        if tag.name == "br":
            self.parts.append("\n")
        if tag.name in _VOID or tag.closed:
            return
        if tag.name == "a":
            self.link = tag.attributes.get("href", "")
            return
        if tag.name not in _INLINE:
            self.flush()
            if tag.name == "p":
                self._pop_to("p", stop=frozenset({"div", "article", "section", "li", "td", "body"}))
        if len(self.stack) < _DEEPEST:
            self.stack.append(self._enter(tag))
        if tag.name in ("title",) or "hidden" in tag.attributes or _HIDDEN.search(tag.attributes.get("style", "")):
            self.hidden = self.hidden or len(self.stack)

    def _enter(self, tag: Tag) -> _Open:
        above = self.stack[-1]
        names = f"{tag.attributes.get('class', '')} {tag.attributes.get('id', '')} {tag.attributes.get('role', '')}"[
            :300
        ]
        article, card = above.article, above.card
        self.count += 1
        if tag.name == "article" and not above.article:
            article = self.count
        if tag.name in ("article", "li", "tr") or (tag.name == "div" and _CARD_NAME.search(names)):
            card = self.count
        level = int(tag.name[1]) if re.fullmatch(r"h[1-6]", tag.name) else above.level
        inside_article = above.inside_article or tag.name in ("article", "main")
        return _Open(
            tag.name,
            self._part(tag.name, names, above),
            level,
            article,
            card,
            byline=above.byline or _BYLINE_NAME.search(names) is not None or tag.attributes.get("rel") == "author",
            caption=above.caption or tag.name in ("figcaption", "caption"),
            inside_article=inside_article,
        )

    def _part(self, name: str, names: str, above: _Open) -> Part:
        if above.part is not Part.MAIN or name in ("body", "html", "main"):
            return above.part if name != "main" else Part.MAIN
        if name in _CHROME or (name == "header" and not above.inside_article):
            return Part.CHROME
        if name in ("div", "section", "aside", "ul", "ol", "header", "p", "span") and _RELATED_NAME.search(names):
            return Part.RELATED
        if name == "aside":
            return Part.RELATED
        return (
            Part.CHROME
            if name in ("div", "section", "ul", "ol", "p", "span") and _CHROME_NAME.search(names)
            else above.part
        )

    def close(self, name: str) -> None:
        """Take a closing tag; one that closes nothing is ignored."""
        if name == "a":
            self.link = None
        elif name not in _INLINE:
            self.flush()
        if name != "a":
            self._pop_to(name)

    def _pop_to(self, name: str, stop: frozenset[str] = frozenset()) -> None:
        for at in range(len(self.stack) - 1, 0, -1):
            if self.stack[at].name == name:
                del self.stack[at:]
                break
            if self.stack[at].name in stop:
                return
        if self.hidden > len(self.stack):
            self.hidden = 0

    def flush(self) -> None:
        """End the current block."""
        text = "".join(self.parts)
        lines = (
            [squeeze(line) for line in normalise(text).split("\n\n")]
            if "\n\n" in text.strip()
            else [squeeze(normalise(text))]
        )
        here = self.stack[-1]
        for line in lines:
            if line:
                linked = self.linked * 2 > len(line)
                self.page.blocks.append(
                    HtmlBlock(
                        line,
                        here.part,
                        here.level,
                        here.article,
                        here.card,
                        self.href,
                        linked,
                        here.byline,
                        here.caption,
                    )
                )
        self.parts, self.linked, self.href = [], 0, None
