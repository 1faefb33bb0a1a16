"""The word-by-word differences between a quotation and the place it is aligned with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.quotation.model import Difference, Kind
from bot.quotation.text.typography import common_length
from bot.quotation.text.words import SENTENCE_BREAKS, Token, count_words
from bot.quotation.verification.difference_kinds import kind_of_change
from bot.quotation.verification.exact import shown
from bot.quotation.verification.omissions import left_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.quotation.text.document import Document
    from bot.quotation.verification.alignment import Alignment, MatchingBlock
    from bot.quotation.verification.chains import Chain
    from bot.quotation.verification.runs import WordRun

MOST_CHANGES: Final = 50
"""Maximum differences to list."""

_APART: Final = 3


def changes(runs: Sequence[WordRun], chain: Chain) -> list[Difference]:
    """Return the differences between `runs` and their places in `chain`, the most serious first."""
    found: list[Difference] = []
    before: Alignment | None = None
    for run, link in zip(runs, chain.links, strict=True):
        if link is None:
            found.append(Difference(_kind_of_addition(run, chain.document), shown(run.text), "", None))
            continue
        if before is not None:
            found.extend(_between(run, chain.document, before, link))
        found.extend(_inside(run, link))
        before = link
    if not found:
        found.append(_unnamed(runs, chain))
    return sorted(found, key=lambda difference: difference.gravity)[:MOST_CHANGES]


def _kind_of_addition(run: WordRun, document: Document) -> Kind:
    return kind_of_change(run.tokens, (), document, opens_sentence=True)


def _between(run: WordRun, document: Document, before: Alignment, after: Alignment) -> Iterator[Difference]:
    """Yield the source text between two runs as an omission, marked by the quoter or not."""
    start = document.original(0, document.tokens[before.last - 1].end)[1]
    end = document.folded.start(document.tokens[after.first].start)
    if run.joint is not None:
        yield left_out(run.joint, document, start, max(start, end))
    elif count_words(skipped := document.text[start:end]):
        kind = kind_of_change((), document.tokens[before.last : after.first], document, opens_sentence=True)
        yield Difference(kind, "", shown(skipped), document.reference(start, end))


def _inside(run: WordRun, link: Alignment) -> Iterator[Difference]:
    for block in link.blocks:
        if not block.is_equal:
            yield _change(run, link.document, block)
        else:
            yield from _unlike_characters(run, link.document, block)


def _unlike_characters(run: WordRun, document: Document, block: MatchingBlock) -> Iterator[Difference]:
    """Yield words of an equal block that differ in case or in Chinese script."""
    pairs = list(zip(range(*block.quoted), range(*block.source), strict=True))
    unlike = [pair for pair in pairs if run.tokens[pair[0]].text != document.tokens[pair[1]].text]
    for first, last in _stretches(unlike):
        yield _difference(run, document, (first[0], last[0] + 1), (first[1], last[1] + 1))


def _stretches(unlike: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Group nearby differing words, to list each group as one difference."""
    start = 0
    for index, (mine, _) in enumerate(unlike):
        if index + 1 == len(unlike) or unlike[index + 1][0] - mine > _APART:
            yield unlike[start], unlike[index]
            start = index + 1


def _change(run: WordRun, document: Document, block: MatchingBlock) -> Difference:
    return _difference(run, document, block.quoted, block.source)


def _difference(run: WordRun, document: Document, mine: tuple[int, int], theirs: tuple[int, int]) -> Difference:
    quoted, source = run.tokens[slice(*mine)], document.tokens[slice(*theirs)]
    opens = _opens_sentence(run.tokens, *mine) or _opens_sentence(document.tokens, *theirs)
    kind = kind_of_change(quoted, source, document, opens_sentence=opens)
    text, (start, end) = _source(document, *theirs)
    return Difference(kind, shown(run.original(*mine)), shown(text), document.reference(start, end))


def _opens_sentence(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Return whether some tokens open a sentence, so that a capital is no sign of a name; not for a longer name."""
    is_first = first == 0 or tokens[first - 1].text in SENTENCE_BREAKS
    return is_first and not _goes_on_as_name(tokens, last)


def _goes_on_as_name(tokens: Sequence[Token], index: int) -> bool:
    following = [token.text for token in tokens[index : index + 2]]
    return len(following) > 1 and following[0] == "-" and following[1][0].isupper()


def _source(document: Document, first: int, last: int) -> tuple[str, tuple[int, int]]:
    """Return the text and span of source tokens; without tokens, the span of the token before."""
    if first >= last:
        token = document.tokens[max(0, first - 1)]
        return "", document.original(token.start, token.end)
    span = document.original(document.tokens[first].start, document.tokens[last - 1].end)
    return document.text[slice(*span)], span


def _unnamed(runs: Sequence[WordRun], chain: Chain) -> Difference:
    """Return one difference for texts whose tokens are all equal (the space in "1 900")."""
    first = next(link for link in chain.links if link)
    last = next(link for link in reversed(chain.links) if link)
    text, span = _source(chain.document, first.first, last.last)
    quoted, source = _unlike_middle(" ".join(run.text for run in runs), text)
    return Difference(Kind.PUNCTUATION, shown(quoted), shown(source), chain.document.reference(*span))


def _unlike_middle(one: str, other: str) -> tuple[str, str]:
    """Strip the common first and last words of two texts."""
    head = one.rfind(" ", 0, common_length(one, other)) + 1
    one, other = one[head:], other[head:]
    tail = one[len(one) - common_length(one[::-1], other[::-1]) :]
    kept = len(tail) - tail.index(" ") if " " in tail else 0
    return one[: len(one) - kept], other[: len(other) - kept]
