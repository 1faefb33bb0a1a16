"""Timelines: when it was said, one whole sentence of each article; and how many articles there were each week."""

from bot.timelines.composing import LARGEST_PAGE
from bot.timelines.figures import Bar, Figures
from bot.timelines.model import Line, Timeline, View, WeekLine
from bot.timelines.picture import KEYS, alternative_text, draw_chart
from bot.timelines.place import Place
from bot.timelines.service import TimelineService

__all__ = [
    "KEYS",
    "LARGEST_PAGE",
    "Bar",
    "Figures",
    "Line",
    "Place",
    "Timeline",
    "TimelineService",
    "View",
    "WeekLine",
    "alternative_text",
    "draw_chart",
]
