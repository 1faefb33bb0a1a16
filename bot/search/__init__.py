"""Query language, spelling, ranking and snippets over the archive."""

from bot.search.analysis.analyser import analyse
from bot.search.service import SearchService

__all__ = ["SearchService", "analyse"]
