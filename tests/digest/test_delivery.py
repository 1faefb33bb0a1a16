"""What Discord answers, and what becomes of a digest then."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.archive.digests import DigestKey, PauseReason, RunKind, RunState
from bot.archive.messages import MessageState
from bot.errors import UsageError
from bot.posting.failures import MOST_ATTEMPTS
from bot.texts import load_texts
from cogs.digest.management import run_line
from tests.digest.conftest import DUE, FIRST
from tests.digest.standin import BEGINNING, CHANNEL
from tests.digest.world import GUILD

if TYPE_CHECKING:
    from bot.digest.delivery import Delivery
    from tests.digest.conftest import Office

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
LATE = timedelta(minutes=10)
FIRST_DAY, SECOND_DAY = ["A1 A2", "A3 A4"], ["A5 A6"]


async def test_a_digest_is_posted_with_a_thread_and_never_the_same_article_again(office: Office) -> None:
    await office.tick()
    assert office.standin.contents() == FIRST_DAY
    assert office.standin.threads == {office.standin.messages[0].id}
    (run,) = await office.runs()
    assert (run.state, run.kind, run.due) == (RunState.SENT, RunKind.SCHEDULED, DUE)
    await office.tick(DAY)
    assert office.standin.contents() == FIRST_DAY + SECOND_DAY
    await office.tick(DAY)
    assert office.standin.contents() == FIRST_DAY + SECOND_DAY
    assert [run.state for run in await office.runs()] == [RunState.EMPTY, RunState.SENT, RunState.SENT]


async def test_messages_ping_nobody_and_carry_their_nonce(office: Office) -> None:
    await office.tick()
    bodies = [message.body for message in office.standin.messages]
    assert [body["allowed_mentions"] for body in bodies] == [{"parse": []}] * 2
    assert all(body["enforce_nonce"] for body in bodies)
    assert all(len(body["nonce"]) <= 25 for body in bodies)
    assert len({body["nonce"] for body in bodies}) == 2


@pytest.mark.parametrize(
    "fault", ["error", "error-after", "gateway", "gateway-after", "drop", "drop-after", "hang", "hang-after"]
)
async def test_an_unclear_answer_is_followed_by_another_try_and_one_message(office: Office, fault: str) -> None:
    office.standin.faults.extend([fault] * 3)
    await office.tick()
    for _ in range(4):
        await office.tick(LATE)
    assert office.standin.contents() == FIRST_DAY
    assert [run.state for run in await office.runs()] == [RunState.SENT]


@pytest.mark.parametrize("skew", [timedelta(minutes=minutes) for minutes in (-61, -60, 60, 61)])
@pytest.mark.parametrize("fault", ["drop", "drop-after", "hang-after", "error-after"])
async def test_a_clock_of_discords_that_is_an_hour_off_posts_once(office: Office, skew: timedelta, fault: str) -> None:
    office.standin.skew = skew
    office.standin.faults.extend([fault] * 3)
    await office.tick()
    for _ in range(4):
        await office.tick(LATE)
    assert office.standin.contents() == FIRST_DAY
    assert [run.state for run in await office.runs()] == [RunState.SENT]
    await office.tick(DAY)
    assert office.standin.contents() == FIRST_DAY + SECOND_DAY


async def test_discord_away_for_an_hour_delays_and_loses_nothing(office: Office) -> None:
    office.standin.broken.add(CHANNEL)
    for _ in range(12):
        await office.tick(timedelta(minutes=5))
    assert office.standin.contents() == []
    office.standin.broken.clear()
    await office.tick(timedelta(hours=1))
    assert office.standin.contents() == FIRST_DAY
    (run,) = await office.runs()
    assert (run.state, run.dates) == (RunState.SENT, (DUE.date(),))


@pytest.mark.parametrize("limit", ["limit", "long-limit"])
async def test_a_rate_limit_is_waited_for(office: Office, limit: str) -> None:
    office.standin.faults.append(limit)
    nap = await office.tick()
    if limit == "long-limit":
        assert office.standin.contents() == []
        assert timedelta(seconds=60) < nap <= timedelta(seconds=70)
        await office.tick(nap)
    assert office.standin.contents() == FIRST_DAY


@pytest.mark.parametrize(
    ("where", "reason"), [("forbidden", PauseReason.FORBIDDEN), ("gone", PauseReason.CHANNEL_GONE)]
)
async def test_a_channel_that_is_closed_pauses_that_digest_and_its_owner_is_told_once(
    office: Office, where: str, reason: PauseReason
) -> None:
    closed: set[int] = getattr(office.standin, where)
    closed.add(CHANNEL)
    await office.tick()
    digest = await office.digest()
    assert digest.pause is not None
    assert (digest.pause.reason, digest.pause.told) == (reason, True)
    for _ in range(3):
        await office.tick(DAY)
    assert office.standin.requests == 1
    assert [told.key for told in office.told.paused_] == [FIRST]
    # Mended, it goes on with its next time, and with everything that was loaded since.
    closed.clear()
    await office.service.resume(await office.digest())
    await office.tick()
    assert office.standin.contents() == []
    await office.tick(DAY)
    assert office.standin.contents() == FIRST_DAY
    assert [run.state for run in await office.runs()] == [RunState.SENT, RunState.FAILED]


async def test_a_rate_limit_says_nothing_about_the_request_before_it(office: Office) -> None:
    # discord.py repeats the first by itself, so that one send ends with the answer to the second.
    office.standin.faults.extend(["gateway-after", "long-limit"])
    await office.tick()
    await office.tick(LATE)
    assert office.standin.contents() == FIRST_DAY


async def test_a_closed_channel_says_nothing_about_the_request_before_it(office: Office) -> None:
    office.standin.faults.append("gateway-after")
    office.standin.closes_after_one = True
    await office.tick()
    (run,) = await office.runs()
    assert run.state is RunState.UNCERTAIN
    assert office.standin.contents() == FIRST_DAY[:1]


async def told_of(office: Office) -> str:
    """Return what the history says of the last run."""
    (run,) = await office.service.history(await office.digest(), 1)
    return run_line(run, load_texts("en"))


async def test_a_digest_that_was_partly_posted_is_told_so_in_a_sentence(office: Office) -> None:
    office.standin.closes_after_one = True
    await office.tick()
    assert await told_of(office) == (
        "Feb 14, 2026: 1 of 2 messages posted. Discord doesn't let me post there: give me View Channel and "
        "Send Messages. Resend posts the rest."
    )


async def test_a_digest_that_was_not_posted_is_told_so_in_a_sentence(office: Office) -> None:
    office.standin.gone.add(CHANNEL)
    await office.tick()
    assert await told_of(office) == ("Feb 14, 2026: not posted. The channel no longer exists. Resend tries again.")


async def test_an_owner_who_cannot_be_told_is_noted(office: Office) -> None:
    office.told.open = False
    office.standin.forbidden.add(CHANNEL)
    await office.tick()
    digest = await office.digest()
    assert digest.pause is not None
    assert not digest.pause.told


async def test_a_closed_channel_after_half_a_digest_loses_the_other_half_to_the_next_one(office: Office) -> None:
    office.standin.faults.extend([None, "error"])
    await office.tick()
    assert office.standin.contents() == FIRST_DAY[:1]
    office.standin.forbidden.add(CHANNEL)
    await office.tick(LATE)
    assert (await office.digest()).pause is not None
    office.standin.forbidden.clear()
    await office.service.resume(await office.digest())
    await office.tick(DAY)
    await office.tick(DAY)
    posted = Counter(" ".join(office.standin.contents()).split())
    assert posted == Counter(f"A{n}" for n in range(1, 7))


async def test_a_message_that_discord_refuses_is_set_aside_and_stops_nothing(office: Office) -> None:
    office.standin.refused.add(CHANNEL)
    await office.tick()
    (run,) = await office.runs()
    assert (run.state, run.error) == (RunState.FAILED, "message-refused")
    parts = await office.archive.digests.messages.parts(run.id)
    assert [(part.state, part.payload["content"]) for part in parts] == [
        (MessageState.REFUSED, "A1 A2"),
        (MessageState.REFUSED, "A3 A4"),
    ]
    office.standin.refused.clear()
    await office.tick(DAY)
    assert office.standin.contents() == SECOND_DAY
    # It can be sent again when whatever was wrong is mended.
    assert await office.service.resend(run) is not None
    assert office.standin.contents() == SECOND_DAY + FIRST_DAY


async def uncertain(office: Office) -> int:
    """Cut the first send off, and close the channel's history before anybody looks."""
    office.standin.faults.append("drop-after")
    office.standin.unreadable = True
    await office.tick()
    await office.tick(LATE)
    run, *_ = await office.runs()
    assert run.state is RunState.UNCERTAIN
    states = [part.state for part in await office.archive.digests.messages.parts(run.id)]
    assert states == [MessageState.UNCERTAIN, MessageState.SENT]
    assert await told_of(office) == (
        "Feb 14, 2026: 1 of 2 messages posted; I don't know about the rest. I can't read the channel's "
        "messages: give me Read Message History. Look in the channel. Resend posts what's missing."
    )
    return run.id


