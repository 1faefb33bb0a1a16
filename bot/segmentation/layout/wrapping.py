"""Paragraphs of text that was broken at a fixed width: where the width is, and which lines belong together."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from bot.segmentation.credits.heads import is_head_credit
from bot.segmentation.layout.lines import PageLine, TextBlock, columns
from bot.segmentation.layout.marks import (
    STOP,
    is_capitals,
    is_item,
    is_mail_field,
    is_rule,
    is_tag,
    is_underline,
    unquoted,
)
from bot.segmentation.text.dates import is_date_line
from bot.segmentation.text.terms import is_known
from bot.segmentation.text.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_NARROWEST, _WIDEST = 30, 126
_SLACK = 5
_FEWEST_PAIRS = 2
_SHARE, _SHARE_INSIDE = 0.45, 0.6
_NARROW_COLUMN = 0.85
_FEWEST_OF_COLUMN = 4
_FAR_TOO_LONG, _LONG_SHARE = 1.5, 0.08
_QUOTED_SHARE = 0.9
_CENTRED, _UNEVEN_MIDDLE = 6, 8
_LONGEST_CAPITALS, _LONGEST_HEAD = 60, 64
_FEWEST_HYPHENS, _HYPHENATED_SHARE = 2, 0.06
_CJK = re.compile("[\u3000-\u9fff\uff00-\uffef]")
_WORD_HYPHEN = re.compile(r"[^\W\d_]-$")
_LETTERS = re.compile(r"[^\W\d_]")
_KEY, _SHORTEST_KEY, _MOST_SAME = 24, 8, 6
_GOES_BEYOND, _AUTHOR = 1.6, 24
_LEADER = re.compile(r"(?:\. ?){4,}|…{2,}|·{3,}|_{6,}")
_LOWER = re.compile(r"[\"'“‘(]*[^\W\d_A-Z]")
_LAST_PART, _FIRST_PART = re.compile(r"([^\W\d_]+)-$"), re.compile(r"[^\W\d_]+")
# What stands before a hyphen that is written in the middle of a line, too.
_COMPOUND = words(
    "self well non co ex half all anti semi cross long short high low mid north south east west ever never full part "
    "so two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety pre post "
    "multi inter re old new hard soft fast slow far near best ill much vice mother father brother sister step"
)


def read_text_blocks(
    lines: Sequence[PageLine], aside: frozenset[int] = frozenset(), width: int | None = None
) -> list[TextBlock]:
    """Join the lines of a page to blocks: a paragraph each where the page is wrapped, else a line each.

    Lines at the places `aside` are kept as they are, and a paragraph goes on behind them. `width` is that of the page
    where these lines are only a part of it.
    """
    lines = _without_quotes(lines)
    kept = [line for at, line in enumerate(lines) if at not in aside]
    put_aside = [_block([lines[at]], aside=True) for at in sorted(aside)]
    broken = _broken_by_pages(lines, aside)
    width = width or find_width(kept)
    blocks = (
        [_block([line]) for line in kept] if width is None and not broken else _joined(kept, width or _WIDEST, broken)
    )
    return sorted([*blocks, *put_aside], key=lambda block: block.number) if put_aside else blocks


def find_width(lines: Sequence[PageLine]) -> int | None:
    """Find the width at which lines were broken, 30 to 126 columns; None where they were not.

    A broken line says between which widths: it fitted, and the next word did not. The width that explains most pairs
    of lines is the page's, if it explains enough of them and most of the lines stop inside a sentence.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if not b.blanks and _flows(a) and _flows(b)]
    pairs = [(a, b) for a, b in pairs if not is_item(b.text) and a.end <= _WIDEST]
    if len(pairs) < _FEWEST_PAIRS:
        return None
    counts = [0] * (_WIDEST + 40)
    for a, b in pairs:
        counts[min(a.end, _WIDEST)] += 1
        counts[min(a.end + 1 + _first_word(b) + _SLACK, _WIDEST + 30)] -= 1
    covered = list(accumulate(counts))
    width = max(range(_NARROWEST, _WIDEST + 1), key=lambda at: (covered[at], at))
    explained = [a for a, b in pairs if a.end <= width <= a.end + _first_word(b) + _SLACK]
    inside = sum(STOP.search(a.text) is None for a in explained)
    too_long = sum(line.end > _FAR_TOO_LONG * width and not _is_one_word(line.text) for line in lines)
    if too_long > max(1, _LONG_SHARE * len(lines)):
        return None
    if len(explained) < _SHARE * len(pairs) or inside < _SHARE_INSIDE * len(explained) or inside < _FEWEST_PAIRS:
        return None
    return max(a.end for a in explained)


