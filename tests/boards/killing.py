"""Kill the bot with SIGKILL at every step of keeping a board in a channel, and look at Discord's stand-in in the end.

    python -m tests.boards.killing [--points] [--sends] [--random N] [--stride N] [--without nonce|intent]

It is the harness of the digests (`tests/digest/crashing.py`) with another life: a board is shared, a passage is
pinned to it, the article of another is edited, and the message follows. A step is each statement that writes (also of
what people do), and the moments around each request. At the end there must be one message, and it must show the
board as it is then; where the channel could not be read, an uncertain one may be there or not.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.archive.boards import BoardKey, NewEntry
from bot.articles.model import SHARED, ArticleKey, VersionReason
from bot.boards.service import BoardService
from bot.quotation import hash_of
from tests.archive.making import new, open_new, revise, store
from tests.changes.killing import EditingSender, main
from tests.digest.crashing import LATE, Forgetful, Outcome, Steps, Story, Theatre
from tests.digest.standin import BEGINNING, CHANNEL
from tests.digest.world import GUILD, connect, opened, sender_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.archive.board_shares import BoardShare
    from bot.archive.boards import BoardEntry
    from bot.boards.model import CheckedBoard
    from bot.boards.places import Obstacle

BOARD = BoardKey(GUILD, 1)
KEY = ArticleKey(SHARED, 1)
WORDS = "The crane on the north quay lifts {} tons, and it has never dropped one."
LAST = "A1.p1.s1 changed, A2.p1 same"
MOST_TICKS = 60


class PlainBoards:
    """Writes a board as its references and what has become of them; every place will do."""

    def look(self, guild: int) -> str:
        return str(guild)

    def newest(self, entries: Sequence[BoardEntry]) -> range:
        return range(1, len(entries) + 1)

    def render(self, checked: CheckedBoard, speakers: Mapping[int, str], marker: str) -> Mapping[str, Any]:
        button = {"type": 2, "style": 2, "label": "Show", "custom_id": f"show:{marker}"}
        content = ", ".join(f"{entry.ref} {entry.standing}" for entry in checked.entries)
        return {"content": content, "components": [{"type": 1, "components": [button]}]}

    def render_ended(self, share: BoardShare, message: int | None) -> Mapping[str, Any]:
        return {"content": f"{share.key} ended"}

    def render_deleted(self, key: BoardKey) -> Mapping[str, Any]:
        return {"content": f"{key} deleted"}

    def obstacle(self, guild: int, channel: int, parent: int | None) -> Obstacle | None:
        assert (guild, channel, parent) == (GUILD, CHANNEL, None)
        return None


class BoardsTheatre(Theatre):
    """Lives in which a board is shared and changes twice."""

    async def furnish(self, path: Path) -> None:
        """Store two articles, and a board with a passage of one."""
        archive = await open_new(path, self._clock)
        await store(archive, SHARED, new(WORDS.format(40)), new("The other quay has no crane."))
        await archive.boards.create(GUILD, "Quays", 1, BEGINNING)
        await archive.close()

    async def live(self, path: Path, story: Story) -> None:
        """Do what has not been done yet, ten minutes apart, and keep the board up to date after each."""
        archive = await opened(path, self._clock)
        Steps.armed = True
        client = await connect(self._port, str(os.getpid()))
        sender = EditingSender(sender_of(client, self._clock), story)
        service = BoardService(archive, Quoting(), self._clock)  # type: ignore[arg-type]
        if story.without == "intent":
            service._shares = Forgetful(archive.board_shares)  # type: ignore[assignment]
        plain = PlainBoards()
        keeper = service.keep_through(plain, sender, plain)
        for step in (self._share, self._pin, self._edit):
            await step(archive, service)
            await self._keep(keeper, archive)
            self._clock.advance(LATE)
        await self._keep(keeper, archive)
        await archive.close()

    async def _share(self, archive: Any, service: BoardService) -> None:
        if not await archive.boards.entries(BOARD):
            passage = (await archive.articles.article(KEY)).text.paragraphs[0].text
            await archive.boards.add(BOARD, [NewEntry("A1.p1.s1", hash_of(passage), 1)], self._clock.now())
        if not await archive.board_shares.of_board(BOARD):
            await service.share(BOARD, CHANNEL, None)

    async def _pin(self, archive: Any, _service: BoardService) -> None:
        other = hash_of("The other quay has no crane.")
        await archive.boards.add(BOARD, [NewEntry("A2.p1", other, 1)], self._clock.now())

    async def _edit(self, archive: Any, _service: BoardService) -> None:
        if (await archive.articles.article(KEY)).version == 1:
            await revise(archive, KEY, new(WORDS.format(38)), VersionReason.EDITED)

    async def _keep(self, keeper: Any, archive: Any) -> None:
        for _ in range(MOST_TICKS):
            await keeper.tick()
            following = await archive.board_shares.next_ready()
            if following is None:
                return
            self._clock.advance(max(0.0, (following - self._clock.now()).total_seconds()) + 0.001)

    def judge(self, path: Path, messages: list[str], outcome: Outcome, story: Story) -> None:
        """Compare what is in the channel with what the database says of it."""
        connection = sqlite3.connect(path)
        rows = list(connection.execute("SELECT state, error FROM board_share"))
        connection.close()
        outcome.open = sum(state in {"open", "claimed"} for state, _ in rows)
        outcome.uncertain = sum(error == "uncertain" for _, error in rows)
        outcome.doubled = max(0, len(messages) - 1)
        outcome.lost = messages != [LAST] and not outcome.uncertain


class Quoting:
    """Nobody quotes here."""


if __name__ == "__main__":
    sys.exit(main(BoardsTheatre, "tests.boards.killing"))
