"""Draw a guild's library: what was added, its feeds, its sources and its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ui

from bot.archive import FeedPause
from bot.articles import Reference, shown_headline
from bot.errors import SourceError
from cogs.library.page_drawing import added_pages, unsure_phrase
from cogs.ui import (
    ACCENT,
    WARNING,
    Address,
    Answer,
    button,
    entry,
    escaped_line,
    lines,
    page_turns,
    panel,
    reason_phrase,
    rule,
    standing,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.archive import RefusedItem, SourceCount, StoredFeed
    from bot.articles import ArticleCard
    from bot.errors import BroadsheetError
    from bot.library import Added, Export, ExportFile, LibraryStatistics
    from bot.loading import LoadReport, Rejected
    from bot.texts import Texts
    from cogs.ui import Button, Item, Viewer

FEEDS_PAGE: Final = 5
SOURCES_PAGE: Final = 15
_REASONS: Final = 5
_TITLE: Final = 100
_ADDRESS: Final = 200
_REFUSED: Final = 60
_REFUSED_SHOWN: Final = 1
_WAITING: Final = frozenset(
    {"library-full", "library-room", "library-day-full", "library-day-full-all", "loading-busy", "disk-low"}
)
_BARS: Final = "▁▂▃▄▅▆▇█"


def draw_working(viewer: Viewer, done: int, total: int, cancel: Item) -> Answer:
    """Return what stands there while something is done."""
    share = 100 * min(done, total) // total if total > 0 else None
    texts = viewer.texts
    sentence = texts("library-fetching") if share is None else texts("library-working", share=share)
    return Answer(panel(sentence), buttons=[cancel])


def draw_interrupted(viewer: Viewer) -> Answer:
    """Return that nobody works on it any more."""
    return Answer(panel(viewer.texts("library-interrupted"), accent=WARNING), buttons=standing(viewer))


def draw_failed(error: BroadsheetError, viewer: Viewer) -> Answer:
    """Return why something did not come to its end."""
    return Answer(panel(reason_phrase(error, viewer.texts), accent=WARNING), buttons=standing(viewer))


def draw_cancelled(viewer: Viewer) -> Answer:
    """Return that it was stopped."""
    return Answer(panel(viewer.texts("library-cancelled"), accent=WARNING), buttons=standing(viewer))


def draw_added(added: Added, viewer: Viewer) -> Answer:
    """Return what came of adding: counts, the feed, and what could not be used and why."""
    texts, feed = viewer.texts, added.feed
    about_feed = None
    if feed is not None:
        about_feed = texts("library-feed-added", feed=f"F{feed.key.number}", title=_title(feed))
    nothing_stored = (added.feeds or added.questions) and not added.report.usable
    menu, split = added_pages(added.report.pages, viewer)
    body = panel(
        about_feed,
        texts("library-feeds-added", feeds=added.feeds) if added.feeds else None,
        _article(added.article, texts) if added.article else None,
        None if nothing_stored else _counts(added.report, texts),
        texts("library-left", left=added.left) if added.left else None,
        _rejected(added.report, texts),
        unsure_phrase(added.report.unsure, added.report.unsure_count, viewer),
        texts("held-asked", files=len(added.questions)) if added.questions else None,
        menu,
        accent=ACCENT if added.report.usable or added.feeds or feed else WARNING,
    )
    removing = [remove_button(added.article, viewer)] if added.article else []
    return Answer(body, buttons=[*split, *removing, *standing(viewer)])


def _article(card: ArticleCard, texts: Texts) -> Item:
    """What an address led to: headline, who, when, how long, and a button that reads it."""
    return entry(card, Reference(card.key), texts, texts("library-paragraphs", count=card.paragraph_count))


def remove_button(card: ArticleCard, viewer: Viewer) -> Button:
    """Return the button that takes an article out again."""
    return button(f"b1:remove:{viewer.person}:{card.key.number}", viewer.texts("button-remove"))


def draw_imported(report: LoadReport, viewer: Viewer) -> Answer:
    """Return what came of an import: counts, whether references are what they were, and what could not be used."""
    texts = viewer.texts
    body = panel(
        _counts(report, texts),
        texts("library-renumbered", count=report.renumbered) if report.renumbered else None,
        _rejected(report, texts),
        accent=ACCENT if report.usable else WARNING,
    )
    return Answer(body, buttons=standing(viewer))


def draw_recut(report: LoadReport, viewer: Viewer) -> Answer:
    """Return what came of splitting the pages of a guild again."""
    texts = viewer.texts
    body = panel(
        texts("recut-done"),
        _counts(report, texts),
        _rejected(report, texts),
        unsure_phrase(report.unsure, report.unsure_count, viewer),
    )
    return Answer(body, buttons=standing(viewer))


def draw_part(part: ExportFile, viewer: Viewer) -> Answer:
    """Return the message that carries a file of an export."""
    held: ui.File[Any] = ui.File(media=f"attachment://{part.name}")
    return Answer(panel(viewer.texts("library-export-part", articles=part.articles), held), buttons=standing(viewer))


def draw_exported(export: Export, form: str, viewer: Viewer) -> Answer:
    """Return what an export holds, what it leaves out, and how it goes on."""
    texts = viewer.texts
    too_long = texts.listed(f"G{number}" for number in export.left_out[:_REASONS])
    again = f"{viewer.prefix}library export {form} G{export.next_number}"
    return Answer(
        panel(
            texts("library-exported", articles=export.articles, files=len(export.parts)),
            texts("library-export-long", count=len(export.left_out), some=too_long) if export.left_out else None,
            texts("library-export-more", command=again) if export.next_number else None,
            texts("library-export-how", prefix=viewer.prefix),
        ),
        buttons=standing(viewer),
    )


def _counts(report: LoadReport, texts: Texts) -> str:
    return texts("library-counts", loaded=report.loaded, updated=report.updated, unchanged=report.unchanged)


def _rejected(report: LoadReport, texts: Texts) -> str | None:
    if not report.rejected_count:
        return None
    shown = [
        texts("library-rejected-one", what=_where(one, texts), reason=reason_phrase(one.error, texts))
        for one in report.rejected[:_REASONS]
    ]
    more = report.rejected_count - len(shown)
    return lines(
        texts("library-rejected", count=report.rejected_count),
        *shown,
        texts("library-rejected-more", count=more) if more else None,
    )


def _where(rejected: Rejected, texts: Texts) -> str:
    what = escaped_line(rejected.path, _ADDRESS)
    return what if rejected.line is None else texts("library-line", what=what, line=rejected.line)


def draw_feeds(feeds: Sequence[StoredFeed], offset: int, viewer: Viewer) -> Answer:
    """Return a page of the feeds of a guild, each with how it fares."""
    texts = viewer.texts
    if not feeds:
        return Answer(panel(texts("library-no-feeds", prefix=viewer.prefix)), buttons=standing(viewer))
    items: list[Item | str | None] = [texts("library-feeds-title", total=len(feeds))]
    for feed in feeds[offset : offset + FEEDS_PAGE]:
        items += [rule(), described(feed, texts)]
    turns = page_turns(viewer, lambda at: Address("feeds", (str(at),)), offset, FEEDS_PAGE, len(feeds))
    return Answer(panel(*items), buttons=[*turns, *standing(viewer, Address("feeds", (str(offset),)))])


def draw_feed(feed: StoredFeed, viewer: Viewer, done: str) -> Answer:
    """Return a feed that was changed; `done` says how."""
    said = viewer.texts(done, feed=f"F{feed.key.number}", title=_title(feed))
    shown = None if done == "library-feed-removed" else described(feed, viewer.texts)
    return Answer(panel(said, shown), buttons=standing(viewer))


def described(feed: StoredFeed, texts: Texts) -> str:
    """Return a feed in a few lines: what it is, and how it fares."""
    state = feed.state
    head = texts(
        "library-feed", feed=f"F{feed.key.number}", title=_title(feed), address=escaped_line(feed.address, _ADDRESS)
    )
    return lines(
        head,
        texts("library-feed-paused", why=state.paused.value) if state.paused else _next(state.next_due, texts),
        _failure(feed, texts),
        None if feed.whole else texts("library-feed-summaries"),
        _refused(feed, texts),
    )


def _next(due: datetime, texts: Texts) -> str:
    return texts("library-feed-next", moment=f"<t:{int(due.timestamp())}:R>")


def _failure(feed: StoredFeed, texts: Texts) -> str | None:
    state = feed.state
    if not state.error or state.paused is FeedPause.PERSON:
        return None
    if state.error in _WAITING:
        return texts("library-feed-waiting", why=state.error)
    reason = reason_phrase(SourceError(state.error, **(state.error_data or {})), texts)
    return texts("library-feed-failing", failures=state.failures, reason=reason)


def _refused(feed: StoredFeed, texts: Texts) -> str | None:
    """What of a feed that answers could not be used when it was last read, and why: the first, and how many more."""
    count = feed.state.refused_count
    if not count or feed.state.error:
        return None
    shown = [
        texts("library-rejected-one", what=escaped_line(one.path, _REFUSED), reason=_reason_of(one, texts))
        for one in feed.state.refused[:_REFUSED_SHOWN]
    ]
    more = count - len(shown)
    return lines(
        texts("library-feed-refused", count=count),
        *shown,
        texts("library-rejected-more", count=more) if more else None,
    )


def _reason_of(item: RefusedItem, texts: Texts) -> str:
    short = {name: value[:_REFUSED] if isinstance(value, str) else value for name, value in item.error_data.items()}
    return reason_phrase(SourceError(item.error, **short), texts)


def _title(feed: StoredFeed) -> str:
    return escaped_line(feed.title or feed.address, _TITLE)


def draw_sources(sources: Sequence[SourceCount], offset: int, total: int, viewer: Viewer) -> Answer:
    """Return a page of where a guild's articles come from."""
    texts = viewer.texts
    if not total:
        return Answer(panel(texts("library-empty", prefix=viewer.prefix)), buttons=standing(viewer))
    listed = lines(
        *(
            texts("library-source", source=escaped_line(one.source, _TITLE), articles=one.articles, moment=_day(one))
            for one in sources
        )
    )
    turns = page_turns(viewer, lambda at: Address("sources", (str(at),)), offset, SOURCES_PAGE, total)
    body = panel(texts("library-sources-title", total=total), listed)
    return Answer(body, buttons=[*turns, *standing(viewer, Address("sources", (str(offset),)))])


