"""Full-text search: query language, spelling correction, ranking and snippets."""

from bot.search.analysis.analyser import analyse, name_words, terms
from bot.search.analysis.cjk import simplify
from bot.search.analysis.function_words import FUNCTION_WORDS
from bot.search.model import Explanation, FoundWords, HighlightedText, Hit, HitReasons, Passage, SearchAnswer
from bot.search.query.language import MOST_CHARACTERS, Phrase
from bot.search.query.phrases import find_phrase
from bot.search.saved import SavedReading, Selection, count_articles, read_saved, select
from bot.search.service import SearchService
from bot.search.sessions import PAGE, ResultPage, SearchSessions, narrowed

__all__ = [
    "FUNCTION_WORDS",
    "MOST_CHARACTERS",
    "PAGE",
    "Explanation",
    "FoundWords",
    "HighlightedText",
    "Hit",
    "HitReasons",
    "Passage",
    "Phrase",
    "ResultPage",
    "SavedReading",
    "SearchAnswer",
    "SearchService",
    "SearchSessions",
    "Selection",
    "analyse",
    "count_articles",
    "find_phrase",
    "name_words",
    "narrowed",
    "read_saved",
    "select",
    "simplify",
    "terms",
]
