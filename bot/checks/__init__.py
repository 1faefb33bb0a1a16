"""What `bot.py check` looks at, one check after the other.

A room adds what it knows how to check: a function of its own, and a line below. Its words are `check-<key>` in the
room's part of the catalogue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.checks.archive import (
    check_articles,
    check_derived,
    check_index,
    check_integrity,
    check_stories,
    check_unsure_pages,
)
from bot.checks.backups import Backup, check_backups, note_backup
from bot.checks.boards import check_boards
from bot.checks.changes import check_changes
from bot.checks.digests import check_digests
from bot.checks.feeds import check_feeds
from bot.checks.model import CheckContext, CheckResult, Installation, State, fine, wrong
from bot.checks.place import check_disk, check_pages, check_rights
from bot.checks.rss import check_rss, check_rss_place
from bot.checks.settings import (
    GATEWAY_LOST_NOTE,
    MESSAGE_CONTENT_NOTE,
    check_gateway,
    check_message_content,
    check_token,
    check_zones,
)
from bot.checks.watches import check_watches

if TYPE_CHECKING:
    from bot.checks.model import ArchiveCheck, PlaceCheck

PLACE_CHECKS: tuple[PlaceCheck, ...] = (check_token, check_pages, check_disk, check_rights, check_rss_place)
"""What can be checked without the archive."""

ARCHIVE_CHECKS: tuple[ArchiveCheck, ...] = (
    check_integrity,
    check_derived,
    check_index,
    check_message_content,
    check_gateway,
    check_articles,
    check_stories,
    check_unsure_pages,
    check_backups,
    check_zones,
    check_digests,
    check_feeds,
    check_changes,
    check_boards,
    check_rss,
    check_watches,
)
"""What is checked in the open archive."""

__all__ = [
    "ARCHIVE_CHECKS",
    "GATEWAY_LOST_NOTE",
    "MESSAGE_CONTENT_NOTE",
    "PLACE_CHECKS",
    "Backup",
    "CheckContext",
    "CheckResult",
    "Installation",
    "State",
    "fine",
    "note_backup",
    "wrong",
]
