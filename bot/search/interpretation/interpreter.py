"""Query expansion: turn a parsed query into clauses over index terms: corrections, prefixes, phrases, variants."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from bot.archive import Field
from bot.search.analysis.analyser import INITIALS_OF_AMERICA, is_unspaced, name_words, roots_of
from bot.search.interpretation.romanised import in_chinese, in_latin
from bot.search.interpretation.ties import Ties
from bot.search.interpretation.variants import Relative, joined, phrase_text, split
from bot.search.model import Correction
from bot.search.query.common_phrases import find_common_phrase
from bot.search.query.language import Clause, Phrase, Word
from bot.search.query.phrases import find_phrase
from bot.search.ranking.bm25 import Aim, Alternative
from bot.search.spelling.correction import Corrector, Reread
from bot.search.spelling.printed import PrintedWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.archive import Posting, Snapshot
    from bot.search.query.language import Query
    from bot.search.spelling.lexicon import Lexicon

RELATIVE_WEIGHT: Final = 0.9
HOMOPHONE_WEIGHT: Final = 0.5
SPELT_OUT_WEIGHT: Final = 0.3
"""Articles that have letters (AIDS) spell them out as well, and aren't nearer for it; some only have the name."""

GUESS_BESIDE_RELATIVE: Final = 0.4
"""Weight of a spelling guess if the unknown word is plainly two words of the archive run together."""

_FREE_FIELDS: Final = frozenset({Field.BODY, Field.HEADLINE, Field.AUTHOR})


