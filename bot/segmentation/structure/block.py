"""A block of a marked-up page as evidence: what it is, what it opens with, how much of it leads elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bot.segmentation.structure.marks import Marks

if TYPE_CHECKING:
    from bot.segmentation.blocks.unit import Unit

CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LETTER = re.compile(r"[^\W\d_]")
# A Chinese character says as much as two and a half letters of an alphabet.
_CJK_WEIGHT = 2.5
_ADDRESS = re.compile(r"[<(\[]?(?:https?://|www\.)\S+[>)\]]?")
_ALL, _MOST = 0.9, 0.5


class Form(StrEnum):
    """What a block is by its markup."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    RULE = "rule"
    CODE = "code"
    TABLE = "table"


class Box(NamedTuple):
    """An HTML element around blocks: which it is, and what it shares with those of its kind."""

    identity: int
    name: str
    names: str


@dataclass(eq=False, slots=True)
class PageBlock:
    """A block in reading order. `level` is that of a heading, else 0; `depth` counts the lists around it.

    `boxes` are the HTML elements around it, innermost first.
    """

    unit: Unit
    form: Form
    marks: Marks = field(default_factory=Marks)
    level: int = 0
    depth: int = 0
    boxes: tuple[Box, ...] = ()

    @property
    def text(self) -> str:
        """What it says, drawn."""
        return self.unit.text

    @property
    def is_heading(self) -> bool:
        """Whether it is marked as a heading."""
        return self.form is Form.HEADING

    @property
    def is_address(self) -> bool:
        """Whether it is nothing but a web address."""
        return is_address(self.text)

    @property
    def is_linked(self) -> bool:
        """Whether most of it leads elsewhere."""
        return self.marks.linked > _MOST * len(self.text) or self.is_address

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return self.marks.bold >= _ALL * len(self.text) > 0

    @property
    def prose(self) -> float:
        """How much it tells, in letters of an alphabet; headings, code, tables, rules and bare links tell nothing."""
        if self.form in (Form.HEADING, Form.RULE, Form.CODE, Form.TABLE) or self.is_address:
            return 0.0
        return 0.0 if self.marks.linked >= _ALL * len(self.text) else letters_of(self.text)


def letters_of(text: str) -> float:
    """Count the letters of a text, a Chinese, Japanese or Korean one as two and a half."""
    text = _ADDRESS.sub("", text)
    wide = len(CJK.findall(text))
    return len(_LETTER.findall(text)) - wide + _CJK_WEIGHT * wide


def is_address(text: str) -> bool:
    """Tell whether a text is nothing but a web address, perhaps in brackets."""
    return _ADDRESS.fullmatch(text) is not None
