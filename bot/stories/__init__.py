"""Which articles tell the same story: found when they are loaded, kept in the archive, shown as one.

`sameness` judges two texts, `finding` looks for what an article may be one with, `folding` shows each story once, and
`service` lets a server say that an article is not of its story.
"""

from bot.stories.backfill import StoryBackfill, backfill_stories
from bot.stories.clustering import NONE_NEW, assign_stories
from bot.stories.grouping import grouped, representative
from bot.stories.service import StoryService, Told

__all__ = [
    "NONE_NEW",
    "StoryBackfill",
    "StoryService",
    "Told",
    "assign_stories",
    "backfill_stories",
    "grouped",
    "representative",
]
