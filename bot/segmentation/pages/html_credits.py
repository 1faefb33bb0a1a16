"""Who wrote the article of a page, and when: as its head states, and as stands between headline and text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice

from bot.articles import is_organisation
from bot.segmentation.blocks.classify import read_unit
from bot.segmentation.blocks.unit import Unit
from bot.segmentation.credits.people import ELSEWHERE, looks_like_person, names_office
from bot.segmentation.credits.stated import stated_names
from bot.segmentation.html.blocks import HtmlBlock, descendants, pieces_of
from bot.segmentation.html.body import Body
from bot.segmentation.html.head import PageHead
from bot.segmentation.html.regions import Part, introduces_author, names_author
from bot.segmentation.html.tree import Node
from bot.segmentation.model import BlockKind
from bot.segmentation.text.dates import find_dates
from bot.segmentation.text.stated_dates import to_iso
from bot.segmentation.text.vocabulary import words

MOST_AUTHORS = 20
_MOST_LINES, _MOST_INSIDE, _MOST_AROUND = 4, 200, 3
_LONGEST, _SHORT = 300, 60
_BY = re.compile(r"(?:by|von|par|por|di|door|words by|text|interview)\b:?\s", re.IGNORECASE)
_REPORTED = re.compile(r"\(?(?:additional )?reporting by ([^;()]{3,200})", re.IGNORECASE)
_META = re.compile(r"meta|info|credit|date|time|publish|posted", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:[•·|]|\s[–—-]\s)\s*")
_PERSON = re.compile(
    r"[^\W\d_a-z][\w’'.-]*(?: (?:[a-z]{1,4} ){0,2}[^\W\d_a-z][\w’'.-]*){1,4},?(?: (?:Jr|Sr|I{2,3}|IV)\.?)?"
)
_HAN_NAME = re.compile("[\u3400-\u9fff·]{2,8}")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-]|\b)")
_BY_CLOCK_OF_GREENWICH = re.compile(r"(?:Z|[+-]00:?00)$")
_HANDLE = re.compile(r"\s?@\w{2,40}")
# What stands beside names in such lines, and begins with a capital.
_CONTROLS = words(
    "email e-mail mail bio follow text size stories story recent share posts view profile orcid articles article more "
    "read comments comment published updated posted print save subscribe contact twitter facebook instagram archive "
    "page website newsletter author authors editor see all about by on"
)
_UPDATED = re.compile(r"updated|modified|last edit|更新|aktualisiert|mis à jour|actualizad", re.IGNORECASE)


def authors_of(body: Body, head: PageHead, credited: list[Unit]) -> list[str]:
    """Return who wrote the article; empty where only lines of the text itself tell.

    What the head states counts, unless that is the site itself and a person is named under the headline.
    """
    stated = head.authors[:MOST_AUTHORS]
    if stated and not all(_is_site(name, head) for name in stated):
        return stated
    above = list(_persons_above(body))[:MOST_AUTHORS]
    if above and (stated or not any(unit.kind is BlockKind.TRANSLATOR for unit in credited)):
        return above
    return stated or ([] if credited else list(_persons_after(body))[:MOST_AUTHORS])


def _is_site(name: str, head: PageHead) -> bool:
    return is_organisation(name) or name.casefold() == head.site.casefold()


def _persons_above(body: Body) -> Iterator[str]:
    """Who the lines between headline and text, or right over the headline, say wrote it; each once."""
    found = dict.fromkeys(name for text in _lines_above(body) for name in _persons(text))
    yield from found


def _lines_above(body: Body) -> list[str]:
    """What stands there in an element for authors; where none is, what begins as a byline does or is beside a date."""
    for near in (body.before, body.over):
        inner = _outermost(one for block in near for one in _authors_around(block))
        marked = [text for one in inner if _persons(text := pieces_of(one))]
        if marked:
            return marked[:_MOST_LINES]
    by = [block.text for block in body.before if _BY.match(block.text)]
    dated = [_before_date(block.text) for block in body.before if _may_credit(block) and find_dates([block.text])]
    return (by or dated)[:_MOST_LINES]


def _authors_around(block: HtmlBlock) -> Iterator[Node]:
    """The elements for authors that a block holds or stands in."""
    yield from (one for one in descendants(block.node)[:_MOST_INSIDE] if names_author(one))
    around = [one for one in block.node.lineage if one.name not in ("body", "main", "article", "html", "section")]
    yield from (one for one in around[:_MOST_AROUND] if names_author(one))


def _outermost(nodes: Iterable[Node]) -> list[Node]:
    """Elements without those inside others of them."""
    listed = list(dict.fromkeys(nodes))
    marked = set(map(id, listed))
    return [one for one in listed if not any(id(up) in marked for up in one.lineage if up is not one)]


def _is_meta(block: HtmlBlock) -> bool:
    return any(_META.search(f"{one.get('class')} {one.get('id')}") for one in list(block.node.lineage)[:2])


def _may_credit(block: HtmlBlock) -> bool:
    """Tell whether a line may name somebody beside a date: by what it stands in, or because it is short."""
    return _is_meta(block) or len(block.text) <= _SHORT


def _before_date(text: str) -> str:
    """What stands before the date of a line: `Nora Ashdown • Updated 16 Mar 2026`."""
    parts = [part for part in _PARTS.split(text) if part]
    return parts[0] if len(parts) > 1 and not find_dates([parts[0]]) else text.split(",")[0]


def _persons(text: str) -> list[str]:
    """The names in a line that have the form of a person's; behind `By`, an organisation where there is no person."""
    if len(text) > _LONGEST:
        return []
    bare = _HANDLE.sub("", ELSEWHERE.sub("", _undated(text)))
    names = [name for part in _PARTS.split(bare) for name, _ in stated_names(part) if not _is_control(name)]
    persons = [name for name in names if _HAN_NAME.fullmatch(name) or (_PERSON.fullmatch(name) and _is_person(name))]
    return persons or [name for name in names if _BY.match(text) and is_organisation(name)]


