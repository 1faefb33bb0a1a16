"""Convert tables (CSV, TSV) and JSON files of articles to JSON lines.

CPU work on untrusted input, for a worker process.
"""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any, Final, cast

from bot.errors import SourceError
from bot.loading.kinds.kind import FileKind, kind_of_name
from bot.segmentation import PageFormat, decode, is_binary, is_feed, read_feed, segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MOST_ROWS: Final = 50_000
"""Maximum rows of a table or items of a JSON list; JSON lines have no such limit."""

LONGEST_CELL: Final = 2 << 20
DEEPEST: Final = 3
"""Maximum nesting depth of the list of articles in a JSON file."""

# Column names in exports of news archives, spreadsheets and web APIs, by descending priority.
_NAMES: Final = {
    "headline": "headline title 標題 标题 題目",
    "text": "text body content fulltext articlebody articletext article contenttext contenthtml bodytext story "
    "maintext 內文 内文 內容 内容 本文 正文 全文",
    "paragraphs": "paragraphs",
    "authors": "authors author byline creator writer 作者 記者 记者",
    "published": "published date publishedat publicationdate publishdate pubdate datepublished datepub created "
    "publicationtime time 日期 發布日期 发布日期 出版日期 發佈日期",
    "url": "url link address weburl canonicalurl permalink 網址 网址 連結 链接",
    "source": "source publisher newspaper publication sourcename outlet site 來源 来源 媒體 媒体 報紙 报纸",
    "id": "id guid uid articleid",
}
_MEANT: Final = {name: (field, rank) for field, names in _NAMES.items() for rank, name in enumerate(names.split())}
_LISTS: Final = ("articles", "items", "entries", "results", "documents", "docs", "data", "records", "stories", "posts")
_NOT_LETTERS = re.compile(r"[\W_]+")
_MARKUP = re.compile(r"</?(?:p|br|div|span|h[1-6]|ul|li|a|em|strong|b|i|blockquote)\b[^<>]{0,300}/?>", re.IGNORECASE)
_DELIMITERS = ",;\t|"


def read_table(path: str, content: bytes) -> list[tuple[int, bytes]]:
    """Return the articles of a table or JSON file as JSON lines, each with its line number or index.

    Columns and keys are found by common names. Raises SourceError, with the reason, if there are no articles.
    """
    if is_binary(content):
        raise SourceError("source-binary")
    text = decode(content).text
    if kind_of_name(path) is FileKind.JSON:
        rows = list(_feed_items(content)) if is_feed(content) else list(_of_json(text))
    else:
        rows = list(_of_table(text))
    if not rows:
        raise SourceError("table-no-articles")
    return [(place, json.dumps(row).encode()) for place, row in rows]


