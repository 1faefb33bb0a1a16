"""The lines of a plain-text page that could be heads of articles, and what speaks for each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.segmentation.blocks.unit import UNDER_HEADLINES
from bot.segmentation.credits.heads import (
    announces_name,
    read_bare_name,
    read_head_credit,
    read_sender,
)
from bot.segmentation.layout.contents import Listing, find_listing, says_contents
from bot.segmentation.layout.marks import (
    MBOX,
    is_capitals,
    is_item,
    is_long_rule,
    is_mail_field,
    is_tag,
    is_when,
)
from bot.segmentation.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.segmentation.credits.model import CreditLine
    from bot.segmentation.layout.page import LaidOut

_LONGEST, _MOST_WORDS, _MOST_ROWS = 110, 17, 2
_REACH = 12
_FEWEST_LETTERS = 2
_LETTERS = re.compile(r"[^\W\d_]")
_ORNAMENTED = re.compile(
    r"((?:[^\w\s\"'“”‘’«»„(]|_){1,12})\s*(\S(?:.*?\S)??)\s*((?:[^\w\s\"'“”‘’«»„).!?…,;:]|_){1,12}|::?)"
)
_MIRROR = str.maketrans("<>[]{}()\\/«»", "><][}{)(/\\»«")
_NUMBERED = re.compile(
    r"\W{0,3}(?:(?:no|item|part|article|story|letter|message|msg|news)\.?\s*)?#?\s?(\d{1,3})(?:[\]).:、-]+|"
    r"\s-)\s*(\S.*)",
    re.IGNORECASE,
)
_CHINESE_NUMBERED = re.compile(r"[（(【]?([一二三四五六七八九十]{1,3})[）)】、.．]\s*(\S.*)")
_CHINESE_DIGITS = "一二三四五六七八九十"
_DEEPER = re.compile(r"\d{1,2}\.\d{1,2}\.?(?:\d{1,2}\.?)* ?\S")
_DIGITS = re.compile(r"\d+")
_FEWEST_RECORDS = 3
_WIDE_RULE = 8
_ALIAS = re.compile(r" ?[(\[][^()\[\]]{1,40}[)\]]$")
_SIGN_OFF = re.compile(
    r"(?:many |best |kind |warm |with |yours? |very )*(?:thanks?(?: you)?(?: a lot| again| in advance)?|regards|rgds|"
    r"sincerely|truly|faithfully|cheers|wishes|love|respectfully|later|bye|greetings|ciao|cordialement|amicalement|"
    r"mfg|gruß|grüße)\b[\w ]{0,12}[,.!]?",
    re.IGNORECASE,
)

_DRAWN = ("underlined", "overlined", "ornament", "numbered", "record", "listed", "mail", "credit", "dated")
STRONG = ("listed", "credit", "dated", "mail", "underlined", "overlined", "ornament", "record")
WEAK = ("ruled", "spaced", "centred", "left", "capitals")


@dataclass(slots=True)
class Head:
    """A line that could be the head of an article: its block, the first block of prose under it, what speaks for it."""

    at: int
    body: int
    title: str
    evidence: dict[str, float] = field(default_factory=dict[str, float])
    credits: dict[int, CreditLine] = field(default_factory=dict[int, "CreditLine"])
    ornament: str = ""
    number: int | None = None

    @property
    def form(self) -> frozenset[str]:
        """What of its look a head may share with others."""
        return frozenset(name for name in (*_DRAWN, "ruled", "centred", "capitals", "left") if name in self.evidence)

    @property
    def drawn(self) -> frozenset[str]:
        """What of its look nobody draws by chance."""
        return frozenset(name for name in _DRAWN if name in self.evidence)


def find_heads(page: LaidOut) -> tuple[list[Head], Listing]:
    """Find the lines that could be heads, with all that speaks for each, and the list of contents that names them."""
    bodies = _bodies(page)
    heads = [
        Head(at, body, page.blocks[at].text)
        for at in range(len(page))
        if (body := _body(page, bodies, at)) is not None and _could_be(page, at)
    ]
    places = [head.at for head in heads]
    _ornaments(heads)
    _layout(page, heads)
    _numbers(heads)
    _records(page, heads)
    _credits(page, heads)
    listing = find_listing(page, places)
    for head in heads:
        if head.at in listing.named:
            head.evidence["listed"] = 1.0
    return [head for head in heads if head.at not in listing.blocks], listing


def _bodies(page: LaidOut) -> list[int | None]:
    """For each block the first prose under it, if it is near."""
    found: list[int | None] = [None] * len(page)
    body: int | None = None
    for at in range(len(page) - 1, -1, -1):
        found[at] = body if body is not None and body - at <= _REACH else None
        if page.text[at]:
            body = at
        elif _divides(page, at):
            body = None
    return found


def _body(page: LaidOut, bodies: list[int | None], at: int) -> int | None:
    """The first prose under a block; an underlined title may have a long rule under it, too."""
    body = bodies[at]
    if body is None and page.is_underlined(at) and at + 3 < len(page) and page.rule[at + 2] and page.text[at + 3]:
        return at + 3
    return body


def _divides(page: LaidOut, at: int) -> bool:
    """Tell whether a block is a long rule that no title stands right upon."""
    return is_long_rule(page.blocks[at].text) and (page.blocks[at].blanks > 0 or at == 0 or page.text[at - 1])


def _could_be(page: LaidOut, at: int) -> bool:
    """Tell whether a block is short and written as a head is; its place says more."""
    block = page.blocks[at]
    text = block.text
    if (
        block.aside
        or page.rule[at]
        or (block.boxed and _is_sided(text))
        or len(text) > _LONGEST
        or text.count(" ") >= _MOST_WORDS
        or block.rows > _MOST_ROWS
    ):
        return False
    if len(_LETTERS.findall(text)) < _FEWEST_LETTERS or is_tag(text) or text.endswith((",", ";", "-")):
        return text.endswith("-") and _ORNAMENTED.fullmatch(text) is not None
    if page.text[at] and not _stands_out(page, at):
        return False
    if is_mail_field(text):
        return MBOX.match(text) is not None or not _is_mail(page, at - 1)
    if is_when(text) or text.startswith((">", "http://", "https://", "www.")):
        return False
    if _SIGN_OFF.fullmatch(text) is not None or page.units[at].kind in UNDER_HEADLINES:
        return False
    return not announces_name(text) and not says_contents(text) and read_head_credit(text) is None


def _is_sided(text: str) -> bool:
    """Tell whether a line of a box still has its sides, which are words."""
    parts = text.split(" ")
    return len(parts) > 1 and parts[0] == parts[-1]


def _stands_out(page: LaidOut, at: int) -> bool:
    """Tell whether a line of many words is drawn as a head: underlined, or between marks."""
    if page.is_underlined(at) or _ORNAMENTED.fullmatch(page.blocks[at].text) is not None:
        return True
    return at + 1 < len(page) and read_head_credit(page.blocks[at + 1].text) is not None


def _is_mail(page: LaidOut, at: int) -> bool:
    return 0 <= at < len(page) and is_mail_field(page.blocks[at].text)


def _layout(page: LaidOut, heads: list[Head]) -> None:
    """What rules, blank lines, the place on the line and capitals say; and the words, against it."""
    for head in heads:
        for name, shown in (*_looks(page, head.at), *_doubts(page.blocks[head.at].text, head.title)):
            if shown:
                head.evidence[name] = 1.0


def _looks(page: LaidOut, at: int) -> Iterator[tuple[str, bool]]:
    rule = page.rule_above(at)
    yield "underlined", page.is_underlined(at)
    yield "ruled", bool(rule)
    yield "overlined", page.is_overlined(at) and len(rule) < page.width - _WIDE_RULE
    yield "spaced", page.is_spaced(at)
    yield "centred", page.is_centred(at)
    yield "left", page.is_left(at)
    yield "capitals", is_capitals(page.blocks[at].text)


def _doubts(text: str, title: str) -> Iterator[tuple[str, bool]]:
    sentence = title.endswith((".", "。")) and text.count(" ") > 2
    yield "deeper", _DEEPER.match(text) is not None
    yield "ends", sentence or title.endswith((":", "："))
    yield "small", title[:1].islower()
    yield "item", is_item(text) and not _NUMBERED.match(text)


def _ornaments(heads: list[Head]) -> None:
    """Marks around a title, which other titles of the page wear too: `:: TITLE ::`, `----- TITLE -----`."""
    for head in heads:
        found = _ORNAMENTED.fullmatch(head.title)
        if found is None or not _is_mirrored(found.group(1), found.group(3)):
            continue
        head.ornament = f"{found.group(1)[:2]} {found.group(3)[-2:]}"
    used = Counter(head.ornament for head in heads if head.ornament)
    titles = Counter(found.group(2) for head in heads if (found := _ORNAMENTED.fullmatch(head.title)) is not None)
    for head in heads:
        found = _ORNAMENTED.fullmatch(head.title) if head.ornament and used[head.ornament] > 1 else None
        if found is not None:
            head.title = found.group(2)
            # The same words between the same marks again name a column, and no article.
            head.evidence["kicker" if titles[head.title] > 1 else "ornament"] = 1.0


def _is_mirrored(left: str, right: str) -> bool:
    return left[0] in right or right[-1] in left or left[0].translate(_MIRROR) in right


def _numbers(heads: list[Head]) -> None:
    """Numbers before titles which grow by one from head to head."""
    numbered: list[tuple[Head, int, str]] = []
    for head in heads:
        if "deeper" in head.evidence:
            continue
        found = _NUMBERED.fullmatch(head.title)
        chinese = _CHINESE_NUMBERED.fullmatch(head.title) if found is None else None
        if found is not None:
            numbered.append((head, int(found.group(1)), found.group(2)))
        elif chinese is not None:
            numbered.append((head, _chinese_number(chinese.group(1)), chinese.group(2)))
    for before, here, after in zip([None, *numbered], numbered, [*numbered[1:], None], strict=False):
        follows = before is not None and here[1] - before[1] == 1
        leads = after is not None and after[1] - here[1] == 1
        if follows or leads:
            here[0].number = here[1]
            here[0].evidence["numbered"] = 1.0
            here[0].title = here[2]


def _chinese_number(text: str) -> int:
    if len(text) == 1:
        return _CHINESE_DIGITS.index(text) + 1
    tens, _, ones = text.partition("十")
    return 10 * (_CHINESE_DIGITS.index(tens[0]) + 1 if tens else 1) + (
        _CHINESE_DIGITS.index(ones[0]) + 1 if ones else 0
    )


def _records(page: LaidOut, heads: list[Head]) -> None:
    """Lines alike but for a number that grows: the heads of records."""
    forms: dict[str, list[tuple[Head, int]]] = defaultdict(list)
    for head in heads:
        numbers = _DIGITS.findall(head.title)
        if numbers and head.body == head.at + 1:
            forms[_DIGITS.sub("0", head.title)].append((head, int(numbers[0][:9])))
    for same in forms.values():
        grows = all(before[1] < after[1] for before, after in pairwise(same))
        for head, _ in same if grows and len(same) >= _FEWEST_RECORDS else ():
            head.evidence["record"] = 1.0


def _credits(page: LaidOut, heads: list[Head]) -> None:
    """Names, dates and fields of mail between a title and its text: they speak for the nearest title above."""
    by_place = {head.at: head for head in heads}
    bare: list[tuple[Head, int, CreditLine]] = []
    for head in heads:
        previous = head.at
        if is_mail_field(page.blocks[head.at].text):
            _read_line(page, head, head.at, previous)
        for at in range(head.at + 1, head.body):
            if (at in by_place and not _is_credit(page, at)) or (at > head.at + 1 and page.rule[at]):
                break
            _read_line(page, head, at, previous)
            name = read_bare_name(page.blocks[at].text) if _is_right_under(page, head.at, at) else None
            if name is not None and not head.credits:
                bare.append((head, at, name))
            previous = at
    if len({head.at for head, _, _ in bare}) > 1:
        for head, at, name in bare:
            if not head.credits:
                head.credits[at] = name
                head.evidence["credit"] = 1.0


def _is_right_under(page: LaidOut, title: int, at: int) -> bool:
    """Tell whether a line stands right under a title that has room above it, and room below it itself."""
    if (
        at != title + 1
        or page.blocks[at].blanks
        or not (page.blocks[title].blanks or title == 0 or page.rule[title - 1])
    ):
        return False
    below = page.blocks[at + 1] if at + 1 < len(page) else None
    return below is None or below.blanks > 0 or page.text[at + 1] or is_when(below.text)


def _is_credit(page: LaidOut, at: int) -> bool:
    text = page.blocks[at].text
    return (
        is_mail_field(text)
        or announces_name(text)
        or read_head_credit(text) is not None
        or read_bare_name(text) is not None
        or (at > 0 and announces_name(page.blocks[at - 1].text))
    )


def _read_line(page: LaidOut, head: Head, at: int, previous: int) -> None:
    text, unit = page.blocks[at].text, page.units[at]
    if is_mail_field(text):
        head.evidence["mail"] = 1.0
        sender = read_sender(text)
        if sender is not None:
            head.credits[at] = sender
        return
    if is_when(text):
        head.evidence["dated"] = 1.0
        return
    credit = read_head_credit(text) or (unit.credit if unit.kind is BlockKind.BYLINE else None)
    if credit is None and previous > head.at and announces_name(page.blocks[previous].text):
        credit = read_head_credit(f"by {text}")
    if credit is not None and not head.credits:
        head.credits[at] = credit
        if credit.credits:
            head.evidence["credit"] = 1.0
