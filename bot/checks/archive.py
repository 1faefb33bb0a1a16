"""Check the database and the index, and build the index anew where it is not in step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.articles import SHARED, Reference
from bot.checks.model import fine, note, wrong
from bot.stories import StoryBackfill

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from bot.articles import ArticleKey
    from bot.checks.model import CheckContext, CheckResult

_MIB: Final = 1 << 20
_MOST_NAMED: Final = 5
_MOST_TOLD: Final = 25
"""Damaged articles that have a line each."""


async def check_integrity(bench: CheckContext) -> AsyncIterator[CheckResult]:
    """Read the whole database and tell whether it is sound."""
    if not bench.place.database.exists():
        yield note("no-database", path=str(bench.place.database))
        return
    found = await bench.archive.storage.condition()
    if found.faults:
        yield wrong(
            "database-damaged", path=str(bench.place.database), fault=found.faults[0], more=len(found.faults) - 1
        )
    for key in found.articles[:_MOST_TOLD]:
        yield wrong("article-damaged", reference=str(Reference(key)), guild=_guild(key))
    if len(found.articles) > _MOST_TOLD:
        yield wrong("articles-damaged", more=len(found.articles) - _MOST_TOLD)
    for table, (number, first) in found.rows.items():
        yield wrong("rows-damaged", table=table, number=number, first=first or "-")
    if found.is_sound:
        yield fine("database", path=str(bench.place.database), size=-(-found.size // _MIB), schema=found.schema)
        yield fine("rows", since=f"{found.since:%Y-%m-%d %H:%M} UTC" if found.since else "always")


def _guild(key: ArticleKey) -> str:
    return "shared" if key.scope.is_shared else str(key.scope.guild)


async def check_derived(bench: CheckContext) -> AsyncIterator[CheckResult]:
    """Tell whether what is made of the articles beside the index is as they make it; with `repair`, make it again."""
    faults = await bench.archive.care.derived_faults()
    if not faults:
        return
    if not bench.repair:
        yield wrong("derived-damaged", tables=", ".join(faults))
        return
    await bench.archive.care.mend_derived(faults)
    left = await bench.archive.care.derived_faults()
    yield wrong("derived-damaged", tables=", ".join(left)) if left else fine("derived-mended", tables=", ".join(faults))


async def check_articles(bench: CheckContext) -> AsyncIterator[CheckResult]:
    """Tell how much the shared archive holds."""
    counts = await bench.archive.articles.counts((SHARED,))
    if counts.articles:
        yield fine("articles", articles=counts.articles, paragraphs=counts.paragraphs)
    else:
        yield note("no-articles")


async def check_index(bench: CheckContext) -> AsyncIterator[CheckResult]:
    """Tell whether the index is in step with the articles; with `repair`, build it anew where it is not."""
    found = await bench.archive.care.condition()
    if found.is_sound:
        yield fine("index", articles=found.articles)
        return
    numbers = {"missing": len(found.missing), "stray": len(found.stray), "damaged": found.damaged}
    if not bench.repair:
        yield wrong("index-out-of-step", named=_named((*found.missing, *found.stray)), **numbers)
        return
    articles = await bench.archive.care.rebuild()
    again = await bench.archive.care.condition()
    yield fine("index-rebuilt", articles=articles) if again.is_sound else wrong("index-not-mended", **numbers)


async def check_stories(bench: CheckContext) -> AsyncIterator[CheckResult]:
    """Tell whether there are articles for which no stories were looked for yet; with `repair`, look for them."""
    catching_up = StoryBackfill(bench.archive)
    left = await catching_up.left()
    if left and bench.repair:
        yield fine("stories-found", told=await catching_up.run(), articles=left)
    elif left:
        yield note("stories-due", articles=left)


async def check_unsure_pages(bench: CheckContext) -> AsyncIterator[CheckResult]:
    """Tell how many pages wait for somebody to look at how they were cut."""
    shared = await bench.archive.pages.unsure((SHARED,), limit=1)
    if shared:
        count = await bench.archive.pages.count_unsure((SHARED,))
        yield note("unsure-pages", pages=count, first=shared[0].origin)
    of_guilds = await bench.archive.pages.count_unsure(None) - await bench.archive.pages.count_unsure((SHARED,))
    if of_guilds:
        yield note("unsure-pages-of-servers", pages=of_guilds)


def _named(keys: Sequence[ArticleKey]) -> str:
    return ", ".join(str(Reference(key)) for key in keys[:_MOST_NAMED]) or "-"
