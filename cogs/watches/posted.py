"""Draw what a watch tells, and know where it may be told."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import aiohttp
import discord

from bot.archive import Halt
from bot.articles import Reference, shown_headline
from bot.errors import UnknownOutcomeError
from bot.texts import load_texts
from cogs.shared import PinButton, payload_of
from cogs.ui import Address, Answer, button, escaped_line, lines, opening, origin_of, panel, spoken_plainly
from cogs.watches.buttons import mute_button

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.archive import Watch
    from bot.client import BroadsheetClient
    from bot.guilds import GuildChoices
    from bot.texts import Texts
    from bot.watches import FoundArticle, Told
    from cogs.ui import Item

_FILTER: Final = 150
_HEADLINE: Final = 200
_PASSAGE: Final = 700


class WatchesRenderer:
    """Draws messages of watches in the languages of their guilds."""

    def __init__(self, choices: GuildChoices) -> None:
        self._choices = choices

    def render(self, told: Told, marker: str) -> Mapping[str, Any]:
        """Return the body of a message, which pings the role that its watch names."""
        watch = told.watch
        chosen = self._choices.of(watch.key.guild)
        texts = load_texts(chosen.language).with_prefix(chosen.prefix)
        with spoken_plainly(texts if chosen.plain_text else None):
            body = payload_of(Answer(panel(_said(told, texts)), buttons=_buttons(told, marker, texts)))
        pings = [str(watch.role)] if told.articles and watch.role is not None else []
        body["allowed_mentions"] = {"parse": [], "roles": pings}
        return body


def _said(told: Told, texts: Texts) -> str:
    watch = told.watch
    if not told.articles:
        place = f"<#{watch.channel}>"
        return texts("watch-told-paused", **_named(watch), why=str(watch.paused), place=place)
    ping = f"<@&{watch.role}>" if watch.role is not None else None
    if told.total > 1 or told.held is not None:
        head = texts("watch-told-held", **_named(watch), total=told.total, held=str(told.held))
    else:
        head = texts("watch-told", **_named(watch))
    if told.total == 1:
        return lines(" ".join(filter(None, (head, ping))), *_article(told.articles[0], texts))
    more = told.total - len(told.articles)
    return lines(
        " ".join(filter(None, (head, ping))),
        *(texts("watch-told-line", headline=_headline(one), reference=_reference(one)) for one in told.articles),
        texts("watch-told-more", more=more) if more else None,
    )


def _named(watch: Watch) -> dict[str, str]:
    """Return what a watch is called in a sentence."""
    return {"watch": str(watch.key), "filter": escaped_line(watch.filter, _FILTER)}


def _article(found: FoundArticle, texts: Texts) -> tuple[str | None, ...]:
    passage = f"> {escaped_line(found.words, _PASSAGE)}" if found.words.strip() else None
    head = texts("watch-told-headline", headline=_headline(found), reference=_reference(found))
    return head, passage, f"-# {escaped_line(origin_of(found.article, texts), _HEADLINE)}"


def _headline(found: FoundArticle) -> str:
    return escaped_line(shown_headline(found.article.text), _HEADLINE)


def _reference(found: FoundArticle) -> str:
    return str(found.passage or Reference(found.article.key))


def _buttons(told: Told, marker: str, texts: Texts) -> list[Item]:
    watch = told.watch
    buttons: list[Item] = []
    if told.total == 1 and (watch.channel is not None or told.articles[0].article.key.scope.is_shared):
        # In a direct message, nobody reads what a server has of its own.
        found = told.articles[0]
        shown = str(found.passage or Reference(found.article.key))
        buttons.append(opening(Address("article", (shown,)), texts("button-read")))
        if found.passage is not None:
            buttons.append(opening(Address("quote", (shown,)), texts("button-watch-quote")))
            if watch.channel is not None:
                buttons.append(PinButton.made(button("b1:pin", texts("button-pin"))))
    return [*buttons, mute_button(watch, marker, texts, enabled=bool(told.articles))]


class WatchedPlaces:
    """Knows the channels of the servers that the bot is in, and who is in them."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self._bot = bot

    async def look(self, watch: Watch) -> int | Halt | None:
        """Return the channel that a watch is told in, or why it can't be told; None where nobody knows now."""
        server = self._bot.get_guild(watch.key.guild)
        if server is None or server.unavailable:
            return None
        if watch.reader is not None:
            return await self._direct(server, watch.reader)
        if watch.role is not None and server.get_role(watch.role) is None:
            return Halt.ROLE
        return await self._channel(server, watch.channel or 0)

    async def look_for_notice(self, watch: Watch) -> int | None:
        """Return where it is said that a watch is paused: in its channel, or else to who made it.

        Raises UnknownOutcomeError where Discord does not say at the moment.
        """
        server = self._bot.get_guild(watch.key.guild)
        if watch.reader is not None or not (watch.owner or watch.paused is Halt.ROLE):
            return None
        place: int | Halt | None = None
        if server is not None and not server.unavailable:
            to_channel = watch.paused is Halt.ROLE
            place = await (
                self._channel(server, watch.channel or 0) if to_channel else self._direct(server, watch.owner)
            )
        if place is None:
            raise UnknownOutcomeError("server unavailable")
        return place if isinstance(place, int) else None

    async def _channel(self, server: discord.Guild, channel: int) -> int | Halt | None:
        place = server.get_channel_or_thread(channel)
        if place is None:  # an archived thread is asked for
            try:
                place = await self._bot.fetch_channel(channel)
            except discord.NotFound:
                return Halt.CHANNEL
            except discord.Forbidden:
                return Halt.REFUSED
            except (discord.DiscordException, aiohttp.ClientError, OSError):
                return None
        if not isinstance(place, discord.TextChannel | discord.Thread) or place.guild.id != server.id:
            return Halt.CHANNEL
        if isinstance(place, discord.Thread) and place.parent is None:
            return Halt.REFUSED
        may = place.permissions_for(server.me)
        writes = may.send_messages
        if isinstance(place, discord.Thread):
            # A message takes a thread out of the archive; out of a locked one, those alone who manage threads.
            writes = may.send_messages_in_threads and (may.manage_threads or not (place.archived and place.locked))
        return channel if may.view_channel and writes else Halt.REFUSED

    async def _direct(self, server: discord.Guild, person: int) -> int | Halt | None:
        """Return the channel of a person's direct messages, as long as they are in the server."""
        try:
            await server.fetch_member(person)
        except discord.NotFound:
            return Halt.LEFT
        except (discord.DiscordException, aiohttp.ClientError, OSError):
            return None
        with suppress(discord.DiscordException, aiohttp.ClientError, OSError):
            return (await self._bot.create_dm(discord.Object(person))).id
        return None
