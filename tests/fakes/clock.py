"""A clock that tests set, or that follows a simulated Discord."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.fakes.articles import BEGINNING

if TYPE_CHECKING:
    from datetime import datetime

    from simcord import Env


@dataclass
class FakeClock:
    """Stands at `at`, or follows `env` once it has one."""

    at: datetime = BEGINNING
    env: Env | None = None

    def now(self) -> datetime:
        return self.at if self.env is None else self.env.now()
