"""The sentence of an error in a message: what fills it comes from outside, such as what a site calls its encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cogs.ui.cutting import escaped_line

if TYPE_CHECKING:
    from bot.errors import BroadsheetError
    from bot.texts import Texts

_VALUE: Final = 200


def reason_phrase(error: BroadsheetError, texts: Texts) -> str:
    """Return the sentence that tells of `error`, every text in it escaped, on one line and of at most 200 units."""
    return texts.of_data(error, lambda value: escaped_line(value, _VALUE))
