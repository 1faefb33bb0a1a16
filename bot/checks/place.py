"""Check the folders and the disk that the bot lives on."""

from __future__ import annotations

import os
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.archive import LEAST_FREE, WorkingFolder, readable_by_others
from bot.checks.model import fine, note, wrong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.checks.model import CheckResult, Installation

_MIB: Final = 1 << 20


def check_pages(place: Installation) -> Iterator[CheckResult]:
    """Tell whether the folder of the operator's pages can be read."""
    pages = place.settings.pages
    if not pages.is_dir():
        yield note("no-pages", path=str(pages))
    elif os.access(pages, os.R_OK | os.X_OK):
        yield fine("pages", path=str(pages))
    else:
        yield wrong("pages-unreadable", path=str(pages))


def check_disk(place: Installation) -> Iterator[CheckResult]:
    """Tell whether there is room: a migration and a backup each copy the whole database."""
    folder = _nearest(place.database.parent)
    size = place.database.stat().st_size if place.database.is_file() else 0
    free = shutil.disk_usage(folder).free
    numbers = {"free": free // _MIB, "size": -(-size // _MIB)}
    if free < LEAST_FREE:
        yield wrong("disk-full", path=str(folder), **numbers)
    elif free < size:
        yield note("disk-short", path=str(folder), **numbers)
    else:
        yield fine("disk", path=str(folder), **numbers)
    if not os.access(folder, os.W_OK | os.X_OK):
        yield wrong("folder-read-only", path=str(folder))
    work = WorkingFolder(place.database).path
    if work.exists() and not (work.is_dir() and os.access(work, os.W_OK | os.X_OK)):
        yield wrong("work-unwritable", path=str(work))


def check_rights(place: Installation) -> Iterator[CheckResult]:
    """Tell whether other accounts can read the database, which holds what servers keep for themselves."""
    open_files = readable_by_others(place.database)
    if open_files:
        names = " ".join(shlex.quote(str(file)) for file in open_files)
        yield note("readable-by-others", path=str(place.database), command=f"chmod go= {names}")


def _nearest(folder: Path) -> Path:
    """Return `folder`, or the nearest one above it that exists."""
    folder = Path.absolute(folder)
    return next(one for one in (folder, *folder.parents) if one.is_dir())
