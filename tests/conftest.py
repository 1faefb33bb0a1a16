"""What holds for every test: compiled code is shared, few examples are drawn, and a busy machine is waited for."""

from __future__ import annotations

import os
import sys
from collections import Counter
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.examples import load_profile
from tests.fakes.late_history import late
from tests.fakes.patience import patient_advancing, patient_settling
from tests.fakes.quick_start import quick_starts
from tests.forked_workers import start_forked
from tests.unmeasured import unmeasured
from tests.waiting import SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
LONGEST_NAME = 80
"""Bytes that a case is named after."""


def share_bytecode() -> None:
    """Keep compiled modules in pytest's cache where Python may write none beside the sources.

    Every process that a test starts would compile the whole program anew, which is half its time.
    """
    if sys.dont_write_bytecode:
        sys.dont_write_bytecode = False
        sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(ROOT / ".pytest_cache" / "bytecode")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


share_bytecode()
load_profile()


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a case after its argument where its value is bytes that nobody reads.

    What is packed holds the time of the packing: two processes that collected the tests in two seconds had other names.
    """
    return argname if isinstance(val, bytes) and not (len(val) <= LONGEST_NAME and val.isascii()) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest: at the end no process is left alone with one of them.

    Those are the files with tests that are `unmeasured`; then those with most tests.
    """
    tests = Counter(item.path for item in items)
    long = {item.path for item in items if item.get_closest_marker("unmeasured")}
    items.sort(key=lambda item: (item.path not in long, -tests[item.path], str(item.path)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Run what is marked `unmeasured` without measuring coverage."""
    with unmeasured() if item.get_closest_marker("unmeasured") else nullcontext():
        return (yield)


@pytest.fixture(scope="session", autouse=True)
def deadlines_of_a_busy_machine() -> Iterator[None]:
    """Let nothing be given up because the machine is busy; the tests of a deadline set one of their own."""
    from bot.quotation.quoting import autocomplete
    from bot.quotation.verification import candidates, verifier
    from bot.search import service

    deadlines = ((service, "DEADLINE"), (candidates, "DEADLINE"), (verifier, "DEADLINE"), (autocomplete, "SECONDS"))
    with pytest.MonkeyPatch.context() as patch:
        for module, name in deadlines:
            patch.setattr(module, name, SECONDS)
        yield


@pytest.fixture(scope="session", autouse=True)
def workers_that_are_forked() -> Iterator[None]:
    """Fork worker processes from one that has the program loaded; their own tests start them anew."""
    from bot.loading.workers import pool

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool, "_start", start_forked)
        yield


@pytest.fixture(scope="session", autouse=True)
def a_simulator_that_waits() -> Iterator[None]:
    """Let the simulated Discord wait as long for a busy machine as everything else, and copy no message unasked."""
    import simcord

    with pytest.MonkeyPatch.context() as patch:
        for name, patient in (("_settle_internal", patient_settling), ("_advance_to", patient_advancing)):
            patch.setattr(simcord.Env, name, patient(getattr(simcord.Env, name)))
        patch.setattr(simcord.builders.ChannelHandle, "history", late(simcord.builders.ChannelHandle.history))
        yield


@pytest.fixture(scope="session", autouse=True)
def a_bot_that_starts_quickly() -> Iterator[None]:
    """Do only once for a process what every start of the bot does with the same result."""
    with pytest.MonkeyPatch.context() as patch:
        for holder, name, quick in quick_starts():
            patch.setattr(holder, name, quick)
        yield
