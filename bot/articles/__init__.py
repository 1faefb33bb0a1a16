"""What everybody speaks of: an article, its key and references, its people, its fingerprints. Pure."""

from bot.articles.model import (
    SHARED,
    Article,
    ArticleCard,
    ArticleKey,
    ArticleText,
    NamePair,
    Paragraph,
    Person,
    PersonRole,
    Scope,
    Scopes,
    Sentence,
    VersionReason,
    scopes_of,
)
from bot.articles.openings import clause_end, phrase_end, repeats, shown_headline
from bot.articles.organisations import is_agency, is_file_name, is_organisation
from bot.articles.references import Position, Reference, parse_reference, references_in
from bot.articles.shingles import CONTAINED, Print, samples, words_of

__all__ = [
    "CONTAINED",
    "SHARED",
    "Article",
    "ArticleCard",
    "ArticleKey",
    "ArticleText",
    "NamePair",
    "Paragraph",
    "Person",
    "PersonRole",
    "Position",
    "Print",
    "Reference",
    "Scope",
    "Scopes",
    "Sentence",
    "VersionReason",
    "clause_end",
    "is_agency",
    "is_file_name",
    "is_organisation",
    "parse_reference",
    "phrase_end",
    "references_in",
    "repeats",
    "samples",
    "scopes_of",
    "shown_headline",
    "words_of",
]
