"""Issues of a paper laid out in Markdown and HTML from whole stories: the kinds of which few real pages were found."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt

from benchmarks.segmentation.real_pages import RealPage
from benchmarks.segmentation.stories import Story
from bot.segmentation import PageFormat, generate_headline

_PAGES, _SEED = 126, 7
_WEIGHT, _OF_CARDS, _TITLED, _SHORT = 0.5, 0.9, 0.5, 0.4
_TITLES = (
    "The Valley Post",
    "News of the day",
    "Digest",
    "2024-05",
    "Weekly news",
    "Harbour Letter 12",
    "From the region",
)
_DEPARTMENTS = ("World", "Local", "Money", "Culture", "Links", "In detail")
_INTRODUCTIONS = ("Here is what happened in the town this week.", "The stories of the week, as every Friday.", "")
_BYLINES = ("By Ann Lee", "*By Colm Brady*", "Iain Muir, staff reporter", "")
_KINDS = (
    "titles",
    "under a title",
    "under departments",
    "linked",
    "briefs",
    "cards",
    "bullets",
    "cards",
    "news in brief",
)
_OF_ONE_PARAGRAPH = ("briefs", "cards", "bullets", "news in brief")


@dataclass(slots=True)
class _Sheet:
    lines: list[str] = field(default_factory=list[str])
    articles: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    def put(self, *paragraphs: str) -> None:
        """Add paragraphs, each with a blank line under it."""
        for paragraph in paragraphs:
            self.lines += [paragraph, ""] if paragraph else []


def make_issues(stories: Sequence[Story]) -> Iterator[RealPage]:
    """Lay stories out, two to six on a page; always the same pages for the same stories."""
    chance = random.Random(_SEED)
    told = [story for story in stories if len(story.paragraphs) > 1]
    for at in range(_PAGES if len(told) > max(6, len(_TITLES)) else 0):
        kind = _KINDS[at % len(_KINDS)]
        sheet = _lay_out(kind, chance.sample(told, chance.randint(2, 6)), chance)
        text = "\n".join(sheet.lines)
        gold = {"articles": sheet.articles}
        if kind == "cards":
            yield RealPage(f"issue {at}", PageFormat.HTML, _as_cards(sheet), gold, f"issue {at}", _OF_CARDS)
        elif at % 3 == 0:
            shown = MarkdownIt().render(text)
            shown = _as_elements(shown) if at % 2 else shown
            yield RealPage(f"issue {at}", PageFormat.HTML, shown, gold, f"issue {at}", _WEIGHT)
        else:
            yield RealPage(f"issue {at}", PageFormat.MARKDOWN, text, gold, f"issue {at}", _WEIGHT)


def _as_elements(page: str) -> str:
    """Put every article of a page, from one of its lowest headings to the next heading, into an element of its own."""
    level = max(re.findall(r"<h([1-6])>", page))
    return re.sub(rf"(<h{level}>.*?)(?=<h[1-6]>|$)", r"<article>\1</article>", page, flags=re.DOTALL)


def _as_cards(sheet: _Sheet) -> str:
    """Show what was laid out as a page of the web does: a section for each department, a box for each article."""
    shown = MarkdownIt().render("\n".join(sheet.lines))
    shown = re.sub(r"(<h3>.*?)(?=<h[1-6]>|$)", r'<div class="card">\1</div>', shown, flags=re.DOTALL)
    shown = re.sub(r"(<h2>.*?)(?=<h2>|$)", r"<section>\1</section>", shown, flags=re.DOTALL)
    return f"<html><body><main>{shown}</main></body></html>"


def _lay_out(kind: str, stories: Sequence[Story], chance: random.Random) -> _Sheet:
    sheet = _Sheet()
    if kind not in ("titles", "cards") or (kind == "cards" and chance.random() < _TITLED):
        sheet.put(f"# {chance.choice(_TITLES)}", chance.choice(_INTRODUCTIONS))
    byline = chance.choice(_BYLINES)
    short = kind in _OF_ONE_PARAGRAPH and chance.random() < _SHORT
    departed = kind in ("under departments", "cards", "news in brief")
    level = 1 if kind == "titles" else 3 if departed else 2
    for at, story in enumerate(stories):
        if departed and at % 2 == 0:
            sheet.put(f"## {_DEPARTMENTS[at % len(_DEPARTMENTS)]}")
        headline = story.headline or generate_headline(story.paragraphs[0]).rstrip("…")
        if short:
            headline = " ".join(headline.split()[: chance.randint(1, 3)])
        paragraphs = story.paragraphs[: 1 if kind in _OF_ONE_PARAGRAPH else None]
        sheet.articles.append({"start_line": len(sheet.lines), "headline": headline, "first_words": paragraphs[0][:60]})
        shown = f"[{headline}](https://example.org/{at})" if kind in ("linked", "bullets") else headline
        if kind == "bullets":
            sheet.put(f"- {shown}", *(f"  {paragraph}" for paragraph in paragraphs))
            continue
        sheet.put(f"{'#' * level} {shown}", byline, *paragraphs)
    return sheet
