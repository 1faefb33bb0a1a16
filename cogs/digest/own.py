"""A person's own digest, by direct message: set up, and stopped from the message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.archive import DigestKey, DigestOptions, NewDigest
from bot.digest import read_filter, schedule_phrase, schedules_of
from bot.errors import DigestNotFoundError, UsageError
from bot.replies import acknowledge, reply
from cogs.ui import Button, Control, Viewer, button, guild_of, notice, speak_as_in, standing

if TYPE_CHECKING:
    import discord

    from bot.archive import Subscription
    from bot.client import BroadsheetClient
    from bot.digest import Request
    from bot.texts import Texts
    from cogs.ui import Answer, Interaction, Item

_GREATEST: Final = 1 << 62
_DIGEST: Final = r"(?P<guild>[1-9][0-9]{0,19}):(?P<number>[1-9][0-9]{0,8})"


class OwnButton(Control[Button], template=rf"b1:dme:(?P<verb>stop|resume):{_DIGEST}(?::(?P<marker>[a-z0-9]{{1,32}}))?"):
    """Stops a person's own digest, or lets it go on, wherever that person reads it."""

    async def use(self, interaction: Interaction) -> None:
        """Do it."""
        await acknowledge(interaction, ephemeral=True, thinking=True)
        service = interaction.client.services.digests
        digest = await service.get(DigestKey(min(int(self.words["guild"]), _GREATEST), int(self.words["number"])))
        require_reader(digest, interaction.user)
        speak_as_in(interaction.client, interaction.user.id, digest.key.guild)
        texts, name = Viewer.pressing(interaction).texts, f"D{digest.key.number}"
        if self.words["verb"] == "stop":
            if digest.is_active:
                await service.pause(digest, interaction.user.id)
            answer = notice(texts("digest-stopped", name=name), own_button("resume", digest, texts("button-resume")))
        else:
            if not digest.is_active:
                await service.resume(digest)
            answer = notice(texts("digest-goes-on", name=name), own_button("stop", digest, texts("button-stop")))
        await reply(interaction, view=answer, ephemeral=True)


def own_button(verb: str, digest: Subscription, words: str, marker: str | None = None) -> Item:
    """Return a button that stops or resumes a person's own digest; its message is found again by the `marker`."""
    end = f":{marker}" if marker else ""
    return OwnButton.made(button(f"b1:dme:{verb}:{digest.key.guild}:{digest.key.number}{end}", words))


def require_reader(digest: Subscription, person: discord.User | discord.Member) -> None:
    """Let pass whose own digest it is. Raises NotFoundError for anybody else, as if it weren't there."""
    if digest.reader is None or digest.reader != person.id:
        raise DigestNotFoundError(digest.key.number)


def may_read(digest: Subscription, viewer: Viewer) -> bool:
    """Tell whether it is the viewer's own digest, in an answer that nobody else sees."""
    return digest.reader is not None and digest.reader == viewer.person and viewer.private


async def set_up_own(bot: BroadsheetClient, viewer: Viewer, request: Request, limit: int) -> tuple[Subscription, ...]:
    """Set up digests for the viewer alone. Raises UsageError for what names a channel or a role, and for too many."""
    if request.channel is not None or request.role is not None:
        raise UsageError("digest-me-alone")
    schedules = schedules_of(request, viewer.zone)
    read_filter(request.filter, bot.services.clock.now(), schedules[0].zone)
    wanted = [
        NewDigest(
            guild_of(viewer), 0, viewer.person, one, request.filter.strip(), DigestOptions(limit), reader=viewer.person
        )
        for one in schedules
    ]
    return await bot.services.digests.create_all(wanted, zone_typed=request.zone is not None)


def own_set_sentence(digests: tuple[Subscription, ...], texts: Texts) -> str:
    """Return that digests were set up, for an answer that others read too: it says no filter."""
    said = [f"D{one.key.number} ({schedule_phrase(one.schedule, texts)})" for one in digests]
    return texts("digest-me-set", digests=texts.listed(said))


def hidden(viewer: Viewer) -> Answer:
    """Return that one's own digests are in a private answer alone."""
    return notice(viewer.texts("digest-me-hidden"), *standing(viewer))
