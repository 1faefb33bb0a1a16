"""Read the one article that a page of the web is about, and leave the rest of the page behind."""

from bot.segmentation.html.walls import Wall
from bot.segmentation.pages.feed import Feed, Item, Outline, is_feed, is_opml, read_feed, read_opml
from bot.segmentation.pages.web_page import FeedLink, WebPage, read_web_page

__all__ = [
    "Feed",
    "FeedLink",
    "Item",
    "Outline",
    "Wall",
    "WebPage",
    "is_feed",
    "is_opml",
    "read_feed",
    "read_opml",
    "read_web_page",
]
