"""What any long-running process needs and no newspaper: clock, signals, cancellation, threads, logs, rate limits."""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from bot.runtime.cancellation import finish, in_thread
from bot.runtime.clock import Clock, SystemClock
from bot.runtime.correlation import begin_reference, have_reference
from bot.runtime.fair_turns import CrowdedError, FairTurns
from bot.runtime.logs import set_up_logs
from bot.runtime.memory import freeze_startup_objects, release_memory_regularly
from bot.runtime.nap import Nap
from bot.runtime.printable import printable, printable_lines
from bot.runtime.rate_limit import RateLimit
from bot.runtime.rounds import Rounds
from bot.runtime.signals import STOPPING, until_stopped
from bot.runtime.threads import shorten_thread_switches
from bot.runtime.worker_threads import WorkerThreads, answering, background, while_writing

if TYPE_CHECKING:
    from bot.runtime.request_gate import guard, only_while
    from bot.runtime.time_zones import (
        find_zone,
        is_doubtful,
        meant_zones,
        mirrored_name,
        nearest_zones,
        open_zone,
        refuse_offset,
        valid_zone,
        zone_name,
        zones,
    )
    from bot.runtime.version import program_version

_LAZY: Final = {
    "bot.runtime.request_gate": ("guard", "only_while"),
    "bot.runtime.time_zones": (
        "find_zone",
        "is_doubtful",
        "meant_zones",
        "mirrored_name",
        "nearest_zones",
        "open_zone",
        "refuse_offset",
        "valid_zone",
        "zone_name",
        "zones",
    ),
    "bot.runtime.version": ("program_version",),
}


def __getattr__(name: str) -> object:
    """Load what few need when it is first asked for: processes that only split pages stay small without it."""
    for module, names in _LAZY.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(name)


__all__ = [
    "STOPPING",
    "Clock",
    "CrowdedError",
    "FairTurns",
    "Nap",
    "RateLimit",
    "Rounds",
    "SystemClock",
    "WorkerThreads",
    "answering",
    "background",
    "begin_reference",
    "find_zone",
    "finish",
    "freeze_startup_objects",
    "guard",
    "have_reference",
    "in_thread",
    "is_doubtful",
    "meant_zones",
    "mirrored_name",
    "nearest_zones",
    "only_while",
    "open_zone",
    "printable",
    "printable_lines",
    "program_version",
    "refuse_offset",
    "release_memory_regularly",
    "set_up_logs",
    "shorten_thread_switches",
    "until_stopped",
    "valid_zone",
    "while_writing",
    "zone_name",
    "zones",
]
