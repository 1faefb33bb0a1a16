"""Load web pages and feeds: fetch, parse in a worker process that can be killed, store."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.archive import WEB
from bot.articles import SHARED, PersonRole
from bot.errors import SourceError
from bot.loading.incoming import Batch
from bot.loading.pipeline import changed_records, store_what_fits
from bot.loading.report import LoadReport, Outcome, Progress, Rejected, count_articles
from bot.loading.rereading import PageRereader
from bot.loading.responses import FeedRead, PageRead, Response, read_answer
from bot.loading.workers.pool import Limits
from bot.segmentation import MOST_FEED_ITEMS as MOST_ITEMS
from bot.segmentation import is_nobody
from bot.sources import LARGEST_FEED, Fetched, Fetcher, Robots, Validators, requester

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.archive import Archive
    from bot.articles import Scope
    from bot.loading.incoming import IncomingRecord
    from bot.loading.report import ProgressListener
    from bot.loading.responses import FeedItem
    from bot.loading.workers.pool import SharedPool
    from bot.runtime import Clock

PARSING = Limits(20.0, 512 << 20)
"""Limits for parsing one response, in seconds and bytes."""

MOST_WHOLE_TEXTS = 40
"""Maximum number of pages fetched for the summaries of one feed at a time; the next poll continues."""

MOST_TRIES = 3
_RECORDS_AT_ONCE = 50
_LONGEST_TITLE = 100
_PASSING = frozenset({"fetch-busy", "fetch-slow", "fetch-failing", "fetch-unreachable", "fetch-broken",
                      "fetch-unknown-host", "fetch-crowded", "source-too-heavy", "loading-busy"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Visit:
    """The result of visiting an address: the response, what was parsed, and the outcomes of its articles.

    Each item of a feed is counted among the outcomes, `rejected`, or `waiting` for the next poll; one entry of
    `waiting` may stand for all items beyond the limit. `size` is the total of bytes fetched.
    """

    fetched: Fetched
    feed: FeedRead | None
    outcomes: Counter[Outcome]
    rejected: tuple[Rejected, ...] = ()
    waiting: tuple[Rejected, ...] = ()
    size: int = 0

    @property
    def left(self) -> int:
        """The number of items still to be fetched."""
        return sum(one.error.key == "feed-item-later" for one in self.waiting)


@dataclass(frozen=True, slots=True)
class _WholeText:
    """A feed item with the text of its page, or the reason why it has none; `size` is that of the page in bytes."""

    record: IncomingRecord | None
    error: SourceError | None
    size: int = 0


@dataclass(frozen=True, slots=True)
class _Options:
    """How to load fetched articles: the scope, the source, full texts or not, and whether they are new for digests."""

    scope: Scope
    source: str | None
    whole: bool
    came_before: bool
    tell: Callable[[int, int], None]


class WebLoader:
    """Loads web pages and feeds into one archive; `workers` parse the responses."""

    def __init__(self, archive: Archive, fetcher: Fetcher, clock: Clock, workers: SharedPool) -> None:
        self._archive = archive
        self._fetcher = fetcher
        self._robots = Robots(fetcher, clock)
        self._workers = workers
        self.again = PageRereader(archive, fetcher, self._robots, self._read)

    async def close(self) -> None:
        """Close the connections."""
        await self._fetcher.close()

    async def load(
        self,
        addresses: Sequence[str],
        *,
        scope: Scope = SHARED,
        source: str | None = None,
        whole: bool = True,
        progress: ProgressListener | None = None,
    ) -> LoadReport:
        """Load pages and feeds by address; for a page without an article, load the feed that it links to.

        With `whole`, the pages are fetched of feed items that are only summaries. What cannot be used is reported with
        the reason and does not stop the rest. On cancellation, everything stored so far is kept. Raises any error of
        writing.
        """
        outcomes: Counter[Outcome] = Counter()
        rejected: list[Rejected] = []
        for done, address in enumerate(addresses):
            tell = _teller(progress, done, len(addresses), address)
            try:
                visit = await self.visit(address, scope=scope, source=source, whole=whole, tell=tell)
            except SourceError as error:
                rejected.append(Rejected(address, None, error))
            else:
                outcomes += visit.outcomes
                rejected += (*visit.rejected, *visit.waiting)
            tell(1, 1)
        return LoadReport.of(outcomes, rejected)

    async def visit(
        self,
        address: str,
        *,
        scope: Scope,
        source: str | None = None,
        whole: bool = True,
        validators: Validators | None = None,
        tell: Callable[[int, int], None] | None = None,
    ) -> Visit:
        """Fetch an address and store its articles. Raises SourceError if none can be used."""
        fetched = await self._fetcher.fetch(address, most=LARGEST_FEED, validators=validators)
        if fetched.content is None:
            return Visit(fetched, None, Counter())
        read = await self._read(fetched, source)
        if isinstance(read, PageRead) and read.feeds and (read.record is None or _is_front(fetched.address)):
            fetched = await self._fetcher.fetch(read.feeds[0].address, most=LARGEST_FEED)
            read = await self._read(fetched, source)
        if isinstance(read, FeedRead):
            options = _Options(scope, source, whole=whole, came_before=False, tell=tell or _silent)
            return await self._take_feed(fetched, read, options)
        return await self.take(fetched, read, scope=scope, source=source)

    async def poll(
        self,
        address: str,
        *,
        scope: Scope,
        source: str | None,
        whole: bool,
        validators: Validators,
        came_before: bool,
        tell: Callable[[int, int], None] | None = None,
    ) -> Visit:
        """Fetch a feed and store its new items; with `came_before`, digests do not treat them as new.

        Raises SourceError if it cannot be fetched or is no longer a feed.
        """
        fetched = await self._fetcher.fetch(address, most=LARGEST_FEED, validators=validators)
        if fetched.content is None:
            return Visit(fetched, None, Counter())
        read = await self._read(fetched, source)
        if not isinstance(read, FeedRead):
            raise SourceError("web-no-feed")
        options = _Options(scope, source, whole=whole, came_before=came_before, tell=tell or _silent)
        return await self._take_feed(fetched, read, options)

    @property
    def ports(self) -> frozenset[int]:
        """The allowed ports of an address."""
        return self._fetcher.ports

    async def take(self, fetched: Fetched, page: PageRead, *, scope: Scope, source: str | None = None) -> Visit:
        """Store the article of a parsed page. Raises SourceError if it has none."""
        if page.record is None:
            raise page.error or SourceError("web-no-article")
        options = _Options(scope, source, whole=False, came_before=False, tell=_silent)
        return Visit(fetched, None, await self._keep(options, [page.record]), size=_size(fetched))

    async def peek(self, address: str) -> tuple[Fetched, PageRead | FeedRead]:
        """Fetch and parse an address without storing anything. Raises SourceError."""
        fetched = await self._fetcher.fetch(address, most=LARGEST_FEED)
        return fetched, await self._read(fetched, None)

    async def _read(self, fetched: Fetched, source: str | None) -> PageRead | FeedRead:
        content = fetched.content or b""
        if not content.strip():
            raise SourceError("source-empty")
        answer = Response(fetched.address, content, fetched.content_type, fetched.charset, source, fetched.links)
        return await self._workers.share(requester(), PARSING).run(read_answer, answer)

    async def _take_feed(self, fetched: Fetched, feed: FeedRead, options: _Options) -> Visit:
        known = await self._archive.writer.known_records(options.scope, {item.identity for item in feed.items})
        before = {key: one.checksum for key, one in known.items()}
        due = [item for item in feed.items if _is_due(item, before.get(item.identity))]
        outcomes: Counter[Outcome] = Counter({Outcome.UNCHANGED: len(feed.items) - len(due) + feed.repeated})
        lacking = [item for item in due if options.whole and not item.whole and item.address]
        fetching, later = lacking[:MOST_WHOLE_TEXTS], lacking[MOST_WHOLE_TEXTS:]
        waiting = set(map(id, lacking))
        brought = [item for item in due if id(item) not in waiting]
        outcomes += await self._keep(options, [item.record for item in brought if item.record])
        rejected = [_nothing_in(item, fetched.address) for item in brought if item.record is None]
        size = _size(fetched)
        for done, item in enumerate(fetching):
            options.tell(done, len(fetching))
            source = options.source or feed.title
            whole = await self._whole_text(item, before.get(item.identity, ""), source)
            size += whole.size
            if whole.error is not None and whole.record is None:
                rejected.append(Rejected(item.address or fetched.address, None, whole.error))
            outcomes += await self._keep(options, [whole.record] if whole.record else [])
        return Visit(fetched, feed, outcomes, tuple(rejected), _waiting(later, feed, fetched.address), size)

    async def _whole_text(self, item: FeedItem, before: str, source: str) -> _WholeText:
        """Return an item with the text of its page, or with the text in the feed and the error."""
        address = item.address or ""
        size = 0
        try:
            pause = await self._robots.check(address)
            fetched = await self._fetcher.fetch(address, pause=pause)
            size = _size(fetched)
            read = await self._read(fetched, source)
        except SourceError as error:
            return _WholeText(_with_own_text(item, before, error), error, size)
        if not isinstance(read, PageRead) or read.record is None:
            error = (read.error if isinstance(read, PageRead) else None) or SourceError("web-no-article")
            return _WholeText(_with_own_text(item, before, error), error, size)
        page = read.record
        origin, own = item.identity
        brought = replace(page, aliases=((WEB, page.source_id),), page=page.checksum)
        record = replace(brought, origin=origin, source_id=own, checksum=item.checksum)
        return _WholeText(_as_the_feed_states(record, item), None, size)

    async def _keep(self, options: _Options, records: Sequence[IncomingRecord]) -> Counter[Outcome]:
        """Store changed records, and count the outcomes."""
        fresh = await changed_records(self._archive, options.scope, records)
        outcomes = Counter({Outcome.UNCHANGED: len(records) - len(fresh)})
        for start in range(0, len(fresh), _RECORDS_AT_ONCE):
            portion = fresh[start : start + _RECORDS_AT_ONCE]
            batch = Batch(records=portion, came_before=options.came_before)
            await store_what_fits(self._archive, options.scope, batch, outcomes)
        count_articles({outcome.value: count for outcome, count in outcomes.items()})
        return outcomes


def _size(fetched: Fetched) -> int:
    return len(fetched.content or b"")


def _is_due(item: FeedItem, before: str | None) -> bool:
    """Return whether an item has changed since the last poll, or its page should be retried."""
    return before is None or before.partition("~")[0] != item.checksum or "~" in before


def _with_own_text(item: FeedItem, before: str, error: SourceError) -> IncomingRecord | None:
    """Return an item with the text in the feed; it is retried a few times if the error may be temporary."""
    if item.record is None:
        return None
    checksum, _, tries = before.partition("~")
    tried = int(tries) + 1 if tries.isdecimal() and checksum == item.checksum else 1
    again = error.key in _PASSING and tried < MOST_TRIES
    return replace(item.record, checksum=f"{item.checksum}~{tried}" if again else item.checksum)


def _as_the_feed_states(record: IncomingRecord, item: FeedItem) -> IncomingRecord:
    """Return a page's article with the date of the feed, and its authors if the page names none or `admin`."""
    text = record.article.text
    people = tuple(one for one in text.people if not is_nobody(one.name))
    if item.authors and not any(one.role is PersonRole.AUTHOR for one in people):
        people = (*item.authors, *people)
    stated = replace(text, published=item.published or text.published, people=people)
    return record if stated == text else replace(record, article=replace(record.article, text=stated))


