"""Work done off the event loop: within bounds of time and memory, by processes that end with their parent."""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
from typing import TYPE_CHECKING, Any

import pytest

from bot.errors import NotFoundError, SourceError
from bot.loading import Loader, loader
from bot.loading.pages.read_page import Splitter
from bot.loading.records import records
from bot.loading.workers import pool as pools
from bot.loading.workers import worker
from bot.loading.workers.pool import SPLITTING, Limits, Processes, Threads, run_each
from bot.segmentation import SegmentedPage, segment
from tests.loading.jobs import LET_GO, add, dawdle, grab, keep, refuse
from tests.loading.writing import BUDGET, HARBOR, LIBRARY, page, teaser
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from bot.loading.workers.pool import WorkerPool
    from tests.loading.conftest import Desk


START = pools._start
"""Starts Python anew for each process; the other tests fork theirs (`tests.forked_workers`)."""


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start processes as the bot does."""
    monkeypatch.setattr(pools, "_start", START)


@pytest.fixture
async def processes() -> AsyncIterator[Processes]:
    opened = Processes(1)
    yield opened
    await opened.close()


@pytest.fixture(params=["threads", "processes"])
def pool(request: pytest.FixtureRequest, processes: Processes) -> WorkerPool:
    return Threads() if request.param == "threads" else processes.share(1)


def same(items: Sequence[int]) -> list[int | SourceError]:
    return list(items)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def test_it_answers_in_whatever_order_it_is_asked(pool: WorkerPool) -> None:
    assert await asyncio.gather(*(pool.run(add, number, 1) for number in range(8))) == list(range(1, 9))


async def test_an_error_arrives_as_itself(pool: WorkerPool) -> None:
    with pytest.raises(SourceError) as caught:
        await pool.run(refuse)
    assert (caught.value.key, caught.value.data) == ("source-too-large", {"limit": 20})
    assert await pool.run(add, 1, 1) == 2


async def test_a_call_in_a_thread_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    LET_GO.clear()
    monkeypatch.setattr(pools, "SPLITTING", Limits(0.05))
    with pytest.raises(SourceError) as caught:
        await Threads().run(dawdle)
    LET_GO.set()
    assert caught.value.key == "source-too-heavy"


@pytest.mark.usefixtures("started")
async def test_a_process_that_takes_too_much_time_or_memory_or_dies_is_replaced(processes: Processes) -> None:
    heavy: list[tuple[Limits, Callable[..., object], tuple[object, ...]]] = [
        (Limits(0.05), dawdle, ()),
        (SPLITTING, grab, (worker.MEMORY * 2,)),
        (SPLITTING, os._exit, (3,)),
    ]
    for limits, function, arguments in heavy:
        with pytest.raises(SourceError) as caught:
            await processes.share(1, limits).run(function, *arguments)
        assert caught.value.key == "source-too-heavy"
        assert await processes.share(1).run(add, 1, 1) == 2


async def test_a_call_may_take_the_memory_it_was_given_and_no_more(processes: Processes) -> None:
    given = Limits(30.0, 64 << 20)
    assert await processes.share(1, given).run(grab, 48 << 20) == 48 << 20
    with pytest.raises(SourceError) as caught:
        await processes.share(1, given).run(grab, 80 << 20)
    assert caught.value.key == "source-too-heavy"
    assert await processes.share(1).run(grab, 80 << 20) == 80 << 20


async def test_a_process_that_has_grown_is_replaced(processes: Processes) -> None:
    pid = await processes.share(1).run(os.getpid)
    assert await processes.share(1).run(grab, 2 * worker.WORN) == 2 * worker.WORN
    assert await processes.share(1).run(os.getpid) == pid, "it gave back what it took"
    assert await processes.share(1).run(keep, 2 * worker.WORN) == 2 * worker.WORN
    assert await processes.share(1).run(os.getpid) != pid


async def test_a_process_that_was_killed_while_idle_costs_the_next_page_nothing(processes: Processes) -> None:
    pid = await processes.share(1).run(os.getpid)
    os.kill(pid, signal.SIGKILL)
    await until(lambda: not processes.idle)
    assert await processes.share(1).run(os.getpid) != pid


async def test_a_process_that_nobody_needs_ends() -> None:
    processes = Processes(1, idle_seconds=0.0)
    pid = await processes.share(1).run(os.getpid)
    await until(lambda: not is_alive(pid))
    assert await processes.share(1).run(os.getpid) != pid
    await processes.close()


async def test_however_many_servers_there_are_one_pool_works_for_all_in_turns() -> None:
    processes = Processes(2, most_waiting_each=100)
    calls = [processes.share(guild).run(os.getpid) for guild in (1, 1, 1, 1, 2, 3, 4)]
    assert len(set(await asyncio.gather(*calls))) <= 2
    await processes.close()
    alone = Processes(1)
    ended = list[int]()

    async def ask(guild: int) -> None:
        await alone.share(guild).run(add, 1, 1)
        ended.append(guild)

    await asyncio.gather(*map(ask, (1, 1, 1, 2, 3)))
    assert ended == [1, 1, 2, 3, 1]
    await alone.close()


async def test_what_would_wait_beyond_the_bound_is_refused_with_a_sentence() -> None:
    for one_too_many in (1, 4):
        processes = Processes(1, most_waiting_each=2, most_waiting=3)
        waiting = [asyncio.create_task(processes.share(guild).run(add, 1, 1)) for guild in (1, 1, 1, 2)]
        await asyncio.sleep(0)
        with pytest.raises(SourceError) as caught:
            await processes.share(one_too_many).run(add, 1, 1)
        assert caught.value.key == "loading-busy"
        assert await asyncio.gather(*waiting) == [2] * 4
        await processes.close()


async def test_what_is_refused_for_want_of_room_is_not_tried_page_by_page() -> None:
    class Full(Threads):
        asked = 0

        async def run(self, function: object, *arguments: object) -> object:
            self.asked += 1
            raise SourceError("loading-busy")

    full = Full()
    errors = await run_each(full, same, [1, 2, 3])
    assert [error.key for error in errors if isinstance(error, SourceError)] == ["loading-busy"] * 3
    assert full.asked == 1


@pytest.mark.usefixtures("started")
async def test_a_cancelled_call_leaves_no_process_behind(processes: Processes) -> None:
    pool = processes.share(1)
    pid = await pool.run(os.getpid)
    task = asyncio.create_task(pool.run(dawdle))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert await pool.run(os.getpid) != pid


async def test_processes_load_what_threads_load(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "MUCH", 0)
    desk.write("1.md", page(LIBRARY, (teaser(HARBOR),)))
    desk.write("2.md", page(HARBOR, BUDGET))
    desk.write("3.md", b"\x00\x01\x02" * 50)
    desk.write_records("4.jsonl", {"id": "1", "paragraphs": list(BUDGET), "authors": ["Lin Mei-hua (林美華)"]})
    report = await desk.load()
    assert (report.loaded, report.updated, len(report.rejected)) == (4, 1, 1)
    assert (await desk.article(4)).text.people[0].cjk == "林美華"
    assert (await desk.load()).unchanged == 5


async def test_one_page_that_is_too_much_leaves_its_neighbours(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class Delicate(Threads):
        async def run(self, function: object, *arguments: object) -> object:
            if b"dynamite" in repr(arguments).encode():
                raise SourceError("source-too-heavy")
            return await super().run(function, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(loader, "Threads", Delicate)
    desk.write("1.md", page(HARBOR))
    desk.write("2.md", page((*LIBRARY, "dynamite")))
    desk.write_records("3.jsonl", {"text": "dynamite"}, {"text": "A short report."})
    report = await desk.load()
    assert report.loaded == 2
    rejected = [(one.path, one.line) for one in report.rejected]
    assert rejected == [(str(desk.folder / "2.md"), None), (str(desk.folder / "3.jsonl"), 1)]


async def test_a_mistake_of_ours_is_told_and_stops_nothing_else(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def mistaken(text: str) -> str:
        if "dynamite" in text:
            raise ZeroDivisionError
        return "en"

    def split(page: bytes, **more: Any) -> SegmentedPage:
        mistaken(page.decode())
        return segment(page, **more)

    monkeypatch.setattr(records, "guess_language", mistaken)
    desk.write("1.txt", "dynamite in the harbor")
    desk.write("2.txt", "rain in the harbor")
    desk.write_records("3.jsonl", {"text": "rain in the hills"}, {"text": "dynamite in the hills"})
    report = await Loader(desk.archive, Splitter("1", split)).load([desk.folder])
    assert report.loaded == 2
    assert [(one.path.rsplit("/", 1)[1], one.line) for one in report.rejected] == [("1.txt", None), ("3.jsonl", 2)]
    assert all("(ZeroDivisionError)" in one.reason for one in report.rejected)
    assert [record.exc_info is not None for record in caplog.records] == [True, True]


def test_every_error_crosses_a_pipe_as_itself() -> None:
    for error in (SourceError("source-empty"), NotFoundError("A17")):
        copy = pickle.loads(pickle.dumps(error))  # noqa: S301
        assert (type(copy), copy.key, copy.data) == (type(error), error.key, error.data)
