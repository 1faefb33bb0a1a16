"""Draw what is kept of whom, and ask before it is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import discord
from discord import ui

from bot.guilds import COPIES_KEPT, GRACE
from cogs.ui import BUTTON_LABEL, WARNING, Answer, label, panel, rule, standing

if TYPE_CHECKING:
    from cogs.ui import Viewer

Whose: TypeAlias = Literal["me", "server"]

FILE = "broadsheet.jsonl.gz"


def draw_privacy(viewer: Viewer) -> Answer:
    """Return what is kept, why and how long."""
    texts = viewer.texts
    leaving = texts("privacy-leaving", days=GRACE.days, copies=COPIES_KEPT.days)
    parts = (texts("privacy-title"), texts("privacy-people"), texts("privacy-server"), leaving, rule())
    return Answer(panel(*parts, texts("privacy-how", prefix=viewer.prefix)), buttons=standing(viewer))


def draw_export(whose: Whose, viewer: Viewer) -> Answer:
    """Return the answer that carries the file of an export."""
    sentence = viewer.texts("privacy-exported-person" if whose == "me" else "privacy-exported-server")
    held: ui.File[Any] = ui.File(media=f"attachment://{FILE}")
    return Answer(panel(sentence, held), buttons=standing(viewer))


def draw_question(whose: Whose, viewer: Viewer, *, articles: int = 0) -> Answer:
    """Return the question before something is deleted, with the button that does it."""
    texts = viewer.texts
    asked = texts("privacy-confirm-me") if whose == "me" else texts("privacy-confirm-server", articles=articles)
    button: ui.Button[Any] = ui.Button(
        label=label(texts(f"privacy-button-{whose}"), BUTTON_LABEL),
        style=discord.ButtonStyle.danger,
        custom_id=f"b1:erase:{whose}:{viewer.person}",
    )
    return Answer(panel(asked, accent=WARNING), buttons=[button, *standing(viewer)])
