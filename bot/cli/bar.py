"""A progress bar over bytes, on standard error where that is a terminal."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.cli.words import terminal_texts
from bot.runtime import STOPPING

if TYPE_CHECKING:
    from collections.abc import Callable, Generator


@contextmanager
def copying_bar() -> Generator[Callable[[int, int], None]]:
    """Yield what is to be told of each step: bytes done, bytes in all."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    texts = terminal_texts()
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(texts("copy-bar", share="part"), total=None)

        def show(done: int, total: int) -> None:
            share = "all" if done >= total else "part"
            bar.update(task, completed=done, total=total, description=texts("copy-bar", share=share))

        yield show


@contextmanager
def stopped_by_signals() -> Generator[None]:
    """Let SIGINT and SIGTERM end the work by KeyboardInterrupt, after which everything is tidied up.

    SIGINT also where it was ignored at the start, as in the background of a script: who sends it means to stop this,
    and a load, an export and the bot stop then too.
    """
    before = {number: signal.signal(number, signal.default_int_handler) for number in STOPPING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
