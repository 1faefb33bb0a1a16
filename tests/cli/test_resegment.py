"""`bot.py load --boundaries` and `--resegment` as an operator calls them."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.archive import open_archive
from bot.articles import SHARED, Scope
from bot.loading import Loader
from bot.search.analysis.analyser import analyse
from tests.archive.making import SteppingClock
from tests.cli.running import bot
from tests.loading.splitters import AS_ONE, IN_DOUBT
from tests.loading.writing import BUDGET, HARBOR, LIBRARY, lines, page

if TYPE_CHECKING:
    from bot.loading.pages.read_page import Splitter


@pytest.fixture
def where(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(lines(HARBOR, LIBRARY, BUDGET))
    return path


def report_of(*arguments: str | Path) -> dict[str, object]:
    done = bot("load", *arguments, "--json")
    assert done.returncode == 0, done.stderr
    return {name: value for name, value in json.loads(done.stdout).items() if name != "unsure"}


def report(loaded: int, updated: int, unchanged: int) -> dict[str, object]:
    return {"loaded": loaded, "updated": updated, "unchanged": unchanged, "rejected": []}


async def load_as_an_older_version(
    database: Path, *paths: Path, splitter: Splitter = AS_ONE, scope: Scope = SHARED
) -> None:
    archive = await open_archive(database, clock=SteppingClock(), analyse=analyse)
    try:
        await Loader(archive, splitter).load(paths, scope=scope)
    finally:
        await archive.close()


def test_boundaries_of_one_page_last(where: Path, tmp_path: Path) -> None:
    database = tmp_path / "a.db"
    mine = tmp_path / "mine"
    mine.write_text("1\n4\n6\n")
    assert report_of(where, "--boundaries", mine, "--db", database) == report(3, 0, 0)
    mine.unlink()
    assert report_of(where, "--db", database) == report(0, 0, 3)


def test_a_malformed_sidecar_is_told_with_its_line(where: Path, tmp_path: Path) -> None:
    sidecar = tmp_path / "page.txt.boundaries"
    sidecar.write_text("1\nthe fourth\n")
    done = bot("load", where, "--db", tmp_path / "a.db")
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1].startswith(
        f"  {sidecar}:2  page.txt.boundaries, line 2: the fourth isn't a line number."
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["page.txt", "other.txt", "--boundaries", "mine"],
        [".", "--boundaries", "mine"],
        ["--resegment", "--boundaries", "mine"],
        ["--resegment", "--source", "Daily"],
        ["--resegment", "--accept"],
        ["--accept", "--source", "Daily"],
        ["page.txt", "--dry-run"],
        ["page.txt", "--guild", "77"],
        ["--resegment", "--guild", "0"],
        [],
    ],
)
def test_wrong_usage(where: Path, tmp_path: Path, arguments: list[str]) -> None:
    where.with_name("other.txt").write_text(lines(HARBOR))
    where.with_name("mine").write_text("1")
    named = [one if one.startswith("-") or one == "Daily" or one.isdecimal() else tmp_path / one for one in arguments]
    done = bot("load", *named, "--db", tmp_path / "a.db")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_stored_pages_are_split_again_without_their_files(where: Path, tmp_path: Path) -> None:
    database = tmp_path / "a.db"
    where.write_text(page(HARBOR, LIBRARY))
    asyncio.run(load_as_an_older_version(database, where))
    old = bot("quote", "A1.p1-p3", "--db", database).stdout
    where.unlink()
    assert report_of("--resegment", "--db", database) == report(1, 1, 0)
    assert report_of("--resegment", where, "--db", database) == report(0, 0, 2)
    assert bot("quote", "A1.p1-p3", "--db", database).stdout == old
    assert bot("quote", "A1@2.p1", "--db", database).returncode == 0
    assert bot("quote", "A2.p1", "--db", database).returncode == 0


def test_an_empty_archive_has_nothing_to_split_again(tmp_path: Path) -> None:
    assert report_of("--resegment", "--db", tmp_path / "a.db") == report(0, 0, 0)
    done = bot("load", "--resegment", tmp_path / "nowhere", "--db", tmp_path / "a.db")
    assert done.returncode == 1
    assert "The archive has no page that was last read from there." in done.stdout


def test_what_splitting_again_would_change_is_said_and_nothing_done(where: Path, tmp_path: Path) -> None:
    database = tmp_path / "a.db"
    where.write_text(page(HARBOR, LIBRARY))
    asyncio.run(load_as_an_older_version(database, where, scope=Scope(77)))
    for _ in range(2):
        foreseen = report_of("--resegment", "--dry-run", "--guild", "77", "--db", database)
        assert foreseen == {"pages": 1, "changed": 1, "new": 1, "hidden": 0, "rejected": []}
    told = bot("load", "--resegment", "--dry-run", "--guild", "77", "--db", database).stdout
    assert "1 page would be split differently: 1 article would change, 1 would be new" in told
    assert "Nothing was changed." in told
    assert (
        "Splitting the stored pages again would change nothing"
        in bot("load", "--resegment", "--dry-run", "--db", database).stdout
    )
    assert report_of("--resegment", "--guild", "77", "--db", database) == report(1, 1, 0)


def test_pages_that_may_be_cut_wrong_are_named_until_they_are_accepted(where: Path, tmp_path: Path) -> None:
    database = tmp_path / "a.db"
    asyncio.run(load_as_an_older_version(database, where, splitter=IN_DOUBT))
    assert f"1 page may be split wrong (first: {where})" in bot("check", "--db", database).stdout
    assert report_of("--accept", tmp_path / "elsewhere", "--db", database) == {"accepted": 0}
    assert "1 page accepted" in bot("load", "--accept", tmp_path, "--db", database).stdout
    assert "No page needed a look" in bot("load", "--accept", "--db", database).stdout
    assert "split wrong" not in bot("check", "--db", database).stdout