async def test_what_cannot_be_known_is_said_to_be_uncertain_and_found_when_it_can_be_read(office: Office) -> None:
    run = await office.archive.digests.runs.get(await uncertain(office))
    assert run is not None
    office.standin.unreadable = False
    again = await office.service.resend(run)
    assert again is not None
    assert again.state is RunState.SENT
    assert office.standin.contents() == FIRST_DAY


async def test_what_is_uncertain_is_sent_again_when_a_person_says_so(office: Office) -> None:
    run = await office.archive.digests.runs.get(await uncertain(office))
    assert run is not None
    again = await office.service.resend(run)
    assert again is not None
    assert again.state is RunState.SENT
    assert office.standin.contents() == [*FIRST_DAY, "A1 A2"]
    assert await office.service.resend(again) is None


async def test_a_day_of_failures_gives_up_and_the_next_digest_has_it_all(office: Office) -> None:
    office.standin.broken.add(CHANNEL)
    for _ in range(MOST_ATTEMPTS):
        await office.tick(timedelta(minutes=61))
    assert office.standin.contents() == []
    office.standin.broken.clear()
    await office.tick(timedelta(minutes=61))
    assert [run.state for run in await office.runs()][-1] is RunState.FAILED
    await office.tick(DAY)
    await office.tick(DAY)
    posted = Counter(" ".join(office.standin.contents()).split())
    assert posted == Counter(f"A{n}" for n in range(1, 7))


