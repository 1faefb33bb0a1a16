"""What every subcommand shares: options, the open archive, words, and what becomes of an error."""

from __future__ import annotations

import argparse
import logging
import shutil
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from bot.cli.words import terminal_texts
from bot.config import read_settings
from bot.errors import BroadsheetError
from bot.runtime import printable_lines, set_up_logs

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.config import Settings

logger = logging.getLogger(__name__)

_MARGIN: Final = 2
"""Columns that argparse, too, leaves free at the right."""


class Commands(Protocol):
    """Where a subcommand adds its parser (what `ArgumentParser.add_subparsers` returns)."""

    def add_parser(
        self,
        name: str,
        *,
        help: str,  # noqa: A002 (argparse's)
        description: str,
        epilog: str,
        formatter_class: type[argparse.HelpFormatter],
    ) -> argparse.ArgumentParser:
        """Add the parser of one subcommand."""
        ...


def add_subcommand(commands: Commands, name: str, key: str | None = None) -> argparse.ArgumentParser:
    """Add a subcommand's parser: what it does is the message `key`, its examples are `key`-examples."""
    texts, key = terminal_texts(), key or f"cli-{name}"
    about, examples = texts(key), textwrap.indent(texts(f"{key}-examples"), "  ")
    return commands.add_parser(
        name,
        help=about,
        # argparse would break the lines of the examples, too.
        description=textwrap.fill(about, shutil.get_terminal_size().columns - _MARGIN),
        epilog=f"{texts('cli-examples')}\n{examples}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def add_database_option(parser: argparse.ArgumentParser) -> None:
    """Let a subcommand take `--db FILE`."""
    parser.add_argument("--db", type=Path, metavar="FILE", help=terminal_texts()("cli-database"))


def settings_and_database(args: argparse.Namespace) -> tuple[Settings, Path]:
    """Read the settings, set up the logs and say which database is meant."""
    settings = read_settings()
    token = settings.token.get_secret_value() if settings.token else ""
    set_up_logs(settings.log_level, settings.log_format, [token], file=settings.log_file)
    return settings, args.db or settings.database


def say(text: str) -> None:
    """Write lines to standard output, with nothing in them that a terminal would obey."""
    print(printable_lines(text), flush=True)  # noqa: T201 (the command line speaks here)


def complain(text: str) -> None:
    """Write lines to standard error, with nothing in them that a terminal would obey."""
    print(printable_lines(text), file=sys.stderr)  # noqa: T201 (the command line speaks here)


def guarded(run: Callable[[], int]) -> int:
    """Run a subcommand, and turn what goes wrong into one line and an exit status.

    0 done, 1 a named failure, 2 wrong usage, 78 a setting that a person must mend, 130 interrupted.
    """
    texts = terminal_texts()
    try:
        return run()
    except ExceptionGroup as group:
        known, unknown = group.split(BroadsheetError)
        if known is None or unknown is not None:
            raise
        for error in known.exceptions:
            complain(texts.of_error(error) if isinstance(error, BroadsheetError) else str(error))
        return max(getattr(error, "exit_status", 1) for error in known.exceptions)
    except BroadsheetError as error:
        complain(texts.of_error(error))
        return error.exit_status
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing is wrong, and nobody is left to tell.
        sys.stderr.close()
        return 1
    except Exception as error:
        logger.exception("unexpected failure")
        complain(texts("cli-unexpected", kind=type(error).__name__))
        return 1
