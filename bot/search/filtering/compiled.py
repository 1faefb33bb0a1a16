"""A saved search with all other names of what it names, ready to be put to one article after another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.archive import Field
from bot.search.analysis.analyser import name_words
from bot.search.filtering.strict import named_in, parse_saved, settled, sought_in, tied_names
from bot.search.interpretation.ties import Ties, words_read_for
from bot.search.query.dates import read_days
from bot.search.query.filters import is_teaser_named
from bot.search.query.language import Phrase, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from bot.archive import Snapshot
    from bot.search.filtering.article_words import ArticleWords
    from bot.search.query.language import Clause, FieldValue


@dataclass(frozen=True, slots=True)
class Choices:
    """Alternatives, one of which must be (or none may be, if `excluded`) in an article, or in its headline."""

    alternatives: tuple[Word | Phrase, ...]
    title: bool
    excluded: bool

    def meet(self, words: ArticleWords) -> bool:
        """Tell whether an article has one of them."""
        return any(self._meets(one, words) for one in self.alternatives)

    def _meets(self, one: Word | Phrase, words: ArticleWords) -> bool:
        if isinstance(one, Phrase):
            return words.has_phrase(one, title=self.title)
        if one.prefix:
            return words.has_prefix(one.term[1], title=self.title)
        return words.has_root(_root(one), title=self.title)

    def keys(self, rarity: Callable[[Word | Phrase], int]) -> tuple[int, frozenset[str]] | None:
        """Return roots of which each matching article has one, and in about how many articles those are.

        None where there are none: a prefix can begin any word.
        """
        if any(isinstance(one, Word) and one.prefix for one in self.alternatives):
            return None
        found = [_rarest(one, rarity) for one in self.alternatives]
        return sum(count for count, _ in found), frozenset(root for _, root in found)


@dataclass(frozen=True, slots=True)
class CompiledFilter:
    """A saved search. `touched` are words: a name with one of them that is tied anew may add another name to it."""

    choices: tuple[Choices, ...]
    values: tuple[FieldValue, ...]
    today: date
    touched: frozenset[str]

    def matches(self, words: ArticleWords) -> bool:
        """Tell whether an article matches."""
        return all(one.meet(words) != one.excluded for one in self.choices) and all(
            self._passes(value, words) != value.excluded for value in self.values
        )

    def _passes(self, value: FieldValue, words: ArticleWords) -> bool:
        match value.name:
            case "author":
                return any(words.has_author(name_words(name)) for name in (value.value, *value.others))
            case "source":
                return words.has_source(name_words(value.value))
            case "is":
                return words.truncated == is_teaser_named(value.value)
            case _:
                return self._in_time(value, words.day)

    def _in_time(self, value: FieldValue, day: int) -> bool:
        named = read_days(value.value, self.today)
        if named is None:
            return True
        first, end = (one.toordinal() for one in named)
        if value.name == "after":
            return day >= first
        return 0 < day < first if value.name == "before" else first <= day < end


def compile_all(snapshot: Snapshot, queries: list[tuple[str, date]]) -> Iterator[CompiledFilter]:
    """Yield each query as a filter, with the other names that the snapshot ties to what it names."""
    ties, author_ties = Ties(snapshot), Ties(snapshot, (Field.NAME, Field.AUTHOR))
    for text, today in queries:
        parsed = parse_saved(text, today)
        clauses, _ = settled(parsed)
        tied = tied_names(clauses, ties)
        choices = tuple(choice for clause in clauses for choice in _choices(clause, tied))
        values = tuple(_with_others(value, author_ties) for value in parsed.filters)
        yield CompiledFilter(choices, values, today, _touched(clauses, choices, values))


def _choices(clause: Clause, tied: dict[str, list[Word | Phrase]]) -> Iterator[Choices]:
    only = clause.alternatives[0] if len(clause.alternatives) == 1 else None
    if not (isinstance(only, Phrase) and only.is_function):
        yield Choices(tuple(dict.fromkeys(named_in(clause, tied))), clause.title, clause.excluded)
    elif not clause.excluded:
        # The index has no positions of function words, so only their presence can be required.
        for _, word in only.terms:
            yield Choices((Word(word, ("", word)),), clause.title, excluded=False)


def _with_others(value: FieldValue, ties: Ties) -> FieldValue:
    """Return a filter by author with the author's other names; nobody is left out under another name."""
    return replace(value, others=ties.others(value.value)) if value.name == "author" and not value.excluded else value


def _touched(clauses: list[Clause], choices: tuple[Choices, ...], values: tuple[FieldValue, ...]) -> frozenset[str]:
    asked = sought_in(clauses)
    all_names = [one.asked for choice in choices for one in choice.alternatives]
    names = [name for value in values if value.name == "author" for name in (value.value, *value.others)]
    return frozenset([*words_read_for(asked), *(word for name in (*all_names, *names) for word in name_words(name))])


def _root(word: Word) -> str:
    return word.term[0] or word.term[1]


def _rarest(one: Word | Phrase, rarity: Callable[[Word | Phrase], int]) -> tuple[int, str]:
    if isinstance(one, Word):
        return rarity(one), _root(one)
    parts = [Word(word, (root, word)) for root, word in one.terms if root]
    if not parts:  # function words alone are not found as a phrase
        return 0, ""
    return min((rarity(part), _root(part)) for part in parts)
