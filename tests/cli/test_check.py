"""`bot.py check`: a line for everything, and a status that is not 0 where something needs a person."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.archive.sqlite.lock import WriterLock
from tests.cli.running import bot

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
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE article SET removed_at = '2026-01-01T00:00:00+00:00' WHERE number = 2")
        connection.commit()


def test_a_sound_archive_is_told_line_by_line(database: Path) -> None:
    done = bot("check", "--db", database, DISCORD_TOKEN=TOKEN)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert all(line.startswith(("fine   ", "note   ")) for line in lines)
    assert "fine   The settings are valid." in lines
    assert any(line.startswith("fine   There is a token of the right shape.") for line in lines)
    assert any(f"The database {database} is sound" in line for line in lines)
    assert "fine   The shared archive holds 2 articles of 2 paragraphs." in lines
    assert "fine   The index is in step with the articles of all archives (2)." in lines
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
    assert "wrong  The index is not in step with the articles (0 missing, 1 that should not be there" in done.stdout
    assert "first: A2" in done.stdout
    repaired = bot("check", "--repair", "--db", database)
    assert repaired.returncode == 0
    assert "was built anew, over one article." in repaired.stdout
    assert "okapi" in bot("search", "okapi", "--db", database).stdout
    assert bot("check", "--repair", "--db", database).returncode == 0


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


def test_a_damaged_database_is_one_line(database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    database.write_bytes(content)
    done = bot("check", "--db", database)
    assert done.returncode == 1
    assert "wrong  The database" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_no_database_yet_is_a_note_and_nothing_is_made(tmp_path: Path) -> None:
    done = bot("check", "--db", tmp_path / "none.db")
    assert done.returncode == 0
    assert f"note   There is no database at {tmp_path / 'none.db'} yet." in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_setting_to_mend_ends_with_its_own_status() -> None:
    done = bot("check", LOG_LEVEL="LOUD", DISCORD_TOKEN="swordfish")
    assert done.returncode == 78
    assert "wrong  LOG_LEVEL holds LOUD." in done.stdout
    assert "wrong  DISCORD_TOKEN holds (9 characters, not shown)." in done.stdout
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
    assert f"note   {secret} can be read by other users" in done.stdout
    secret.chmod(0o600)
    assert "other users" not in bot("check", "--db", tmp_path / "none.db", DISCORD_TOKEN_FILE=str(secret)).stdout
