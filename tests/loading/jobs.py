"""What worker processes are given to do by their tests; they import nothing else for it."""

from __future__ import annotations

import threading

from bot.errors import SourceError


def add(one: int, other: int) -> int:
    return one + other


def refuse() -> None:
    raise SourceError("source-too-large", limit=20)


LET_GO = threading.Event()
"""Never set in a process of its own, which is killed."""


def dawdle() -> None:
    LET_GO.wait(60)


def grab(size: int) -> int:
    return len(bytearray(size))


_KEPT = list[bytes]()


def keep(size: int) -> int:
    _KEPT.append(b"x" * size)
    return size
