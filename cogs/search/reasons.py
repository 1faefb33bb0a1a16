"""Draw why results were found, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.articles import Reference, shown_headline
from cogs.shared import reference_of
from cogs.ui import Answer, escaped_line, lines, panel, published_phrase, rule, standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.search import Explanation, FoundWords, Hit, HitReasons
    from bot.texts import Texts
    from cogs.ui import Item, Viewer

_HEADLINE: Final = 80
_WORD: Final = 35
_MOST_LACKING: Final = 4
_MOST_FOLDED: Final = 3
_LEAST_RECENCY: Final = 0.0005

_WORDS_TOLD: Final = (5, 3, 2, 1)
"""How many words of the query are told of each result: the most for which there is room."""


def draw_reasons(explained: Explanation, viewer: Viewer, *, newest_first: bool) -> Answer:
    """Return why each result of a page was found."""
    drawn = [_drawn(explained, viewer, newest_first, most) for most in _WORDS_TOLD]
    return next((answer for answer in drawn if answer.fits), drawn[-1])


def _drawn(explained: Explanation, viewer: Viewer, newest_first: bool, most: int) -> Answer:
    texts = viewer.texts
    items: list[Item | str] = [
        lines(texts("reasons-title"), texts("reasons-newest" if newest_first else "reasons-best"))
    ]
    for hit, evidence in zip(explained.answer.hits, explained.evidence, strict=True):
        items += [rule(), lines(*_reasons(hit, evidence, texts, most))]
    return Answer(panel(*items), buttons=standing(viewer))


def _reasons(hit: Hit, evidence: HitReasons, texts: Texts, most: int) -> Iterator[str]:
    headline = escaped_line(shown_headline(hit.card), _HEADLINE)
    yield texts("reasons-named", headline=headline, reference=str(reference_of(hit)))
    for found in evidence.found[:most]:
        yield _word(found, texts)
    if (number := len(evidence.found) - most) > 0:
        yield texts("reasons-more", number=number)
    if evidence.lacking:
        yield texts("reasons-lacking", words=_named(evidence.lacking[:_MOST_LACKING], texts))
    if not evidence.found and not evidence.lacking:
        yield texts("reasons-filtered")
    yield from _weighed(hit, evidence, texts)


def _weighed(hit: Hit, evidence: HitReasons, texts: Texts) -> Iterator[str]:
    if (near := evidence.nearness) is not None:
        words = {"left": escaped_line(near.left, _WORD), "right": escaped_line(near.right, _WORD)}
        yield texts("reasons-near", apart=near.apart, paragraph=str(near.paragraph), **words)
    if evidence.recency > _LEAST_RECENCY:
        date = published_phrase(hit.card.published, texts) or ""
        yield texts("reasons-recent", date=date)
    if evidence.is_teaser:
        yield texts("reasons-teaser")
    if hit.folded:
        named = texts.listed(f"`{Reference(card.key)}`" for card in hit.folded[:_MOST_FOLDED])
        yield texts("reasons-folded", references=named, more=max(0, len(hit.folded) - _MOST_FOLDED))


def _word(found: FoundWords, texts: Texts) -> str:
    meant = found.used or found.asked
    others = [form for form in found.forms if form != meant.casefold() and not found.is_phrase]
    return texts(
        "reasons-word",
        phrase="yes" if found.is_phrase else "no",
        asked=escaped_line(found.asked, _WORD),
        corrected="name" if found.by_name else "yes" if found.used else "no",
        used=escaped_line(found.used or "", _WORD),
        times=found.times,
        places=texts.listed(_places(found, texts)),
        other="yes" if others else "no",
        forms=_named(others, texts),
    )


def _places(found: FoundWords, texts: Texts) -> Iterator[str]:
    if found.in_headline:
        yield texts("reasons-headline")
    if found.in_authors:
        yield texts("reasons-byline")
    for paragraph in found.paragraphs:
        yield f"`p{paragraph}`"


def _named(words: tuple[str, ...] | list[str], texts: Texts) -> str:
    return texts.listed(f"*{escaped_line(word, _WORD)}*" for word in words)
