"""A short reference for whatever one person or one clock has started, on every log entry that comes of it."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator

_BYTES = 3  # six characters can be read out over a table; they need to be told apart within one log only

_current: ContextVar[str | None] = ContextVar("reference", default=None)


def reference() -> str | None:
    """Return the reference of the task that runs, if it has one."""
    return _current.get()


def begin_reference() -> str:
    """Give the task that runs, and every task it starts from now on, a reference of its own; return it."""
    new = secrets.token_hex(_BYTES)
    _current.set(new)
    return new


def have_reference() -> str:
    """Return the reference of the task that runs, which is given one where it has none."""
    return _current.get() or begin_reference()


@contextmanager
def referred() -> Generator[str]:
    """Give what runs inside a reference of its own: one digest, one feed, one load."""
    new = secrets.token_hex(_BYTES)
    token = _current.set(new)
    try:
        yield new
    finally:
        _current.reset(token)
