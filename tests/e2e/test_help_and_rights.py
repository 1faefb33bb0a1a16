"""A reader is shown the commands that the bot doesn't refuse to readers, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.help.drawing import explained
from cogs.help.examples import first_example
from cogs.ui import Viewer
from tests.fakes.newsroom import components, newsroom, private_answer, text_of

if TYPE_CHECKING:
    from bot.app import Services
    from tests.fakes.newsroom import Newsroom

REFUSED = ("You need the permission", "To manage", "To change", "To watch in", "Only the bot's owner")


async def shown_to(room: Newsroom, person: Any) -> str:
    """Return all that help shows somebody, topic by topic."""
    overview = await room.say("!help", by=person)
    menu = next(item for item in components(overview) if item["type"] == 3)
    topics = [option["value"] for option in menu["options"]]
    chosen = [await person.select(overview, [topic], custom_id="b1:topic") for topic in topics]
    return "\n".join(text_of(private_answer(one)) for one in chosen)


async def test_a_reader_sees_what_is_not_refused(empty_services: Services) -> None:
    async with newsroom(empty_services, check_errors=False) as room:
        room.bot.begin = lambda person: None  # type: ignore[method-assign]
        shown, viewer = await shown_to(room, room.alice), Viewer.at(room.bot, room.guild.id, room.alice.id)
        refused: list[str] = []
        for command in explained(room.bot):
            example = first_example(command, viewer)
            answer = text_of(await room.say(example))
            is_shown = f"`{example}` — " in shown
            assert is_shown != answer.startswith(REFUSED), (example, answer[:80])
            refused += [] if is_shown else [command.qualified_name]
        assert {"digest", "digest set", "library add", "settings", "status", "sync"} <= set(refused)
