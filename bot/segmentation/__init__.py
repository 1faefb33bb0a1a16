"""Turn a page into articles, paragraphs, sentences and credits. Pure: no network, no database, no clock."""

from bot.segmentation.model import (
    Block,
    BlockKind,
    Evidence,
    PageFormat,
    SegmentedArticle,
    SegmentedPage,
    Wall,
)
from bot.segmentation.page import SEGMENTER, segment
from bot.segmentation.pages.feed import Feed, Item, OpmlFeed, is_feed, is_opml, read_feed, read_opml
from bot.segmentation.pages.formats import format_of_suffix
from bot.segmentation.pages.sidecar import SUFFIX as BOUNDARIES_SUFFIX
from bot.segmentation.pages.sidecar import read_boundaries
from bot.segmentation.pages.web_page import FeedLink, WebPage, read_web_page
from bot.segmentation.text.decode import is_binary
from bot.segmentation.text.sentences import split_sentences

__all__ = [
    "BOUNDARIES_SUFFIX",
    "SEGMENTER",
    "Block",
    "BlockKind",
    "Evidence",
    "Feed",
    "FeedLink",
    "Item",
    "OpmlFeed",
    "PageFormat",
    "SegmentedArticle",
    "SegmentedPage",
    "Wall",
    "WebPage",
    "format_of_suffix",
    "is_binary",
    "is_feed",
    "is_opml",
    "read_boundaries",
    "read_feed",
    "read_opml",
    "read_web_page",
    "segment",
    "split_sentences",
]
