"""What changed since it was quoted: versions compared, and the passages of a server whose words are others now."""

from bot.changes.service import ChangedQuote, ChangedQuotes, ChangesService

__all__ = ["ChangedQuote", "ChangedQuotes", "ChangesService"]
