"""Turn a page into articles, paragraphs, sentences and credits. Pure: no network, no database, no clock."""

from bot.segmentation.alternatives import Alternative, find_alternatives
from bot.segmentation.articles.headline import generate_headline
from bot.segmentation.articles.summary import joined_sentences, summarise
from bot.segmentation.blocks.openings import dateline
from bot.segmentation.credits.name_pairs import find_name_pairs
from bot.segmentation.credits.stated import is_nobody, stated_names
from bot.segmentation.model import Block, BlockKind, PageFormat, SegmentedArticle, SegmentedPage, Wall
from bot.segmentation.page import SEGMENTER, segment
from bot.segmentation.pages.feed import MOST_ITEMS as MOST_FEED_ITEMS
from bot.segmentation.pages.feed import Feed, Item, is_feed, is_opml, read_feed, read_opml
from bot.segmentation.pages.formats import format_of_suffix
from bot.segmentation.pages.sidecar import SUFFIX as BOUNDARIES_SUFFIX
from bot.segmentation.pages.sidecar import read_boundaries
from bot.segmentation.pages.web_page import FeedLink, read_feed_links, read_web_page
from bot.segmentation.text.datelines import end_of_dateline, read_dateline
from bot.segmentation.text.dates import find_dates
from bot.segmentation.text.decode import decode, is_binary, is_legible
from bot.segmentation.text.language import guess_language
from bot.segmentation.text.normalise import normalise, squeeze
from bot.segmentation.text.sentences import split_sentences
from bot.segmentation.text.stated_dates import to_iso

__all__ = [
    "BOUNDARIES_SUFFIX",
    "MOST_FEED_ITEMS",
    "SEGMENTER",
    "Alternative",
    "Block",
    "BlockKind",
    "Feed",
    "FeedLink",
    "Item",
    "PageFormat",
    "SegmentedArticle",
    "SegmentedPage",
    "Wall",
    "dateline",
    "decode",
    "end_of_dateline",
    "find_alternatives",
    "find_dates",
    "find_name_pairs",
    "format_of_suffix",
    "generate_headline",
    "guess_language",
    "is_binary",
    "is_feed",
    "is_legible",
    "is_nobody",
    "is_opml",
    "joined_sentences",
    "normalise",
    "read_boundaries",
    "read_dateline",
    "read_feed",
    "read_feed_links",
    "read_opml",
    "read_web_page",
    "segment",
    "split_sentences",
    "squeeze",
    "stated_names",
    "summarise",
    "to_iso",
]
