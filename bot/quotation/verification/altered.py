"""Judge a quotation that matches no place exactly: altered, spliced or absent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.quotation.model import Difference, Kind, QuotedPlace, Verdict
from bot.quotation.verification.alignment import Aligner
from bot.quotation.verification.chains import LOCATED, Chain, chains
from bot.quotation.verification.differences import changes
from bot.quotation.verification.exact import Judgement, shown
from bot.quotation.verification.runs import runs_of
from bot.quotation.verification.splices import splices

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.quotation.text.document import Document
    from bot.quotation.verification.alignment import Alignment, MatchingBlock
    from bot.quotation.verification.runs import WordRun
    from bot.quotation.verification.splices import Splice

_MORE_THAN_CHANCE: Final = 2


def find_by_words(text: str, documents: Sequence[Document]) -> list[Judgement]:
    """Align the words of `text` with `documents`.

    Returns the fragments of a spliced quotation in the order they are quoted, or the places of an altered one, or
    nothing where less than half the words align.
    """
    runs = runs_of(text)
    total = sum(run.words for run in runs)
    aligner = Aligner()
    found = chains(runs, documents, aligner)
    if not found or not total:
        return []
    elsewhere = list(splices(runs, found[0], _first(found[0].document, documents), aligner))
    best = _without(found[0], {splice.run for splice in elsewhere if splice.words == runs[splice.run].words})
    if best.matched + sum(splice.words for splice in elsewhere) < LOCATED * total:
        return []
    if any(not _is_in_order(splice, best, runs) for splice in elsewhere):
        return list(_spliced(runs, best, elsewhere))
    return _altered(runs, [chain for chain in found if chain.matched == found[0].matched])


def _first(document: Document, documents: Sequence[Document]) -> list[Document]:
    return [document, *(other for other in documents if other is not document)]


def _without(chain: Chain, moved: set[int]) -> Chain:
    """Unlink runs that match elsewhere as a whole; their matches here are chance."""
    links = tuple(None if index in moved else link for index, link in enumerate(chain.links))
    return Chain(chain.document, links, sum(link.matched for link in links if link))


def _is_in_order(splice: Splice, chain: Chain, runs: Sequence[WordRun]) -> bool:
    """Return whether a part is in the chain's own article, in the order of the quotation."""
    if splice.document is not chain.document:
        return False
    before, after = 0, len(chain.document.text)
    for index, link in enumerate(chain.links):
        for block in link.blocks if link else ():
            if not block.is_equal or _words(runs[index], block) < _MORE_THAN_CHANCE:
                continue
            start, end = _span(chain.document, *block.source)
            if (index, block.quoted[0]) < (splice.run, splice.first):
                before = max(before, end)
            else:
                after = min(after, start)
    return before <= splice.start and splice.end <= after


def _span(document: Document, first: int, last: int) -> tuple[int, int]:
    """Return the span of some tokens without the marks around them, which may belong to neighbouring sentences."""
    while first + 1 < last and not document.tokens[first].is_word:
        first += 1
    while first + 1 < last and not document.tokens[last - 1].is_word:
        last -= 1
    return document.original(document.tokens[first].start, document.tokens[last - 1].end)


def _altered(runs: Sequence[WordRun], found: Sequence[Chain]) -> list[Judgement]:
    """Return every place with the most matching words and the fewest differences."""
    measured = [(chain, changes(runs, chain)) for chain in found]
    fewest = min(len(differences) for _, differences in measured)
    return [_finding(chain, tuple(differences)) for chain, differences in measured if len(differences) == fewest]


def _finding(chain: Chain, differences: tuple[Difference, ...]) -> Judgement:
    links = [link for link in chain.links if link]
    start, end = _span(chain.document, links[0].first, links[-1].last)
    place = QuotedPlace(chain.document.reference(start, end), Verdict.ALTERED)
    return Judgement(chain.document, start, end, place, differences)


def _spliced(runs: Sequence[WordRun], chain: Chain, elsewhere: Sequence[Splice]) -> Iterator[Judgement]:
    """Yield the fragments with their source texts, in the order of the quotation."""
    parts: list[tuple[tuple[int, int], str, Document, int, int]] = []
    moved = {splice.run for splice in elsewhere}
    for index, link in enumerate(chain.links):
        if link is not None and link.matched:
            # If part of the run is from elsewhere, only the matching words are from here.
            (first, last), source = _agreeing(runs[index], link) if index in moved else _all_of(runs[index], link)
            parts.append(((index, first), runs[index].original(first, last), link.document, *source))
    for splice in elsewhere:
        quoted = runs[splice.run].original(splice.first, splice.last)
        parts.append(((splice.run, splice.first), quoted, splice.document, splice.start, splice.end))
    for _, quoted, document, start, end in sorted(parts, key=lambda part: part[0]):
        ref = document.reference(start, end)
        difference = Difference(Kind.FRAGMENT, shown(quoted), shown(document.text[start:end]), ref)
        yield Judgement(document, start, end, QuotedPlace(ref, Verdict.SPLICED), (difference,))


def _all_of(run: WordRun, link: Alignment) -> tuple[tuple[int, int], tuple[int, int]]:
    return (0, len(run.tokens)), _span(link.document, link.first, link.last)


def _agreeing(run: WordRun, link: Alignment) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the tokens from the first to the last significant match, and their source span."""
    equal = [block for block in link.blocks if block.is_equal]
    firm = [block for block in equal if _words(run, block) >= _MORE_THAN_CHANCE] or equal
    first, last = firm[0], firm[-1]
    return (first.quoted[0], last.quoted[1]), _span(link.document, first.source[0], last.source[1])


def _words(run: WordRun, block: MatchingBlock) -> int:
    return sum(token.is_word for token in run.tokens[slice(*block.quoted)])
