"""Turn a page into articles, paragraphs, sentences and credits. Pure: no network, no database, no clock."""

from bot.segmentation.model import (
    Block,
    BlockKind,
    Evidence,
    PageFormat,
    SegmentedArticle,
    SegmentedPage,
)
from bot.segmentation.page import SEGMENTER, segment
from bot.segmentation.pages.formats import format_of_suffix
from bot.segmentation.pages.sidecar import SUFFIX as BOUNDARIES_SUFFIX
from bot.segmentation.pages.sidecar import read_boundaries
from bot.segmentation.text.decode import is_binary
from bot.segmentation.text.sentences import split_sentences

__all__ = [
    "BOUNDARIES_SUFFIX",
    "SEGMENTER",
    "Block",
    "BlockKind",
    "Evidence",
    "PageFormat",
    "SegmentedArticle",
    "SegmentedPage",
    "format_of_suffix",
    "is_binary",
    "read_boundaries",
    "segment",
    "split_sentences",
]
