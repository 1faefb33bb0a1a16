"""Find what is closely related to a text: keywords to look for, other names, and what is close enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.search.analysis.analyser import is_unspaced, name_words, term_of_word
from bot.search.analysis.cjk import pairs, simplify
from bot.search.interpretation.ties import Ties
from bot.search.ranking.bm25 import Alternative
from bot.search.romanisation.places import PLACES
from bot.search.similar.likeness import Comparison

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.archive import Snapshot
    from bot.articles import Article, ArticleKey
    from bot.search.ranking.ordering import Found
    from bot.search.similar.likeness import Tie
    from bot.search.similar.profile import Profile

MOST_KEYWORDS: Final = 16
"""Terms of a text that articles are looked for by; each may have other names beside."""

MOST_OTHER_NAMES: Final = 12
"""Other names of what a text names that are looked for and compared."""

MOST_COMPARED_ARTICLES: Final = 16
"""Articles found by keywords that are compared with the text."""

MOST_TIES: Final = 5
_LEAST_NAME: Final = 6.0
_LEAST_WORD: Final = 12.0
_LEAST_FOR_MESSAGE: Final = 5.0
_FEW: Final = 2


def add_other_names(profile: Profile, snapshot: Snapshot) -> None:
    """Add to a profile the other names of what its text names: glosses, aliases, spelt-out letters and places."""
    found = Ties(snapshot).others_of(profile.names)
    placed = {name: _places(name) for name in profile.names}
    for name in profile.names:
        for other in dict.fromkeys((*found.get(name, ()), *placed[name])):
            if len(profile.other_names) >= MOST_OTHER_NAMES:
                return
            profile.add_other_name(_roots(other), is_place=_is_place(name) or _is_place(other))


def _is_place(name: str) -> bool:
    """Tell whether a name is that of a place, which alone ties no two articles."""
    words = name_words(name)
    return any(word in PLACES or word in _LATIN_PLACES for word in words)


def _places(name: str) -> tuple[str, ...]:
    if not is_unspaced(name):
        return PLACES.get(name.replace(" ", ""), ())
    return _LATIN_PLACES.get(name, ())


def _latin_places() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for latin, names in PLACES.items():
        for name in map(simplify, names):
            found[name] = (*found.get(name, ()), latin)
    return found


_LATIN_PLACES: Final = _latin_places()


def _roots(name: str) -> tuple[str, ...]:
    """Return the roots of a name in the order of its words; those of a Chinese one are its bigrams."""
    found: list[str] = []
    for word in name_words(name):
        found += pairs(word)[:-1] if is_unspaced(word) else [term_of_word(word)[0]]
    return tuple(filter(None, found))


def keywords(profile: Profile) -> list[Alternative]:
    """Return the terms to look for, the most telling first, then those of other names."""
    best = [term.root for term in profile.best[:MOST_KEYWORDS]]
    others = [root for name in profile.other_names for root in name][:MOST_KEYWORDS]
    return [Alternative(root, profile.terms[root].word) for root in dict.fromkeys((*best, *others))]


def compared(
    profile: Profile, ranked: Sequence[Found], articles: Mapping[ArticleKey, Article], *, is_message: bool
) -> list[tuple[Found, tuple[str, ...]]]:
    """Return those of `ranked` that are closely related, the closest first, each with what ties it."""
    comparison = Comparison(profile)
    rated: list[tuple[float, Found, tuple[str, ...]]] = []
    for one in ranked:
        if one.key not in articles:
            continue
        likeness = comparison.with_article(articles[one.key])
        closeness = _of_message(likeness.ties) if is_message else likeness.closeness
        if closeness >= 1:
            rated.append((closeness, one, _shown(likeness.ties)))
    rated.sort(key=lambda each: -each[0])
    return [(one, ties) for _, one, ties in rated]


def _of_message(ties: Sequence[Tie]) -> float:
    """Return whether a message, which may be about several things, has a tie that tells: at least 1."""
    telling = [tie for tie in ties if tie.weight >= _LEAST_FOR_MESSAGE]
    return sum(tie.worth for tie in ties) if telling or len(ties) >= _FEW else 0.0


def _shown(ties: Sequence[Tie]) -> tuple[str, ...]:
    """Return what ties two texts, as printed, the most telling first; each word once."""
    shown = [tie for tie in ties if tie.worth >= (_LEAST_NAME if tie.is_name or tie.is_chinese else _LEAST_WORD)]
    return tuple(dict.fromkeys(tie.text for tie in shown or ties[:1]))[:MOST_TIES]
