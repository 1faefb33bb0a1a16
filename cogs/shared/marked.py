"""Messages that are posted of their own accord: as a request to Discord, with a button they are found again by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from discord import ui

from cogs.ui import ADDRESS, BUTTON_LABEL, Open, label

if TYPE_CHECKING:
    from cogs.ui import Address, Answer, Button, Item

_COMPONENTS_V2: Final = 1 << 15


class MarkedOpen(Open, template=rf"b1:d:(?P<marker>[a-z0-9]{{1,32}}):(?P<address>{ADDRESS})"):
    """Opens what `Open` opens, from a message that can be found again by the marker in the id."""


def marked_opening(marker: str, address: Address, words: str) -> Item:
    """Return a button that opens `address`, and that the message is found by."""
    button: Button = ui.Button(custom_id=f"b1:d:{marker}:{address}", label=label(words, BUTTON_LABEL))
    return MarkedOpen.made(button)


def payload_of(answer: Answer) -> dict[str, Any]:
    """Return the body of the request that posts an answer."""
    return {"components": answer.to_components(), "flags": _COMPONENTS_V2, "allowed_mentions": {"parse": []}}
