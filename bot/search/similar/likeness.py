"""How alike two articles are: the terms they share, weighed, and put together into ties that a reader would name.

A tie is a run of shared terms that follow one another in both texts: a name, a phrase, or one word. The likeness is the
cosine of the two vectors, with each tie counted once. The length of the other vector is estimated from its text.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.search.analysis.analyser import is_unspaced
from bot.search.analysis.cjk import HAN
from bot.search.results.snippets import Marker
from bot.search.similar.profile import MOST_WEIGHT, WHOLE_NAME, worth_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.articles import Article
    from bot.search.similar.profile import Profile

MOST_COMPARED: Final = 6_000
"""Characters of each article that are compared."""

_SHORTEST_NORM: Final = 25.0
_EACH_TERM: Final = {True: 2.4, False: 2.6}
_LETTERS_A_WORD: Final = 6
_EACH_FURTHER: Final = {True: 0.35, False: 0.15}
_MOST_FURTHER: Final = 3
_GAPS: Final = frozenset({"", " ", "-", ". ", "‑"})
_LEAST_TIE: Final = 14.0
_SPACED_FLOOR: Final = 0.18
_SPACED_FLOOR_MANY: Final = 0.12
_SPACED_FLOOR_NAME: Final = 0.08
_FEW, _MANY = 2, 4
_STRONG_NAME: Final = 60.0
_CHINESE_FLOOR: Final = 0.12
_CHINESE_TOPIC: Final = 20.0
_CHINESE_NAME: Final = 12.0
_POSSESSIVE: Final = re.compile("['’]s$")
_KATAKANA: Final = re.compile("[\u30a1-\u30fa\u30fc-\u30fe]{2}")
_HAN: Final = re.compile(rf"[{HAN}]")


@dataclass(slots=True)
class Tie:
    """A shared name, phrase or word as printed in the other article, and what it tells."""

    text: str
    worth: float
    roots: frozenset[str]
    is_chinese: bool
    weight: float = 0.0
    is_name: bool = False
    is_other_name: bool = False
    in_both_headlines: bool = False

    @property
    def is_chinese_name(self) -> bool:
        """Tell whether it is three characters or more, one of them Chinese: words in katakana are seldom names."""
        return self.is_chinese and len(self.roots) > 1 and _HAN.search(self.text) is not None


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike an article is: by its words in spaced scripts, by those in Chinese, and its ties, the best first."""

    spaced: float
    chinese: float
    ties: tuple[Tie, ...]
    both_chinese: bool

    @property
    def closeness(self) -> float:
        """How much they are above the floor: less than 1 is not closely related.

        The floors were chosen on one half of the judged articles of `benchmarks/related`.
        """
        if self.both_chinese:
            return self._in_chinese()
        ties = [tie for tie in self.ties if not tie.is_chinese and tie.worth >= _LEAST_TIE]
        found = 0.0
        if len(ties) >= _FEW:
            is_named = any(tie.is_name for tie in ties)
            found = self.spaced / (_SPACED_FLOOR_MANY if is_named and len(ties) >= _MANY else _SPACED_FLOOR)
            if any(tie.is_name and len(tie.roots) > 1 and tie.worth >= _STRONG_NAME for tie in ties):
                found = max(found, self.spaced / _SPACED_FLOOR_NAME)
        if any(tie.is_other_name for tie in self.ties):
            found = max(found, 1 + self.spaced + self.chinese)
        return max(found, self._across())

    def _in_chinese(self) -> float:
        """Two articles in Chinese: half is enough where both headlines have the topic."""
        if not any(tie.is_chinese_name for tie in self.ties):
            return 0.0
        ties = (tie for tie in self.ties if tie.is_chinese and tie.worth >= _CHINESE_TOPIC)
        return self.chinese / (_CHINESE_FLOOR / 2 if any(tie.in_both_headlines for tie in ties) else _CHINESE_FLOOR)

    def _across(self) -> float:
        """One article in Chinese, one with names in Chinese: two names, a long one, or one that matters to both."""
        names = [tie for tie in self.ties if tie.is_chinese_name]
        is_close = len(names) > 1 or any(len(tie.roots) > _FEW or tie.worth >= _CHINESE_NAME for tie in names)
        return 1 + self.chinese if is_close else 0.0


