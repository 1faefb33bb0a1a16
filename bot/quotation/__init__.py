"""References, quoting, verifying a quotation, citations."""

from bot.quotation.citation.citation import Citation, Style, cite, source_of
from bot.quotation.citation.exports import ris
from bot.quotation.citation.source import Source
from bot.quotation.model import Difference, Mark, MarkedPiece, Verdict, Verification
from bot.quotation.quoting.choices import Choice
from bot.quotation.quoting.pinned import PinnedPassage, hash_of, pinned_passage, pinned_words, verified_in
from bot.quotation.quoting.quoted_before import EarlierQuotes
from bot.quotation.quoting.quoter import Quote
from bot.quotation.sentences import (
    attribution,
    attribution_line,
    close_line,
    damaged_line,
    difference_line,
    difference_phrase,
    is_told,
    marked_line,
    verdict_line,
)
from bot.quotation.service import QuotationService
from bot.quotation.text.edges import opening_end
from bot.quotation.verification.verifier import Verified
from bot.quotation.versions.comparison import ChangedPassage, Comparison, compare_versions
from bot.quotation.versions.passages import LaterWords, PassageChange, change_of
from bot.quotation.versions.words import Piece, PieceKind

__all__ = [
    "ChangedPassage",
    "Choice",
    "Citation",
    "Comparison",
    "Difference",
    "EarlierQuotes",
    "LaterWords",
    "Mark",
    "MarkedPiece",
    "PassageChange",
    "Piece",
    "PieceKind",
    "PinnedPassage",
    "QuotationService",
    "Quote",
    "Source",
    "Style",
    "Verdict",
    "Verification",
    "Verified",
    "attribution",
    "attribution_line",
    "change_of",
    "cite",
    "close_line",
    "compare_versions",
    "damaged_line",
    "difference_line",
    "difference_phrase",
    "hash_of",
    "is_told",
    "marked_line",
    "opening_end",
    "pinned_passage",
    "pinned_words",
    "ris",
    "source_of",
    "verdict_line",
    "verified_in",
]
