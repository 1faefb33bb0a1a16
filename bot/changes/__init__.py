"""What changed since it was quoted: versions compared, quoted passages found and told of whose words are others now."""

from bot.changes.places import OFF, REPLY
from bot.changes.service import ChangedQuote, ChangedQuotes, ChangesService
from bot.changes.teller import LONGEST_NAP

__all__ = ["LONGEST_NAP", "OFF", "REPLY", "ChangedQuote", "ChangedQuotes", "ChangesService"]