def _day(source: SourceCount) -> str:
    return f"<t:{int(source.last_loaded.timestamp())}:R>"


def draw_statistics(statistics: LibraryStatistics, viewer: Viewer) -> Answer:
    """Return how much a guild has of its own: a small chart of the last weeks, and its figures in words."""
    texts, counts, weeks = viewer.texts, statistics.counts, statistics.weeks
    if not counts.articles and not statistics.feeds:
        return Answer(panel(texts("library-empty", prefix=viewer.prefix)), buttons=standing(viewer))
    body = panel(
        texts("library-stats-title"),
        texts(
            "library-stats",
            articles=counts.articles,
            teasers=counts.teasers,
            sources=counts.sources,
            feeds=statistics.feeds,
        ),
        rule(),
        lines(f"`{chart(weeks)}`", texts("library-stats-weeks", weeks=len(weeks), total=sum(weeks))),
        texts("library-old-pages", pages=statistics.old_pages, prefix=viewer.prefix) if statistics.old_pages else None,
        texts("library-stats-figures", figures=texts.listed(map(str, weeks)), best=max(weeks), last=weeks[-1]),
    )
    return Answer(body, buttons=standing(viewer, Address("library")))


def chart(figures: Sequence[int]) -> str:
    """Return a row of bars, one for each figure, the greatest the highest; nothing has the lowest."""
    top = max(figures, default=0)
    return "".join(_BARS[-(-figure * (len(_BARS) - 1) // top)] if top else _BARS[0] for figure in figures)


def draw_removed(card: ArticleCard, until: datetime, viewer: Viewer) -> Answer:
    """Return that an article was taken out, with the button that brings it back."""
    undo = button(f"b1:restore:{card.key.number}:{int(until.timestamp())}", viewer.texts("button-undo"))
    said = viewer.texts(
        "library-removed",
        article=str(Reference(card.key)),
        headline=escaped_line(shown_headline(card), _TITLE),
        moment=f"<t:{int(until.timestamp())}:f>",
    )
    return Answer(panel(said), buttons=[undo, *standing(viewer)])


def draw_restored(card: ArticleCard, viewer: Viewer) -> Answer:
    """Return that an article is back."""
    headline = escaped_line(shown_headline(card), _TITLE)
    said = viewer.texts("library-restored", article=str(Reference(card.key)), headline=headline)
    return Answer(panel(said), buttons=standing(viewer))


def cancel_button(token: str, person: int, texts: Texts) -> Button:
    """Return the button that stops what is under way."""
    return button(f"b1:stop:{person}:{token}", texts("button-cancel"))
