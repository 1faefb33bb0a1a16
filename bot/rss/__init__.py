"""RSS: watches, boards and digests for feed readers, each at a secret address of a person."""

from bot.rss.rights import Access
from bot.rss.server import feeds_served
from bot.rss.service import RssService

__all__ = [
    "Access",
    "RssService",
    "feeds_served",
]
