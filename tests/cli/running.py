"""Run `bot.py` as an operator does: as a process of its own, with an environment of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 120


def environment(**variables: str) -> dict[str, str]:
    """Return this environment without any setting of the bot's or locale, and with `variables`."""
    ours = ("DISCORD_", "DATABASE_URL", "BROADSHEET_PAGES", "LOG_", "LANG", "LC_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | variables


def bot(*arguments: str | Path, text: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    """Run one subcommand to its end."""
    command = [sys.executable, "bot.py", *map(str, arguments)]
    env = environment(**variables)
    return subprocess.run(
        command, cwd=ROOT, env=env, input=text, capture_output=True, encoding="utf-8", timeout=SECONDS
    )


@contextmanager
def preview(*arguments: str | Path, **variables: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Serve the preview, yield its process and address, and end it as an operator would."""
    command = [sys.executable, "bot.py", "preview", "--no-browser", *map(str, arguments)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(**variables), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+/\S*", line)
            assert found, f"no address: {line!r} {process.stderr.read() if process.stderr else ''}"
            yield process, found[0]
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            process.wait(SECONDS)
