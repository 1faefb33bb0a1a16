"""The forms in which a page may set its articles: each proposes where they start."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.segmentation.structure.block import Form, PageBlock
from bot.segmentation.structure.letters import is_field
from bot.segmentation.text.page_words import names_nobody

_LONGEST_HEAD = 160
_MUCH_TEXT, _NO_LEVEL = 250.0, 7
_SHORTEST_LEAD = 2
_HALF = 0.5
_BOXED = 0.8
_MOST_BOX_KINDS = 6


@dataclass(frozen=True, slots=True)
class Proposal:
    """Where the articles of a page would start, in block indexes, and by which form.

    `level` is that of the headings which end an item (it, and all above it); 0 where the headings over a start tell.
    """

    form: str
    starts: tuple[int, ...]
    level: int = 0


def propose(blocks: Sequence[PageBlock]) -> list[Proposal]:
    """Return every form by which the page could be divided, with two starts at least."""
    found = [*_by_headings(blocks), *_by_lines(blocks), *_by_boxes(blocks)]
    unique: dict[tuple[int, ...], Proposal] = {}
    for proposal in found:
        # Of two forms with the same starts the first stays; but a page that marks up articles says so itself.
        if len(proposal.starts) > 1 and (proposal.starts not in unique or proposal.form == "articles"):
            unique[proposal.starts] = proposal
    return list(unique.values())


def _by_headings(blocks: Sequence[PageBlock]) -> Iterator[Proposal]:
    headings = [(at, block) for at, block in enumerate(blocks) if block.is_heading and not names_nobody(block.text)]
    for level in sorted({block.level for _, block in headings}):
        own = [at for at, block in headings if block.level == level]
        yield Proposal("headings", tuple(own), level)
        told = tuple(at for at in own if _tells(blocks, at))
        yield Proposal("headings with text", told, level)
    linked = [at for at, block in headings if block.is_linked]
    yield Proposal("linked headings", tuple(linked), max((blocks[at].level for at in linked), default=0))
    addressed = [at for at, block in enumerate(blocks) if block.is_address and _heads_text(blocks, at)]
    if linked and addressed:
        both = sorted({*linked, *addressed})
        yield Proposal("linked headings", tuple(both), max(blocks[at].level for at in linked))
    told = _of_any_level(blocks, headings)
    if len({blocks[at].level for at in told}) > 1:
        yield Proposal("headings of any level", tuple(told))


def _of_any_level(blocks: Sequence[PageBlock], headings: Sequence[tuple[int, PageBlock]]) -> list[int]:
    """Headings with text of their own, without the title of the page, and without those under one with much text."""
    title = _title(headings)
    ends = [*(at for at, _ in headings), len(blocks)][1:]
    told: list[int] = []
    article = _NO_LEVEL
    for (at, block), end in zip(headings, ends, strict=True):
        if block.level > article:
            continue
        text = sum(one.prose for one in blocks[at + 1 : end])
        article = block.level if text >= _MUCH_TEXT and at != title else _NO_LEVEL
        told += [at] if _tells(blocks, at) and at != title else []
    return told


def _title(headings: Sequence[tuple[int, PageBlock]]) -> int | None:
    """The heading that is the title of the page: the first, and alone on the highest level."""
    levels = [block.level for _, block in headings]
    alone = bool(levels) and levels[0] == min(levels) and levels.count(levels[0]) == 1
    return headings[0][0] if alone else None


def _tells(blocks: Sequence[PageBlock], at: int) -> bool:
    """Tell whether text of its own stands between a heading and the next."""
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    return following is not None and not following.is_heading and following.form is not Form.RULE


def _heads_text(blocks: Sequence[PageBlock], at: int) -> bool:
    """Tell whether an address stands over a text, and not under its heading."""
    before = blocks[at - 1] if at else None
    under_heading = before is not None and (before.is_heading or before.is_address)
    return not under_heading and at + 1 < len(blocks) and blocks[at + 1].prose > 0


def _by_lines(blocks: Sequence[PageBlock]) -> Iterator[Proposal]:
    forms: tuple[tuple[str, Callable[[PageBlock], bool]], ...] = (
        ("numbered lines", _is_numbered),
        ("list items", _is_item),
        ("bold lines", _is_bold_line),
        ("linked lines", _is_linked_line),
        ("quoted lines", _is_quoted_line),
    )
    for name, belongs in forms:
        yield Proposal(name, tuple(at for at, block in enumerate(blocks) if belongs(block)))
    yield Proposal("mail", tuple(_mail(blocks)))
    yield Proposal("rules", tuple(_after_rules(blocks)))


def _is_numbered(block: PageBlock) -> bool:
    lead = block.marks.lead
    return block.marks.number is not None and len(lead) >= _SHORTEST_LEAD and block.depth <= 1 and not block.is_heading


def _is_item(block: PageBlock) -> bool:
    return block.form is Form.ITEM and block.depth <= 1 and len(block.marks.lead) >= _SHORTEST_LEAD


def _is_bold_line(block: PageBlock) -> bool:
    return block.form is Form.PARAGRAPH and block.depth == 0 and block.is_bold and len(block.text) <= _LONGEST_HEAD


def _is_linked_line(block: PageBlock) -> bool:
    title = (
        block.form is Form.PARAGRAPH
        and block.depth == 0
        and not block.is_address
        and not is_field(block)
        and len(block.text) <= _LONGEST_HEAD
    )
    return title and block.marks.lead_linked and len(block.marks.lead) > _HALF * len(block.text)


def _is_quoted_line(block: PageBlock) -> bool:
    return block.form is Form.QUOTE and len(block.marks.lead) >= _SHORTEST_LEAD


def _mail(blocks: Sequence[PageBlock]) -> Iterator[int]:
    """The first of every run of two or more mail fields."""
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and is_field(blocks[end]):
            end += 1
        if end - at > 1:
            yield at
        at = max(end, at + 1)


def _after_rules(blocks: Sequence[PageBlock]) -> Iterator[int]:
    first = next((at for at, block in enumerate(blocks) if block.form is not Form.RULE), len(blocks))
    for at, block in enumerate(blocks):
        after_rule = at > 0 and blocks[at - 1].form is Form.RULE
        if block.form is not Form.RULE and (after_rule or at == first):
            yield at


def _by_boxes(blocks: Sequence[PageBlock]) -> Iterator[Proposal]:
    """Repeated elements of HTML, where four in five open with a heading or a line that may be one."""
    firsts: dict[tuple[str, str], dict[int, int]] = {}
    for at, block in enumerate(blocks):
        for box in block.boxes:
            firsts.setdefault((box.name, box.names), {}).setdefault(box.identity, at)
    repeated = [(name, list(own.values())) for (name, _), own in firsts.items() if len(own) > 1]
    for name, own in sorted(repeated, key=lambda kind: len(kind[1]), reverse=True)[:_MOST_BOX_KINDS]:
        if sum(_may_head(blocks, at) for at in own) >= _BOXED * len(own):
            yield Proposal("articles" if name == "article" else "boxes", tuple(sorted(set(own))))


def _may_head(blocks: Sequence[PageBlock], at: int) -> bool:
    """Tell whether a block is marked as a head, or is a short line over a text."""
    block = blocks[at]
    short = len(block.text) <= _LONGEST_HEAD and not block.text.endswith((".", "。", "!", "！"))
    return block.is_heading or bool(block.marks.lead) or (short and at + 1 < len(blocks) and blocks[at + 1].prose > 0)
