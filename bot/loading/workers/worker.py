"""A worker process: runs functions for its parent, one at a time, within a memory limit.

The parent starts it with `main`. Requests and answers are pickles, each after its length in eight bytes. Both ends of
the pipes are this program, and no one else can write into them.
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
"""Maximum memory in bytes on top of what the process has at the start, whatever the request says."""

WORN: Final = 384 << 20
"""Memory in bytes above which a worker is replaced after a call, so that the memory of one large page is freed."""

LENGTH_BYTES: Final = 8
_MAPPED, _RESIDENT = 0, 1  # columns of /proc/self/statm


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests of (function, arguments, memory) until the input ends.

    An answer is (success, result or exception, whether the worker should be replaced).
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
    """Return a pickle after its length."""
    content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return len(content).to_bytes(LENGTH_BYTES) + content


def _bound_memory(memory: int) -> None:
    # The limit counts mapped memory, which libraries reserve for each core. Not every system has such a limit.
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
    """Serve the parent on standard input and output, with the memory limit."""
    # Ctrl+C is for the parent, which stops its workers; if the parent dies, the closed pipe stops them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory(memory)
    serve(sys.stdin.buffer, sys.stdout.buffer)
