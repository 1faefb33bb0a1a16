"""Which version of the program runs."""

from __future__ import annotations

import tomllib
from functools import cache

from bot.config import ROOT


@cache
def program_version() -> str:
    """Return the version, as the project's own file states it: the program runs from its checkout."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])
