"""References, quoting, verifying a quotation, citations."""

from bot.quotation.citation.citation import Citation, Style
from bot.quotation.model import Difference, Verdict, Verification
from bot.quotation.quoting.choices import Choice
from bot.quotation.quoting.quoted_before import EarlierQuotes
from bot.quotation.quoting.quoter import Quote
from bot.quotation.sentences import attribution, difference_line, difference_phrase, verdict_line
from bot.quotation.service import QuotationService
from bot.quotation.verification.verifier import Verified

__all__ = [
    "Choice",
    "Citation",
    "Difference",
    "EarlierQuotes",
    "QuotationService",
    "Quote",
    "Style",
    "Verdict",
    "Verification",
    "Verified",
    "attribution",
    "difference_line",
    "difference_phrase",
    "verdict_line",
]
