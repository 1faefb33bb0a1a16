"""Where the comparison of two versions of an article is found: what quotes and what tells of changes lead there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.articles import Reference
from cogs.ui import Address

if TYPE_CHECKING:
    from bot.articles import ArticleKey


def comparing(key: ArticleKey, older: int, newer: int, page: int = 0, *, place: int | None = None) -> Address:
    """Return the address of how version `newer` of an article differs from `older`; pages count from 0.

    `place` tells it apart from others like it in one message: no two buttons may have the same id.
    """
    told_apart = "" if place is None else f".{place}"
    return Address("changes", (str(Reference(key, newer)), f"{older}.{page}{told_apart}"))
