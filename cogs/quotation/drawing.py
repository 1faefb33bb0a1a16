"""Draw passages and citations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ui

from bot.articles import repeats, shown_headline
from bot.quotation import Style
from bot.replies import acknowledge
from cogs.shared import CONTEXT, comparing, pin_button, quote_options
from cogs.ui import (
    PERSON,
    ROW,
    Address,
    Answer,
    Control,
    Viewer,
    beside,
    clean,
    draw,
    escaped,
    escaped_line,
    length,
    lines,
    link,
    opening,
    origin_of,
    panel,
    people_phrases,
    require_asker,
    row,
    rule,
    shared_by,
    standing,
    tell_shown,
    turn,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.articles import Article, Reference
    from bot.quotation import Choice, Citation, Difference, Quote
    from bot.texts import Texts
    from cogs.ui import Interaction, Item

LONGEST_SHOWN: Final = 1_000
"""Characters of a passage on one answer; escaped, they may take twice the room."""

_NEIGHBOUR = 300
_DRIFTED = 400
_HEADLINE = 200
_CREDITS = 300
_SOURCE = 80
_CITATION = 3_000
_BROKEN_FENCE = "`\u200b``"


class Choose(Control["ui.Select[Any]"], template=rf"b1:choose:{PERSON}"):
    """Draws the quote that is chosen in the place of the choice, for the asker and moderators."""

    async def use(self, interaction: Interaction) -> None:
        """Choose."""
        require_asker(interaction, self.person)
        await acknowledge(interaction)
        viewer = Viewer.turning(interaction, self.person)
        answer = await draw(interaction.client, viewer, self.chosen_address("quote"))
        tell_shown(interaction, await interaction.edit_original_response(view=answer), answer)


def draw_quote(quote: Quote, viewer: Viewer, *, context: bool) -> Answer:
    """Return a passage with its source; with `context`, between the paragraphs around it."""
    texts, passage = viewer.texts, quote.passage
    before, after = (quote.before, quote.after) if context else (None, None)
    body = panel(
        before and texts("quote-around", text=escaped_line(before, _NEIGHBOUR)),
        block(escaped(passage.text, 2 * LONGEST_SHOWN)),
        after and texts("quote-around", text=escaped_line(after, _NEIGHBOUR)),
        lines(
            texts("quote-ends-excerpt") if passage.ends_excerpt else None,
            texts("quote-goes-on", rest=str(passage.rest)) if passage.rest else None,
        )
        or None,
        *(_drifted(change, quote.article, texts) for change in quote.drift[:1]),
        rule(),
        source_lines(quote.article, passage.ref, texts, shown=passage.text),
        shared_by(viewer),
    )
    return _with_buttons(body, _quote_buttons(quote, viewer, context=context), passage.ref)


def draw_quotes(quotes: Sequence[Quote], viewer: Viewer) -> Answer:
    """Return passages of one article, each with its reference, and its source once."""
    texts, refs = viewer.texts, [str(quote.passage.ref) for quote in quotes]
    most = 2 * LONGEST_SHOWN // len(quotes)
    body = panel(
        *(
            lines(block(escaped(quote.passage.text, most)), f"-# `{ref}`")
            for quote, ref in zip(quotes, refs, strict=True)
        ),
        rule(),
        source_lines(quotes[0].article, quotes[0].passage.ref, texts, shown=quotes[0].passage.text),
        shared_by(viewer),
    )
    buttons = [
        opening(Address("cite", (refs[0], Style.PLAIN.value)), texts("button-cite")),
        *pin_button(viewer),
        *link(quotes[0].link, texts("button-source")),
        *standing(viewer, Address("quote", (refs[0], refs[1].split(".", 1)[1]))),
    ]
    return _with_buttons(body, buttons, quotes[0].passage.ref)


def _with_buttons(body: Item, buttons: Sequence[Item], quoting: Reference) -> Answer:
    """Return an answer with its buttons in one row, or in two where they are more than one takes."""
    if len(buttons) <= ROW:
        return Answer(body, buttons=buttons, quoting=quoting)
    return Answer(body, ui.ActionRow(*buttons[: ROW - 1]), buttons=buttons[ROW - 1 :], quoting=quoting)


def _quote_buttons(quote: Quote, viewer: Viewer, *, context: bool) -> list[Item]:
    texts, ref = viewer.texts, str(quote.passage.ref)
    buttons: list[Item] = []
    if quote.passage.rest is not None:
        buttons.append(turn(viewer, Address("quote", (str(quote.passage.rest),)), texts("button-more")))
    elif context:
        buttons.append(turn(viewer, Address("quote", (ref,)), texts("button-no-context")))
    elif quote.before or quote.after:
        buttons.append(turn(viewer, Address("quote", (ref, CONTEXT)), texts("button-context")))
    buttons.append(opening(Address("cite", (ref, Style.PLAIN.value)), texts("button-cite")))
    buttons += pin_button(viewer)
    buttons += link(quote.link, texts("button-source"))
    return [*buttons, *standing(viewer, Address("quote", (ref, CONTEXT) if context else (ref,)))]


def block(text: str) -> str:
    """Return a text as a block quote."""
    return "\n".join(f"> {line}" for line in text.split("\n"))


def _drifted(change: Difference, article: Article, texts: Texts) -> Item:
    said = texts("quote-gone")
    if change.source:
        said = texts("quote-drifted", source=escaped_line(change.source, _DRIFTED), ref=str(change.ref))
    return beside(said, opening(comparing(article.key, article.version, article.latest), texts("button-compare")))


def source_lines(article: Article, ref: Reference, texts: Texts, *, shown: str = "") -> str:
    """Return an article's headline with the reference, its credits, its date and source.

    A headline that was made stands in quotation marks, and nowhere beside a passage, `shown`, that opens with it.
    """
    text = article.text
    headline = escaped_line(shown_headline(text), _HEADLINE)
    title = headline if text.headline_generated else f"**{headline}**"
    said = text.headline_generated and repeats(text.headline, shown)
    credit = " · ".join(people_phrases(text.people, texts))
    origin = origin_of(article, texts)
    return lines(
        f"`{ref}`" if said else f"{title} · `{ref}`",
        f"-# {escaped_line(credit, _CREDITS)}" if credit else None,
        f"-# {escaped_line(origin, _SOURCE)}",
    )


def draw_choices(choices: Sequence[Choice], words: str, viewer: Viewer) -> Answer:
    """Return the passages that may be meant, to choose one from."""
    options, texts = quote_options(choices), viewer.texts
    menu: ui.Select[Any] = ui.Select(
        custom_id=f"b1:choose:{viewer.person}", options=options, placeholder=texts("quote-choose")
    )
    heading = texts("quote-choices", words=escaped_line(words, _HEADLINE))
    return Answer(panel(heading, row(Choose.made(menu))), buttons=standing(viewer))


def draw_citation(citation: Citation, ref: Reference, viewer: Viewer) -> Answer:
    """Return a citation, to be copied."""
    texts = viewer.texts
    body = _code(citation.text) if citation.is_code else _spans(citation)
    others = [
        turn(viewer, Address("cite", (str(ref), style.value)), texts(f"style-{style.value}"))
        for style in (Style.APA, Style.MLA, Style.CHICAGO)
        if style is not citation.style
    ]
    heading = texts("cite-heading", style=texts(f"style-{citation.style.value}"), ref=str(ref))
    buttons = [*others, *standing(viewer, Address("cite", (str(ref), citation.style.value)))]
    return Answer(panel(heading, body, shared_by(viewer)), buttons=buttons[:5])


def _code(text: str) -> str:
    # A fence inside it would end the block that it stands in.
    return f"```\n{clean(text).replace('```', _BROKEN_FENCE)[:_CITATION]}\n```"


def _spans(citation: Citation) -> str:
    drawn = ""
    for span in citation.spans:
        shown = escaped(span.text, max(2, _CITATION - length(drawn)))
        drawn += f"*{shown}*" if span.is_italic and shown.strip() == shown else shown
    return drawn
