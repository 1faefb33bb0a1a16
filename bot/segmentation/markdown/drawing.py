"""Inline Markdown drawn: the text a reader sees, line by line, and how it was marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.segmentation.structure.marks import Span
from bot.segmentation.text.normalise import normalise, squeeze

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)\b([^>]*)>")
_HREF = re.compile(r"""href\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_BOLD_TAGS = frozenset({"b", "strong"})
_REFERENCE = re.compile(r"\[([^\[\]]{1,200})\]\[[^\[\]]{0,100}\]")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(slots=True)
class Line:
    """One line of source, drawn; `spans` are its runs of text with their marks, in order. `broken` where it was
    broken on purpose."""

    number: int
    spans: list[Span] = field(default_factory=list[Span])
    pictures: int = 0
    broken: bool = False

    @property
    def text(self) -> str:
        """What it says."""
        return squeeze(normalise("".join(text for text, _, _ in self.spans)))

    @property
    def linked(self) -> int:
        """How many of its characters lead elsewhere."""
        return sum(len(text.strip()) for text, _, href in self.spans if href is not None)

    @property
    def bold(self) -> int:
        """How many of its characters are bold."""
        return sum(len(text) for text, bold, _ in self.spans if bold)


def draw(children: Iterable[Token], first: int) -> list[Line]:
    """Draw the inline tokens of one block, which begins on line `first` (0-based)."""
    pen = _Pen(first)
    for token in children:
        pen.take(token)
    return pen.lines


class _Pen:
    def __init__(self, first: int) -> None:
        self.lines = [Line(first)]
        self.bold = 0
        self.links: list[str] = []

    def take(self, token: Token) -> None:
        """Draw one token."""
        match token.type:
            case "text" | "text_special":
                self._write_text(token.content)
            case "code_inline":
                self._write(token.content)
            case "softbreak" | "hardbreak":
                self._break(on_purpose=token.type == "hardbreak")
            case "strong_open" | "strong_close":
                self.bold += 1 if token.nesting > 0 else -1
            case "link_open":
                self.links.append(str(token.attrs.get("href", "")))
            case "link_close":
                del self.links[-1:]
            case "image":
                self.lines[-1].pictures += 1
            case "html_inline":
                self._tag(token.content)
            case _:
                pass

    def _write_text(self, text: str) -> None:
        """Write text; a link by reference whose address is on no line of the page is drawn as a link all the same."""
        for at, piece in enumerate(_REFERENCE.split(text)):
            if at % 2:
                self.lines[-1].spans.append((piece, self.bold > 0, self.links[-1] if self.links else ""))
            elif piece:
                self._write(piece)

    def _write(self, text: str) -> None:
        self.lines[-1].spans.append((text, self.bold > 0, self.links[-1] if self.links else None))

    def _break(self, *, on_purpose: bool) -> None:
        self.lines[-1].broken = on_purpose
        self.lines.append(Line(self.lines[-1].number + 1))

    def _tag(self, content: str) -> None:
        found = _TAG.match(content)
        name = found.group(2).lower() if found else ""
        closing = bool(found and found.group(1))
        if name == "br":
            self.lines[-1].broken = True
            self.lines.append(Line(self.lines[-1].number))
        elif name in _BOLD_TAGS:
            self.bold = max(0, self.bold + (-1 if closing else 1))
        elif name == "img":
            self.lines[-1].pictures += 1
        elif name == "a" and closing:
            del self.links[-1:]
        elif name == "a" and found and (href := _HREF.search(found.group(3))):
            self.links.append(href.group(1))


def join(lines: list[Line]) -> str:
    """The text of several lines in one; Chinese and Japanese lines are joined without a space."""
    joined = ""
    for text in (line.text for line in lines):
        close = not joined or not text or (_CJK.match(joined[-1:]) and _CJK.match(text))
        joined += text if close else f" {text}"
    return joined