def _nothing_in(item: FeedItem, feed: str) -> Rejected:
    """Return a rejection for an item without a usable text."""
    key = "feed-item-short" if item.address else "feed-item-empty"
    return Rejected(item.address or feed, None, SourceError(key, title=item.title[:_LONGEST_TITLE]))


def _waiting(later: Sequence[FeedItem], feed: FeedRead, address: str) -> tuple[Rejected, ...]:
    """Return what waits for the next poll: items with pages to fetch, and those beyond the limit."""
    error = SourceError("feed-item-later", most=MOST_WHOLE_TEXTS)
    named = [Rejected(item.address or address, None, error) for item in later]
    if feed.left_out:
        named.append(Rejected(address, None, SourceError("feed-items-beyond", count=feed.left_out, most=MOST_ITEMS)))
    return tuple(named)


def _is_front(address: str) -> bool:
    return urlsplit(address).path in ("", "/")


def _silent(done: int, total: int) -> None:
    pass


def _teller(progress: ProgressListener | None, at: int, total: int, address: str) -> Callable[[int, int], None]:
    """Report progress in thousandths of an address, so that each page of a feed advances it."""

    def tell(done: int, of: int) -> None:
        if progress is not None:
            progress(Progress(1_000 * at + 1_000 * done // max(1, of), 1_000 * total, address))

    return tell
