"""How the pages of a guild are cut into articles: look, cut otherwise, undo; and files that wait to be told how."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.archive import NewHeldPage
from bot.articles import Scope
from bot.errors import UsageError
from bot.loading import FROM_WEB, Boundaries, RawPage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.archive import Archive, HeldPage, StoredPage, UnsurePage
    from bot.loading import IncomingPage, Loader, LoadReport, PageView, ProgressListener, Recut
    from bot.runtime import Clock

WAITING: Final = timedelta(days=1)
"""How long a file waits for an answer, and how long a division can be undone."""

MOST_STARTS: Final = 2_000


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page and how it is cut. `checksum` is of one that is stored, `held` the number of one that waits."""

    name: str
    view: PageView
    checksum: str | None = None
    held: int | None = None


@dataclass(frozen=True, slots=True)
class Divided:
    """A page that was cut otherwise: what came of it, its checksum now and before, and until when it can be undone."""

    name: str
    report: LoadReport
    checksum: str
    former: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Question:
    """A file that waits for an answer: its number, its name, into how many articles it would be cut, and until when."""

    number: int
    name: str
    articles: int
    until: datetime


class PageDivision:
    """The pages of guilds, and files that wait. Each call names the guild; the shared pages are never touched.

    With `apart`, files of strangers are split in processes that can be stopped.
    """

    def __init__(self, archive: Archive, loader: Loader, clock: Clock, *, apart: bool = True) -> None:
        self._archive = archive
        self._loader = loader
        self._clock = clock
        self._apart = apart

    # Pages that are stored

    async def unsure(self, guild: int, *, limit: int, offset: int = 0) -> tuple[UnsurePage, ...]:
        """Return the guild's pages that may be cut wrong and that nobody has looked at."""
        return await self._archive.pages.unsure((Scope(guild),), limit=limit, offset=offset)

    async def count_unsure(self, guild: int) -> int:
        """Count them."""
        return await self._archive.pages.count_unsure((Scope(guild),))

    async def look(self, guild: int, checksum: str) -> ShownPage:
        """Return how a page is cut, and how else it could be. Raises UsageError where it is no longer kept."""
        page = await self._page(guild, checksum)
        view = await self._loader.view(_raw(page, page.boundaries), scope=Scope(guild), apart=self._apart)
        return ShownPage(_name(page.origin), view, checksum=checksum)

    async def keep(self, guild: int, checksum: str) -> str:
        """Accept a page as it is cut, and return its name. Raises UsageError where it is no longer kept."""
        page = await self._page(guild, checksum)
        await self._archive.pages.look_at(Scope(guild), checksum, self._clock.now())
        return _name(page.origin)

    async def divide(self, guild: int, checksum: str, starts: Sequence[int]) -> Divided:
        """Cut a page at some places (as `PageView` numbers them, from 0); at none it is one article.

        References keep resolving, and no digest tells of it. Raises UsageError where the page is no longer kept or has
        been cut otherwise since. Whether a place is on the page, `require_places` says.
        """
        page = await self._page(guild, checksum)
        return await self._store(guild, page, tuple(sorted(set(starts))))

    async def undo(self, guild: int, checksum: str, former: str, until: datetime) -> Divided:
        """Cut a page as it was before. Raises UsageError after `until`, or where it was cut otherwise since."""
        if self._clock.now() > until:
            raise UsageError("division-too-late")
        page = await self._page(guild, checksum)
        before = await self._archive.pages.page(Scope(guild), former)
        if before is None:
            raise UsageError("division-gone")
        return await self._store(guild, page, before.boundaries)

    async def _store(self, guild: int, page: StoredPage, starts: tuple[int, ...] | None) -> Divided:
        report = await self._loader.load_page(_raw(page, starts), scope=Scope(guild), is_news=False, apart=self._apart)
        for rejected in report.rejected:
            raise rejected.error
        checksum = report.pages[0].checksum if report.pages else page.checksum
        await self._archive.pages.look_at(Scope(guild), checksum, self._clock.now())
        return Divided(_name(page.origin), report, checksum, page.checksum, self._clock.now() + WAITING)

    async def _page(self, guild: int, checksum: str) -> StoredPage:
        page = await self._archive.pages.page(Scope(guild), checksum)
        if page is None:
            raise UsageError("division-gone")
        if not page.origin:
            raise UsageError("division-changed")
        return page

    # All of them

    async def count_old(self, guild: int) -> int:
        """Count the guild's pages that an older version has split."""
        return await self._loader.count_old(Scope(guild))

    async def foresee(self, guild: int, progress: ProgressListener | None = None) -> Recut:
        """Return what splitting the guild's pages by the present rules would change; nothing is stored."""
        recut, _ = await self._loader.foresee(scope=Scope(guild), progress=progress)
        return recut

    async def split_again(self, guild: int, progress: ProgressListener | None = None) -> LoadReport:
        """Split the guild's pages by the present rules, but for those that a person cut."""
        return await self._loader.resegment(scope=Scope(guild), progress=progress)

    # Files that wait

    async def hold(self, guild: int, person: int, page: IncomingPage) -> Question | None:
        """Have a file wait for an answer; None where as many wait as may."""
        until = self._clock.now() + WAITING
        new = NewHeldPage(guild, person, page.path, page.content, until)
        number = await self._archive.held_pages.hold(new)
        return None if number is None else Question(number, page.path, len(set(page.stored_as)), until)

    async def asked(self, guild: int, number: int, *, channel: int, message: int) -> None:
        """Remember where the question about a file is."""
        await self._archive.held_pages.asked(guild, number, channel=channel, message=message)

    async def look_at_held(self, guild: int, number: int) -> tuple[ShownPage, datetime]:
        """Return how a file that waits would be cut, and until when it waits. Raises UsageError once it does not."""
        held = await self._held(guild, number)
        view = await self._loader.view(_raw_held(held, None), scope=Scope(guild), apart=self._apart)
        return ShownPage(held.name, view, held=number), held.until

    async def answer(self, guild: int, number: int, starts: Sequence[int] | None) -> tuple[str, LoadReport]:
        """Store a file that waits, cut at some places, or as it would be (None); return its name and what came of it.

        Raises UsageError once it waits no longer. Whether a place is on the page, `require_places` says.
        """
        held = await self._held(guild, number)
        raw = _raw_held(held, None if starts is None else tuple(sorted(set(starts))))
        report = await self._loader.load_page(raw, scope=Scope(guild), is_news=True, apart=self._apart)
        for rejected in report.rejected:
            raise rejected.error
        for page in report.pages:
            await self._archive.pages.look_at(Scope(guild), page.checksum, self._clock.now())
        # Only now: whoever presses again after a crash finds the same page, and changes nothing.
        await self._archive.held_pages.release(guild, number)
        return held.name, replace(report, unsure=(), unsure_count=0)

    async def store_unasked(self, guild: int, number: int) -> None:
        """Store a file that waits and about which nobody was asked, as it most likely is cut, and list it as unsure."""
        held = await self._archive.held_pages.held(guild, number)
        if held is None:
            return
        report = await self._loader.load_page(
            _raw_held(held, None), scope=Scope(guild), is_news=True, apart=self._apart
        )
        for rejected in report.rejected:
            raise rejected.error
        await self._archive.held_pages.release(guild, number)

    async def drop(self, guild: int, number: int) -> str:
        """Let go of a file and store nothing of it; return its name. Raises UsageError once it waits no longer."""
        held = await self._held(guild, number)
        await self._archive.held_pages.release(guild, number)
        return held.name

    async def overdue(self) -> tuple[HeldPage, ...]:
        """Return files that nobody has answered for in time."""
        return await self._archive.held_pages.overdue(self._clock.now())

    async def seconds_to_next(self) -> float | None:
        """Return in how many seconds the next file will have waited long enough; None where none waits."""
        until = await self._archive.held_pages.next_until()
        return None if until is None else (until - self._clock.now()).total_seconds()

    async def let_go(self, held: HeldPage) -> None:
        """Let go of a file that nobody has answered for."""
        await self._archive.held_pages.release(held.guild, held.number)

    async def _held(self, guild: int, number: int) -> HeldPage:
        held = await self._archive.held_pages.held(guild, number)
        if held is None or held.until < self._clock.now():
            raise UsageError("held-over")
        return held


def require_places(view: PageView, starts: Sequence[int]) -> None:
    """Raise UsageError for more places than may be, or one beyond the end of a page."""
    if len(starts) > MOST_STARTS:
        raise UsageError("division-many", most=MOST_STARTS)
    if view.feed and starts:
        raise UsageError("division-feed")
    beyond = next((start for start in starts if start > view.last), None)
    if beyond is not None:
        raise UsageError("division-beyond", line=beyond + 1, last=view.last + 1)


def _raw(page: StoredPage, starts: tuple[int, ...] | None) -> RawPage:
    """A stored page as it comes to be split; its origin names it."""
    boundaries = None if starts is None else Boundaries(starts, page.origin, by_hand=True, to_check=False)
    return RawPage(_name(page.origin), page.origin, page.source, page.content, boundaries)


def _raw_held(held: HeldPage, starts: tuple[int, ...] | None) -> RawPage:
    boundaries = None if starts is None else Boundaries(starts, held.name, by_hand=True, to_check=False)
    return RawPage(held.name, f"upload:{held.name}", held.name, held.content, boundaries)


def _name(origin: str) -> str:
    return origin.removeprefix("upload:").removeprefix(FROM_WEB)
