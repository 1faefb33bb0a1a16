"""Run `bot.py` as an operator does: as a process of its own, with an environment of its own."""

from __future__ import annotations

import atexit
import json
import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from tests.waiting import PROCESS_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]


def environment(**variables: str) -> dict[str, str]:
    """Return this environment without any setting of the bot's or locale, and with `variables`."""
    ours = ("DISCORD_", "DATABASE_URL", "BROADSHEET_PAGES", "LOG_", "LANG", "LC_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | variables


def bot(*arguments: str | Path, text: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    """Run one subcommand to its end."""
    asked, env = [*map(str, arguments)], environment(**variables)
    if any(name.startswith("PYTHON") for name in variables):  # what Python reads when it starts
        command = [sys.executable, "bot.py", *asked]
        return subprocess.run(
            command, cwd=ROOT, env=env, input=text, capture_output=True, encoding="utf-8", timeout=PROCESS_SECONDS
        )
    with ExitStack() as stack:
        ours = [stack.enter_context(TemporaryFile()) for _ in range(3)]
        ours[0].write(text.encode())
        ours[0].seek(0)
        request = json.dumps({"arguments": asked, "environment": env}).encode()
        status = _forked(request, [stream.fileno() for stream in ours])
        for stream in ours:
            stream.seek(0)
        out, err = (stream.read().decode() for stream in ours[1:])
        return subprocess.CompletedProcess(asked, status, out, err)


def _forked(request: bytes, streams: list[int]) -> int:
    connection = _forking()
    socket.send_fds(connection, [request + b"\n"], streams)
    answer = b""
    while not answer.endswith(b"\n"):
        piece = connection.recv(64)
        assert piece, "the process that forks has died"
        answer += piece
    return int(answer)


@cache
def _forking() -> socket.socket:
    """Start the process that forks, once for this one; see `forking`."""
    ours, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.cli.forking", str(theirs.fileno())],
            cwd=ROOT,
            env=environment(OPENBLAS_NUM_THREADS="1"),  # threads do not survive a fork
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    ours.settimeout(PROCESS_SECONDS)
    atexit.register(process.wait, PROCESS_SECONDS)
    atexit.register(ours.close)
    return ours


@contextmanager
def preview(*arguments: str | Path, **variables: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Serve the preview, yield its process and address, and end it as an operator would."""
    command = [sys.executable, "bot.py", "preview", "--no-browser", *map(str, arguments)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(**variables), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            # It says first what it does, and then where it is.
            addresses = (re.search(r"http://127\.0\.0\.1:\d+/\S*", line) for line in process.stdout)
            found = next(filter(None, addresses), None)
            assert found, f"no address: {process.stderr.read() if process.stderr else ''}"
            yield process, found[0]
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            process.wait(PROCESS_SECONDS)
