"""What people and the operator ask of digests, each of their own guild."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.archive.digests import DigestKey, Frozen, Listed, PauseReason, Role
from bot.articles.model import SHARED, ArticleKey
from bot.digest.place_names import PlaceNames, seen_names
from tests.digest.conftest import DUE
from tests.digest.standin import CHANNEL
from tests.digest.world import GUILD
from tests.fakes.services import everywhere

if TYPE_CHECKING:
    from tests.digest.conftest import Office


async def test_a_run_is_shown_in_its_own_guild_alone(office: Office) -> None:
    await office.tick()
    (run,) = await office.service.history(await office.digest(), 9)
    assert await office.service.run(GUILD, run.id) == run
    assert await office.service.run(GUILD + 1, run.id) is None
    assert await office.service.run(None, run.id) is None
    assert await office.service.run(GUILD, run.id + 1) is None


async def test_what_a_run_had_no_room_for_is_told_in_its_order(office: Office) -> None:
    await office.scheduler._plan(office.clock.now())
    (run,) = await office.archive.digests.runs.ready(office.clock.now(), limit=1)
    claim = await office.archive.digests.runs.claim(run.id, office.clock.now(), lease=timedelta(minutes=1))
    assert claim is not None
    listed = tuple(Listed(n, ArticleKey(SHARED, 9 - n), 1, Role.REST if n else Role.SHOWN, None) for n in range(3))
    await office.archive.digests.messages.freeze(claim, Frozen(CHANNEL, (), listed, {}, {}))
    assert await office.service.left_out(run) == (ArticleKey(SHARED, 8), ArticleKey(SHARED, 7))


async def test_every_active_digest_of_all_guilds_is_told_once(office_of: Any) -> None:
    async with office_of(digests=23) as office:
        office.clock.set(DUE)
        paused = await office.service.get(DigestKey(GUILD + 1, 4))
        await office.service.pause(paused, by=7)
        told = [one.key async for one in office.service.every_active()]
        assert len(told) == 22
        assert told == sorted(set(told))
        assert paused.key not in told
        assert [one.key.number for one in await office.service.of_guild(GUILD + 2)] == [1, 2, 3]
        again = await office.service.get(paused.key)
        assert again.pause is not None
        assert again.pause.reason is PauseReason.PERSON


async def test_what_the_bot_lacks_is_noted_with_the_time(office: Office) -> None:
    assert await office.service.rights() is None
    await office.service.keep_rights({DigestKey(GUILD, 1): ["send_messages"]}, everywhere)
    seen = await office.service.rights()
    assert seen is not None
    assert (seen.at, dict(seen.lacking)) == (office.clock.now(), {DigestKey(GUILD, 1): ("send_messages",)})


async def test_what_another_process_has_noted_of_its_servers_stays(office: Office) -> None:
    settings, theirs = office.archive.settings, PlaceNames({GUILD: "The desk"}, {5: "news"})
    await office.service.keep_rights({DigestKey(GUILD, 1): ["send_messages"]}, everywhere)
    await office.service.keep_names({GUILD: theirs}, [GUILD], everywhere)
    for mine, left in ((lambda guild: guild != GUILD, 1), (everywhere, 0)):
        await office.service.keep_rights({}, mine)
        await office.service.keep_names({}, [], mine)
        seen = await office.service.rights()
        assert seen is not None
        assert (len(seen.lacking), len((await seen_names(settings)).servers)) == (left, left)
