"""Open one file for whoever looks at it without loading it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.articles import SHARED
from bot.loading.kinds.kind import kind_of_name
from bot.loading.kinds.opening import open_page
from bot.loading.workers.pool import Processes

if TYPE_CHECKING:
    from bot.loading.kinds.kind import OpenedPage


async def open_apart(path: str, content: bytes) -> OpenedPage:
    """Return what is split of a file of that name; one that a library has to open is opened in a process of its own.

    Raises SourceError, with what to do, for one that cannot be read.
    """
    if kind_of_name(path) is None:
        return open_page(path, content)
    workers = Processes()
    try:
        return await workers.share(SHARED.guild).run(open_page, path, content)
    finally:
        await workers.close()
