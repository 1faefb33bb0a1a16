"""Every error the program raises on purpose.

    BroadsheetError                 anything a person is told in a sentence
    ├── ConfigurationError          a setting a person must mend (exit status 78)
    ├── UsageError                  a command was asked in a way that cannot be answered (exit status 2)
    │   └── QuotaError              a server has, or has done, as much as it may
    ├── NotFoundError               no such article, passage or page: unknown, foreign and removed are one answer
    │   ├── DigestNotFoundError     no such digest, likewise
    │   └── FeedNotFoundError       no such feed, likewise
    ├── SourceError                 a page that cannot be read or used
    ├── DeliveryError               a message of a digest was not posted, or perhaps not
    │   ├── NotSentError            Discord says that the bot may not post there, or that the channel is gone
    │   ├── RateLimitedError        Discord says to wait, and for how long
    │   ├── RefusedError            Discord does not take such a message
    │   ├── UnknownOutcomeError     it may have been posted, or not
    │   └── HistoryUnreadableError  what was posted in a channel cannot be read
    └── ArchiveError                the archive cannot do what was asked
        ├── ArchiveBusyError        another process holds the writer's role
        ├── ArchiveTooNewError      the database was written by a newer version
        ├── ArchiveDamagedError     the integrity check failed
        ├── ArchiveReadOnlyError    the database, or the disk below it, cannot be written
        ├── ArchiveFullError        the disk is full
        ├── DeadlineError           a query was stopped at its deadline
        ├── StaleError              what was to be changed has been changed by somebody else meanwhile
        └── LeaseLostError          a run of a digest belongs to another worker by now, or is gone

An error carries a catalogue key and the data its sentence needs; the words are chosen where it is shown (`bot.texts`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from collections.abc import Callable


class BroadsheetError(Exception):
    """Carry the catalogue key of a sentence, and the data that fills it.

    `key` is looked up in the message catalogue as `error-<key>`; a tuple is shown as a list in the reader's language.
    """

    exit_status: ClassVar[int] = 1

    def __init__(self, key: str, **data: str | float | tuple[str, ...]) -> None:
        self.key = key
        self.data = data
        super().__init__(key, data)

    def __reduce__(self) -> tuple[Callable[..., BroadsheetError], tuple[Any, ...]]:
        # Errors cross from worker processes; an exception is rebuilt from its arguments, which knows no keywords.
        return _rebuild, (type(self), self.key, self.data)

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in self.data.items())
        return f"{self.key} ({facts})" if facts else self.key


def _rebuild(kind: type[BroadsheetError], key: str, data: dict[str, str | float]) -> BroadsheetError:
    error = kind.__new__(kind)
    BroadsheetError.__init__(error, key, **data)
    return error


class ConfigurationError(BroadsheetError):
    """A setting is missing or wrong; a restart will not help."""

    exit_status = 78


class UsageError(BroadsheetError):
    """What was asked cannot be understood or is out of bounds."""

    exit_status = 2


class QuotaError(UsageError):
    """A server has, or has done today, as much as it may; the data say how much that is, and when it renews."""


class NotFoundError(BroadsheetError):
    """There is nothing by that reference that the asker may see."""

    def __init__(self, reference: str) -> None:
        super().__init__("not-found", reference=reference)


class DigestNotFoundError(NotFoundError):
    """There is no digest of that number that the asker may see."""

    def __init__(self, number: int) -> None:
        BroadsheetError.__init__(self, "no-digest", digest=f"D{number}")


class FeedNotFoundError(NotFoundError):
    """There is no feed of that number."""

    def __init__(self, number: int) -> None:
        BroadsheetError.__init__(self, "no-feed", feed=f"F{number}")


class SourceError(BroadsheetError):
    """A page cannot be read, or holds nothing that can be used."""


class ArchiveError(BroadsheetError):
    """The archive cannot do what was asked."""


class ArchiveBusyError(ArchiveError):
    """Another process holds the writer's role on this database."""


class ArchiveTooNewError(ArchiveError):
    """The database was written by a newer version of the program."""


class ArchiveDamagedError(ArchiveError):
    """The integrity check found the database damaged."""


class ArchiveReadOnlyError(ArchiveError):
    """The database, its folder or its disk cannot be written."""


class ArchiveFullError(ArchiveError):
    """The disk, or the bound on the database, is full."""


class DeadlineError(ArchiveError):
    """A query ran into its deadline and was stopped."""


class StaleError(ArchiveError):
    """What was to be changed has been changed since it was read."""


class LeaseLostError(ArchiveError):
    """The claim on a digest's run holds no longer: nothing may be sent or written under it."""


class DeliveryError(BroadsheetError):
    """A message of a digest was not posted, or perhaps not.

    A send may take several requests. `is_certain` tells that none of them posted anything.
    """

    is_certain = True


class NotSentError(DeliveryError):
    """Discord will not post there until a person mends it; `gone` tells that there is no such channel.

    `deleted` tells that the message that was to be edited is not there, `left` that who was to get it left the server.
    """

    def __init__(self, *, gone: bool, deleted: bool = False, left: bool = False) -> None:
        super().__init__("reader-left" if left else "channel-gone" if gone else "channel-forbidden")
        self.gone = gone
        self.left = left
        self.deleted = deleted


class RateLimitedError(DeliveryError):
    """Discord says to wait `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__("rate-limited", seconds=seconds)
        self.seconds = seconds


class RefusedError(DeliveryError):
    """Discord does not take the message, and will not the next time; `reason` and `code` are what it says."""

    def __init__(self, reason: str, code: int = 0) -> None:
        super().__init__("message-refused", reason=reason)
        self.reason = reason
        self.code = code


class UnknownOutcomeError(DeliveryError):
    """The message may have been posted, or not: a server's failure, a lost connection, a time-out."""

    is_certain = False

    def __init__(self, reason: str) -> None:
        super().__init__("outcome-unknown", reason=reason)
        self.reason = reason


class HistoryUnreadableError(DeliveryError):
    """What was posted in a channel cannot be read, and a later try will not change that."""

    def __init__(self) -> None:
        super().__init__("history-unreadable")
