"""Pages that people cut by hand, and how well a division of one agrees with them.

A folder holds pages.jsonl (`page_id`, `format`, `text` or `bytes_b64`) and gold.jsonl: `articles` with the 0-based line
of their head (`start_line`) and of their first text (`body_line`), `headline` and, for HTML, `first_words`; `optional`
lines where both ways are right; `nobody`, ranges of lines that belong to no article; `source`, where it comes from.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bot.segmentation import PageFormat, decode, squeeze
from bot.segmentation.structure.items import Division
from bot.segmentation.structure.page import StatedPage

_NEAR, _KEY, _SHORTEST_KEY = 300, 24, 7
_RULE = re.compile(r"[^\w]*")


@dataclass(frozen=True, slots=True)
class RealPage:
    """A page with the cuts that people made; `source` names the place that it and its like come from, `weight`
    says how much it counts.
    """

    name: str
    format: PageFormat
    text: str
    gold: dict[str, Any]
    source: str
    weight: float = 1.0

    @property
    def holds_several(self) -> bool:
        """Whether it holds more than one article."""
        return len(self.gold["articles"]) > 1


@dataclass(frozen=True, slots=True)
class Agreement:
    """Starts that are right, wrong and missing; the first of a page is not counted."""

    right: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing was said."""
        return (
            2 * self.right / (2 * self.right + self.wrong + self.missed)
            if self.right + self.wrong + self.missed
            else 1.0
        )


def read_real_pages(folder: Path) -> Iterator[RealPage]:
    """Read the Markdown and HTML pages of a folder and of those in it."""
    for gold_file in sorted(folder.rglob("gold.jsonl")):
        pages = {page["page_id"]: page for page in _lines(gold_file.with_name("pages.jsonl"))}
        for gold in _lines(gold_file):
            page = pages[gold["page_id"]]
            kind = PageFormat(page["format"])
            if kind in (PageFormat.MARKDOWN, PageFormat.HTML):
                source = "/".join(gold["source"].split(":")[0].split("/")[:2])
                yield RealPage(gold["page_id"], kind, _text(page), gold, source)


def read_single_pages(file: Path) -> Iterator[RealPage]:
    """Read pages of the web that are about one article each (`page_id`, `url`, `bytes_b64`, gzipped lines)."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            yield RealPage(
                page["page_id"], PageFormat.HTML, _text(page), {"articles": [{}]}, urlsplit(str(page["url"])).netloc
            )


def compare(page: RealPage, stated: StatedPage, division: Division) -> Agreement:
    """Compare the starts of a division with those that people set."""
    told = _told(page, stated, division)
    hits = {at for at in told if at is not None and at >= 0}
    wrong = sum(1 for nth, at in enumerate(told) if nth and at is None)
    wrong += len([at for at in told if at is not None and at >= 0]) - len(hits)
    found = len(hits - {0})
    return Agreement(found, wrong, len(page.gold["articles"]) - 1 - found)


def right_pieces(page: RealPage, stated: StatedPage, division: Division) -> list[bool]:
    """Tell of each piece of a division whether it starts and ends where people say that an article does."""
    told = _told(page, stated, division)
    return [_is_right(told, at, len(page.gold["articles"])) for at in range(len(told))]


def _is_right(told: list[int | None], at: int, count: int) -> bool:
    """What starts where either way is right is so itself; what follows must be the next article, or either way, too."""
    article = told[at]
    if article is None or (at + 1 < len(told) and told[at + 1] is None):
        return False
    following = next((one for one in told[at + 1 :] if one is not None and one >= 0), count)
    return article < 0 or following == article + 1


def _told(page: RealPage, stated: StatedPage, division: Division) -> list[int | None]:
    return _by_words(page, stated, division) if page.format is PageFormat.HTML else _by_lines(page, stated, division)


def _by_lines(page: RealPage, stated: StatedPage, division: Division) -> list[int | None]:
    """For each piece the article whose head it starts in; -1 where either way is right, None where nothing starts."""
    lines = page.text.split("\n")
    optional = set(page.gold.get("optional", []))
    nobody = {line for first, last in page.gold.get("nobody", []) for line in range(first, last + 1)}
    heads = _heads(page.gold["articles"], lines)
    found: list[int | None] = []
    for piece in division.pieces:
        first = line = stated.blocks[piece.start].unit.line or 0
        while line < len(lines) and line not in heads and (line in nobody or _RULE.fullmatch(lines[line])):
            line += 1
        neutral = line >= len(lines) or first in optional or line in optional
        found.append(heads.get(line, -1 if neutral else None))
    return found


def _heads(articles: list[dict[str, Any]], lines: list[str]) -> dict[int, int]:
    """The lines of every article's head, from its first to that of its first text."""
    heads: dict[int, int] = {}
    starts = [int(article["start_line"]) for article in articles]
    for at, article in enumerate(articles):
        start, last = starts[at], article.get("body_line")
        if last is None:
            last = start
            while article.get("headline") and last + 1 < len(lines) and (last == start or not lines[last].strip()):
                last += 1
        limit = starts[at + 1] - 1 if at + 1 < len(articles) else len(lines)
        for line in range(start, min(last, limit) + 1):
            heads.setdefault(line, at)
    return heads


def _by_words(page: RealPage, stated: StatedPage, division: Division) -> list[int | None]:
    """The same for pages without lines: by the first words of the articles, and by their headlines."""
    optional = [_plain(words)[:16] for words in page.gold.get("optional_words", [])]
    keys = [
        [
            key
            for key in (_plain(article.get(name))[:_KEY] for name in ("first_words", "headline"))
            if len(key) >= _SHORTEST_KEY
        ]
        for article in page.gold["articles"]
    ]
    found: list[int | None] = []
    for piece in division.pieces:
        text = _plain(" ".join(block.text for block in stated.blocks[piece.start : piece.end])[: 4 * _NEAR])[:_NEAR]
        places = [(text.find(key), at) for at, own in enumerate(keys) for key in own if key in text and at not in found]
        neutral = any(words and words in text[:120] for words in optional)
        found.append(min(places)[1] if places else -1 if neutral else None)
    return found


def _plain(text: str | None) -> str:
    return "".join(letter for letter in squeeze(text or "").casefold() if letter.isalnum())


def _text(page: dict[str, Any]) -> str:
    return page["text"] if "text" in page else decode(base64.b64decode(page["bytes_b64"])).text


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]
