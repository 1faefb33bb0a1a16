"""Where on a timeline somebody is: a page of it, of one week, or of what has no date; written in the ids of buttons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bot.errors import UsageError

if TYPE_CHECKING:
    from typing import Self

_WRITTEN: Final = re.compile(r"(?:(t|u)|w([0-9]{1,7}))\.([0-9]{1,6})(?:\.([0-9]{1,6}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Place:
    """A page (from 0): of everything, of the week of a Monday, or of undated articles.

    `back` is the page of everything that it was opened from.
    """

    page: int = 0
    monday: date | None = None
    undated: bool = False
    back: int = 0

    def __str__(self) -> str:
        if self.monday is not None:
            return f"w{self.monday.toordinal()}.{self.page}.{self.back}"
        return f"u.{self.page}.{self.back}" if self.undated else f"t.{self.page}"

    @classmethod
    def read(cls, written: str) -> Self:
        """Return the place that was written so. Raises UsageError for anything else."""
        match = _WRITTEN.fullmatch(written)
        if match is None:
            raise UsageError("button-unknown")
        kind, week, page, back = match.groups()
        if week is None:
            return cls(int(page), undated=kind == "u", back=int(back or 0))
        if not 1 <= int(week) <= date.max.toordinal():
            raise UsageError("button-unknown")
        return cls(int(page), monday_of(date.fromordinal(int(week))), back=int(back or 0))


def monday_of(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())
