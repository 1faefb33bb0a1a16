"""Whose the files are that root makes: those of whoever runs the bot, who could not open them else."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def belong_to_folder(path: Path) -> None:
    """Give a file the owner of the folder it lies in, where root made it, as SQLite does for its logs.

    Never what a link leads to: whoever owns the folder could have root give away any file.
    """
    if os.geteuid() == 0:
        folder = path.parent.stat()
        with suppress(OSError):  # a disk that knows no owners
            os.chown(path, folder.st_uid, folder.st_gid, follow_symlinks=False)
