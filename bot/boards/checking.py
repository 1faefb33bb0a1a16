"""Verify what is on a board: read every article once, in its own version and the newest, and compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.articles import parse_reference
from bot.boards.model import CheckedEntry, Standing
from bot.errors import ArchiveDamagedError, NotFoundError
from bot.quotation import hash_of, pinned_passage
from bot.runtime import answering

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.archive import ArticleReader, BoardEntry
    from bot.articles import Article, ArticleKey, Reference


async def check_entries(articles: ArticleReader, guild: int, entries: Sequence[BoardEntry]) -> tuple[CheckedEntry, ...]:
    """Return the entries of a board of `guild` (at most 200) with what has become of them."""
    refs = [parse_reference(entry.reference, guild) for entry in entries]
    newest = await articles.articles(list(dict.fromkeys(ref.key for ref in refs)))
    older = [(ref.key, _version(ref)) for ref in refs if _version(ref) != _latest(newest, ref.key)]
    versions = await articles.versions(list(dict.fromkeys(older))) if older else {}
    unread = {ref.key for ref in refs if ref.key not in newest or _own(ref, newest, versions) is None}
    damaged = {key for key in unread if await _is_damaged(articles, key)}
    return await answering.run(_compare, entries, refs, newest, versions, damaged)


def _version(ref: Reference) -> int:
    return ref.version or 1


def _latest(newest: Mapping[ArticleKey, Article], key: ArticleKey) -> int | None:
    return newest[key].version if key in newest else None


def _own(
    ref: Reference, newest: Mapping[ArticleKey, Article], versions: Mapping[tuple[ArticleKey, int], Article]
) -> Article | None:
    """Return the article in the version that a reference means."""
    if _latest(newest, ref.key) == _version(ref):
        return newest[ref.key]
    return versions.get((ref.key, _version(ref)))


async def _is_damaged(articles: ArticleReader, key: ArticleKey) -> bool:
    # What is read together leaves out what is damaged as if it were not there.
    try:
        return await articles.article(key) is not None
    except ArchiveDamagedError:
        return True


def _compare(
    entries: Sequence[BoardEntry],
    refs: Sequence[Reference],
    newest: Mapping[ArticleKey, Article],
    versions: Mapping[tuple[ArticleKey, int], Article],
    damaged: set[ArticleKey],
) -> tuple[CheckedEntry, ...]:
    checked: list[CheckedEntry] = []
    for place, (entry, ref) in enumerate(zip(entries, refs, strict=True), start=1):
        article, latest = _own(ref, newest, versions), newest.get(ref.key)
        if article is None or latest is None:
            standing = Standing.DAMAGED if ref.key in damaged else Standing.REMOVED
            checked.append(CheckedEntry(place, entry, ref, standing))
        else:
            checked.append(_compared(place, entry, ref, article, latest))
    return tuple(checked)


def _compared(place: int, entry: BoardEntry, ref: Reference, article: Article, newest: Article) -> CheckedEntry:
    try:
        passage = pinned_passage(article, ref, newest)
    except NotFoundError:
        return CheckedEntry(place, entry, ref, Standing.OTHER)
    if hash_of(passage.text) != entry.hash:
        return CheckedEntry(place, entry, ref, Standing.OTHER, passage)
    return CheckedEntry(place, entry, ref, Standing.CHANGED if passage.drift else Standing.SAME, passage)
