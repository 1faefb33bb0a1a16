"""Look up what a saved search looks for in the index: its words in any form, phrases, prefixes, other names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.archive import Field
from bot.search.analysis.analyser import roots_of
from bot.search.filtering.strict import named_in, settled, tied_names
from bot.search.query.language import Phrase, Word
from bot.search.query.phrases import find_phrase
from bot.search.ranking.bm25 import Aim, Alternative
from bot.search.spelling.lexicon import completions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.archive import Posting, Snapshot
    from bot.search.interpretation.ties import Ties
    from bot.search.query.language import Clause, Query

MOST_COMPLETIONS: Final = 4_000
"""Maximum number of words that a prefix stands for, the most common."""

_MOST_ROOTS: Final = 400
_FREE_FIELDS: Final = frozenset({Field.BODY, Field.HEADLINE, Field.AUTHOR, Field.FUNCTION})
_WORD_FIELDS: Final = (Field.BODY, Field.HEADLINE, Field.FUNCTION)


@dataclass(slots=True)
class StrictFinder:
    """Looks up the terms of clauses in the index."""

    snapshot: Snapshot
    postings: list[Posting] = field(default_factory=list["Posting"])
    _fetched: set[str] = field(default_factory=set[str])
    _tied: dict[str, list[Word | Phrase]] = field(default_factory=dict[str, "list[Word | Phrase]"])

    def aims(self, query: Query, ties: Ties | None = None) -> list[Aim]:
        """Return the required and excluded clauses; a name matches by its other names in `ties` too."""
        clauses, _ = settled(query)
        self._tied = tied_names(clauses, ties) if ties else {}
        return [aim for clause in clauses for aim in self._aims(clause)]

    def _aims(self, clause: Clause) -> list[Aim]:
        fields = frozenset({Field.HEADLINE}) if clause.title else _FREE_FIELDS
        only = clause.alternatives[0] if len(clause.alternatives) == 1 else None
        if isinstance(only, Phrase) and only.is_function:
            # Function words have no positions in the index, so only their presence can be required.
            words = [Word(word, ("", word)) for _, word in only.terms]
            return [Aim((self._word(word),), fields, required=True) for word in words if not clause.excluded]
        found = [self._choice(one) for one in named_in(clause, self._tied)]
        return [Aim(tuple(dict.fromkeys(found)), fields, required=not clause.excluded, excluded=clause.excluded)]

    def _choice(self, alternative: Word | Phrase) -> Alternative:
        return self._phrase(alternative) if isinstance(alternative, Phrase) else self._word(alternative)

    def _word(self, word: Word) -> Alternative:
        root, folded = word.term
        if word.prefix:
            words = completions(self.snapshot.segments, _WORD_FIELDS, folded, MOST_COMPLETIONS)
            roots = roots_of(words)
            self._fetch(roots)
            return Alternative(f"{folded}*", folded, 1.0, frozenset(words), roots | {f"{folded}*"})
        self._fetch([root or folded])
        return Alternative(root or folded, folded)

    def _phrase(self, phrase: Phrase) -> Alternative:
        if phrase.name not in self._fetched:
            self._fetched.add(phrase.name)
            held = self._read({root for root, _ in phrase.terms if root})
            self.postings += find_phrase(self.snapshot, phrase, held)
        return Alternative(phrase.name, phrase.name)

    def _fetch(self, roots: Iterable[str]) -> None:
        wanted = [root for root in roots if root not in self._fetched]
        self._fetched.update(wanted)
        self.postings += self._read(wanted)

    def _read(self, roots: Iterable[str]) -> list[Posting]:
        wanted = sorted(roots)
        parts = [wanted[start : start + _MOST_ROOTS] for start in range(0, len(wanted), _MOST_ROOTS)]
        return [posting for part in parts for posting in self.snapshot.postings(list(_FREE_FIELDS), part)]
