"""Logs are one line an entry and hold no secret, whatever form they take."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import TYPE_CHECKING

import pytest

from bot.runtime.correlation import begin_reference, referred
from bot.runtime.logs import set_up_logs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

logger = logging.getLogger(__name__)

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAx.GfakeG." + "x" * 38
SECRETS = {
    TOKEN: "Using token " + TOKEN,
    "hook-secret_1": "POST https://discord.com/api/v10/webhooks/123/hook-secret_1?wait=true",
    "aW50ZXJhY3Rpb24": "POST https://discord.com/api/v10/interactions/99/aW50ZXJhY3Rpb24/callback",
    "reader:pass": "GET https://reader:pass@example.org/feed.xml",
    "abc123abc": "headers {'Authorization': 'Bot abc123abc'}",
    "payload-tok-1": "event {'type': 2, 'token': 'payload-tok-1', 'id': '7'}",
    "known-only-by-value": "value known-only-by-value",
    "feedkey1": "GET https://example.org/feed?user=7&access_token=feedkey1&page=2",
    "feedkey2": "polled https://example.org/feed.xml?key=feedkey2",
    "feedkey3": "https://example.org/f;X-Amz-Signature=feedkey3 failed",
    "crumbs=1": "headers {'Set-Cookie': 'crumbs=1; Path=/'}",
}


@pytest.fixture(autouse=True)
def _quiet_afterwards() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name in ("discord", "aiosqlite"):
        logging.getLogger(name).setLevel(logging.NOTSET)
    logging.captureWarnings(capture=False)


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_secret_reaches_the_log(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("DEBUG", "json" if form == "json" else "text", ["known-only-by-value"])
    for text in SECRETS.values():
        logger.debug(text)
        logger.info("%s", text, extra={"address": text})
        try:
            int(text)
        except ValueError:
            logger.exception("failed")
    written = capsys.readouterr().err
    assert [secret for secret in SECRETS if secret in written] == []
    assert written.count("[secret]") >= 4 * len(SECRETS)


def test_an_entry_is_one_line_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("INFO", "json")
    logging.getLogger("bot.search").info("searched\nfor", extra={"ms": 3.5, "guild": 7})
    entry = json.loads(capsys.readouterr().err)
    assert entry["message"] == "searched\nfor"
    assert (entry["logger"], entry["level"], entry["ms"], entry["guild"]) == ("bot.search", "INFO", 3.5, 7)
    assert entry["time"].endswith("+00:00")


async def test_every_entry_of_a_task_and_of_what_it_starts_names_its_reference(
    capsys: pytest.CaptureFixture[str],
) -> None:
    set_up_logs("INFO", "json")

    async def answer() -> tuple[str, str]:
        begun = begin_reference()
        logger.info("asked")
        await asyncio.gather(asyncio.to_thread(logger.info, "in a thread"), follow())
        with referred() as inner:
            logger.info("a job of its own")
        logger.info("answered")
        return begun, inner

    async def follow() -> None:
        logger.info("in a task")

    (one, inner), (two, _) = await asyncio.gather(asyncio.create_task(answer()), asyncio.create_task(answer()))
    logger.info("between")
    entries = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    told = {begun: sorted(e["message"] for e in entries if e.get("reference") == begun) for begun in (one, two)}
    assert told == {key: ["answered", "asked", "in a task", "in a thread"] for key in (one, two)}
    assert [e["message"] for e in entries if e.get("reference") == inner] == ["a job of its own"]
    assert [e["message"] for e in entries if "reference" not in e] == ["between"]


def test_an_entry_goes_to_the_file_too_without_its_secrets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("INFO", "text", file=tmp_path / "logs" / "bot.log")
    logger.info("Using token %s", TOKEN)
    assert (tmp_path / "logs" / "bot.log").read_text() == capsys.readouterr().err
    assert TOKEN not in (tmp_path / "logs" / "bot.log").read_text()
    logging.getLogger().handlers[-1].close()


def test_an_entry_cannot_forge_another(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("INFO", "text")
    logging.getLogger("bot").info("query\n2026-01-01 ERROR forged", extra={"guild": 7})
    written = capsys.readouterr().err
    assert written.count("\n") == 1
    assert written.endswith("guild=7\n")


def test_entries_below_the_level_stay_out(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("WARNING", "text")
    logger.info("chatter")
    assert capsys.readouterr().err == ""


def test_libraries_that_log_what_people_write_do_not_at_any_level(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("DEBUG", "text")
    logging.getLogger("discord.gateway").debug("received %s", {"content": "between us"})
    logging.getLogger("aiosqlite").debug("executing %s", "SELECT 'between us'")
    logging.getLogger("discord.client").info("connected")
    assert capsys.readouterr().err.endswith("discord.client: connected\n")
