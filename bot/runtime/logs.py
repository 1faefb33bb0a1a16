"""Logs on standard error and in a file, readable or JSON, from which every secret has been struck out.

Every entry names the reference of the command, button or background job it belongs to (`bot.runtime.correlation`).
"""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from bot.runtime.correlation import reference
from bot.runtime.log_files import LogFile
from bot.runtime.printable import printable, printable_lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

STRUCK = "[secret]"

# Bot tokens; webhook and interaction addresses; credentials in an address (before its host, or among its parameters, as
# feeds for subscribers have them), in an authorization header, a cookie or a payload.
_SECRETS = re.compile(
    r"""
      (?P<token>\b[\w-]{18,}\.[\w-]{4,}\.[\w-]{20,})
    | (?P<webhook>(?<=/webhooks/)\d+/[\w-]+)
    | (?P<interaction>(?<=/interactions/)\d+/[\w-]+)
    | (?P<payload>(?<=token)["']\s*:\s*["'][^"']+)
    | (?P<userinfo>(?<=://)[^/\s@]+(?=@))
    | (?P<parameter>
        (?<=[?&;])
        (?:[\w-]*(?:token|secret|passw|signature|credential|session|api[_-]?key|auth)[\w-]*|key|sig|pass|pw)
        =[^&\s"'<>)\]}]+
      )
    | (?P<cookie>(?<=cookie)["']?\s*[:=]\s*["']?[^"'\r\n]+)
    | (?P<header>(?<=authorization)["']?\s*[:=]\s*["']?(?:bot|bearer|basic)?\s*[^\s"',}]+)
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
# At DEBUG these log whole payloads: what people wrote, and what is asked of the database.
_WORDY = ("discord", "aiosqlite")
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class Redactor:
    """Strikes secrets out of a text: those it knows by value, and whatever has the shape of one."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._known = tuple(secret for secret in known if secret)

    def __call__(self, text: str) -> str:
        """Return `text` without its secrets."""
        for secret in self._known:
            text = text.replace(secret, STRUCK)
        return _SECRETS.sub(STRUCK, text)


class _ReadableFormatter(logging.Formatter):
    def __init__(self, redact: Redactor) -> None:
        super().__init__("{asctime} {levelname:<7} {name}: {message}", style="{")
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        # After formatting, so that tracebacks are covered too; one line an entry, whatever a text holds.
        facts = "".join(f" {name}={value!r}" for name, value in _facts(record).items())
        first, newline, traceback = super().format(record).partition("\nTraceback ")
        return self._redact(printable(first) + facts + newline + printable_lines(traceback))


class _JsonFormatter(logging.Formatter):
    def __init__(self, redact: Redactor) -> None:
        super().__init__()
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **_facts(record),
        }
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        # Each text by itself: struck from the finished JSON, a quotation mark could go with the secret.
        redacted = {name: self._redact(v) if isinstance(v, str) else v for name, v in entry.items()}
        return json.dumps(redacted, ensure_ascii=False, default=lambda value: self._redact(str(value)))


def _facts(record: logging.LogRecord) -> dict[str, object]:
    return {name: value for name, value in vars(record).items() if name not in _STANDARD}


def _refer(record: logging.LogRecord) -> bool:
    """Note the reference of the task that logs; entries of others, such as other threads, have none."""
    if (current := reference()) is not None:
        record.reference = current
    return True


def set_up_logs(
    level: str, form: Literal["text", "json"], secrets: Iterable[str] = (), *, file: Path | None = None
) -> None:
    """Send every log entry of `level` and above to standard error, and to `file`, replacing earlier handlers.

    Libraries that log what people write stay at INFO, whatever the level.
    """
    redact = Redactor(secrets)
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr)]
    if file is not None:
        handlers.append(LogFile(file))
    for handler in handlers:
        handler.addFilter(_refer)
        handler.setFormatter(_JsonFormatter(redact) if form == "json" else _ReadableFormatter(redact))
    logging.basicConfig(level=level, handlers=handlers, force=True)
    for name in _WORDY:
        logging.getLogger(name).setLevel(max(logging.INFO, logging.getLevelNamesMapping()[level]))
    logging.captureWarnings(capture=True)
