"""How a saved search is read: strictly, with the other names of what it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.search.interpretation.variants import phrase_text
from bot.search.query.filters import can_read
from bot.search.query.language import Phrase, Word, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from bot.search.interpretation.ties import Ties
    from bot.search.query.language import Clause, Query


def parse_saved(query: str, today: date) -> Query:
    """Parse a saved search; dates are relative to `today`."""
    readable = query.encode("utf-8", "replace").decode("utf-8")
    return parse(readable, lambda value: can_read(value, today))


def settled(query: Query) -> tuple[list[Clause], list[Clause]]:
    """Separate the clauses that restrict the result from ignored function words."""
    idle = [clause for clause in query.clauses if not clause.excluded and all(map(_is_idle, clause.alternatives))]
    if len(idle) == sum(not clause.excluded for clause in query.clauses):
        idle = []
    return [clause for clause in query.clauses if clause not in idle], idle


def _is_idle(alternative: Word | Phrase) -> bool:
    return isinstance(alternative, Word) and alternative.is_function


def tied_names(clauses: Iterable[Clause], ties: Ties) -> dict[str, list[Word | Phrase]]:
    """Return by each word of a name, or by a whole name, the other names of what is named in `clauses`."""
    found: dict[str, list[Word | Phrase]] = {}
    for relative in ties.relatives(sought_in(clauses)):
        for word in relative.words:
            found.setdefault(word, []).append(relative.instead)
    return found


def sought_in(clauses: Iterable[Clause]) -> list[Word | Phrase]:
    """Return what clauses look for; nobody is excluded by another name."""
    return [one for clause in clauses if not clause.excluded for one in clause.alternatives]


def named_in(clause: Clause, tied: Mapping[str, Sequence[Word | Phrase]]) -> list[Word | Phrase]:
    """Return the alternatives of a clause, each with the other names of what it is a part of."""
    found: list[Word | Phrase] = []
    for asked in clause.alternatives:
        key = phrase_text(asked) if isinstance(asked, Phrase) else asked.term[1]
        found += [asked, *(() if clause.excluded else tied.get(key, ()))]
    return found
