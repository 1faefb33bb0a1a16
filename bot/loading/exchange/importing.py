"""Import exported articles: find known ones by their export key; new ones keep their number and versions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from bot.archive import Adopted, Revision, SourceRecord
from bot.articles import VersionReason
from bot.errors import QuotaError
from bot.loading.exchange.write_lines import EXPORTED, key_of
from bot.loading.report import Outcome
from bot.stories import assign_stories

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.archive import Archive, ArticleHistory, PastVersion, Storing
    from bot.articles import ArticleText, Scope
    from bot.loading.exchange.read_lines import ExportedAlias, ExportedArticle

_Said: TypeAlias = "tuple[object, ...]"


@dataclass(frozen=True, slots=True)
class _KnownImports:
    """The known articles of an import batch: records by origin, histories by number and by export key."""

    records: dict[tuple[str, str], SourceRecord]
    histories: dict[int, ArticleHistory]
    by_key: dict[str, ArticleHistory]

    def find(self, article: ExportedArticle) -> ArticleHistory | None:
        """Return the stored article that an exported one is, found by its key or by its origins; None if it is new."""
        if article.key in self.by_key:
            return self.by_key[article.key]
        known = (self.records.get((origin, own)) for origin, own, _ in article.known_as)
        return next((self.histories[one.number] for one in known if one is not None), None)


async def adopt(
    archive: Archive, scope: Scope, articles: Sequence[ExportedArticle], outcomes: Counter[Outcome]
) -> None:
    """Store exported articles and add their outcomes to `outcomes`; digests do not treat them as new.

    A text that no stored version has becomes a new version. Articles removed here stay removed. Raises QuotaError when
    the guild has reached its limit, after storing as many as fit.
    """
    for portion in _each_once(articles):
        await _adopt(archive, scope, portion, outcomes)


async def adopt_aliases(archive: Archive, scope: Scope, aliases: Sequence[ExportedAlias]) -> None:
    """Keep the aliases of an export that are not kept yet. Raises UsageError where there are as many as may be."""
    if not aliases:
        return
    known = {frozenset(alias.names) for alias in await archive.aliases.aliases(scope.guild)}
    fresh = list({key: alias for alias in aliases if (key := frozenset(alias.names)) not in known}.values())
    if fresh:
        async with archive.writer.storing(scope) as storing:
            now = storing.now
        for alias in fresh:
            await archive.aliases.add(scope.guild, alias.names, now)


async def _adopt(
    archive: Archive, scope: Scope, articles: Sequence[ExportedArticle], outcomes: Counter[Outcome]
) -> None:
    try:
        async with archive.writer.storing(scope) as storing:
            known = await _look_up(storing, articles)
            found = [(article, known.find(article)) for article in articles]
            stored = await _store_new(storing, scope, [article for article, history in found if history is None])
            stored += await _revise(storing, scope, [(article, history) for article, history in found if history])
        outcomes += stored
    except QuotaError:
        if len(articles) == 1:
            raise
        middle = len(articles) // 2
        await _adopt(archive, scope, articles[:middle], outcomes)
        await _adopt(archive, scope, articles[middle:], outcomes)


def _each_once(articles: Sequence[ExportedArticle]) -> Iterator[list[ExportedArticle]]:
    """Split articles into batches so that possible duplicates are never in one transaction."""
    portion: list[ExportedArticle] = []
    names: set[tuple[str, str]] = set()
    for article in articles:
        own = {(EXPORTED, article.key), *((origin, name) for origin, name, _ in article.known_as)}
        if own & names:
            yield portion
            portion, names = [], set()
        portion.append(article)
        names |= own
    if portion:
        yield portion


async def _look_up(storing: Storing, articles: Sequence[ExportedArticle]) -> _KnownImports:
    names = {(EXPORTED, article.key) for article in articles}
    names |= {(origin, own) for article in articles for origin, own, _ in article.known_as}
    records = await storing.records(names)
    # An article first stored here has no record with its key: the time of its first version identifies it.
    native = await storing.first_stored({article.versions[0].changed_at for article in articles})
    histories = await storing.histories(native | {record.number for record in records.values()})
    return _KnownImports(records, histories, {key_of(history): history for history in histories.values()})


async def _store_new(storing: Storing, scope: Scope, new: Sequence[ExportedArticle]) -> Counter[Outcome]:
    if not new:
        return Counter()
    ordered = sorted(new, key=lambda article: article.number)
    numbers = await storing.adopt([Adopted(article.number, article.versions) for article in ordered])
    await storing.mark_before(numbers)
    await assign_stories(storing, scope, {n: one.versions[-1].new for n, one in zip(numbers, ordered, strict=True)})
    records: list[SourceRecord] = []
    for number, article in zip(numbers, ordered, strict=True):
        records.append(SourceRecord(EXPORTED, article.key, "", number))
        records += (SourceRecord(origin, own, checksum, number) for origin, own, checksum in article.known_as)
    await storing.keep_records(records)
    retired = [number for number, article in zip(numbers, ordered, strict=True) if article.retired]
    if retired:
        await storing.retire(retired)
    moved = sum(number != article.number for number, article in zip(numbers, ordered, strict=True))
    return Counter({Outcome.LOADED: len(new), Outcome.RENUMBERED: moved})


async def _revise(
    storing: Storing, scope: Scope, found: Sequence[tuple[ExportedArticle, ArticleHistory]]
) -> Counter[Outcome]:
    outcomes: Counter[Outcome] = Counter()
    revisions: list[Revision] = []
    for article, history in found:
        news = [] if history.removed else _news(article.versions, history)
        outcomes[Outcome.UPDATED if news else Outcome.UNCHANGED] += 1
        revisions += (_revision(past, history) for past in news)
    if revisions:
        await storing.revise(revisions)
        await assign_stories(storing, scope, {revision.number: revision.new for revision in revisions})
    return outcomes


def _news(versions: Sequence[PastVersion], history: ArticleHistory) -> list[PastVersion]:
    """Return the versions after the last one known here; only the newest if no version is known."""
    here = {_said(one.text, one.url) for one in history.versions}
    known = [at for at, past in enumerate(versions) if _said(past.new.text, past.new.url) in here]
    if known:
        return list(versions[known[-1] + 1 :])
    newest = versions[-1]
    shortened = newest.new.text.truncated and not history.newest.text.truncated
    return [] if shortened else [newest]


def _said(text: ArticleText, url: str | None) -> _Said:
    headline = None if text.headline_generated else text.headline
    paragraphs = tuple((one.kind, one.text) for one in text.paragraphs)
    return headline, paragraphs, text.people, text.published, text.truncated, url


def _revision(past: PastVersion, history: ArticleHistory) -> Revision:
    """Return a revision with the original reason and time; a text that was changed by hand is an edit made now."""
    if past.changed_at > history.newest.changed_at:
        return Revision(history.key.number, past.new, past.reason, past.changed_at)
    return Revision(history.key.number, past.new, VersionReason.EDITED)
