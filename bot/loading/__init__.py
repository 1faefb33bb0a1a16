"""The load pipeline: read files and web pages, split them into articles, deduplicate, and store them in the archive."""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from bot.loading.exchange.board_lines import board_lines
from bot.loading.exchange.write_lines import alias_line_of, line_of
from bot.loading.incoming import FROM_WEB, IncomingPage
from bot.loading.kept_pages import keep_web_page
from bot.loading.kinds.kind import FILE_SUFFIXES, OpenedPage
from bot.loading.loader import Loader
from bot.loading.pages.accepting import accept_pages
from bot.loading.pages.boundaries import Boundaries, check_against, read_sidecar
from bot.loading.pages.opening import open_apart
from bot.loading.pages.page_view import Cut, PageView
from bot.loading.pages.read_page import RawPage
from bot.loading.pipeline import Ask
from bot.loading.report import LoadedPage, LoadReport, Outcome, Progress, ProgressListener, Recut, Rejected
from bot.loading.responses import FeedRead
from bot.loading.workers.pool import Processes

if TYPE_CHECKING:
    from bot.loading.rereading import PageRereader
    from bot.loading.web import Visit, WebLoader

_LAZY: Final = {"bot.loading.rereading": ("PageRereader",), "bot.loading.web": ("Visit", "WebLoader")}


def __getattr__(name: str) -> object:
    """Import rarely used modules lazily: worker processes that only split pages stay small without them."""
    for module, names in _LAZY.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(name)


__all__ = [
    "FILE_SUFFIXES",
    "FROM_WEB",
    "Ask",
    "Boundaries",
    "Cut",
    "FeedRead",
    "IncomingPage",
    "LoadReport",
    "LoadedPage",
    "Loader",
    "OpenedPage",
    "Outcome",
    "PageRereader",
    "PageView",
    "Processes",
    "Progress",
    "ProgressListener",
    "RawPage",
    "Recut",
    "Rejected",
    "Visit",
    "WebLoader",
    "accept_pages",
    "alias_line_of",
    "board_lines",
    "check_against",
    "keep_web_page",
    "line_of",
    "open_apart",
    "read_sidecar",
]
