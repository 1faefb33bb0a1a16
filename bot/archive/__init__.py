"""The one place with SQL: articles, the index over them, settings."""

from bot.archive.open import open_archive
from bot.archive.sqlite.backup import back_up, restore

__all__ = ["back_up", "open_archive", "restore"]
