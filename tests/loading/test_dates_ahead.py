"""A page that is here was published: a date that lies ahead is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.loading.writing import BUDGET

if TYPE_CHECKING:
    from tests.loading.conftest import Desk


async def test_a_date_of_publication_that_lies_ahead_is_dropped_and_loading_again_changes_nothing(desk: Desk) -> None:
    desk.write_records("a.jsonl", {"id": "1", "paragraphs": list(BUDGET), "published": "2199-03-16"})
    assert (await desk.load()).loaded == 1
    assert (await desk.article(1)).text.published is None
    report = await desk.load()
    assert (report.loaded, report.updated) == (0, 0)