class Comparison:
    """Compares one text with articles."""

    def __init__(self, profile: Profile) -> None:
        self._terms = profile.terms
        self._adjacent = profile.adjacent
        self._has_capitals = profile.has_capitals
        self._whole_names = [set(roots) for roots in profile.whole_names]
        self._other_names = [set(each) for each in profile.other_names if len(each) > 1 and each not in profile.places]
        self._marker = Marker({root: term.weight for root, term in profile.terms.items()}, {})
        self._norms = {chinese: max(_SHORTEST_NORM, profile.norm(chinese=chinese)) for chinese in (False, True)}
        self._is_chinese = self._norms[True] > self._norms[False]

    def with_article(self, article: Article) -> Likeness:
        """Return how alike an article is."""
        texts = list(_texts(article))
        runs = [(place, *run) for place, text in enumerate(texts) for run in self._runs(text)]
        ties = self._ties(runs, has_headline=not article.text.headline_generated)
        letters = sum(map(len, texts))
        chinese = sum(len(_HAN.findall(text)) for text in texts)
        lengths = {True: chinese, False: (letters - chinese) / _LETTERS_A_WORD}
        alike = {
            script: sum(tie.worth for tie in ties if tie.is_chinese == script)
            / (self._norms[script] * max(_SHORTEST_NORM, _EACH_TERM[script] * math.sqrt(lengths[script])))
            for script in (False, True)
        }
        return Likeness(alike[False], alike[True], tuple(ties), self._is_chinese and chinese * 2 > letters)

    def _runs(self, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the runs of shared terms in a text, as printed, that also follow one another in the profile's text."""
        start = end = 0
        roots: list[str] = []
        for (left, right), root, _ in self._marker.spans(text):
            if roots and text[end:left] in _GAPS and (roots[-1], root) in self._adjacent:
                roots.append(root)
            else:
                if roots and not _cuts_a_word(text, start, end):
                    yield text[start:end], tuple(roots)
                start, roots = left, [root]
            end = right
        if roots and not _cuts_a_word(text, start, end):
            yield text[start:end], tuple(roots)

    def _ties(self, runs: Sequence[tuple[int, str, tuple[str, ...]]], *, has_headline: bool) -> list[Tie]:
        times: dict[str, int] = {}
        headline: set[str] = set()
        for place, _, roots in runs:
            for root in roots:
                times[root] = times.get(root, 0) + 1
                if not place and has_headline:
                    headline.add(root)
        named = {root for root in times if self._terms[root].is_name}
        if self._has_capitals:
            named &= {root for _, printed, roots in runs if not printed.islower() for root in roots}
        worths = {
            root: self._shared(root, times[root], in_headline=root in headline, is_name=root in named) for root in times
        }
        found = _tied(runs)
        for tie in found:
            tie.is_other_name = any(tie.roots >= name for name in self._other_names)
            best = sorted((worths[root] for root in tie.roots), reverse=True)
            tie.worth = best[0] * (1 + _EACH_FURTHER[tie.is_chinese] * min(len(best) - 1, _MOST_FURTHER))
            if tie.is_other_name or any(tie.roots >= name for name in self._whole_names):
                tie.worth = max(tie.worth, WHOLE_NAME)
            tie.weight = max(self._terms[root].weight for root in tie.roots)
            tie.is_name = not named.isdisjoint(tie.roots)
            tie.in_both_headlines = any(root in headline and self._terms[root].in_headline for root in tie.roots)
        return sorted(found, key=lambda tie: (-tie.worth, tie.text))

    def _shared(self, root: str, times: int, *, in_headline: bool, is_name: bool) -> float:
        term = self._terms[root]
        weight = term.weight if is_name else min(term.weight, MOST_WEIGHT)
        return term.worth * worth_of(weight, times, in_headline=in_headline, is_name=is_name)


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    """Tell whether a run is a piece of a word in katakana: キュ of セキュリティ is also in ドキュメント."""
    return any(_KATAKANA.fullmatch(text[max(edge - 1, 0) : edge + 1]) for edge in (start, end))


def _texts(article: Article) -> Iterator[str]:
    """Yield the headline and the paragraphs that are compared."""
    yield article.text.headline
    read = 0
    for paragraph in article.text.paragraphs:
        if read > MOST_COMPARED:
            return
        yield paragraph.text[:MOST_COMPARED]
        read += len(paragraph.text)


def _tied(runs: Sequence[tuple[int, str, tuple[str, ...]]]) -> list[Tie]:
    """Return the ties that runs make: those with a common root are one, printed as the longest or most usual."""
    found: list[Tie] = []
    home: dict[str, Tie] = {}
    printed: dict[str, Counter[str]] = {}
    for _, text, roots in sorted(runs, key=lambda run: -len(set(run[2]))):
        known = next((home[root] for root in roots if root in home), None)
        if known is None:
            known = Tie(_POSSESSIVE.sub("", text), 0, frozenset(), is_unspaced(roots[0]))
            found.append(known)
        known.roots |= set(roots)
        home |= dict.fromkeys(roots, known)
        printed.setdefault(known.text, Counter())[text] += 1
    for tie in found:
        if tie.is_chinese:
            tie.text = max(printed[tie.text].items(), key=lambda item: (item[1], len(item[0])))[0]
    return found
