"""A running bot seen from outside: what is counted, whether it lives, and that no label says who asked or what."""

from __future__ import annotations

import asyncio
import json
import re
import urllib.error
import urllib.request
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

import pytest
from prometheus_client import generate_latest

from bot.archive.sqlite.connection.database import LOOKERS
from bot.articles.model import SHARED
from bot.errors import BroadsheetError
from bot.monitoring import metrics as meters
from bot.monitoring.heartbeats import LOOP, Heartbeats, watch_loop
from bot.monitoring.monitor import watched
from bot.monitoring.server import serving
from tests.fakes.newsroom import newsroom, text_of
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from bot.app import Services


def get(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def value(name: str, **labels: str) -> float:
    return meters.REGISTRY.get_sample_value(name, labels) or 0.0


def test_health_is_told_while_everything_beats_and_when_something_does_not() -> None:
    heartbeats = Heartbeats()
    with serving(0, heartbeats) as port:
        status, body = get(port, "/healthz")
        away = {"healthy": True, "discord_connected": False, "stale": [], "writers_held_up": False, "seconds_since": {}}
        assert (status, json.loads(body)) == (200, away)
        heartbeats.beat("digests", patience=60)
        heartbeats.beat("event loop", patience=-1)
        status, body = get(port, "/healthz?verbose")
        assert (status, json.loads(body)["stale"]) == (503, ["event loop"])
        assert set(json.loads(body)["seconds_since"]) == {"digests", "event loop"}
        heartbeats.end("event loop")
        assert get(port, "/healthz")[0] == 200
        assert get(port, "/")[0] == 404
        assert get(port, "/metrics/../etc/passwd")[0] == 404


def test_a_stuck_event_loop_is_told_while_it_is_stuck() -> None:
    now = 0.0
    heartbeats = Heartbeats(lambda: now)

    async def stuck(port: int) -> tuple[int, str]:
        nonlocal now
        watching = asyncio.create_task(watch_loop(heartbeats))
        await asyncio.sleep(0)
        assert get(port, "/healthz")[0] == 200
        now += 60  # while nothing else has a turn
        found = get(port, "/healthz")
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
        return found

    with serving(0, heartbeats) as port:
        status, body = asyncio.run(stuck(port))
        assert (status, json.loads(body)["stale"]) == (503, [LOOP])
        assert get(port, "/healthz")[0] == 200  # the bot has ended, which is nothing stale


async def test_a_bot_that_is_not_asked_serves_nothing(tmp_path: Path) -> None:
    before = asyncio.all_tasks()
    async with watched(None, tmp_path / "a.db"):
        assert asyncio.all_tasks() == before


async def test_the_size_of_the_database_is_told_while_it_is_watched(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"x" * 5_000)
    with serving(0) as port:
        pass
    async with watched(port, tmp_path / "a.db"):
        _, page = await asyncio.to_thread(get, port, "/metrics")
        with pytest.raises(BroadsheetError, match="watching-port"):
            async with watched(port, tmp_path / "a.db"):
                pass
    assert 'broadsheet_database_bytes{file="main"} 5000.0' in page
    assert 'broadsheet_database_bytes{file="log"} 0.0' in page
    assert re.search(r"^broadsheet_event_loop_lag_seconds_count \d", page, re.MULTILINE)


async def test_commands_are_counted_by_their_names_and_outcomes(services: Services) -> None:
    def count(command: str, form: str, outcome: str) -> float:
        return value("broadsheet_commands_total", command=command, form=form, outcome=outcome)

    kinds = [
        ("search", "message", "done"),
        ("search", "slash", "done"),
        ("search", "message", "refused"),
        ("article", "message", "refused"),
        ("Verify quotation", "menu", "done"),
        ("Turn", "control", "done"),
        ("settings prefix", "message", "refused"),
    ]
    before = {kind: count(*kind) for kind in kinds}
    timed, searched = value("broadsheet_command_seconds_count", command="search"), stages()
    async with newsroom(services, check_errors=False) as room:
        shown = await room.say("!search the")
        await room.alice.click(shown, label="Next ▶")
        await room.alice.slash(room.channel, "search", query="harbor")
        await room.say("!search")
        await room.say("!article A9999")
        await room.say("!nosuch")
        await room.say("!settings prefix ?")
        claim = await room.morgan.send(room.channel, "The word “squid” does not appear in it once.")
        await room.alice.context_menu(room.channel, "Verify quotation", claim)
    assert {kind: count(*kind) - before[kind] for kind in kinds} == dict.fromkeys(kinds, 1.0)
    assert value("broadsheet_command_seconds_count", command="search") == timed + 3
    assert stages() > searched


def stages() -> float:
    return sum(value("broadsheet_search_stage_seconds_count", stage=stage) for stage in ("find", "fold", "passages"))


async def test_loads_are_counted_by_what_became_of_them(services: Services, tmp_path: Path) -> None:
    def count(outcome: str) -> float:
        return value("broadsheet_load_articles_total", outcome=outcome)

    before = {outcome: count(outcome) for outcome in ("loaded", "rejected")}
    (tmp_path / "page.md").write_text("# A report\n\nThe county will borrow less next year.\n", encoding="utf-8")
    await services.loader.load([tmp_path / "page.md", tmp_path / "nowhere"])
    assert {outcome: count(outcome) - before[outcome] for outcome in before} == {"loaded": 1, "rejected": 1}
    assert value("broadsheet_loads_total", outcome="done") >= 1
    assert value("broadsheet_waiting", queue="loads") == 0


async def test_who_reads_and_who_waits_for_a_connection_is_told(services: Services) -> None:
    def queue(name: str) -> float:
        return value("broadsheet_waiting", queue=name)

    meters.WAITING.clear()  # of archives of other tests in this process
    async with AsyncExitStack() as stack:
        for _ in range(LOOKERS):
            await stack.enter_async_context(services.archive.terms.reading((SHARED,), deadline=30))
        # The archive looks after its index when it is opened: on a busy machine it still does.
        await until(lambda: (queue("reading"), queue("reads")) == (LOOKERS, 0))
        late = asyncio.create_task(services.search.search((SHARED,), "harbor"))
        # It gets no further: every connection is lent.
        await until(lambda: (queue("reading"), queue("reads")) == (LOOKERS, 1))
        late.cancel()
        await asyncio.gather(late, return_exceptions=True)
        assert queue("reads") == 0
    await until(lambda: queue("reading") == 0)


async def test_no_label_says_who_asked_or_what(services: Services) -> None:
    async with newsroom(services, check_errors=False) as room:
        for words in ("!search zanzibarine", "!verify zanzibarine two three four five", "!article zanzibarine"):
            assert text_of(await room.say(words))
        ids = [str(each) for each in (room.guild.id, room.channel.id, room.alice.id)]
    page = generate_latest(meters.REGISTRY).decode()
    assert "zanzibarine" not in page
    assert [each for each in ids if each in page] == []
    assert set(re.findall(r'(\w+)="', page)) <= {"command", "form", "outcome", "stage", "queue", "file", "le"}


def test_what_waits_for_the_archive_is_excused_while_that_holds_its_writers_up() -> None:
    now = [0.0]
    heartbeats = Heartbeats(lambda: now[0])
    heartbeats.beat("digests", patience=60, writes=True)
    heartbeats.beat("event loop", patience=60)
    with heartbeats.holding_up():
        now[0] = 61
        assert heartbeats.is_holding_up
        assert heartbeats.stale() == ["event loop"]
    assert not heartbeats.is_holding_up
    assert heartbeats.stale() == ["event loop"]
    now[0] += 61
    assert heartbeats.stale() == ["digests", "event loop"]