def _of_table(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    csv.field_size_limit(LONGEST_CELL)
    lines = io.StringIO(text, newline="")
    head = lines.readline()
    delimiter = max(_DELIMITERS, key=lambda sign: len(_columns(_first(csv.reader([head], delimiter=sign)))))
    lines.seek(0)
    rows = csv.reader(lines, delimiter=delimiter)
    try:
        columns = _columns(_first(rows))
        if "text" not in columns.values() and "paragraphs" not in columns.values():
            return
        for count, row in enumerate(rows):
            if count >= MOST_ROWS:
                raise SourceError("table-too-long", most=MOST_ROWS)
            cells = {field: row[at] for at, field in columns.items() if at < len(row) and row[at].strip()}
            if cells:
                yield rows.line_num, _cleaned(cells)
    except csv.Error:
        raise SourceError("table-broken", line=rows.line_num) from None


def _first(rows: Iterator[list[str]]) -> list[str]:
    return next(rows, list[str]())


def _columns(names: Sequence[str]) -> dict[int, str]:
    """Map columns to fields by their names; if two match one field, the more specific name wins."""
    best: dict[str, tuple[int, int]] = {}
    for at, name in enumerate(names):
        field, rank = _MEANT.get(_plain(name), ("", 0))
        if field and (field not in best or rank < best[field][0]):
            best[field] = rank, at
    return {at: field for field, (_, at) in best.items()}


def _plain(name: str) -> str:
    return _NOT_LETTERS.sub("", name).lower()


def _of_json(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        value: object = json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        raise SourceError("json-broken", line=error.lineno) from None
    except (ValueError, RecursionError):
        # Numbers of thousands of digits, brackets nested thousands deep.
        raise SourceError("json-broken", line=1) from None
    items = _list(value, DEEPEST)
    if len(items) > MOST_ROWS:
        raise SourceError("table-too-long", most=MOST_ROWS)
    for place, item in enumerate(items, start=1):
        row = _row(cast("dict[str, Any]", item)) if isinstance(item, dict) else {}
        if "text" in row or "paragraphs" in row:
            yield place, row


def _list(value: object, depth: int) -> list[Any]:
    """Return the articles: the top-level list, a list under a common key, or the object as one article."""
    if isinstance(value, list):
        return cast("list[Any]", value)
    if not isinstance(value, dict):
        return []
    fields = cast("dict[str, Any]", value)
    if not {"text", "paragraphs"}.isdisjoint(_row(fields)):
        return [fields]
    inside = (fields[name] for name in _LISTS if isinstance(fields.get(name), list | dict))
    return next((found for one in inside if depth and (found := _list(one, depth - 1))), list[Any]())


def _row(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return an object with its keys renamed to our field names."""
    named = [(*_MEANT[_plain(name)], value) for name, value in item.items() if _plain(name) in _MEANT]
    cells: dict[str, Any] = {}
    for field, _, value in sorted(named, key=lambda one: one[1]):
        said = _said(field, value)
        if said:
            cells.setdefault(field, said)
    return _cleaned(cells)


def _said(field: str, value: object) -> object:
    """Return a value converted for its field; None if it is not valid there."""
    if field in ("authors", "paragraphs"):
        values = cast("list[object]", value) if isinstance(value, list) else [value]
        return [name for one in values if (name := _text(one)).strip()]
    if field == "id":
        return value if isinstance(value, str | int) and not isinstance(value, bool) else None
    return _text(value)


def _text(value: object) -> str:
    """Return a string, or the name of an object such as `{"name": "Harbour Post"}`."""
    if isinstance(value, dict):
        fields = cast("dict[str, Any]", value)
        value = next((fields[key] for key in ("name", "title", "text") if isinstance(fields.get(key), str)), None)
    return value if isinstance(value, str) else ""


def _cleaned(cells: dict[str, Any]) -> dict[str, Any]:
    """Strip HTML markup from a text, so that it is not quoted as words of the newspaper."""
    text = cells.get("text")
    if isinstance(text, str) and _MARKUP.search(text):
        article = segment(f"<html><body><article>{text}</article></body></html>", format=PageFormat.HTML).articles
        read = [paragraph.text for one in article for paragraph in one.text.paragraphs]
        if read:
            cells = {**cells, "paragraphs": read}
            del cells["text"]
    if "authors" in cells and isinstance(cells["authors"], str):
        cells["authors"] = cells["authors"].strip()
    if "id" in cells and isinstance(cells["id"], str):
        cells["id"] = cells["id"].strip()[:500]
    return cells


def _feed_items(content: bytes) -> Iterator[tuple[int, dict[str, Any]]]:
    feed = read_feed(content, "")
    for place, item in enumerate(feed.items, start=1):
        if item.article is not None:
            text = item.article.text
            row: dict[str, Any] = {
                "id": item.id,
                "headline": None if text.headline_generated else text.headline,
                "paragraphs": [paragraph.text for paragraph in text.paragraphs],
                "authors": _names(person.name for person in text.people),
                "published": text.published,
                "url": item.address,
                "source": feed.title or None,
            }
            yield place, {name: value for name, value in row.items() if value}


def _names(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