def _flows(line: PageLine) -> bool:
    """Tell whether a line may be part of a paragraph."""
    return not (is_rule(line.text) or is_tag(line.text) or is_mail_field(line.text))


def _is_one_word(text: str) -> bool:
    """Tell whether a line is one long word, as an address is: nothing could break it."""
    return " " not in text and text.isascii()


def _first_word(line: PageLine) -> int:
    """The columns of what would have had to fit: the first word, or one Chinese character."""
    if _CJK.match(line.text):
        return 2
    return min(columns(line.text.split(" ", 1)[0]), 30)


def _without_quotes(lines: Sequence[PageLine]) -> Sequence[PageLine]:
    """A page that is quoted as a whole is read without its marks."""
    quoted = sum(line.text.startswith(">") for line in lines)
    if quoted < 2 or quoted < _QUOTED_SHARE * len(lines):
        return lines
    found: list[PageLine] = []
    blanks = 0
    for line in lines:
        text = unquoted(line.text + " ")[1].strip()
        blanks += line.blanks
        if text:
            found.append(replace(line, text=text, blanks=blanks))
            blanks = 0
        elif found:
            blanks += 1
    return found


def _broken_by_pages(lines: Sequence[PageLine], aside: frozenset[int]) -> frozenset[int]:
    """The numbers of lines on which a paragraph goes on that a page's end had broken."""
    found: set[int] = set()
    before: PageLine | None = None
    for at, line in enumerate(lines):
        if at in aside:
            continue
        if before is not None and at - 1 in aside:
            goes_on = STOP.search(before.text) is None and _LOWER.match(line.text)
            if goes_on and _flows(before) and _flows(line):
                found.add(line.number)
        before = line
    return frozenset(found)


def _joined(lines: Sequence[PageLine], width: int, broken: frozenset[int]) -> list[TextBlock]:
    blocks: list[TextBlock] = []
    hyphenated = _hyphenates(lines)
    paragraph: list[PageLine] = []
    wrapped = _wrapped(lines)
    limits = _limits(lines, width)
    for at, line in enumerate(lines):
        before = wrapped[at - 1] if at else None
        goes_on = before is not None and (
            line.number in broken
            or (not line.blanks and not _parted(wrapped, at) and _fills(paragraph, line, limits[at]))
        )
        if paragraph and not goes_on:
            blocks.append(_block(paragraph, hyphenated=hyphenated))
            paragraph = []
        paragraph.append(line)
    return [*blocks, _block(paragraph, hyphenated=hyphenated)] if paragraph else blocks


def _limits(lines: Sequence[PageLine], width: int) -> list[int]:
    """The width for each line: the page's, or that of a narrower column of four lines and more."""
    limits: list[int] = []
    run: list[PageLine] = []
    for line in [*lines, PageLine("", 0, 1)]:
        if run and line.blanks:
            widest = max(one.end for one in run)
            narrow = len(run) >= _FEWEST_OF_COLUMN and _NARROWEST <= widest <= _NARROW_COLUMN * width
            limits += [widest if narrow else width] * len(run)
            run = []
        run.append(line)
    return limits


@dataclass(frozen=True, slots=True)
class _Wrapped:
    """A line, and whether its own form forbids joining it to another."""

    line: PageLine
    alone: bool


def _wrapped(lines: Sequence[PageLine]) -> list[_Wrapped]:
    named = _named_again(lines)
    return [
        _Wrapped(
            line, not _flows(line) or is_date_line(line.text) or at in named or _LEADER.search(line.text) is not None
        )
        for at, line in enumerate(lines)
    ]


def _named_again(lines: Sequence[PageLine]) -> set[int]:
    """The places of lines that begin as another line does: titles, and their entries in a list of contents.

    Where the next line comes again with it, a whole paragraph does. A line that goes on far beyond the words of a title
    opens a paragraph on what the title names.
    """
    keys = ["".join(_LETTERS.findall(line.text.lower()))[:_KEY] for line in lines]
    places: dict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        if len(key) >= _SHORTEST_KEY:
            places[key].append(at)
    return {
        at
        for same in places.values()
        if 1 < len(same) <= _MOST_SAME
        for at in same
        if not any(keys[at + 1 : at + 2] == keys[other + 1 : other + 2] for other in same if other != at)
        and len(lines[at].text) <= _GOES_BEYOND * min(len(lines[other].text) for other in same) + _AUTHOR
    }


