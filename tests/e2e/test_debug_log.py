"""A run logged in full, with everything that people do: not a word they wrote, not a secret, every line referred."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import pytest

from bot.runtime.logs import set_up_logs
from tests.fakes.newsroom import newsroom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.app import Services

SECRET = "MTAwMDAwMDAwMDAwMDAwMDAx.GfakeG." + "x" * 38
WROTE = "zanzibarine"


@pytest.fixture(autouse=True)
def _logs_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name in ("discord", "aiosqlite"):
        logging.getLogger(name).setLevel(logging.NOTSET)
    logging.captureWarnings(capture=False)


SAID = [
    "!search {word}", "!search author:{word}", "!search", "!article {word}", "!article A1", "!recent", "!random",
    '!quote "{word} two three four five"', "!quote A1.p1", "!verify {word} two three four five", "!cite A1 {word}",
    "!related {word}", "!related A1", "!help {word}", "!settings", "!settings prefix {word}", "!settings zone {word}",
    "!{word}", "just talking of {word}",
]  # fmt: skip


async def test_a_run_logged_in_full_holds_nothing_that_anybody_wrote(
    services: Services, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up_logs("DEBUG", "json", [SECRET])
    async with newsroom(services, check_errors=False) as room:
        room.bot.pace.step = lambda person: None  # type: ignore[method-assign]
        for words in SAID:
            await room.say(words.format(word=WROTE), by=room.morgan)
        await room.alice.slash(room.channel, "search", query=WROTE, author=WROTE)
        await room.alice.autocomplete(room.channel, "article", "reference", WROTE)
        claim = await room.morgan.send(room.channel, f"They say {WROTE} and four more words.")
        for menu in ("Verify quotation", "Find articles"):
            await room.alice.context_menu(room.channel, menu, claim)

        async def broken(*_: object, **__: object) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr(services.search, "search", broken)
        await room.say(f"!search {WROTE}")
    lines = capsys.readouterr().err.splitlines()
    entries = [json.loads(line) for line in lines]
    assert [line for line in lines if WROTE in line or SECRET in line] == []
    answered = [entry for entry in entries if entry["message"] == "answered"]
    assert {entry["command"] for entry in answered} >= {"search", "article", "quote", "verify", "Verify quotation"}
    assert {entry["outcome"] for entry in answered} == {"done", "refused", "failed"}
    references = [entry["reference"] for entry in answered]
    assert len(set(references)) == len(references)
    (failure,) = [entry for entry in entries if entry["message"].startswith("unexpected error")]
    assert failure["message"] == f"unexpected error {failure['reference']}"
    assert failure["reference"] in references
