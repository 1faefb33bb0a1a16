"""Know of the newest backup: where it was put and when, noted beside the database as it is made.

Not in the database: there the running bot alone writes, and a backup is made beside it.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.checks.model import fine, note, wrong

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.checks.model import CheckContext, CheckResult

OLDEST: Final = timedelta(days=8)
"""After which a backup is too old: a weekly one has then been missed."""

_ENDING: Final = ".last-backup"
_LONGEST_NOTE: Final = 10_000


@dataclass(frozen=True, slots=True)
class Backup:
    """The newest backup that was made: its path, when, and its size in bytes."""

    path: Path
    at: datetime
    size: int


def note_backup(database: Path, backup: Backup) -> bool:
    """Note the newest backup; tell whether that was possible: who backs up may not be allowed to write there."""
    file = _note_of(database)
    part = file.with_name(f"{file.name}.{os.getpid()}")
    told = {"path": str(Path.absolute(backup.path)), "at": backup.at.isoformat(), "bytes": backup.size}
    try:
        part.touch(mode=0o600)
        part.write_text(json.dumps(told), encoding="utf-8")
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        return False
    return True


def last_backup(database: Path) -> Backup | None:
    """Return what was noted of the newest backup; None where nothing readable was."""
    try:
        with _note_of(database).open(encoding="utf-8") as file:
            told = json.loads(file.read(_LONGEST_NOTE))
        return Backup(Path(told["path"]), datetime.fromisoformat(told["at"]), int(told["bytes"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


async def check_backups(bench: CheckContext) -> AsyncIterator[CheckResult]:
    """Tell how old the newest backup is, and where it lies."""
    if not bench.place.database.exists():
        return
    backup = last_backup(bench.place.database)
    if backup is None:
        yield note("no-backup")
        return
    age = bench.clock.now() - backup.at
    told = {"path": str(backup.path), "at": f"{backup.at:%Y-%m-%d %H:%M} UTC", "days": age.days}
    if age > OLDEST:
        yield wrong("backup-old", **told)
    elif not backup.path.is_file():
        yield note("backup-elsewhere", **told)
    else:
        yield fine("backup", size=-(-backup.size // (1 << 20)), **told)


def _note_of(database: Path) -> Path:
    return database.with_name(f"{database.name}{_ENDING}")
