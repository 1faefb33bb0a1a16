"""Put together what a feed holds: what a watch or a digest has told, or what is on a board. Rights are asked before."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Final

from bot.archive import Board, Role, RunState, Subscription, Watch
from bot.articles import Reference, is_file_name, shown_headline
from bot.boards import Standing
from bot.digest import extract_of, summary_of
from bot.rss.model import RssChannel, RssItem
from bot.runtime import background, open_zone
from bot.watches import found_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from typing import TypeAlias

    from bot.archive import Archive, BoardEntry, ToldFind
    from bot.articles import Article, ArticleCard, ArticleKey
    from bot.boards import BoardService, CheckedBoard, CheckedEntry
    from bot.runtime import Clock
    from bot.texts import Texts

    Thing: TypeAlias = Watch | Board | Subscription

MOST_ITEMS: Final = 50
"""Entries of a feed, the newest."""

_PLACE: Final = "https://discord.com/channels"


class RssComposer:
    """Composes feeds. Read-only."""

    def __init__(self, archive: Archive, boards: BoardService, clock: Clock) -> None:
        self._articles = archive.articles
        self._watches = archive.watches
        self._digests = archive.digests
        self._boards = boards
        self._clock = clock

    async def compose(self, thing: Thing, texts: Texts) -> RssChannel:
        """Return what a feed of a watch, board or digest holds now. Raises what the archive raises."""
        match thing:
            case Watch():
                return await self._of_watch(thing, texts)
            case Board():
                return await self._of_board(thing, texts)
            case Subscription():
                return await self._of_digest(thing, texts)

    async def _of_watch(self, watch: Watch, texts: Texts) -> RssChannel:
        told = await self._watches.told(watch.key, limit=MOST_ITEMS)
        articles = await self._articles.articles(list(dict.fromkeys(one.article for one in told)))
        today = self._clock.now().astimezone(open_zone(watch.zone) or UTC).date()
        items = await background.run(_found_items, watch, told, articles, today, texts)
        title = texts("rss-title-watch", watch=str(watch.key), filter=watch.filter)
        return _channel(title, "watch", watch.key.guild, watch.channel, items, texts)

    async def _of_digest(self, digest: Subscription, texts: Texts) -> RssChannel:
        shown: dict[ArticleKey, tuple[int, datetime]] = {}
        for run in await self._digests.history.of_digest(digest.key, MOST_ITEMS):
            # What was posted elsewhere, before the digest moved, was for those who read there.
            is_here = reader_of(digest) is not None or run.channel == digest.channel
            if run.state is RunState.SENT and is_here and run.finished is not None:
                for one in await self._digests.messages.listed(run.id):
                    if one.role is Role.SHOWN and len(shown) < MOST_ITEMS:
                        shown.setdefault(one.article, (run.id, run.finished))
            if len(shown) >= MOST_ITEMS:
                break
        cards = await self._articles.cards(list(shown))
        articles = await self._articles.articles(list(shown))
        items = await background.run(_shown_items, digest, shown, cards, articles, texts)
        named, filtered = f"D{digest.key.number}", digest.filter.strip()
        title = texts("rss-title-digest", digest=named, filter=filtered) if filtered else None
        title = title or texts("rss-title-digest-all", digest=named)
        place = digest.channel if reader_of(digest) is None else None
        return _channel(title, "digest", digest.key.guild, place, items, texts)

    async def _of_board(self, board: Board, texts: Texts) -> RssChannel:
        checked = await self._boards.checked(board.key, _newest_places)
        newest = sorted(_newest(checked), key=lambda one: (one.entry.at, one.place), reverse=True)
        speakers = await self._boards.speakers(newest)
        items = await background.run(_pinned_items, checked.board, newest, speakers, texts)
        title = texts("rss-title-board", board=str(board.key), name=board.name)
        return _channel(title, "board", board.key.guild, None, items, texts)


def reader_of(thing: Thing) -> int | None:
    """Return whose own a thing is; None where it is a server's."""
    return getattr(thing, "reader", None)  # a board is never anybody's own


