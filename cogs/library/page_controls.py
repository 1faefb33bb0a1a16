"""What is pressed to cut a page otherwise. Each hands over to the cog of the library, which does it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

import discord
from discord import ui

from bot.replies import acknowledge
from cogs.ui import (
    MODAL_TITLE,
    PERSON,
    Address,
    Button,
    Control,
    Viewer,
    draw,
    label,
    library_guild,
    number_of,
)

if TYPE_CHECKING:
    from cogs.ui import Answer, Interaction

ONE: Final = "one"
"""What is chosen where a page shall be one article."""

_TARGET: Final = r"(?P<target>p[0-9a-f]{32}|h[0-9]{1,12})"
_LONGEST_LINES: Final = 4_000
_FORM_SECONDS: Final = 900.0


class CutsPages(Protocol):
    """Where pages are cut.

    A target is `p` and the checksum of a page that is stored, or `h` and the number of a file that waits.
    """

    async def cut(self, viewer: Viewer, target: str, chosen: str) -> Answer:
        """Cut a page in the way that was chosen in its menu."""
        ...

    async def cut_at(self, viewer: Viewer, target: str, typed: str) -> Answer:
        """Cut a page at the lines that somebody typed."""
        ...

    async def keep(self, viewer: Viewer, target: str) -> Answer:
        """Take a page as it is cut."""
        ...

    async def drop(self, viewer: Viewer, number: int) -> Answer:
        """Store nothing of a file that waits."""
        ...

    async def undo(self, viewer: Viewer, checksum: str, former: str, until: datetime) -> Answer:
        """Cut a page as it was before."""
        ...


class HasPages(Protocol):
    """The cog of the library, as far as these ask for it."""

    @property
    def pages(self) -> CutsPages:
        """Where pages are cut."""
        ...


def _desk(interaction: Interaction) -> CutsPages:
    return cast("HasPages", interaction.client.get_cog("Library")).pages


def _manager(interaction: Interaction) -> Viewer:
    """Return whoever presses, who must be one that may change the library."""
    library_guild(interaction)
    return Viewer.turning(interaction, interaction.user.id)


class DivideMenu(Control["ui.Select[Any]"], template=rf"b1:divide:{PERSON}:{_TARGET}"):
    """Cuts a page in another way."""

    async def use(self, interaction: Interaction) -> None:
        """Cut it."""
        viewer = _manager(interaction)
        await acknowledge(interaction)
        answer = await _desk(interaction).cut(viewer, self.words["target"], self.choice)
        await interaction.edit_original_response(view=answer)


class OneButton(Control[Button], template=rf"b1:one:{PERSON}:{_TARGET}"):
    """Takes a page as one article."""

    async def use(self, interaction: Interaction) -> None:
        """Take it."""
        viewer = _manager(interaction)
        await acknowledge(interaction)
        answer = await _desk(interaction).cut(viewer, self.words["target"], ONE)
        await interaction.edit_original_response(view=answer)


class KeepButton(Control[Button], template=rf"b1:keep:{PERSON}:{_TARGET}"):
    """Takes a page as it is cut."""

    async def use(self, interaction: Interaction) -> None:
        """Take it."""
        viewer = _manager(interaction)
        await acknowledge(interaction)
        await interaction.edit_original_response(view=await _desk(interaction).keep(viewer, self.words["target"]))


class DropButton(Control[Button], template=rf"b1:drop:{PERSON}:(?P<number>[0-9]{{1,12}})"):
    """Stores nothing of a file that waits."""

    async def use(self, interaction: Interaction) -> None:
        """Let go of it."""
        viewer = _manager(interaction)
        await acknowledge(interaction)
        answer = await _desk(interaction).drop(viewer, number_of(self.words["number"]))
        await interaction.edit_original_response(view=answer)


class UndoDivision(
    Control[Button],
    template=r"b1:undivide:(?P<checksum>[0-9a-f]{32}):(?P<former>[0-9a-f]{32}):(?P<until>[0-9]{1,11})",
):
    """Cuts a page as it was before, for a day."""

    async def use(self, interaction: Interaction) -> None:
        """Undo it."""
        viewer = _manager(interaction)
        await acknowledge(interaction)
        until = datetime.fromtimestamp(int(self.words["until"]), UTC)
        answer = await _desk(interaction).undo(viewer, self.words["checksum"], self.words["former"], until)
        await interaction.edit_original_response(view=answer)


class PagesMenu(Control["ui.Select[Any]"], template=rf"b1:pages:{PERSON}"):
    """Shows how the page that is chosen is cut, to whoever chooses alone."""

    async def use(self, interaction: Interaction) -> None:
        """Show it."""
        _manager(interaction)
        await acknowledge(interaction)
        address = Address("page", (self.chosen_address("page").words[0], "0"))
        answer = await draw(interaction.client, Viewer.turning(interaction, interaction.user.id), address)
        await interaction.edit_original_response(view=answer)


class LinesButton(Control[Button], template=rf"b1:lines:{PERSON}:{_TARGET}"):
    """Asks for the lines on which articles start."""

    async def use(self, interaction: Interaction) -> None:
        """Ask."""
        viewer = _manager(interaction)
        await interaction.response.send_modal(LinesForm(self.words["target"], viewer))


class LinesForm(ui.Modal):
    """Asks for the lines on which the articles of a page start."""

    def __init__(self, target: str, viewer: Viewer) -> None:
        texts = viewer.texts
        super().__init__(title=label(texts("division-form-title"), MODAL_TITLE), timeout=_FORM_SECONDS)
        self._target = target
        self._lines: ui.TextInput[Any] = ui.TextInput(
            custom_id="lines",
            style=discord.TextStyle.paragraph,
            required=False,
            max_length=_LONGEST_LINES,
            placeholder="1 24 58",
        )
        about = texts("division-form-about")
        self.add_item(ui.Label(text=texts("division-form-lines"), description=about, component=self._lines))

    async def on_submit(self, interaction: Interaction, /) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Cut the page there."""
        viewer = _manager(interaction)
        await acknowledge(interaction)
        answer = await _desk(interaction).cut_at(viewer, self._target, self._lines.value)
        await interaction.edit_original_response(view=answer)

    async def on_error(self, interaction: Interaction, error: Exception, /) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Hand what went wrong to the ladder of errors."""
        interaction.client.dispatch("control_error", interaction, error)


CONTROLS: Final = (DivideMenu, OneButton, KeepButton, DropButton, UndoDivision, PagesMenu, LinesButton)
