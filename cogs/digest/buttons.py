"""What the buttons under digests do. Each looks anew whether whoever presses it may."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import discord
from discord import SelectDefaultValue, SelectDefaultValueType, SelectOption, ui
from discord.ext import commands

from bot.archive import AfterDowntime, DigestKey, DigestOptions, WhenEmpty
from bot.digest import LONGEST_FILTER, DigestChanges, changed_schedule, read_filter, read_limit, schedule_as_typed
from bot.errors import DigestNotFoundError, UsageError
from bot.replies import acknowledge, reply
from cogs.digest.management import all_of, draw_removal, run_line
from cogs.digest.own import require_reader
from cogs.shared import find_target, may_see, require_role, require_sight, require_target
from cogs.ui import (
    ADDRESS,
    MODAL_TITLE,
    SELECT_TEXT,
    Address,
    Button,
    Control,
    Viewer,
    chosen_ids,
    draw,
    label,
    notice,
    number_of,
    require_digest_manager,
    standing,
)

if TYPE_CHECKING:
    from bot.archive import DigestRun, Subscription
    from bot.texts import Texts
    from cogs.ui import Interaction

_FORM_SECONDS: Final = 900.0  # an interaction's token lives that long
_LONGEST_WHEN: Final = 120
_TO: Final = rf"(?P<address>{ADDRESS})"
_CHANNELS: Final = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.public_thread,
    discord.ChannelType.private_thread,
]


def managed(interaction: Interaction) -> discord.Member:
    """Return whoever presses, if that person may manage digests here. Raises what `require_digest_manager` raises."""
    require_digest_manager(interaction.user, interaction.client.choices.of(interaction.guild_id))
    if not isinstance(interaction.user, discord.Member):
        raise commands.NoPrivateMessage
    return interaction.user


async def changeable(interaction: Interaction, number: int) -> tuple[discord.Member, Subscription]:
    """Return who presses, and a digest of the server that this person may change: one of the server, or their own."""
    if not isinstance(interaction.user, discord.Member):
        raise commands.NoPrivateMessage
    digest = await interaction.client.services.digests.get(DigestKey(interaction.user.guild.id, number))
    if digest.reader is not None:
        require_reader(digest, interaction.user)
        return interaction.user, digest
    return managed(interaction), digest


class DigestButton(
    Control[Button], template=rf"b1:dg:(?P<verb>edit|pause|resume|ask|erase):(?P<number>[0-9]{{1,9}}):{_TO}"
):
    """Does something with a digest, and shows what its address leads to in place of what was there."""

    async def use(self, interaction: Interaction) -> None:
        """Do it."""
        member, digest = await changeable(interaction, int(self.words["number"]))
        service = interaction.client.services.digests
        if self.words["verb"] == "edit":
            viewer, there = Viewer.pressing(interaction), member.guild.get_channel_or_thread(digest.channel)
            has_channel = there is not None and await may_see(there, member)
            await interaction.response.send_modal(DigestForm(digest, self.address, viewer, has_channel=has_channel))
            return
        await acknowledge(interaction)
        match self.words["verb"]:
            case "ask":
                answer = draw_removal(digest, self.address, Viewer.turning(interaction, member.id))
                await interaction.edit_original_response(view=answer)
                return
            case "erase":
                await service.remove(digest.key)
                await _lead_to(interaction, all_of(digest))
                return
            case "pause":
                await service.pause(digest, member.id)
            case _:
                if digest.reader is None:
                    target = await find_target(member.guild, member, str(digest.channel))
                    texts = Viewer.pressing(interaction).texts
                    await require_target(target, member, texts, thread=digest.options.thread)
                await service.resume(digest)
        await _lead_to(interaction, self.address)


class PingMenu(Control["ui.RoleSelect[Any]"], template=rf"b1:dgr:(?P<number>[0-9]{{1,9}}):{_TO}"):
    """Chooses the role that a digest pings, or none."""

    async def use(self, interaction: Interaction) -> None:
        """Choose."""
        member = managed(interaction)
        role = next(iter(chosen_ids(self.item)), 0)
        await acknowledge(interaction)
        service = interaction.client.services.digests
        _, digest = await changeable(interaction, int(self.words["number"]))
        if digest.reader is not None:
            raise DigestNotFoundError(digest.key.number)
        if role:
            target = await find_target(member.guild, member, str(digest.channel))
            require_role(member.guild, role, target, member, Viewer.pressing(interaction).texts)
        await service.change(digest, DigestChanges(role=role))
        await _lead_to(interaction, self.address)


class ResendButton(Control[Button], template=rf"b1:dr:(?P<run>[0-9]{{1,19}}):{_TO}"):
    """Sends what may be missing of a run, and says what became of it."""

    async def use(self, interaction: Interaction) -> None:
        """Send it."""
        await acknowledge(interaction, ephemeral=True, thinking=True)
        service = interaction.client.services.digests
        run = await service.run(interaction.guild_id, number_of(self.words["run"]))
        if run is None:
            managed(interaction)
            raise UsageError("digest-run-forgotten")
        member, digest = await changeable(interaction, run.digest.number)
        if run.channel is not None and digest.reader is None:
            await require_sight(run.channel, member)
        again = await service.resend(run)
        viewer = Viewer.pressing(interaction)
        await reply(interaction, view=notice(_resent(again, viewer.texts), *standing(viewer)), ephemeral=True)


def _resent(run: DigestRun | None, texts: Texts) -> str:
    return texts("digest-nothing-to-resend") if run is None else texts("digest-resent", run=run_line(run, texts))


async def _lead_to(interaction: Interaction, address: Address) -> None:
    viewer = Viewer.turning(interaction, interaction.user.id)
    await interaction.edit_original_response(view=await draw(interaction.client, viewer, address))


class DigestForm(ui.Modal):
    """Asks for everything that can be changed of a digest."""

    def __init__(self, digest: Subscription, back: Address, viewer: Viewer, *, has_channel: bool) -> None:
        texts = viewer.texts
        super().__init__(
            title=label(texts("digest-form-title", name=f"D{digest.key.number}"), MODAL_TITLE), timeout=_FORM_SECONDS
        )
        self._digest, self._back = digest, back
        # Discord refuses a form that presets a channel which is gone; one that the person does not see is not named.
        present = [SelectDefaultValue(id=digest.channel, type=SelectDefaultValueType.channel)] if has_channel else []
        self._when: ui.TextInput[Any] = ui.TextInput(
            custom_id="when", default=schedule_as_typed(digest.schedule), max_length=_LONGEST_WHEN
        )
        self._filter: ui.TextInput[Any] = ui.TextInput(
            custom_id="filter", default=digest.filter, required=False, max_length=LONGEST_FILTER
        )
        self._channel: ui.ChannelSelect[Any] = ui.ChannelSelect(
            custom_id="channel", channel_types=_CHANNELS, default_values=present, required=True
        )
        self._limit: ui.TextInput[Any] = ui.TextInput(
            custom_id="limit", default=str(digest.options.limit), max_length=3
        )
        self._options: ui.Select[Any] = ui.Select(
            custom_id="options", options=_choices(digest.options, texts), min_values=0, max_values=3, required=False
        )
        for name, item in (
            ("when", self._when),
            ("filter", self._filter),
            ("channel", self._channel),
            ("limit", self._limit),
            ("options", self._options),
        ):
            if name == "channel" and digest.reader is not None:
                continue
            about = texts(f"digest-form-{name}-about")
            self.add_item(ui.Label(text=texts(f"digest-form-{name}"), description=about, component=item))

    async def on_submit(self, interaction: Interaction, /) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Change the digest."""
        member, _ = await changeable(interaction, self._digest.key.number)
        await acknowledge(interaction)
        changes = await self._changes(interaction, member)
        await interaction.client.services.digests.change(self._digest, changes)
        await _lead_to(interaction, self._back)

    async def _changes(self, interaction: Interaction, member: discord.Member) -> DigestChanges:
        texts = Viewer.pressing(interaction).texts
        schedule = changed_schedule(self._when.value, self._digest.schedule)
        read_filter(self._filter.value, interaction.client.services.clock.now(), schedule.zone)
        options = self._chosen_options()
        if self._digest.reader is not None:
            return DigestChanges(None, schedule, self._filter.value.strip(), replace(options, thread=False))
        channel = next(iter(chosen_ids(self._channel)), self._digest.channel)
        target = await find_target(member.guild, member, str(channel))
        await require_target(target, member, texts, thread=options.thread)
        if self._digest.role is not None and target.id != self._digest.channel:
            require_role(member.guild, self._digest.role, target, member, texts)
        return DigestChanges(target.id, schedule, self._filter.value.strip(), options)

    def _chosen_options(self) -> DigestOptions:
        chosen = set(self._options.values)
        return DigestOptions(
            limit=read_limit(self._limit.value),
            when_empty=WhenEmpty.ARCHIVE if "archive" in chosen else WhenEmpty.SILENCE,
            after_downtime=AfterDowntime.SKIP if "skip" in chosen else AfterDowntime.COMBINE,
            thread="thread" in chosen,
        )

    async def on_error(self, interaction: Interaction, error: Exception, /) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Hand what went wrong to the ladder of errors."""
        interaction.client.dispatch("control_error", interaction, error)


def _choices(options: DigestOptions, texts: Texts) -> list[SelectOption]:
    chosen = {
        "archive": options.when_empty is WhenEmpty.ARCHIVE,
        "skip": options.after_downtime is AfterDowntime.SKIP,
        "thread": options.thread,
    }
    return [
        SelectOption(label=label(texts(f"digest-choice-{name}"), SELECT_TEXT), value=name, default=is_chosen)
        for name, is_chosen in chosen.items()
    ]
