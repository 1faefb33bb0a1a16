"""Draw a story: every article that tells it, each with a button that says it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.articles import Reference, parse_reference, shown_headline
from bot.replies import acknowledge
from cogs.ui import (
    Address,
    Answer,
    Button,
    Control,
    Viewer,
    beside,
    button,
    escaped_line,
    introduction,
    library_guild,
    notice,
    opening,
    panel,
    rule,
    standing,
)

if TYPE_CHECKING:
    from bot.articles import ArticleCard
    from bot.stories import Told
    from bot.texts import Texts
    from cogs.ui import Interaction, Item

MOST_SHOWN: Final = 8
_TITLE: Final = 100
_REFERENCE: Final = r"(?P<reference>[AG][0-9]{1,19})"


class SetApartButton(Control[Button], template=rf"b1:apart:{_REFERENCE}"):
    """Says of an article that it is not of its story, for those who manage the library."""

    async def use(self, interaction: Interaction) -> None:
        """Set it apart."""
        guild = library_guild(interaction)
        await acknowledge(interaction)
        key = parse_reference(self.words["reference"], guild).key
        card = await interaction.client.services.stories.set_apart(guild, interaction.user.id, key)
        viewer = Viewer.turning(interaction, interaction.user.id)
        await interaction.edit_original_response(view=draw_apart(card, viewer))


class PutBackButton(Control[Button], template=rf"b1:together:{_REFERENCE}"):
    """Takes that back, likewise."""

    async def use(self, interaction: Interaction) -> None:
        """Put it back, and show the story."""
        guild = library_guild(interaction)
        await acknowledge(interaction)
        key = parse_reference(self.words["reference"], guild).key
        stories = interaction.client.services.stories
        await stories.put_back(guild, interaction.user.id, key)
        viewer = Viewer.turning(interaction, interaction.user.id)
        await interaction.edit_original_response(view=draw_story(await stories.told(guild, key), viewer))


def draw_story(told: Told, viewer: Viewer) -> Answer:
    """Return every article that tells a story (eight are shown), or that an article stands alone."""
    reference = str(Reference(told.card.key))
    again = standing(viewer, Address("story", (reference,)))
    timeline = opening(Address("timeline", (reference, "t.0")), viewer.texts("button-timeline"))
    if told.apart is not None:
        said = viewer.texts("story-apart", person=str(told.apart.person), moment=str(int(told.apart.at.timestamp())))
        shown = panel(introduction(told.card, Reference(told.card.key), viewer.texts), said)
        return Answer(shown, buttons=[_putting_back(told.card, viewer, "button-together"), *again])
    items: list[Item | str | None] = [_title(told, viewer.texts)]
    for card in told.cards[:MOST_SHOWN]:
        items += [rule(), _entry(card, viewer)]
    more = len(told.cards) - MOST_SHOWN
    items.append(viewer.texts("story-more", more=more) if more > 0 else None)
    return Answer(panel(*items), buttons=[timeline, *again])


def draw_apart(card: ArticleCard, viewer: Viewer) -> Answer:
    """Return that an article stands alone from now on, with a button that takes it back."""
    headline = escaped_line(shown_headline(card), _TITLE)
    said = viewer.texts("story-set-apart", article=str(Reference(card.key)), headline=headline)
    return notice(said, _putting_back(card, viewer, "button-undo"), *standing(viewer))


def _putting_back(card: ArticleCard, viewer: Viewer, words: str) -> Item:
    return PutBackButton.made(button(f"b1:together:{Reference(card.key)}", viewer.texts(words)))


def _title(told: Told, texts: Texts) -> str:
    sources = len({card.source for card in told.cards})
    return texts("story-title", articles=len(told.cards), sources=sources)


def _entry(card: ArticleCard, viewer: Viewer) -> Item | str:
    reference = Reference(card.key)
    shown = introduction(card, reference, viewer.texts)
    if viewer.guild is None:
        return shown
    return beside(shown, SetApartButton.made(button(f"b1:apart:{reference}", viewer.texts("button-apart"))))