@dataclass(slots=True)
class Interpretation:
    """An interpreted query: the clauses to score, and the postings that may match them.

    `offers` are suggestions for words that were not corrected, most likely first. `missing` are parts of the query that
    no article has. `also` are the additional words that were searched.
    """

    aims: list[Aim] = field(default_factory=list[Aim])
    postings: list[Posting] = field(default_factory=list["Posting"])
    corrections: list[Correction] = field(default_factory=list[Correction])
    offers: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    missing: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class Interpreter:
    """Interprets one query against one snapshot of the index."""

    def __init__(self, snapshot: Snapshot, lexicon: Lexicon, *, literal: bool) -> None:
        self._snapshot = snapshot
        self._lexicon = lexicon
        self._literal = literal
        self._documents = sum(segment.live_count for segment in snapshot.segments)
        self._printed = PrintedWords(snapshot)
        self._ties = Ties(snapshot)
        self._by_root: dict[str, list[Posting]] = {}
        self._corrections: dict[str, str] = {}
        self._reread: dict[str, Reread] = {}
        self._offers: dict[str, tuple[str, ...]] = {}
        self._also: dict[str, tuple[str, ...]] = {}
        self._nowhere: list[str] = []
        self._named: set[str] = set()
        self._also_named: dict[str, str] = {}
        self._relatives: dict[str, list[Alternative]] = {}
        self._beside: dict[str, list[Alternative]] = {}

    def interpret(self, query: Query) -> Interpretation:
        """Return the interpretation of `query`."""
        clauses = [clause for clause in query.clauses if not clause.excluded]
        alone = all(alternative.is_function for clause in clauses for alternative in clause.alternatives)
        self._fetch(_roots(query.clauses), function_words=alone)
        if not self._literal:
            corrector = Corrector(self._snapshot, self._printed, self._lexicon, self._by_root, self._fetch)
            self._reread = corrector.reread(_plain_words(clauses))
            self._find_relatives(clauses)
        aims = [aim for clause in query.clauses for aim in self._aims(clause, alone=alone)]
        postings = [posting for found in self._by_root.values() for posting in found]
        corrections = [Correction(asked, used) for asked, used in self._corrections.items()]
        absent = (*_missing(aims, postings), *self._missing_runs(clauses))
        missing = tuple(dict.fromkeys((*self._nowhere, *absent, *self._also)))
        also = tuple(
            dict.fromkeys((*self._also_named.values(), *(each for some in self._also.values() for each in some)))
        )
        return Interpretation(aims, postings, corrections, self._offers, missing, also)

    def _missing_runs(self, clauses: Sequence[Clause]) -> list[str]:
        """Return the runs of Chinese of which no article has any bigram or any name inside them."""
        words = [one for clause in clauses for one in clause.alternatives if isinstance(one, Word)]
        runs = [word.compound for word in words if is_unspaced(word.compound)]
        met = {word.compound for word in words if self._by_root.get(word.term[0]) or self._relatives.get(word.term[1])}
        return [run for run in dict.fromkeys(runs) if run not in met]

    def _fetch(self, roots: Iterable[str], *, function_words: bool = False) -> None:
        wanted = [root for root in dict.fromkeys(roots) if root not in self._by_root]
        fields = [*_FREE_FIELDS, Field.FUNCTION] if function_words else list(_FREE_FIELDS)
        for root in wanted:
            self._by_root[root] = []
        for posting in self._snapshot.postings(fields, wanted):
            self._by_root[posting.root].append(posting)

    def _find_relatives(self, clauses: Sequence[Clause]) -> None:
        """Find other spellings of the query words, and keep those in the archive."""
        plain = _plain_words(clauses)
        relatives = joined(plain, self._lexicon)
        as_read = joined(plain, self._lexicon, self._likeliest) if self._reread else []
        beside = [each for each in as_read if each not in relatives]
        for word in plain:
            if not self._by_root.get(word.term[0]):
                relatives += split(word.term[1], self._lexicon)
        tied = self._ties.relatives([a for clause in clauses for a in clause.alternatives])
        for word in {word for relative in tied for word in relative.words}:
            self._reread.pop(word, None)  # a part of a name is no slip
        relatives += tied
        relatives += self._names_by_sound(clauses)
        self._fetch(_roots_of(relative.instead for relative in (*relatives, *beside)))
        for kept, some in ((self._relatives, relatives), (self._beside, beside)):
            for relative in some:
                instead = relative.instead
                found = self._phrase(instead) if isinstance(instead, Phrase) else [Alternative(*instead.term)]
                is_there = not (relative.also and isinstance(instead, Phrase)) or bool(self._by_root.get(instead.name))
                if len(found) == 1 and is_there:
                    name = self._note(relative)
                    weight = _weight_of(relative)
                    for word in relative.words:
                        kept.setdefault(word, []).append(replace(found[0], weight=weight, name=name))

    def _names_by_sound(self, clauses: Sequence[Clause]) -> list[Relative]:
        """Return names in the other script that sound like the query, and further names that glosses link to them."""
        found = in_chinese(clauses, self._lexicon, self._count, self._documents)
        glossed = [
            Relative(each.words, other.instead, also=True)
            for each in found
            for other in self._ties.relatives([each.instead])
        ]
        return [*found, *glossed, *in_latin(clauses)]

    def _count(self, phrase: Phrase) -> int:
        self._fetch(root or word for root, word in phrase.terms)
        self._phrase(phrase)
        return sum(len(posting.documents) for posting in self._by_root[phrase.name] if posting.field is Field.BODY)

    def _note(self, relative: Relative) -> str:
        """Record a name that is searched in addition to the query, and return it; empty if it is no name."""
        instead = relative.instead
        held = self._by_root.get(instead.name if isinstance(instead, Phrase) else instead.term[0])
        if not relative.also or not held:
            return ""
        self._named.update(relative.words)
        named = instead.asked
        if isinstance(instead, Phrase) and instead.loose:
            named = self._printed.as_printed(phrase_text(instead), held)
        if not set(name_words(named)) <= set(relative.words):
            self._also_named.setdefault("".join(filter(str.isalnum, named.casefold())), named)
        return named

    def _likeliest(self, folded: str) -> str:
        reread = self._reread.get(folded)
        return reread.likeliest if reread else folded

    def _aims(self, clause: Clause, *, alone: bool) -> list[Aim]:
        fields = frozenset({Field.HEADLINE}) if clause.title else _FREE_FIELDS | {Field.FUNCTION}
        found = [self._choices(alternative, clause, alone=alone) for alternative in clause.alternatives]
        only = clause.alternatives[0] if len(clause.alternatives) == 1 else None
        if isinstance(only, Phrase) and not clause.excluded:
            names = tuple(self._relatives.get(phrase_text(only), ()))
            if names and not self._by_root.get(only.name):  # it is only in the archive under another name
                return [Aim(names, fields, required=not only.loose, asked=only.asked, told=only.asked)]
            if only.parts and not self._by_root.get(only.name):
                known = [*self._nowhere, only.asked]
                apart = [Clause((part,), clause.title) for part in only.parts]
                aims = [replace(aim, told=only.asked) for part in apart for aim in self._aims(part, alone=alone)]
                self._nowhere = known  # what is told is the whole word
                return aims
            if len(found[0]) != 1:  # the phrase itself is in no article
                self._nowhere.append(only.asked)
                pieces = ((choice, choice.typed.strip('"')) for choice in (*found[0], *names))
                return [Aim((choice,), fields, asked=piece, told=only.asked) for choice, piece in pieces]
            return [Aim((*found[0], *names), fields, required=not only.loose, asked=only.asked, told=only.asked)]
        choices = tuple(dict.fromkeys(choice for choices in found for choice in choices))
        asked = " OR ".join(alternative.asked for alternative in clause.alternatives)
        is_pair = isinstance(only, Word) and is_unspaced(only.asked)
        told = "" if clause.excluded or is_pair else asked
        return [Aim(choices, fields, excluded=clause.excluded, asked=asked, told=told)] if choices else []

    def _choices(self, alternative: Word | Phrase, clause: Clause, *, alone: bool) -> list[Alternative]:
        if isinstance(alternative, Phrase):
            found = self._phrase(alternative)
            return [] if clause.excluded and len(found) > 1 else found
        if alternative.is_function and not alone and not clause.excluded:
            return []
        return self._word(alternative)

    def _word(self, word: Word) -> list[Alternative]:
        root, folded = word.term
        if word.prefix:
            return self._completions(folded)
        relatives = self._relatives.get(folded, [])
        reread = self._reread.get(folded)
        if relatives and not self._by_root.get(root or folded):
            if folded not in self._named:
                self._corrections[word.asked] = relatives[0].typed.strip('"')
            guessed = reread.choices if reread else ()
            return [
                *(replace(choice, weight=1.0) for choice in relatives),
                *(replace(choice, weight=choice.weight * GUESS_BESIDE_RELATIVE) for choice in guessed),
            ]
        relatives = [*relatives, *self._beside.get(folded, [])]
        if reread is None or (reread.likeliest == folded and self._by_root.get(root)):
            if reread is not None and reread.offered:
                self._offers[word.asked] = reread.offered
            return [self._itself(word), *(reread.choices[1:] if reread else ()), *relatives]
        if reread.asks_nothing:
            return relatives
        if reread.likeliest != folded:
            self._corrections[word.asked] = reread.likeliest
        elif reread.offered:
            self._offers[word.asked] = reread.offered
        if reread.is_guessed:
            self._also[word.asked] = tuple(choice.typed for choice in reread.choices)
        return [*(reread.choices or (Alternative(root or folded, folded),)), *relatives]

    def _common_phrase(self, phrase: Phrase) -> list[Alternative]:
        """Return a phrase of function words if any article has it; the single words would match too much."""
        words = list(dict.fromkeys(word for _, word in phrase.terms))
        held = self._snapshot.postings([Field.FUNCTION], words)
        found = self._by_root[phrase.name] = find_common_phrase(self._snapshot, phrase, held)
        return [Alternative(phrase.name, phrase.name)] if found else []

    def _itself(self, word: Word) -> Alternative:
        """Return the forms that `word` matches: all of its stem, but names apart from other words (Chang, change)."""
        root, folded = word.term
        if folded == INITIALS_OF_AMERICA:
            return Alternative(root, folded, 1.0, frozenset({folded}), frozenset({root}))
        family = {posting.word for posting in self._by_root.get(root, ())}
        own = frozenset({folded, f"{folded}s"})
        if word.is_capitalised or f"{folded}e" in family:
            apart = not family <= own and folded in family and self._printed.is_name(folded)
            met = own if apart else family
        else:
            short = folded[:-1] if folded.endswith("e") else ""
            met = family - {short, f"{short}s"} if short in family and self._printed.is_name(short) else family
        if met == family or not met:
            return Alternative(root or folded, folded)
        return Alternative(root, folded, 1.0, frozenset(met), frozenset({root}))

    def _completions(self, prefix: str) -> list[Alternative]:
        words = self._lexicon.completions(prefix)
        roots = roots_of(words)
        self._fetch(roots)
        return [Alternative(f"{prefix}*", prefix, 1.0, frozenset(words), roots)] if words else []

    def _phrase(self, phrase: Phrase) -> list[Alternative]:
        if phrase.is_function:
            return self._common_phrase(phrase)
        stems = {stem for stem, _ in phrase.terms if stem}
        held = (posting for stem in stems for posting in self._by_root[stem])
        found = self._by_root[phrase.name] = find_phrase(self._snapshot, phrase, held)
        if found:
            return [Alternative(phrase.name, phrase.name)]
        return [Alternative(stem, word) for stem, word in phrase.terms if stem and self._by_root[stem]]


