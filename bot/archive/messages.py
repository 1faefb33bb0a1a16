"""What is known of a message that is to be posted exactly once, whatever it is for."""

from enum import StrEnum


class MessageState(StrEnum):
    """To be sent (perhaps with an intent), in the channel, neither for certain, or refused by Discord."""

    WAITING = "waiting"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    REFUSED = "refused"


class ToldState(StrEnum):
    """Where a message stands that tells something once. Pending and claimed ones are open."""

    PENDING = "pending"
    CLAIMED = "claimed"
    SENT = "sent"
    DROPPED = "dropped"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
