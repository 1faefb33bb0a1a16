"""`bot.py check`: a line for everything, and a status that is not 0 where something needs a person."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.app import open_services
from bot.archive.feeds import FeedPause, FeedState, NewFeed
from bot.archive.sqlite.connection.lock import WriterLock
from bot.articles.model import Scope
from bot.checks.backups import Backup, note_backup
from bot.checks.feeds import check_feeds
from bot.checks.model import CheckContext, Installation
from bot.config import read_settings
from bot.errors import SourceError
from bot.texts import load_texts
from tests.archive.making import by_hand, claim_feed
from tests.cli.running import bot
from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from pathlib import Path

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAx.GfakeG." + "x" * 38


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database with two articles in it."""
    page = tmp_path / "page.md"
    page.write_text("# Okapi\n\nAn okapi sleeps in the garden of the town.\n", encoding="utf-8")
    other = tmp_path / "other.md"
    other.write_text("# Tapir\n\nA tapir wakes in the harbor of another city.\n", encoding="utf-8")
    assert bot("load", page, other, "--db", tmp_path / "a.db").returncode == 0
    return tmp_path / "a.db"


def _break_index(database: Path) -> None:
    with by_hand(database) as connection:
        connection.execute("UPDATE article SET removed_at = '2026-01-01T00:00:00+00:00' WHERE number = 2")


def test_a_sound_archive_is_told_line_by_line(database: Path) -> None:
    done = bot("check", "--db", database, DISCORD_TOKEN=TOKEN)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert all(line.startswith(("fine   ", "note   ")) for line in lines)
    assert "fine   The settings are valid." in lines
    assert any(line.startswith("fine   The token has the right form.") for line in lines)
    assert any(f"The database {database} is sound" in line for line in lines)
    assert "fine   The shared archive has 2 articles with 2 paragraphs." in lines
    assert "fine   The index matches the articles of all archives (2)." in lines
    assert TOKEN not in done.stdout


def test_json_says_the_same(database: Path) -> None:
    done = bot("check", "--db", database, "--json")
    report = json.loads(done.stdout)
    assert (done.returncode, done.stderr, report["sound"]) == (0, "", True)
    assert {"check", "state", "text", "data"} == set(report["checks"][0])
    assert {"settings", "no-token", "disk", "database", "index"} <= {line["check"] for line in report["checks"]}


def test_an_index_out_of_step_needs_a_person_and_is_repaired(database: Path) -> None:
    _break_index(database)
    done = bot("check", "--db", database)
    assert done.returncode == 1
    assert "wrong  The index doesn't match the articles (0 missing, 1 that shouldn't be there" in done.stdout
    assert "first: A2" in done.stdout
    repaired = bot("check", "--repair", "--db", database)
    assert repaired.returncode == 0
    assert "was rebuilt from one article." in repaired.stdout
    assert "okapi" in bot("search", "okapi", "--db", database).stdout
    assert bot("check", "--repair", "--db", database).returncode == 0


def test_a_lost_gateway_is_told(database: Path) -> None:
    with by_hand(database) as connection:
        connection.execute("INSERT INTO note (name, value) VALUES ('gateway-lost', '2026-02-14T07:00:00+00:00')")
    done = bot("check", "--db", database)
    assert "note   The bot lost its connection to Discord at 2026-02-14T07:00:00+00:00" in done.stdout


def test_stories_that_are_still_to_be_looked_for_are_told_and_looked_for(database: Path) -> None:
    with by_hand(database) as connection:
        connection.execute("INSERT INTO note (name, value) VALUES ('stories-due:0', '0 2')")
    done = bot("check", "--db", database)
    assert done.returncode == 0
    assert "note   Up to 2 articles from an older version haven't been compared" in done.stdout
    repaired = bot("check", "--repair", "--db", database)
    assert "Up to 2 articles from an older version were compared for shared stories; 0 tell" in repaired.stdout
    assert "Stories" not in bot("check", "--db", database).stdout


def test_a_repair_is_refused_beside_a_running_bot(database: Path) -> None:
    _break_index(database)
    lock = WriterLock(database)
    try:
        done = bot("check", "--repair", "--db", database)
        assert done.returncode == 1
        assert f"wrong  The database {database} is in use" in done.stdout
        assert bot("check", "--db", database).returncode == 1  # looking is allowed, and sees the fault
    finally:
        lock.release()


