"""Where pages are cut in chat: how one is cut, cut otherwise, the question about a file, and what nobody answered."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

import discord

from bot.errors import BroadsheetError, QuotaError, SourceError
from bot.library import Added, require_places
from cogs.library.drawing import draw_added
from cogs.library.page_drawing import (
    UNSURE_PAGE,
    draw_divided,
    draw_dropped,
    draw_kept,
    draw_lines,
    draw_page,
    draw_question,
    draw_unanswered,
    draw_unsure,
    read_lines,
    starts_of,
)
from cogs.ui import Viewer, guild_of, number_of, word_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.archive import HeldPage
    from bot.client import BroadsheetClient
    from bot.library import PageDivision, Question, ShownPage
    from cogs.library.sending import Send
    from cogs.ui import Answer, Screen

logger = logging.getLogger(__name__)

_SHORTEST_WAIT: Final = 1.0
_LONGEST_WAIT: Final = 86_400.0
"""As long as a question waits: one that is asked meanwhile is not met too late."""

_AFTER_FAILURE: Final = 60.0
_BUSY: Final = "loading-busy"
"""What passes: it is tried again."""


class PageDesk:
    """Cuts pages for whoever may change the library; those who call see to that."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self._bot = bot

    @property
    def _division(self) -> PageDivision:
        return self._bot.services.library.division

    @property
    def screens(self) -> Mapping[str, Screen]:
        """What buttons lead to."""
        return {"page": self.draw_page, "held": self.draw_held, "lines": self.draw_lines, "unsure": self.draw_unsure}

    # Screens

    async def draw_page(self, viewer: Viewer, words: Sequence[str]) -> Answer:
        """Draw how a stored page is cut."""
        page = await self._division.look(guild_of(viewer), word_of(tuple(words), 0))
        return draw_page(page, _offset(words, 1, len(page.view.cuts)), viewer)

    async def draw_held(self, viewer: Viewer, words: Sequence[str]) -> Answer:
        """Draw the question about a file that waits."""
        page, until = await self._division.look_at_held(guild_of(viewer), number_of(word_of(tuple(words), 0)))
        return draw_question(page, until, viewer)

    async def draw_lines(self, viewer: Viewer, words: Sequence[str]) -> Answer:
        """Draw the lines of a page."""
        page = await self._shown(viewer, word_of(tuple(words), 0))
        return draw_lines(page, _offset(words, 1, len(page.view.lines)), viewer)

    async def draw_unsure(self, viewer: Viewer, words: Sequence[str]) -> Answer:
        """Draw the pages that may be cut wrong."""
        guild = guild_of(viewer)
        total = await self._division.count_unsure(guild)
        offset = _offset(words, 0, total)
        pages = await self._division.unsure(guild, limit=UNSURE_PAGE, offset=offset)
        return draw_unsure(pages, offset, total, viewer)

    async def _shown(self, viewer: Viewer, target: str) -> ShownPage:
        if target.startswith("p"):
            return await self._division.look(guild_of(viewer), target[1:])
        page, _ = await self._division.look_at_held(guild_of(viewer), number_of(target[1:]))
        return page

    # What buttons do

    async def cut(self, viewer: Viewer, target: str, chosen: str) -> Answer:
        """Cut a page in the way that was chosen in its menu."""
        page = await self._shown(viewer, target)
        return await self._cut(viewer, target, starts_of(page.view, chosen))

    async def cut_at(self, viewer: Viewer, target: str, typed: str) -> Answer:
        """Cut a page at the lines that somebody typed."""
        starts = read_lines(typed)
        require_places((await self._shown(viewer, target)).view, starts)
        return await self._cut(viewer, target, starts)

    async def _cut(self, viewer: Viewer, target: str, starts: Sequence[int]) -> Answer:
        if target.startswith("p"):
            return draw_divided(await self._division.divide(guild_of(viewer), target[1:], starts), viewer)
        return await self._answered(viewer, number_of(target[1:]), starts)

    async def keep(self, viewer: Viewer, target: str) -> Answer:
        """Take a page as it is cut."""
        if target.startswith("p"):
            return draw_kept(await self._division.keep(guild_of(viewer), target[1:]), viewer)
        return await self._answered(viewer, number_of(target[1:]), None)

    async def _answered(self, viewer: Viewer, number: int, starts: Sequence[int] | None) -> Answer:
        _, report = await self._division.answer(guild_of(viewer), number, starts)
        return draw_added(Added(report), viewer)

    async def drop(self, viewer: Viewer, number: int) -> Answer:
        """Store nothing of a file that waits."""
        return draw_dropped(await self._division.drop(guild_of(viewer), number), viewer)

    async def undo(self, viewer: Viewer, checksum: str, former: str, until: datetime) -> Answer:
        """Cut a page as it was before."""
        return draw_divided(await self._division.undo(guild_of(viewer), checksum, former, until), viewer)

    # Questions

    async def ask(self, viewer: Viewer, added: Added, send: Send) -> None:
        """Ask about the files that wait; one that nobody can be asked about is stored as it most likely is cut."""
        guild = guild_of(viewer)
        failed: Exception | None = None
        for question in added.questions:
            try:
                message = await send(view=await self._question(viewer, question))
            except Exception as error:  # the first goes to the ladder, once no file is left behind
                failed = failed or error
                await self._division.store_unasked(guild, question.number)
            else:
                await self._division.asked(guild, question.number, channel=message.channel.id, message=message.id)
        if failed is not None:
            raise failed

    async def _question(self, viewer: Viewer, question: Question) -> Answer:
        page, until = await self._division.look_at_held(guild_of(viewer), question.number)
        return draw_question(page, until, viewer)

    async def watch(self) -> None:
        """Say of files that nobody answered for in time that nothing was stored, for ever."""
        while True:
            try:
                wait = await self._close_overdue()
            except BroadsheetError as error:
                logger.warning("files that wait not looked at: %s", error)
                wait = _AFTER_FAILURE
            except Exception:
                logger.exception("files that wait not looked at")
                wait = _AFTER_FAILURE
            await asyncio.sleep(min(max(wait, _SHORTEST_WAIT), _LONGEST_WAIT))

    async def _close_overdue(self) -> float:
        """Close what is overdue; return in how many seconds the next will be."""
        for held in await self._division.overdue():
            await self._close(held)
        wait = await self._division.seconds_to_next()
        return _LONGEST_WAIT if wait is None else wait

    async def _close(self, held: HeldPage) -> None:
        if held.message is None:  # the bot ended before it could ask
            try:
                await self._division.store_unasked(held.guild, held.number)
            except (SourceError, QuotaError) as error:
                if error.key == _BUSY:
                    raise
                logger.warning("file that nobody was asked about not stored: %s", error)
        else:
            await self._tell_unanswered(held)
        await self._division.let_go(held)

    async def _tell_unanswered(self, held: HeldPage) -> None:
        """Say so in the place of the question, before the file goes: after a crash it is said once more."""
        viewer = Viewer.at(self._bot, held.guild, held.person)
        guild = self._bot.get_guild(held.guild)
        channel = guild.get_channel_or_thread(held.channel) if guild and held.channel else None
        if not isinstance(channel, discord.abc.Messageable) or held.message is None:
            return
        try:
            message = channel.get_partial_message(held.message)  # pyright: ignore[reportAttributeAccessIssue]
            await message.edit(view=draw_unanswered(held.name, viewer))
        except discord.HTTPException as error:
            # Gone, or seen by one person alone: whoever presses its buttons is told.
            logger.info("question not closed", extra={"error": type(error).__name__})


def _offset(words: Sequence[str], at: int, total: int) -> int:
    asked = int(words[at]) if len(words) > at and words[at].isdecimal() else 0
    return min(asked, max(0, total - 1))
