"""Pages laid out anew, as examples: to learn from, and in layouts that nothing is learned from to judge by."""

from __future__ import annotations

from benchmarks.segmentation.data import Example, make_example
from benchmarks.segmentation.layouts import Printer
from benchmarks.segmentation.stories import Page, Story
from benchmarks.segmentation.unseen import print_unseen
from bot.segmentation.blocks.unit import Unit
from bot.segmentation.text.normalise import normalise

_UNSEEN_EACH = 8


def print_examples(stories: list[Story], count: int, seed: int) -> list[Example]:
    """Lay stories out anew."""
    printer = Printer(stories, seed)
    return [_from_page(f"new-{number}", "new", printer.print_page()) for number in range(count)]


def print_unseen_examples(stories: list[Story], seed: int) -> list[Example]:
    """Lay stories out in the layouts that nothing is learned from."""
    pages = print_unseen(stories, _UNSEEN_EACH, seed)
    return [_from_page(f"unseen-{seed}-{number}", layout, page) for number, (layout, page) in enumerate(pages)]


def _from_page(name: str, layout: str, page: Page) -> Example:
    def owner(unit: Unit) -> int | None:
        return page.owners[unit.line] if unit.line is not None else None

    return make_example(name, layout, normalise("\n".join(page.lines)), owner, page.sources)
