"""The database itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.articles.model import SHARED
from tests.archive.making import new, store

if TYPE_CHECKING:
    from bot.archive.protocols import Archive

pytestmark = pytest.mark.needs("storage")


async def test_a_database_grows_with_what_it_holds(archive: Archive) -> None:
    empty = await archive.storage.size()
    assert empty > 0
    await store(archive, SHARED, *(new(f"Paragraph {number} tells of the harbour. " * 50) for number in range(50)))
    assert await archive.storage.size() > empty


async def test_a_sound_database_has_no_faults(archive: Archive) -> None:
    await store(archive, SHARED, new("typhoon"))
    condition = await archive.storage.condition()
    assert condition.faults == ()
    assert condition.schema > 0
    assert condition.size == await archive.storage.size()
    assert condition.is_sound
