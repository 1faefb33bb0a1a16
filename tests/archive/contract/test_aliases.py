"""Aliases are kept for one guild, within bounds, and what is put aside is gone after a day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.archive.aliases import ASIDE_FOR, MOST_ALIASES, MOST_ASIDE, AliasState
from bot.articles.model import SHARED, Scope
from bot.errors import UsageError

if TYPE_CHECKING:
    from bot.archive.protocols import Archive

pytestmark = pytest.mark.needs("aliases", "terms")

NOW = datetime(2026, 2, 14, 8, 0, tzinfo=UTC)
HERE, THERE = 7, 8
NAMES = ("賴清德", "William Lai")


async def seen(archive: Archive, *guilds: int) -> tuple[tuple[str, ...], ...]:
    scopes = tuple(Scope(guild) for guild in guilds)
    return await archive.terms.look(scopes, lambda snapshot: snapshot.aliases(), deadline=5)


async def test_an_alias_is_seen_in_its_own_scope_alone(archive: Archive) -> None:
    before = await archive.articles.generation((Scope(HERE),))
    kept = await archive.aliases.add(HERE, NAMES, NOW)
    assert await archive.articles.generation((Scope(HERE),)) != before
    assert await archive.aliases.aliases(HERE) == (kept,)
    assert await archive.aliases.aliases(THERE) == ()
    assert await seen(archive, 0, HERE) == (NAMES,)
    assert await seen(archive, 0, THERE) == ()
    assert await archive.aliases.remove(THERE, kept.number, NOW) is False
    await archive.aliases.add(SHARED.guild, ("TSMC", "台積電"), NOW)
    assert await seen(archive, 0, THERE) == (("TSMC", "台積電"),)


async def test_an_alias_takes_in_others(archive: Archive) -> None:
    first = await archive.aliases.add(HERE, NAMES, NOW)
    both = await archive.aliases.add(HERE, (*NAMES, "Lai Ching-te"), NOW, instead_of=[first.number])
    assert await archive.aliases.aliases(HERE) == (both,)


async def test_what_was_removed_is_there_for_a_day(archive: Archive) -> None:
    kept = await archive.aliases.add(HERE, NAMES, NOW)
    assert await archive.aliases.remove(HERE, kept.number, NOW)
    assert not await archive.aliases.remove(HERE, kept.number, NOW)
    assert await archive.aliases.aliases(HERE) == ()
    assert await seen(archive, HERE) == ()
    found = await archive.aliases.aside(HERE, kept.number, AliasState.REMOVED, NOW + ASIDE_FOR - timedelta(seconds=1))
    assert found is not None
    assert found.names == NAMES
    assert await archive.aliases.aside(THERE, kept.number, AliasState.REMOVED, NOW) is None
    assert await archive.aliases.aside(HERE, kept.number, AliasState.ASKED, NOW) is None
    assert await archive.aliases.aside(HERE, kept.number, AliasState.REMOVED, NOW + ASIDE_FOR) is None


async def test_a_question_waits_until_it_is_answered(archive: Archive) -> None:
    asked = await archive.aliases.ask(HERE, NAMES, NOW)
    assert await archive.aliases.aliases(HERE) == ()
    assert await archive.aliases.aside(HERE, asked.number, AliasState.ASKED, NOW) == asked
    await archive.aliases.forget(HERE, asked.number)
    assert await archive.aliases.aside(HERE, asked.number, AliasState.ASKED, NOW) is None


async def test_the_newest_questions_wait(archive: Archive) -> None:
    asked = [
        await archive.aliases.ask(HERE, NAMES, NOW + timedelta(seconds=number)) for number in range(MOST_ASIDE + 1)
    ]
    there = [await archive.aliases.aside(HERE, one.number, AliasState.ASKED, NOW) for one in asked]
    assert [one is not None for one in there] == [False] + [True] * MOST_ASIDE


async def test_as_many_as_may_be_and_one_more(archive: Archive) -> None:
    for number in range(MOST_ALIASES):
        await archive.aliases.add(HERE, (f"name {number}", f"other {number}"), NOW)
    with pytest.raises(UsageError, match="alias-cap"):
        await archive.aliases.add(HERE, NAMES, NOW)
    first = (await archive.aliases.aliases(HERE))[0]
    await archive.aliases.add(HERE, (*first.names, "third"), NOW, instead_of=[first.number])
    await archive.aliases.add(THERE, NAMES, NOW)
    assert len(await archive.aliases.aliases(HERE)) == MOST_ALIASES
