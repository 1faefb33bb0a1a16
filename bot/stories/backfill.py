"""Find the stories of articles that were loaded before stories were found: some at a time, beside everything else.

How far it has come is noted for each scope after each batch: what is stopped or killed goes on from there.
"""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.archive import NewText
from bot.articles import Scope, samples
from bot.errors import ArchiveError
from bot.runtime import while_writing
from bot.stories.clustering import account_of, assign_stories

if TYPE_CHECKING:
    from bot.archive import Archive, KnownArticle

logger = logging.getLogger(__name__)

BATCH: Final = 25
"""Articles looked at in one transaction: others who write wait some hundredths of a second."""

_TOLD_EVERY: Final = 200
"""Batches between two lines in the log."""

_DUE: Final = "stories-due:"


@dataclass(frozen=True, slots=True)
class _Due:
    """A scope whose articles up to the number `last` are to be looked at, and the number `after` which to go on."""

    scope: Scope
    after: int
    last: int


class StoryBackfill:
    """Looks through the articles of an archive for which no stories were looked for yet."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    async def left(self) -> int:
        """Return how many numbers of articles are still to be looked at."""
        return sum(due.last - due.after for due in await self._all())

    async def run(self) -> int:
        """Look through all that are left, half of the time; return how many tell what an earlier one told.

        Raises what writing to the archive raises; another run goes on where this one was stopped.
        """
        # The shared ones first: a guild's own may tell their stories.
        found = sum([await self._look_through(due) for due in await self._all()])
        if found:
            logger.info("found the stories of articles that were loaded before", extra={"articles": found})
        return found

    async def _all(self) -> list[_Due]:
        notes = await self._archive.settings.notes(_DUE)
        dues: list[_Due] = []
        for name, value in notes.items():
            after, last = (int(number) for number in value.split())
            dues.append(_Due(Scope(int(name.removeprefix(_DUE))), after, last))
        return sorted(dues, key=lambda due: due.scope.guild)

    async def _look_through(self, due: _Due) -> int:
        name = f"{_DUE}{due.scope.guild}"
        found = batches = 0
        while numbers := await self._archive.stories.untold(due.scope, after=due.after, through=due.last, limit=BATCH):
            began = time.monotonic()
            found += await self._place(due.scope, numbers)
            due = replace(due, after=numbers[-1])
            await self._archive.settings.keep_note(name, f"{due.after} {due.last}")
            batches += 1
            if batches % _TOLD_EVERY == 0:
                logger.info("looking for stories", extra={"article": due.after, "last": due.last})
            await asyncio.sleep(time.monotonic() - began)  # others have their turn
        await self._archive.settings.forget_note(name)
        return found

    async def _place(self, scope: Scope, numbers: tuple[int, ...]) -> int:
        async with self._archive.writer.storing(scope) as storing:
            known = await storing.known(numbers)
            shown = {number: one for number, one in known.items() if not (one.removed or one.retired)}
            texts = await while_writing.run(lambda: {number: _as_stored(one) for number, one in shown.items()})
            await assign_stories(storing, scope, texts, first_new=numbers[0])
        return len(numbers) - len(
            await self._archive.stories.untold(scope, after=numbers[0] - 1, through=numbers[-1], limit=BATCH)
        )


async def backfill_stories(archive: Archive) -> None:
    """Look through all that are left; what stands in the way is told in the log, and another start goes on."""
    try:
        await StoryBackfill(archive).run()
    except ArchiveError as error:
        logger.warning("not all stories could be looked for; the next start goes on", extra={"error": str(error)})


def _as_stored(one: KnownArticle) -> NewText:
    return NewText(one.text, one.source, one.source_id, one.url, samples(account_of(one.text).text))
