"""Parse and validate JSON lines of articles, and complete them."""

from __future__ import annotations

import json
import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from bot.articles import ArticleText, Paragraph, Person, PersonRole
from bot.errors import SourceError
from bot.loading.exchange.read_lines import ExportLine, is_export_line
from bot.loading.incoming import IncomingArticle, IncomingRecord, checksum_of
from bot.segmentation import (
    BlockKind,
    find_dates,
    find_name_pairs,
    generate_headline,
    guess_language,
    normalise,
    split_sentences,
    squeeze,
    stated_names,
    summarise,
    to_iso,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

logger = logging.getLogger(__name__)

LONGEST_HEADLINE = 500
LONGEST_ID = 500
LONGEST_ADDRESS = 2_000
MOST_AUTHORS = 100

_WEB_ADDRESS = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Record:
    """A valid line: its origin, its checksum, and its content.

    If `own_id` is False, `source_id` is derived from the text of an article without an id.
    """

    line: int
    origin: str
    source_id: str
    own_id: bool
    checksum: str
    source: str
    headline: str
    paragraphs: tuple[str, ...]
    authors: tuple[str, ...]
    published: str | None
    url: str | None

    @property
    def identity(self) -> tuple[str, str]:
        """The key that identifies the article in its scope: (origin, id)."""
        return self.origin, self.source_id


def read_record(line: bytes, number: int, *, path: str, source: str | None, name: str) -> Record | ExportLine | None:
    """Parse line `number` of the file at `path`; None for a blank line.

    The source is that of the article, else `source`, else the file. `name` is the display name of the file as a source.
    Raises SourceError for an invalid line.
    """
    fields = _fields(line)
    if fields is None:
        return None
    if is_export_line(fields):
        return ExportLine(number, fields)
    paragraphs = _paragraphs(fields)
    own_id = _id(fields)
    named = _optional_text(fields, "source") or source
    published = _optional_text(fields, "published")
    return Record(
        line=number,
        origin=named or path,
        source_id=own_id or "#" + checksum_of("\n".join(paragraphs).encode()),
        own_id=own_id is not None,
        checksum=checksum_of(line.strip()),
        source=named or name,
        headline=(_optional_text(fields, "headline") or "")[:LONGEST_HEADLINE],
        paragraphs=paragraphs,
        authors=_authors(fields),
        published=to_iso(published) if published else None,
        url=_address(fields),
    )


def own_identity(line: bytes, *, path: str, source: str | None) -> tuple[str, str] | None:
    """Return the identity of an article that has an id; None for any other line."""
    try:
        fields = _fields(line)
        if fields is None or is_export_line(fields) or (own_id := _id(fields)) is None:
            return None
        return _optional_text(fields, "source") or source or path, own_id
    except SourceError:
        return None


def work_out(records: Sequence[Record]) -> list[IncomingRecord | SourceError]:
    """Compute sentences, summaries and other derived fields of records (CPU work)."""
    return [_work_out(record) for record in records]


def _work_out(record: Record) -> IncomingRecord | SourceError:
    own_id = record.source_id if record.own_id else None
    try:
        article = IncomingArticle(_text(record), record.source, own_id, record.url)
    except MemoryError:
        raise
    except Exception as error:
        # A bug must not keep out the other records of the batch.
        logger.exception("record not loaded", extra={"origin": record.origin, "line": record.line})
        return SourceError("source-unexpected", kind=type(error).__name__)
    _ = article.samples  # computed here, off the event loop
    return IncomingRecord(record.origin, record.source_id, record.checksum, article)


def _fields(line: bytes) -> dict[str, Any] | None:
    try:
        text = line.decode("utf-8-sig").strip()
        if not text:
            return None
        value: object = json.loads(text)
    except UnicodeDecodeError:
        raise SourceError("record-encoding") from None
    except json.JSONDecodeError as error:
        raise SourceError("record-broken", column=error.colno) from None
    except (ValueError, RecursionError):
        # Numbers of thousands of digits, brackets nested thousands deep.
        raise SourceError("record-broken", column=1) from None
    if not isinstance(value, dict):
        raise SourceError("record-no-object")
    return cast("dict[str, Any]", value)


def _id(fields: dict[str, Any]) -> str | None:
    value = fields.get("id")
    if value is None:
        return None
    own = _SURROGATE.sub("\ufffd", str(value))
    if isinstance(value, bool) or not isinstance(value, str | int) or not 0 < len(own) <= LONGEST_ID:
        raise SourceError("record-field", field="id")
    return own


def _paragraphs(fields: dict[str, Any]) -> tuple[str, ...]:
    if fields.get("paragraphs") is None:
        texts = (_optional_text(fields, "text", squeezed=False) or "").splitlines()
    else:
        texts = _texts(fields, "paragraphs")
    paragraphs = tuple(text for one in texts if (text := squeeze(normalise(one))))
    if not paragraphs:
        raise SourceError("record-empty")
    return paragraphs


def _authors(fields: dict[str, Any]) -> tuple[str, ...]:
    if isinstance(fields.get("authors"), str):
        return (squeeze(normalise(fields["authors"])),)
    return tuple(squeeze(normalise(one)) for one in _texts(fields, "authors")[:MOST_AUTHORS])


def _address(fields: dict[str, Any]) -> str | None:
    address = _optional_text(fields, "url")
    return address if address and len(address) <= LONGEST_ADDRESS and _WEB_ADDRESS.fullmatch(address) else None


def _optional_text(fields: dict[str, Any], field: str, *, squeezed: bool = True) -> str | None:
    value = fields.get(field)
    if value is not None and not isinstance(value, str):
        raise SourceError("record-field", field=field)
    return squeeze(normalise(value)) if value and squeezed else value


def _texts(fields: dict[str, Any], field: str) -> list[str]:
    value: object = fields.get(field) or []
    if not isinstance(value, list):
        raise SourceError("record-field", field=field)
    texts = [one for one in cast("list[object]", value) if isinstance(one, str)]
    if len(texts) != len(cast("list[object]", value)):
        raise SourceError("record-field", field=field)
    return texts


def _text(record: Record) -> ArticleText:
    texts = [record.headline, *record.paragraphs]
    paragraphs = [(text, split_sentences(text)) for text in record.paragraphs]
    return ArticleText(
        headline=record.headline or generate_headline(record.paragraphs[0]),
        headline_generated=not record.headline,
        summary=summarise(paragraphs, opinion=False),
        paragraphs=tuple(Paragraph(text, BlockKind.BODY.value, sentences) for text, sentences in paragraphs),
        people=tuple(
            Person(PersonRole.AUTHOR, name, None, cjk)
            for author in record.authors
            for name, cjk in stated_names(author)[:MOST_AUTHORS]
        ),
        names=find_name_pairs(texts),
        dates=find_dates(texts),
        published=record.published,
        language=guess_language(" ".join(record.paragraphs[:8])),
    )
