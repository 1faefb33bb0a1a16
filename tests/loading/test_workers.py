"""Work done off the event loop: within bounds of time and memory, by processes that end with their parent."""

from __future__ import annotations

import asyncio
import os
import pickle
import threading
from typing import TYPE_CHECKING, Any

import pytest

from bot.errors import NotFoundError, SourceError
from bot.loading import Loader, loader
from bot.loading.pages.read_page import Splitter
from bot.loading.records import records
from bot.loading.workers import pool as pools
from bot.loading.workers import worker
from bot.loading.workers.pool import Processes, Threads
from bot.segmentation import SegmentedPage, segment
from tests.loading.writing import BUDGET, HARBOR, LIBRARY, page, teaser

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.loading.workers.pool import WorkerPool
    from tests.loading.conftest import Desk


@pytest.fixture(params=[Threads, Processes])
async def pool(request: pytest.FixtureRequest) -> AsyncIterator[WorkerPool]:
    opened: WorkerPool = request.param()
    yield opened
    await opened.close()


def add(one: int, other: int) -> int:
    return one + other


def refuse() -> None:
    raise SourceError("source-too-large", limit=20)


LET_GO = threading.Event()
"""Never set in a process of its own, which is killed."""


def dawdle() -> None:
    LET_GO.wait(60)


def grab() -> int:
    return len(bytearray(worker.MEMORY * 2))


async def test_it_answers_in_whatever_order_it_is_asked(pool: WorkerPool) -> None:
    assert await asyncio.gather(*(pool.run(add, number, 1) for number in range(8))) == list(range(1, 9))


async def test_an_error_arrives_as_itself(pool: WorkerPool) -> None:
    with pytest.raises(SourceError) as caught:
        await pool.run(refuse)
    assert (caught.value.key, caught.value.data) == ("source-too-large", {"limit": 20})
    assert await pool.run(add, 1, 1) == 2


async def test_a_call_that_takes_too_long_is_given_up(pool: WorkerPool, monkeypatch: pytest.MonkeyPatch) -> None:
    LET_GO.clear()
    monkeypatch.setattr(pools, "SECONDS", 0.05)
    with pytest.raises(SourceError) as caught:
        await pool.run(dawdle)
    LET_GO.set()
    assert caught.value.key == "source-too-heavy"
    monkeypatch.undo()
    assert await pool.run(add, 1, 1) == 2


async def test_a_process_that_takes_too_much_memory_or_dies_is_replaced() -> None:
    pool = Processes(1)
    try:
        for function, arguments in ((grab, ()), (os._exit, (3,))):
            with pytest.raises(SourceError) as caught:
                await pool.run(function, *arguments)
            assert caught.value.key == "source-too-heavy"
            assert await pool.run(add, 1, 1) == 2
    finally:
        await pool.close()


async def test_a_cancelled_call_leaves_no_process_behind() -> None:
    pool = Processes(1)
    pid = await pool.run(os.getpid)
    task = asyncio.create_task(pool.run(dawdle))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert await pool.run(os.getpid) != pid
    await pool.close()


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
