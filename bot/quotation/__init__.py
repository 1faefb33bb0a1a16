"""References, quoting, verifying a quotation, citations."""

from bot.quotation.service import QuotationService

__all__ = ["QuotationService"]
