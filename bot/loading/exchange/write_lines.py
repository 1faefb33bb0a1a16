"""Serialize an article with all its versions as one JSON line; `read_lines` parses it again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from bot.loading.incoming import body_of, checksum_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive import ArticleHistory
    from bot.articles import Article, ArticleText, Paragraph

FORMAT: Final = 1
"""The format version of the lines. Increase it whenever the meaning of a field changes."""

MARK: Final = "broadsheet"
"""The field with the format version; it marks a line as one of an export."""

ALIAS: Final = "alias"
"""The field that holds the names of an alias, on a line of its own."""

EXPORTED: Final = "export"
"""The origin under which an article is known by its export key."""


def line_of(history: ArticleHistory) -> bytes:
    """Return an article as a JSON line, with the line ending.

    Where possible the fields are those of plain JSON lines of articles; `earlier` has the previous versions.
    """
    fields = {
        MARK: FORMAT,
        "article": str(history.key),
        "key": key_of(history),
        **_version(history.newest),
        "known_as": [[one.origin, one.source_id, one.checksum] for one in history.records if one.origin != EXPORTED],
        "retired": history.retired,
        "earlier": [_version(one) for one in history.versions[:-1]],
    }
    return f"{json.dumps(fields, ensure_ascii=False)}\n".encode()


def alias_line_of(names: Sequence[str]) -> bytes:
    """Return the line of an alias, with its line end."""
    return f"{json.dumps({MARK: FORMAT, ALIAS: list(names)}, ensure_ascii=False)}\n".encode()


def key_of(history: ArticleHistory) -> str:
    """Return a key that identifies an article across archives: a hash of its first text and the time it was stored."""
    adopted = (one.source_id for one in history.records if one.origin == EXPORTED)
    return next(adopted, None) or first_key(history.versions[0])


def first_key(first: Article) -> str:
    """Return the key of an article from its first version."""
    said = (first.changed_at.isoformat(), first.text.headline, body_of(first.text))
    return checksum_of("\n".join(said).encode("utf-8", "replace"))


def _version(article: Article) -> dict[str, Any]:
    text = article.text
    return {
        "reason": article.reason.value,
        "changed": article.changed_at.isoformat(),
        "source": article.source,
        "id": article.source_id,
        "url": article.url,
        "headline": text.headline,
        "headline_generated": text.headline_generated,
        "summary": text.summary,
        "paragraphs": [_paragraph(one) for one in text.paragraphs],
        "people": _people(text),
        "names": [list(pair) for pair in text.names],
        "dates": list(text.dates),
        "published": text.published,
        "language": text.language,
        "truncated": text.truncated,
        "certainty": text.certainty,
    }


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {"text": paragraph.text, "kind": paragraph.kind, "sentences": [list(edges) for edges in paragraph.sentences]}


def _people(text: ArticleText) -> list[dict[str, str | None]]:
    return [
        {"role": one.role.value, "name": one.name, "affiliation": one.affiliation, "cjk": one.cjk}
        for one in text.people
    ]
