"""A headline that was made of an article's first words: never beside the same words, and marked apart from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes.newsroom import newsroom, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from bot.app import Services

OPENING = "The keeper of the lighthouse closed the landing"
PAGE = f"""{OPENING}, which nobody on the coast had expected before the spring and its storms.
Boats that used to lie there were moored across the bay, beside the old cannery, for as long as it takes.
The harbour office said that the piles are rotten, and that divers will replace them one after another.
"""
MARKED = f"“{OPENING}…”"
BESIDE = ("!quote A1.p1.s1", "!search lighthouse", "!random", "!article A1", f'!verify "{OPENING}"', "!recent")
APART = ("!quote A1.p2", "!search cannery", "!related A1")


@pytest.mark.parametrize("said", [*BESIDE, *APART])
async def test_the_words_of_a_made_headline_are_said_once(empty_services: Services, tmp_path: Path, said: str) -> None:
    (tmp_path / "one.txt").write_text(PAGE, encoding="utf-8")
    await empty_services.loader.load([tmp_path / "one.txt"])
    async with newsroom(empty_services) as room:
        shown = text_of(await room.say(said)).replace("\\", "").replace("*", "")
    once = 2 if said.startswith("!verify") else 1  # what was asked, and the source
    assert 1 <= shown.count(OPENING) <= once
    assert (MARKED in shown) is (said in APART)
