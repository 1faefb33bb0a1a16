"""`bot.py load` as an operator calls it."""

from __future__ import annotations

import asyncio
import fcntl
import json
import os
import pty
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

from bot.cli import load
from bot.cli.common import complain
from bot.cli.load import put_in_order
from tests.cli.running import ROOT, bot, environment
from tests.cli.screen import shown_in_the_end
from tests.loading.writing import BUDGET, HARBOR, page
from tests.waiting import PROCESS_SECONDS


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.md").write_text(page(HARBOR))
    (folder / "b.jsonl").write_text(json.dumps({"id": "1", "paragraphs": list(BUDGET)}) + '\n{"id": "2", "para')
    return folder


def test_the_json_report_and_nothing_else_on_standard_output(pages: Path, tmp_path: Path) -> None:
    first = bot("load", pages, "--json", "--db", tmp_path / "a.db")
    assert first.returncode == 0, first.stderr
    reason = "The line isn't valid JSON: it breaks at column 13."
    rejected = [{"path": str(pages / "b.jsonl"), "line": 2, "reason": reason}]
    assert json.loads(first.stdout) == {"loaded": 2, "updated": 0, "unchanged": 0, "rejected": rejected, "unsure": []}
    assert first.stdout.count("\n") == 1
    (pages / "a.md").write_text(page((*HARBOR, "One more line.")))
    second = bot("load", "--json", pages, "--db", tmp_path / "a.db")
    assert json.loads(second.stdout) == {"loaded": 0, "updated": 1, "unchanged": 1, "rejected": rejected, "unsure": []}


def test_the_report_in_words(pages: Path, tmp_path: Path) -> None:
    done = bot("load", pages, tmp_path / "nowhere", "--source", "Daily", "--db", tmp_path / "a.db")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "2 articles loaded, 0 updated, 0 unchanged.",
        "2 pages or lines couldn't be used:",
        f"  {tmp_path / 'nowhere'}  There's no such file or folder.",
        f"  {pages / 'b.jsonl'}:2  The line isn't valid JSON: it breaks at column 13.",
    ]
    assert done.stderr == ""


@pytest.mark.parametrize("arguments", [["nowhere"], ["empty"]])
def test_nothing_usable_is_a_failure_in_one_line(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "empty").mkdir()
    done = bot("load", *(tmp_path / name for name in arguments), "--json", "--db", tmp_path / "a.db")
    assert done.returncode == 1
    assert json.loads(done.stdout)["loaded"] == 0
    assert done.stderr == "Nothing could be loaded.\n"


def test_without_a_path_it_is_used_wrongly(tmp_path: Path) -> None:
    assert bot("load", "--db", tmp_path / "a.db").returncode == 2


def test_the_database_of_the_environment(pages: Path, tmp_path: Path) -> None:
    done = bot("load", pages, DATABASE_URL=f"sqlite:///{tmp_path / 'there.db'}")
    assert done.returncode == 0
    assert (tmp_path / "there.db").exists()


