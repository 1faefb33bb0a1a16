"""Dumps of tagged records (`<DOC>`, `<REUTERS>`): one tag opens lines, closes as often, and holds most of a page."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.segmentation.layout.lines import PageLine

_OPENS = re.compile(r"^[ \t]*<([A-Za-z][\w.-]{0,30})(?:\s[^<>\n]{0,1000})?>", re.MULTILINE)
_TAG = re.compile(r"</?[A-Za-z][\w:.-]{0,40}(?:\s[^<>]{0,1000})?/?>")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
_FEWEST, _SHARE = 2, 0.5
_MOST_TAGS = 50
_MOST_FIELD = 2_000
_TITLES = ("title", "headline", "head", "hl", "hl1", "ti", "subject", "headl")
_AUTHORS = ("author", "byline", "authors", "by", "au")
_DATES = ("date", "pubdate", "date_time", "pubdt", "dt", "published", "dd")
_TEXTS = ("text", "body", "content", "story", "article_text", "abstract")
_APART = (*_TITLES, *_AUTHORS, *_DATES, "docno", "docid", "id", "unknown", "source", "section", "subject")
_SIGN_OFF = re.compile(r"\W{0,3}(?:reuters?|ap|upi|afp|dpa|more|end|ends)\W{0,3}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """A record: the line it starts on, what its fields say, and the lines of its text."""

    start: int
    title: str
    author: str
    date: str
    lines: tuple[PageLine, ...]
    title_line: int = 0
    outside: tuple[PageLine, ...] = field(default=())


def read_records(text: str, indents: Sequence[int] = ()) -> list[Record]:
    """Read the records of a dump, in order; none where the page is no such dump."""
    spans = _spans(text)
    if not spans:
        return []
    starts = _line_starts(text)
    known = indents if len(indents) == len(starts) else [0] * len(starts)
    return [record for record in _read_all(text, spans, starts, known) if record.lines or record.title]


def _spans(text: str) -> list[tuple[int, int]]:
    """The spans of the tag that holds most of the page."""
    lower = text.lower()
    opens: dict[str, list[int]] = defaultdict(list)
    for found in _OPENS.finditer(text):
        opens[found.group(1).lower()].append(found.start())
    best: list[tuple[int, int]] = []
    most = _SHARE * len(text.strip())
    common = sorted((name for name in opens if len(opens[name]) >= _FEWEST), key=lambda name: -len(opens[name]))
    for name in common[:_MOST_TAGS]:
        spans = list(_pair(lower, name, opens[name]))
        held = sum(end - start for start, end in spans)
        if len(spans) >= max(_FEWEST, len(opens[name]) - 1) and held > most:
            best, most = spans, held
    return best


def _pair(lower: str, name: str, opens: list[int]) -> Iterator[tuple[int, int]]:
    """Each opening of a tag with the first closing after it; a record that is not closed is none."""
    closing = f"</{name}>"
    for start, following in zip(opens, [*opens[1:], len(lower)], strict=True):
        end = lower.find(closing, start, following)
        if end >= 0:
            yield start, end + len(closing)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    starts += [found.end() for found in re.finditer("\n", text)]
    return starts


def _read_all(text: str, spans: list[tuple[int, int]], starts: list[int], indents: Sequence[int]) -> Iterator[Record]:
    line = 0
    for start, end in spans:
        while line + 1 < len(starts) and starts[line + 1] <= start:
            line += 1
        yield _read(text[start:end], line, indents)


def _read(record: str, start: int, indents: Sequence[int]) -> Record:
    lower = record.lower()
    title, at = _field(record, lower, _TITLES)
    body_start, body_end = _body(lower)
    body = record[body_start:body_end]
    for name in _APART:
        body = _blanked(body, name)
    first = start + record.count("\n", 0, body_start)
    return Record(
        start,
        title,
        _field(record, lower, _AUTHORS)[0],
        _field(record, lower, _DATES)[0],
        tuple(_lines(body, first, indents)),
        start + record.count("\n", 0, max(0, at)),
        tuple(_lines(record[:body_start], start, indents)),
    )


def _field(record: str, lower: str, names: Sequence[str]) -> tuple[str, int]:
    """What the first field of these names says, and where it stands."""
    for name in names:
        found = re.search(rf"<{name}(?:\s[^<>]*)?>", lower)
        end = lower.find(f"</{name}>", found.end()) if found else -1
        if found and 0 <= end - found.end() <= _MOST_FIELD:
            return _plain(record[found.end() : end]), found.end()
    return "", -1


def _body(lower: str) -> tuple[int, int]:
    """Where the text of a record stands: in its field for it, else everywhere."""
    for name in _TEXTS:
        found = re.search(rf"<{name}(?:\s[^<>]*)?>", lower)
        end = lower.rfind(f"</{name}>")
        if found and end > found.end():
            return found.end(), end
    return 0, len(lower)


def _blanked(body: str, name: str) -> str:
    """The text without a field, its line ends kept."""
    lower = body.lower()
    parts: list[str] = []
    at = 0
    for found in re.finditer(rf"<{name}(?:\s[^<>]*)?>", lower):
        end = lower.find(f"</{name}>", found.end())
        if found.start() < at or end < 0:
            continue
        parts += [body[at : found.start()], "\n" * body.count("\n", found.start(), end)]
        at = end + len(name) + 3
    return "".join([*parts, body[at:]])


def _plain(text: str) -> str:
    return " ".join(_CONTROL.sub(" ", html.unescape(_TAG.sub(" ", text))).split())


def _lines(body: str, first: int, indents: Sequence[int]) -> Iterator[PageLine]:
    blanks = 0
    for number, raw in enumerate(body.split("\n"), first):
        text = _plain(raw)
        if text and not _SIGN_OFF.fullmatch(text):
            tagged = raw.lstrip().startswith("<")
            yield PageLine(text, number, blanks, 0 if tagged or number >= len(indents) else indents[number])
            blanks = 0
        else:
            blanks += 1
