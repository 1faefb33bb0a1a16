"""Accept the division of pages that the splitter was unsure of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.runtime import background
from bot.sources import shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.archive import Archive, UnsurePage
    from bot.articles import Scope
    from bot.runtime import Clock

_AT_ONCE = 100


async def accept_pages(archive: Archive, scope: Scope, below: Sequence[Path], clock: Clock) -> int:
    """Accept the unsure pages of a scope, all or those at and below some paths; return how many there were."""
    places = [shown(path) for path in await background.run(_resolved, below)]
    accepted, passed = 0, 0
    while pages := await archive.pages.unsure((scope,), limit=_AT_ONCE, offset=passed):
        for page in pages:
            if not places or any(_is_at(page, place) for place in places):
                accepted += await archive.pages.look_at(scope, page.checksum, clock.now())
            else:
                passed += 1
    return accepted


def _resolved(paths: Sequence[Path]) -> list[Path]:
    return [path.resolve() for path in paths]


def _is_at(page: UnsurePage, place: str) -> bool:
    return page.origin == place or page.origin.startswith(f"{place.rstrip('/')}/")
