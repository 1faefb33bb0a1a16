"""`!quote`, `!verify` and `!cite`: the exact words, whether they are exact, and where they are from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.articles import Reference, parse_reference, scopes_of
from bot.errors import NotFoundError, UsageError
from bot.quotation import Style
from bot.replies import acknowledge, reply
from bot.texts import load_texts
from cogs.quotation.drawing import LONGEST_SHOWN, Choose, draw_choices, draw_citation, draw_quote, draw_quotes
from cogs.quotation.replied_to import replied_to, words_of
from cogs.quotation.verification import LONGEST_SOURCE, Checked, draw_verified
from cogs.shared import (
    CONTEXT,
    PostOne,
    QuoteOne,
    draw_named,
    message_menu,
    named_article,
    offered_headlines,
    offered_sentences,
)
from cogs.ui import Line, Prose, Viewer, tell_shown, word_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.client import BroadsheetClient
    from bot.quotation import Choice, QuotationService, Verified
    from cogs.ui import Answer, Context, Interaction, Screen

_TEXTS = load_texts()
_STYLES = Literal["plain", "markdown", "apa", "mla", "chicago", "bibtex", "csl-json"]


class Quotation(commands.Cog):
    """Quoting, verifying and citing."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self.bot = bot
        self._menu = message_menu(_TEXTS("menu-verify"), self.verify_message)

    async def cog_load(self) -> None:
        """Add the message menu, and make the menus of earlier runs work."""
        self.bot.tree.add_command(self._menu)
        self.bot.add_dynamic_items(Choose, PostOne, QuoteOne)

    async def cog_unload(self) -> None:
        """Take the message menu away."""
        self.bot.tree.remove_command(self._menu.name, type=self._menu.type)

    @property
    def screens(self) -> Mapping[str, Screen]:
        """What buttons lead to: a passage, with its context or without, and a citation."""
        return {"quote": self.draw_quote, "cite": self.draw_citation}

    @property
    def _service(self) -> QuotationService:
        return self.bot.services.quotation

    @commands.hybrid_command(name="quote", description=_TEXTS("command-quote"))
    @app_commands.describe(passage=_TEXTS("option-quote-passage"), private=_TEXTS("option-private"))
    async def quote(self, ctx: Context, *, passage: Prose = "", private: bool = False) -> None:
        """Quote a passage by its reference or by its words, or what answers the message that this replies to."""
        viewer = Viewer.of(ctx, private=private)
        await ctx.defer(ephemeral=viewer.private)
        answer = await self._quoted(ctx, passage.strip(), viewer)
        tell_shown(ctx, await ctx.send(view=answer, ephemeral=viewer.private), answer)

    async def _quoted(self, ctx: Context, passage: str, viewer: Viewer) -> Answer:
        scopes = scopes_of(viewer.guild)
        if not passage:
            message = await replied_to(ctx)
            if message is None:
                raise UsageError("quote-nothing")
            return await self._one_of(await self._service.about(scopes, message), message, viewer)
        if (ref := _reference(passage, viewer.guild)) is not None:
            return await self.draw_quote(viewer, (str(ref),))
        words = passage.strip('"“”「」')
        return await self._one_of(await self._service.find(scopes, words), words, viewer)

    async def _one_of(self, choices: Sequence[Choice], words: str, viewer: Viewer) -> Answer:
        if len(choices) == 1:
            return await self.draw_quote(viewer, (str(choices[0].ref),))
        return draw_choices(choices, words, viewer)

    @quote.autocomplete("passage")
    async def passages(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer sentences that hold what is typed, and articles whose headlines are like it."""
        return await offered_sentences(interaction, typed)

    @commands.hybrid_command(name="verify", description=_TEXTS("command-verify"))
    @app_commands.describe(text=_TEXTS("option-verify-text"), private=_TEXTS("option-private"))
    async def verify(self, ctx: Context, *, text: Prose = "", private: bool = False) -> None:
        """Check a quotation, or what the message quotes that this replies to."""
        viewer = Viewer.of(ctx, private=private)
        await ctx.defer(ephemeral=viewer.private)
        message = text.strip() or await replied_to(ctx)
        if message is None:
            raise UsageError("verify-nothing")
        await ctx.send(view=await self._verified(message, viewer), ephemeral=viewer.private)

    async def verify_message(self, interaction: Interaction, message: discord.Message) -> None:
        """Check what a message quotes, for whoever asks alone."""
        self.bot.begin(interaction.user.id)
        await acknowledge(interaction, ephemeral=True, thinking=True)
        answer = await self._verified(words_of(message, self.bot), Viewer.pressing(interaction))
        await reply(interaction, view=answer, ephemeral=True)

    async def _verified(self, message: str, viewer: Viewer) -> Answer:
        found = await self._service.verify_message(scopes_of(viewer.guild), message)
        return draw_verified([await self._checked(quoted, verified) for quoted, verified in found], viewer)

    async def _checked(self, quoted: str, verified: Verified) -> Checked:
        places = verified.verification.places
        if not places:
            return Checked(quoted, verified)
        try:
            return Checked(quoted, verified, await self._service.quote(places[0].ref, longest=LONGEST_SOURCE))
        except NotFoundError:  # taken out of the archive just now
            return Checked(quoted, verified)

    @commands.hybrid_command(name="cite", description=_TEXTS("command-cite"))
    @app_commands.describe(
        reference=_TEXTS("option-cite-reference"), style=_TEXTS("option-cite-style"), private=_TEXTS("option-private")
    )
    async def cite(self, ctx: Context, *, reference: Line, style: _STYLES = "plain", private: bool = False) -> None:
        """Cite an article. In a message, the style may follow its reference or the words of its headline."""
        viewer = Viewer.of(ctx, private=private)
        await ctx.defer(ephemeral=viewer.private)
        typed, chosen = (reference, style) if ctx.interaction else _with_style(reference, viewer.guild)
        found = await named_article(self.bot, viewer, typed)
        answer = (
            await self.draw_citation(viewer, (str(found), chosen))
            if isinstance(found, Reference)
            else draw_named(found, typed, viewer, "cite", chosen)
        )
        await ctx.send(view=answer, ephemeral=viewer.private)

    @cite.autocomplete("reference")
    async def headlines(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Offer articles whose headlines are like what is typed, from memory."""
        return offered_headlines(interaction, typed)

    async def draw_quote(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw the passage of a reference, with its context where that is asked for; or two passages of one article."""
        context = words[1:] == (CONTEXT,)
        quote = await self._service.quote(parse_reference(word_of(words, 0), viewer.guild), longest=LONGEST_SHOWN)
        if context or len(words) == 1:
            return draw_quote(quote, viewer, context=context)
        other = parse_reference(f"{words[0].split('.')[0]}.{words[1]}", viewer.guild)
        second = await self._service.quote(other, longest=LONGEST_SHOWN)
        return draw_quotes((quote, second), viewer)

    async def draw_citation(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw the citation of a reference in a style."""
        ref = parse_reference(word_of(words, 0), viewer.guild)
        style = word_of(words, 1)
        if style not in set(Style):
            raise UsageError("button-unknown")
        return draw_citation(await self._service.cite(ref, Style(style)), ref, viewer)


def _with_style(typed: str, guild: int | None) -> tuple[str, str]:
    """Return what is to be cited, and the style named after it. Raises UsageError for a style that there is not."""
    words = typed.split()
    if len(words) > 1 and words[-1].casefold() in set(Style):
        return " ".join(words[:-1]), words[-1].casefold()
    if len(words) > 1 and _reference(words[0], guild) is not None:
        raise UsageError("cite-style", style=" ".join(words[1:])[:40], known=tuple(Style))
    return typed, Style.PLAIN


def _reference(text: str, guild: int | None) -> Reference | None:
    try:
        return parse_reference(text, guild)
    except NotFoundError:
        return None


async def setup(bot: BroadsheetClient) -> None:
    """Add the cog."""
    await bot.add_cog(Quotation(bot))
