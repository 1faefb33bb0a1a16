"""The bot as a program of its own, connected to a stand-in, with a probe beside it: `run.py` starts it.

It prints a JSON line every few seconds: seconds since the start, resident memory in MB, and how many tasks, threads and
open files it has, and the longest that its event loop was held since the last line.
"""

from __future__ import annotations

import asyncio
import ctypes
import json
import os
import socket
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import yarl
from aiohttp.abc import AbstractResolver
from discord.gateway import DiscordWebSocket
from discord.http import Route
from pydantic import SecretStr

import bot.app
from benchmarks.soak.holding import Watchdog
from bot.config import read_settings
from bot.live import run_on_discord
from bot.runtime.logs import set_up_logs
from bot.sources.fetching import Fetcher
from bot.sources.ssrf_guard import SsrfGuard

if TYPE_CHECKING:
    from aiohttp.abc import ResolveResult

    from bot.runtime.clock import Clock

EVERY_SECONDS = 2.0
_NAP = 0.01
_LOOPBACK = "127.0.0.1"
_NOT_A_TOKEN = SecretStr("MTAwMDAwMDAwMDAwMDAwMDAx.GfakeG." + "x" * 38)


def main() -> None:
    """Run the bot against the stand-in on a port until stopped: `probed_bot PORT DATABASE PAGES [--stacks]`."""
    port, database, pages, looking = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], "--stacks" in sys.argv
    Route.BASE = f"http://{_LOOPBACK}:{port}"
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://{_LOOPBACK}:{port}/gateway")
    gate = SsrfGuard(frozenset({(_LOOPBACK, port)}))

    def fetcher(clock: Clock) -> Fetcher:
        return Fetcher(clock, gate=gate, resolver=_OneAddress())

    bot.app.Fetcher = fetcher  # pyright: ignore[reportAttributeAccessIssue] (the stand-in is the open network here)
    set_up_logs("WARNING", "text", [])
    settings = read_settings(_env_file=None, BROADSHEET_PAGES=pages)

    async def run() -> None:
        watchdog = Watchdog(looking=looking)
        probing = asyncio.create_task(_probe(watchdog))
        try:
            await run_on_discord(settings, database, _NOT_A_TOKEN)
        finally:
            probing.cancel()
            print(*watchdog.told(), sep="\n", file=sys.stderr)

    asyncio.run(run())


class _OneAddress(AbstractResolver):
    """Says of every name that it is the stand-in's."""

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:
        """Return the one address."""
        found: ResolveResult = {
            "hostname": host, "host": _LOOPBACK, "port": port, "family": socket.AF_INET, "proto": 0, "flags": 0,
        }  # fmt: skip
        return [found]

    async def close(self) -> None:
        """Hold nothing, and so end nothing."""


async def _probe(watchdog: Watchdog) -> None:
    began = time.perf_counter()
    next_line, longest = began, 0.0
    while True:
        before = time.perf_counter()
        watchdog.beat()
        await asyncio.sleep(_NAP)
        now = time.perf_counter()
        longest = max(longest, now - before - _NAP)
        if now >= next_line:
            print(json.dumps(_line(now - began, longest, watchdog)), flush=True)
            next_line, longest = now + EVERY_SECONDS, 0.0


def _line(seconds: float, longest: float, watchdog: Watchdog) -> dict[str, float]:
    return {
        "seconds": round(seconds, 1),
        "memory": _resident_mb(),
        **_memory_of(),
        "tasks": len(asyncio.all_tasks()),
        "threads": threading.active_count(),
        "files": sum(1 for _ in Path("/proc/self/fd").iterdir()),
        "held_ms": round(longest * 1000, 1),
        "collected_ms": round(watchdog.collection() * 1000, 1),
    }


class _Mallinfo(ctypes.Structure):
    """What the C library says of its memory (`man mallinfo2`), in bytes."""

    _fields_ = [(name, ctypes.c_size_t) for name in (
        "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost",
    )]  # fmt: skip


def _memory_of() -> dict[str, float]:
    """Return whose the memory is, where it can be asked: SQLite's, in use of the C library's, and free but kept by it.

    `blocks` are Python's, in thousands.
    """
    found = {"blocks": round(sys.getallocatedblocks() / 1e3, 1)}
    try:
        sqlite, library = ctypes.CDLL("libsqlite3.so.0"), ctypes.CDLL("libc.so.6")
        sqlite.sqlite3_memory_used.restype = ctypes.c_int64
        library.mallinfo2.restype = _Mallinfo
        info = library.mallinfo2()
    except (OSError, AttributeError):
        return found
    used = info.uordblks + info.hblkhd
    return found | {
        "sqlite": round(sqlite.sqlite3_memory_used() / 1e6, 1),
        "in_use": round(used / 1e6, 1),
        "free": round(info.fordblks / 1e6, 1),
    }


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 1)


if __name__ == "__main__":
    main()
