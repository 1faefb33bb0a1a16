"""Answers for those who have them read aloud: no frames, headings or signs, and buttons that say what they are for.

Whether a guild chose them is known where somebody is found to answer (`Viewer.at`), and asked for where an answer is
made. It is kept with the task that answers, so that no drawing function needs to hand it on, and none can forget to.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from discord import ui

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from bot.texts import Texts

    Item: TypeAlias = ui.Item[Any]

_texts: ContextVar[Texts | None] = ContextVar("plain texts", default=None)

_LINE_SIGN: Final = re.compile(r"^(?:#{1,3} |-# |[-*] )?(?:[✓⚠] )?")
_QUOTED: Final = re.compile(r"^> ?", re.MULTILINE)
_BLOCK: Final = re.compile(r"(?:^> ?.*\n?)+", re.MULTILINE)
# An escaped character stays as it is; whatever else formats is left out.
_MARK: Final = re.compile(r"(\\.)|\*{1,3}|`|__|~~|\|\|", re.DOTALL)
_FENCED: Final = re.compile(r"(`{3}.*?`{3})", re.DOTALL)
_REFERENCE: Final = re.compile(r"`([AG][0-9]+(?:@[0-9]+)?(?:\.[a-z0-9.-]+)?)`")
_EDGE: Final = re.compile(r"^[^\w“\"(]+|[^\w”\").!?…]+$")
_HERE: Final = "▸ "


def speak_plainly(texts: Texts | None) -> None:
    """Make the answers of this task plain, with the words of `texts`; None makes them as usual."""
    _texts.set(texts)


@contextmanager
def spoken_plainly(texts: Texts | None) -> Generator[None]:
    """Make the answers made inside plain, or as usual."""
    token = _texts.set(texts)
    try:
        yield
    finally:
        _texts.reset(token)


def is_plain() -> bool:
    """Tell whether the answers of this task are made for somebody who has them read aloud."""
    return _texts.get() is not None


def as_chosen(panels: Iterable[Item]) -> Iterator[Item]:
    """Yield `panels` as they are, or what is in them plainly, as was chosen."""
    texts = _texts.get()
    for panel in panels:
        if texts is None:
            yield panel
            continue
        for item in list(panel.children) if isinstance(panel, ui.Container) else [panel]:
            if not isinstance(item, ui.Separator):
                yield _plain(item, texts)


def plain_words(text: str, texts: Texts) -> str:
    """Return what a text says without its formatting; what was a block quote stands in quotation marks.

    A block of code stays one: it is there to be copied as it is.
    """
    parts = _FENCED.split(text)
    said = (part if _FENCED.fullmatch(part) else _words_of(part, texts) for part in parts)
    return "".join(said).rstrip() or text


def _words_of(text: str, texts: Texts) -> str:
    text = _BLOCK.sub(lambda block: f"“{_QUOTED.sub('', block[0]).rstrip()}”\n", text)
    lines = (_LINE_SIGN.sub("", line).replace(_HERE, texts("plain-here") + " ") for line in text.split("\n"))
    return _MARK.sub(lambda mark: mark[1] or "", "\n".join(lines)).replace(" · ", texts("parts-between"))


def _plain(item: Item, texts: Texts) -> Item:
    if isinstance(item, ui.TextDisplay):
        return ui.TextDisplay(plain_words(item.content, texts))
    if isinstance(item, ui.Section):
        return _plain_section(item, texts)
    if isinstance(item, ui.ActionRow):
        children = list(item.children)
        for child in children:
            _relabel(child, "")
        return ui.ActionRow(*children)
    return item


def _plain_section(section: ui.Section[Any], texts: Texts) -> ui.Section[Any]:
    said = "\n".join(child.content for child in section.children if isinstance(child, ui.TextDisplay))
    named = _REFERENCE.search(said)
    # One of five buttons called "Read" tells nobody which article it reads.
    _relabel(section.accessory, named[1] if named else "")
    return ui.Section(ui.TextDisplay(plain_words(said, texts)), accessory=section.accessory)


def _relabel(item: Item, more: str) -> None:
    button: Item = cast("ui.DynamicItem[Any]", item).item if isinstance(item, ui.DynamicItem) else item
    if isinstance(button, ui.Button) and button.label:
        words = _EDGE.sub("", button.label)
        button.label = f"{words} {more}" if more and more not in words else words
