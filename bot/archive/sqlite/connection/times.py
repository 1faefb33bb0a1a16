"""Moments as they are stored."""

from __future__ import annotations

from datetime import UTC, datetime


def from_time(moment: datetime) -> str:
    """Write a moment so that it sorts as text."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def to_time(stored: str) -> datetime:
    """Read a stored moment."""
    return datetime.fromisoformat(stored)
