"""The load pipeline, step by step.

    read         files, pieces of JSON lines files, stored pages
    skip         what has not changed since it was last read
    split        pages into articles, in the worker pool; derive sentences and summaries of records
    identify     match each article with a known one, or take it as new
    store        a batch in one transaction, with its index and its stories
    count        outcomes for the report

The first three steps run ahead of the others, up to a memory limit, while earlier batches are stored. `Loader` finds
files and `WebLoader` fetches addresses; both pass them to these steps.
"""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from bot.archive import FIRST_PAGE, MOST_BOARDS
from bot.errors import QuotaError, SourceError, UsageError
from bot.loading.exchange.board_lines import ExportedBoard, adopt_boards
from bot.loading.exchange.importing import adopt, adopt_aliases
from bot.loading.exchange.read_lines import ExportedAlias, ExportedArticle, read_export_lines
from bot.loading.identity.changes import decide
from bot.loading.identity.known_articles import look_up
from bot.loading.incoming import Batch, IncomingRecord, batches_of
from bot.loading.kinds.kind import is_table
from bot.loading.kinds.tables import read_table
from bot.loading.pages.files import groups_of, is_unchanged, raw_page, read_page_files, stored_page
from bot.loading.pages.splitting import split_pages
from bot.loading.records.files import is_record_file, read_pieces, read_pieces_of_table
from bot.loading.records.records import Record, work_out
from bot.loading.report import LoadedPage, Recut, Rejected
from bot.loading.workers.pool import run_each
from bot.loading.workers.prefetch import Job, prefetch
from bot.runtime import background, finish, while_writing
from bot.sources import read_page, shown
from bot.stories import assign_stories

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import AsyncGenerator, Generator, Iterable, Sequence
    from pathlib import Path

    from bot.archive import Archive, StoredPage
    from bot.articles import Scope
    from bot.loading.exchange.read_lines import ExportLine
    from bot.loading.identity.changes import Changes
    from bot.loading.incoming import IncomingPage
    from bot.loading.pages.files import PageFile
    from bot.loading.pages.read_page import RawPage, Splitter
    from bot.loading.records.files import RecordPortion
    from bot.loading.report import Outcome, Tally
    from bot.loading.workers.pool import WorkerPool
    from bot.sources import FoundFile

_PREPARED_AHEAD = 4 << 20
"""Maximum bytes read that may wait to be stored."""

_STORED_AT_ONCE = 1 << 20
_R = TypeVar("_R", Record, IncomingRecord)


@dataclass(slots=True)
class Prepared:
    """Prepared content: one batch for each transaction, and counts that need no storing. `length` is in bytes read.

    `exported` are articles of an export, `aliases` the names that it ties, `boards` what stands on its boards.
    """

    path: str
    length: int
    batches: list[Batch] = field(default_factory=list[Batch])
    unchanged: int = 0
    rejected: list[Rejected] = field(default_factory=list[Rejected])
    exported: list[ExportedArticle] = field(default_factory=list[ExportedArticle])
    aliases: list[ExportedAlias] = field(default_factory=list[ExportedAlias])
    boards: list[ExportedBoard] = field(default_factory=list[ExportedBoard])


class Ask(Protocol):
    """Callback that puts a page aside until a person decides how to split it."""

    async def __call__(self, page: IncomingPage) -> bool:
        """Return whether the page was put aside; otherwise it is stored as it was split."""
        ...


