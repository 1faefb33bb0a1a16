"""What speaks for and against a division of a page: its own form, never a heading's level alone."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from bot.segmentation.boundaries import cohesion
from bot.segmentation.model import BlockKind
from bot.segmentation.structure.block import CJK, Form, PageBlock
from bot.segmentation.structure.items import Division, Piece, prose
from bot.segmentation.structure.letters import is_field
from bot.segmentation.structure.page import StatedPage
from bot.segmentation.text.issue_words import introduces_issue, speaks_of_issue
from bot.segmentation.text.page_words import asks, field_of, names_issue, names_periodical, names_section
from bot.segmentation.text.terms import read_terms

_MANY, _MOST = 0.4, 0.5
_FEW_SECTIONS = 0.2
_LONG_PART, _LONG_SHARE = 1_500.0, 0.8
_ALIKE = 0.75
_SUBJECT = 0.8
_CODE = 0.1
_SHAPE = 0.6
_HEADLINE_WORDS, _HEADLINE_CJK, _LONGEST_HEADLINE = 4, 8, 160
_SHORT_LINE = 120
_MOST_ITEMS, _MOST_WORDS = 200, 20
_TOP, _FOOT = 6, 6
_MOST_COMPARED, _SAMPLE, _OPENING = 24, 600, 20
_NEAR_BOXES = 3
_CARD = re.compile(r"(?:^|[\s_-])(?:card|teaser|tile|news-?item)(?:$|[\s_-])", re.IGNORECASE)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w.'’+-]+|\b[A-Z]\w*[A-Z0-9]\w*|\w[\d.]+\d")
_WORD = re.compile("[\u3400-\u9fff]{2}|[^\\W\\d_\u3400-\u9fff]{5,}")


def gather(page: StatedPage, division: Division) -> dict[str, float]:
    """Measure a division: each name is a kind of evidence, each value 0 to 1, how far it holds."""
    items = division.items[:_MOST_ITEMS]
    blocks = page.blocks
    heads = [blocks[item.start] for item in items]
    inner = [blocks[item.start : item.end] for item in items]
    told = {_head_text(head) for head in heads}
    titles = [title for title in page.titles if title not in told]
    stated = " | ".join(titles)
    return {
        "names a periodical": float(names_periodical(f"{stated} {page.about}")),
        "carries a number or date": float(names_issue(stated)),
        "heads lead elsewhere": _share(_leads_on(own) for own in inner),
        "items end in a source": _share(_ends_in_link(own) for own in inner),
        "items have a field in common": _common_field(inner),
        "letters": _share(is_field(head) for head in heads),
        "bylines under heads": _share(_has_byline(own) for own in inner),
        "numbers run on": float(_run_on([head.marks.number for head in heads])),
        "items are alike": _alike(inner),
        "heads are headlines": _share(_is_headline(head) for head in heads),
        "long parts": float(_long_parts(page, items)),
        "titles at the top level": float(_top_titles(page, division)),
        "heads are sections": _share(names_section(_head_text(head)) for head in heads),
        "heads are questions": _share(asks(_head_text(head)) for head in heads),
        "heads are sentences": _share(_is_sentence(head) for head in heads),
        "one author": float(page.authors == 1),
        "calls itself an article": float(page.is_article),
        "one subject": _one_subject(titles, blocks, items),
        "code": _code(blocks),
        "items have headings": _share(any(block.is_heading for block in own[1:]) for own in inner),
        "text opens it": float(any(not piece.item for piece in division.pieces[:1])),
        "items are short": _share(prose(blocks, item) < _SHORT_LINE for item in items),
        "heads are issues": _share(
            names_periodical(_head_text(head)) and names_issue(_head_text(head)) for head in heads
        ),
        "heads are dated": _share(names_issue(_head_text(head)) for head in heads),
        "heads are headings": _share(head.is_heading for head in heads),
        "length of items": min(1.0, math.log2(1 + _median([prose(blocks, item) for item in items])) / 12),
        "number of items": min(1.0, math.log2(len(division.items)) / 5),
        "share of the text": sum(prose(blocks, item) for item in division.items)
        / max(1.0, sum(one.prose for one in blocks)),
        "speaks of the issue": float(any(speaks_of_issue(block.text) for block in blocks[-_FOOT:])),
        "greets": float(any(introduces_issue(block.text) for block in blocks[:_TOP] if block.prose)),
        "names in heads": _share(_holds_name(_head_text(head)) for head in heads),
        "neighbours are alike": _neighbours_alike(inner),
        "items are cards": _share(_opens_card(head) for head in heads),
        "under departments": float(_under_departments(blocks, items)),
        "several levels": float(len({block.level for block in blocks if block.is_heading}) > 1),
    }


def _median(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0


def _share(flags: Iterable[bool]) -> float:
    told = list(flags)
    return sum(told) / len(told) if told else 0.0


def _head_text(head: PageBlock) -> str:
    return head.text if head.is_heading or not head.marks.lead else head.marks.lead


def _leads_on(own: Sequence[PageBlock]) -> bool:
    """Tell whether the head is a link, or has its address right under it."""
    head = own[0]
    return (
        head.is_linked
        or (head.marks.lead_linked and len(head.marks.lead) > 3)
        or any(one.is_address for one in own[1:2])
    )


def _ends_in_link(own: Sequence[PageBlock]) -> bool:
    last = next((one for one in reversed(own) if one.form is not Form.RULE), own[-1])
    return last is not own[0] and (last.is_linked or (last.marks.linked > 0 and len(last.text) <= _SHORT_LINE))


def _common_field(items: Sequence[Sequence[PageBlock]]) -> float:
    """The share of items that have the commonest labelled field."""
    counts = Counter(name for own in items for name in {field_of(block.text) for block in own[1:]} if name is not None)
    return max(counts.values(), default=0) / max(1, len(items))


def _has_byline(own: Sequence[PageBlock]) -> bool:
    return any(one.unit.kind in (BlockKind.BYLINE, BlockKind.DATELINE) for one in own[1:4])


def _run_on(numbers: Sequence[int | None]) -> bool:
    told = [number for number in numbers if number is not None]
    steps = sum(1 for one, other in pairwise(told) if other == one + 1)
    return len(told) > 1 and len(told) >= _SUBJECT * len(numbers) and steps >= _MOST * (len(told) - 1)


def _alike(items: Sequence[Sequence[PageBlock]]) -> float:
    """The share of items that are built as most are: the same kinds of blocks in the same order."""
    shapes = Counter(tuple(dict.fromkeys((one.form, one.is_linked) for one in own)) for own in items)
    return max(shapes.values(), default=0) / max(1, len(items))


def _is_headline(head: PageBlock) -> bool:
    text = _head_text(head)
    if len(text) > _LONGEST_HEADLINE:
        return False
    return len(text.split()) >= _HEADLINE_WORDS or len(CJK.findall(text)) >= _HEADLINE_CJK


def _is_sentence(head: PageBlock) -> bool:
    return _head_text(head).endswith((".", "。", "!", "！"))


def _holds_name(head: str) -> bool:
    """Tell whether a head names something: a capital inside it, or a word of letters and digits."""
    return _NAME.search(head) is not None


def _opens_card(head: PageBlock) -> bool:
    """Tell whether a head stands in an element that its page calls one item of many."""
    return any(box.name != "section" and _CARD.search(box.names) for box in head.boxes[:_NEAR_BOXES])


def _under_departments(blocks: Sequence[PageBlock], items: Sequence[Piece]) -> bool:
    """Tell whether headings without text of their own stand over the items, two or more of them."""
    over = {item.start - 1 for item in items if item.start and blocks[item.start].is_heading}
    return sum(blocks[at].is_heading and 1 < blocks[at].level < blocks[at + 1].level for at in over) > 1


def _neighbours_alike(items: Sequence[Sequence[PageBlock]]) -> float:
    """How many of their telling words two neighbours share (Jaccard), on average over the first items.

    Lines that several items open alike are the page's form, and say nothing of what it is about.
    """
    compared = items[:_MOST_COMPARED]
    openings = Counter(opening for own in compared for opening in {block.text[:_OPENING] for block in own})
    told = [
        set(
            _WORD.findall(
                " ".join(block.text for block in own if openings[block.text[:_OPENING]] == 1)[:_SAMPLE].casefold()
            )
        )
        for own in compared
    ]
    shares = [len(one & other) / max(1, len(one | other)) for one, other in pairwise(told)]
    return min(1.0, 4 * sum(shares) / max(1, len(shares)))


def _long_parts(page: StatedPage, items: Sequence[Piece]) -> bool:
    """Tell whether the parts are articles by length and each is about something of its own.

    Neighbours share fewer words than the halves of one part do.
    """
    sizes = sorted(prose(page.blocks, item) for item in items)
    total = sum(block.prose for block in page.blocks)
    if len(sizes) < 2 or sizes[len(sizes) // 2] < _LONG_PART or sum(sizes) < _LONG_SHARE * total:
        return False
    halves = [half for item in items for half in _halves(page.blocks, item)]
    vectors = [cohesion.weigh(read_terms(half)) for half in halves]
    within = [cohesion.cosine(one, other) for one, other in zip(vectors[::2], vectors[1::2], strict=True)]
    between = [cohesion.cosine(one, other) for one, other in zip(vectors[1::2], vectors[2::2], strict=False)]
    return sum(between) / max(1, len(between)) < _ALIKE * sum(within) / len(within)


def _halves(blocks: Sequence[PageBlock], item: Piece) -> tuple[str, str]:
    told = [block.text for block in blocks[item.start : item.end] if block.prose]
    text = " ".join(told)
    return text[: len(text) // 2], text[len(text) // 2 :]


def _top_titles(page: StatedPage, division: Division) -> bool:
    return division.proposal.level == 1 and not page.titled


def _one_subject(titles: Sequence[str], blocks: Sequence[PageBlock], items: Sequence[Piece]) -> float:
    """The largest share of the items in which a word of the page's title comes up."""
    words = {word for title in titles for word in _WORD.findall(title.casefold())}
    words = {word for word in words if not names_periodical(word)}
    told = [" ".join(block.text for block in blocks[item.start : item.end]).casefold() for item in items]
    return max((_share(word in text for text in told) for word in sorted(words)[:_MOST_WORDS]), default=0.0)


def _code(blocks: Sequence[PageBlock]) -> float:
    code = sum(len(block.text) for block in blocks if block.form is Form.CODE)
    return code / max(1, sum(len(block.text) for block in blocks))
