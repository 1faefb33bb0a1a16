"""`!digest`: a digest of what is new, every day; set up, shown, changed and explained."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.archive import AfterDowntime, DigestKey, DigestOptions, NewDigest, WhenEmpty
from bot.digest import MOST_ARTICLES, named, read_days, read_filter, read_request, read_zone, schedules_of
from bot.errors import NotFoundError, UsageError
from bot.texts import load_texts
from cogs.digest.autocomplete import offered_days, offered_digests, offered_filters, offered_times, offered_zones
from cogs.digest.buttons import DigestButton, ResendButton
from cogs.digest.management import (
    HISTORY,
    PAGE,
    DigestView,
    draw_digest,
    draw_digests,
    draw_history,
    draw_set,
    run_line,
)
from cogs.digest.preview import REASONS, REST, draw_preview, draw_reasons, draw_rest, draw_sample
from cogs.digest.targets import find_target, require_sight, require_target, usable_target
from cogs.shared import CheckRefusedError, MarkedOpen
from cogs.ui import (
    Line,
    Prose,
    Right,
    Viewer,
    home_of,
    may_manage_digests,
    needs,
    notice,
    number_of,
    require_digest_manager,
    standing,
    word_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.archive import DigestRun, Subscription
    from bot.articles import ArticleCard
    from bot.client import BroadsheetClient
    from bot.digest import Composed, DigestService, Request
    from bot.texts import Texts
    from cogs.digest.targets import Target
    from cogs.ui import Answer, Context, Interaction, Screen

_TEXTS = load_texts()
_NEXT: Final = 3
_USUAL_LIMIT: Final = DigestOptions().limit
_Limit = commands.Range[int, 1, MOST_ARTICLES]


class Digests(commands.Cog):
    """The digests of a server."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Make the buttons of digests posted and shown before this start work."""
        self.bot.add_dynamic_items(MarkedOpen, DigestButton, ResendButton)

    async def cog_check(self, ctx: Context) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Let those pass who may manage digests, whichever form of the command they use."""
        try:
            require_digest_manager(ctx.author, self.bot.choices.of(ctx.guild.id if ctx.guild else None))
        except UsageError as error:
            raise CheckRefusedError(error) from error
        return True

    @property
    def screens(self) -> Mapping[str, Screen]:
        """What buttons lead to."""
        return {
            "digests": self.draw_digests,
            "digest": self.draw_digest,
            "history": self.draw_history,
            "preview": self.draw_preview,
            "sample": self.draw_sample,
            "explain": self.draw_reasons,
            "rest": self.draw_rest,
        }

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
        **{name: _TEXTS(f"option-digest-{name}") for name in ("time", "zone", "days", "channel", "limit", "thread")},
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
        limit: _Limit = _USUAL_LIMIT,
        when_empty: Literal["silence", "archive"] = "silence",
        after_downtime: Literal["combine", "skip"] = "combine",
        thread: bool = False,
    ) -> None:
        """Set up a digest. In a message, everything is said in one go, in any order."""
        viewer = Viewer.of(ctx, private=True)
        await ctx.defer(ephemeral=viewer.private)
        request = _with_options(read_request(time), zone, days, filter_)
        options = DigestOptions(limit, WhenEmpty(when_empty), AfterDowntime(after_downtime), thread)
        target = await _target(ctx, request, channel)
        answer = await self._set(viewer, request, target, options)
        await ctx.send(view=answer, ephemeral=viewer.private)

    async def _set(self, viewer: Viewer, request: Request, target: Target, options: DigestOptions) -> Answer:
        schedules = schedules_of(request, viewer.zone)
        now, zone = self.bot.services.clock.now(), schedules[0].zone
        reading = read_filter(request.filter, now, zone)
        await require_target(target, _member(viewer), viewer.texts, thread=options.thread)
        found = await self.bot.services.composer.count(_guild(viewer), request.filter, now, zone)
        wanted = [
            NewDigest(_guild(viewer), target.id, viewer.person, schedule, request.filter.strip(), options)
            for schedule in schedules
        ]
        digests = await self._service.create_all(wanted, zone_typed=request.zone is not None)
        views = [await self._view(digest) for digest in digests]
        return draw_set(views, reading, found, request.doubtful, viewer)

    @digest.command(name="list", description=_TEXTS("command-digest-list"))
    async def list_all(self, ctx: Context) -> None:
        """Show the digests of the server, with buttons on each."""
        await self._show(ctx, "digests", "0")

    @digest.command(name="preview", description=_TEXTS("command-digest-preview"))
    @app_commands.describe(digest=_TEXTS("option-digest-digest"))
    async def preview(self, ctx: Context, digest: Line = "") -> None:
        """Show what a digest would post now; nothing is posted and nothing counts as shown."""
        digests = await self._service.of_guild(_guild(Viewer.of(ctx)))
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
        chosen = named(await self._service.of_guild(_guild(viewer)), digest)
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
        digests = await self._service.of_guild(_guild(Viewer.of(ctx)))
        return str(named(digests, name).key.number)

    async def draw_digests(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw a page of the digests of the server."""
        self._require(viewer)
        digests = await self._service.of_guild(_guild(viewer))
        if not digests:
            return notice(viewer.texts("error-digest-none"), *standing(viewer))
        offset = max(0, min(number_of(word_of(words, 0)), (len(digests) - 1) // PAGE * PAGE))
        views = [await self._seen(digest) for digest in digests[offset : offset + PAGE]]
        return draw_digests(views, offset, len(digests), viewer)

    async def draw_digest(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw one digest."""
        return draw_digest(await self._seen(await self._of(viewer, word_of(words, 0))), viewer)

    async def draw_history(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw the last runs of a digest."""
        digest = await self._of(viewer, word_of(words, 0))
        return draw_history(digest, await self._service.history(digest, HISTORY), viewer)

    async def draw_preview(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw what a digest would post now."""
        digest = await self._of(viewer, word_of(words, 0))
        return draw_preview(digest, await self._composed(digest), number_of(word_of(words, 1)), viewer)

    async def draw_sample(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw what a digest (number 0: any) would hold if everything in the archive were new."""
        self._require(viewer)
        digest = await self._of(viewer, word_of(words, 0)) if number_of(word_of(words, 0)) else None
        composed = await self.bot.services.composer.sample(_guild(viewer), digest, self.bot.services.clock.now())
        return draw_sample(digest, composed, number_of(word_of(words, 1)), viewer)

    async def draw_reasons(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw why articles are in the next digest, or are not."""
        digest, offset = await self._of(viewer, word_of(words, 0)), number_of(word_of(words, 1))
        composed = await self._composed(digest)
        keys = [reason.article for reason in composed.reasons[offset : offset + REASONS]]
        cards = await self.bot.services.reading.cards(keys)
        return draw_reasons(digest, composed, offset, cards, viewer)

    async def draw_rest(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw the articles that a posted digest had no room for, to whoever sees it."""
        run, offset = await self._service.run(viewer.guild, number_of(word_of(words, 0))), number_of(word_of(words, 1))
        if run is None:
            raise UsageError("digest-forgotten")
        rest = await self._service.left_out(run)
        found = await self.bot.services.reading.cards(rest[offset : offset + REST])
        cards: list[ArticleCard] = [found[key] for key in rest[offset : offset + REST] if key in found]
        return draw_rest(run.id, cards, offset, len(rest), viewer)

    def _require(self, viewer: Viewer) -> None:
        require_digest_manager(viewer.member, self.bot.choices.of(viewer.guild))

    async def _of(self, viewer: Viewer, number: str) -> Subscription:
        self._require(viewer)
        return await self._service.get(DigestKey(_guild(viewer), number_of(number)))

    async def _seen(self, digest: Subscription) -> DigestView:
        runs = await self._service.history(digest, 1)
        return await self._view(digest, runs[0] if runs else None)

    async def _view(self, digest: Subscription, last: DigestRun | None = None) -> DigestView:
        soon = self._service.next_runs(digest, _NEXT) if digest.is_active else ()
        return DigestView(digest, soon, last, await self._service.doubts_zone(digest))

    async def _composed(self, digest: Subscription) -> Composed:
        now = self.bot.services.clock.now()
        return await self.bot.services.composer.preview(digest, now)


def _guild(viewer: Viewer) -> int:
    if viewer.guild is None:
        raise commands.NoPrivateMessage
    return viewer.guild


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


def _with_options(request: Request, zone: str, days: str, filter_: str) -> Request:
    """Return a request with what the options of the slash form say of it."""
    return replace(
        request,
        zone=read_zone(zone) if zone.strip() else request.zone,
        days=read_days(days) if days.strip() else request.days,
        filter=" ".join(filter(None, (request.filter, filter_.strip()))),
    )


def _posted(run: DigestRun | None, digest: Subscription, texts: Texts) -> str:
    if run is None:
        raise NotFoundError(f"D{digest.key.number}")
    return texts("digest-ran", name=f"D{digest.key.number}", channel=str(digest.channel), run=run_line(run, texts))


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Digests(bot))
