"""How a plain-text page divides by its own form: which heads start articles, and what belongs to nobody."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.segmentation.credits.model import CreditLine, Strength
from bot.segmentation.layout.edges import find_asides, find_colophon, is_colophon, is_prose
from bot.segmentation.layout.heads import STRONG, WEAK, Head, find_heads
from bot.segmentation.layout.kind import (
    document_signs,
    is_dated,
    is_masthead,
    names_periodical,
    share_a_subject,
    stand_apart,
)
from bot.segmentation.layout.marks import is_long_rule, is_mail_field
from bot.segmentation.layout.page import words_of
from bot.segmentation.layout.rules import find_dividing, stand_apart_loosely
from bot.segmentation.model import BlockKind
from bot.segmentation.text.dates import find_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.segmentation.layout.contents import Listing
    from bot.segmentation.layout.page import LaidOut

_STRONG, _WEAK, _AGAINST = 2.0, 1.0, 1.5
_ENOUGH, _SURE = 3.0, 6.0
_ONE_DOCUMENT, _BASE, _A_POINT = 0.95, 0.2, 0.25
_CARRIED_SHARE, _UNDERLINED_SHARE = 0.6, 1 / 3
_PART = 40
_UNTITLED_WORDS, _LETTER_WORDS = 90, 200
_FEWEST_WORDS, _MASTHEAD_WORDS = 8, 60
_TITLE_PAGE, _FEWEST_SECTIONS, _FEWEST_TITLED = 12, 2, 3


@dataclass(frozen=True, slots=True)
class Title:
    """A headline: the block it stands in, and its words without number and marks."""

    at: int
    words: str


@dataclass(slots=True)
class Plan:
    """The division of a page: the blocks that start articles, titles and credits by block, and nobody's blocks.

    `titles` holds the headline of each start that has one; `heads` are the blocks of all heads, to their prose.
    """

    starts: list[int]
    titles: dict[int, Title] = field(default_factory=dict[int, "Title"])
    credits: dict[int, CreditLine] = field(default_factory=dict[int, CreditLine])
    dates: set[int] = field(default_factory=set[int])
    nobody: set[int] = field(default_factory=set[int])
    heads: set[int] = field(default_factory=set[int])
    points: dict[int, float] = field(default_factory=dict[int, float])
    why: dict[int, str] = field(default_factory=dict[int, str])

    @property
    def certainty(self) -> float:
        """How likely an article starts and ends where the plan has it (0 to 1), by the points of its weakest head.

        Fitted on 20 real pages that show a form; a page that is one article by its title page was so on 7 of 7.
        """
        if not self.titles and len(self.starts) == 1:
            return _ONE_DOCUMENT
        weakest = min((self.points.get(at, 0.0) for at in self.starts if at in self.titles), default=0.0)
        return 1 / (1 + math.exp(-(_BASE + _A_POINT * weakest)))

    @property
    def is_sure(self) -> bool:
        """Tell whether more than enough speaks for every start."""
        return all(self.points.get(at, 0.0) >= _SURE for at in self.starts if at in self.titles) and bool(self.titles)


def find_plan(page: LaidOut) -> Plan | None:
    """Divide a page by the form of its heads, or by its rules; None where it shows no form of its own."""
    heads, listing = find_heads(page)
    points = _points(page, heads)
    rules = find_dividing(page)
    single = _one_a_text(heads, points)
    chosen = _without_mastheads(page, _by_page(page, single, points, divided=bool(rules)), listing)
    if len(chosen) > 1:
        return _of_heads(page, chosen, points, listing)
    if page.wrapped and _has_title_page(page, heads, listing):
        return Plan([0])
    if len(rules) > 1 and stand_apart_loosely(page, rules):
        return _of_rules(page, rules, single)
    if page.wrapped and _is_document(page, single):
        return Plan([0])
    return None


def _points(page: LaidOut, heads: list[Head]) -> dict[int, float]:
    """What speaks for each head by itself, by its block."""
    found: dict[int, float] = {}
    underlined = [head for head in heads if "underlined" in head.evidence]
    carried = [head for head in underlined if _is_carried(page, head)]
    level = len(underlined) < 2 or len(carried) >= _UNDERLINED_SHARE * len(underlined)
    for head in heads:
        names = head.evidence
        points = _STRONG * sum(name in names for name in STRONG) + _WEAK * sum(name in names for name in WEAK)
        if "underlined" in names and not level:
            points -= _WEAK
        if "overlined" in names and "ruled" in names:
            points -= _WEAK
        if "numbered" in names and names.keys() & {"underlined", "ruled", "listed", "spaced", "credit"}:
            points += _STRONG
        points -= _AGAINST * sum(name in names for name in ("ends", "small", "item", "deeper", "kicker"))
        found[head.at] = points
    return found


def _is_carried(page: LaidOut, head: Head) -> bool:
    """Tell whether more than an underline marks a head: a long rule above, a credit, a date, an entry of contents."""
    if head.evidence.keys() & {"credit", "dated", "mail", "listed", "numbered"}:
        return True
    return is_long_rule(page.rule_above(head.at))


def _one_a_text(heads: list[Head], points: dict[int, float]) -> list[Head]:
    """Of several heads over the same text the one with most points, the nearest of equals."""
    best: dict[int, Head] = {}
    for head in heads:
        other = best.get(head.body)
        if other is None or points[head.at] >= points[other.at]:
            best[head.body] = head
    return list(best.values())


def _by_page(page: LaidOut, heads: list[Head], points: dict[int, float], *, divided: bool) -> list[Head]:
    """The heads that start articles, given what kind of page it is; one that long rules divide has its heads there."""
    if divided:
        heads = [head for head in heads if head.drawn != frozenset({"underlined"}) or _is_carried(page, head)]
    forms = Counter(head.form for head in heads)
    drawn = Counter(look for head in heads for look in head.drawn)
    likely = [
        head
        for head in heads
        if points[head.at] >= _ENOUGH
        or (points[head.at] > 0 and head.form and forms[head.form] > 1)
        or any(drawn[look] > 1 for look in head.drawn)
    ]
    if not likely:
        return []
    bonus = _bonus(page, likely, points)
    periodical = bool(likely) and names_periodical(page, likely[0].at)
    for head in likely:
        points[head.at] += bonus - (_WEAK if not head.drawn and not periodical else 0.0)
    passed = [head for head in likely if points[head.at] >= _ENOUGH]
    titled = [head for head in passed if not is_mail_field(page.blocks[head.at].text)]
    if len(titled) >= _FEWEST_TITLED and 2 * len(titled) >= len(passed):
        # Mails without a title of the page's own stand inside its articles.
        passed = titled
    carried = [head for head in passed if head.evidence.keys() & {"credit", "listed", "mail", "record"}]
    if len(carried) >= 2 and len(carried) >= _CARRIED_SHARE * len(passed):
        passed = [head for head in passed if head in carried or points[head.at] >= _ENOUGH + 1]
    return passed


def _without_mastheads(page: LaidOut, heads: list[Head], listing: Listing) -> list[Head]:
    """The heads without those that have next to nothing of their own, and a first one that introduces the page."""
    found: list[Head] = []
    for head, end in _spans(page, heads):
        own = (at for at in range(head.at + 1, end) if at not in listing.blocks and not page.rule[at])
        words = sum(words_of(page.blocks[at].text) for at in own)
        introduces = head is heads[0] and not head.credits and words < _MASTHEAD_WORDS and is_masthead(page, head)
        if words >= _FEWEST_WORDS and not introduces:
            found.append(head)
    return found


def _bonus(page: LaidOut, heads: list[Head], points: dict[int, float]) -> float:
    """What the page says of all its heads: a periodical's, apart in what they speak of; or sections of a document."""
    strong = [head for head in heads if points[head.at] >= _STRONG] or heads
    parts = _parts(page, strong)
    titles = [head.title for head in strong]
    bonus = 0.0
    first = strong[0].at
    if names_periodical(page, first):
        bonus += 1.0
    elif is_dated(page, first):
        bonus += 0.5
    carried = sum(bool(head.evidence.keys() & {"credit", "listed", "mail", "dated", "record"}) for head in strong)
    if carried >= 2 and carried * 3 >= len(strong):
        bonus += 1.0
    if stand_apart(parts):
        bonus += 1.0
    elif share_a_subject(parts):
        bonus -= 1.0
    return bonus - 2.0 * document_signs(titles)


