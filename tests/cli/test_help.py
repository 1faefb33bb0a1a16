"""What `bot.py` says of itself: help with examples that can be typed, its version, completion in a shell."""

from __future__ import annotations

import argparse
import shlex
import shutil
import subprocess
import tomllib
from typing import TYPE_CHECKING

import pytest

from bot.cli.main import build_parser
from tests.cli.running import ROOT, bot

if TYPE_CHECKING:
    from collections.abc import Iterator


def subcommands(parser: argparse.ArgumentParser, *names: str) -> Iterator[tuple[str, ...]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, one in action.choices.items():
                yield (*names, name)
                yield from subcommands(one, *names, name)


ALL = list(subcommands(build_parser()))


def test_every_subcommand_is_looked_at() -> None:
    assert {("load",), ("check",), ("digest",), ("digest", "preview")} <= set(ALL)


@pytest.mark.parametrize("language", ["en_US.UTF-8", "zh_TW.UTF-8"])
@pytest.mark.parametrize("names", ALL, ids=" ".join)
def test_the_help_of_a_subcommand_ends_with_examples_that_can_be_typed(
    names: tuple[str, ...], language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    with pytest.raises(SystemExit) as ended:
        build_parser().parse_args([*names, "--help"])
    assert ended.value.code == 0
    heading = "examples:\n" if language.startswith("en") else "範例：\n"
    _, found, examples = capsys.readouterr().out.rpartition(heading)
    typed = [line.strip() for line in examples.splitlines()]
    assert found
    assert typed
    for line in typed:
        program, *arguments = shlex.split(line)
        assert (program, arguments[0]) == ("bot.py", names[0])
        assert callable(build_parser().parse_args(arguments).run)


def test_the_version_is_that_of_the_project() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    done = bot("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"Broadsheet {version}\n", "")


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not here")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["./bot.py", "se"], ["segment", "search"]),
        (["./bot.py", "load", "--re"], ["--resegment"]),
        (["./bot.py", "cite", "A1", "--style", "a"], ["apa"]),
        (["./bot.py", "load", "pypro"], ["pyproject.toml"]),
    ],
)
def test_bash_completes_subcommands_options_choices_and_files(typed: list[str], offered: list[str]) -> None:
    script = bot("--completion", "bash").stdout
    words = f"COMP_WORDS=({shlex.join(typed)}); COMP_CWORD={len(typed) - 1}"
    function = r"$(complete -p bot.py | sed -E 's/.* -F ([^ ]+).*/\1/')"
    asked = f'{script}\n{words}; {function}; printf "%s\\n" "${{COMPREPLY[@]}}"'
    done = subprocess.run(["bash", "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == offered


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_have_a_script_that_names_every_subcommand(shell: str) -> None:
    script = bot("--completion", shell).stdout
    assert all(name in script for names in ALL for name in names)


def test_a_shell_that_is_not_known_is_wrong_usage() -> None:
    done = bot("--completion", "cmd.exe")
    assert (done.returncode, done.stdout) == (2, "")
    assert "bash" in done.stderr
