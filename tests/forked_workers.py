"""Worker processes that are forked from one that has the program loaded: to start Python anew costs a second each time.

Such a worker is a process all the same, with a bound on its memory, and can be killed; `tests/loading/test_workers.py`
starts real ones.
"""

from __future__ import annotations

import asyncio
import atexit
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path

from tests.waiting import PROCESS_SECONDS

ROOT = Path(__file__).resolve().parents[1]
LOADED = ("bot.loading", "bot.loading.kinds.opening", "bot.loading.web", "mammoth", "pypdf", "striprtf.striprtf")
"""What workers import when they are first asked for it."""


class ForkedWorker:
    """What the pool needs of `asyncio.subprocess.Process`; one socket is both its pipes."""

    def __init__(self, pid: int, stdout: asyncio.StreamReader, stdin: asyncio.StreamWriter) -> None:
        self.pid = pid
        self.stdout = stdout
        self.stdin = stdin

    @property
    def returncode(self) -> int | None:
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return -signal.SIGKILL
        return None

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    async def communicate(self) -> None:
        self.stdin.close()
        while await self.stdout.read(1 << 16):
            pass
        await asyncio.to_thread(self._wait)  # not by the clock of the loop, which may be a simulated one

    def _wait(self) -> None:
        end = time.monotonic() + PROCESS_SECONDS
        while self.returncode is None and time.monotonic() < end:
            time.sleep(0.005)


async def start_forked() -> ForkedWorker:
    """Start a worker process, as `bot.loading.workers.pool` does."""
    ours, theirs = socket.socketpair()
    with theirs:
        socket.send_fds(_forking(), [b"\n"], [theirs.fileno()])
    pid = int(_forking().recv(64))
    return ForkedWorker(pid, *await asyncio.open_connection(sock=ours))


def _environment() -> dict[str, str]:
    # Threads do not survive a fork. Workers are killed in the end, so what coverage measured in them would be lost.
    ours = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    return ours | {"OPENBLAS_NUM_THREADS": "1"}


@cache
def _forking() -> socket.socket:
    """Start the process that forks, once for this one."""
    ours, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.forked_workers", str(theirs.fileno())],
            cwd=ROOT,
            env=_environment(),
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
        )
    ours.settimeout(PROCESS_SECONDS)
    atexit.register(process.wait, PROCESS_SECONDS)
    atexit.register(ours.close)
    return ours


def serve(connection: socket.socket) -> int | None:
    """Fork for each socket that comes; return it in the child, and None in the parent when nobody asks any more."""
    while True:
        request, sockets, _, _ = socket.recv_fds(connection, 1, 1)
        if not request:
            return None
        child = os.fork()
        if not child:
            connection.close()
            return sockets[0]
        os.close(sockets[0])
        connection.sendall(str(child).encode())


if __name__ == "__main__":
    from bot.loading.workers.worker import main

    for name in LOADED:
        import_module(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them
    asked = serve(socket.socket(fileno=int(sys.argv[1])))
    if asked is not None:
        os.dup2(asked, 0)
        os.dup2(asked, 1)
        os.close(asked)
        main()