class Pipeline:
    """Loads files and splits stored pages again, into one scope of an archive; `pool` runs the splitting.

    `ask`, if given, puts aside pages with an unsure division.
    """

    def __init__(
        self, archive: Archive, scope: Scope, splitter: Splitter, pool: WorkerPool, ask: Ask | None = None
    ) -> None:
        self._archive = archive
        self._scope = scope
        self._splitter = splitter
        self._pool = pool
        self._ask = ask

    async def load(self, files: Sequence[FoundFile], source: str | None, boundaries: Path | None, tally: Tally) -> None:
        """Load files in order. `source` is the default source of articles that name none.

        `boundaries` is a file of boundaries used instead of the sidecar file.
        """
        await self._run(self._jobs_of_files(files, source, boundaries), tally)

    async def take(self, page: RawPage, tally: Tally, *, is_news: bool) -> None:
        """Load one page with its boundaries; with `is_news`, digests treat its articles as new."""
        prepared = Prepared(page.path, len(page.content))
        await self._split([page], prepared, is_news=is_news)
        await self._store(prepared, tally)
        tally.add(prepared.path, prepared.length, prepared.unchanged, prepared.rejected)

    async def resegment(self, below: Sequence[str] | None, tally: Tally) -> None:
        """Split stored pages again that an older splitter version split: all, or those at and below some paths."""
        await self._run(self._jobs_of_stored_pages(below), tally)

    async def foresee(self, below: Sequence[str] | None, tally: Tally) -> Recut:
        """Do a dry run of `resegment`, and return what would change."""
        recut = Recut()
        async with aclosing(prefetch(self._jobs_of_stored_pages(below), _PREPARED_AHEAD)) as ready:
            async for prepared in ready:
                for batch in prepared.batches:
                    recut += (await _identified(self._archive, self._scope, batch)).recut
                tally.add(prepared.path, prepared.length, prepared.unchanged, prepared.rejected)
        return recut

    async def _run(self, jobs: AsyncGenerator[Job[Prepared]], tally: Tally) -> None:
        """Run jobs, some of them ahead, and store their results in order, until the quota is reached.

        Boards come last, when the articles that they speak of are there.
        """
        boards: dict[str, list[ExportedBoard]] = {}
        async with aclosing(prefetch(jobs, _PREPARED_AHEAD)) as ready:
            async for prepared in ready:
                full = await self._store(prepared, tally)
                tally.add(prepared.path, prepared.length, prepared.unchanged, prepared.rejected)
                if prepared.boards and sum(map(len, boards.values())) <= MOST_BOARDS:
                    boards.setdefault(prepared.path, []).extend(prepared.boards[: MOST_BOARDS + 1])
                if full:
                    break
        for path, found in boards.items():
            faults = await adopt_boards(self._archive, self._scope, found)
            tally.reject([Rejected(path, None, fault) for fault in faults])

    async def _store(self, prepared: Prepared, tally: Tally) -> bool:
        """Store prepared content; return whether the quota of the guild is reached."""
        try:
            for batch in prepared.batches:
                tally.name(map(_named, await store_what_fits(self._archive, self._scope, batch, tally.outcomes)))
            await adopt(self._archive, self._scope, prepared.exported, tally.outcomes)
            await adopt_aliases(self._archive, self._scope, prepared.aliases)
        except QuotaError as error:
            tally.reject([Rejected(prepared.path, None, SourceError(error.key, **error.data))])
            return True
        except UsageError as error:  # as many aliases as may be
            tally.reject([Rejected(prepared.path, None, SourceError(error.key, **error.data))])
        return False

    # Files

    async def _jobs_of_files(
        self, files: Iterable[FoundFile], source: str | None, given: Path | None
    ) -> AsyncGenerator[Job[Prepared]]:
        for group in groups_of(files):
            if not is_record_file(group[0].location):
                yield Job(sum(file.size for file in group), partial(self._prepare_pages, group, source, given))
                continue
            async with aclosing(self._jobs_of_records(group[0], source)) as jobs:
                async for job in jobs:
                    yield job

    async def _prepare_pages(self, group: Sequence[FoundFile], source: str | None, given: Path | None) -> Prepared:
        prepared = Prepared(group[-1].path, sum(file.size for file in group))
        read = await background.run(read_page_files, group, given)
        changed = await self._pass_over_unchanged(read, source, prepared)
        await self._split(changed, prepared)
        return prepared

    async def _pass_over_unchanged(
        self, read: Sequence[PageFile | Rejected], source: str | None, prepared: Prepared
    ) -> list[RawPage]:
        known = await self._archive.writer.known_pages(
            self._scope, [page.file.origin for page in read if not isinstance(page, Rejected)]
        )
        changed: list[RawPage] = []
        for page in read:
            if isinstance(page, Rejected):
                prepared.rejected.append(page)
                continue
            before = known.get(page.file.origin)
            raw = raw_page(page, before, source)
            if before is not None and is_unchanged(raw, before):
                prepared.unchanged += len(before.numbers)
            else:
                changed.append(raw)
        return changed

    async def _split(self, pages: Sequence[RawPage], prepared: Prepared, *, is_news: bool = True) -> None:
        incoming, rejected = await split_pages(self._pool, self._splitter, pages)
        prepared.rejected += rejected
        prepared.batches = list(batches_of([page for page in incoming if not await self._is_put_aside(page)]))
        for batch in prepared.batches:
            batch.came_before = not is_news

    async def _is_put_aside(self, page: IncomingPage) -> bool:
        return page.unsure and self._ask is not None and await self._ask(page)

    # Stored pages

    async def _jobs_of_stored_pages(self, below: Sequence[str] | None) -> AsyncGenerator[Job[Prepared]]:
        """Yield the pages in portions; a page that is stored in the meantime is not read again."""
        last = FIRST_PAGE
        while pages := await self._archive.writer.pages_of_others(
            self._scope, segmenter=self._splitter.version, below=below, after=last, limit=_STORED_AT_ONCE
        ):
            last = pages[-1].place
            yield Job(sum(len(page.content) for page in pages), partial(self._prepare_again, pages))

    async def _prepare_again(self, pages: Sequence[StoredPage]) -> Prepared:
        prepared = Prepared(pages[-1].origin, sum(page.size for page in pages))
        # Readers of digests have seen these articles, divided differently.
        await self._split([stored_page(page) for page in pages], prepared, is_news=False)
        return prepared

    # Files of records

    async def _jobs_of_records(self, file: FoundFile, source: str | None) -> AsyncGenerator[Job[Prepared]]:
        if file.sidecar is not None:
            yield Job(0, partial(_reject, shown(file.sidecar), SourceError("boundaries-records")))
        try:
            pieces = await self._pieces(file, source)
        except SourceError as error:
            yield Job(0, partial(_reject, file.path, error))
            return
        try:
            # The reading thread must end before the file is closed, even on cancellation.
            while (piece := await finish(background.run(next, pieces, None))) is not None:
                yield Job(piece.length, partial(self._prepare_records, file, piece))
        except SourceError as error:
            yield Job(0, partial(_reject, file.path, error))
        finally:
            pieces.close()

    async def _pieces(self, file: FoundFile, source: str | None) -> Generator[RecordPortion]:
        if not is_table(file.path):
            return read_pieces(file, source)
        content = await background.run(read_page, file.location)
        rows = await self._pool.run(read_table, file.path, content)
        return read_pieces_of_table(file, source, rows)

    async def _prepare_records(self, file: FoundFile, piece: RecordPortion) -> Prepared:
        fresh = await changed_records(self._archive, self._scope, piece.records)
        prepared = Prepared(file.path, piece.length, unchanged=len(piece.records) - len(fresh))
        prepared.rejected = [Rejected(file.path, line, error) for line, error in piece.rejected]
        results = await run_each(self._pool, work_out, fresh) if fresh else []
        batch = Batch()
        for record, result in zip(fresh, results, strict=True):
            if isinstance(result, SourceError):
                prepared.rejected.append(Rejected(file.path, record.line, result))
            else:
                batch.records.append(result)
        prepared.batches = [batch] if batch.records else []
        await self._prepare_exported(file, piece.exported, prepared)
        return prepared

    async def _prepare_exported(self, file: FoundFile, lines: Sequence[ExportLine], prepared: Prepared) -> None:
        results = await run_each(self._pool, read_export_lines, lines) if lines else []
        for line, result in zip(lines, results, strict=True):
            if isinstance(result, SourceError):
                prepared.rejected.append(Rejected(file.path, line.line, result))
            elif isinstance(result, ExportedAlias):
                prepared.aliases.append(result)
            elif isinstance(result, ExportedBoard):
                prepared.boards.append(result)
            else:
                prepared.exported.append(result)


