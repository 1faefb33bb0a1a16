"""Draw the watches that somebody may know of, with what they may do with each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from discord import ui

from cogs.ui import Address, Answer, escaped_line, lines, page_start, page_turns, panel, rule, shared_by, standing
from cogs.watches.buttons import do_button
from cogs.watches.drawing import described
from cogs.watches.form import edit_button
from cogs.watches.rights import may_change

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.archive import GuildSettings, Halt, Watch, WatchKey
    from cogs.ui import Item, Viewer

PAGE: Final = 5
_SERVER: Final = 100


def draw_watches(
    watches: Sequence[Watch],
    hidden: int,
    offset: int,
    viewer: Viewer,
    chosen: GuildSettings,
    lost: Mapping[WatchKey, Halt],
) -> Answer:
    """Return a page of watches; `hidden` are the asker's own, which are told to nobody else.

    `lost` is what is gone of some of them: their channel, or the role they ping.
    """
    texts, total = viewer.texts, len(watches)
    offset = page_start(offset, total, PAGE)
    own = texts("watches-hidden", number=hidden) if hidden else None
    if not total:
        return Answer(panel(lines(texts("watches-none"), own)), buttons=standing(viewer))
    items: list[Item | str | None] = [texts("watches-title", total=total)]
    for watch in watches[offset : offset + PAGE]:
        items += [rule(), described(watch, texts, lost=lost.get(watch.key))]
        if may_change(watch, viewer.person, viewer.member, chosen):
            items.append(_changing(watch, viewer))
    turns = page_turns(viewer, _address, offset, PAGE, total)
    return Answer(panel(*items, own, shared_by(viewer)), buttons=[*turns, *standing(viewer, _address(offset))])


def draw_own(watches: Sequence[Watch], servers: Mapping[int, str], offset: int, viewer: Viewer) -> Answer:
    """Return a page of somebody's own watches in all servers, for their direct messages; `servers` are their names."""
    texts, total = viewer.texts, len(watches)
    offset = page_start(offset, total, PAGE)
    if not total:
        return Answer(panel(texts("watches-none-own")), buttons=standing(viewer))
    items: list[Item | str | None] = [texts("watches-title", total=total)]
    for watch in watches[offset : offset + PAGE]:
        name = servers.get(watch.key.guild)
        server = escaped_line(name, _SERVER) if name else texts("watch-server-left")
        items += [rule(), described(watch, texts, server=server), _changing(watch, viewer)]
    turns = page_turns(viewer, _address, offset, PAGE, total)
    return Answer(panel(*items), buttons=[*turns, *standing(viewer, _address(offset))])


def _changing(watch: Watch, viewer: Viewer) -> Item:
    verb = "resume" if watch.paused else "pause"
    changing = do_button(verb, watch, viewer.texts(f"button-{verb}"))
    removing = do_button("remove", watch, viewer.texts("button-remove"))
    return ui.ActionRow(edit_button(watch, viewer.texts), changing, removing)


def _address(offset: int) -> Address:
    return Address("watches", (str(offset),))