async def test_a_digest_asked_for_is_posted_once_and_reads_on(office: Office) -> None:
    office.clock.set(BEGINNING)
    digest = await office.digest()
    run = await office.service.post_now(digest, "request 1")
    assert run is not None
    assert (run.state, run.kind) == (RunState.SENT, RunKind.ASKED)
    assert await office.service.post_now(digest, "request 1") is None
    assert office.standin.contents() == FIRST_DAY
    office.clock.set(DUE)
    await office.tick()
    assert office.standin.contents() == FIRST_DAY + SECOND_DAY


async def test_a_paused_digest_is_not_posted_when_asked_for(office: Office) -> None:
    paused = await office.service.pause(await office.digest(), by=7)
    assert await office.service.post_now(paused, "request") is None
    await office.tick(DAY)
    assert office.standin.requests == 0


async def test_without_a_running_bot_nothing_is_posted(office: Office) -> None:
    from bot.digest.service import DigestService

    with pytest.raises(UsageError, match="digest-not-running"):
        await DigestService(office.archive.digests, office.archive.settings, office.clock).post_now(
            await office.digest(), "request"
        )


class Stalling:
    """A sender that stalls before its first send until it is woken."""

    def __init__(self, sender: Any) -> None:
        self._sender = sender
        self.stalls = asyncio.Event()
        self.wakes = asyncio.Event()

    async def send(self, *arguments: Any, **more: Any) -> int:
        if not self.stalls.is_set():
            self.stalls.set()
            await self.wakes.wait()
        return int(await self._sender.send(*arguments, **more))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sender, name)


@pytest.mark.parametrize("workers", [2, 6])
async def test_workers_that_race_post_each_run_once_though_one_stalls_and_wakes(office_of: Any, workers: int) -> None:
    digests = 12
    async with office_of(digests=digests, thread=False) as office:
        office.clock.set(DUE)
        await office.scheduler._plan(office.clock.now())
        runs = [run.id for run in await office.archive.digests.runs.ready(office.clock.now(), limit=99)]
        assert len(runs) == digests
        stalling = Stalling(office.sender)
        stalled = asyncio.create_task(office.worker(sender=stalling).deliver(runs[0]))
        await stalling.stalls.wait()
        others = [office.worker() for _ in range(workers - 1)]
        await _deliver_all(others, runs)
        assert office.standin.contents() == []
        office.clock.advance(600)
        await _deliver_all(others, runs)
        office.clock.advance(600)
        stalling.wakes.set()
        await stalled
        for n in range(digests):
            assert office.standin.contents(CHANNEL + n) == FIRST_DAY
            key = DigestKey(GUILD + n // 10, n % 10 + 1)
            assert [run.state for run in await office.runs(key)] == [RunState.SENT]


async def _deliver_all(workers: list[Delivery], runs: list[int]) -> None:
    await asyncio.gather(*(worker.deliver(run) for run in runs for worker in workers))
