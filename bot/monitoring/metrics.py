"""What the bot counts and times, in the terms of Prometheus.

No label names a guild, a person, a channel or anything that somebody wrote: only words of our own, so that their number
is bounded and nobody is told of.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

if TYPE_CHECKING:
    from collections.abc import Generator

REGISTRY: Final = CollectorRegistry(auto_describe=True)

_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)

COMMANDS: Final = Counter(
    "broadsheet_commands",
    "Commands, buttons, menus and forms that were answered.",
    ("command", "form", "outcome"),
    registry=REGISTRY,
)
COMMAND_SECONDS: Final = Histogram(
    "broadsheet_command_seconds",
    "Seconds from when the bot took up a command to when it had answered.",
    ("command",),
    buckets=_SECONDS,
    registry=REGISTRY,
)
SEARCH_SECONDS: Final = Histogram(
    "broadsheet_search_stage_seconds",
    "Seconds that a stage of a search took.",
    ("stage",),
    buckets=_SECONDS,
    registry=REGISTRY,
)
ARTICLES: Final = Counter(
    "broadsheet_load_articles", "Articles and pages by what loading made of them.", ("outcome",), registry=REGISTRY
)
LOADS: Final = Counter("broadsheet_loads", "Loads by how they ended.", ("outcome",), registry=REGISTRY)
POLLS: Final = Counter("broadsheet_feed_polls", "Polls of feeds by how they ended.", ("outcome",), registry=REGISTRY)
CHANGES: Final = Counter(
    "broadsheet_changes", "Messages on changes by how they ended.", ("outcome",), registry=REGISTRY
)
BOARDS: Final = Counter(
    "broadsheet_boards",
    "Messages of boards in channels by what was done with them.",
    ("outcome",),
    registry=REGISTRY,
)
WATCHES: Final = Counter(
    "broadsheet_watches", "Messages of watches by how they ended.", ("outcome",), registry=REGISTRY
)
REREADINGS: Final = Counter(
    "broadsheet_rereadings",
    "Pages read again because they were quoted, by what became of them.",
    ("outcome",),
    registry=REGISTRY,
)
DIGESTS: Final = Counter("broadsheet_digests", "Runs of digests by how they ended.", ("outcome",), registry=REGISTRY)
RSS: Final = Counter(
    "broadsheet_rss_requests", "Requests of feed readers by how they ended.", ("outcome",), registry=REGISTRY
)
WAITING: Final = Gauge("broadsheet_waiting", "How many wait for, or are in, a queue.", ("queue",), registry=REGISTRY)
LOOP_LAG: Final = Histogram(
    "broadsheet_event_loop_lag_seconds",
    "Seconds by which the event loop woke a sleeper too late, measured twice a second.",
    buckets=(0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1.0, 5.0),
    registry=REGISTRY,
)
DATABASE_BYTES: Final = Gauge(
    "broadsheet_database_bytes", "Size of the database by file.", ("file",), registry=REGISTRY
)
CONNECTED: Final = Gauge("broadsheet_discord_connected", "1 while Discord's gateway is connected.", registry=REGISTRY)
GATEWAY_SECONDS: Final = Gauge("broadsheet_discord_latency_seconds", "Latency of Discord's gateway.", registry=REGISTRY)

_taken_up: ContextVar[float | None] = ContextVar("taken up", default=None)


def start_timer() -> None:
    """Start the clock of the command that the current task answers."""
    _taken_up.set(time.perf_counter())


def seconds_elapsed() -> float:
    """Return how many seconds ago the current command was taken up; 0 where none was."""
    start = _taken_up.get()
    return 0.0 if start is None else time.perf_counter() - start


@contextmanager
def stage(name: str) -> Generator[None]:
    """Time a stage of a search, also one that fails."""
    with SEARCH_SECONDS.labels(name).time():
        yield


@contextmanager
def loading() -> Generator[None]:
    """Count a load that is under way, and how it ends."""
    outcome = "stopped"
    try:
        with waiting("loads"):
            yield
        outcome = "done"
    except Exception:
        outcome = "failed"
        raise
    finally:
        LOADS.labels(outcome).inc()


@contextmanager
def waiting(queue: str) -> Generator[None]:
    """Count who waits in a queue while the block runs."""
    with WAITING.labels(queue).track_inprogress():
        yield
