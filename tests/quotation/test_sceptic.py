"""What a sceptical journalist sends in, through the command line and as messages."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from bot.app import open_services
from bot.articles.model import SHARED
from bot.config import read_settings
from bot.quotation.verification.extraction import quotations_in
from bot.quotation.verification.verify import is_verifiable
from tests.cli.running import bot
from tests.fakes.clock import FakeClock
from tests.quotation.sceptic import QUOTED, SENT, Quoted, Sent
from tests.quotation.sceptic_pages import PAGES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sceptic")
    records = [
        {"id": str(number), "paragraphs": paragraphs, "published": "2025-11-22", "source": "Daily Lamp"}
        for number, paragraphs in enumerate(PAGES)
    ]
    (folder / "pages.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    assert bot("load", folder / "pages.jsonl", "--db", folder / "archive.db").returncode == 0
    return folder / "archive.db"


@pytest.fixture(scope="module")
def answers(database: Path) -> dict[str, dict[str, Any]]:
    """Every quotation's answer, by what it is a case of."""
    lines = "".join(json.dumps({"id": case.what, "text": case.text}) + "\n" for case in QUOTED)
    done = bot("verify", "--batch", "--db", database, text=lines)
    return {answer["id"]: answer for answer in map(json.loads, done.stdout.splitlines())}


@pytest.mark.parametrize("case", QUOTED, ids=[case.what for case in QUOTED])
def test_a_quotation(case: Quoted, answers: dict[str, dict[str, Any]]) -> None:
    answer = answers[case.what]
    assert answer["verdict"] == case.verdict
    assert next(iter(answer["refs"]), None) == case.ref
    assert not case.kind or case.kind in [difference["kind"] for difference in answer["differences"]]
    assert bool(answer["differences"]) == (case.verdict not in {"verbatim", "absent"})


async def test_a_long_message_is_taken_apart_beside_the_loop(database: Path) -> None:
    message = "“dash- " * 850
    began = time.thread_time()
    quotations_in(message)
    is_verifiable(message)
    taken_apart = time.thread_time() - began
    took: list[float] = []
    async with open_services(read_settings(), FakeClock(), database, writable=False) as services:
        for _ in range(3):
            began = time.thread_time()
            await services.quotation.verify_message((SHARED,), message)
            took.append(time.thread_time() - began)
    assert min(took) < taken_apart / 2


@pytest.mark.parametrize("case", SENT, ids=[case.what for case in SENT])
async def test_a_message(case: Sent, database: Path) -> None:
    async with open_services(read_settings(), FakeClock(), database, writable=False) as services:
        found = await services.quotation.verify_message((SHARED,), case.message)
    assert tuple(verified.verification.verdict.value for _, verified in found) == case.verdicts
