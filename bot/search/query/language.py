"""The query parser: any text is a valid query, and nothing is a syntax error.

words               articles with any of them, best first
"a phrase"          these words, one after the other
-word  -"a phrase"  not in articles that have it
one OR another      either
pre*                words with this prefix
author: source: title: after: before: on: is:full is:teaser      (see `bot.search.query.filters`)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bot.search.analysis.analyser import TOKEN, fold_token, is_unspaced, name_words, term_of_word
from bot.search.analysis.cjk import THAI, fold_run, pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.archive import Term

MOST_CHARACTERS: Final = 1000
MOST_WORDS: Final = 48
LONGEST_EXACT_RUN: Final = 4
"""Chinese text up to this length is searched as a phrase; longer text is a sentence, and its bigrams are searched."""

LONGEST_EXACT_THAI: Final = 24
"""The same for Thai, whose words have more characters."""

MOST_MIXED: Final = 4
"""Maximum number of parts of a word of two scripts (維他命C)."""

FIELDS: Final = ("author", "source", "title", "after", "before", "on", "is")
_HYPHENS: Final = frozenset("-‐‑")
_IS_THAI: Final = re.compile(rf"[{THAI}]+")
_QUOTES: Final = '"“”„‟«»「」『』《》〝〞＂'
_ITEM: Final = re.compile(
    rf"""
    (?P<minus>(?<![^\s(])[-−–])?
    (?:(?P<field>(?i:{"|".join(FIELDS)}))[:：])?
    (?:
        [{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]?
      | (?P<bare>[^\s{_QUOTES}]+)
    )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A query word: `asked` as typed, `term` in the index. A prefix stands for all words that start with it.

    `compound` is the hyphenated compound (Ching-te) or the run of Chinese that it is part of.
    """

    asked: str
    term: Term
    prefix: bool = False
    compound: str = ""

    @property
    def is_function(self) -> bool:
        """Return whether it is a function word (the, of), which is ignored beside other words."""
        return not self.term[0] and not self.prefix

    @property
    def is_capitalised(self) -> bool:
        """Return whether it begins with a capital, as names do."""
        return self.asked[:1].isupper()

    @property
    def is_hyphenated_name(self) -> bool:
        """Return whether it is part of a hyphenated name."""
        return any(before in _HYPHENS and letter.isupper() for before, letter in pairwise(f"-{self.compound}"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase. A `loose` one (an unquoted Chinese name) may match its parts separately if no article has it.

    A word of two scripts has its `parts`.
    """

    asked: str
    terms: tuple[Term, ...]
    loose: bool = False
    parts: tuple[Word | Phrase, ...] = ()

    @property
    def is_function(self) -> bool:
        """Return whether it consists of function words alone."""
        return not any(root for root, _ in self.terms)

    @property
    def name(self) -> str:
        """The key of its postings, instead of a root."""
        return f'"{" ".join(word for _, word in self.terms)}"'


@dataclass(frozen=True, slots=True)
class Clause:
    """Alternatives (OR), any of which matches; with `title` in the headline only."""

    alternatives: tuple[Word | Phrase, ...]
    title: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A filter as typed: the name of its field, its value and other names of it, and whether it is negated."""

    name: str
    value: str
    excluded: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query."""

    clauses: tuple[Clause, ...]
    filters: tuple[FieldValue, ...] = ()
    cut: bool = False

    @property
    def is_listing(self) -> bool:
        """Return whether it only has exclusions and filters: then all other articles match."""
        return all(clause.excluded for clause in self.clauses) and bool(self.clauses or self.filters)


@dataclass(slots=True)
class _QueryParser:
    is_filter: Callable[[FieldValue], bool]
    clauses: list[Clause] = field(default_factory=list[Clause])
    filters: list[FieldValue] = field(default_factory=list[FieldValue])
    words: int = 0
    cut: bool = False
    joining: bool = False

    def take(self, clause: Clause) -> None:
        """Add a clause, or after OR an alternative to the last one."""
        weight = sum(len(a.terms) if isinstance(a, Phrase) else 1 for a in clause.alternatives)
        if self.words + weight > MOST_WORDS:
            self.cut = True
            return
        self.words += weight
        last = self.clauses[-1] if self.clauses else None
        if self.joining and last and not clause.excluded and (last.title, last.excluded) == (clause.title, False):
            self.clauses[-1] = Clause(last.alternatives + clause.alternatives, last.title)
        else:
            self.clauses.append(clause)
        self.joining = False


def parse(text: str, is_filter: Callable[[FieldValue], bool] = lambda _: True) -> Query:
    """Parse `text`; beyond 1,000 characters or 48 words the rest is ignored (`cut`).

    `is_filter` returns whether a filter value is valid; an invalid one (`on:fire`) is parsed as words.
    """
    reader = _QueryParser(is_filter, cut=len(text) > MOST_CHARACTERS)
    items = list(_ITEM.finditer(text[:MOST_CHARACTERS]))
    for place, item in enumerate(items):
        if item[0] in {"OR", "|", "||"} and 0 < place < len(items) - 1:
            reader.joining = bool(reader.clauses)
        else:
            _take_item(reader, item)
    return Query(tuple(reader.clauses), tuple(reader.filters), reader.cut)


def _take_item(reader: _QueryParser, item: re.Match[str]) -> None:
    excluded = item["minus"] is not None
    name = (item["field"] or "").lower()
    value = item["phrase"] if item["phrase"] is not None else item["bare"]
    if name and name != "title":
        filtered = FieldValue(name, value, excluded)
        if reader.is_filter(filtered):
            reader.filters.append(filtered)
            return
    if item["phrase"] is not None:
        if phrase := _phrase(value):
            reader.take(Clause((phrase,), name == "title", excluded))
        return
    for alternative in _words(value):
        reader.take(Clause((alternative,), name == "title", excluded))


def phrase_of(name: str) -> Phrase | Word | None:
    """Return a name as something to look for: a word, or words that follow one another."""
    found = _phrase(name)
    is_run = len(words := name_words(name)) == 1 and is_unspaced(words[0])
    return replace(found, loose=True) if is_run and isinstance(found, Phrase) else found


def _phrase(text: str) -> Phrase | Word | None:
    terms = _terms_in_order(TOKEN.findall(text))
    if len(terms) == 1:
        return Word(text.strip(), terms[0])
    return Phrase(text.strip(), terms[:MOST_WORDS]) if terms else None


def _words(text: str) -> Iterator[Word | Phrase]:
    matches = list(TOKEN.finditer(text))
    if (mixed := _mixed(text, matches)) is not None:
        yield mixed
        return
    compounds = _compounds(text, matches)
    for match, compound in zip(matches, compounds, strict=True):
        token, prefix = match[0], text[match.end() : match.end() + 1] == "*"
        if not is_unspaced(token):
            if word := fold_token(token):
                yield Word(token, ("", word) if prefix else term_of_word(word), prefix, compound)
            continue
        run = fold_run(token)
        if len(run) == 1:
            yield Word(token, (run, run), prefix=True)
        elif len(run) <= (LONGEST_EXACT_THAI if _IS_THAI.fullmatch(run) else LONGEST_EXACT_RUN):
            yield Phrase(token, _run_terms(run), loose=True)
        else:
            yield from (Word(pair, (pair, pair), compound=token) for pair in pairs(run)[:-1])


def _mixed(text: str, tokens: Sequence[re.Match[str]]) -> Phrase | None:
    """Return a word that is written in one piece in two scripts (維他命C, 台積電2奈米); None for any other."""
    runs = [fold_run(token[0]) if is_unspaced(token[0]) else "" for token in tokens]
    words = [token[0] for token in tokens]
    touching = all(left.end() == right.start() for left, right in pairwise(tokens))
    if not (1 < len(tokens) <= MOST_MIXED and touching and any(runs) and not all(runs)):
        return None
    # A last character by itself may begin any word.
    if len(runs[-1]) == 1 or any(len(run) > LONGEST_EXACT_RUN for run in runs) or text[tokens[-1].end() :][:1] == "*":
        return None
    parts = tuple(part for word in words if len(word) > 1 for part in _words(word))
    return Phrase(text[tokens[0].start() : tokens[-1].end()], _terms_in_order(words), loose=True, parts=parts)


def _compounds(text: str, tokens: Sequence[re.Match[str]]) -> list[str]:
    """Return for each token the hyphenated compound it is part of, empty if none."""
    groups: list[list[re.Match[str]]] = []
    for token in tokens:
        if groups and text[groups[-1][-1].end() : token.start()] in _HYPHENS:
            groups[-1].append(token)
        else:
            groups.append([token])
    return [text[group[0].start() : group[-1].end()] if len(group) > 1 else "" for group in groups for _ in group]


def _terms_in_order(tokens: Sequence[str]) -> tuple[Term, ...]:
    """Return terms at the positions that they have in the index: a run before another token has its last character."""
    before = [
        tuple((pair, pair) for pair in pairs(fold_run(token))) if is_unspaced(token) else _query_terms(token)
        for token in tokens[:-1]
    ]
    return tuple(term for found in (*before, *map(_query_terms, tokens[-1:])) for term in found)


def _query_terms(token: str) -> tuple[Term, ...]:
    if is_unspaced(token):
        return _run_terms(fold_run(token))
    word = fold_token(token)
    return (term_of_word(word),) if word else ()


def _run_terms(run: str) -> tuple[Term, ...]:
    return tuple((pair, pair) for pair in (pairs(run)[:-1] or (run,)))