def _parts(page: LaidOut, heads: list[Head]) -> list[str]:
    """The prose under each head, up to the next."""
    return [
        " ".join(page.blocks[at].text for at in range(head.body, min(end, head.body + _PART)) if page.text[at])
        for head, end in _spans(page, heads)
    ]


def _spans(page: LaidOut, heads: list[Head]) -> Iterator[tuple[Head, int]]:
    """Each head with the block that the next one stands on, or the end of the page."""
    return zip(heads, [*(head.at for head in heads[1:]), len(page)], strict=False)


def _of_heads(page: LaidOut, heads: list[Head], points: dict[int, float], listing: Listing) -> Plan:
    plan = Plan([head.at for head in heads], points=points)
    for head in heads:
        if (title := _title(page, head)) is not None:
            plan.titles[head.at] = title
        plan.heads.update(range(head.at - 1, head.body + 1))
        plan.credits.update(head.credits)
        plan.why[head.at] = ", ".join(sorted(head.evidence))
        _read_mail(page, plan, head)
    plan.nobody.update(listing.blocks)
    _put_top_aside(page, plan, heads[0].at)
    plan.nobody.update(find_colophon(page, heads[-1].body))
    plan.nobody.update(find_asides(page, [(head.at, end) for head, end in _spans(page, heads)]))
    return plan


