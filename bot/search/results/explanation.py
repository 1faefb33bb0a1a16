"""Explain why an article was found: which query words match where, their proximity, and other factors.

It analyses the article as the index does, and thus sees what ranking saw.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.archive import Field
from bot.search.analysis.analyser import name_words, published_day, terms
from bot.search.model import FoundWords, HitReasons, Nearness
from bot.search.ranking.priors import recency_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from bot.archive import Term
    from bot.articles import Article
    from bot.search.ranking.bm25 import Aim, Alternative

MOST_PARAGRAPHS: Final = 3
MOST_FORMS: Final = 3
FURTHEST: Final = 12
"""Maximum distance, in words, that is called near."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A match: its paragraph (from 1), position there, clause, and form."""

    paragraph: int
    position: int
    aim: int
    word: str
    choice: Alternative


def evidence_of(
    article: Article, aims: Sequence[Aim], corrections: Mapping[str, str], recent_on: date | None
) -> HitReasons:
    """Return why `article` matches a query of `aims`; `corrections` are those of the query.

    Articles near the day `recent_on`, if given, had a recency boost.
    """
    sought = [aim for aim in aims if not aim.excluded]
    text = article.text
    headline = () if text.headline_generated else tuple(terms(text.headline))
    places = [
        place
        for number, paragraph in enumerate(text.paragraphs, start=1)
        for place in _places(tuple(terms(paragraph.text)), sought, number)
    ]
    authors = {word for person in text.people for word in (*name_words(person.name), *name_words(person.cjk or ""))}
    found = [
        _found(number, aim, headline, places, authors, corrections.get(aim.asked)) for number, aim in enumerate(sought)
    ]
    return HitReasons(
        found=tuple(one for one in found if one.is_anywhere),
        lacking=tuple(one.asked for one in found if not one.is_anywhere),
        nearness=_nearest(places),
        recency=_recency(text.published, recent_on),
        is_teaser=text.truncated,
    )


def _recency(published: str | None, recent_on: date | None) -> float:
    day = published_day(published)
    return float(recency_of(np.array([day], np.int32), recent_on)[0]) if recent_on else 0.0


def _found(
    number: int,
    aim: Aim,
    headline: Sequence[Term],
    places: Iterable[_Place],
    authors: set[str],
    used: str | None,
) -> FoundWords:
    mine = [place for place in places if place.aim == number and Field.BODY in aim.fields]
    titled = list(_places(headline, [aim], 0))
    # Of several readings of a word only the most likely one that the article has counts.
    top = max((place.choice.weight for place in (*mine, *titled)), default=0.0)
    mine, titled = ([place for place in held if place.choice.weight == top] for held in (mine, titled))
    here = [*mine, *titled]
    choice = here[0].choice if here else None
    read = choice.typed.strip('"') if choice is not None and choice.weight < 1 else used
    name = _name(choice, authors, aim)
    return FoundWords(
        asked=aim.asked,
        used=name or read,
        by_name=bool(name),
        forms=tuple(dict.fromkeys(place.word for place in here))[:MOST_FORMS],
        is_phrase=any(place.choice.root.startswith('"') for place in here),
        in_headline=bool(titled),
        in_authors=_is_author(aim, authors),
        paragraphs=tuple(dict.fromkeys(place.paragraph for place in mine))[:MOST_PARAGRAPHS],
        times=len(here),
    )


def _name(choice: Alternative | None, authors: set[str], aim: Aim) -> str:
    """Return the other name by which an article has what was asked; an empty text where it has it as it was asked."""
    return choice.name if choice is not None and not (choice.weight < 1 and _is_author(aim, authors)) else ""


def _is_author(aim: Aim, authors: set[str]) -> bool:
    return Field.AUTHOR in aim.fields and any(choice.root in authors for choice in aim.choices)


def _places(held: Sequence[Term], aims: Sequence[Aim], paragraph: int) -> Iterator[_Place]:
    for position in range(len(held)):
        for number, aim in enumerate(aims):
            for choice in aim.choices:
                if word := _met(choice, held, position):
                    yield _Place(paragraph, position, number, word, choice)
                    break


def _met(choice: Alternative, held: Sequence[Term], position: int) -> str:
    """Return the form at `position` that matches `choice`; empty if it does not match."""
    root, word = held[position]
    if choice.root.startswith('"'):
        wanted = choice.root.strip('"').split()
        stands = [word for _, word in held[position : position + len(wanted)]]
        return " ".join(wanted) if stands == wanted else ""
    if choice.words is not None:
        return word if word in choice.words else ""
    return word if choice.root in (root, word) else ""


def _nearest(places: Sequence[_Place]) -> Nearness | None:
    """Return the two closest neighbours that match different clauses."""
    pairs = [
        Nearness(left.word, right.word, right.position - left.position, left.paragraph)
        for left, right in pairwise(places)
        if left.paragraph == right.paragraph and left.aim != right.aim and left.position < right.position
    ]
    near = min(pairs, key=lambda pair: pair.apart, default=None)
    return near if near is not None and near.apart <= FURTHEST else None
