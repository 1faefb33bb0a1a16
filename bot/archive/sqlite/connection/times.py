"""Moments as they are stored."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.errors import ArchiveDamagedError


def from_time(moment: datetime) -> str:
    """Write a moment so that it sorts as text."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def to_time(stored: str) -> datetime:
    """Read a stored moment. Raises ArchiveDamagedError for what is none."""
    try:
        return datetime.fromisoformat(stored)
    except (ValueError, TypeError):
        raise ArchiveDamagedError("row-damaged", table="time") from None
