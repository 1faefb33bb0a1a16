"""Posting a message exactly once, whatever stops in between: what the bot posts of its own accord goes out here."""

from bot.posting.failures import MOST_ATTEMPTS, named, unposted, wait_after
from bot.posting.once import CLOCK_SKEW, LEASE, SEND_LIMIT, Posting
from bot.posting.protocols import EditingSender, Outgoing, Sender
from bot.posting.tokens import marker_of, nonce_of

__all__ = [
    "CLOCK_SKEW",
    "LEASE",
    "MOST_ATTEMPTS",
    "SEND_LIMIT",
    "EditingSender",
    "Outgoing",
    "Posting",
    "Sender",
    "marker_of",
    "named",
    "nonce_of",
    "unposted",
    "wait_after",
]
