"""Make watches, change them and tell through them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.archive import Halt, WatchKey
from bot.articles import scopes_of
from bot.errors import UsageError
from bot.search import FilterMatcher
from bot.watches.finding import Finding
from bot.watches.pacing import end_of_day
from bot.watches.requests import quiet_hours, read_watch_filter, require_per_day
from bot.watches.teller import LONGEST_NAP, WatchTeller
from bot.watches.telling import WatchTelling

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta

    from bot.archive import Archive, NewWatch, Watch, WatchChange
    from bot.posting import Sender
    from bot.runtime import Clock
    from bot.search import SavedReading, SearchService
    from bot.watches.places import WatchPlaces, WatchRenderer

_QUOTED = '"“”„‟«»「」『』《》〝〞＂'


@dataclass(frozen=True, slots=True)
class Made:
    """A watch that was made and how its filter is read, or the words that the archive does not have.

    `doubted` are those, as they were typed, and `meant` is the filter with what they are taken for.
    """

    watch: Watch | None
    reading: SavedReading
    doubted: tuple[str, ...] = ()
    meant: str = ""


class WatchService:
    """The watches of servers and people."""

    def __init__(self, archive: Archive, search: SearchService, clock: Clock) -> None:
        self._archive = archive
        self._store = archive.watches
        self._search = search
        self._clock = clock
        self._places: WatchPlaces | None = None
        self._changed: Callable[[], None] = lambda: None

    def tell_through(
        self, renderer: WatchRenderer, sender: Sender, places: WatchPlaces, *, longest_nap: timedelta = LONGEST_NAP
    ) -> WatchTeller:
        """Return what tells of watches, which the caller starts and stops."""
        archive, clock = self._archive, self._clock
        matcher = FilterMatcher(archive.terms, clock)
        finding = Finding(self._store, archive.articles, archive.stories, matcher, clock)
        telling = WatchTelling(self._store, archive.articles, renderer, sender, places, clock)
        teller = WatchTeller(self._store, finding, telling, clock, longest_nap=longest_nap)
        self._changed, self._places = teller.wake, places
        return teller

    async def of_guild(self, guild: int, person: int) -> tuple[Watch, ...]:
        """Return the watches of a server that tell in its channels, and a person's own there, by number."""
        return await self._store.watches(guild, reader=person)

    async def of_person(self, person: int) -> tuple[Watch, ...]:
        """Return a person's own watches, of all servers."""
        return await self._store.of_reader(person)

    async def get(self, key: WatchKey) -> Watch:
        """Return a watch. Raises UsageError where there is none."""
        watch = await self._store.watch(key)
        if watch is None:
            raise UsageError("watch-unknown", watch=str(key))
        return watch

    async def find(self, guild: int, written: str) -> Watch:
        """Return the watch that is typed as `W2`. Raises UsageError where there is none."""
        return await self.get(WatchKey.read(written, guild))

    async def find_own(self, person: int, written: str) -> Watch:
        """Return a person's own watch of any server that is typed as `W2`. Raises UsageError for none, and for two."""
        number = WatchKey.read(written, 0).number
        found = [one for one in await self.of_person(person) if one.key.number == number]
        if len(found) != 1:
            raise UsageError("watch-several" if found else "watch-unknown-own", watch=f"W{number}")
        return found[0]

    async def make(self, new: NewWatch) -> Made:
        """Make a watch, unless the archive would correct a word of its filter: that is told instead.

        A word in quotation marks is meant as it is. Raises UsageError for a filter or limit that is none, and where
        there are as many watches as may be.
        """
        require_per_day(new.per_day)
        read = await self._read(new.guild, new.filter, new.zone)
        return read if read.doubted else replace(read, watch=await self._store.create(new, self._clock.now()))

    async def change(self, watch: Watch, change: WatchChange) -> Made:
        """Have a watch be another from now on, with the bounds of `make`; a filter that stays is not doubted."""
        require_per_day(change.per_day)
        read = await self._read(watch.key.guild, change.filter, change.zone)
        if read.doubted and change.filter != watch.filter:
            return read
        await self._store.change(watch.key, change)
        self._changed()
        return Made(await self.get(watch.key), read.reading)

    async def _read(self, guild: int, typed: str, zone: str) -> Made:
        """Return how a filter is read, and the words of it that the archive does not have."""
        reading = read_watch_filter(typed, self._clock.now(), zone)
        read = (await self._search.search(scopes_of(guild), typed, limit=1, zone=zone)).reading
        doubted = tuple(one.asked for one in read.corrections if not _is_quoted(one.asked, typed))
        return Made(None, reading, doubted, read.used)

    async def pause(self, watch: Watch) -> None:
        """Pause a watch."""
        await self._store.pause(watch.key, Halt.PERSON, self._clock.now())

    async def resume(self, watch: Watch) -> Watch:
        """Have a watch go on with what is loaded from now on.

        Raises UsageError, which says what is in the way, where it can't be told: then it is paused, and stays so.
        """
        place = await self._places.look(watch) if self._places is not None else None
        if isinstance(place, Halt):
            await self._store.pause(watch.key, place, self._clock.now())
            raise UsageError("watch-resume", watch=str(watch.key), why=place.value, place=str(watch.channel or 0))
        await self._store.resume(watch.key, self._clock.now())
        return await self.get(watch.key)

    async def removed(self, key: WatchKey) -> Watch:
        """Return a watch that was removed less than a day ago. Raises UsageError where it is gone."""
        aside = await self._store.removed(key, self._clock.now())
        if aside is None:
            raise UsageError("watch-too-late")
        return aside

    async def unmute(self, watch: Watch) -> Watch:
        """Let a watch tell again today."""
        await self._store.mute(watch.key, None)
        self._changed()
        return await self.get(watch.key)

    async def mute_today(self, watch: Watch) -> datetime:
        """Hold back what a watch finds until the end of the day, and return when that is."""
        until = end_of_day(watch.zone, self._clock.now())
        await self._store.mute(watch.key, until)
        return until

    async def set_quiet(self, watch: Watch, typed: str, zone: str) -> Watch:
        """Set the quiet hours of a watch, or with `off` take them away. Raises UsageError for what are none."""
        quiet = None if typed.strip().casefold() in {"off", "none", "關閉", "關"} else quiet_hours(typed)
        await self._store.set_quiet(watch.key, quiet, zone)
        self._changed()
        return await self.get(watch.key)

    async def remove(self, watch: Watch) -> None:
        """Put a watch aside for a day."""
        await self._store.remove(watch.key, self._clock.now())

    async def restore(self, key: WatchKey) -> Watch:
        """Bring a watch back. Raises UsageError where it is gone, or there are as many as may be."""
        return await self._store.restore(key, self._clock.now())


def _is_quoted(word: str, typed: str) -> bool:
    """Tell whether a word stands alone in quotation marks."""
    parts = typed.casefold()
    for mark in _QUOTED:
        parts = parts.replace(mark, '"')
    return f'"{word.casefold()}"' in parts
