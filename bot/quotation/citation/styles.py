"""Citations for people: plain, Markdown, APA 7, MLA 9 and the notes of Chicago 17."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.quotation.citation.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.quotation.citation.person_names import Name
    from bot.quotation.citation.source import Day, Source

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MLA_MONTHS: Final = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_MARKDOWN: Final = re.compile(r"([\\`*_\[\]()<>#+|~!&])")
_APA_AUTHORS: Final = 20
_MLA_AUTHORS: Final = 2
_CHICAGO_AUTHORS: Final = 3


def plain(source: Source) -> tuple[Span, ...]:
    """Cite for a message: everything that is known, and the reference."""
    people = [
        f"{name.full} ({place})" if place else name.full
        for name, place in zip(source.authors, source.affiliations, strict=True)
    ]
    parts = [
        _and(people),
        _title(source, "“", "”"),
        f"translated by {_and([name.full for name in source.translators])}" if source.translators else "",
        source.newspaper or "",
        _day_first(source.published, _MONTHS),
        source.url or "",
    ]
    return (Span(f"{', '.join(part for part in parts if part)} ({source.ref})"),)


def markdown(source: Source) -> str:
    """Cite as the source of a Markdown text."""
    title = _escaped(_title(source, "", ""))
    titled = f"[{title}](<{_safe_url(source.url)}>)" if source.url else title
    by = f"by {_escaped(_and([name.full for name in source.authors]))}" if source.authors else ""
    translated = f"translated by {_escaped(_and([n.full for n in source.translators]))}" if source.translators else ""
    newspaper = f"*{_escaped(source.newspaper)}*" if source.newspaper else ""
    head = f"{titled} {by}".strip()
    parts = [head, translated, newspaper, _day_first(source.published, _MONTHS)]
    return f"{', '.join(part for part in parts if part)} ({source.ref})"


def apa(source: Source) -> tuple[Span, ...]:
    """Cite in the style of the American Psychological Association, 7th edition (10.1, newspaper articles)."""
    names = [f"{name.family}, {name.initials}" if name.given else name.full for name in source.authors]
    names = [
        f"{text}, {name.suffix}" if name.suffix else text for text, name in zip(names, source.authors, strict=True)
    ]
    translated = _and([f"{n.initials} {n.family}" if n.given else n.full for n in source.translators], last=" & ")
    title = _title(source, "", "") + (f" ({translated}, Trans.)" if translated else "")
    when = f"({_apa_date(source.published)})."
    head = [_apa_list(names), when, _ended(title)] if names else [_ended(title), when]
    spans = [Span(" ".join(_ended(part) if part is head[0] else part for part in head))]
    if source.newspaper:
        spans += [Span(" "), Span(source.newspaper, is_italic=True), Span(_stop_after(source.newspaper))]
    if source.url:
        spans.append(Span(f" Retrieved {_month_first(source.retrieved)}, from {source.url}"))
    return tuple(spans)


def mla(source: Source) -> tuple[Span, ...]:
    """Cite in the style of the Modern Language Association, 9th edition."""
    spans: list[Span] = []
    if source.authors:
        spans.append(Span(_ended(_mla_names(source.authors)) + " "))
    spans.append(Span(_quoted_and_ended(source, ".")))
    if source.translators:
        spans.append(Span(f" Translated by {_ended(_and([name.full for name in source.translators]))}"))
    rest = [text for text in (_day_first(source.published, _MLA_MONTHS), _bare(source.url)) if text]
    if source.newspaper:
        spans += [Span(" "), Span(source.newspaper, is_italic=True)]
        spans.append(Span(f", {', '.join(rest)}." if rest else "."))
    elif rest:
        spans.append(Span(f" {', '.join(rest)}."))
    if source.url:
        day = source.retrieved
        spans.append(Span(f" Accessed {day.day} {_MLA_MONTHS[day.month - 1]} {day.year}."))
    return tuple(spans)


def chicago(source: Source) -> tuple[Span, ...]:
    """Cite as a full note of the Chicago Manual of Style, 17th edition (14.191, newspapers)."""
    names = [name.full for name in source.authors]
    head = f"{names[0]} et al., " if len(names) > _CHICAGO_AUTHORS else f"{_and(names)}, " if names else ""
    spans = [Span(head + _quoted_and_ended(source, ","))]
    if source.translators:
        spans.append(Span(f" trans. {_and([name.full for name in source.translators])},"))
    if source.newspaper:
        spans += [Span(" "), Span(source.newspaper, is_italic=True), Span(",")]
    rest = [_chicago_date(source.published)]
    rest += [f"accessed {_month_first(source.retrieved)}", source.url] if source.url else []
    spans.append(Span(f" {', '.join(part for part in rest if part)}"))
    text = "".join(span.text for span in spans).rstrip(" ,")
    return _cut_to(spans, len(text), "" if text.endswith((".”", "?”", "!”")) and not source.newspaper else ".")


def _cut_to(spans: Sequence[Span], length: int, end: str) -> tuple[Span, ...]:
    """Return spans of `length` characters in all, and `end`."""
    kept: list[Span] = []
    for span in spans:
        text = span.text[:length]
        length -= len(text)
        if text:
            kept.append(Span(text, span.is_italic))
    return (*kept, Span(end)) if end else tuple(kept)


def _title(source: Source, opening: str, closing: str) -> str:
    """Return the title in marks; opening words stand in square brackets instead, since they are no title."""
    if source.is_opening:
        return f"[{source.title}]"
    return f"{opening}{source.title if not opening else _inner(source.title)}{closing}"


def _inner(title: str) -> str:
    """Turn double quotation marks into single ones, for a title that stands in double ones."""
    return title.replace("“", "‘").replace("”", "’")


def _quoted_and_ended(source: Source, mark: str) -> str:
    """Return the title in quotation marks with a comma or stop inside them, as American styles have it."""
    title = _title(source, "", "")
    if source.is_opening:
        return title + mark
    ended = title.endswith(("?", "!", "？", "！")) or (mark == "." and title.endswith((".", "。")))
    return f"“{_inner(title)}{'' if ended else mark}”"


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!", "。", "？", "！")) else f"{text}."


def _stop_after(text: str) -> str:
    return "" if text.endswith(".") else "."


def _and(texts: Sequence[str], last: str = " and ") -> str:
    """Join: A and B; A, B, and C."""
    if len(texts) <= 2:
        return last.join(texts)
    return f"{', '.join(texts[:-1])},{last}{texts[-1]}"


def _apa_list(names: Sequence[str]) -> str:
    if len(names) > _APA_AUTHORS:
        return f"{', '.join(names[: _APA_AUTHORS - 1])}, . . . {names[-1]}"
    return f"{', '.join(names[:-1])}, & {names[-1]}" if len(names) > 1 else names[0] if names else ""


def _mla_names(names: Sequence[Name]) -> str:
    if len(names) > _MLA_AUTHORS:
        return f"{names[0].inverted}, et al"
    return names[0].inverted if len(names) == 1 else f"{names[0].inverted}, and {names[1].full}"


def _apa_date(day: Day | None) -> str:
    if day is None:
        return "n.d."
    month = _MONTHS[day.month - 1] if day.month else ""
    return f"{day.year}, {month} {day.day or ''}".rstrip(" ,")


def _day_first(day: Day | None, months: Sequence[str]) -> str:
    if day is None:
        return ""
    return " ".join(str(part) for part in (day.day, months[day.month - 1] if day.month else None, day.year) if part)


def _chicago_date(day: Day | None) -> str:
    if day is None or day.month is None:
        return str(day.year) if day else ""
    month = _MONTHS[day.month - 1]
    return f"{month} {day.day}, {day.year}" if day.day else f"{month} {day.year}"


def _month_first(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def _bare(url: str | None) -> str | None:
    """Return an address without its protocol, as MLA recommends."""
    return re.sub("^https?://", "", url) if url else None


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _safe_url(url: str | None) -> str:
    """Return an address that cannot end the angle brackets it stands in."""
    return re.sub(r"[<>\s\\]", lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url or "")
