"""The blocks of a plain-text page, with what its layout tells of each."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from bot.segmentation.blocks.unit import END_LINES
from bot.segmentation.layout.marks import is_item, is_mail_field, is_rule, is_tag, is_underline
from bot.segmentation.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.segmentation.blocks.unit import Unit
    from bot.segmentation.layout.lines import TextBlock

_CJK = re.compile("[\u3400-\u9fff]")
_TEXT_WORDS, _TEXT_CJK = 15, 28
_SENTENCE_WORDS = 5
_SENTENCE_END = re.compile(r"[.!?。！？…][\"'”’」』]*$")
_STANZA = 4
_CENTRED_INDENT, _UNEVEN, _UNEVEN_INDENT = 8, 6, 4


class LaidOut:
    """A page as blocks and units, one unit a block; `text[at]` tells what is prose, `rule[at]` what only divides."""

    def __init__(self, blocks: Sequence[TextBlock], units: Sequence[Unit]) -> None:
        self.blocks, self.units = blocks, units
        self.rule = [is_rule(block.text) for block in blocks]
        self.groups = self._groups()
        self.text = [self._is_text(at) for at in range(len(blocks))]
        self.words = [words_of(block.text) if text else 0 for block, text in zip(blocks, self.text, strict=True)]

    def __len__(self) -> int:
        return len(self.blocks)

    @cached_property
    def wrapped(self) -> bool:
        """Tell whether lines of the page were broken at a width."""
        return any(block.rows > 1 for block in self.blocks)

    @cached_property
    def usual_blanks(self) -> int:
        """How many blank lines stand between most neighbours."""
        return _mode([block.blanks for block in self.blocks[1:] if block.blanks] or [0])

    @cached_property
    def usual_indent(self) -> int:
        """How far most of the prose is indented."""
        return _mode([block.indent for block, text in zip(self.blocks, self.text, strict=True) if text] or [0])

    @cached_property
    def width(self) -> int:
        """The widest column of the page's prose, 60 at least."""
        return max([60, *(block.end for block, text in zip(self.blocks, self.text, strict=True) if text)])

    def is_spaced(self, at: int) -> bool:
        """Tell whether more blank lines than usual stand above a block, rules and page numbers looked through."""
        blanks = 0
        while True:
            blanks = max(blanks, self.blocks[at].blanks)
            if at == 0 or not (self.rule[at - 1] or self.blocks[at - 1].aside):
                break
            at -= 1
        return blanks > max(1, self.usual_blanks)

    def is_centred(self, at: int) -> bool:
        """Tell whether a line stands in the middle of the page."""
        block = self.blocks[at]
        left, right = block.indent, self.width - block.end
        if block.rows > 1 or left < _CENTRED_INDENT or self.width > 2 * 80:
            return False
        return abs(left - right) <= max(_UNEVEN, 0.35 * (left + right))

    def is_left(self, at: int) -> bool:
        """Tell whether a line begins to the left of the prose."""
        return self.blocks[at].indent < self.usual_indent

    def is_underlined(self, at: int) -> bool:
        """Tell whether the next block is a rule right under a line, as long as it and in its place."""
        return at + 1 < len(self.blocks) and not self.blocks[at + 1].blanks and self._match(at, at + 1)

    def is_overlined(self, at: int) -> bool:
        """Tell whether the block before is a rule right above a line, as long as it and in its place."""
        return at > 0 and not self.blocks[at].blanks and self._match(at, at - 1)

    def _match(self, at: int, rule: int) -> bool:
        title, stroke = self.blocks[at], self.blocks[rule]
        if not is_underline(title.text, stroke.text):
            return False
        middle = abs(title.indent + title.end - stroke.indent - stroke.end)
        return abs(title.indent - stroke.indent) <= _UNEVEN_INDENT or middle <= _UNEVEN

    def rule_above(self, at: int) -> str:
        """The rule above a block, if only blank lines and page numbers stand between; nothing where there is none."""
        above = at - 1
        while above >= 0 and self.blocks[above].aside:
            above -= 1
        return self.blocks[above].text if above >= 0 and self.rule[above] else ""

    def _groups(self) -> list[int]:
        """For each block how many lines stand in its run without a blank line."""
        found: list[int] = []
        run: list[int] = []
        for at, block in enumerate(self.blocks):
            if run and (block.blanks or self.rule[at] or self.rule[at - 1]):
                found += [sum(run)] * len(run)
                run = []
            run.append(block.rows)
        return found + [sum(run)] * len(run)

    def _is_text(self, at: int) -> bool:
        block, unit = self.blocks[at], self.units[at]
        if block.aside or block.boxed or self.rule[at] or is_tag(block.text) or is_mail_field(block.text):
            return False
        if unit.kind in (BlockKind.SEPARATOR, BlockKind.FRONT_MATTER) or unit.kind in END_LINES:
            return False
        words, cjk = words_of(block.text), len(_CJK.findall(block.text[:400]))
        if words >= _TEXT_WORDS or cjk >= _TEXT_CJK:
            return True
        if block.rows > 1 and words >= _SENTENCE_WORDS + 3:
            return True
        if unit.kind is BlockKind.BODY and words >= _SENTENCE_WORDS and _SENTENCE_END.search(block.text):
            return True
        return self.groups[at] >= _STANZA and words >= 2 and not is_item(block.text) and unit.kind is BlockKind.BODY


def words_of(text: str) -> int:
    """The words of a text; two Chinese characters count as one."""
    return text.count(" ") + 1 if text.isascii() else text.count(" ") + 1 + len(_CJK.findall(text)) // 2


def _mode(values: list[int]) -> int:
    counts = Counter(values)
    return max(counts, key=lambda value: (counts[value], -value))
