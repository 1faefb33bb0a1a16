"""`bot.py segment`: split a page and show it, or split many pages as JSON lines; nothing is stored."""

from __future__ import annotations

import asyncio
import base64
import binascii
import errno
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from bot.articles import PersonRole
from bot.cli.common import add_subcommand
from bot.cli.segment_view import show_page
from bot.cli.words import terminal_texts
from bot.errors import SourceError, UsageError
from bot.loading import check_against, open_apart, read_sidecar
from bot.segmentation import (
    BOUNDARIES_SUFFIX,
    PageFormat,
    SegmentedArticle,
    SegmentedPage,
    Wall,
    segment,
)
from bot.sources import shown
from bot.texts import load_texts

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from bot.cli.common import Commands
    from bot.loading import Boundaries, OpenedPage

MAX_PAGE_BYTES = 20_000_000
MAX_LINE_BYTES = 64_000_000


def register(commands: Commands) -> None:
    """Add the subcommand."""
    texts = terminal_texts()
    parser = add_subcommand(commands, "segment")
    parser.add_argument("path", nargs="?", type=Path, metavar="PATH", help=texts("cli-segment-path"))
    parser.add_argument("--boundaries", type=Path, metavar="FILE", help=texts("cli-segment-boundaries"))
    parser.add_argument("--json", action="store_true", help=texts("cli-segment-json"))
    parser.add_argument("--batch", action="store_true", help=texts("cli-segment-batch"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Show one page, or answer a batch."""
    if args.batch and args.path is None and args.boundaries is None:
        for answer in answer_batch(sys.stdin.buffer):
            sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()
        return 0
    if args.batch or args.path is None:
        raise UsageError("segment-what")
    content, boundaries = read_page(args.path), _boundaries(args)
    starts = boundaries.starts if boundaries else None
    opened = _opened(shown(args.path), content)
    page = segment(opened.content, format=opened.format, boundaries=starts)
    if starts is not None:
        check_against(page, starts)
    if page.wall is not None:
        raise _refusal(page.wall)
    if args.json:
        sys.stdout.write(f"{json.dumps({'page_id': str(args.path), **page_as_json(page)})}\n")
    else:
        show_page(page, shown(args.path), terminal_texts(), divided_by=boundaries.path if boundaries else None)
    return 0


def _opened(path: str, content: bytes) -> OpenedPage:
    try:
        return asyncio.run(open_apart(path, content))
    except SourceError as error:
        raise SourceError("segment-refused", path=path, reason=terminal_texts().of_error(error)) from None


def _boundaries(args: argparse.Namespace) -> Boundaries | None:
    """The boundaries a person gave, or wrote beside the page: a page is shown as it would be loaded."""
    path: Path = args.path
    beside = path.with_name(f"{path.name}{BOUNDARIES_SUFFIX}")
    given: Path | None = args.boundaries
    if given is not None and not given.is_file():
        raise SourceError("segment-unreadable", path=str(given), reason=os.strerror(errno.ENOENT))
    if given is not None:
        return read_sidecar(given, by_hand=True)
    return read_sidecar(beside, by_hand=False) if beside.is_file() else None


def read_page(path: Path) -> bytes:
    """Read the bytes of a page; SourceError says in one sentence why one cannot be used."""
    if path.is_dir():
        raise SourceError("segment-is-folder", path=str(path))
    try:
        with path.open("rb") as file:
            data = file.read(MAX_PAGE_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise SourceError("segment-unreadable", path=str(path), reason=reason) from error
    if len(data) > MAX_PAGE_BYTES:
        raise SourceError("segment-too-large", path=str(path), megabytes=MAX_PAGE_BYTES // 1_000_000)
    return data


def answer_batch(lines: BinaryIO) -> Iterator[dict[str, Any]]:
    """Answer each line of a batch in order; a bad line answers with its error and stops nothing."""
    while line := lines.readline(MAX_LINE_BYTES + 1):
        if len(line) > MAX_LINE_BYTES:
            while not line.endswith(b"\n") and (line := lines.readline(MAX_LINE_BYTES)):
                pass
            yield {"page_id": None, "error": f"a line may have {MAX_LINE_BYTES} bytes at most"}
        elif line.strip():
            yield _answer(line)


def _answer(line: bytes) -> dict[str, Any]:
    try:
        asked: Any = json.loads(line)
    except (ValueError, RecursionError):
        return {"page_id": None, "error": "the line is not JSON"}
    if not isinstance(asked, dict):
        return {"page_id": None, "error": "the line is not a JSON object"}
    return answer_page(cast("dict[str, Any]", asked))


def answer_page(fields: dict[str, Any]) -> dict[str, Any]:
    """Answer one object of a batch."""
    page_id = fields.get("page_id")
    try:
        text, kind = _asked_page(fields)
    except ValueError as error:
        return {"page_id": page_id, "error": str(error)}
    page = segment(text, format=kind)
    if page.wall is not None:
        return {"page_id": page_id, "error": load_texts().of_error(_refusal(page.wall))}
    return {"page_id": page_id, **page_as_json(page)}


def _refusal(wall: Wall) -> SourceError:
    """The error that a load of such a page ends with."""
    return SourceError("web-wall", wall=wall.value)


def _asked_page(asked: dict[str, Any]) -> tuple[str | bytes, PageFormat | None]:
    try:
        kind = PageFormat(asked["format"]) if asked.get("format") is not None else None
    except ValueError:
        raise ValueError(f"format must be one of {', '.join(PageFormat)}") from None
    if isinstance(asked.get("text"), str):
        return asked["text"], kind
    if not isinstance(asked.get("bytes_b64"), str):
        raise ValueError("text or bytes_b64 is missing, or is not a string")  # noqa: TRY004 (what is wrong is the value)
    try:
        return base64.b64decode(asked["bytes_b64"], validate=True), kind
    except (binascii.Error, ValueError):
        raise ValueError("bytes_b64 is not base64") from None


def page_as_json(page: SegmentedPage) -> dict[str, Any]:
    """A page as the batch contract wants it, without its id."""
    return {"articles": [_article_as_json(article) for article in page.articles]}


def _article_as_json(article: SegmentedArticle) -> dict[str, Any]:
    text = article.text

    def names(role: PersonRole) -> list[str]:
        return list(dict.fromkeys(person.name for person in text.people if person.role is role))

    return {
        "start_line": article.start_line,
        "paragraphs": [paragraph.text for paragraph in text.paragraphs],
        "headline": text.headline or None,
        "headline_generated": text.headline_generated,
        "truncated": text.truncated,
        "authors": names(PersonRole.AUTHOR),
        "affiliations": list(dict.fromkeys(person.affiliation for person in text.people if person.affiliation)),
        "translators": names(PersonRole.TRANSLATOR),
        "cjk_names": [list(pair) for pair in text.names],
        "dates": list(text.dates),
        "place": article.place,
        "duplicate_of": article.duplicate_of,
        "certainty": text.certainty,
        "summary": text.summary,
        "language": text.language,
    }
