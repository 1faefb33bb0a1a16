"""Watch the operator's folder while the bot runs: what is put there is loaded, and never while it is being written."""

from __future__ import annotations

import asyncio
import logging
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from bot.errors import BroadsheetError
from bot.runtime import background
from bot.sources import MOST_FILES, FoundFile, NotFound, find_files

if TYPE_CHECKING:
    from pathlib import Path

    from bot.loading import Loader, LoadReport

logger = logging.getLogger(__name__)

SECONDS = 5.0
"""Between two looks: a file is loaded once two of them found it the same."""

_FIRST_SECONDS = 1.0
_SHARE = 20
"""A look may take a twentieth of the time, however many files there are."""

Signature: TypeAlias = tuple[int, ...]
_Look: TypeAlias = "dict[str, tuple[FoundFile | NotFound, Signature]]"


class FolderWatcher:
    """Loads what a folder holds, and what is put there later."""

    def __init__(self, loader: Loader, folder: Path, *, seconds: float = SECONDS) -> None:
        self._loader = loader
        self._folder = folder
        self._seconds = seconds
        self._before: _Look = {}
        self._done: dict[str, Signature] = {}

    async def run(self) -> None:
        """Watch for ever; nothing that goes wrong ends it."""
        rest = min(_FIRST_SECONDS, self._seconds)
        await self._look_safely()
        while True:
            await asyncio.sleep(rest)
            began = asyncio.get_running_loop().time()
            await self._look_safely()
            rest = max(self._seconds, _SHARE * (asyncio.get_running_loop().time() - began))

    async def _look_safely(self) -> None:
        try:
            await self.look()
        except BroadsheetError as error:
            logger.error("pages not loaded: %s", error)  # noqa: TRY400 (a named failure: the traceback adds nothing)
        except Exception:
            logger.exception("pages not loaded")

    async def look(self) -> LoadReport | None:
        """Look once, and load what is as it was the last time and was not loaded so; None where nothing is."""
        now = await background.run(_look, self._folder)
        settled = {
            place: found
            for place, found in now.items()
            if place in self._before and self._before[place][1] == found[1] and self._done.get(place) != found[1]
        }
        self._before = now
        self._done = {place: signature for place, signature in self._done.items() if place in now}
        if not settled:
            return None
        report = await self._loader.load_found([found for found, _ in settled.values()])
        self._done |= {place: signature for place, (_, signature) in settled.items()}
        _tell(report)
        return report


def _look(folder: Path) -> _Look:
    """Return what lies in a folder by its place, with what tells whether it, or the sidecar beside it, has changed."""
    look: _Look = {}
    for found in islice(find_files(folder), MOST_FILES):
        if isinstance(found, FoundFile):
            look[found.origin] = found, (*_signature(found.location), *_signature(found.sidecar))
        else:
            look[found.path] = found, ()
    return look


def _signature(path: Path | None) -> Signature:
    try:
        status = path.stat() if path is not None else None
    except OSError:
        return ()
    return (status.st_size, status.st_mtime_ns, status.st_ino) if status is not None else ()


def _tell(report: LoadReport) -> None:
    counts = {"loaded": report.loaded, "updated": report.updated, "unchanged": report.unchanged}
    logger.info("pages loaded", extra=counts)
    for rejected in report.rejected:
        logger.warning("page rejected", extra={"path": rejected.path, "line": rejected.line, "reason": rejected.reason})
