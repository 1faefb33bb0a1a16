"""When a watch tells what it found: at once, or later and then all of it as one message."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.archive import Find, Held, Pace, Watch, WatchKey
from bot.articles.model import SHARED, ArticleKey
from bot.errors import UsageError
from bot.watches.pacing import WINDOW, ZONE_AGAIN, end_of_day, end_of_quiet, plan_messages
from bot.watches.requests import MOST_A_DAY, WatchRequest, quiet_hours, read_watch, require_per_day

NOW = datetime(2026, 2, 14, 13, 0, tzinfo=UTC)  # nine in the evening in Taipei
TAIPEI = "Asia/Taipei"


def a_watch(**more: Any) -> Watch:
    made = Watch(WatchKey(7, 1), 5, "chips", TAIPEI, 5, None, None, None, None, NOW, NOW, None, None, Pace())
    return replace(made, **more)


class Desk:
    """A watch and what it finds, as time goes by."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.finds: list[Find] = []
        self.now = NOW
        self._number = 0

    def find(self, count: int) -> None:
        for _ in range(count):
            self._number += 1
            self.finds.append(Find(ArticleKey(SHARED, self._number), None))

    def tell(self, later: timedelta = timedelta(0), unsent: datetime | None = None) -> list[int]:
        """Return of how many articles each message tells that is sent then."""
        self.now += later
        plan = plan_messages(self.watch, self.finds, self.now, unsent=unsent)
        told = {key for one in plan.messages for key in one.articles}
        self.finds = [Find(one.article, one.held or plan.held) for one in self.finds if one.article not in told]
        self.watch = replace(self.watch, pace=plan.pace)
        return [len(one.articles) for one in plan.messages]


def test_after_three_in_ten_minutes_the_rest_comes_as_one_at_their_end() -> None:
    desk = Desk(a_watch())
    desk.find(2)
    assert desk.tell() == [1, 1]
    desk.find(5)
    assert desk.tell(timedelta(minutes=9)) == [1]
    assert desk.watch.pace.next_at == NOW + WINDOW
    assert desk.tell(timedelta(seconds=59)) == []
    assert desk.tell(timedelta(seconds=1)) == [4]
    desk.find(3)
    assert desk.tell(timedelta(minutes=9)) == [1, 1]  # the one at the end began the next ten
    assert desk.tell(timedelta(minutes=1)) == [1]


def test_what_a_limit_a_day_holds_back_comes_when_the_day_is_over() -> None:
    desk = Desk(a_watch(per_day=2))
    desk.find(4)
    assert desk.tell() == [1, 1]
    assert desk.finds[0].held is Held.DAY
    assert desk.watch.pace.next_at == datetime(2026, 2, 14, 16, 0, tzinfo=UTC)
    assert desk.tell(timedelta(hours=3)) == [2]
    desk.find(2)
    assert desk.tell() == [1]


def test_a_message_that_cannot_be_posted_yet_holds_back_what_comes_after_it() -> None:
    desk = Desk(a_watch())
    desk.find(1)
    assert desk.tell() == [1]
    for _ in range(6):
        desk.find(1)
        assert desk.tell(WINDOW, unsent=desk.now + WINDOW) == []
    assert desk.finds[0].held is Held.UNSENT
    assert desk.tell(WINDOW) == [6]


def test_an_unknown_time_zone_holds_back_until_it_is_known() -> None:
    desk = Desk(a_watch(zone="Mars/Olympus", quiet="21:00-07:00", per_day=1))
    desk.find(2)
    assert desk.tell() == []
    assert (desk.finds[0].held, desk.watch.pace.next_at) == (Held.ZONE, NOW + ZONE_AGAIN)
    desk.watch = replace(desk.watch, zone="UTC")
    assert desk.tell() == [2]
    assert end_of_day("Mars/Olympus", NOW) == datetime(2026, 2, 15, tzinfo=UTC)


