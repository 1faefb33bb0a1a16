"""A page, whatever it is made of, to its articles."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from bot.segmentation.articles.draft import Draft
from bot.segmentation.articles.duplicates import find_duplicates
from bot.segmentation.articles.teasers import mark_teasers
from bot.segmentation.blocks.unit import Unit
from bot.segmentation.layout.lines import read_indents
from bot.segmentation.model import Block, PageFormat, SegmentedArticle, SegmentedPage
from bot.segmentation.pages.feed_drafts import split_feed
from bot.segmentation.pages.formats import sniff
from bot.segmentation.pages.html import read_html, read_in_language
from bot.segmentation.pages.markdown import split_markdown
from bot.segmentation.pages.matter import matter_unit, state_each
from bot.segmentation.pages.plain import split_text
from bot.segmentation.text.decode import Decoded, decode
from bot.segmentation.text.front_matter import take_front_matter
from bot.segmentation.text.normalise import normalise

_RULES = 6


def _version() -> str:
    """The number of the rules and a checksum of everything learned."""
    learned = (
        (Path(__file__).parent / name).read_bytes()
        for name in (
            "boundaries/weights.json",
            "boundaries/lead.json",
            "structure/weights.json",
            "text/frequencies.json",
        )
    )
    return f"{_RULES}.{hashlib.blake2b(b''.join(learned), digest_size=4).hexdigest()}"


SEGMENTER = _version()
"""The version of rules and weights; a page split by another version may split differently now."""

_LINE_END = re.compile(r"\r\n?")
_MOST_CHARACTERS = 20_000_000


def segment(
    page: str | bytes,
    *,
    format: PageFormat | None = None,  # noqa: A002 (the word everybody would look for)
    boundaries: Collection[int] | None = None,
) -> SegmentedPage:
    """Split a page into articles; bytes are decoded first, and the format is guessed when it is not given.

    `boundaries` say where a person has articles start, and overrule the model: lines (from 0) of text and Markdown,
    blocks (their places in `SegmentedPage.blocks`) of HTML; in feeds they mean nothing. Any input whatever gives an
    answer, in time and memory linear in its length; of a page beyond 20 million characters the rest is left out.
    """
    decoded = Decoded(page, "str") if isinstance(page, str) else decode(page)
    text = normalise(decoded.text[:_MOST_CHARACTERS])
    kind = format or sniff(text)
    if kind is PageFormat.HTML:
        return _segment_html(decoded, boundaries)
    if kind is PageFormat.RSS:
        units, drafts = split_feed(text)
    elif kind is PageFormat.MARKDOWN:
        units, drafts = split_markdown(_lines(decoded.text[:_MOST_CHARACTERS]), boundaries)
    else:
        units, drafts = _split_text(text, read_indents(decoded.text[:_MOST_CHARACTERS]), boundaries)
    return SegmentedPage(kind, decoded.encoding, *_read(units, drafts), SEGMENTER)


def _split_text(text: str, indents: Sequence[int], starts: Collection[int] | None) -> tuple[list[Unit], list[Draft]]:
    """Split plain text; fields over it state what they do over Markdown, and keep their lines."""
    matter, body = take_front_matter(text)
    units, drafts = split_text(body, starts=starts, indents=indents)
    if matter is None:
        return units, drafts
    state_each(drafts, matter)
    return [matter_unit(matter), *units], drafts


def _lines(text: str) -> str:
    """Markdown as it was written, for its indents tell; only its line ends are made alike."""
    return _LINE_END.sub("\n", text)


def _segment_html(decoded: Decoded, starts: Collection[int] | None) -> SegmentedPage:
    """Split HTML as it was written: its white space tells where paragraphs end, and is normalised block by block."""
    page = read_html(decoded.text[:_MOST_CHARACTERS], starts=starts)
    blocks, articles = _read(page.units, page.drafts, page.head.language)
    return SegmentedPage(PageFormat.HTML, decoded.encoding, blocks, articles, SEGMENTER, page.wall)


def _read(
    units: list[Unit], drafts: list[Draft], language: str = ""
) -> tuple[tuple[Block, ...], tuple[SegmentedArticle, ...]]:
    mark_teasers(drafts)
    read = [read_in_language(draft, language) for draft in drafts]
    texts = [" ".join(unit.text for unit in draft.units) for draft in drafts]
    same = find_duplicates(texts, [article.text.truncated for article in read])
    articles = tuple(
        article if earlier is None else replace(article, duplicate_of=earlier)
        for article, earlier in zip(read, same, strict=True)
    )
    owner = {id(unit): at for at, draft in enumerate(drafts) for unit in draft.units}
    return tuple(Block(unit.kind, unit.text, unit.line, owner.get(id(unit))) for unit in units), articles
