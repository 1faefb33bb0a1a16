"""`bot.py digest preview`: what would be posted, and why."""

from __future__ import annotations

import asyncio
import json
import shutil
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from bot.app import open_services
from bot.archive.digests import NOTHING_READ, DigestKey, Heartbeat, NewDigest, Pause, PauseReason, Schedule
from bot.checks import digests as checked
from bot.checks.digests import check_digests
from bot.checks.model import CheckContext, Installation
from bot.cli.digest import find_digest, read_moment
from bot.config import ROOT, read_settings
from bot.digest.permissions import keep_rights
from bot.errors import BroadsheetError, NotFoundError, UsageError
from bot.texts import load_texts
from tests.cli.running import bot
from tests.fakes.clock import FakeClock
from tests.fakes.services import everywhere

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 2, 14, 12, tzinfo=UTC)
DIGESTS = [(7, 1), (8, 1), (8, 2)]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive of the samples, with a digest in one server and two in another."""
    path = tmp_path_factory.mktemp("digests") / "archive.db"

    async def fill() -> None:
        async with open_services(read_settings(), FakeClock(), path) as services:
            await services.loader.load([ROOT / "data" / "samples"])
            schedule = Schedule(time(8), "Asia/Taipei")
            for guild, filtered in ((7, "harbor"), (8, "water"), (8, "")):
                cursor = NOTHING_READ if filtered else None
                await services.digests.create(NewDigest(guild, 1, 1, schedule, filtered, cursor=cursor))

    asyncio.run(fill())
    return path


def previewed(database: Path, *arguments: str) -> dict[str, Any]:
    done = bot("digest", "preview", "--json", "--db", database, *arguments)
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    return json.loads(line)


def test_everything_loaded_and_why(database: Path) -> None:
    told = previewed(database, "--at", "2025-12-01")
    assert told["at"] == "2025-12-01T00:00:00+00:00"
    assert told["counts"] == {
        "loaded": 43, "matching": 43, "already_shown": 0, "clustered": 0, "over_limit": 31, "posted": 12,
    }  # fmt: skip
    assert [item["ref"] for item in told["items"]] == [one["ref"] for one in told["articles"] if one["in"]]
    assert len(told["items"]) == 12
    assert len(told["articles"]) == len({one["ref"] for one in told["articles"]}) == 43
    assert all(one["why"] for one in told["articles"])
    assert all(item["summary"] and item["passage"].startswith(item["ref"]) for item in told["items"])
    assert not any(item["truncated"] for item in told["items"])


def test_one_subscription(database: Path) -> None:
    told = previewed(database, "--subscription", "2")
    assert told["subscription"] == "8:2"
    assert (told["filter"], told["counts"]["loaded"], told["items"]) == ("", 0, [])
    told = previewed(database, "--subscription", "7:D1")
    assert 0 < told["counts"]["matching"] < told["counts"]["loaded"] == 43
    assert {one["reason"] for one in told["articles"]} == {"posted", "no-match"}


def test_readably(database: Path) -> None:
    done = bot("digest", "preview", "--subscription", "7:1", "--at", "8am", "--db", database)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("D1, 08:00, every day, Asia/Taipei, filter harbor:\n43 loaded, ")
    assert "left out: it doesn't match the filter" in done.stdout


@pytest.mark.parametrize(
    ("name", "error", "told"),
    [
        ("1", UsageError, "7:1, 8:1"),
        ("9", NotFoundError, "D9"),
        ("7:9", NotFoundError, "D9"),
        ("x", NotFoundError, "x"),
    ],
)
async def test_names_that_name_no_digest(database: Path, name: str, error: type[BroadsheetError], told: str) -> None:
    async with open_services(read_settings(), FakeClock(), database, writable=False) as services:
        with pytest.raises(error) as refused:
            await find_digest(services, name)
    assert told in refused.value.data.values()


def test_says_what_is_wrong(database: Path) -> None:
    done = bot("digest", "preview", "--db", database, "--at", "25:00")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("I can't read the time 25:00.")


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-02-14T08:00", datetime(2026, 2, 14, 0, tzinfo=UTC)),
        ("2026-02-14T08:00Z", datetime(2026, 2, 14, 8, tzinfo=UTC)),
        ("2026-02-13", datetime(2026, 2, 12, 16, tzinfo=UTC)),
        ("8am", datetime(2026, 2, 14, 0, tzinfo=UTC)),
    ],
)
def test_moments_are_read_in_the_zone_of_the_digest(typed: str, moment: datetime) -> None:
    assert read_moment(typed, NOW, ZoneInfo("Asia/Taipei")) == moment


def test_what_is_no_moment() -> None:
    with pytest.raises(UsageError):
        read_moment("soon", NOW, UTC)


async def test_check_tells_how_digests_are_doing(database: Path, tmp_path: Path) -> None:
    copy = shutil.copy(database, tmp_path / "archive.db")
    clock = FakeClock()
    async with open_services(read_settings(), clock, copy) as services:
        bench = CheckContext(Installation(read_settings(), copy), services.archive, clock, repair=False)

        async def told() -> list[str]:
            texts = load_texts()
            return [f"{one.state}: {one.told(texts)}" async for one in check_digests(bench)]

        silent, *each = await told()
        assert [line[:27] for line in each] == [
            f"fine: D{number} of server {guild} is due" for guild, number in DIGESTS
        ]
        assert "Run the bot on Discord once to find out" in each[0]
        assert silent.startswith("note: Digests: not checked since -. The next is due at 2026-01-02 00:00")
        await services.archive.digests.heartbeat.beat(Heartbeat(clock.now()))
        await services.archive.digests.subscriptions.pause(
            DigestKey(8, 1), Pause(PauseReason.CHANNEL_GONE, clock.now())
        )
        lively, *each, paused = await told()
        assert len(each) == 2
        assert lively == (
            "fine: Digests: last checked at 2026-01-01 00:00 UTC. The next is due at 2026-01-02 00:00 UTC."
        )
        assert paused == "wrong: D1 of server 8 is paused: its channel 1 no longer exists."
        await services.archive.digests.heartbeat.beat(Heartbeat(clock.now(), "archive-locked"))
        assert (await told())[0].startswith("wrong: Digests: the last check, at 2026-01-01 00:00 UTC, failed")


async def test_check_tells_of_each_digest_whether_it_can_be_posted(database: Path, tmp_path: Path) -> None:
    copy = shutil.copy(database, tmp_path / "archive.db")
    clock, texts = FakeClock(), load_texts()
    async with open_services(read_settings(), clock, copy) as services:
        bench = CheckContext(Installation(read_settings(), copy), services.archive, clock, repair=False)

        async def told() -> list[str]:
            _, *each = [f"{one.state}: {one.told(texts)}" async for one in check_digests(bench)]
            return each

        settings = services.archive.settings
        lacking = {DigestKey(7, 1): ["send_messages", "view_channel"], DigestKey(8, 2): ["channel"]}
        await keep_rights(settings, lacking, clock.now(), everywhere)
        assert await told() == [
            "wrong: D1 of server 7 is due next at 2026-01-02 00:00 UTC and can't be posted: in channel 1 the bot lacks"
            " send_messages, view_channel (checked at 2026-01-01 00:00 UTC). Someone who manages that server must fix"
            " it.",
            "fine: D1 of server 8 is due next at 2026-01-02 00:00 UTC in channel 1. The bot may post there"
            " (checked at 2026-01-01 00:00 UTC).",
            "wrong: D2 of server 8 is due next at 2026-01-02 00:00 UTC and can't be posted: its channel 1 no"
            " longer exists (checked at 2026-01-01 00:00 UTC). Someone who manages that server must fix it.",
        ]
        await keep_rights(settings, {}, clock.now(), everywhere)
        assert [line[:5] for line in await told()] == ["fine:"] * 3
        # A server that the bot has left is nothing to mend.
        await services.archive.holdings.depart([8], clock.now())
        assert [line[:27] for line in await told()] == ["fine: D1 of server 7 is due"]


async def test_check_names_so_many_digests_and_all_that_cannot_be_posted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checked, "_MOST_TOLD", 2)
    clock = FakeClock()
    async with open_services(read_settings(), clock, tmp_path / "a.db") as services:
        for guild in range(1, 7):
            await services.digests.create(NewDigest(guild, 1, 1, Schedule(time(8), "UTC")))
        await keep_rights(services.archive.settings, {DigestKey(6, 1): ["view_channel"]}, clock.now(), everywhere)
        bench = CheckContext(Installation(read_settings(), tmp_path / "a.db"), services.archive, clock, repair=False)
        found = [one async for one in check_digests(bench)][1:]
    assert [one.key for one in found] == ["digest", "digest", "digest-lacks", "digests-more"]
    assert found[-1].data == {"number": 3}
