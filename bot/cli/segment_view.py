"""Show a split page in a terminal: its articles and credits, the kind of every block, the reasons of every boundary."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from bot.articles import PersonRole
from bot.segmentation import Block, BlockKind, SegmentedArticle, SegmentedPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.texts import Texts

_STYLES = {
    BlockKind.HEADING: "bold",
    BlockKind.SUBHEADING: "bold dim",
    BlockKind.AUTHOR: "green",
    BlockKind.BYLINE: "green",
    BlockKind.TRANSLATOR: "green",
    BlockKind.SEPARATOR: "dim",
    BlockKind.FURNITURE: "dim",
    BlockKind.FRONT_MATTER: "dim",
}
_PLAIN_WIDTH = 110
_SHOWN = 400


def show_page(page: SegmentedPage, path: str, texts: Texts, *, divided_by: str | None = None) -> None:
    """Print a page on standard output; without colours, and 110 columns wide, where that is no terminal.

    Lines are counted from 1, as an editor and a file of boundaries count them; `divided_by` is such a file.
    """
    terminal = sys.stdout.isatty()
    console = Console(
        file=sys.stdout, highlight=False, markup=False, emoji=False, width=None if terminal else _PLAIN_WIDTH
    )
    if not page.articles:
        console.print(texts("segment-empty", path=path))
    console.print(
        texts("segment-page", path=path, articles=len(page.articles), format=page.format.value, encoding=page.encoding),
        soft_wrap=True,
    )
    if divided_by is not None:
        console.print(texts("segment-divided-by", path=divided_by), soft_wrap=True)
    owner: int | None = -1
    for block, reference in zip(page.blocks, _references(page), strict=True):
        if block.article is not None and block.article != owner:
            owner = block.article
            _show_article(console, page.articles[owner], owner, texts, last=_last_line(page, owner))
        _show_block(console, block, reference)


def _show_block(console: Console, block: Block, reference: str) -> None:
    row = Table.grid(padding=(0, 1))
    row.add_column(width=5, justify="right", style="dim", no_wrap=True)
    row.add_column(width=7, no_wrap=True)
    row.add_column(width=12, style="cyan", no_wrap=True)
    row.add_column(ratio=1)
    line = "" if block.line is None else str(block.line + 1)
    text = block.text if len(block.text) <= _SHOWN else f"{block.text[: _SHOWN // 2]} … {block.text[-_SHOWN // 4 :]}"
    row.add_row(line, reference, block.kind.value, Text(text, style=_STYLES.get(block.kind, "")))
    console.print(row)


def _references(page: SegmentedPage) -> Iterator[str]:
    """Yield each block's reference as it will be once loaded, but for the article's number; "" where it has none."""
    places = [0] * len(page.articles)
    for block in page.blocks:
        if block.article is None:
            yield ""
            continue
        paragraphs, at = page.articles[block.article].text.paragraphs, places[block.article]
        if at < len(paragraphs) and paragraphs[at].kind == block.kind:
            places[block.article] += 1
            yield f"A?.p{at + 1}"
        else:
            yield ""


def _last_line(page: SegmentedPage, article: int) -> int | None:
    return max(
        (block.line for block in page.blocks if block.article == article and block.line is not None), default=None
    )


def _show_article(console: Console, article: SegmentedArticle, index: int, texts: Texts, *, last: int | None) -> None:
    if article.start_line is None:
        place = texts("segment-no-lines")
    elif last is None or last == article.start_line:
        place = texts("segment-line", first=article.start_line + 1)
    else:
        place = texts("segment-lines", first=article.start_line + 1, last=last + 1)
    title = texts(
        "segment-article",
        number=index + 1,
        place=place,
        whole="no" if article.text.truncated else "yes",
        certainty=article.text.certainty,
    )
    console.print(Rule(Text(title, style="bold"), align="left", characters="─"))
    for label, value in _facts(article, texts):
        row = Table.grid(padding=(0, 1))
        row.add_column(width=22, justify="right", style="dim")
        row.add_column(ratio=1)
        row.add_row(label, Text(value))
        console.print(row)


def _facts(article: SegmentedArticle, texts: Texts) -> list[tuple[str, str]]:
    text = article.text
    headline = "segment-headline-generated" if text.headline_generated else "segment-headline"
    facts = [(texts(headline), text.headline)]
    for role, key in ((PersonRole.AUTHOR, "segment-author"), (PersonRole.TRANSLATOR, "segment-translator")):
        facts += [
            (texts(key), texts("parts-between").join(filter(None, (person.name, person.affiliation))))
            for person in text.people
            if person.role is role
        ]
    if text.names:
        facts.append((texts("segment-names"), texts.listed(f"{latin} = {cjk}" for latin, cjk in text.names)))
    if article.place:
        facts.append((texts("segment-place"), article.place))
    if text.dates:
        facts.append((texts("segment-dates"), texts.listed(text.dates)))
    if article.duplicate_of is not None:
        facts.append((texts("segment-duplicate"), texts("segment-duplicate-of", number=article.duplicate_of + 1)))
    if article.evidence:
        facts.append(
            (texts("segment-evidence"), ", ".join(f"{one.name} {one.weight:+.1f}" for one in article.evidence))
        )
    return facts
