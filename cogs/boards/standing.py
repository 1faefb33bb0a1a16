"""Draw boards that stand in a channel, and know where they may."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import discord

from bot.boards import Obstacle
from bot.errors import UnknownOutcomeError
from bot.texts import load_texts
from cogs.boards.drawing import BOARD_PAGE, ROOMS, draw_entry, head_of
from cogs.shared import marked_opening, payload_of
from cogs.ui import Address, Answer, notice, opening, panel, spoken_plainly

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from bot.archive import BoardEntry, BoardKey, BoardShare
    from bot.boards import CheckedBoard
    from bot.client import BroadsheetClient
    from bot.guilds import GuildChoices
    from bot.texts import Texts
    from cogs.boards.drawing import Room
    from cogs.ui import Item

MOST_STANDING: Final = 10
"""Entries of a message that stands: each takes three of Discord's 40 components."""

_COUNTS: Final = (MOST_STANDING, 8, 6, 5)
_MOST_PAGES: Final = 5


class StandingRenderer:
    """Draws boards in the languages of their guilds."""

    def __init__(self, choices: GuildChoices) -> None:
        self._choices = choices

    def look(self, guild: int) -> str:
        """Return what the drawings of a guild depend on beside its boards."""
        chosen = self._choices.of(guild)
        return f"{chosen.language} {chosen.prefix} {chosen.plain_text}"

    def newest(self, entries: Sequence[BoardEntry]) -> Collection[int]:
        """Return the places of the entries that a message shows at most, the newest."""
        return newest_of(entries, MOST_STANDING)

    def render(self, checked: CheckedBoard, speakers: Mapping[int, str], marker: str) -> Mapping[str, Any]:
        """Return the body of the message of a board."""
        texts, plain = self._texts(checked.board.key.guild)
        with spoken_plainly(texts if plain else None):
            return payload_of(draw_standing(checked, speakers, marker, texts))

    def render_ended(self, share: BoardShare, message: int | None) -> Mapping[str, Any]:
        """Return what the message says instead once the board stands there no longer, but perhaps in `message`."""
        if message is None:
            return self._said("board-ended", share.key)
        link = f"https://discord.com/channels/{share.key.guild}/{share.channel}/{message}"
        return self._said("board-further-down", share.key, link=link)

    def render_deleted(self, key: BoardKey) -> Mapping[str, Any]:
        """Return what the message says while its board is deleted."""
        return self._said("board-gone", key)

    def _said(self, sentence: str, key: BoardKey, **more: str) -> Mapping[str, Any]:
        texts, plain = self._texts(key.guild)
        with spoken_plainly(texts if plain else None):
            return payload_of(notice(texts(sentence, board=str(key), **more)))

    def _texts(self, guild: int) -> tuple[Texts, bool]:
        chosen = self._choices.of(guild)
        return load_texts(chosen.language).with_prefix(chosen.prefix), chosen.plain_text


def newest_of(entries: Sequence[BoardEntry], most: int) -> list[int]:
    """Return the places (from 1) of the newest entries of a board, in the order of the board."""
    places = sorted(range(1, len(entries) + 1), key=lambda place: entries[place - 1].number)
    return sorted(places[-most:])


def draw_standing(checked: CheckedBoard, speakers: Mapping[int, str], marker: str, texts: Texts) -> Answer:
    """Return the message of a board: its head, the newest entries that fit, and buttons to its pages."""
    drawings = (_drawn(checked, count, room, speakers, marker, texts) for room in ROOMS for count in _COUNTS)
    return next(drawn for drawn in drawings if drawn.fits)


def _drawn(
    checked: CheckedBoard, count: int, room: Room, speakers: Mapping[int, str], marker: str, texts: Texts
) -> Answer:
    places = newest_of([one.entry for one in checked.entries], count)
    shown, total = [checked.entries[place - 1] for place in places], len(checked.entries)
    body = panel(
        head_of(checked, texts),
        *(draw_entry(entry, speakers.get(entry.entry.number), texts, room) for entry in shown),
        texts("board-standing", shown=len(shown), total=total),
    )
    return Answer(body, buttons=_pages(checked.board.key, total, marker, texts))


def _pages(key: BoardKey, total: int, marker: str, texts: Texts) -> Iterator[Item]:
    """Yield buttons to the pages of a board, the last of five to all that are left."""
    if total <= BOARD_PAGE:
        yield marked_opening(marker, Address("board", (str(key), "0")), texts("button-show-board", board=str(key)))
        return
    offsets = range(0, total, BOARD_PAGE)[:_MOST_PAGES]
    for place, offset in enumerate(offsets, start=1):
        last = total if place == _MOST_PAGES else min(offset + BOARD_PAGE, total)
        address = Address("board", (str(key), str(offset)))
        words = texts("button-board-page", first=offset + 1, last=last)
        yield opening(address, words) if offset else marked_opening(marker, address, words)


class BoardChannels:
    """Knows the channels of the servers that the bot is in."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self._bot = bot

    def obstacle(self, guild: int, channel: int, parent: int | None) -> Obstacle | None:
        """Return why a guild's board cannot be kept in a channel. Raises UnknownOutcomeError where nobody knows."""
        server = self._bot.get_guild(guild)
        if server is None or server.unavailable:
            raise UnknownOutcomeError("server unavailable")
        place = server.get_channel_or_thread(channel)
        if place is None and parent is not None:  # a closed thread is known to Discord alone
            place = server.get_channel(parent)
        if place is None or getattr(place, "parent", place) is None:
            return Obstacle.GONE
        may = place.permissions_for(server.me)
        writes = may.send_messages_in_threads if parent is not None else may.send_messages
        return None if may.view_channel and writes else Obstacle.FORBIDDEN


def parent_of(place: discord.TextChannel | discord.Thread) -> int | None:
    """Return the channel of a thread."""
    return place.parent_id if isinstance(place, discord.Thread) else None
