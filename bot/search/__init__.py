"""Full-text search: query language, spelling correction, ranking and snippets."""

from bot.search.analysis.analyser import analyse, name_words, published_day, terms
from bot.search.analysis.cjk import simplify
from bot.search.analysis.function_words import FUNCTION_WORDS
from bot.search.filtering.matcher import FilterMatcher
from bot.search.filtering.matches import Matches, find_all, sources_of
from bot.search.filtering.sentence import best_sentence
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
    "FilterMatcher",
    "FoundWords",
    "HighlightedText",
    "Hit",
    "HitReasons",
    "Matches",
    "Passage",
    "Phrase",
    "ResultPage",
    "SavedReading",
    "SearchAnswer",
    "SearchService",
    "SearchSessions",
    "Selection",
    "analyse",
    "best_sentence",
    "count_articles",
    "find_all",
    "find_phrase",
    "name_words",
    "narrowed",
    "published_day",
    "read_saved",
    "select",
    "simplify",
    "sources_of",
    "terms",
]
