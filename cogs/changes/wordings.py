"""Draw two wordings as one text: what was dropped is struck out, what was added is bold; or both, to be read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.quotation import PieceKind
from cogs.ui import ELLIPSIS, escaped_line, is_plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.quotation import Piece
    from bot.texts import Texts

_AROUND: Final = 120
"""Characters of unchanged words before and after a change."""

_MARK: Final = {PieceKind.KEPT: "", PieceKind.DROPPED: "~~", PieceKind.ADDED: "**"}


def draw_wordings(pieces: Sequence[Piece], texts: Texts, most: int) -> str:
    """Return what changed in about `most` characters."""
    if is_plain():
        return "\n".join(say_wordings(pieces, texts, most // 2))
    left = most
    drawn: list[str] = []
    for place, piece in enumerate(pieces):
        if left <= 0:
            drawn.append(ELLIPSIS)
            break
        text = _near(pieces, place) if piece.kind is PieceKind.KEPT else piece.text
        drawn.append(_marked(text, _MARK[piece.kind], left))
        left -= len(text)
    return _quoted("".join(drawn).strip())


def say_wordings(pieces: Sequence[Piece], texts: Texts, most: int, *, was: str = "changes-was") -> list[str]:
    """Return both wordings, each on a line of its own in about `most` characters: what is struck out cannot be heard.

    `was` is the key of what is said before the older one.
    """
    before, after = (
        "".join(
            _near(pieces, place) if piece.kind is PieceKind.KEPT else piece.text
            for place, piece in enumerate(pieces)
            if piece.kind in {PieceKind.KEPT, kind}
        )
        for kind in (PieceKind.DROPPED, PieceKind.ADDED)
    )
    return [
        texts(key, text=escaped_line(text, most))
        for key, text in ((was, before), ("changes-now", after))
        if text.strip()
    ]


def _near(pieces: Sequence[Piece], place: int) -> str:
    """Return words that stayed, without those far from any change."""
    text = pieces[place].text
    before = _AROUND if place else 0
    after = _AROUND if place + 1 < len(pieces) else 0
    if len(text) <= before + after + _AROUND // 2:
        return text
    head = text[:before].rsplit(" ", 1)[0] + " " if before else ""
    tail = text[len(text) - after :].split(" ", 1)[-1] if after else ""
    return f"{head}{ELLIPSIS} {tail}"


def _marked(text: str, mark: str, most: int) -> str:
    shown = escaped_line(text.replace("\n", " "), max(2, most))
    if not shown.strip():
        return " "
    before, after = text[:1].isspace(), text[-1:].isspace()
    # A mark of Discord's beside a space, or beside another of its kind, is no mark.
    return f"{' ' * before}{mark}{shown.strip()}{mark}{' ' * after}"


def _quoted(text: str) -> str:
    return f"> {text}"
