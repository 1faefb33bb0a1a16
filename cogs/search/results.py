"""Draw a page of search results.

The bounds on the parts of a result are chosen so that five of the longest fit a message with every note above them.
"""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from discord import ui

from bot.replies import acknowledge
from bot.search import PAGE
from cogs.search.compact import draw_line, reading_buttons
from cogs.shared import choice_of, draw_hit, pin_button, quote_menu
from cogs.ui import (
    PERSON,
    ROW,
    WARNING,
    Address,
    Answer,
    Button,
    Control,
    beside,
    button,
    empty_archive,
    escaped_line,
    holdings,
    home_of,
    lines,
    number_of,
    opening,
    page_turns,
    panel,
    quoted_phrase,
    require_asker,
    rule,
    shared_by,
    standing,
    turn,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.archive import QuotedMessage
    from bot.articles import ArticleKey
    from bot.search import Hit, ResultPage, SearchAnswer
    from bot.texts import Texts
    from cogs.ui import Interaction, Item, Viewer

_QUERY = 110
_OTHER_QUERY = 90
_WORD = 30
_SEVERAL = 2
_WORDS_TOLD = (4, 1, 0)
"""How many words are told as missing, or as searched beside others: the most for which there is room."""


class DismissSearch(
    Control[Button], template=rf"b1:forget:{PERSON}:(?P<tokens>[a-z0-9]{{16}}(?:\.[a-z0-9]{{16}}){{0,2}})"
):
    """Takes the results away and forgets the query that was kept for their buttons, for the asker and moderators."""

    async def use(self, interaction: Interaction) -> None:
        """Dismiss and forget."""
        require_asker(interaction, self.person)
        await acknowledge(interaction)
        await interaction.client.desk.forget(home_of(interaction), self.words["tokens"].split("."))
        await interaction.delete_original_response()


def draw_results(
    page: ResultPage,
    viewer: Viewer,
    quoted: Mapping[ArticleKey, QuotedMessage] = MappingProxyType({}),
    *,
    full: bool = False,
) -> Answer:
    """Return the answer to a search: its results, compact or in `full`, or what to do where there are none.

    `quoted` tells where articles were quoted before; where there is no room for that, it is left out.
    """
    if page.counts is not None and page.counts.articles == 0:
        return empty_archive(viewer)
    answer = page.answer
    if not answer.hits:
        body = panel(*_nothing_found(page, viewer), accent=WARNING)
        return Answer(body, buttons=[*_watching(page, viewer), *_standing(page, viewer)])
    nowhere: dict[ArticleKey, QuotedMessage] = {}
    drawings = (_results(page, viewer, told, most, full=full) for most in _WORDS_TOLD for told in (quoted, nowhere))
    return next((drawn for drawn in drawings if drawn.fits), _results(page, viewer, nowhere, 0, full=full))


def _results(
    page: ResultPage, viewer: Viewer, quoted: Mapping[ArticleKey, QuotedMessage], most: int, *, full: bool
) -> Answer:
    hits, texts = page.answer.hits, viewer.texts
    items: list[Item | str | None] = [_heading(page, texts, most), *_notes(page, viewer)]
    for number, hit in enumerate(hits, start=1):
        before = quoted.get(hit.card.key)
        told = (_without(hit, page.answer, texts, most), before and quoted_phrase(before, texts))
        items += [rule(), draw_hit(hit, texts, *told) if full else draw_line(number, hit, texts, *told)]
    items.append(None if full else ui.ActionRow(*reading_buttons(hits, texts)))
    items.append(quote_menu([choice_of(hit) for hit in hits], texts))
    # Full results that were corrected fill a message, to the last of its forty components.
    crowded = full and (page.literal or page.suggested)
    watching = [] if crowded else _watching(page, viewer)
    turning, staying = _turning(page, viewer), [*pin_button(viewer), *watching, *_standing(page, viewer)]
    turning += [] if crowded else _timeline(page, viewer)[: ROW - len(turning)]
    body = panel(*items, shared_by(viewer))
    if len(turning) + len(staying) <= ROW:
        return Answer(body, buttons=[*turning, *staying])
    return Answer(body, ui.ActionRow(*turning), buttons=staying)


def _without(hit: Hit, answer: SearchAnswer, texts: Texts, most: int) -> str | None:
    """Return what of the query a result does not have, but others may."""
    lacked = [word for word in hit.missing if word not in answer.reading.missing]
    return texts("search-without", words=_named(lacked, most, texts)) if lacked and most else None


def _named(words: Sequence[str], most: int, texts: Texts) -> str:
    named = texts.listed(f"*{escaped_line(word, _WORD)}*" for word in words[:most])
    return f"{named} …" if len(words) > most else named


def _turning(page: ResultPage, viewer: Viewer) -> list[Item]:
    """Return the buttons that lead to other pages, to the other order, and to the reasons."""
    if page.token is None:
        return []
    texts, offset, at = viewer.texts, page.answer.offset, partial(_address, page.token, newest_first=page.newest_first)
    turns = page_turns(viewer, at, offset, PAGE, page.answer.total)
    if page.answer.total > 1:
        other = _address(page.token, 0, newest_first=not page.newest_first)
        turns.append(turn(viewer, other, texts("search-best-first" if page.newest_first else "search-newest-first")))
    why = _address(page.token, offset, newest_first=page.newest_first, screen="why")
    return [*turns, opening(why, texts("button-why"))]


def _watching(page: ResultPage, viewer: Viewer) -> list[Item]:
    """Return the button that asks where to watch for more of it, in a server."""
    if page.token is None or viewer.guild is None:
        return []
    return [opening(Address("watch", (page.token,)), viewer.texts("button-watch-this"))]


def _timeline(page: ResultPage, viewer: Viewer) -> list[Item]:
    """Return the button that shows when it was reported; a timeline corrects nothing, so not what was corrected."""
    if page.token is None or page.answer.total < _SEVERAL or page.answer.reading.corrections:
        return []
    return [opening(Address("timeline", (f"q.{page.token}", "t.0")), viewer.texts("button-timeline"))]


def _standing(page: ResultPage, viewer: Viewer) -> list[Item]:
    if page.token is None:
        return standing(viewer)
    if not page.answer.hits:
        return standing(viewer, dismissing=_forgetting(page, viewer))
    address = _address(page.token, page.answer.offset, newest_first=page.newest_first)
    return standing(viewer, address, dismissing=_forgetting(page, viewer))


def _forgetting(page: ResultPage, viewer: Viewer) -> Item:
    return DismissSearch.made(
        button(f"b1:forget:{viewer.person}:{'.'.join(page.kept)}", viewer.texts("button-dismiss"))
    )


def _address(token: str, offset: int, *, newest_first: bool = False, screen: str = "search") -> Address:
    return Address(screen, (token, f"{offset}.newest" if newest_first else str(offset)))


def read_place(written: str) -> tuple[int, bool]:
    """Return what the second word of a result's address says: the offset, and whether the newest come first."""
    offset, _, order = written.partition(".")
    return number_of(offset), order == "newest"


def _heading(page: ResultPage, texts: Texts, most: int) -> str:
    answer = page.answer
    query = answer.reading.used if answer.reading.corrections else answer.reading.asked
    number = answer.offset // PAGE + 1
    # Stories that are the same are folded page by page, so that the total can shrink on the way.
    numbers = {"total": answer.total, "page": number, "pages": max(number, -(-answer.total // PAGE))}
    bound = "more" if answer.total_is_bound else "exact"
    return lines(
        texts(
            "search-head",
            query=escaped_line(query, _QUERY),
            bound=bound,
            order="newest" if page.newest_first else "best",
            **numbers,
        ),
        *_told(answer, texts, most),
    )


def _notes(page: ResultPage, viewer: Viewer) -> Iterator[Item | str]:
    """Yield how the query was read, wherever that is not how it was written."""
    reading, texts = page.answer.reading, viewer.texts
    if reading.corrections:
        asked, used = (escaped_line(query, _OTHER_QUERY) for query in (reading.asked, reading.used))
        corrected = texts("search-corrected", asked=asked, used=used)
        yield _with_turn(corrected, page.literal, "search-literally", viewer)
    if page.suggested is not None:
        query = escaped_line(page.answer.suggestion or "", _OTHER_QUERY)
        yield _with_turn(texts("search-did-you-mean", query=query), page.suggested, "search-try", viewer)


def _told(answer: SearchAnswer, texts: Texts, most: int) -> Iterator[str]:
    """Yield what no article has, what was looked for beside it, and what was left out of the query or of the search."""
    reading = answer.reading
    if reading.missing and answer.hits and most:
        yield texts("search-missing", words=_named(reading.missing, most, texts))
    if reading.also_searched and most:
        yield texts("search-also", words=_named(reading.also_searched, most, texts))
    for offer in reading.offers[:most]:
        if len(offer.nearest) > 1:
            yield texts(
                "search-nearest", word=escaped_line(offer.asked, _WORD), words=_named(offer.nearest, most, texts)
            )
    if answer.reading.cut:
        yield texts("search-cut")
    if answer.partial:
        yield texts("search-partial")
    if answer.damaged:
        yield texts("articles-left-out", damaged=answer.damaged)


def _with_turn(sentence: str, token: str | None, words: str, viewer: Viewer) -> Item | str:
    """Return a sentence with a button to another search beside it, where that search could be kept."""
    return beside(sentence, turn(viewer, _address(token, 0), viewer.texts(words))) if token else sentence


def _nothing_found(page: ResultPage, viewer: Viewer) -> Iterator[Item | str]:
    reading, texts = page.answer.reading, viewer.texts
    key = "search-unreadable" if reading.unreadable else "search-nothing"
    yield texts(key, query=escaped_line(reading.asked, _QUERY) or " ")
    yield from _notes(page, viewer)
    yield from _told(page.answer, texts, _WORDS_TOLD[0])
    if page.counts is not None:
        yield holdings(page.counts, texts)
    yield texts("search-advice", prefix=viewer.prefix)
