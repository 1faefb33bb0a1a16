"""Kills this process with SIGKILL at one of its steps, for the programs that look at what is left."""

from __future__ import annotations

import os
import signal
import sqlite3
from typing import Any


class Fuse:
    """Kills the process when so many steps have been taken; None: never."""

    left: int | None = None

    @classmethod
    def burn(cls) -> None:
        if cls.left is not None:
            cls.left -= 1
            if cls.left < 0:
                os.kill(os.getpid(), signal.SIGKILL)


class FusedConnection(sqlite3.Connection):
    """A connection each of whose statements is a step."""

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        Fuse.burn()
        return super().execute(*arguments)

    def executemany(self, *arguments: Any) -> sqlite3.Cursor:
        Fuse.burn()
        return super().executemany(*arguments)

    def executescript(self, *arguments: Any) -> sqlite3.Cursor:
        Fuse.burn()
        return super().executescript(*arguments)


def fuse_connections() -> None:
    """Make every connection from now on a fused one."""
    connect = sqlite3.connect
    sqlite3.Connection = FusedConnection  # type: ignore[misc]
    sqlite3.connect = lambda *arguments, **named: connect(*arguments, factory=FusedConnection, **named)  # type: ignore[assignment]
