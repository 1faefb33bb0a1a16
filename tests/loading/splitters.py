"""Splitters of other versions than the program's own, for a loader to be given."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.loading.pages.read_page import Splitter
from bot.segmentation import SegmentedPage, segment


def split_as_one(page: bytes, *, boundaries: tuple[int, ...] | None, **more: Any) -> SegmentedPage:
    """Take every page for one article, unless a person says otherwise."""
    return segment(page, boundaries=() if boundaries is None else boundaries, **more)


def split_every_line(page: bytes, *, boundaries: tuple[int, ...] | None, **more: Any) -> SegmentedPage:
    """Take every line for an article, unless a person says otherwise."""
    return segment(page, boundaries=range(page.count(b"\n") + 1) if boundaries is None else boundaries, **more)


def split_nothing(page: bytes, **more: Any) -> SegmentedPage:
    """Find nothing on any page."""
    return segment(b"", **more)


def split_in_doubt(page: bytes, *, boundaries: tuple[int, ...] | None, **more: Any) -> SegmentedPage:
    """Split as the program does, and be sure of nothing that no person has said."""
    found = segment(page, boundaries=boundaries, **more)
    if boundaries is not None:
        return found
    doubted = [replace(one, text=replace(one.text, certainty=0.31)) for one in found.articles]
    return replace(found, articles=tuple(doubted))


def split_wrongly(page: bytes, **more: Any) -> SegmentedPage:
    """Fail."""
    raise ZeroDivisionError


AS_ONE = Splitter("older, as one", split_as_one)
EVERY_LINE = Splitter("older, every line", split_every_line)
NOTHING = Splitter("newer, nothing", split_nothing)
IN_DOUBT = Splitter("doubtful", split_in_doubt)
WRONGLY = Splitter("newer, wrongly", split_wrongly)
