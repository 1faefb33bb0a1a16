"""Posting a message exactly once, whatever stops in between: what digests and changes post goes out through here."""

from bot.posting.once import CLOCK_SKEW, LEASE, SEND_LIMIT, Posting
from bot.posting.protocols import Sender
from bot.posting.tokens import marker_of, nonce_of

__all__ = ["CLOCK_SKEW", "LEASE", "SEND_LIMIT", "Posting", "Sender", "marker_of", "nonce_of"]
