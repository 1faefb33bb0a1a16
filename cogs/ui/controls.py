"""The buttons under answers. Each carries what it does in its id, so that it works after any restart.

An id reads `b1:<what>:<who>:<address>`; `b1` is its version. Whoever changes what an id means counts the version up.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from urllib.parse import quote

import discord
from discord import ui

from bot.errors import UsageError
from bot.replies import acknowledge, posted, reply
from cogs.ui.answer import Button, tell_shown
from cogs.ui.cutting import label
from cogs.ui.limits import BUTTON_LABEL
from cogs.ui.rights import require_asker, require_speech
from cogs.ui.screens import ADDRESS, Address, draw
from cogs.ui.viewer import Viewer

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from cogs.ui.answer import Answer, Item
    from cogs.ui.viewer import Interaction

PERSON = r"(?P<person>[0-9]{1,20})"
_TO = rf"(?P<address>{ADDRESS})"

_WEB = re.compile(r"https?://(?:[a-z0-9-]+\.)+[a-z]{2,}(?::[0-9]+)?(?:[/?#][!-~]*)?", re.IGNORECASE)
_URL_SIGNS = "%/:?#@!$&'()*+,;=~[]"
_LONGEST_URL = 512

ItemT = TypeVar("ItemT", bound="ui.Item[Any]")


class Control(ui.DynamicItem[ItemT], Generic[ItemT], template=r"(?!)"):
    """A component that does one thing when it is used, and hands whatever goes wrong to the ladder of errors."""

    def __init__(self, item: ItemT, match: re.Match[str]) -> None:
        super().__init__(item)
        self.words = match.groupdict()

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Return the control that was used."""
        return cls(item, match)  # pyright: ignore[reportArgumentType]

    @classmethod
    def made(cls, item: ItemT) -> Self:
        """Return the control that `item` stands for by its id."""
        match = cls.__discord_ui_compiled_template__.fullmatch(getattr(item, "custom_id", ""))
        if match is None:
            raise ValueError("the id does not fit the control")
        return cls(item, match)

    @property
    def person(self) -> int:
        """The person the answer is for."""
        return int(self.words["person"])

    @property
    def address(self) -> Address:
        """Where the control leads. Raises UsageError where no control that was drawn leads."""
        try:
            return Address.read(self.words["address"])
        except ValueError as error:
            raise UsageError("button-unknown") from error

    @property
    def choice(self) -> str:
        """What was chosen in a menu of one choice. Raises UsageError for what no client sends."""
        values: list[object] = getattr(self.item, "values", [])
        if len(values) != 1 or not isinstance(values[0], str):
            raise UsageError("choice-unknown")
        return values[0]

    def chosen_address(self, screen: str) -> Address:
        """Return where what was chosen is shown. Raises UsageError for what no client sends."""
        try:
            return Address(screen, (self.choice,))
        except ValueError as error:
            raise UsageError("choice-unknown") from error

    async def callback(self, interaction: Interaction) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Do what the control is for; discord.py itself would swallow an error here."""
        failure: Exception | None = None
        try:
            interaction.client.begin(interaction.user.id)
            await self.use(interaction)
        except Exception as error:  # the ladder sorts them
            failure = error
            interaction.client.dispatch("control_error", interaction, error)
        interaction.client.dispatch("control", type(self), failure)

    async def use(self, interaction: Interaction) -> None:
        """Do what the control is for."""
        raise NotImplementedError


class Turn(Control[Button], template=rf"b1:turn:{PERSON}:{_TO}"):
    """Draws another answer in the place of this one, for the asker and moderators."""

    async def use(self, interaction: Interaction) -> None:
        """Turn."""
        require_asker(interaction, self.person)
        await acknowledge(interaction)
        answer = await draw(interaction.client, Viewer.turning(interaction, self.person), self.address)
        shown = await interaction.edit_original_response(view=answer, **_exchanged(interaction, answer))
        tell_shown(interaction, shown, answer)


class Open(Control[Button], template=rf"b1:open:{_TO}"):
    """Draws an answer for whoever presses it, seen by that person alone."""

    async def use(self, interaction: Interaction) -> None:
        """Open."""
        await acknowledge(interaction, ephemeral=True, thinking=True)
        answer = await draw(interaction.client, Viewer.pressing(interaction), self.address)
        await reply(interaction, view=answer, ephemeral=True, **answer.attached)


class Share(Control[Button], template=rf"b1:share:{_TO}"):
    """Shows a private answer to the channel, in place of the private one."""

    async def use(self, interaction: Interaction) -> None:
        """Share."""
        require_speech(interaction)
        await acknowledge(interaction)
        answer = await draw(interaction.client, Viewer.sharing(interaction), self.address)
        if (shown := await posted(interaction, view=answer, **answer.attached)) is not None:
            tell_shown(interaction, shown, answer)
            await interaction.delete_original_response()


class Dismiss(Control[Button], template=rf"b1:dismiss:{PERSON}"):
    """Takes an answer away, for the asker and moderators."""

    async def use(self, interaction: Interaction) -> None:
        """Dismiss."""
        require_asker(interaction, self.person)
        await acknowledge(interaction)
        await interaction.delete_original_response()


def _exchanged(interaction: Interaction, answer: Answer) -> dict[str, Any]:
    """Return the files that an answer has in the place of those the message had, if either has any."""
    files = answer.attached.get("files", [])
    had = interaction.message.attachments if interaction.message else []
    return {"attachments": files} if files or had else {}


def chosen_ids(menu: object) -> list[int]:
    """Return the roles or channels that were chosen in a menu. Raises UsageError for what no client sends."""
    ids = [getattr(one, "id", None) for one in getattr(menu, "values", [])]
    found = [one for one in ids if isinstance(one, int)]
    if len(found) != len(ids):
        raise UsageError("choice-unknown")
    return found


CONTROLS = (Turn, Open, Share, Dismiss)


def turn(viewer: Viewer, address: Address, words: str, *, enabled: bool = True) -> Item:
    """Return a button that turns the viewer's answer to `address`."""
    return Turn.made(button(f"b1:turn:{viewer.person}:{address}", words, enabled=enabled))