def test_a_changed_letter_is_named_and_everything_else_answers(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE paragraph SET text = replace(text, 'sleeps', 'sleepx') WHERE number = 1")
    done = bot("check", "--db", database)
    assert done.returncode == 1
    assert "wrong  A1 is damaged: part of it has changed since it was stored." in done.stdout
    assert "Every row" not in done.stdout
    quoted = bot("quote", "A1.p1", "--db", database)
    assert (quoted.returncode, quoted.stdout) == (1, "")
    assert "A1 is damaged in the archive, so I don't show it" in quoted.stderr
    assert "A tapir wakes" in bot("quote", "A2.p1", "--db", database).stdout
    assert "sleepx" not in bot("search", "okapi", "--db", database).stdout
    refused = bot("backup", database.with_name("copy.db"), "--db", database)
    assert refused.returncode == 1
    assert "contains damaged data (first: A1)" in refused.stderr
    assert "wrong  A1 is damaged" in bot("check", "--repair", "--db", database).stdout
    assert bot("search", "tapir", "--db", database).returncode == 0


def test_a_damaged_page_of_the_index_is_mended(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        ((root,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'chunk'")
    content = bytearray(database.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = bytes(4096)
    database.write_bytes(content)
    assert bot("check", "--db", database).returncode == 1
    assert bot("backup", database.with_name("copy.db"), "--db", database).returncode == 1
    mended = bot("check", "--repair", "--db", database)
    assert (mended.returncode, "Traceback" in mended.stdout + mended.stderr) == (0, False)
    assert "was damaged and has been rewritten. Nothing was lost." in mended.stdout
    assert "okapi" in bot("search", "okapi", "--db", database).stdout
    assert bot("check", "--db", database).returncode == 0


def test_a_damaged_database_is_one_line(database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    database.write_bytes(content)
    done = bot("check", "--db", database)
    assert done.returncode == 1
    assert "wrong  The database" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_new_install_needs_nobody(tmp_path: Path) -> None:
    pages = str(tmp_path / "pages")
    done = bot("check", "--db", tmp_path / "data" / "none.db", BROADSHEET_PAGES=pages, DISCORD_TOKEN="")
    assert (done.returncode, done.stderr) == (0, "")
    assert {line[:4] for line in done.stdout.splitlines()} == {"fine", "note"}


def test_no_database_yet_is_a_note_and_nothing_is_made(tmp_path: Path) -> None:
    done = bot("check", "--db", tmp_path / "none.db")
    assert done.returncode == 0
    assert f"note   There's no database at {tmp_path / 'none.db'} yet." in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_setting_to_mend_ends_with_its_own_status() -> None:
    done = bot("check", LOG_LEVEL="LOUD", DISCORD_TOKEN="swordfish")
    assert done.returncode == 78
    assert "wrong  LOG_LEVEL is set to LOUD." in done.stdout
    assert "wrong  DISCORD_TOKEN is set to (9 characters, not shown)." in done.stdout
    assert "swordfish" not in done.stdout + done.stderr


def test_a_newer_database_is_named(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA user_version = 999")
    done = bot("check", "--db", database, "--json")
    report = json.loads(done.stdout)
    assert (done.returncode, report["sound"]) == (1, False)
    assert report["checks"][-1]["check"] == "archive-too-new"


def test_a_token_file_that_others_can_read_is_noted(tmp_path: Path) -> None:
    secret = tmp_path / "token"
    secret.write_text(TOKEN)
    secret.chmod(0o644)
    done = bot("check", "--db", tmp_path / "none.db", DISCORD_TOKEN_FILE=str(secret))
    assert f"note   Other users of this machine can read {secret}" in done.stdout
    secret.chmod(0o600)
    assert "ther users" not in bot("check", "--db", tmp_path / "none.db", DISCORD_TOKEN_FILE=str(secret)).stdout


def test_the_newest_backup_is_told_with_its_place_and_age(database: Path, tmp_path: Path) -> None:
    assert "note   There's no known backup." in bot("check", "--db", database).stdout
    copy = tmp_path / "copies" / "one.db"
    copy.parent.mkdir()
    assert bot("backup", copy, "--db", database).returncode == 0
    done = bot("check", "--db", database)
    assert f"fine   The newest backup is from today: {copy}, made at " in done.stdout
    copy.unlink()
    assert f"and is no longer at {copy}." in bot("check", "--db", database).stdout
    old = datetime.now(UTC) - timedelta(days=9)
    assert note_backup(database, Backup(copy, old, 5))
    late = bot("check", "--db", database)
    assert late.returncode == 1
    assert f"wrong  The newest known backup is 9 days old ({copy}, made at {old:%Y-%m-%d %H:%M} UTC)." in late.stdout
    database.with_name(f"{database.name}.last-backup").write_text('{"path": 7')
    assert "note   There's no known backup." in bot("check", "--db", database).stdout


def test_a_backup_counts_also_where_it_cannot_be_noted(database: Path, tmp_path: Path) -> None:
    database.with_name(f"{database.name}.last-backup").mkdir()
    assert bot("backup", tmp_path / "copy.db", "--db", database).returncode == 0
    assert [file.name for file in tmp_path.glob("*.last-backup*")] == ["a.db.last-backup"]


async def test_feeds_that_are_not_read_are_told(tmp_path: Path) -> None:
    clock, texts = FakeClock(), load_texts()
    async with open_services(read_settings(), clock, tmp_path / "a.db") as services:
        feeds = services.archive.feeds
        bench = CheckContext(Installation(read_settings(), tmp_path / "a.db"), services.archive, clock, repair=False)

        async def told() -> list[str]:
            return [f"{one.state}: {one.told(texts)}" async for one in check_feeds(bench)]

        assert await told() == ["fine: No feed is waiting to be read."]
        gone, failing, fine = [
            await feeds.add(
                NewFeed(Scope(guild), f"http://paper.test/{guild}", "The *Paper*", 5), clock.now(), pace=900
            )
            for guild in (0, 7, 8)
        ]
        bad = FeedState(
            clock.now(), 900, failures=3, failing_since=clock.now(), error="fetch-slow", error_data={"seconds": 30}
        )
        await feeds.keep_state(await claim_feed(feeds, failing.key), bad)
        given_up = replace(bad, error="fetch-gone", error_data=None, paused=FeedPause.GONE)
        await feeds.keep_state(await claim_feed(feeds, gone.key), given_up)
        assert await told() == [
            "fine: Feeds: the next is due at 2026-01-01 00:00 UTC.",
            "wrong: F1 of the shared archive (The *Paper*) isn't read any more. Someone must resume or remove"
            f" it (!library feeds). {texts.of_error(SourceError('fetch-gone'))}",
            "note: F1 of server 7 (The *Paper*) has failed 3 times since 2026-01-01 00:00 UTC. The next try is at"
            f" 2026-01-01 00:00 UTC. {texts.of_error(SourceError('fetch-slow', seconds=30))}",
        ]
        assert fine.key.guild == 8
