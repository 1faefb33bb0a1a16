"""Teasers that end as a sentence does by chance: they are as long as another article of the page that was cut."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from bot.segmentation.blocks.truncation import near
from bot.segmentation.model import BlockKind

if TYPE_CHECKING:
    from bot.segmentation.articles.draft import Draft
    from bot.segmentation.blocks.unit import Unit


def mark_teasers(drafts: Iterable[Draft]) -> None:
    """Mark as cut the articles of one block that are as long, in words or characters, as a cut one of the page."""
    alone = [(draft, unit) for draft in drafts if (unit := _only_block(draft)) is not None]
    cut = [unit.size for _, unit in alone if unit.cut]
    words = {length for size in cut if size.in_words for length in near(size.words, in_words=True)}
    characters = {length for size in cut for length in near(size.characters, in_words=False)}
    for draft, unit in alone:
        draft.cut |= unit.size.words in words or unit.size.characters in characters


def _only_block(draft: Draft) -> Unit | None:
    """The block of an article that is nothing but one block of text."""
    unit = draft.units[0] if len(draft.units) == 1 else None
    return unit if unit is not None and unit.kind is BlockKind.BODY else None
