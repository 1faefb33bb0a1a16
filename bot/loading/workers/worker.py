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
from typing import TYPE_CHECKING, Any

from bot.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

MEMORY = 2 << 30
"""Bytes a worker may take beyond what it starts with."""

LENGTH_BYTES = 8


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests of (function, arguments) until there are no more."""
    while length := requests.read(LENGTH_BYTES):
        function, arguments = pickle.loads(requests.read(int.from_bytes(length)))  # noqa: S301 (from our parent)
        answers.write(packed(_answer(function, arguments)))
        answers.flush()


def _answer(function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[bool, Any]:
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
        mapped = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (mapped + memory, mapped + memory))


def main(memory: int = MEMORY) -> None:
    """Serve the parent at standard input and output, with so many bytes beyond what the process starts with."""
    # Ctrl+C is for the parent, which ends its workers itself; a parent that is gone ends them by closing the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory(memory)
    serve(sys.stdin.buffer, sys.stdout.buffer)
