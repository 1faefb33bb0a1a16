"""What owners are told of their servers: names, and no numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.shared.owner_notices import OwnerNotifier
from tests.fakes.newsroom import newsroom

if TYPE_CHECKING:
    from tests.fakes.services import FakeServices


async def test_a_server_is_called_by_its_name_also_where_that_is_not_known(services: FakeServices) -> None:
    async with newsroom(services) as room:
        notifier = OwnerNotifier(room.bot)
        viewer = notifier.viewer(room.guild.id, room.alice.id)
        assert notifier.server(room.guild.id, viewer) == "The Newsroom"
        assert notifier.server(999, viewer) == "a server that I'm no longer in"
