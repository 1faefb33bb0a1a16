"""The quotation service: quote, verify and cite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.quotation.citation.citation import Style, cite, source_of
from bot.quotation.model import Mark, Verdict
from bot.quotation.quoting.autocomplete import SentenceOffers
from bot.quotation.quoting.quoted_before import EarlierQuotes
from bot.quotation.quoting.quoter import Quoter
from bot.quotation.text.passages import LONGEST_PASSAGE
from bot.quotation.text.words import count_words
from bot.quotation.verification.extraction import quotations_in
from bot.quotation.verification.verifier import Verifier
from bot.quotation.verification.verify import is_verifiable
from bot.runtime import answering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.archive import Archive
    from bot.articles import Reference, Scopes
    from bot.quotation.citation.citation import Citation
    from bot.quotation.model import Verification
    from bot.quotation.quoting.choices import Choice
    from bot.quotation.quoting.quoter import Quote
    from bot.quotation.verification.verifier import Verified
    from bot.runtime import Clock
    from bot.search import SearchService

_NEARLY_ALL: Final = 0.75
"""The share of the words of a message that must stand together for it to be one quotation."""


class QuotationService:
    """Quotes, verifies and cites articles of an archive."""

    def __init__(self, archive: Archive, search: SearchService, clock: Clock) -> None:
        self._clock = clock
        self._quoter = Quoter(archive, search)
        self._offers = SentenceOffers(archive)
        self._verifier = Verifier(archive)
        self._earlier = EarlierQuotes(archive.quoted, clock)

    @property
    def earlier(self) -> EarlierQuotes:
        """The record of messages that quoted articles."""
        return self._earlier

    async def verify(self, scopes: Scopes, text: str) -> Verified:
        """Verify the quotation `text` word for word against the articles in `scopes`.

        Raises UsageError where it is too short, too long or made of nothing but common words.
        """
        return await self._verifier.verify(scopes, text)

    async def verify_message(self, scopes: Scopes, message: str) -> tuple[tuple[str, Verified], ...]:
        """Verify the quotations in a message, or the whole message if it is one quotation.

        It is one if it is in the archive as it is, or if most of its words are outside quotation marks and in one
        passage: a source sentence may contain speech, and checking the speech alone would ignore the rest.

        Raises UsageError where that is too short, too long or made of nothing but common words.
        """
        whole = message.strip()
        quotations, is_whole_verifiable = await answering.run(_taken_apart, message, whole)
        if quotations != (whole,) and is_whole_verifiable:
            verified = await self.verify(scopes, whole)
            if verified.verification.verdict is Verdict.VERBATIM:
                return ((whole, verified),)
            parts = tuple([(quoted, await self.verify(scopes, quoted)) for quoted in quotations])
            is_more = verified.verification.verdict is Verdict.TYPOGRAPHY and _gravest(parts) > Verdict.VERBATIM.gravity
            is_one = is_more or await answering.run(_is_one, whole, quotations, verified.verification)
            return ((whole, verified),) if is_one else parts
        return tuple([(quoted, await self.verify(scopes, quoted)) for quoted in quotations])

    async def quote(self, ref: Reference, *, longest: int = LONGEST_PASSAGE) -> Quote:
        """Return the passage `ref`, or as much of it as `longest` characters hold.

        Raises NotFoundError where there is no such place.
        """
        return await self._quoter.quote(ref, longest=longest)

    async def find(self, scopes: Scopes, words: str) -> tuple[Choice, ...]:
        """Return the passages that contain `words`, or else the best search results.

        Raises NotFoundError where there are none, UsageError where there is nothing to look for.
        """
        return await self._quoter.find(scopes, words)

    async def offered(self, scopes: Scopes, typed: str) -> tuple[Choice, ...]:
        """Return autocomplete suggestions: sentences that contain `typed`, or none if that takes too long."""
        return await self._offers.matching(scopes, typed)

    async def about(self, scopes: Scopes, message: str) -> tuple[Choice, ...]:
        """Return passages on the topic of a message. Raises NotFoundError if there are none."""
        return await self._quoter.about(scopes, message)

    async def cite(self, ref: Reference, style: Style = Style.PLAIN) -> Citation:
        """Cite the article of `ref`. Raises NotFoundError where there is no such place."""
        article = await self._quoter.cited(ref)
        return cite(source_of(article, ref, self._clock.now().date()), style)


def _taken_apart(message: str, whole: str) -> tuple[tuple[str, ...], bool]:
    """Return the quotations in a message, and whether the whole of it can be verified. Takes some milliseconds."""
    return quotations_in(message), is_verifiable(whole)


def _is_one(whole: str, quotations: Sequence[str], found: Verification) -> bool:
    """Return whether a message is one quotation: mostly unquoted text, and nearly all of it in the source."""
    words = count_words(whole)
    if words <= 2 * sum(map(count_words, quotations)):
        return False
    same = "".join(piece.text for piece in found.marked if piece.mark is Mark.SAME)
    return found.verdict is Verdict.TYPOGRAPHY or count_words(same) >= _NEARLY_ALL * words


def _gravest(found: Sequence[tuple[str, Verified]]) -> int:
    return max(verified.verification.verdict.gravity for _, verified in found)
