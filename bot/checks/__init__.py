"""What `bot.py check` looks at, one check after the other.

A room adds what it knows how to check: a function of its own, and a line below. Its words are `check-<key>` in the
room's part of the catalogue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.checks.archive import check_articles, check_index, check_integrity, check_stories
from bot.checks.backups import check_backups
from bot.checks.digests import check_digests
from bot.checks.feeds import check_feeds
from bot.checks.place import check_disk, check_pages
from bot.checks.settings import check_message_content, check_token

if TYPE_CHECKING:
    from bot.checks.model import ArchiveCheck, PlaceCheck

PLACE_CHECKS: tuple[PlaceCheck, ...] = (check_token, check_pages, check_disk)
"""What can be checked without the archive."""

ARCHIVE_CHECKS: tuple[ArchiveCheck, ...] = (
    check_message_content,
    check_integrity,
    check_articles,
    check_index,
    check_stories,
    check_backups,
    check_digests,
    check_feeds,
)
"""What is checked in the open archive."""
