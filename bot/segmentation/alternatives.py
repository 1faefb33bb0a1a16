"""The other ways in which a page could be cut, for a person who sees that it was cut wrong."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from bot.segmentation.boundaries.features import describe_page
from bot.segmentation.boundaries.model import judge
from bot.segmentation.layout.heads import find_heads
from bot.segmentation.layout.lines import read_indents
from bot.segmentation.layout.page import LaidOut
from bot.segmentation.layout.rules import find_dividing
from bot.segmentation.model import PageFormat
from bot.segmentation.pages.formats import sniff
from bot.segmentation.pages.html import read_divisible as read_html
from bot.segmentation.pages.markdown import is_bare
from bot.segmentation.pages.markdown import read_stated as read_markdown
from bot.segmentation.pages.plain import divide_at, read_page
from bot.segmentation.pages.structured import draft_runs
from bot.segmentation.structure.block import PageBlock
from bot.segmentation.structure.decide import MOST_PROPOSALS
from bot.segmentation.structure.forms import propose
from bot.segmentation.structure.items import lay_out
from bot.segmentation.text.decode import decode
from bot.segmentation.text.front_matter import take_front_matter
from bot.segmentation.text.normalise import normalise

MOST_ALTERNATIVES = 8
_LARGEST = 2_000_000
_LIKELY, _POSSIBLE = 0.5, 0.15


@dataclass(frozen=True, slots=True)
class Alternative:
    """A way to cut a page: the form of the heads it goes by, where articles start, and how many there are then.

    `starts` are what `segment` takes for boundaries. The form `text` goes by what the text says alone.
    """

    form: str
    starts: tuple[int, ...]
    articles: int


def find_alternatives(page: str | bytes, *, format: PageFormat | None = None) -> tuple[Alternative, ...]:  # noqa: A002
    """Return the ways in which a page could be cut in two articles or more, the likeliest forms first; eight at most.

    Of a page beyond two million characters the rest is left out. Feeds have none.
    """
    written = (page if isinstance(page, str) else decode(page).text)[:_LARGEST]
    kind = format or sniff(normalise(written))
    if kind is PageFormat.RSS:
        return ()
    found = [*_of_markup(written, kind)] if kind is not PageFormat.TEXT else []
    if kind is PageFormat.TEXT or (not found and kind is PageFormat.MARKDOWN and is_bare(written)):
        _, body = take_front_matter(normalise(written))
        found += _of_layout(read_page(body, read_indents(written)))
    unique = {one.starts: one for one in reversed(found) if one.articles > 1}
    return tuple(reversed(unique.values()))[:MOST_ALTERNATIVES]


def _of_markup(text: str, kind: PageFormat) -> Iterator[Alternative]:
    """The ways that the structure of Markdown or HTML offers."""
    blocks, places = _divisible(text, kind)
    for proposal in propose(blocks)[:MOST_PROPOSALS]:
        starts = [piece.start for piece in lay_out(blocks, proposal).pieces]
        if starts:
            chosen = tuple(dict.fromkeys(places[at] for at in starts))
            drafts = draft_runs(blocks, [bisect_left(places, place) for place in chosen])
            yield Alternative(proposal.form, chosen, len(drafts))


def _divisible(text: str, kind: PageFormat) -> tuple[list[PageBlock], list[int]]:
    """The blocks by which a page can be divided, and the place of each as `segment` counts."""
    if kind is PageFormat.HTML:
        return read_html(text)
    blocks = [*read_markdown(text).blocks]
    return blocks, [block.unit.line or 0 for block in blocks]


def _of_layout(page: LaidOut) -> Iterator[Alternative]:
    """The ways that the layout of plain text offers: heads that look alike, rules that come again, what it says."""
    heads, _ = find_heads(page)
    by_look: defaultdict[str, list[int]] = defaultdict(list)
    for head in heads:
        for look in head.form:
            by_look[look].append(head.at)
    ways = sorted(by_look.items(), key=lambda way: -len(way[1]))
    ways.append(("rules", [at + 1 for at in find_dividing(page) if at + 1 < len(page)]))
    verdicts = judge(describe_page([*page.units]))
    for least in (_LIKELY, _POSSIBLE):
        ways.append(("text", [one.unit for one in verdicts if one.probability > least]))
    for form, starts in ways:
        lines = [page.units[at].line for at in starts]
        chosen = tuple(sorted({line for line in lines if line is not None}))
        if chosen:
            yield Alternative(form, chosen, len(divide_at([*page.units], chosen)))