def _channel(
    title: str, kind: str, guild: int, channel: int | None, items: Sequence[RssItem], texts: Texts
) -> RssChannel:
    place = f"{_PLACE}/{guild}" if channel is None else f"{_PLACE}/{guild}/{channel}"
    return RssChannel(title, texts("rss-about", kind=kind), place, texts.language, tuple(items))


def _found_items(
    watch: Watch, told: Sequence[ToldFind], articles: Mapping[ArticleKey, Article], today: date, texts: Texts
) -> list[RssItem]:
    items: list[RssItem] = []
    for one in told:
        if (article := articles.get(one.article)) is not None:
            found = found_in(article, watch.filter, today)
            reference = found.passage or Reference(article.key)
            identity = f"{watch.key.guild}/{watch.key}/{Reference(article.key)}"
            items.append(_item(article, found.words, reference, one.at, identity, texts))
    return items


def _shown_items(
    digest: Subscription,
    shown: Mapping[ArticleKey, tuple[int, datetime]],
    cards: Mapping[ArticleKey, ArticleCard],
    articles: Mapping[ArticleKey, Article],
    texts: Texts,
) -> list[RssItem]:
    items: list[RssItem] = []
    for key, (_, at) in shown.items():
        if key in articles and key in cards:
            extract = extract_of(articles[key], summary_of(cards[key]))
            reference = next(iter(extract.passages), Reference(key))
            identity = f"{digest.key.guild}/D{digest.key.number}/{Reference(key)}"
            items.append(_item(articles[key], extract.text, reference, at, identity, texts))
    return items


def _pinned_items(
    board: Board, entries: Sequence[CheckedEntry], speakers: Mapping[int, str], texts: Texts
) -> list[RssItem]:
    return [_pinned(board, one, speakers.get(one.entry.number), texts) for one in entries]


def _pinned(board: Board, one: CheckedEntry, speaker: str | None, texts: Texts) -> RssItem:
    identity, at = f"{board.key.guild}/{board.key}/{one.entry.number}", one.entry.at
    became = None if one.standing is Standing.SAME else _became(one, texts)
    if one.passage is None:
        return RssItem(str(one.ref), "", tuple(filter(None, (became,))), None, at, identity)
    article = one.passage.article
    said = texts("rss-said", speaker=speaker) if speaker else None
    return _item(article, one.passage.text, one.ref, at, identity, texts, said, became)


def _became(one: CheckedEntry, texts: Texts) -> str:
    drift = one.passage.drift if one.passage else None
    if one.standing is Standing.CHANGED and drift is not None and drift.source:
        return texts("rss-now", words=texts.within_marks(drift.source), reference=str(drift.ref))
    return texts("rss-became", standing=one.standing.value)


def _item(
    article: Article, words: str, ref: Reference, at: datetime, identity: str, texts: Texts, *more: str | None
) -> RssItem:
    """Return an entry with its reference, where it is from, and when that was published."""
    published = article.text.published
    source = texts("source-file", file=article.source) if is_file_name(article.source) else article.source
    origin = " · ".join(filter(None, (published, source)))
    lines = (*filter(None, more), texts("rss-reference", reference=str(ref), origin=origin))
    return RssItem(shown_headline(article.text), words, lines, article.url, at, identity)


def _newest_places(entries: Sequence[BoardEntry]) -> frozenset[int]:
    by_time = sorted(range(len(entries)), key=lambda index: (entries[index].at, index), reverse=True)
    return frozenset(index + 1 for index in by_time[:MOST_ITEMS])


def _newest(checked: CheckedBoard) -> list[CheckedEntry]:
    places = _newest_places([one.entry for one in checked.entries])
    return [one for one in checked.entries if one.place in places]
