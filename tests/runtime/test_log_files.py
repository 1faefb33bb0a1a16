"""A log file is bounded and made again when it is gone; a disk that fails does not stop who logs."""

from __future__ import annotations

import logging
import shutil
from typing import TYPE_CHECKING

import pytest

from bot.runtime.log_files import KEPT, LogFile
from tests.archive.test_disks import small_disk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "logs" / "bot.log"


@pytest.fixture
def log(path: Path) -> Iterator[logging.Logger]:
    logger, handler = logging.getLogger("tests.log_files"), LogFile(path, largest=100)
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield logger
    logger.removeHandler(handler)
    handler.close()


def test_a_folder_that_vanishes_is_made_again(log: logging.Logger, path: Path) -> None:
    log.info("one")
    shutil.rmtree(path.parent)
    log.info("two")
    assert path.read_text() == "two\n"
    assert path.stat().st_mode & 0o077 == 0
    path.rename(path.with_name("moved"))
    log.info("three")
    assert (path.with_name("moved").read_text(), path.read_text()) == ("two\n", "three\n")


def test_a_folder_that_cannot_be_made_costs_the_entries_and_is_told_once(
    log: logging.Logger, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log.info("one")
    shutil.rmtree(path.parent)
    path.parent.write_text("a file where the folder was")
    log.info("two")
    log.info("three")
    assert capsys.readouterr().err == f"the log file {path} cannot be written: File exists\n"
    path.parent.unlink()
    log.info("four")
    assert path.read_text() == "four\n"


def test_the_file_and_the_number_of_old_ones_are_bounded(log: logging.Logger, path: Path) -> None:
    for number in range(40):
        log.info("entry %d %s", number, "x" * 90)
    assert sorted(file.name for file in path.parent.iterdir()) == [
        "bot.log", *(f"bot.log.{age}" for age in range(1, KEPT + 1))
    ]  # fmt: skip
    assert path.read_text().startswith("entry 39")
    assert path.with_name(f"bot.log.{KEPT}").read_text().startswith(f"entry {39 - KEPT}")


def test_a_full_disk_does_not_stop_who_logs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with small_disk(tmp_path, "16k") as disk:
        handler = LogFile(disk / "bot.log")
        for _ in range(10):
            handler.emit(logging.makeLogRecord({"msg": "x" * 8_000}))
        handler.close()
    assert "No space left on device" in capsys.readouterr().err
