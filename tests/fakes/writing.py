"""What stores articles in memory. It knows nothing of pages and records."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.archive.histories import LARGEST_KEPT_NUMBER
from bot.archive.stories import MOST_TOLD, StoryHead
from bot.articles.model import SHARED, ArticleKey, Scope, VersionReason
from tests.fakes.articles import FakeArticles, Origin

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.archive.histories import Adopted, ArticleHistory
    from bot.archive.stored import NewText, Revision
    from bot.articles.model import ArticleText

_MOST_HOLDERS = 16
_MOST_OF_THE_TIME = 5_000


@dataclass
class FakeWriter:
    """Stores and removes articles."""

    articles: FakeArticles

    @asynccontextmanager
    async def storing(self, scope: Scope) -> AsyncGenerator[FakeStoring]:
        before = self.articles.copied()
        try:
            yield FakeStoring(self.articles, scope, self.articles.next_moment())
        except BaseException:
            vars(self.articles).update(vars(before))
            raise

    async def remove(self, keys: Iterable[ArticleKey]) -> int:
        gone = {key for key in keys if self.articles.is_there(key)}
        self.articles.removed |= gone
        self.articles.generations.update({key.scope for key in gone})
        return len(gone)

    async def restore(self, keys: Iterable[ArticleKey]) -> int:
        back = self.articles.removed.intersection(keys)
        self.articles.removed -= back
        self.articles.generations.update({key.scope for key in back})
        return len(back)

    async def settle(self) -> None:
        """Wait for nothing."""


@dataclass
class FakeStoring:
    """One transaction in one scope, at one moment."""

    _articles: FakeArticles
    _scope: Scope
    _now: datetime

    @property
    def now(self) -> datetime:
        return self._now

    async def create(self, new: Sequence[NewText]) -> tuple[int, ...]:
        keys = [self._articles.next_key(self._scope) for _ in new]
        for key, one in zip(keys, new, strict=True):
            self._put(key, one, VersionReason.LOADED, self._now)
        return tuple(key.number for key in keys)

    async def revise(self, revisions: Sequence[Revision]) -> None:
        for one in revisions:
            self._put(self._key(one.number), one.new, one.reason, one.changed_at or self._now)

    async def adopt(self, articles: Sequence[Adopted]) -> tuple[int, ...]:
        return tuple([self._adopted(one) for one in articles])

    def _adopted(self, article: Adopted) -> int:
        last = self._articles.last.get(self._scope, 0)
        wanted = article.number
        self._articles.last[self._scope] = wanted if last < wanted <= LARGEST_KEPT_NUMBER else last + 1
        key = self._key(self._articles.last[self._scope])
        for past in article.versions:
            self._put(key, past.new, past.reason, past.changed_at, loaded_at=self._now)
        return key.number

    def _put(
        self, key: ArticleKey, new: NewText, reason: VersionReason, at: datetime, loaded_at: datetime | None = None
    ) -> None:
        origin = Origin(new.source, new.source_id, new.url)
        self._articles.put(key, new.text, origin, reason, at, loaded_at=loaded_at)
        self._articles.samples.setdefault(key, []).extend((new.text.truncated, sample) for sample in new.samples)

    def _key(self, number: int) -> ArticleKey:
        return ArticleKey(self._scope, number)

    async def histories(self, numbers: Collection[int]) -> dict[int, ArticleHistory]:
        return {n: self._articles.history(self._key(n)) for n in numbers if self._key(n) in self._articles.held}

    async def first_stored(self, moments: Collection[datetime]) -> frozenset[int]:
        own = {
            key.number: versions[0].loaded_at
            for key, versions in self._articles.held.items()
            if key.scope == self._scope
        }
        return frozenset(sorted(number for number, at in own.items() if at in moments)[:_MOST_OF_THE_TIME])

    async def mark_before(self, numbers: Collection[int]) -> None:
        self._articles.before.update(map(self._key, numbers))

    async def holders(self, samples: Collection[int], *, before: int) -> dict[int, tuple[ArticleKey, ...]]:
        found = {sample: tuple(self._holders(sample, before)) for sample in samples}
        return {sample: keys for sample, keys in found.items() if keys}

    def _holders(self, sample: int, before: int) -> Iterable[ArticleKey]:
        for scope in sorted({SHARED, self._scope}, key=lambda scope: -scope.guild):
            for kind in (False, True):
                held = [
                    key
                    for key, stored in self._articles.samples.items()
                    if key.scope == scope and (kind, sample) in stored
                ]
                near = [key for key in held if scope != self._scope or key.number < before]
                yield from sorted(near, key=lambda key: -key.number)[:_MOST_HOLDERS]

    async def texts(self, keys: Collection[ArticleKey]) -> dict[ArticleKey, ArticleText]:
        seen = [key for key in keys if key.scope in {SHARED, self._scope} and self._articles.is_there(key)]
        return {key: self._articles.held[key][-1].text for key in seen}

    async def heads(self, keys: Collection[ArticleKey]) -> dict[ArticleKey, StoryHead]:
        heads = {key: self._articles.heads.get(key, key) for key in keys}
        return {key: StoryHead(head, self._others(head)) for key, head in heads.items()}

    def _others(self, head: ArticleKey) -> int:
        told = [key for key, other in self._articles.heads.items() if other == head]
        return min(MOST_TOLD, sum(key.scope in {SHARED, self._scope} for key in told))

    async def keep_heads(self, heads: Mapping[int, ArticleKey | None]) -> None:
        for number, head in heads.items():
            self._articles.heads.pop(self._key(number), None)
            if head is not None:
                self._articles.heads[self._key(number)] = head
