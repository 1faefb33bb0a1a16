"""`!digest`: a digest of what is new, every day, week or month; set up, shown, changed and explained."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.archive import AfterDowntime, DigestOptions, NewDigest, WhenEmpty
from bot.digest import MOST_ARTICLES, named, read_filter, read_pattern, read_request, read_zone, schedules_of
from bot.errors import DigestNotFoundError, UsageError
from bot.texts import load_texts
from cogs.digest.autocomplete import offered_days, offered_digests, offered_filters, offered_times, offered_zones
from cogs.digest.buttons import DigestButton, PingMenu, ResendButton
from cogs.digest.management import draw_set, run_line
from cogs.digest.own import OwnButton, own_set_sentence, set_up_own
from cogs.digest.screens import DigestScreens
from cogs.shared import (
    CheckRefusedError,
    MarkedOpen,
    find_role,
    find_target,
    require_role,
    require_sight,
    require_target,
    usable_target,
)
from cogs.ui import (
    Line,
    Prose,
    Right,
    Viewer,
    guild_of,
    home_of,
    may_manage_digests,
    needed_by,
    needs,
    notice,
    require_digest_manager,
    standing,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.archive import DigestRun, Subscription
    from bot.client import BroadsheetClient
    from bot.digest import DigestService, Request
    from bot.search import SavedReading
    from bot.texts import Texts
    from cogs.shared import Target
    from cogs.ui import Answer, Context, Interaction, Screen

_TEXTS = load_texts()
_USUAL_LIMIT: Final = DigestOptions().limit
_Limit = commands.Range[int, 1, MOST_ARTICLES]


class Digests(commands.Cog):
    """The digests of a server."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot
        self._screens = DigestScreens(bot)

    async def cog_load(self) -> None:
        """Make the buttons of digests posted and shown before this start work."""
        self.bot.add_dynamic_items(MarkedOpen, DigestButton, OwnButton, PingMenu, ResendButton)

    async def cog_check(self, ctx: Context) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Let those pass who may manage digests, whichever form of the command they use; anyone to their own."""
        if ctx.command is not None and needed_by(ctx.command) is Right.SERVER:
            if ctx.guild is None:
                raise commands.NoPrivateMessage
            return True
        try:
            require_digest_manager(ctx.author, self.bot.choices.of(ctx.guild.id if ctx.guild else None))
        except UsageError as error:
            raise CheckRefusedError(error) from error
        return True

    @property
    def screens(self) -> Mapping[str, Screen]:
        """What buttons lead to."""
        return self._screens.by_name

    @property
    def _service(self) -> DigestService:
        return self.bot.services.digests

    @commands.hybrid_group(name="digest", description=_TEXTS("command-digest"), extras=needs(Right.DIGESTS))
    @app_commands.guild_only()
    async def digest(self, ctx: Context) -> None:
        """Show the digests of the server."""
        await self._show(ctx, "digests", "0")

    @digest.command(name="set", description=_TEXTS("command-digest-set"))
    @app_commands.rename(filter_="filter", when_empty="nothing-new", after_downtime="after-downtime")
    @app_commands.describe(
        **{
            name: _TEXTS(f"option-digest-{name}")
            for name in ("time", "zone", "days", "channel", "role", "limit", "thread")
        },
        filter_=_TEXTS("option-digest-filter"),
        when_empty=_TEXTS("option-digest-nothing-new"),
        after_downtime=_TEXTS("option-digest-after-downtime"),
    )
    async def set_up(
        self,
        ctx: Context,
        *,
        time: Prose,
        zone: Line = "",
        days: Line = "",
        filter_: Prose = "",
        channel: discord.TextChannel | discord.Thread | None = None,
        role: discord.Role | None = None,
        limit: _Limit = _USUAL_LIMIT,
        when_empty: Literal["silence", "archive"] = "silence",
        after_downtime: Literal["combine", "skip"] = "combine",
        thread: bool = False,
    ) -> None:
        """Set up a digest. In a message, everything is said in one go, in any order."""
        viewer = Viewer.of(ctx, private=True)
        await ctx.defer(ephemeral=viewer.private)
        request = _with_options(read_request(time), zone, days, filter_, role)
        options = DigestOptions(limit, WhenEmpty(when_empty), AfterDowntime(after_downtime), thread)
        target = await _target(ctx, request, channel)
        answer = await self._set(viewer, request, target, options)
        await ctx.send(view=answer, ephemeral=viewer.private)

    async def _set(self, viewer: Viewer, request: Request, target: Target, options: DigestOptions) -> Answer:
        schedules = schedules_of(request, viewer.zone)
        read_filter(request.filter, self.bot.services.clock.now(), schedules[0].zone)
        await require_target(target, _member(viewer), viewer.texts, thread=options.thread)
        role = find_role(_member(viewer).guild, request.role) if request.role is not None else None
        if role is not None:
            require_role(_member(viewer).guild, role, target, _member(viewer), viewer.texts)
        guild, asked = guild_of(viewer), request.filter.strip()
        wanted = [NewDigest(guild, target.id, viewer.person, one, asked, options, role=role) for one in schedules]
        digests = await self._service.create_all(wanted, zone_typed=request.zone is not None)
        views = [await self._screens.view(digest) for digest in digests]
        return draw_set(views, *await self._found(viewer, request), viewer)

    @digest.command(name="me", description=_TEXTS("command-digest-me"), extras=needs(Right.SERVER))
    @app_commands.rename(filter_="filter")
    @app_commands.describe(
        **{name: _TEXTS(f"option-digest-{name}") for name in ("time", "zone", "days", "limit")},
        filter_=_TEXTS("option-digest-filter"),
    )
    async def me(
        self,
        ctx: Context,
        *,
        time: Prose = "",
        zone: Line = "",
        days: Line = "",
        filter_: Prose = "",
        limit: _Limit = _USUAL_LIMIT,
    ) -> None:
        """Set up a digest for the asker alone, or list the asker's own."""
        viewer = Viewer.of(ctx, private=True)
        await ctx.defer(ephemeral=viewer.private)
        if not time.strip():
            await ctx.send(view=await self._screens.draw_own(viewer, ("0",)), ephemeral=viewer.private)
            return
        request = _with_options(read_request(time), zone, days, filter_, None)
        digests = await set_up_own(self.bot, viewer, request, limit)
        if viewer.private:
            answer = draw_set(
                [await self._screens.view(one) for one in digests], *await self._found(viewer, request), viewer
            )
        else:
            answer = notice(own_set_sentence(digests, viewer.texts), *standing(viewer))
        await ctx.send(view=answer, ephemeral=viewer.private)

    async def _found(self, viewer: Viewer, request: Request) -> tuple[SavedReading, tuple[int, int], tuple[str, ...]]:
        """Return how a filter is read, how many articles it lets through now, and what in it looks misplaced."""
        now, zone = self.bot.services.clock.now(), request.zone or viewer.zone
        found = await self.bot.services.composer.count(guild_of(viewer), request.filter, now, zone)
        return read_filter(request.filter, now, zone), found, request.doubtful

    @digest.command(name="list", description=_TEXTS("command-digest-list"))
    async def list_all(self, ctx: Context) -> None:
        """Show the digests of the server, with buttons on each."""
        await self._show(ctx, "digests", "0")

    @digest.command(name="preview", description=_TEXTS("command-digest-preview"))
    @app_commands.describe(digest=_TEXTS("option-digest-digest"))
    async def preview(self, ctx: Context, digest: Line = "") -> None:
        """Show what a digest would post now; nothing is posted and nothing counts as shown."""
        digests = await self._service.of_guild(guild_of(Viewer.of(ctx)))
        if digests or digest:
            await self._show(ctx, "preview", str(named(digests, digest).key.number), "0")
        else:
            await self._show(ctx, "sample", "0", "0")

    @digest.command(name="explain", description=_TEXTS("command-digest-explain"))
    @app_commands.describe(digest=_TEXTS("option-digest-digest"))
    async def explain(self, ctx: Context, digest: Line = "") -> None:
        """Show why each article is in the next digest, or is not."""
        await self._show(ctx, "explain", await self._number(ctx, digest), "0")

    @digest.command(name="now", description=_TEXTS("command-digest-now"))
    @app_commands.describe(digest=_TEXTS("option-digest-digest"))
    async def now(self, ctx: Context, digest: Line = "") -> None:
        """Post a digest now."""
        viewer = Viewer.of(ctx, private=True)
        await ctx.defer(ephemeral=viewer.private)
        chosen = named(await self._service.of_guild(guild_of(viewer)), digest)
        if not chosen.is_active:
            raise UsageError("digest-is-paused", name=f"D{chosen.key.number}")
        await require_sight(chosen.channel, _member(viewer))
        run = await self._service.post_now(chosen, str(ctx.interaction.id if ctx.interaction else ctx.message.id))
        sentence = _posted(run, chosen, viewer.texts)
        await ctx.send(view=notice(sentence, *standing(viewer)), ephemeral=viewer.private)

    @set_up.autocomplete("time")
    async def times(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer times of day that are like what is typed."""
        return offered_times(typed)

    @set_up.autocomplete("zone")
    async def zones(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the zones that are like what is typed."""
        return offered_zones(typed, self.bot.choices.of(interaction.guild_id).zone)

    @set_up.autocomplete("days")
    async def days(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer ways to name days."""
        return offered_days(typed)

    @set_up.autocomplete("filter_")
    async def filters(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer what was typed, and examples of filters."""
        return offered_filters(typed, Viewer.pressing(interaction).texts)

    @preview.autocomplete("digest")
    @explain.autocomplete("digest")
    @now.autocomplete("digest")
    async def numbers(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer the digests of the server, to those who may manage them."""
        guild, member = home_of(interaction), interaction.user
        if guild is None or not may_manage_digests(member, self.bot.choices.of(guild)):
            return []
        return offered_digests(await self._service.of_guild(guild), typed, Viewer.pressing(interaction).texts)

    async def _show(self, ctx: Context, screen: str, *words: str) -> None:
        viewer = Viewer.of(ctx, private=True)
        await ctx.defer(ephemeral=viewer.private)
        await ctx.send(view=await self.screens[screen](viewer, words), ephemeral=viewer.private)

    async def _number(self, ctx: Context, name: str) -> str:
        digests = await self._service.of_guild(guild_of(Viewer.of(ctx)))
        return str(named(digests, name).key.number)


def _member(viewer: Viewer) -> discord.Member:
    if viewer.member is None:
        raise commands.NoPrivateMessage
    return viewer.member


async def _target(ctx: Context, request: Request, channel: Target | None) -> Target:
    if ctx.guild is None or not isinstance(ctx.author, discord.Member):
        raise commands.NoPrivateMessage
    if channel is None and request.channel is None:
        return usable_target(ctx.channel)
    return await find_target(ctx.guild, ctx.author, str(channel.id) if channel else request.channel or "")


def _with_options(request: Request, zone: str, days: str, filter_: str, role: discord.Role | None) -> Request:
    """Return a request with what the options of the slash form say of it."""
    if days.strip():
        pattern = read_pattern(days)
        request = replace(request, days=pattern.days, month_days=pattern.month_days)
    return replace(
        request,
        zone=read_zone(zone) if zone.strip() else request.zone,
        role=request.role if role is None else role.id,
        filter=" ".join(filter(None, (request.filter, filter_.strip()))),
    )


def _posted(run: DigestRun | None, digest: Subscription, texts: Texts) -> str:
    if run is None:
        raise DigestNotFoundError(digest.key.number)
    return texts("digest-ran", name=f"D{digest.key.number}", channel=str(digest.channel), run=run_line(run, texts))


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Digests(bot))
