"""Everything that can be asked about quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.quotation.verifier import Verifier

if TYPE_CHECKING:
    from bot.archive.model import Scopes
    from bot.archive.protocols import Archive
    from bot.clock import Clock
    from bot.quotation.verifier import Verified


class QuotationService:
    """Quotes, verifies and cites what an archive holds."""

    def __init__(self, archive: Archive, clock: Clock) -> None:
        self._archive = archive
        self._clock = clock
        self._verifier = Verifier(archive)

    async def verify(self, scopes: Scopes, text: str) -> Verified:
        """Tell whether the quotation `text` stands, word for word, in what `scopes` hold.

        Raises UsageError where it is too short, too long or made of nothing but common words.
        """
        return await self._verifier.verify(scopes, text)