def _parted(wrapped: list[_Wrapped], at: int) -> bool:
    """Tell whether two lines stay apart whatever room there was: one is a rule, a tag, a head, a credit, a date."""
    before, here = wrapped[at - 1], wrapped[at]
    if before.alone or here.alone:
        return True
    a, b = before.line.text, here.line.text
    if at + 1 < len(wrapped) and is_underline(b, wrapped[at + 1].line.text) and not wrapped[at + 1].line.blanks:
        return True
    over = wrapped[at - 2].line if at > 1 and not before.line.blanks else None
    if over is not None and is_rule(over.text) and is_underline(a, over.text):
        return True
    if is_capitals(a) != is_capitals(b) and _is_capital_head(a, b):
        return True
    if unquoted(a)[0] != unquoted(b)[0] or _differently_centred(before.line, here.line):
        return True
    return _is_credit(wrapped, at) or _is_credit(wrapped, at - 1)


def _differently_centred(a: PageLine, b: PageLine) -> bool:
    """Tell whether two lines stand round the same middle, each as far from the left as its length asks for."""
    if min(a.indent, b.indent) < _CENTRED or a.indent == b.indent:
        return False
    return abs((a.indent + a.end) - (b.indent + b.end)) <= _UNEVEN_MIDDLE


def _is_capital_head(a: str, b: str) -> bool:
    return (is_capitals(a) and len(a) <= _LONGEST_CAPITALS) or (is_capitals(b) and len(b) <= _LONGEST_CAPITALS)


def _is_credit(wrapped: list[_Wrapped], at: int) -> bool:
    """Tell whether a line names who wrote what follows: it does under a short line or a blank one."""
    line = wrapped[at].line
    if not is_head_credit(line.text):
        return False
    over = wrapped[at - 1].line if at and not line.blanks else None
    return over is None or (over.end < _LONGEST_HEAD and STOP.search(over.text) is None) or line.indent > over.indent


def _fills(paragraph: list[PageLine], line: PageLine, width: int) -> bool:
    """Tell whether a paragraph goes on with a line: its last line was full, or stopped inside a sentence."""
    before = paragraph[-1]
    stops = STOP.search(before.text) is not None
    if is_item(line.text) and (stops or is_item(paragraph[0].text) or before.end < width - _SLACK - 20):
        return False
    if len(paragraph) > 1 and line.indent > before.indent + 1 and stops:
        return False
    if len(paragraph) == 1 and line.indent > before.indent + 1 and stops and not is_item(before.text):
        return False
    if before.end > _FAR_TOO_LONG * width:
        return False
    if before.end + 1 + _first_word(line) >= width - 2:
        return True
    return not stops and before.end >= width // 2


def _block(lines: list[PageLine], *, aside: bool = False, hyphenated: bool = False) -> TextBlock:
    first = lines[0]
    text = _join([line.text for line in lines], hyphenated=hyphenated) if len(lines) > 1 else first.text
    end = max(line.end for line in lines)
    indent = min(line.indent for line in lines)
    return TextBlock(text, first.number, first.blanks, indent, len(lines), end, aside, first.boxed)


def _hyphenates(lines: Sequence[PageLine]) -> bool:
    """Tell whether a page divides words at the ends of its lines, and does not only break at hyphens it writes."""
    flowing = [line.text for line in lines if _flows(line)]
    divided = sum(_WORD_HYPHEN.search(text[-2:]) is not None for text in flowing)
    return divided >= _FEWEST_HYPHENS and divided >= _HYPHENATED_SHARE * len(flowing)


def _join(parts: list[str], *, hyphenated: bool) -> str:
    """Join wrapped lines: Chinese characters close up, and so does a word that a hyphen divides."""
    depth = unquoted(parts[0])[0]
    joined = [parts[0]]
    for part in parts[1:]:
        text = unquoted(part)[1] if depth else part
        before = joined[-1]
        if _WORD_HYPHEN.search(before[-2:]) and text[:1].islower():
            joined[-1] = before[:-1] if _is_divided(before, text, hyphenated=hyphenated) else before
            joined.append(text)
        else:
            chinese = _CJK.match(before[-1:]) and _CJK.match(text)
            joined += [text] if chinese else [" ", text]
    return "".join(joined)


def _is_divided(before: str, text: str, *, hyphenated: bool) -> bool:
    """Tell whether the hyphen at the end of a line is there for the line only: `Tues-` and `day`."""
    last, first = _LAST_PART.search(before[-40:]), _FIRST_PART.match(text)
    if last is None or first is None or last.group(1).lower() in _COMPOUND:
        return False
    return hyphenated or is_known(last.group(1) + first.group())