def _weight_of(relative: Relative) -> float:
    if relative.is_spelt_out:
        return SPELT_OUT_WEIGHT
    return RELATIVE_WEIGHT if relative.is_likeliest else HOMOPHONE_WEIGHT


def _missing(aims: Sequence[Aim], postings: Sequence[Posting]) -> tuple[str, ...]:
    """Return the parts of the query that no article has, as typed, without bigrams of a Chinese sentence."""
    by_root: dict[str, list[Posting]] = {}
    for posting in postings:
        by_root.setdefault(posting.root, []).append(posting)
    return tuple(
        dict.fromkeys(
            aim.told for aim in aims if aim.told and not any(_is_held(choice, by_root) for choice in aim.choices)
        )
    )


def _is_held(choice: Alternative, by_root: Mapping[str, Sequence[Posting]]) -> bool:
    roots = choice.roots or (choice.root,)
    return any(choice.meets(posting) for root in roots for posting in by_root.get(root, ()))


def _plain_words(clauses: Sequence[Clause]) -> list[Word]:
    """Return the single words in spaced scripts, which are the ones that may be misspelt."""
    return [
        alternative
        for clause in clauses
        for alternative in clause.alternatives
        if isinstance(alternative, Word)
        and not (alternative.prefix or alternative.is_function)
        and not is_unspaced(alternative.term[1])
    ]


def _roots(clauses: Sequence[Clause]) -> Iterable[str]:
    return _roots_of(alternative for clause in clauses for alternative in clause.alternatives)


def _roots_of(alternatives: Iterable[Word | Phrase]) -> Iterable[str]:
    for alternative in alternatives:
        if isinstance(alternative, Phrase):
            yield from (root or word for root, word in alternative.terms)
            yield from _roots_of(alternative.parts)
        elif not alternative.prefix:
            yield alternative.term[0] or alternative.term[1]
