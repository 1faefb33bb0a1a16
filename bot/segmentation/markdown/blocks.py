"""A page of Markdown to its blocks in reading order, read by the rules of CommonMark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.segmentation.blocks.classify import mark_capped, read_unit
from bot.segmentation.blocks.lines import MAIL_HEADER
from bot.segmentation.html.blocks import read_blocks as read_html_blocks
from bot.segmentation.html.page_blocks import page_blocks
from bot.segmentation.html.tree import read_tree
from bot.segmentation.markdown.drawing import Line, draw, join
from bot.segmentation.model import BlockKind
from bot.segmentation.structure.block import Form, PageBlock, is_address
from bot.segmentation.structure.marks import Marks, read_marks
from bot.segmentation.text.normalise import normalise, squeeze

_TEMPLATE = re.compile(r"\{[%{<].{0,1000}[%}>]\}")
_STOP = re.compile(r"[.!?…。！？:：;；][\"'”’»)\]」』）]*$")
_LONG_LINE = 120
_LONGEST_MARKED = 20_000
_LONGEST_HEADING = 200
_MOST_MARKED = 0.9
_MOST_CODE = 2_000


@cache
def _parser() -> MarkdownIt:
    """CommonMark with tables; what is indented is text and not code, for pages were indented before they were saved."""
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).disable(["code", "inline"])


def read_markdown(text: str) -> list[PageBlock]:
    """Return the blocks of a page whose front matter was blanked; each knows the line (0-based) it starts on."""
    references: dict[str, object] = {}
    reader = _Reader(_parser().parse(text, references), references)
    blocks = list(reader.read())
    mark_capped([block.unit for block in blocks])
    return blocks


class _Reader:
    def __init__(self, tokens: list[Token], references: dict[str, object]) -> None:
        self.tokens = tokens
        self.references = references
        self.depth = 0
        self.quotes = 0
        self.number: int | None = None
        self.opens_item = False
        self.last_line = 0

    def read(self) -> Iterator[PageBlock]:
        """Go through the tokens of the page."""
        for at, token in enumerate(self.tokens):
            if token.map:
                self.last_line = token.map[0]
            if token.type == "inline":
                yield from self._inline(token, self.tokens[at - 1])
            elif token.type == "html_block":
                yield from self._html(token.content)
            elif token.type == "hr":
                yield _rule(token.markup, self.last_line)
            elif token.type == "fence":
                yield _block(squeeze(normalise(token.content[:_MOST_CODE])), self.last_line, Form.CODE)
            else:
                self._enter(token)

    def _enter(self, token: Token) -> None:
        """Follow what lists and quotations begin and end."""
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self.depth += 1
            case "bullet_list_close" | "ordered_list_close":
                self.depth -= 1
            case "list_item_open":
                self.opens_item = True
                self.number = int(token.info) if token.info.isdecimal() else None
            case "blockquote_open" | "blockquote_close":
                self.quotes += token.nesting
            case _:
                pass

    def _inline(self, token: Token, opening: Token) -> Iterator[PageBlock]:
        lines = draw(self._marked(token), self.last_line)
        if opening.type == "heading_open" and not _is_underlined_text(opening, lines):
            yield from _heading(lines, int(opening.tag[1]))
        elif opening.type in ("th_open", "td_open"):
            yield from _text(lines, Form.TABLE, None, self.depth)
        else:
            yield from self._paragraph(lines)
            if opening.type == "heading_open":
                yield _rule("---", self.last_line)

    def _marked(self, token: Token) -> list[Token]:
        """The text of a block with its marks; one longer than any paragraph is taken as it was written."""
        if len(token.content) > _LONGEST_MARKED:
            return [Token("text", "", 0, content=token.content)]
        found: list[Token] = []
        _parser().inline.parse(token.content, _parser(), self.references, found)
        return found

    def _paragraph(self, lines: list[Line]) -> Iterator[PageBlock]:
        form = Form.QUOTE if self.quotes else Form.PARAGRAPH
        number = None
        if self.opens_item:
            form, number, self.opens_item = Form.ITEM, self.number, False
        for run in _runs(lines):
            yield from _text(run, form, number, self.depth)
            form, number = Form.QUOTE if self.quotes else Form.PARAGRAPH, None

    def _html(self, content: str) -> Iterator[PageBlock]:
        blocks = read_html_blocks(read_tree(content))
        for block in page_blocks([(one, read_unit(one.text, self.last_line)) for one in blocks]):
            _settle_kind(block)
            yield block


def _is_underlined_text(opening: Token, lines: list[Line]) -> bool:
    """Tell whether what CommonMark takes for an underlined heading is a paragraph with a rule right under it."""
    underlined = opening.markup in ("-", "=")
    return underlined and (len(lines) > 1 or sum(len(line.text) for line in lines) > _LONGEST_HEADING)


def _heading(lines: list[Line], level: int) -> Iterator[PageBlock]:
    text = join(lines)
    if text:
        block = _block(text, lines[0].number, Form.HEADING, _marks(lines))
        block.level = level
        yield block


def _rule(markup: str, line: int) -> PageBlock:
    block = _block(markup or "---", line, Form.RULE)
    block.unit.kind = BlockKind.SEPARATOR
    return block


def _text(lines: list[Line], form: Form, number: int | None, depth: int) -> Iterator[PageBlock]:
    text = join(lines)
    if text:
        marks = _marks(lines, number)
        shown = text if number is None else f"{number}. {text}"
        block = _block(shown, lines[0].number, form, marks)
        block.depth = depth
        yield block


def _marks(lines: list[Line], number: int | None = None) -> Marks:
    return read_marks([span for line in lines for span in line.spans], number)


def _block(text: str, line: int, form: Form, marks: Marks | None = None) -> PageBlock:
    block = PageBlock(read_unit(text, line), form, marks or Marks())
    _settle_kind(block)
    return block


def _settle_kind(block: PageBlock) -> None:
    """Take the kind of a block from its markup, where that tells more than its words."""
    unit = block.unit
    if _TEMPLATE.fullmatch(block.text):
        block.form = Form.CODE
        unit.become(BlockKind.FURNITURE)
    elif block.form is Form.HEADING:
        unit.become(BlockKind.HEADING, marked=True)
    elif block.form in (Form.CODE, Form.TABLE):
        unit.become(BlockKind.BODY)
    elif unit.kind is BlockKind.SEPARATOR:
        block.form = Form.RULE
    elif unit.kind is BlockKind.HEADING and not block.is_bold:
        unit.become(BlockKind.BODY)


def _runs(lines: list[Line]) -> Iterator[list[Line]]:
    """Divide the lines of a paragraph where they are more: a title over its text, addresses, fields of a mail, and long
    lines that each end as a paragraph does."""
    told = [line for line in lines if line.text or line.pictures]
    run: list[Line] = []
    for at, line in enumerate(told):
        alone = (at == 0 and len(told) > 1 and _is_marked(line)) or _stands_alone(line.text)
        if alone and run:
            yield run
            run = []
        run.append(line)
        if alone or (len(line.text) >= _LONG_LINE and _STOP.search(line.text)):
            yield run
            run = []
    if run:
        yield run


def _stands_alone(text: str) -> bool:
    return is_address(text) or MAIL_HEADER.match(text) is not None


def _is_marked(line: Line) -> bool:
    size = len(line.text) * _MOST_MARKED
    return bool(line.text) and (line.bold >= size or line.linked >= size)
