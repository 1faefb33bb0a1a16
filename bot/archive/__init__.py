"""The one place with SQL: articles, the index over them, settings."""

from bot.archive.open import open_archive
from bot.archive.sqlite.backup import back_up, restore
from bot.archive.sqlite.lock import is_in_use, lock_of

__all__ = ["back_up", "is_in_use", "lock_of", "open_archive", "restore"]
