"""A guild's own library: its feeds, what it adds, and what it takes out."""

from bot.library.aliases import Aliases, Proposed, read_names
from bot.library.exporting import Export, Exporter, ExportFile
from bot.library.folder_watcher import FolderWatcher
from bot.library.page_division import Divided, PageDivision, Question, ShownPage, require_places
from bot.library.polling import FeedPoller
from bot.library.quotas import Quotas
from bot.library.rereading import Rereading
from bot.library.service import Added, LibraryService, LibraryStatistics
from bot.library.uploads import LARGEST_UPLOAD, MOST_UPLOADED, Upload

__all__ = [
    "LARGEST_UPLOAD",
    "MOST_UPLOADED",
    "Added",
    "Aliases",
    "Divided",
    "Export",
    "ExportFile",
    "Exporter",
    "FeedPoller",
    "FolderWatcher",
    "LibraryService",
    "LibraryStatistics",
    "PageDivision",
    "Proposed",
    "Question",
    "Quotas",
    "Rereading",
    "ShownPage",
    "Upload",
    "read_names",
    "require_places",
]
