"""The pages of a server, cut otherwise and split again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.articles.model import Scope
from bot.library import PageDivision
from bot.loading import Loader
from bot.loading.workers.pool import SPLITTING, Threads
from tests.archive.making import SteppingClock, open_new
from tests.loading.splitters import AS_ONE
from tests.loading.writing import HARBOR, LIBRARY, page

if TYPE_CHECKING:
    from pathlib import Path

    from bot.loading.workers.pool import Limits, WorkerPool

GUILD = 77


class Shares:
    """Processes of which it is noted who asked for a share."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def share(self, party: int, limits: Limits = SPLITTING) -> WorkerPool:
        self.asked.append(party)
        return Threads()


async def test_pages_of_a_server_are_split_again_where_they_can_be_stopped_however_small_they_are(
    tmp_path: Path,
) -> None:
    archive = await open_new(tmp_path / "a.db")
    (tmp_path / "1.md").write_text(page(HARBOR, LIBRARY))
    await Loader(archive, AS_ONE).load([tmp_path / "1.md"], scope=Scope(GUILD))
    shares = Shares()
    division = PageDivision(archive, Loader(archive, workers=shares), SteppingClock())
    try:
        foreseen = await division.foresee(GUILD)
        report = await division.split_again(GUILD)
    finally:
        await archive.close()
    assert (foreseen.changed, report.updated) == (1, 1)
    assert shares.asked == [GUILD, GUILD]
