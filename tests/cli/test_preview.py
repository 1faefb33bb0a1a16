"""`bot.py preview` serves the whole bot on loopback and closes cleanly."""

from __future__ import annotations

import signal
import socket
import sqlite3
import urllib.request
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import bot, preview
from tests.waiting import PROCESS_SECONDS

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "The ferry to the outer island stopped at noon.\n\nIts captain is a member of the harbour council.\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.mark.parametrize("asked_by", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_asked_to_stop_and_leaves_a_clean_database(
    page: Path, tmp_path: Path, asked_by: signal.Signals
) -> None:
    database = tmp_path / "kept.db"
    with preview("--page", page, "--db", database) as (process, address):
        with urllib.request.urlopen(address, timeout=PROCESS_SECONDS) as answer:  # noqa: S310 (our own loopback address)
            assert answer.status == 200
        process.send_signal(asked_by)
        assert process.wait(PROCESS_SECONDS) == 0
        assert process.stderr is not None
        said = process.stderr.read()
        assert "Traceback" not in said
        assert "WARNING" not in said
    assert sorted(path.name for path in tmp_path.glob("kept.db-*")) == []
    with sqlite3.connect(database) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_a_port_in_use_is_one_sentence(page: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = bot("preview", "--no-browser", "--page", page, "--port", str(port))
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.splitlines()[-1].startswith(f"Can't use port {port}")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_a_port_that_is_none_is_wrong_usage(port: str) -> None:
    done = bot("preview", f"--port={port}")
    assert done.returncode == 2
    assert "--port" in done.stderr


def test_a_database_in_use_is_one_sentence(page: Path, tmp_path: Path) -> None:
    database = tmp_path / "kept.db"
    with preview("--page", page, "--db", database):
        done = bot("load", page, "--db", database)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
