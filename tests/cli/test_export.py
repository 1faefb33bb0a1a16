"""`bot.py export`: the file it makes, and that `load` takes it back."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

from tests.cli.running import ROOT, bot

if TYPE_CHECKING:
    from pathlib import Path

PAGE = ROOT / "data" / "samples" / "03-city-desk.md"


def test_what_is_exported_can_be_loaded_and_is_the_same_again(tmp_path: Path) -> None:
    assert bot("load", PAGE, "--db", tmp_path / "a.db").returncode == 0
    first, second, pages = tmp_path / "a.jsonl", tmp_path / "b.jsonl", tmp_path / "a.zip"
    done = bot("export", first, "--json", "--db", tmp_path / "a.db")
    assert json.loads(done.stdout) == {"path": str(first), "articles": 3, "left_out": 0}
    loaded = bot("load", first, "--json", "--db", tmp_path / "b.db")
    assert json.loads(loaded.stdout)["loaded"] == 3
    assert bot("export", second, "--db", tmp_path / "b.db").stdout == f"{second}: 3 articles.\n"
    assert second.read_bytes() == first.read_bytes()
    assert bot("export", pages, "--db", tmp_path / "a.db").returncode == 0
    with zipfile.ZipFile(pages) as packed:
        assert len(packed.namelist()) == 4
    assert sorted(path.name for path in tmp_path.iterdir() if "part" in path.name) == []


def test_what_cannot_be_exported_is_said(tmp_path: Path) -> None:
    database = ("--db", tmp_path / "a.db")
    wrong = bot("export", tmp_path / "a.txt", *database)
    assert (wrong.returncode, wrong.stderr) == (2, "Name a file that ends in .jsonl or .zip.\n")
    (tmp_path / "a.jsonl").write_text("mine")
    assert "already exists" in bot("export", tmp_path / "a.jsonl", *database).stderr
    assert "nothing to export" in bot("export", tmp_path / "a.jsonl", "--force", *database).stderr
    assert (tmp_path / "a.jsonl").read_text() == "mine"
    assert "nothing to export" in bot("export", tmp_path / "b.zip", "--guild", "7", *database).stderr
    bot("load", PAGE, *database)
    missing = bot("export", tmp_path / "nowhere" / "b.jsonl", *database)
    assert "Can't write to" in missing.stderr
