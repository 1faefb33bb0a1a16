"""What is held of people and of guilds: shown, deleted, and deleted by itself when the bot has left."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from bot.articles import Scope
from bot.errors import UsageError
from bot.runtime import background

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Collection

    from bot.archive import ArticleReader, Holdings
    from bot.runtime import Clock

GRACE: Final = timedelta(days=30)
"""How long after the bot has left a guild what it holds of it is deleted."""

COPIES_KEPT: Final = timedelta(days=30)
"""How long the copies last that updates of the database take."""

MOST_EXPORTED: Final = 8 << 20
"""Bytes, compressed, that an export may have: what Discord takes from a bot, with something to spare."""

_GZIP: Final = 31  # zlib's sign for the format of gzip
_ROWS_AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep did: guilds whose time was over, and old copies that went."""

    guilds: int
    copies: int


class PrivacyService:
    """Shows and deletes what an archive holds of somebody (Discord ids)."""

    def __init__(self, holdings: Holdings, articles: ArticleReader, clock: Clock) -> None:
        self._holdings = holdings
        self._articles = articles
        self._clock = clock

    async def own_articles(self, guild: int) -> int:
        """Return how many articles are `guild`'s own."""
        return (await self._articles.counts((Scope(guild),))).articles

    async def export_guild(self, guild: int) -> bytes:
        """Return all that is held of `guild` as JSON lines in gzip. Raises UsageError for more than 8 MiB."""
        return await _packed(self._holdings.of_guild(guild))

    async def export_person(self, person: int) -> bytes:
        """Return every row that names `person`, likewise."""
        return await _packed(self._holdings.of_person(person))

    async def forget_guild(self, guild: int) -> int:
        """Delete all that is held of `guild`; return how many rows. Raises what the archive raises."""
        return await self._holdings.forget_guilds([guild])

    async def forget_person(self, person: int) -> int:
        """Take the id of `person` out of all that is held; return out of how many rows."""
        return await self._holdings.forget_person(person)

    async def leave(self, guild: int) -> None:
        """Note that the bot is in `guild` no more: 30 days from now it is forgotten."""
        await self._holdings.depart([guild], self._clock.now())

    async def arrive(self, guild: int) -> None:
        """Note that the bot is in `guild` again."""
        await self._holdings.stay([guild])

    async def compare(self, present: Collection[int], mine: Callable[[int], bool]) -> int:
        """Note which guilds the bot has left or come back to while nobody looked; return how many it has left.

        Only those that are `mine` are judged: of guilds on shards elsewhere this process sees nothing.
        """
        await self._holdings.stay(present)
        gone = await self._holdings.guilds() - set(present) - (await self._holdings.departed()).keys()
        absent = [guild for guild in gone if mine(guild)]
        if absent:
            await self._holdings.depart(absent, self._clock.now())
        return len(absent)

    async def take_up(self) -> bool:
        """End a deletion that was cut off, as by a kill; tell whether there was one."""
        if not await self._holdings.is_cut_off():
            return False
        return await self._holdings.finish_forgetting()

    async def sweep(self) -> Swept:
        """Forget the guilds whose time is over, finish what could not be finished, and delete old copies."""
        now = self._clock.now()
        over = [guild for guild, left_at in (await self._holdings.departed()).items() if now - left_at >= GRACE]
        if over:
            await self._holdings.forget_guilds(over)
        await self._holdings.finish_forgetting()
        return Swept(len(over), await self._holdings.expire_copies(now - COPIES_KEPT))


async def _packed(rows: AsyncGenerator[tuple[str, dict[str, Any]]]) -> bytes:
    packer = zlib.compressobj(wbits=_GZIP)
    packed = bytearray()
    lines: list[dict[str, Any]] = []
    async for table, row in rows:
        lines.append({"table": table, **row})
        if len(lines) >= _ROWS_AT_ONCE:
            packed += await background.run(_pack, packer, lines)
            lines = []
            if len(packed) > MOST_EXPORTED:
                await rows.aclose()
                raise UsageError("privacy-export-large", most=MOST_EXPORTED >> 20)
    packed += await background.run(_pack, packer, lines)
    return bytes(packed + packer.flush())


def _pack(packer: Any, lines: list[dict[str, Any]]) -> bytes:
    return packer.compress("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines).encode())
