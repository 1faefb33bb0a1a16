"""A splitter that takes every page for one article, as a worker process can be told of it."""

from __future__ import annotations

from bot.loading.pages.read_page import Splitter
from bot.segmentation import PageFormat, SegmentedPage, segment


def as_one(
    page: bytes,
    *,
    format: PageFormat | None,  # noqa: A002 (the splitter's own word)
    boundaries: tuple[int, ...] | None,
) -> SegmentedPage:
    """Take a page for one article."""
    return segment(page, format=format, boundaries=boundaries or ())


WHOLE = Splitter("older", as_one)
