"""The one place with SQL: articles, the index over them, settings."""

from bot.archive.open import open_archive

__all__ = ["open_archive"]
