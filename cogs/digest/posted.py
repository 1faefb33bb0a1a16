"""Draw a digest: messages that hold as many whole stories as fit, each story with buttons to read and to quote it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from discord import ui

from bot.articles import Position, Reference
from bot.digest import Rendered, RenderedPart, covered
from bot.texts import load_texts
from cogs.digest.own import own_button
from cogs.shared import marked_opening, payload_of
from cogs.ui import (
    COMPONENTS,
    DISPLAY_TEXT,
    ELLIPSIS,
    LONGEST_WORD,
    THREAD_NAME,
    Address,
    Answer,
    escaped_line,
    introduction,
    label,
    length,
    lines,
    opening,
    panel,
    spoken_plainly,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from bot.archive import DigestRun, Schedule, Subscription
    from bot.digest import Composed, DigestItem, Markers
    from bot.guilds import GuildChoices
    from bot.texts import Texts
    from cogs.ui import Item

LONGEST_SUMMARY: Final = 1_300
"""Units for a summary: one of the loader's, 600 characters at most, is never cut whatever has to be escaped in it."""

_FILTER: Final = 150
_SOURCE: Final = 30
_MOST_ALSO: Final = 4
_MOST_DATES: Final = 10
_COMPONENTS_OF_STORY: Final = 4  # a text, and a row of two buttons
_COMPONENTS_AROUND: Final = 8  # the panel, its heading, two last lines and a row of three buttons
_TEXT_AROUND: Final = 700  # the heading with every date, the filter, the last line, the ping
_SENTENCE_ENDS: Final = tuple(".!?…。！？\"'”’»」』)）")


class DigestRenderer:
    """Draws digests in the languages of their guilds."""

    def __init__(self, choices: GuildChoices, is_gone: Callable[[int, int | None], bool]) -> None:
        self._choices = choices
        self._is_gone = is_gone

    async def render(
        self, subscription: Subscription, run: DigestRun, composed: Composed, markers: Markers
    ) -> Rendered:
        """Return the messages of a digest with items, each with its marker in a custom_id."""
        chosen = self._choices.of(subscription.key.guild)
        texts = load_texts(chosen.language)
        pages = paginate(composed.items, texts)
        rest = Address("rest", (str(run.id), "0")) if composed.rest else None
        parts: list[RenderedPart] = []
        for number, page in enumerate(pages):
            place = PartNumber(number, len(pages))
            own = subscription.reader is not None
            marker, more = (None, None) if own else (markers(number), rest)
            body = draw_page(subscription, composed, page, place, texts, marker, rest=more)
            if own:
                stop = own_button("stop", subscription, texts("button-stop"), markers(number))
                body.add_item(ui.ActionRow(stop))
            if place.is_first and subscription.role is not None:
                body.add_item(text(self._ping(subscription, texts)))
            with spoken_plainly(texts if chosen.plain_text else None):
                payload = payload_of(Answer(body))
            if place.is_first and (pinged := self._pinged(subscription)):
                payload["allowed_mentions"] = {"parse": [], "roles": pinged}
            parts.append(RenderedPart(payload, _articles(page)))
        thread = thread_name(subscription, composed, texts) if subscription.options.thread else None
        return Rendered(tuple(parts), thread)

    def _pinged(self, subscription: Subscription) -> list[str]:
        gone = self._is_gone(subscription.key.guild, subscription.role)
        return [] if subscription.role is None or gone else [str(subscription.role)]

    def _ping(self, subscription: Subscription, texts: Texts) -> str:
        """Return the line that pings, or that says that there is no such role any more."""
        pinged = self._pinged(subscription)
        name = f"D{subscription.key.number}"
        return texts("digest-ping", role=f"<@&{pinged[0]}>") if pinged else texts("digest-ping-gone", name=name)


@dataclass(frozen=True, slots=True)
class PartNumber:
    """Which message of a digest it is, from 0, and of how many."""

    number: int
    total: int

    @property
    def is_first(self) -> bool:
        """Tell whether it opens the digest."""
        return self.number == 0

    @property
    def is_last(self) -> bool:
        """Tell whether it ends the digest."""
        return self.number == self.total - 1


def paginate(items: Sequence[DigestItem], texts: Texts) -> list[tuple[DigestItem, ...]]:
    """Return the stories of each message: as many as fit, none of them cut."""
    pages: list[tuple[DigestItem, ...]] = []
    page: list[DigestItem] = []
    used = 0
    most = (COMPONENTS - _COMPONENTS_AROUND) // _COMPONENTS_OF_STORY
    for item in items:
        cost = length(_story(item, texts))
        if page and (len(page) == most or used + cost > DISPLAY_TEXT - _TEXT_AROUND):
            pages.append(tuple(page))
            page, used = [], 0
        page.append(item)
        used += cost
    return [*pages, tuple(page)] if page else pages


