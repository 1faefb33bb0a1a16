"""Walk pages from their source through segmentation into the archive."""

from bot.loading.loader import Loader
from bot.loading.report import LoadReport, Progress, Rejected

__all__ = ["LoadReport", "Loader", "Progress", "Rejected"]
