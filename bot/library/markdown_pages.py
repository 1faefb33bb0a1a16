"""An article as a page of Markdown, for reading it without the bot."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from bot.articles import PersonRole
from bot.segmentation import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.archive import ArticleHistory
    from bot.articles import Article, Person

_LONGEST_NAME: Final = 60
_MARK = re.compile(r"^(?=[#>*+=~|-]|\d+[.)])")
_NO_NAME = re.compile(r"[^\w -]+")


def pages_of(history: ArticleHistory) -> Iterator[tuple[str, bytes]]:
    """Yield an article's pages, each with its name: the newest version, and earlier ones in a folder of their own."""
    for article in history.versions:
        earlier = article.version != history.newest.version
        reference = f"{article.key}@{article.version}" if earlier else str(article.key)
        words = " ".join(_NO_NAME.sub(" ", article.text.headline).split())[:_LONGEST_NAME].strip()
        yield f"{'earlier/' if earlier else ''}{f'{reference} {words}'.strip()}.md", _page(article).encode()


def _page(article: Article) -> str:
    # JSON strings are YAML too, whatever is in them.
    head = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in _facts(article))
    body = "\n\n".join(_paragraph(one.kind, one.text) for one in article.text.paragraphs)
    # A made headline is the opening of the text below it.
    title = "" if article.text.headline_generated else f"# {article.text.headline}\n\n"
    return f"---\n{head}---\n\n{title}{body}\n"


def _facts(article: Article) -> Iterator[tuple[str, str | int | list[str]]]:
    text = article.text
    yield "reference", str(article.key)
    yield "version", article.version
    if text.headline_generated:
        yield "headline", "generated"
    yield "source", article.source
    for name, value in (("published", text.published), ("address", article.url)):
        if value:
            yield name, value
    for name, role in (("authors", PersonRole.AUTHOR), ("translators", PersonRole.TRANSLATOR)):
        if people := [_credit(one) for one in text.people if one.role is role]:
            yield name, people
    if text.truncated:
        yield "excerpt", "only the beginning is known"


def _credit(person: Person) -> str:
    name = f"{person.name} ({person.cjk})" if person.cjk else person.name
    return f"{name}, {person.affiliation}" if person.affiliation else name


def _paragraph(kind: str, text: str) -> str:
    if kind == BlockKind.SUBHEADING.value:
        return f"## {text}"
    if kind == BlockKind.CAPTION.value:
        return f"*{text}*"
    return _MARK.sub(r"\\", text)
