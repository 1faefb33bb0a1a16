"""Open a single file to show it, without loading it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.articles import SHARED
from bot.loading.kinds.kind import kind_of_name
from bot.loading.kinds.opening import open_page
from bot.loading.workers.pool import Processes

if TYPE_CHECKING:
    from bot.loading.kinds.kind import OpenedPage


async def open_apart(path: str, content: bytes) -> OpenedPage:
    """Return the content of a file for the splitter; formats that need conversion are opened in a process of their own.

    Raises SourceError, with advice, if the file cannot be read.
    """
    if kind_of_name(path) is None:
        return open_page(path, content)
    workers = Processes()
    try:
        return await workers.share(SHARED.guild).run(open_page, path, content)
    finally:
        await workers.close()
