"""Give people the addresses of feeds, take them away, and read what stands behind one."""

from __future__ import annotations

import hashlib
import re
import secrets
from typing import TYPE_CHECKING, Final

from bot.archive import BoardKey, DigestKey, RssKey, RssKind, Subscription, Watch, WatchKey
from bot.errors import ArchiveBusyError, UsageError
from bot.rss.composing import RssComposer, reader_of
from bot.rss.rights import Access, NobodyKnows
from bot.rss.writing import write_rss
from bot.runtime import answering
from bot.texts import load_texts

if TYPE_CHECKING:
    from bot.archive import Archive, Board, RssAddress
    from bot.boards import BoardService
    from bot.rss.rights import RssRights
    from bot.runtime import Clock

SECRET_BYTES: Final = 16
"""128 bits: nobody guesses them."""

_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{22}", re.ASCII)


class RssService:
    """The RSS addresses of people. `base` is what every address begins with, None where feeds are not served."""

    def __init__(self, archive: Archive, boards: BoardService, clock: Clock, base: str | None) -> None:
        self._archive = archive
        self._store = archive.rss
        self._composer = RssComposer(archive, boards, clock)
        self._clock = clock
        self._base = base
        self._rights: RssRights = NobodyKnows()
        self._known: set[str] | None = None

    @property
    def is_on(self) -> bool:
        """Tell whether feeds are served."""
        return self._base is not None

    def ask(self, rights: RssRights) -> None:
        """Ask `rights` from now on who may read what."""
        self._rights = rights

    async def find(self, guild: int, written: str, person: int) -> RssKey:
        """Return what is typed as `W2`, `B2` or `D2`, where a person may read it. Raises UsageError."""
        key = RssKey.read(written, guild)
        await self.require(key, person)
        return key

    async def require(self, key: RssKey, person: int) -> None:
        """Let a person pass who may read something. Raises UsageError, as if it were not there for who may not."""
        if self._base is None:
            raise UsageError("rss-off")
        thing = await self._thing(key)
        access = await self._look(key, thing, person) if thing is not None else Access.REFUSED
        if access is Access.UNKNOWN:
            raise UsageError("rss-not-now")
        if access is not Access.ALLOWED:
            raise UsageError("rss-unknown", name=str(key))

    async def of_person(self, guild: int, person: int) -> tuple[RssAddress, ...]:
        """Return the addresses that a person has in a guild, the newest first."""
        return await self._store.of_person(guild, person)

    async def has(self, key: RssKey, person: int) -> RssAddress | None:
        """Return the address that a person has of something, as far as it is kept."""
        return next((one for one in await self._store.of_person(key.guild, person) if one.key == key), None)

    async def make(self, key: RssKey, person: int) -> str:
        """Return a new address of something for a person; the one that they had ends. It is kept nowhere.

        Raises UsageError for who may not read it, and where there are as many addresses as may be.
        """
        await self.require(key, person)
        secret = secrets.token_urlsafe(SECRET_BYTES)
        hashed = hash_of(secret)
        await self._store.create(key, person, hashed, self._clock.now())
        if self._known is not None:
            self._known.add(hashed)
        return self._address(secret)

    async def revoke(self, key: RssKey, person: int) -> bool:
        """End the address that a person has of something; tell whether they had one."""
        return await self._store.revoke(key, person)

    async def load(self) -> None:
        """Remember the hashes of all addresses, so that a guess costs no look into the archive."""
        self._known = set(await self._store.hashes())

    def knows(self, secret: str) -> bool:
        """Tell whether there may be such an address: for certain not, or else most probably."""
        return self._known is not None and bool(_SECRET.fullmatch(secret)) and hash_of(secret) in self._known

    async def read(self, secret: str) -> bytes | None:
        """Return the feed at an address as RSS; None where there is none, or its person may not read it any more.

        Raises ArchiveBusyError where nobody knows whether they may, and what else the archive raises.
        """
        hashed = hash_of(secret)
        address = await self._store.find(hashed)
        if address is None:
            if self._known is not None:
                self._known.discard(hashed)
            return None
        thing = await self._thing(address.key)
        if thing is None:
            return None
        match await self._look(address.key, thing, address.owner):
            case Access.ALLOWED:
                return await self._written(address.key.guild, thing, secret)
            case Access.UNKNOWN:
                raise ArchiveBusyError("rss-not-now")
            case Access.LEFT:
                await self._store.revoke(address.key, address.owner)
            case Access.REFUSED:
                pass
        return None

    async def _written(self, guild: int, thing: Watch | Board | Subscription, secret: str) -> bytes:
        chosen = await self._archive.settings.guild_settings(guild)
        texts = load_texts(chosen.language).with_prefix(chosen.prefix)
        channel = await self._composer.compose(thing, texts)
        return await answering.run(write_rss, channel, self._address(secret))

    async def _thing(self, key: RssKey) -> Watch | Board | Subscription | None:
        match key.kind:
            case RssKind.WATCH:
                return await self._archive.watches.watch(WatchKey(key.guild, key.number))
            case RssKind.BOARD:
                return await self._archive.boards.board(BoardKey(key.guild, key.number))
            case RssKind.DIGEST:
                return await self._archive.digests.subscriptions.get(DigestKey(key.guild, key.number))

    async def _look(self, key: RssKey, thing: Watch | Board | Subscription, person: int) -> Access:
        """Tell whether a person may read a thing: a board is everybody's, others are for who reads their channel."""
        reader = reader_of(thing)
        if reader is not None and reader != person:
            return Access.REFUSED
        channel = thing.channel if reader is None and isinstance(thing, Watch | Subscription) else None
        return await self._rights.look(key.guild, person, channel)

    def _address(self, secret: str) -> str:
        return f"{self._base}/{secret}"


def hash_of(secret: str) -> str:
    """Return what is kept of a secret: it is random and long, so that its hash alone is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()
