"""Logs are one line an entry and hold no secret, whatever form they take."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import pytest

from bot.logs import set_up_logs

if TYPE_CHECKING:
    from collections.abc import Iterator

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
