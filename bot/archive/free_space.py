"""How much of the disk is left free: below it nothing more is brought in, so that small things can still be written."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

from bot.errors import ArchiveFullError

if TYPE_CHECKING:
    from pathlib import Path

LEAST_FREE: Final = 200 << 20
"""Bytes of the disk without which no article, upload or export is stored: settings, digests and deletions go on."""


def require_space(folder: Path) -> None:
    """Raise ArchiveFullError where the disk below `folder` has less than `LEAST_FREE` left. Looks at the disk."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return  # what is wrong with it is told by whoever writes there
    if free < LEAST_FREE:
        raise ArchiveFullError("disk-low", path=str(folder), least=LEAST_FREE >> 20, free=free >> 20)