def _read_mail(page: LaidOut, plan: Plan, head: Head) -> None:
    """The fields over a mail say who and when; what else they say is nobody's."""
    title = plan.titles.get(head.at)
    for at in range(head.at, head.body):
        text = page.blocks[at].text
        if not is_mail_field(text) or at in plan.credits or (title is not None and title.at == at):
            continue
        if find_dates([text]):
            plan.dates.add(at)
        elif at == head.at:
            plan.credits[at] = CreditLine((), Strength.STRONG)
        else:
            plan.nobody.add(at)


def _title(page: LaidOut, head: Head) -> Title | None:
    """The title of a head; that of a mail is its subject."""
    if not is_mail_field(page.blocks[head.at].text):
        return Title(head.at, head.title)
    for at in range(head.at, head.body):
        name, _, value = page.blocks[at].text.partition(":")
        if name.lower() in ("subject", "subj") and value.strip():
            return Title(at, value.strip())
    return None


def _put_top_aside(page: LaidOut, plan: Plan, first: int) -> None:
    """What stands above the first head is nobody's; long prose is an article without a title.

    Over a list of contents stands a masthead, unless it is a letter of some length.
    """
    listed = max((at for at in plan.nobody if at < first), default=-1)
    prose = [at for at in range(first) if at not in plan.nobody and is_prose(page, at)]
    while prose and is_colophon([page.blocks[prose[0]].text]):
        del prose[0]
    below = [at for at in prose if at > listed]
    if sum(page.words[at] for at in below) >= _UNTITLED_WORDS:
        prose = below
    if sum(page.words[at] for at in prose) < (_UNTITLED_WORDS if prose is below else _LETTER_WORDS) or is_colophon(
        [page.blocks[at].text for at in prose]
    ):
        plan.nobody.update(range(first))
        return
    start = prose[0]
    above = start - 1
    if above >= 0 and above not in plan.nobody and page.units[above].kind is BlockKind.HEADING:
        start = above
        plan.titles[start] = Title(start, page.blocks[start].text)
    plan.starts.insert(0, start)
    plan.nobody.update(range(start))


def _of_rules(page: LaidOut, rules: list[int], heads: list[Head]) -> Plan:
    """Divide a page at the rules it repeats; what stands above the first is its masthead, or prose of its own."""
    plan = Plan([])
    for rule in rules:
        start = next((at for at in range(rule + 1, len(page)) if not page.rule[at]), None)
        if start is not None:
            plan.starts.append(start)
            plan.why[start] = "a rule that the page repeats"
    by_place = {head.at: head for head in heads}
    for start, end in zip(plan.starts, [*plan.starts[1:], len(page)], strict=True):
        head = next((by_place[at] for at in range(start, end) if at in by_place), None)
        if head is not None and (head.at == start or head.drawn):
            title = _title(page, head)
            plan.titles.update({start: title} if title is not None else {})
            plan.credits.update(head.credits)
    _put_top_aside(page, plan, plan.starts[0])
    plan.nobody.update(find_colophon(page, plan.starts[-1]))
    plan.nobody.update(find_asides(page, [*zip(plan.starts, [*plan.starts[1:], len(page)], strict=True)]))
    return plan


def _has_title_page(page: LaidOut, heads: list[Head], listing: Listing) -> bool:
    """Tell whether a page has a title and a name once, at its top, in the middle of the line: it is one article."""
    credited = [head for head in heads if "credit" in head.evidence]
    if len(credited) != 1 or listing.named or credited[0].at > _TITLE_PAGE:
        return False
    head = credited[0]
    framed = "ruled" in head.evidence and any(page.rule[at] for at in range(head.at + 1, head.body))
    return framed or bool(head.evidence.keys() & {"centred", "overlined", "underlined"})


def _is_document(page: LaidOut, heads: list[Head]) -> bool:
    """Tell whether the heads of a page are the sections of one document, by what they are called or speak of."""
    forms = Counter(head.form for head in heads)
    sections = [head for head in heads if head.form and forms[head.form] > 1]
    if len(sections) < _FEWEST_SECTIONS:
        return False
    return document_signs([head.title for head in sections]) > 0 or share_a_subject(_parts(page, sections))