def opening(address: Address, words: str) -> Item:
    """Return a button that opens `address` for whoever presses it."""
    return Open.made(button(f"b1:open:{address}", words))


def standing(viewer: Viewer, address: Address | None = None, *, dismissing: Item | None = None) -> list[Item]:
    """Return the buttons every answer has: Share where it is private and could be drawn again, and Dismiss.

    `dismissing` is a Dismiss that does more than take the answer away.
    """
    buttons: list[Item] = []
    if viewer.private and viewer.guild is not None and address is not None:
        buttons.append(Share.made(button(f"b1:share:{address}", viewer.texts("button-share"))))
    buttons.append(dismissing or Dismiss.made(button(f"b1:dismiss:{viewer.person}", viewer.texts("button-dismiss"))))
    return buttons


def page_turns(viewer: Viewer, at: Callable[[int], Address], offset: int, step: int, total: int) -> list[Item]:
    """Return the buttons to the pages before and after, where there is more than one page."""
    if total <= step and offset == 0:
        return []
    before, after = max(0, offset - step), offset + step
    return [
        turn(viewer, at(before), viewer.texts("button-previous"), enabled=offset > 0),
        turn(viewer, at(after), viewer.texts("button-next"), enabled=after < total),
    ]


def shared_by(viewer: Viewer) -> str | None:
    """Return the line that says who showed a private answer to the channel."""
    return viewer.texts("shared-by", person=str(viewer.person)) if viewer.shared else None


def link(url: str | None, words: str) -> list[Item]:
    """Return a button that leads to a page of the web, where `url` is one that Discord is sure to take."""
    url = quote(url, safe=_URL_SIGNS, errors="replace") if url else ""
    if len(url) > _LONGEST_URL or not _WEB.fullmatch(url):
        return []
    button: Button = ui.Button(url=url, label=label(words, BUTTON_LABEL))
    return [button]


def button(custom_id: str, words: str, *, enabled: bool = True) -> Button:
    """Return the button of a control, by its id."""
    return ui.Button(custom_id=custom_id, label=label(words, BUTTON_LABEL), disabled=not enabled)
