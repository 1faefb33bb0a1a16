"""Verify what is on a board: read the articles of what is shown, in its own version and the newest, and compare.

What is not shown is only counted: it is compared once for each version of its article, and its standing remembered.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from bot.articles import parse_reference
from bot.boards.model import CheckedEntry, Standing
from bot.errors import ArchiveDamagedError, NotFoundError
from bot.quotation import hash_of, pinned_passage, pinned_words
from bot.runtime import answering

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.archive import ArticleReader, BoardEntry
    from bot.articles import Article, ArticleKey, Reference

    _Stamp: TypeAlias = tuple[ArticleKey, str, str, tuple[int, str] | None]

MOST_KNOWN: Final = 20_000
"""Entries of which it is remembered what has become of them: some 300 bytes each."""


class Standings:
    """What has become of entries, by article, version and hash. Neither a text nor how it reads now is kept."""

    def __init__(self) -> None:
        self._known: dict[_Stamp, tuple[Standing, str]] = {}

    def get(self, stamp: _Stamp) -> tuple[Standing, str] | None:
        """Return the standing and the source that were kept, if they were."""
        return self._known.get(stamp)

    def keep(self, stamp: _Stamp, checked: CheckedEntry) -> None:
        """Keep them of an entry that could be read; beyond so many entries the oldest goes."""
        if checked.source is not None:
            self._known.pop(stamp, None)
            self._known[stamp] = checked.standing, checked.source
            if len(self._known) > MOST_KNOWN:
                del self._known[next(iter(self._known))]


@dataclass(frozen=True, slots=True)
class _Pinned:
    """An entry with its place, its reference, and what its standing is kept by."""

    place: int
    entry: BoardEntry
    ref: Reference
    stamp: _Stamp

    @property
    def version(self) -> int:
        return self.ref.version or 1

    @property
    def is_there(self) -> bool:
        return self.stamp[3] is not None


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read: the newest versions, others by key and version, and which articles are damaged."""

    newest: Mapping[ArticleKey, Article]
    versions: Mapping[tuple[ArticleKey, int], Article]
    damaged: frozenset[ArticleKey]

    def own(self, one: _Pinned) -> Article | None:
        """Return the article in the version that a reference means."""
        return _own(one, self.newest, self.versions)


async def check_entries(
    articles: ArticleReader,
    guild: int,
    entries: Sequence[BoardEntry],
    *,
    shown: frozenset[int],
    known: Standings,
) -> tuple[CheckedEntry, ...]:
    """Return the entries of a board of `guild` (at most 200) with what has become of them.

    Those at the places `shown` have their passages. What `known` knows of the others needs no reading.
    """
    refs = [parse_reference(entry.reference, guild) for entry in entries]
    latest = await articles.latest(list(dict.fromkeys(ref.key for ref in refs)))
    pinned = [
        _Pinned(place, entry, ref, (ref.key, entry.reference, entry.hash, latest.get(ref.key)))
        for place, (entry, ref) in enumerate(zip(entries, refs, strict=True), start=1)
    ]
    wanted = [one for one in pinned if one.is_there and (one.place in shown or known.get(one.stamp) is None)]
    read = await _read(articles, wanted)
    compared = await answering.run(_compare, wanted, read, shown)
    for one in wanted:
        known.keep(one.stamp, compared[one.place])
    return tuple(compared.get(one.place) or _remembered(one, known) for one in pinned)


def _remembered(one: _Pinned, known: Standings) -> CheckedEntry:
    standing, source = known.get(one.stamp) or (Standing.REMOVED, None)
    return CheckedEntry(one.place, one.entry, one.ref, standing, source=source)


async def _read(articles: ArticleReader, wanted: Sequence[_Pinned]) -> _Read:
    newest = await articles.articles(list(dict.fromkeys(one.ref.key for one in wanted)))
    older = {
        (one.ref.key, one.version): None
        for one in wanted
        if one.ref.key in newest and newest[one.ref.key].version != one.version
    }
    versions = await articles.versions(list(older)) if older else {}
    unread = {one.ref.key for one in wanted if _own(one, newest, versions) is None}
    damaged = frozenset({key for key in unread if await _is_damaged(articles, key)})
    return _Read(newest, versions, damaged)


def _own(
    one: _Pinned, newest: Mapping[ArticleKey, Article], versions: Mapping[tuple[ArticleKey, int], Article]
) -> Article | None:
    latest = newest.get(one.ref.key)
    if latest is not None and latest.version == one.version:
        return latest
    return versions.get((one.ref.key, one.version))


async def _is_damaged(articles: ArticleReader, key: ArticleKey) -> bool:
    # What is read together leaves out what is damaged as if it were not there.
    try:
        return await articles.article(key) is not None
    except ArchiveDamagedError:
        return True


def _compare(wanted: Sequence[_Pinned], read: _Read, shown: frozenset[int]) -> dict[int, CheckedEntry]:
    checked: dict[int, CheckedEntry] = {}
    for one in wanted:
        article, latest = read.own(one), read.newest.get(one.ref.key)
        if article is None or latest is None:
            standing = Standing.DAMAGED if one.ref.key in read.damaged else Standing.REMOVED
            checked[one.place] = CheckedEntry(one.place, one.entry, one.ref, standing)
        else:
            compared = _shown if one.place in shown else _counted
            checked[one.place] = compared(one, article, latest)
    return checked


def _shown(one: _Pinned, article: Article, newest: Article) -> CheckedEntry:
    """Compare a passage, and find how it reads now."""
    try:
        passage = pinned_passage(article, one.ref, newest)
    except NotFoundError:
        gone = CheckedEntry(one.place, one.entry, one.ref, Standing.OTHER, source=article.source)
        return replace(gone, newest=newest.version)
    standing = Standing.CHANGED if passage.drift else Standing.SAME
    if hash_of(passage.text) != one.entry.hash:
        standing = Standing.OTHER
    return CheckedEntry(one.place, one.entry, one.ref, standing, passage, passage.article.source, newest.version)


def _counted(one: _Pinned, article: Article, newest: Article) -> CheckedEntry:
    """Compare a passage, and do not look for how it reads now."""
    try:
        words, is_changed = pinned_words(article, one.ref, newest)
    except NotFoundError:
        return CheckedEntry(one.place, one.entry, one.ref, Standing.OTHER, source=article.source)
    standing = Standing.CHANGED if is_changed else Standing.SAME
    if hash_of(words) != one.entry.hash:
        standing = Standing.OTHER
    return CheckedEntry(one.place, one.entry, one.ref, standing, source=article.source)
