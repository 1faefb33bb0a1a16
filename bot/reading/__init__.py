"""Reading articles: by their references, the newest, or any one."""

from bot.reading.service import NewestArticles, ReadingService

__all__ = ["NewestArticles", "ReadingService"]
