"""The buttons of RSS addresses. What they say is seen by whoever presses them, and by nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.archive import RssKey, RssKind
from bot.replies import acknowledge, reply
from cogs.ui import Button, Control, Viewer, button, lines, notice, standing

if TYPE_CHECKING:
    from datetime import datetime

    from bot.rss import RssService
    from cogs.ui import Answer, Interaction, Item

_GREATEST: Final = 1 << 62


class RssDo(
    Control[Button],
    template=r"b1:rss:(?P<verb>show|renew|revoke):(?P<guild>[1-9][0-9]{0,19}):(?P<kind>[WBD])(?P<number>[1-9][0-9]{0,8})",
):
    """Shows the presser an address of their own, makes another in its place, or ends it."""

    async def use(self, interaction: Interaction) -> None:
        """Do it."""
        await acknowledge(interaction, ephemeral=True, thinking=True)
        service, words = interaction.client.services.rss, self.words
        key = RssKey(min(int(words["guild"]), _GREATEST), RssKind(words["kind"]), int(words["number"]))
        viewer = Viewer.pressing(interaction)
        match words["verb"]:
            case "show":
                answer = await show_address(service, key, viewer)
            case "renew":
                answer = _draw_address(key, await service.make(key, viewer.person), viewer)
            case _:
                answer = _draw_revoked(key, viewer, was_there=await service.revoke(key, viewer.person))
        await reply(interaction, view=answer, ephemeral=True)


async def show_address(service: RssService, key: RssKey, viewer: Viewer) -> Answer:
    """Make an address for who has none, or say that there is one already: it is kept nowhere, and shown once.

    Raises UsageError for who may not read what it is of. The answer is for the asker alone.
    """
    await service.require(key, viewer.person)
    known = await service.has(key, viewer.person)
    if known is not None:
        return _draw_known(key, known.made_at, viewer)
    return _draw_address(key, await service.make(key, viewer.person), viewer)


def draw_offer(key: RssKey, viewer: Viewer) -> Answer:
    """Return what may be said where others read: that whoever presses gets an address of their own."""
    return notice(viewer.texts("rss-offer", name=str(key)), rss_button("show", key, viewer), *standing(viewer))


def rss_button(verb: str, key: RssKey, viewer: Viewer) -> Item:
    """Return a button that shows, renews or revokes an address."""
    return RssDo.made(button(f"b1:rss:{verb}:{key.guild}:{key}", viewer.texts(f"button-rss-{verb}")))


def _draw_address(key: RssKey, address: str, viewer: Viewer) -> Answer:
    # As code: Discord looks at the page behind a link that it shows, and nobody else is to have this one.
    said = lines(viewer.texts("rss-address", name=str(key)), f"`{address}`", viewer.texts("rss-secret"))
    return notice(said, rss_button("renew", key, viewer), rss_button("revoke", key, viewer), *standing(viewer))


def _draw_known(key: RssKey, made_at: datetime, viewer: Viewer) -> Answer:
    said = viewer.texts("rss-known", name=str(key), at=str(int(made_at.timestamp())))
    return notice(said, rss_button("renew", key, viewer), rss_button("revoke", key, viewer), *standing(viewer))


def _draw_revoked(key: RssKey, viewer: Viewer, *, was_there: bool) -> Answer:
    said = viewer.texts("rss-revoked" if was_there else "rss-had-none", name=str(key))
    return notice(said, *standing(viewer))
