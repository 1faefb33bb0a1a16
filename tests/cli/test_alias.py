"""`bot.py alias`: names tied for everybody who searches the shared archive."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.running import bot

if TYPE_CHECKING:
    from pathlib import Path


def test_names_are_tied_listed_and_untied(tmp_path: Path) -> None:
    database = ("--db", tmp_path / "a.db")
    page = tmp_path / "page.md"
    page.write_text("# The pass\n\nBoris Quellenberg was at the pass for the whole of the winter.\n", encoding="utf-8")
    assert bot("load", page, *database).returncode == 0
    assert bot("alias", "list", *database).stdout == "No names are tied in the shared archive.\n"
    tied = bot("alias", "add", "山口老人 = Boris Quellenberg", *database, PYTHONIOENCODING="utf-8")
    assert (tied.returncode, tied.stdout) == (0, "Tied: 山口老人 = Boris Quellenberg\n")
    listed = bot("alias", "list", "--json", *database)
    assert json.loads(listed.stdout) == {"aliases": [["山口老人", "Boris Quellenberg"]]}
    found = json.loads(bot("search", "山口老人", "--json", *database).stdout)
    assert found["also_searched"] == ["Boris Quellenberg"]
    assert len(found["hits"]) == 1
    assert bot("alias", "remove", "boris", "quellenberg", *database).returncode == 0
    assert json.loads(bot("alias", "list", "--json", *database).stdout) == {"aliases": []}


def test_what_cannot_be_tied_is_said(tmp_path: Path) -> None:
    database = ("--db", tmp_path / "a.db")
    wrong = bot("alias", "add", "harbor", *database)
    assert (wrong.returncode, wrong.stderr.startswith("Give at least two names")) == (2, True)
    assert "isn't tied to anything" in bot("alias", "remove", "harbor", *database).stderr
    assert bot("alias", "list", "harbor", *database).returncode == 2
