"""The one place with SQL: articles, the index over them, settings."""

from bot.archive.open import open_archive
from bot.archive.sqlite.connection.lock import is_in_use, lock_of
from bot.archive.sqlite.maintenance.backup import Restored, back_up, restore

__all__ = ["Restored", "back_up", "is_in_use", "lock_of", "open_archive", "restore"]
