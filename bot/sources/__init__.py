"""Where pages come from: bytes, fetched safely and within bounds."""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from bot.sources.addresses import canonical_address, check_address, host_of, is_address, site_of
from bot.sources.files import (
    LARGEST_PAGE,
    LONGEST_LINE,
    MOST_FILES,
    FoundFile,
    NotFound,
    find_files,
    open_file,
    read_lines,
    read_page,
    read_sidecar,
    shown,
)
from bot.sources.requester import fetching_for, requester

if TYPE_CHECKING:
    from bot.sources.fetching import LARGEST_FEED, Fetched, Fetcher, Validators
    from bot.sources.robots import Robots

_LAZY: Final = {
    "bot.sources.fetching": ("Fetched", "Fetcher", "LARGEST_FEED", "Validators"),
    "bot.sources.robots": ("Robots",),
}


def __getattr__(name: str) -> object:
    """Load what few need when it is first asked for: processes that only split pages stay small without it."""
    for module, names in _LAZY.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(name)


__all__ = [
    "LARGEST_FEED",
    "LARGEST_PAGE",
    "LONGEST_LINE",
    "MOST_FILES",
    "Fetched",
    "Fetcher",
    "FoundFile",
    "NotFound",
    "Robots",
    "Validators",
    "canonical_address",
    "check_address",
    "fetching_for",
    "find_files",
    "host_of",
    "is_address",
    "open_file",
    "read_lines",
    "read_page",
    "read_sidecar",
    "requester",
    "shown",
    "site_of",
]