def test_quiet_hours_and_muting_hold_back() -> None:
    desk = Desk(a_watch(quiet="21:00-07:00"))
    desk.find(2)
    assert desk.tell() == []
    assert (desk.finds[0].held, desk.watch.pace.next_at) == (Held.QUIET, datetime(2026, 2, 14, 23, 0, tzinfo=UTC))
    assert desk.tell(timedelta(hours=10)) == [2]
    muted = Desk(a_watch(muted_until=NOW + WINDOW))
    muted.find(1)
    assert (muted.tell(), muted.tell(WINDOW)) == ([], [1])


@pytest.mark.parametrize(
    ("at", "hours"),
    [("2026-02-14T12:59", None), ("2026-02-14T13:00", 10), ("2026-02-14T22:59", 0), ("2026-02-14T23:00", None)],
)
def test_quiet_hours_go_over_midnight(at: str, hours: int | None) -> None:
    now = datetime.fromisoformat(at).replace(tzinfo=UTC)
    end = end_of_quiet("21:00-07:00", TAIPEI, now)
    assert (end and round((end - now) / timedelta(hours=1))) == hours


@pytest.mark.parametrize(
    ("at", "minutes"),
    [
        ("2026-03-29T00:30", 60),  # 1:30; half past two is left out, and moves later as in digests
        ("2026-10-25T00:10", 20),  # 2:10 for the first time
        ("2026-10-25T00:40", None),
        ("2026-10-25T01:10", 20),  # and for the second
        ("2026-10-24T23:30", 60),
    ],
)
def test_quiet_hours_end_once_in_each_hour_that_a_change_of_the_clock_repeats(at: str, minutes: int | None) -> None:
    now = datetime.fromisoformat(at).replace(tzinfo=UTC)
    end = end_of_quiet("23:00-02:30", "Europe/Berlin", now)
    assert (end and round((end - now) / timedelta(minutes=1))) == minutes


def test_a_request_is_read_from_its_end() -> None:
    assert read_watch("chips in Taiwan") == WatchRequest("chips in Taiwan")
    assert read_watch('"rare earth" OR 稀土 in <#5> ping <@&6> at most 5 a day') == WatchRequest(
        '"rare earth" OR 稀土', "<#5>", 6, 5
    )
    assert read_watch("chips at most 3 per day in #desk") == WatchRequest("chips", "#desk", None, 3)
    assert read_watch("晶片 在 #編輯台 每天最多 3 則") == WatchRequest("晶片", "#編輯台", None, 3)
    for typed in (
        "稀土 在 <#5> 提及 <@&6> 每天最多 3 則",
        "稀土在<#5>並提及<@&6>每天最多３則",
        "稀土通知<@&6>每天最多3則 在<#5>",
    ):
        assert read_watch(typed) == WatchRequest("稀土", "<#5>", 6, 3), typed
    assert read_watch("稀土在#編輯台").channel == "#編輯台"
    assert quiet_hours(" 9 to 17:30 ") == "09:00-17:30"
    assert quiet_hours("２２：００～07：00") == "22:00-07:00"
    for wrong in ("", "noon", "25:00-7", "22:60-7", "7-7", "9" * 200):
        with pytest.raises(UsageError):
            quiet_hours(wrong)
    require_per_day(MOST_A_DAY)
    for number in (0, MOST_A_DAY + 1):
        with pytest.raises(UsageError):
            require_per_day(number)


def test_a_role_that_is_typed_and_not_mentioned_is_no_word_to_look_for() -> None:
    for name in ("everyone", "Desk", "News desk of the night"):
        assert read_watch(f"chips ping @{name} at most 5 a day") == WatchRequest("chips", None, name, 5)
        assert read_watch(f"chips ping @{name} in #desk") == WatchRequest("chips", "#desk", name)
    for typed in ('"ping @home now"', "ping @" + "x" * 101):
        assert read_watch(typed) == WatchRequest(typed)
    assert read_watch("ping @ 9") == WatchRequest("ping @ 9")
    assert read_watch(f"chips{' ' * 4_000}of  \n Taiwan\t in  #desk") == WatchRequest("chips of Taiwan", "#desk")
