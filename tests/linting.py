"""Run import-linter on a copy of the code with one change after the other (a program of its own).

Run in the folder of the copy. Reads a list of [file, line] as JSON from standard input: each line is appended to its
file, which is made if it is not there, and taken back afterwards. Writes, for each of them, {contract: whether it was
kept} as JSON. What the linter says is read from its output, so the terminal must be wide (COLUMNS).
"""

from __future__ import annotations

import io
import json
import re
import sys
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

from importlinter.cli import lint_imports

if TYPE_CHECKING:
    from collections.abc import Iterator

VERDICT = re.compile(r"^(?P<contract>\S.*) (?P<verdict>KEPT|BROKEN)\b", re.MULTILINE)


@contextmanager
def changed(path: Path, line: str) -> Iterator[None]:
    """Append a line to a file in this context."""
    before = path.read_text() if path.exists() else None
    path.write_text(f"{before or ''}\n{line}\n")
    try:
        yield
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_text(before)


def verdicts() -> dict[str, bool]:
    """Return what the linter says of each contract."""
    with redirect_stdout(io.StringIO()) as output:
        lint_imports(cache_dir="cache", no_logo=True)
    return {found["contract"]: found["verdict"] == "KEPT" for found in VERDICT.finditer(output.getvalue())}


def main() -> None:
    """Lint the copy with each change."""
    found: list[dict[str, bool]] = []
    for file, line in json.load(sys.stdin):
        with changed(Path(file), line):
            found.append(verdicts())
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
