"""Query language, spelling, ranking and snippets over the archive."""

from bot.search.analysis import analyse

__all__ = ["analyse"]
