"""Convert mail (RFC 5322) and MHTML web archives (RFC 2557) to a page with the metadata of their headers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Final

from bot.articles import is_organisation
from bot.errors import SourceError
from bot.loading.kinds.kind import OpenedPage
from bot.segmentation import PageFormat, decode, normalise, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from email.message import Message

MOST_PARTS: Final = 1_000
MOST_LETTERS: Final = 200
"""Maximum number of messages inside one message, as in the digest of a mailing list."""
MOST_COMPARED: Final = 20_000_000
"""Maximum of lines times boundaries: the parser compares each line with the boundaries of all parts around it."""

_LONGEST_FIELD = 1_000
_BOUNDARY: Final = re.compile(rb"(?i)boundary[\s*\d]*=")
_HTML, _PLAIN, _MAIL = "text/html", "text/plain", "message/rfc822"
# The sender of a mailing list is a newspaper or newsletter, not the author of an article.
_OF_LISTS = ("list-unsubscribe", "list-id", "list-post", "feedback-id")


def open_mail(content: bytes) -> OpenedPage:
    """Return the text of a message with its subject, sender and date; HTML is preferred to plain text.

    Attachments are left out. Raises SourceError for a message without text or with too many parts.
    """
    message = _read(content)
    parts = _Parts.of(message)
    letters = [_letter(each) for each in parts.letters]
    stated = _stated(message)
    if letters:
        text = "\n\n".join(filter(None, (*map(_decoded, parts.plain), *letters)))
        return _page(stated, text, PageFormat.TEXT)
    if parts.html:
        return _page(stated, _decoded(parts.html[0]), PageFormat.HTML)
    if parts.plain:
        return _page(stated, "\n\n".join(map(_decoded, parts.plain)), PageFormat.TEXT)
    raise SourceError("file-no-text", kind="EML")


def open_saved_page(content: bytes) -> OpenedPage:
    """Return the page of an MHTML archive with its original address, without pictures and frames."""
    message = _read(content)
    html = _Parts.of(message).html
    address = _field(message, "snapshot-content-location") or _field(message, "content-location")
    root = next((part for part in html if address and _field(part, "content-location") == address), None)
    if root is None and not html:
        raise SourceError("file-no-text", kind="MHTML")
    root = root or html[0]
    stated = {"url": address or _field(root, "content-location")}
    return _page(stated, _decoded(root), PageFormat.HTML)


@dataclass(slots=True)
class _Parts:
    """The parts of a message that are read: HTML, plain text, and forwarded messages."""

    html: list[Message]
    plain: list[Message]
    letters: list[Message]

    @classmethod
    def of(cls, message: Message) -> _Parts:
        parts = cls([], [], [])
        for part in _leaves(message):
            kind = part.get_content_type()
            if kind == _MAIL:
                parts.letters.append(part)
            elif part.get_content_disposition() == "attachment" or part.get_filename():
                continue
            elif kind == _HTML:
                parts.html.append(part)
            elif kind == _PLAIN:
                parts.plain.append(part)
        if len(parts.letters) > MOST_LETTERS:
            raise SourceError("file-too-many", most=MOST_LETTERS)
        return parts


def _leaves(message: Message) -> Iterator[Message]:
    """Yield the leaf parts; a forwarded message is one leaf."""
    waiting, seen = [message], 0
    while waiting:
        part = waiting.pop()
        seen += 1
        if seen > MOST_PARTS:
            raise SourceError("file-too-many", most=MOST_PARTS)
        if part.is_multipart() and part.get_content_type() != _MAIL:
            inside: list[Any] = part.get_payload()  # pyright: ignore[reportAssignmentType] (of a multipart, a list)
            waiting += reversed(inside)
        else:
            yield part


def _read(content: bytes) -> Message:
    lines = 1 + content.count(b"\n") + content.count(b"\r")
    boundaries = sum(1 for _ in _BOUNDARY.finditer(content))
    if boundaries > 1 and lines * boundaries > MOST_COMPARED:
        raise SourceError("file-too-many", most=max(1, MOST_COMPARED // lines))
    # The policy does not parse headers eagerly: a megabyte header costs nothing until it is read.
    return message_from_bytes(content, policy=policy.compat32)


def _letter(part: Message) -> str:
    """Return a forwarded message as plain text with its headers."""
    inside: list[Any] | str = part.get_payload()  # pyright: ignore[reportAssignmentType] (the mail it holds)
    if not isinstance(inside, list) or not inside:
        return ""
    message: Message = inside[0]
    texts = [one for one in _leaves(message) if one.get_content_type() == _PLAIN]
    named = ((name, _field(message, name)) for name in ("date", "from", "subject"))
    head = "\n".join(f"{name.title()}: {value}" for name, value in named if value)
    return "\n\n".join((head, *map(_decoded, texts))) if texts else ""


def _stated(message: Message) -> dict[str, str | None]:
    sender = parseaddr(_field(message, "from") or "")[0]
    is_list = any(message.get(name) for name in _OF_LISTS) or is_organisation(sender)
    return {
        "title": _field(message, "subject"),
        "author": None if is_list else sender,
        "source": sender if is_list else None,
        "date": _day(_field(message, "date") or ""),
    }


def _day(written: str) -> str | None:
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _field(message: Message, name: str) -> str | None:
    """Return a header as one line; if it cannot be decoded, unchanged."""
    raw = str(message.get(name) or "")[:_LONGEST_FIELD]
    try:
        text = str(make_header(decode_header(raw)))
    except (ValueError, LookupError, UnicodeError):
        text = raw
    return squeeze(normalise(text.replace("\n", " "))) or None


def _decoded(part: Message) -> str:
    """Return the text of a part in its declared charset, or in a detected one if that is unknown."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    charset = part.get_content_charset()
    try:
        return content.decode(charset) if charset and charset != "us-ascii" else decode(content).text
    except (LookupError, UnicodeError):
        return decode(content).text


def _page(stated: Mapping[str, str | None], text: str, kind: PageFormat) -> OpenedPage:
    """Return a page with its metadata. It begins with a UTF-8 byte order mark, which decides its encoding."""
    fields = "".join(f"{name}: {_quoted(value)}\n" for name, value in stated.items() if value)
    head = f"---\n{fields}---\n\n" if fields else ""
    return OpenedPage(f"{head}{text}".encode("utf-8-sig", "replace"), kind)


def _quoted(value: str) -> str:
    return '"' + value.replace('"', '\\"') + '"'
