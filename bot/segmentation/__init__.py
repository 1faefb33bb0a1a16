"""Turn a page into articles, paragraphs, sentences and credits. Pure: no network, no database, no clock."""

from bot.segmentation.decode import is_binary
from bot.segmentation.formats import format_of_suffix
from bot.segmentation.model import (
    Block,
    BlockKind,
    Credit,
    CreditRole,
    Evidence,
    NamePair,
    PageFormat,
    Paragraph,
    SegmentedArticle,
    SegmentedPage,
    Sentence,
)
from bot.segmentation.page import SEGMENTER, segment
from bot.segmentation.sentences import split_sentences

__all__ = [
    "SEGMENTER",
    "Block",
    "BlockKind",
    "Credit",
    "CreditRole",
    "Evidence",
    "NamePair",
    "PageFormat",
    "Paragraph",
    "SegmentedArticle",
    "SegmentedPage",
    "Sentence",
    "format_of_suffix",
    "is_binary",
    "segment",
    "split_sentences",
]
