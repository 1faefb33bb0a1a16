"""Compare an edited version with what was quoted of its article, and plan what each server is told of it."""

from __future__ import annotations

import secrets
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.archive import MOST_TOLD_AT_ONCE, NewAnnouncement, ToldState
from bot.articles import parse_reference
from bot.changes.places import OFF, REPLY, TOLD_FOR
from bot.quotation import LaterWords
from bot.runtime import background

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.archive import Announcement, AnnouncementStore, ArticleReader, DueVersion, QuotedMessage, SettingsStore
    from bot.articles import Article, Reference
    from bot.changes.places import Places
    from bot.runtime import Clock

EDITED_FOR: Final = timedelta(hours=1)
"""How long after a message on a change further edits of the same passage change that message and post none."""

MOST_QUOTES: Final = 2_000
"""Messages that quote an article, the newest of all servers, that are looked at for a new version of it."""

_TOKEN_BYTES: Final = 8


@dataclass
class _Wanted:
    """What is to be told of one version: new messages, and ids of those that tell of it instead."""

    new: list[NewAnnouncement] = field(default_factory=list[NewAnnouncement])
    again: set[int] = field(default_factory=set[int])


class Comparing:
    """Compares versions that are due."""

    def __init__(
        self, store: AnnouncementStore, articles: ArticleReader, settings: SettingsStore, places: Places, clock: Clock
    ) -> None:
        self._store = store
        self._articles = articles
        self._settings = settings
        self._places = places
        self._clock = clock

    async def compare(self, due: DueVersion) -> int:
        """Compare one version with what was quoted, and plan what is told; return how many messages that makes."""
        wanted = _Wanted()
        newer = await self._articles.article(due.key, due.version)
        before = await self._articles.article(due.key, due.version - 1) if due.version > 1 else None
        if newer is not None and before is not None:
            quotes = await self._store.quoted_of(due.key, since=self._clock.now() - TOLD_FOR, limit=MOST_QUOTES)
            changed = await self._changed(quotes, before, newer)
            for guild in dict.fromkeys(one.guild for one in quotes):
                here = [one for one in quotes if one.guild == guild and one.reference in changed]
                if here:
                    await self._want(guild, here, changed, due, wanted)
        return await self._store.plan(due, wanted.new, again=sorted(wanted.again), now=self._clock.now())

    async def _changed(self, quotes: Sequence[QuotedMessage], before: Article, newer: Article) -> dict[str, bool]:
        """Return the references whose words this version changed, and whether they differ from the quoted ones now."""
        versions: dict[int, Article | None] = {before.version: before}
        refs: dict[str, Reference] = {}
        for one in quotes:
            if one.reference in refs:
                continue
            ref = parse_reference(one.reference, one.guild)
            if ref.start is None or ref.version is None or ref.version >= newer.version:
                continue
            if ref.version not in versions:
                versions[ref.version] = await self._articles.article(ref.key, ref.version)
            refs[one.reference] = ref
        return await background.run(_steps, refs, versions, before, newer)

    async def _want(
        self,
        guild: int,
        quotes: Sequence[QuotedMessage],
        changed: dict[str, bool],
        due: DueVersion,
        wanted: _Wanted,
    ) -> None:
        chosen = (await self._settings.guild_settings(guild)).changes
        if chosen == OFF:
            return
        told = await self._store.recent(guild, due.key, since=self._clock.now() - TOLD_FOR)
        taken: set[tuple[str, int]] = set()
        count: Counter[int] = Counter()
        for one in quotes:
            channel = one.channel if chosen == REPLY else int(chosen)
            place = one.reference, channel
            if place in taken or self._places.may_tell(guild, channel, one.channel) is False:
                continue
            taken.add(place)
            # What was never posted, as the words came back before it could be, tells of nothing.
            earlier = next(
                (one for one in told if (one.reference, one.channel) == place and one.state is not ToldState.DROPPED),
                None,
            )
            if earlier is not None and self._is_fresh(earlier):
                if earlier.state in _TO_EDIT:
                    wanted.again.add(earlier.id)
            elif changed[one.reference] and count[guild] < MOST_TOLD_AT_ONCE:
                count[guild] += 1
                wanted.new.append(NewAnnouncement(channel, one, due.version, secrets.token_hex(_TOKEN_BYTES)))

    def _is_fresh(self, told: Announcement) -> bool:
        is_open = told.state in {ToldState.PENDING, ToldState.CLAIMED}
        return is_open or self._clock.now() - told.made_at < EDITED_FOR


_TO_EDIT: Final = frozenset({ToldState.PENDING, ToldState.CLAIMED, ToldState.SENT})


def _steps(
    refs: Mapping[str, Reference], versions: Mapping[int, Article | None], before: Article, newer: Article
) -> dict[str, bool]:
    """Return which passages `newer` changed, and whether each differs from what was quoted now."""
    steps: dict[str, bool] = {}
    now, then = LaterWords(newer), LaterWords(before)
    for written, ref in refs.items():
        article = versions[ref.version or 1]
        differs = _step(article, ref, None if ref.version == before.version else then, now) if article else None
        if differs is not None:
            steps[written] = differs
    return steps


def _step(article: Article, ref: Reference, before: LaterWords | None, newer: LaterWords) -> bool | None:
    """Return whether a passage differs in `newer`; None where it does not read otherwise than in the version before.

    `before` is None where the passage is of that version itself.
    """
    now = newer.of(article, ref)
    then = before.of(article, ref) if before is not None else None
    if now == then:
        return None
    return now is not None