def _is_person(name: str) -> bool:
    return looks_like_person(name) and not is_organisation(name) and not names_office(name)


def _is_control(name: str) -> bool:
    return not _CONTROLS.isdisjoint(name.lower().replace("’s", "").replace("'s", "").split())


def _undated(text: str) -> str:
    """A line up to the first date in it."""
    dates = find_dates([text])
    at = text.find(dates[0]) if dates else -1
    return text[:at].rstrip(" ,·|-–—") if at > 0 else text


def _persons_after(body: Body) -> Iterator[str]:
    """Whom a box under the text introduces as its author, or its last line thanks for reporting."""
    for block in body.blocks[-3:]:
        reported = _REPORTED.match(block.text)
        if reported is not None:
            yield from (name for name, _ in stated_names(reported[1]))
            return
    for block in body.after:
        if introduces_author(block.node):
            unit = read_unit(block.text, None)
            if unit.kind is BlockKind.AUTHOR and unit.credit is not None:
                yield from dict.fromkeys(person.name for person in unit.credit.credits)
                return


def date_of(body: Body, head: PageHead) -> str:
    """Return when the article was published, as stated or as shown under its headline; empty where nobody says.

    A time stated by the clock of Greenwich may be the day before or after; then the day that the page shows counts.
    """
    shown = _date_above(body) or _date_in(head.addresses)
    if not head.published or to_iso(head.published) is None:
        return shown
    if _BY_CLOCK_OF_GREENWICH.search(head.published) and shown and _is_next(to_iso(head.published), to_iso(shown)):
        return shown
    return head.published


def _is_next(one: str | None, other: str | None) -> bool:
    return bool(one and other) and abs(date.fromisoformat(one or "") - date.fromisoformat(other or "")) == timedelta(1)


def _date_in(addresses: list[str]) -> str:
    found = next((found for one in addresses[:3] if (found := _IN_ADDRESS.search(one))), None)
    return "-".join(found.groups()) if found else ""


def _date_above(body: Body) -> str:
    """The first date that a line near the headline states; one of a change only where there is no other."""
    # In the masthead of a site stands today's date.
    over = [block for block in body.over if block.part is Part.MAIN and _may_date(block)]
    near = [*body.before, *over]
    dates = [(text, _UPDATED.search(text) is not None) for block in near for text in _dates_of(block)]
    return next((text for text, _ in sorted(dates, key=lambda one: one[1])), "")


def _may_date(block: HtmlBlock) -> bool:
    return _is_meta(block) or _has_time(block) or _BY.match(block.text) is not None


def _has_time(block: HtmlBlock) -> bool:
    return any(one.name == "time" for one in descendants(block.node)[:_MOST_INSIDE]) or block.stands_in("time")


def _dates_of(block: HtmlBlock) -> Iterator[str]:
    for node in [*islice(block.node.lineage, 2), *descendants(block.node)[:_MOST_INSIDE]]:
        if node.name == "time" and node.get("datetime") and to_iso(node.get("datetime")):
            yield node.get("datetime")
    if len(block.text) <= _LONGEST // 2 and to_iso(block.text):
        yield block.text
