"""Watches: telling a server, or a person, of a new article that matches, within a minute and once."""

from bot.watches.places import FoundArticle, Told
from bot.watches.requests import MOST_A_DAY, WatchRequest, quiet_hours, read_watch
from bot.watches.service import Made, WatchService
from bot.watches.teller import LONGEST_NAP
from bot.watches.telling import found_in

__all__ = [
    "LONGEST_NAP",
    "MOST_A_DAY",
    "FoundArticle",
    "Made",
    "Told",
    "WatchRequest",
    "WatchService",
    "found_in",
    "quiet_hours",
    "read_watch",
]
