"""Digests as those who manage them see them: set up, listed, changed, previewed and explained."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.fakes.newsroom import buttons_of, newsroom, text_of

if TYPE_CHECKING:
    from bot.app import Services

EIGHT = int(datetime(2026, 1, 1, 8, tzinfo=UTC).timestamp())
DAY = 86_400


async def test_set_says_how_it_was_read_and_when_it_comes(services: Services) -> None:
    async with newsroom(services) as room:
        shown = text_of(
            await room.say("!digest set 08:00 taipei mon-fri harbor OR harbour in #general", by=room.morgan)
        )
        assert "### D1 is set" in shown
        assert "**D1** · 08:00, Monday to Friday, Asia/Taipei" in shown
        assert f"in <#{room.channel.id}> · filter: harbor OR harbour" in shown
        # 2026-01-01 is a Thursday; at the start of it in UTC, 08:00 in Taipei is just over.
        first = EIGHT - 8 * 3600 + DAY
        assert [int(found) for found in re.findall(r"<t:(\d+):F>", shown)] == [first, first + 3 * DAY, first + 4 * DAY]
        assert "all of: harbor or harbour" in shown
        assert re.search(r"-# \d+ of the 43 articles in the archive match it\.", shown)
        assert {"Edit", "Remove", "Preview", "Dismiss"} <= set(buttons_of(room.last))
