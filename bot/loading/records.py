"""JSON lines of articles that came already apart: what a line must be, and what is made of it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, cast

from bot.archive.model import ArticleText, Person, PersonRole, StoredParagraph
from bot.errors import SourceError
from bot.loading.incoming import IncomingArticle, IncomingRecord, digest_of
from bot.segmentation import split_sentences
from bot.segmentation.dates import find_dates, to_iso
from bot.segmentation.headline import generate_headline
from bot.segmentation.language import guess_language
from bot.segmentation.model import BlockKind
from bot.segmentation.names import find_name_pairs
from bot.segmentation.normalise import normalise, squeeze
from bot.segmentation.people import split_names
from bot.segmentation.summary import summarise

LONGEST_HEADLINE = 500
LONGEST_ID = 500
LONGEST_ADDRESS = 2_000
MOST_AUTHORS = 100

_WEB_ADDRESS = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Record:
    """A line that can be loaded: where it belongs, what tells its content from another, and its fields."""

    origin: str
    source_id: str
    digest: str
    source: str
    fields: dict[str, Any]
    paragraphs: tuple[str, ...]

    def to_incoming(self) -> IncomingRecord:
        """Work out sentences, summary and the like (CPU work: call it in a thread)."""
        own_id = None if self.fields.get("id") is None else self.source_id
        article = IncomingArticle(_text(self.fields, self.paragraphs), self.source, own_id, _address(self.fields))
        _ = article.samples
        return IncomingRecord(self.origin, self.source_id, self.digest, article)


def read_record(line: bytes, *, path: str, source: str | None, name: str) -> Record | None:
    """Read a line of the file at `path`; None for a blank one.

    An article belongs to the source it names, else to `source`, else to the file. `name` is what the file is called
    where a source is shown. Raises SourceError for a line that is no article.
    """
    fields = _fields(line)
    if fields is None:
        return None
    named = _optional_text(fields, "source") or source
    paragraphs = _paragraphs(fields)
    return Record(
        origin=named or path,
        source_id=_id(fields, paragraphs),
        digest=digest_of(line.strip()),
        source=squeeze(normalise(named)) if named else name,
        fields=fields,
        paragraphs=paragraphs,
    )


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


def _id(fields: dict[str, Any], paragraphs: tuple[str, ...]) -> str:
    value = fields.get("id")
    if value is None:
        return "#" + digest_of("\n".join(paragraphs).encode())
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise SourceError("record-field", field="id")
    own = _SURROGATE.sub("\ufffd", str(value))
    if not own or len(own) > LONGEST_ID:
        raise SourceError("record-field", field="id")
    return own


def _paragraphs(fields: dict[str, Any]) -> tuple[str, ...]:
    value = fields.get("paragraphs")
    if value is None:
        whole = _optional_text(fields, "text")
        value = whole.splitlines() if whole else []
    if not _is_texts(value):
        raise SourceError("record-field", field="paragraphs")
    paragraphs = tuple(text for one in value if (text := squeeze(normalise(one))))
    if not paragraphs:
        raise SourceError("record-empty")
    return paragraphs


def _optional_text(fields: dict[str, Any], field: str) -> str | None:
    value = fields.get(field)
    if value is not None and not isinstance(value, str):
        raise SourceError("record-field", field=field)
    return _SURROGATE.sub("\ufffd", value).strip() if value else None


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in cast("list[object]", value))


def _text(fields: dict[str, Any], paragraphs: tuple[str, ...]) -> ArticleText:
    headline = squeeze(normalise(_optional_text(fields, "headline") or ""))[:LONGEST_HEADLINE]
    texts = [headline, *paragraphs] if headline else list(paragraphs)
    published = _optional_text(fields, "published")
    return ArticleText(
        headline=headline or generate_headline(paragraphs[0]),
        headline_generated=not headline,
        summary=summarise(list(paragraphs), opinion=False),
        paragraphs=tuple(
            StoredParagraph(text, BlockKind.BODY.value, tuple((s.start, s.end) for s in split_sentences(text)))
            for text in paragraphs
        ),
        people=_people(fields),
        names=tuple((pair.latin, pair.cjk) for pair in find_name_pairs(texts)),
        dates=find_dates(texts),
        published=to_iso(published) if published else None,
        language=guess_language(" ".join(paragraphs[:8])),
    )


def _people(fields: dict[str, Any]) -> tuple[Person, ...]:
    authors = fields.get("authors")
    value = [] if authors is None else [authors] if isinstance(authors, str) else authors
    named = [pair for one in value for pair in split_names(squeeze(normalise(one)))]
    return tuple(Person(PersonRole.AUTHOR, name, None, cjk) for name, cjk in named[:MOST_AUTHORS])


def _address(fields: dict[str, Any]) -> str | None:
    address = _optional_text(fields, "url")
    return address if address and len(address) <= LONGEST_ADDRESS and _WEB_ADDRESS.fullmatch(address) else None
