"""Parse and validate the lines of an export, which people may have edited; derive missing fields again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from bot.archive import LONGEST_ALIAS_NAME, MOST_ALIAS_NAMES, NewText, PastVersion
from bot.articles import ArticleText, Paragraph, Person, PersonRole, VersionReason, samples
from bot.errors import SourceError
from bot.loading.exchange.board_lines import BOARD, ExportedBoard, read_board
from bot.loading.exchange.write_lines import ALIAS, FORMAT, MARK
from bot.loading.incoming import body_of
from bot.segmentation import (
    BlockKind,
    generate_headline,
    guess_language,
    normalise,
    split_sentences,
    squeeze,
    summarise,
    to_iso,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.articles import Sentence


LONGEST_NAME: Final = 1_000
LONGEST_ADDRESS: Final = 2_000
MOST_VERSIONS: Final = 1_000
MOST_KNOWN_AS: Final = 100

_REFERENCE = re.compile(r"[AG]([1-9][0-9]{0,8})")
_KEY = re.compile(r"[0-9a-f]{32}")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")
_KINDS = frozenset({BlockKind.BODY.value, BlockKind.SUBHEADING.value, BlockKind.CAPTION.value})

_Fields = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ExportLine:
    """A line of an export with its raw fields."""

    line: int
    fields: _Fields


@dataclass(frozen=True, slots=True)
class ExportedArticle:
    """An exported article: its number and key in the other archive, its versions, and its origins."""

    number: int
    key: str
    versions: tuple[PastVersion, ...]
    known_as: tuple[tuple[str, str, str], ...]
    retired: bool


@dataclass(frozen=True, slots=True)
class ExportedAlias:
    """Names that an export ties."""

    names: tuple[str, ...]


def is_export_line(fields: _Fields) -> bool:
    """Return whether a JSON object is a line of an export."""
    return MARK in fields


def read_export_lines(
    lines: Sequence[ExportLine],
) -> list[ExportedArticle | ExportedAlias | ExportedBoard | SourceError]:
    """Parse lines of an export (CPU work); an invalid line gives the error that says why."""
    return [_read_or_say_why(one.fields) for one in lines]


def _read_or_say_why(fields: _Fields) -> ExportedArticle | ExportedAlias | ExportedBoard | SourceError:
    try:
        return _read(fields)
    except SourceError as error:
        return error


def _read(fields: _Fields) -> ExportedArticle | ExportedAlias | ExportedBoard:
    form = fields[MARK]
    if not isinstance(form, int) or form != FORMAT:
        raise SourceError("record-newer" if isinstance(form, int) and form > FORMAT else "record-field", field=MARK)
    if ALIAS in fields:
        return _alias(fields)
    if BOARD in fields:
        return read_board(fields)
    article = _REFERENCE.fullmatch(_required(fields, "article", str))
    key = _required(fields, "key", str)
    if article is None or not _KEY.fullmatch(key):
        raise SourceError("record-field", field="key" if article else "article")
    versions = [*_objects(fields, "earlier"), fields]
    if len(versions) > MOST_VERSIONS:
        raise SourceError("record-field", field="earlier")
    return ExportedArticle(
        number=int(article[1]),
        key=key,
        versions=tuple(map(_version, versions)),
        known_as=_known_as(fields),
        retired=_flag(fields, "retired"),
    )


def _alias(fields: _Fields) -> ExportedAlias:
    names = _strings(fields[ALIAS], ALIAS)
    if not 2 <= len(set(names)) <= MOST_ALIAS_NAMES or not all(0 < len(name) <= LONGEST_ALIAS_NAME for name in names):
        raise SourceError("record-field", field=ALIAS)
    return ExportedAlias(tuple(dict.fromkeys(names)))


def _known_as(fields: _Fields) -> tuple[tuple[str, str, str], ...]:
    pairs = [_strings(one, "known_as", 3) for one in _list(fields, "known_as")]
    if len(pairs) > MOST_KNOWN_AS or any(len(part) > LONGEST_ADDRESS for pair in pairs for part in pair):
        raise SourceError("record-field", field="known_as")
    return tuple((origin, own, checksum) for origin, own, checksum in pairs)


def _version(fields: _Fields) -> PastVersion:
    text = _text(fields)
    new = NewText(
        text,
        _line(fields, "source", LONGEST_NAME) or "?",
        _line(fields, "id", LONGEST_NAME),
        _address(fields),
        samples(body_of(text)),
    )
    try:
        reason = VersionReason(fields.get("reason", VersionReason.LOADED.value))
    except ValueError:
        raise SourceError("record-field", field="reason") from None
    return PastVersion(new, reason, _moment(fields))


def _text(fields: _Fields) -> ArticleText:
    paragraphs = tuple(one for value in _list(fields, "paragraphs") if (one := _paragraph(value)).text)
    if not paragraphs:
        raise SourceError("record-empty")
    headline = _line(fields, "headline", LONGEST_NAME)
    written = _line(fields, "published", LONGEST_NAME)
    language = _line(fields, "language", LONGEST_NAME) or ""
    texts = [one.text for one in paragraphs]
    return ArticleText(
        headline=headline or generate_headline(texts[0]),
        headline_generated=_flag(fields, "headline_generated") or not headline,
        summary=_line(fields, "summary") or ("" if "summary" in fields else _summary(texts)),
        paragraphs=paragraphs,
        people=tuple(map(_person, _objects(fields, "people"))),
        names=tuple((latin, cjk) for latin, cjk in (_strings(one, "names", 2) for one in _list(fields, "names"))),
        dates=_strings(_list(fields, "dates"), "dates"),
        published=to_iso(written) if written else None,
        language=language if _LANGUAGE.fullmatch(language) else guess_language(" ".join(texts[:8])),
        truncated=_flag(fields, "truncated"),
        certainty=_certainty(fields),
    )


def _summary(texts: list[str]) -> str:
    return summarise(((text, split_sentences(text)) for text in texts), opinion=False)


def _paragraph(value: object) -> Paragraph:
    """Parse a paragraph; keep its sentence offsets if its text is clean, and split it again otherwise."""
    if isinstance(value, str):
        value = {"text": value}
    if not isinstance(value, dict):
        raise SourceError("record-field", field="paragraphs")
    fields = cast("_Fields", value)
    written = _required(fields, "text", str)
    text = _clean(written)
    kind = fields.get("kind", BlockKind.BODY.value)
    if kind not in _KINDS:
        raise SourceError("record-field", field="kind")
    sentences = _sentences(fields.get("sentences"), text) if text == written else None
    if sentences is None:
        sentences = split_sentences(text)
    return Paragraph(text, kind, sentences)


def _sentences(value: object, text: str) -> tuple[Sentence, ...] | None:
    """Return the sentences of a text by the given offsets; None if they leave out anything but white space."""
    found: list[Sentence] = []
    end = 0
    for pair in cast("list[object]", value) if isinstance(value, list) else []:
        edges = cast("list[object]", pair) if isinstance(pair, list) else []
        if len(edges) != 2 or not all(type(edge) is int for edge in edges):
            return None
        start, stop = cast("list[int]", edges)
        if not end <= start < stop <= len(text) or text[end:start].strip():
            return None
        found.append((start, stop))
        end = stop
    return None if text[end:].strip() else tuple(found)


def _person(fields: _Fields) -> Person:
    try:
        role = PersonRole(fields.get("role", PersonRole.AUTHOR.value))
    except ValueError:
        raise SourceError("record-field", field="role") from None
    name = _line(fields, "name", LONGEST_NAME)
    if not name:
        raise SourceError("record-field", field="name")
    return Person(role, name, _line(fields, "affiliation", LONGEST_NAME), _line(fields, "cjk", LONGEST_NAME))


def _address(fields: _Fields) -> str | None:
    address = _line(fields, "url", LONGEST_ADDRESS)
    if address and not _WEB_ADDRESS.fullmatch(address):
        raise SourceError("record-field", field="url")
    return address


def _moment(fields: _Fields) -> datetime:
    try:
        moment = datetime.fromisoformat(_required(fields, "changed", str))
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        raise SourceError("record-field", field="changed") from None


def _certainty(fields: _Fields) -> float:
    value = fields.get("certainty", 1.0)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise SourceError("record-field", field="certainty")
    return float(value)


def _clean(text: str) -> str:
    return squeeze(normalise(text))


def _line(fields: _Fields, field: str, most: int | None = None) -> str | None:
    value = fields.get(field)
    if value is None:
        return None
    if not isinstance(value, str) or (most is not None and len(value) > most):
        raise SourceError("record-field", field=field)
    return _clean(value)


def _flag(fields: _Fields, field: str) -> bool:
    value = fields.get(field, False)
    if not isinstance(value, bool):
        raise SourceError("record-field", field=field)
    return value


def _required(fields: _Fields, field: str, kind: type[T]) -> T:
    value = fields.get(field)
    if not isinstance(value, kind):
        raise SourceError("record-field", field=field)
    return value


def _list(fields: _Fields, field: str) -> list[object]:
    value: object = fields.get(field) or []
    if not isinstance(value, list):
        raise SourceError("record-field", field=field)
    return cast("list[object]", value)


def _objects(fields: _Fields, field: str) -> list[_Fields]:
    values = _list(fields, field)
    if not all(isinstance(value, dict) for value in values):
        raise SourceError("record-field", field=field)
    return cast("list[_Fields]", values)


def _strings(value: object, field: str, count: int | None = None) -> tuple[str, ...]:
    values = cast("list[object]", value) if isinstance(value, list) else []
    texts = [_clean(one) for one in values if isinstance(one, str)]
    if not isinstance(value, list) or len(texts) != len(values) or (count is not None and len(texts) != count):
        raise SourceError("record-field", field=field)
    return tuple(texts)