def draw_page(
    subscription: Subscription | None,
    composed: Composed,
    page: Sequence[DigestItem],
    place: PartNumber,
    texts: Texts,
    marker: str | None = None,
    *,
    rest: Address | None = None,
) -> ui.Container[Any]:
    """Return one message of a digest; without a `subscription`, of a sample of none.

    A `marker` stands in the id of its first button; `rest` is where the articles over the limit are shown.
    """
    body: list[Item | str | None] = [_heading(subscription, composed, place, texts)]
    for position, item in enumerate(page):
        body.append(_story(item, texts))
        # In a direct message, nobody reads what a server has of its own.
        if subscription is None or subscription.reader is None or item.card.key.scope.is_shared:
            body.append(_buttons(item, texts, None if position else marker))
    if place.is_last and composed.counts.over_limit:
        body.append(_shown_of(composed, texts))
        if rest is not None:
            body.append(ui.ActionRow(opening(rest, texts("button-rest"))))
    return panel(*body)


def _heading(subscription: Subscription | None, composed: Composed, place: PartNumber, texts: Texts) -> str:
    parts = texts("digest-part", part=place.number + 1, parts=place.total) if place.total > 1 else None
    if not place.is_first:
        return f"-# {title(subscription, composed, texts)} · {parts}"
    small = " · ".join(filter(None, (*(_facts(subscription, texts) if subscription else ()), parts)))
    return lines(
        f"### {title(subscription, composed, texts)}",
        f"-# {small}" if small else None,
        texts("digest-from-archive") if composed.from_archive else None,
    )


def _facts(subscription: Subscription, texts: Texts) -> tuple[str, str | None]:
    filtered = escaped_line(subscription.filter, _FILTER)
    return f"D{subscription.key.number}", texts("digest-filtered", filter=filtered) if filtered else None


def title(subscription: Subscription | None, composed: Composed, texts: Texts) -> str:
    """Return what a digest is called: by its date, by all the dates that it is of, or by its week or month."""
    dates = composed.dates
    if subscription is not None and (period := covered(subscription, dates)) is not None:
        return texts(f"digest-title-{_period(subscription.schedule)}", first=period[0], last=period[1])
    if len(dates) == 1:
        return texts("digest-title", date=dates[0])
    if all((after - before).days == 1 for before, after in pairwise(dates)) or len(dates) > _MOST_DATES:
        return texts("digest-title-span", first=dates[0], last=dates[-1], number=len(dates))
    return texts("digest-title-dates", dates=texts.listed(_short(day, texts) for day in dates), number=len(dates))


def _period(schedule: Schedule) -> str:
    if schedule.is_weekly:
        return "weekly"
    return "monthly" if len(schedule.month_days) == 1 else "period"


def _short(day: date, texts: Texts) -> str:
    return texts("digest-day", date=day)


def thread_name(subscription: Subscription, composed: Composed, texts: Texts) -> str:
    """Return the name of the thread under a digest."""
    return label(title(subscription, composed, texts), THREAD_NAME)


def _story(item: DigestItem, texts: Texts) -> str:
    summary = item.summary
    if item.card.truncated and not summary.rstrip().endswith(_SENTENCE_ENDS):
        summary = f"{summary.rstrip()}{ELLIPSIS}"
    drawn = escaped_line(summary, LONGEST_SUMMARY)
    places = f"-# `{item.passage}` … `{item.second}`" if item.second is not None else None
    return introduction(item.card, Reference(item.card.key), texts, drawn or None, places, _also(item, texts))


def _also(item: DigestItem, texts: Texts) -> str | None:
    if not item.also:
        return None
    named = [f"`{Reference(card.key)}` {escaped_line(card.source, _SOURCE)}" for card in item.also[:_MOST_ALSO]]
    return texts(
        "digest-also-in",
        sources=len({card.source for card in item.also}),
        named=texts.listed(named),
        more=max(0, len(item.also) - _MOST_ALSO),
    )


def _buttons(item: DigestItem, texts: Texts, marker: str | None) -> ui.ActionRow[Any]:
    article = Reference(item.card.key)
    read, words = Address("article", (str(article),)), texts("button-read-ref", reference=str(article))
    first = opening(read, words) if marker is None else marked_opening(marker, read, words)
    if item.passage is None:
        cite = Address("cite", (str(article),))
        return ui.ActionRow(first, opening(cite, texts("button-cite-ref", reference=str(article))))
    second = () if item.second is None else (str(item.second).split(".", 1)[1],)
    quote = Address("quote", (_carried(item.passage), *second))
    return ui.ActionRow(first, opening(quote, texts("button-quote-ref", reference=str(article))))


def _carried(passage: Reference) -> str:
    """Return a passage as a button can carry it: its paragraph, where the numbers of its sentences are too long."""
    if len(str(passage)) <= LONGEST_WORD or passage.start is None:
        return str(passage)
    return str(replace(passage, start=Position(passage.start.paragraph), end=None))


def _shown_of(composed: Composed, texts: Texts) -> str:
    counts = composed.counts
    return texts("digest-shown-of", shown=counts.posted, total=counts.posted + counts.over_limit)


def _articles(page: Sequence[DigestItem]) -> frozenset[Any]:
    return frozenset(card.key for item in page for card in (item.card, *item.also))
