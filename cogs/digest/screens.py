"""Draw what is asked of digests, by command or by button: lists, one digest, its history, previews and reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.archive import DigestKey
from bot.errors import DigestNotFoundError, UsageError
from cogs.digest.management import HISTORY, PAGE, DigestView, draw_digest, draw_digests, draw_history
from cogs.digest.own import hidden, may_read
from cogs.digest.preview import REASONS, REST, draw_preview, draw_reasons, draw_rest, draw_sample
from cogs.shared import is_role_gone
from cogs.ui import guild_of, notice, number_of, require_digest_manager, standing, word_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.archive import DigestRun, Subscription
    from bot.articles import ArticleCard
    from bot.client import BroadsheetClient
    from bot.digest import Composed, DigestService
    from cogs.ui import Answer, Screen, Viewer

_NEXT: Final = 3
"""Runs to come that are told of a digest."""


class DigestScreens:
    """The screens of digests, each for who may see it."""

    def __init__(self, bot: BroadsheetClient) -> None:
        self._bot = bot

    @property
    def by_name(self) -> Mapping[str, Screen]:
        """What buttons lead to."""
        return {
            "digests": self.draw_digests,
            "mydigests": self.draw_own,
            "digest": self.draw_digest,
            "history": self.draw_history,
            "preview": self.draw_preview,
            "sample": self.draw_sample,
            "explain": self.draw_reasons,
            "rest": self.draw_rest,
        }

    @property
    def _service(self) -> DigestService:
        return self._bot.services.digests

    async def draw_own(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw a page of the viewer's own digests, in a private answer alone."""
        if not viewer.private:
            return hidden(viewer)
        digests = await self._service.of_reader(guild_of(viewer), viewer.person)
        if not digests:
            return notice(viewer.texts("digest-me-none"), *standing(viewer))
        offset = max(0, min(number_of(word_of(words, 0)), (len(digests) - 1) // PAGE * PAGE))
        views = [await self._seen(digest) for digest in digests[offset : offset + PAGE]]
        return draw_digests(views, offset, len(digests), viewer, "mydigests")

    async def draw_digests(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw a page of the digests of the server."""
        self._require(viewer)
        digests = await self._service.of_guild(guild_of(viewer))
        if not digests:
            return notice(viewer.texts("error-digest-none"), *standing(viewer))
        offset = max(0, min(number_of(word_of(words, 0)), (len(digests) - 1) // PAGE * PAGE))
        views = [await self._seen(digest) for digest in digests[offset : offset + PAGE]]
        return draw_digests(views, offset, len(digests), viewer)

    async def draw_digest(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw one digest."""
        return draw_digest(await self._seen(await self._of(viewer, word_of(words, 0))), viewer)

    async def draw_history(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw the last runs of a digest."""
        digest = await self._of(viewer, word_of(words, 0))
        return draw_history(digest, await self._service.history(digest, HISTORY), viewer)

    async def draw_preview(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw what a digest would post now."""
        digest = await self._of(viewer, word_of(words, 0))
        return draw_preview(digest, await self._composed(digest), number_of(word_of(words, 1)), viewer)

    async def draw_sample(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw what a digest (number 0: any) would hold if everything in the archive were new."""
        if number_of(word_of(words, 0)):
            digest = await self._of(viewer, word_of(words, 0))
        else:
            self._require(viewer)
            digest = None
        composed = await self._bot.services.composer.sample(guild_of(viewer), digest, self._bot.services.clock.now())
        return draw_sample(digest, composed, number_of(word_of(words, 1)), viewer)

    async def draw_reasons(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw why articles are in the next digest, or are not."""
        digest, offset = await self._of(viewer, word_of(words, 0)), number_of(word_of(words, 1))
        composed = await self._composed(digest)
        keys = [reason.article for reason in composed.reasons[offset : offset + REASONS]]
        cards = await self._bot.services.reading.cards(keys)
        return draw_reasons(digest, composed, offset, cards, viewer)

    async def draw_rest(self, viewer: Viewer, words: tuple[str, ...]) -> Answer:
        """Draw the articles that a posted digest had no room for, to whoever sees it."""
        run, offset = await self._service.run(viewer.guild, number_of(word_of(words, 0))), number_of(word_of(words, 1))
        digest = await self._service.get(run.digest) if run is not None else None
        # A person's own digest is for nobody else, and what it has no room for isn't offered.
        if run is None or digest is None or digest.reader is not None:
            raise UsageError("digest-forgotten")
        rest = await self._service.left_out(run)
        found = await self._bot.services.reading.cards(rest[offset : offset + REST])
        cards: list[ArticleCard] = [found[key] for key in rest[offset : offset + REST] if key in found]
        return draw_rest(run.id, cards, offset, len(rest), viewer)

    def _require(self, viewer: Viewer) -> None:
        require_digest_manager(viewer.member, self._bot.choices.of(viewer.guild))

    async def _of(self, viewer: Viewer, number: str) -> Subscription:
        """Return a digest of the server, to who may manage them, or the viewer's own in a private answer."""
        key = DigestKey(guild_of(viewer), number_of(number))
        digest = await self._service.get(key) if viewer.private else None
        if digest is not None and may_read(digest, viewer):
            return digest
        self._require(viewer)
        digest = digest or await self._service.get(key)
        if digest.reader is not None:
            raise DigestNotFoundError(key.number)
        return digest

    async def _seen(self, digest: Subscription) -> DigestView:
        runs = await self._service.history(digest, 1)
        return await self.view(digest, runs[0] if runs else None)

    async def view(self, digest: Subscription, last: DigestRun | None = None) -> DigestView:
        """Return what is told of a digest, with its last run."""
        soon = self._service.next_runs(digest, _NEXT) if digest.is_active else ()
        doubtful, gone = await self._service.doubts_zone(digest), is_role_gone(self._bot, digest.key.guild, digest.role)
        return DigestView(digest, soon, last, doubtful, gone)

    async def _composed(self, digest: Subscription) -> Composed:
        now = self._bot.services.clock.now()
        return await self._bot.services.composer.preview(digest, now)
