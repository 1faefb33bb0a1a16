"""Threads by what they are for: who waits for an answer never waits for long work, nor without an end."""

from __future__ import annotations

import asyncio
import os
import threading
from contextvars import ContextVar
from typing import TYPE_CHECKING

import pytest

from bot.archive.sqlite.connection.database import Database
from bot.articles.model import SHARED, ArticleKey
from bot.errors import DeadlineError
from bot.runtime.worker_threads import WorkerThreads, answering, background
from bot.texts import load_texts
from tests.archive import making

if TYPE_CHECKING:
    from pathlib import Path

REFERENCE: ContextVar[str] = ContextVar("reference", default="none")


async def test_long_work_in_the_background_takes_no_thread_of_an_answer() -> None:
    over = threading.Event()
    long = [asyncio.create_task(background.run(over.wait)) for _ in range(50)]
    await asyncio.sleep(0)  # each of them has asked for its thread
    try:
        assert await answering.run(lambda: "answer") == "answer"
    finally:
        over.set()
        await asyncio.gather(*long)


async def test_a_question_whose_thread_does_not_come_is_answered_in_a_sentence() -> None:
    threads, over, begun = WorkerThreads("full", 1, patience=0.05), threading.Event(), list[str]()
    long = asyncio.create_task(threads.run(over.wait))
    await asyncio.sleep(0)
    try:
        with pytest.raises(DeadlineError) as caught:
            await threads.run(begun.append, "late")
        assert load_texts().of_error(caught.value).startswith("I'm too busy right now")
    finally:
        over.set()
        await long
    assert await threads.run(lambda: "again") == "again"
    assert begun == []


async def test_what_has_begun_is_waited_for_beyond_the_patience_for_a_thread() -> None:
    threads, over = WorkerThreads("slow", 1, patience=0.01), threading.Event()
    slow = asyncio.create_task(threads.run(over.wait))
    await asyncio.wait({slow}, timeout=0.1)
    over.set()
    assert await slow is True


async def test_what_is_cancelled_before_a_thread_comes_never_begins() -> None:
    threads, over, begun = WorkerThreads("one", 1), threading.Event(), list[str]()
    long = asyncio.create_task(threads.run(over.wait))
    queued = asyncio.create_task(threads.run(begun.append, "cancelled"))
    await asyncio.sleep(0)
    queued.cancel()
    with pytest.raises(asyncio.CancelledError):
        await queued
    over.set()
    await long
    await threads.run(begun.append, "next")
    assert begun == ["next"]


async def test_a_thread_has_the_reference_of_who_asked_and_its_errors_arrive() -> None:
    REFERENCE.set("mine")
    assert await answering.run(REFERENCE.get) == "mine"
    with pytest.raises(ZeroDivisionError):
        await answering.run(lambda: 1 / 0)


async def test_a_moment_of_the_archive_gives_up_where_no_thread_comes_in_its_time(tmp_path: Path) -> None:
    database, over, threads = await Database.open(tmp_path / "archive.db"), threading.Event(), WorkerThreads("one", 1)
    long = asyncio.create_task(threads.run(over.wait))
    try:
        async with database.moment(0.01) as moment:
            with pytest.raises(DeadlineError):
                await moment.run(lambda: "never", threads)
        async with database.moment() as moment:
            assert await moment.run(lambda: "others are answered") == "others are answered"
    finally:
        over.set()
        await long
        await database.close()


async def test_who_holds_the_writer_never_waits_for_a_thread_of_the_background(tmp_path: Path) -> None:
    over = threading.Event()
    archive = await making.open_new(tmp_path / "archive.db")
    long = [asyncio.create_task(background.run(over.wait)) for _ in range(50)]
    await asyncio.sleep(0)  # each of them has asked for its thread
    try:
        async with asyncio.timeout(60):
            told = making.new("Squid are back in the harbour, and fishermen mend their nets at night.")
            assert await making.store(archive, SHARED, told, told) == [ArticleKey(SHARED, 1), ArticleKey(SHARED, 2)]
    finally:
        over.set()
        await asyncio.gather(*long)
        await archive.close()


def test_a_forked_process_has_threads_of_its_own() -> None:
    async def ask() -> int:
        return await answering.run(lambda: 7)

    assert asyncio.run(ask()) == 7
    child = os.fork()
    if not child:
        try:
            os._exit(asyncio.run(asyncio.wait_for(ask(), 60)))
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
