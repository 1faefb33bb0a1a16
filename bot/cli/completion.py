"""`bot.py --completion SHELL`: the script by which a shell completes what is typed after bot.py."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

SHELLS: Final = ("bash", "zsh", "fish")


class PrintCompletion(argparse.Action):
    """Prints the script for a shell, and ends the program."""

    def __call__(self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, *_: Any) -> None:
        """Print the script of the parser that this option belongs to."""
        print(completion_script(parser, str(values)))  # noqa: T201 (the command line speaks here)
        parser.exit()


def completion_script(parser: argparse.ArgumentParser, shell: str) -> str:
    """Return the script for one of `SHELLS`; where a file is asked for, names of files are offered."""
    import shtab

    for action in _actions(parser):
        if action.type is Path or action.metavar == "PATH":
            action.complete = shtab.FILE  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue]
    return shtab.complete(parser, shell)


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield the actions of a parser and of its subcommands: argparse has no public way to ask for them."""
    for action in parser._actions:  # pyright: ignore[reportPrivateUsage]
        yield action
        if isinstance(action.choices, dict):
            subcommands = cast("dict[str, argparse.ArgumentParser]", action.choices)
            for one in subcommands.values():
                yield from _actions(one)
