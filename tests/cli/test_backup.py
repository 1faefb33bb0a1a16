"""A drill, as an operator would hold it: back up beside a running bot, lose the archive, restore, search and quote."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.archive.making import by_hand
from tests.archive.test_backup import damage
from tests.cli.running import ROOT, bot, environment, preview
from tests.cli.screen import shown_in_the_end
from tests.loading.writing import BUDGET, HARBOR, LIBRARY, page
from tests.waiting import PROCESS_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_backup_damage_restore_search_and_quote_again(tmp_path: Path) -> None:
    database, copy = tmp_path / "a.db", tmp_path / "copy.db"
    (tmp_path / "1.md").write_text(page(HARBOR, LIBRARY))
    assert bot("load", tmp_path / "1.md", "--db", database).returncode == 0
    quoted = bot("quote", "A1.p1.s1", "--db", database).stdout
    assert "grain pier" in quoted
    with preview("--db", database, "--page", tmp_path / "1.md"):
        with by_hand(database) as writer:
            writer.execute("INSERT INTO note (name, value) VALUES ('committed before', '')")
        made = bot("backup", copy, "--json", "--db", database)
        with by_hand(database) as writer:
            writer.execute("INSERT INTO note (name, value) VALUES ('committed after', '')")
        assert made.returncode == 0, made.stderr
        assert json.loads(made.stdout) == {"path": str(copy), "bytes": copy.stat().st_size}
        assert copy.stat().st_mode & 0o077 == 0
        refused = bot("restore", copy, "--db", database)
        assert refused.returncode == 1
        assert "is in use: a bot" in refused.stderr
        assert refused.stderr.count("\n") == 1
    (tmp_path / "2.md").write_text(page(BUDGET))
    assert bot("load", tmp_path / "2.md", "--db", database).returncode == 0
    damage(database)
    assert bot("load", tmp_path / "2.md", "--db", database).stderr.startswith(f"The database {database} is damaged.")
    restored = bot("restore", copy, "--db", database)
    assert restored.returncode == 0, restored.stderr
    kept = re.search(r"kept as (\S+)\.\n", restored.stdout)
    assert kept is not None
    assert Path(kept[1]).exists()
    found = json.loads(bot("search", "stevedores", "--json", "--db", database).stdout)
    assert [hit["ref"].partition(".")[0] for hit in found["hits"]] == ["A1"]
    assert bot("quote", "A1.p1.s1", "--db", database).stdout == quoted
    with closing(sqlite3.connect(database)) as connection:
        notes = [name for (name,) in connection.execute("SELECT name FROM note WHERE name LIKE 'committed%'")]
    assert notes == ["committed before"]
    assert bot("load", tmp_path / "2.md", "--db", database).stdout.startswith("1 article loaded")


def test_what_cannot_be_backed_up_is_one_line_and_a_status(tmp_path: Path) -> None:
    database = tmp_path / "a.db"
    nothing = bot("backup", tmp_path / "b.db", "--db", database)
    assert (nothing.returncode, nothing.stdout) == (2, "")
    assert nothing.stderr == f"There's no archive at {database} to back up.\n"
    (tmp_path / "1.md").write_text(page(HARBOR))
    assert bot("load", tmp_path / "1.md", "--db", database).returncode == 0
    (tmp_path / "b.db").write_text("precious")
    there = bot("backup", tmp_path / "b.db", "--db", database)
    assert there.returncode == 2
    assert there.stderr.startswith(f"{tmp_path / 'b.db'} already exists and was left as it is.")
    assert bot("backup", "--force", tmp_path / "b.db", "--db", database).returncode == 0
    nowhere = bot("backup", tmp_path / "no" / "b.db", "--db", database)
    assert nowhere.returncode == 1
    assert nowhere.stderr == f"Can't write to {tmp_path / 'no' / 'b.db'}: No such file or directory.\n"
    assert bot("restore", tmp_path / "no", "--db", database).stderr == f"There's no backup at {tmp_path / 'no'}.\n"


def test_a_bar_is_drawn_on_a_terminal_and_gone_in_the_end(tmp_path: Path) -> None:
    database = tmp_path / "a.db"
    (tmp_path / "1.md").write_text(page(HARBOR))
    assert bot("load", tmp_path / "1.md", "--db", database).returncode == 0
    ours, theirs = pty.openpty()
    command = [sys.executable, "bot.py", "backup", str(tmp_path / "b.db"), "--db", str(database)]
    subprocess.run(command, cwd=ROOT, env=environment(TERM="xterm"), stdout=subprocess.PIPE, stderr=theirs, check=True)
    os.close(theirs)
    drawn = os.read(ours, 1 << 16)
    os.close(ours)
    assert b"checking" in drawn
    assert shown_in_the_end(drawn) == []


@pytest.mark.unmeasured
def test_a_backup_that_is_asked_to_stop_leaves_nothing(tmp_path: Path) -> None:
    database = tmp_path / "a.db"
    (tmp_path / "1.md").write_text(page(HARBOR))
    assert bot("load", tmp_path / "1.md", "--db", database).returncode == 0
    command = """
import os, signal, sys
from bot.archive.sqlite.maintenance import copying
from bot.cli.main import main
copying.PAGES_AT_ONCE = 1
measured = copying.require_room
def stop(part, size):
    measured(part, size)
    os.kill(os.getpid(), getattr(signal, sys.argv[1]))
copying.require_room = stop
sys.exit(main(sys.argv[2:]))
"""
    # A script's background jobs, the tests themselves perhaps among them, begin with SIGINT ignored.
    for number, before in (
        (signal.SIGTERM, signal.SIG_DFL),
        (signal.SIGINT, signal.SIG_DFL),
        (signal.SIGINT, signal.SIG_IGN),
    ):
        ask = [sys.executable, "-c", command, number.name, "backup", str(tmp_path / "b.db"), "--db", str(database)]
        with inherited(number, before):
            done = subprocess.run(
                ask, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=PROCESS_SECONDS
            )
        assert done.returncode == 130, done.stderr
        assert done.stderr == f"Stopped. {tmp_path / 'b.db'} wasn't made.\n"
        assert list(tmp_path.glob("b.db*")) == []


@contextmanager
def inherited(number: signal.Signals, handler: signal.Handlers) -> Iterator[None]:
    """Have the processes that are started meanwhile begin with this handler."""
    before = signal.signal(number, handler)
    try:
        yield
    finally:
        signal.signal(number, before)