async def _reject(path: str, error: SourceError) -> Prepared:
    return Prepared(path, 0, rejected=[Rejected(path, None, error)])


async def changed_records(archive: Archive, scope: Scope, records: Sequence[_R]) -> list[_R]:
    """Return the records that are new or changed, by checksum."""
    known = await archive.writer.known_records(scope, {record.identity for record in records}) if records else {}
    before = {identity: one.checksum for identity, one in known.items()}
    return [record for record in records if before.get(record.identity) != record.checksum]


# The date is already tomorrow in some time zone.
_AHEAD = timedelta(days=1)


async def store_what_fits(
    archive: Archive, scope: Scope, batch: Batch, outcomes: Counter[Outcome]
) -> Sequence[IncomingPage]:
    """Store a batch, add its outcomes to `outcomes`, and return the stored pages.

    Raises QuotaError when the guild has reached its limit, after storing as much as fits.
    """
    try:
        changes = await _identify_and_store(archive, scope, batch)
    except QuotaError:
        halves = batch.halves()
        if halves is None:
            raise
        return [page for half in halves for page in await store_what_fits(archive, scope, half, outcomes)]
    outcomes += changes.outcomes
    return [decided.page for decided in changes.pages]


async def _identify_and_store(archive: Archive, scope: Scope, batch: Batch) -> Changes:
    """Match and store a batch in one transaction, and return the changes."""
    async with archive.writer.storing(scope) as storing:
        batch = batch.dated_until((storing.now + _AHEAD).date())
        known = await look_up(storing, batch)
        changes = await while_writing.run(decide, batch, known)
        await changes.store(storing)
        await assign_stories(storing, scope, changes.stored, first_new=changes.first_new)
    return changes


async def _identified(archive: Archive, scope: Scope, batch: Batch) -> Changes:
    """Match a batch and return its changes without storing them."""
    async with archive.writer.storing(scope) as storing:
        return await while_writing.run(decide, batch, await look_up(storing, batch))


def _named(page: IncomingPage) -> LoadedPage:
    return LoadedPage(page.path, page.checksum, len(set(page.stored_as)), page.certainty, page.unsure)