def test_a_database_in_use_is_refused_with_a_sentence(pages: Path, tmp_path: Path) -> None:
    with (tmp_path / "a.db.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = bot("load", pages, "--db", tmp_path / "a.db")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"The database {tmp_path / 'a.db'} is in use: a bot")
    assert done.stderr.count("\n") == 1


def test_a_newer_database_and_a_file_that_is_none(pages: Path, tmp_path: Path) -> None:
    assert bot("load", pages, "--db", tmp_path / "a.db").returncode == 0
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
        connection.execute("PRAGMA user_version = 9999")
    newer = bot("load", pages, "--db", tmp_path / "a.db")
    assert newer.returncode == 1
    assert "A newer version of Broadsheet wrote" in newer.stderr
    (tmp_path / "b.db").write_text("This is not a database, but it is long enough to be taken for one." * 20)
    damaged = bot("load", pages, "--db", tmp_path / "b.db")
    assert damaged.returncode == 1
    assert "is damaged" in damaged.stderr
    assert damaged.stderr.count("\n") == 1


def test_a_limit_on_the_size_of_files_is_met_with_a_sentence(pages: Path, tmp_path: Path) -> None:
    # The limit ends with the command: what measures coverage writes a file of its own afterwards.
    command = """
import resource, sys
from bot.cli.main import main
least, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (65536, most))
status = main(sys.argv[1:])
resource.setrlimit(resource.RLIMIT_FSIZE, (least, most))
sys.exit(status)
"""
    done = subprocess.run(
        [sys.executable, "-c", command, "load", str(pages), "--db", str(tmp_path / "a.db")],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=PROCESS_SECONDS,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "The disk of" in done.stderr
    assert bot("load", pages, "--db", tmp_path / "a.db").stdout.startswith("2 articles loaded")


def read_all(terminal: int) -> bytes:
    """Read what is drawn on a terminal until nobody has it open any more: it holds a few thousand bytes at once."""
    drawn = b""
    with suppress(OSError):
        while some := os.read(terminal, 1 << 16):
            drawn += some
    os.close(terminal)
    return drawn


def test_a_bar_on_a_terminal_clears_itself_and_leaves_the_report_clean(pages: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "bot.py", "load", str(pages), "--json", "--db", str(tmp_path / "a.db")]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(TERM="xterm"), stdout=subprocess.PIPE, stderr=theirs
    ) as process:
        os.close(theirs)
        drawn = read_all(ours)
        assert process.stdout is not None
        assert json.loads(process.stdout.read())["loaded"] == 2
    assert b"\x1b[" in drawn
    assert b"b.jsonl" in drawn
    assert shown_in_the_end(drawn) == []


def test_an_address_that_leads_inside_is_refused_with_a_sentence(tmp_path: Path) -> None:
    done = bot("load", "http://127.0.0.1/a", "http://[::1]/b", "--json", "--db", tmp_path / "a.db")
    assert done.returncode == 1
    rejected = json.loads(done.stdout)["rejected"]
    assert [one["path"] for one in rejected] == ["http://127.0.0.1/a", "http://[::1]/b"]
    assert all("isn't on the public internet" in one["reason"] for one in rejected)


def test_boundaries_do_not_divide_what_is_fetched(tmp_path: Path) -> None:
    done = bot("load", "https://paper.example/", "--boundaries", "x", "--db", tmp_path / "a.db")
    assert done.returncode == 2
    assert "--boundaries" in done.stderr


async def test_who_waits_for_the_index_is_told_that_nothing_is_lost(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = asyncio.Event()

    class Slow:
        async def settle(self) -> None:
            await told.wait()

    def tell(text: str) -> None:
        complain(text)
        told.set()

    monkeypatch.setattr(load, "complain", tell)
    await put_in_order(Slow(), patience=0)  # type: ignore[arg-type]
    assert "Ctrl+C" in capsys.readouterr().err
    await put_in_order(Slow(), patience=20)  # type: ignore[arg-type]
    assert capsys.readouterr().err == ""


def test_names_of_files_run_nothing_and_forge_no_line(tmp_path: Path) -> None:
    pages, database = tmp_path / "pages", tmp_path / "archive.db"
    pages.mkdir()
    (pages / "z\nfine   All pages were loaded. \x1b]0;pwned\x07\x1b[2K.txt").touch()
    named = pages / "a\nA9.p9  Forged\x1b[31m\u202e.txt"
    named.write_text((ROOT / "data" / "samples" / "01-opinion-harbor.txt").read_text("utf-8"), "utf-8")
    asked = [
        bot("load", pages, "--db", database),
        bot("load", pages, "--db", database, "--json"),
        bot("search", "tender", "--db", database),
        bot("quote", "A1", "--db", database),
        bot("segment", named),
        bot("segment", pages / "no\x1b[2Kpage"),
    ]
    said = "".join(one.stdout + one.stderr for one in asked)
    assert [sign for sign in said if sign in "\x1b\x07\u202e"] == []
    assert [line for line in said.splitlines() if line.startswith(("fine", "A9.p9"))] == []
    assert "z\\nfine   All pages were loaded. \\x1b]0;pwned\\x07\\x1b[2K.txt  It's empty." in said
    with closing(sqlite3.connect(database)) as connection:
        assert {source for (source,) in connection.execute("SELECT source FROM article")} == {
            "a\\nA9.p9  Forged\\x1b[31m\\u202e.txt"
        }
