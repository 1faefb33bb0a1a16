"""What the fields over a page of text state goes to its articles."""

from __future__ import annotations

from collections.abc import Sequence

from bot.segmentation.articles.draft import Draft
from bot.segmentation.blocks.classify import read_unit
from bot.segmentation.blocks.unit import Unit
from bot.segmentation.model import BlockKind
from bot.segmentation.text.front_matter import FrontMatter

_LONGEST_SHOWN = 2_000


def state(draft: Draft, matter: FrontMatter) -> None:
    """Take headline, authors, date, address and newspaper of an article from its front matter."""
    draft.headline, draft.authors = matter.title, matter.authors
    draft.published, draft.url, draft.source = matter.published, matter.address, matter.source


def state_each(drafts: Sequence[Draft], matter: FrontMatter) -> None:
    """Take date and newspaper of every article of a page from its front matter, and of the one it is about all."""
    if len(drafts) == 1:
        state(drafts[0], matter)
        return
    for draft in drafts:
        draft.published = draft.published or matter.published
        draft.source = matter.source
        if matter.title and draft.headline == matter.title:
            draft.authors = draft.authors or matter.authors


def matter_unit(matter: FrontMatter) -> Unit:
    """Return the block that shows the fields."""
    text = " · ".join(f"{name}: {value}" for name, value in matter.fields.items())
    unit = read_unit(text[:_LONGEST_SHOWN], matter.first)
    unit.become(BlockKind.FRONT_MATTER)
    return unit
