"""Phrases of function words alone ("to be or not to be"): the index has no positions for them, so texts are read."""

from __future__ import annotations

import re
from functools import partial, reduce
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.archive import Field, Posting
from bot.articles import ArticleKey
from bot.search.analysis.analyser import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.archive import Integers, Segment, Snapshot
    from bot.articles import Article
    from bot.search.query.language import Phrase

MOST_READ: Final = 1_000
"""Maximum number of articles read for one phrase: the newest with all of its words."""

_AT_ONCE: Final = 200
_TAKEN: Final = "['`,]"


def find_common_phrase(snapshot: Snapshot, phrase: Phrase, held: Iterable[Posting]) -> list[Posting]:
    """Return the postings of `phrase` under its name; `held` are the postings of its words, all function words.

    If more than 1,000 articles have all the words, the newest are read. Raises DeadlineError.
    """
    wanted = tuple(word for _, word in phrase.terms)
    documents: dict[int, dict[str, Integers]] = {}
    for posting in held:
        if posting.field is Field.FUNCTION:
            documents.setdefault(posting.segment, {})[posting.word] = posting.documents
    left, found = MOST_READ, list[Posting]()
    for segment in reversed(snapshot.segments):
        here = documents.get(segment.id, {})
        if not set(wanted) <= set(here) or left <= 0:
            continue
        both = partial(np.intersect1d, assume_unique=True)
        common = reduce(both, (here[word] for word in dict.fromkeys(wanted)))
        common = common[segment.live[common]][-left:]
        left -= len(common)
        found += _found(snapshot, segment, common.tolist(), phrase.name, wanted)
    return found


def _found(
    snapshot: Snapshot, segment: Segment, documents: Sequence[int], name: str, wanted: tuple[str, ...]
) -> Iterator[Posting]:
    places: dict[int, list[int]] = {}
    sieve = _sieve(wanted)
    for start in range(0, len(documents), _AT_ONCE):
        keys = {
            ArticleKey(segment.scope, int(segment.documents.numbers[document])): document
            for document in documents[start : start + _AT_ONCE]
        }
        for key, article in snapshot.articles(list(keys)).items():
            if at := list(_places(article, segment, keys[key], wanted, sieve)):
                places[keys[key]] = at
    if places:
        held = sorted(places)
        yield Posting(
            segment.id,
            Field.BODY,
            name,
            name,
            np.array(held, np.uint32),
            np.array([len(places[document]) for document in held], np.uint32),
            positions=np.array([place for document in held for place in places[document]], np.uint32),
        )


def _sieve(wanted: Sequence[str]) -> re.Pattern[str]:
    """Return what is found in every ASCII text that has the words one after the other.

    Folding leaves ASCII letters alone, and takes away apostrophes, commas inside a word and what makes a possessive.
    """
    words = (f"{_TAKEN}?".join(map(re.escape, word)) for word in wanted)
    return re.compile(f"(?:{_TAKEN}s?)?[\\W_]+".join(words), re.IGNORECASE | re.ASCII)


def _places(
    article: Article, segment: Segment, document: int, wanted: tuple[str, ...], sieve: re.Pattern[str]
) -> Iterator[int]:
    first = int(segment.documents.first_paragraphs[document])
    starts = segment.documents.paragraph_starts[first : int(segment.documents.first_paragraphs[document + 1])]
    for start, paragraph in zip(starts.tolist(), article.text.paragraphs, strict=False):
        if paragraph.text.isascii() and not sieve.search(paragraph.text):
            continue
        words = [word for _, word in terms(paragraph.text)]
        for place in range(len(words) - len(wanted) + 1):
            if words[place] == wanted[0] and tuple(words[place : place + len(wanted)]) == wanted:
                yield start + place
