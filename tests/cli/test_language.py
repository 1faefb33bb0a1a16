"""The command line speaks the language of the terminal's locale; what programs read is English everywhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.cli.words import terminal_language
from bot.texts import load_texts
from tests.cli.running import bot

if TYPE_CHECKING:
    from pathlib import Path

TAIWAN = {"LANG": "zh_TW.UTF-8"}
CHINESE = load_texts("zh-TW")
ENGLISH = load_texts()


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "zh_TW.UTF-8"}, "zh-TW"),
        ({"LANG": "zh_TW"}, "zh-TW"),
        ({"LANG": "zh_TW.Big5@radical"}, "zh-TW"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8"}, "zh-TW"),
        ({"LANG": "zh_TW.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "zh_TW.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "zh_TW.UTF-8", "LC_MESSAGES": "", "LC_ALL": ""}, "zh-TW"),
        ({"LANG": "en_US.UTF-8", "LC_CTYPE": "zh_TW.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "tlh"}, "en"),
        ({"LANG": "../en"}, "en"),
        ({"LANG": "."}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(environment: dict[str, str], expected: str) -> None:
    assert terminal_language(environment) == expected


def test_help_and_failures_are_in_the_language_of_the_locale() -> None:
    told = bot("search", **TAIWAN)
    assert (told.returncode, told.stderr.strip()) == (2, CHINESE("error-search-no-query"))
    assert CHINESE("cli-verify-text") in bot("verify", "--help", **TAIWAN, COLUMNS="200").stdout


def test_a_report_is_in_the_language_of_the_locale_and_its_json_is_not(tmp_path: Path) -> None:
    def load(*options: str) -> str:
        return bot("load", tmp_path / "none.txt", "--db", tmp_path / "a.db", *options, **TAIWAN).stdout

    assert CHINESE("error-source-missing") in load()
    assert json.loads(load("--json"))["rejected"][0]["reason"] == ENGLISH("error-source-missing")


def test_a_check_is_in_the_language_of_the_locale_and_its_json_is_not(tmp_path: Path) -> None:
    def check(*options: str) -> str:
        return bot("check", "--db", tmp_path / "a.db", *options, **TAIWAN).stdout

    assert f"fine   {CHINESE('check-settings')}" in check()
    assert json.loads(check("--json"))["checks"][0]["text"] == ENGLISH("check-settings")


def test_a_batch_answers_in_english_in_every_locale(tmp_path: Path) -> None:
    bot("load", tmp_path, "--db", tmp_path / "a.db")
    for command in ("search", "verify"):
        told = bot(command, "--batch", "--db", tmp_path / "a.db", text="{}\n", **TAIWAN)
        assert json.loads(told.stdout)["error"] == ENGLISH(f"error-{command}-batch-line")


def test_english_is_spoken_where_the_output_cannot_hold_the_language() -> None:
    told = bot("--help", **TAIWAN, PYTHONIOENCODING="ascii", COLUMNS="400")
    assert ENGLISH("cli-about") in told.stdout
