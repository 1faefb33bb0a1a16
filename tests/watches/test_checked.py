"""`bot.py check` tells what became of messages of watches, and which watches wait for their time zone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.archive import NewWatch, PlannedMessage
from bot.archive.messages import ToldState
from bot.archive.watches import Pace
from bot.articles.model import SHARED
from bot.checks.model import CheckContext, Installation
from bot.checks.watches import check_watches
from bot.config import read_settings
from bot.posting import LEASE
from bot.texts import load_texts
from tests.archive.making import new, open_new, store
from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from pathlib import Path

GUILD, OWNER, CHANNEL = 7, 5, 6


async def test_what_was_told_and_what_waits_is_told(tmp_path: Path) -> None:
    clock, path = FakeClock(), tmp_path / "a.db"
    archive = await open_new(path, clock)
    bench = CheckContext(Installation(read_settings(), path), archive, clock, repair=False)

    async def told() -> list[str]:
        return [f"{one.state}: {one.told(load_texts())}" async for one in check_watches(bench)]

    assert await told() == ["fine: Watches: 0 watching, 0 messages told in the last 7 days, 0 waiting."]
    watch = await archive.watches.create(NewWatch(GUILD, OWNER, "chips", "UTC", channel=CHANNEL), clock.now())
    keys = await store(archive, SHARED, *(new(f"Chips of kind {number}.") for number in range(4)))
    await archive.watches.keep_finds(keys, [(watch.key, key) for key in keys], clock.now())
    await archive.watches.plan(watch, [PlannedMessage(f"t{key}", (key,)) for key in keys], None, Pace(), clock.now())
    ready = await archive.watches.ready(clock.now(), limit=9)
    for number, state in zip(ready, (ToldState.SENT, ToldState.FAILED, ToldState.UNCERTAIN), strict=False):
        claim = await archive.watches.claim(number, clock.now(), lease=LEASE)
        assert claim is not None
        await archive.watches.finish(claim, state)
    for typed in "abcdef":
        await archive.watches.create(NewWatch(GUILD, OWNER, typed, "Mars/Olympus", channel=CHANNEL), clock.now())
    *lines, more = await told()
    assert lines[:2] == [
        "fine: Watches: 7 watching, 1 messages told in the last 7 days, 1 waiting.",
        "note: Watches in the last 7 days: 1 messages couldn't be sent, and 1 may not have been. The log says why.",
    ]
    assert len(lines[2:]) == 5
    assert lines[2].startswith("note: W2 of server 7 waits: this system doesn't know the time zone Mars/Olympus.")
    assert more == "note: One more watch waits for its time zone."
    await archive.close()
