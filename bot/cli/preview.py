"""`bot.py preview`: the whole bot in a local browser page."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.common import add_database_option, add_subcommand, settings_and_database
from bot.cli.words import terminal_texts

if TYPE_CHECKING:
    import argparse

    from bot.cli.common import Commands

_HIGHEST_PORT = 65_535


def register(commands: Commands) -> None:
    """Add the subcommand."""
    texts = terminal_texts()
    parser = add_subcommand(commands, "preview")
    parser.add_argument("--port", type=_port, default=0, metavar="N", help=texts("cli-preview-port"))
    parser.add_argument("--no-browser", action="store_true", help=texts("cli-preview-no-browser"))
    parser.add_argument("--page", type=Path, nargs="+", default=[], metavar="PATH", help=texts("cli-preview-page"))
    add_database_option(parser)
    parser.set_defaults(run=run)


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= _HIGHEST_PORT:
        raise ValueError
    return port


def run(args: argparse.Namespace) -> int:
    """Serve the preview until it is stopped."""
    from bot.preview import PreviewOptions, run_preview

    settings, _ = settings_and_database(args)
    browser = not args.no_browser and _has_desktop()
    options = PreviewOptions(args.port, tuple(args.page), args.db, open_browser=browser)
    asyncio.run(run_preview(settings, options, announce, _tell))
    return 0


def announce(address: str) -> None:
    """Print the one line that says where to look."""
    print(terminal_texts()("preview-address", address=address), flush=True)  # noqa: T201 (the command line speaks here)


def _tell(key: str, **values: str) -> None:
    print(terminal_texts()(key, **values), file=sys.stderr, flush=True)  # noqa: T201 (a start of seconds says what it does)


def _has_desktop() -> bool:
    # Without one, Python's webbrowser may start a text browser in the operator's terminal.
    desktop = sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return desktop and sys.stdout.isatty()
