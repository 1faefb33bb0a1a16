"""A worker process: calls functions for its parent, one after the other, within a bound on memory.

Its parent starts it with `main`. Requests and answers are pickles, each behind its length in eight bytes; both
ends are this program, and nothing else can write into the pipes.
"""

from __future__ import annotations

import pickle
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bot.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

MEMORY: Final = 1 << 30
"""Bytes a worker may take beyond what it starts with, whatever it is asked."""

WORN: Final = 384 << 20
"""A worker that keeps so many bytes in memory after a call is replaced: what one page took is not held for the next."""

LENGTH_BYTES: Final = 8
_MAPPED, _RESIDENT = 0, 1  # columns of /proc/self/statm


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests of (function, arguments, memory) until there are no more.

    An answer is (it succeeded, what it returned or raised, the worker is worn).
    """
    while length := requests.read(LENGTH_BYTES):
        answers.write(_answer_to(requests.read(int.from_bytes(length))))
        answers.flush()


def _answer_to(request: bytes) -> bytes:
    function, arguments, memory = pickle.loads(request)  # noqa: S301 (from our parent)
    _bound_call(memory)
    succeeded, value = _called(function, arguments)
    return packed((succeeded, value, _resident() > WORN))


def _called(function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[bool, Any]:
    try:
        return True, function(*arguments)
    except SourceError as error:
        return False, error
    except MemoryError:
        return False, SourceError("source-too-heavy")


def packed(value: object) -> bytes:
    """Return a pickle behind its length."""
    content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return len(content).to_bytes(LENGTH_BYTES) + content


def _bound_memory(memory: int) -> None:
    # What is mapped already counts: libraries reserve for each core of the machine. Not every system has such a bound.
    with suppress(OSError, ValueError):
        most = _pages(_MAPPED) * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _bound_call(memory: int) -> None:
    with suppress(OSError, ValueError):
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = _pages(_MAPPED) * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _resident() -> int:
    try:
        return _pages(_RESIDENT) * resource.getpagesize()
    except (OSError, ValueError):
        return 0


def _pages(column: int) -> int:
    return int(Path("/proc/self/statm").read_text().split()[column])


def main(memory: int = MEMORY) -> None:
    """Serve the parent at standard input and output, with so many bytes beyond what the process starts with."""
    # Ctrl+C is for the parent, which ends its workers itself; a parent that is gone ends them by closing the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory(memory)
    serve(sys.stdin.buffer, sys.stdout.buffer)
