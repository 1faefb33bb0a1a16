"""Draw what a server is told of a change, and know where it may be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bot.articles import Reference
from bot.texts import load_texts
from cogs.changes.wordings import say_wordings
from cogs.shared import comparing, is_open, marked_opening, payload_of
from cogs.ui import Address, Answer, lines, opening, panel, spoken_plainly

if TYPE_CHECKING:
    from collections.abc import Mapping

    import discord

    from bot.archive import Announcement
    from bot.client import BroadsheetClient
    from bot.guilds import GuildChoices
    from bot.quotation import PassageChange
    from bot.texts import Texts
    from cogs.ui import Item

_WORDING: Final = 700


class ChangeRenderer:
    """Draws messages on changes in the languages of their guilds."""

    def __init__(self, choices: GuildChoices) -> None:
        self._choices = choices

    def render(self, told: Announcement, change: PassageChange | None, marker: str) -> Mapping[str, Any]:
        """Return the body of a message on a change, which replies where it stands by the quotation."""
        chosen = self._choices.of(told.guild)
        texts = load_texts(chosen.language).with_prefix(chosen.prefix)
        with spoken_plainly(texts if chosen.plain_text else None):
            body = payload_of(Answer(panel(_said(told, change, texts)), buttons=_buttons(told, change, marker, texts)))
        body["allowed_mentions"] = {"parse": [], "replied_user": False}
        if told.channel == told.quoted_in:
            quoted = {"message_id": str(told.quoted), "channel_id": str(told.quoted_in), "fail_if_not_exists": False}
            body["message_reference"] = quoted
        return body


def _said(told: Announcement, change: PassageChange | None, texts: Texts) -> str:
    where = None
    if told.channel != told.quoted_in:
        link = f"https://discord.com/channels/{told.guild}/{told.quoted_in}/{told.quoted}"
        where = texts("changes-told-where", link=link)
    if change is None:
        return lines(texts("changes-told-again", older=told.reference), where)
    head = texts("changes-told-gone", older=told.reference)
    if change.now is not None:
        head = texts("changes-told", older=told.reference, newer=str(change.now))
    return lines(head, *say_wordings(change.pieces, texts, _WORDING, was="changes-quoted"), where)


def _buttons(told: Announcement, change: PassageChange | None, marker: str, texts: Texts) -> list[Item]:
    older = change.quoted.version if change is not None else None
    compared = comparing(told.key, older or 1, told.version)
    buttons = [marked_opening(marker, compared, texts("button-compare"))]
    if change is not None and change.now is not None:
        start = change.now.start
        short = Reference.to(change.now.key, told.version, start) if len(str(change.now)) > 40 else change.now
        buttons.append(opening(Address("quote", (str(short),)), texts("button-quote-new")))
    return buttons


class DiscordPlaces:
    """Knows the channels of the servers that the bot is in."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self._bot = bot

    def may_tell(self, guild: int, channel: int, quoted_in: int) -> bool | None:
        """Tell whether a change may be told in a channel; None where Discord has not said enough of the server."""
        server = self._bot.get_guild(guild)
        if server is None or server.unavailable:
            return None
        place = server.get_channel_or_thread(channel)
        if place is None or not _can_write(place, server):
            return False
        return channel == quoted_in or is_open(quoted_in, server)


def _can_write(place: discord.abc.GuildChannel | discord.Thread, server: discord.Guild) -> bool:
    if getattr(place, "parent", place) is None:
        return False
    may = place.permissions_for(server.me)
    return may.view_channel and (may.send_messages_in_threads if hasattr(place, "parent") else may.send_messages)
