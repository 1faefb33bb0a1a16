"""What the bot answers from an archive, one door after the other: what must never change in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.damage.world import GUILD, NOW
from bot.app import open_services
from bot.archive.digests import DigestKey
from bot.articles.model import SHARED, ArticleKey, Scope, scopes_of
from bot.config import read_settings
from bot.errors import BroadsheetError
from bot.runtime.clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Awaitable
    from pathlib import Path

    from bot.app import Services

ARTICLES = 46
QUERIES = ("harbor", "the council", "碼頭", '"harbor crane"', "author:lee", "bridge -harbor", "okapi")


async def everything(path: Path) -> dict[str, str]:
    """Return what each door answers; an error of ours is an answer, and any other begins with TRACEBACK."""
    answers: dict[str, str] = {}

    async def ask(door: str, answer: Awaitable[Any]) -> None:
        try:
            answers[door] = repr(await answer)
        except BroadsheetError as error:
            answers[door] = f"error {error.key}"
        except Exception as error:
            answers[door] = f"TRACEBACK {type(error).__name__}: {error}"

    try:
        async with open_services(read_settings(), SystemClock(), path, writable=False) as services:
            await _ask_all(ask, services)
    except BroadsheetError as error:
        answers["open"] = f"error {error.key}"
    except Exception as error:
        answers["open"] = f"TRACEBACK {type(error).__name__}: {error}"
    return answers


async def _ask_all(ask: Any, services: Services) -> None:
    archive, scopes = services.archive, scopes_of(GUILD)
    for query in QUERIES:
        await ask(f"search {query}", services.search.search(scopes, query, limit=10))
    for key in [*(ArticleKey(SHARED, number) for number in range(1, ARTICLES + 1)), ArticleKey(Scope(GUILD), 1)]:
        await ask(f"article {key}", archive.articles.article(key))
    await ask("verify", services.quotation.verify(scopes, "A harbor that removes everything it no longer uses soon"))
    await ask("recent", archive.articles.recent(scopes, limit=100, once=True))
    await ask("counts", archive.articles.counts(scopes))
    await ask("sources", archive.articles.sources(scopes, limit=100))
    await ask("stories", archive.stories.stories(scopes, [ArticleKey(SHARED, number) for number in range(1, 40)]))
    await ask("apart", archive.stories.apart(GUILD, ArticleKey(SHARED, 6)))
    await ask("settings", archive.settings.guild_settings(GUILD))
    await ask("change", archive.settings.settings_change(GUILD, 2))
    await ask("note", archive.settings.note("welcome:4711"))
    await ask("feeds", archive.feeds.feeds(GUILD))
    await ask("due", archive.feeds.next_due())
    await ask("digests", archive.digests.subscriptions.of_guild(GUILD))
    await ask("planned", archive.digests.planning.next_due())
    await ask("ready", archive.digests.runs.next_ready())
    for number in range(1, 4):
        await ask(f"runs {number}", archive.digests.history.of_digest(DigestKey(GUILD, number)))
        await ask(f"parts {number}", archive.digests.messages.parts(number))
        await ask(f"listed {number}", archive.digests.messages.listed(number))
    quoting = [ArticleKey(SHARED, number) for number in range(1, 4)]
    await ask("quoted", archive.quoted.quoted(GUILD, quoting, now=NOW))
    await ask("unsure", archive.pages.unsure(None, limit=100))
    await ask("unsure, counted", archive.pages.count_unsure(None))
    await ask("held until", archive.held_pages.next_until())
    await ask("held", archive.held_pages.overdue(NOW))
    for held in await archive.held_pages.overdue(NOW):
        await ask(f"held {held.name}", archive.held_pages.held(GUILD, held.number))
    await ask("used", archive.usage.used(GUILD, NOW.date()))
    await ask("departed", archive.holdings.departed())
