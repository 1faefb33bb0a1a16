"""Read the one article that a page of the web is about, and leave the rest of the page behind."""

from bot.segmentation.web.page import FeedLink, WebPage, read_web_page
from bot.segmentation.web.walls import Wall

__all__ = ["FeedLink", "Wall", "WebPage", "read_web_page"]
