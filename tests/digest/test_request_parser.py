"""A digest asked for in a message, its parts in any order."""

from __future__ import annotations

from datetime import time
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digest.request_parser import Request, read_request
from bot.digest.time_parser import EVERY_DAY, WEEKEND, WORKING_DAYS
from bot.errors import UsageError

EIGHT = time(8)


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("08:00", Request(EIGHT)),
        ("8", Request(EIGHT)),
        ("at 8", Request(EIGHT)),
        ("every day at 8am about chips", Request(EIGHT, days=EVERY_DAY, filter="chips")),
        ("8am in london", Request(EIGHT, zone="Europe/London")),
        ("8 a.m. New York time bombs", Request(EIGHT, zone="America/New_York", filter="time bombs")),
        ("8am chips -sport OR x* after:2025", Request(EIGHT, filter="chips -sport OR x* after:2025")),
        ('8am author:"Lee Li-sheng"', Request(EIGHT, filter='author:"Lee Li-sheng"')),
        ("8am “rare earths”", Request(EIGHT, filter="“rare earths”")),
        ("8am sun microsystems", Request(EIGHT, days=frozenset({6}), filter="microsystems")),
        ('8am "sun microsystems"', Request(EIGHT, filter='"sun microsystems"')),
        ('8am "taipei"', Request(EIGHT, filter='"taipei"')),
        ("1800 earthquake 8am", Request(EIGHT, filter="1800 earthquake")),
        ("8am chips in 1800", Request(EIGHT, filter="chips in 1800")),
        ("8am for", Request(EIGHT, filter="for")),
        ("chips 8am mon, wed and fri", Request(EIGHT, days=frozenset({0, 2, 4}), filter="chips")),
        ("8am and/or", Request(EIGHT, filter="and/or")),
        ("8am london -london", Request(EIGHT, zone="Europe/London", filter="-london")),
        ("8am to #desk", Request(EIGHT, channel="#desk")),
        ("8am in <#123> in #desk", Request(EIGHT, filter="in #desk", channel="<#123>")),
        ("8am 賴清德", Request(EIGHT, filter="賴清德")),
        ("早上八點 台北 平日 半導體", Request(EIGHT, zone="Asia/Taipei", days=WORKING_DAYS, filter="半導體")),
        ("週一到週五 20時", Request(time(20), days=WORKING_DAYS)),
        ("每天 晚上8點半 台積電", Request(time(20, 30), days=EVERY_DAY, filter="台積電")),
        ("8am ET mon thru fri chips", Request(EIGHT, "America/New_York", WORKING_DAYS, "chips")),
        ("8am PT", Request(EIGHT, zone="America/Los_Angeles")),
        ("weekly monday 8am", Request(EIGHT, days=frozenset({0}))),
        ("8am weekly chips", Request(EIGHT, days=frozenset({0}), filter="chips")),
        ("every Monday 08:00", Request(EIGHT, days=frozenset({0}))),
        ("weekly on friday at 18:00", Request(time(18), days=frozenset({4}))),
        ("monthly on the 1st at 9", Request(time(9), month_days=frozenset({1}))),
        ("monthly 8am chips", Request(EIGHT, month_days=frozenset({1}), filter="chips")),
        ("last day of the month 8am chips", Request(EIGHT, month_days=frozenset({-1}), filter="chips")),
        ("chips 8am for the 15th of each month", Request(EIGHT, filter="chips for", month_days=frozenset({15}))),
        ("每週一早上八點", Request(EIGHT, days=frozenset({0}))),
        ("每月1日早上八點 半導體", Request(EIGHT, month_days=frozenset({1}), filter="半導體")),
        ("早上八點每月最後一天", Request(EIGHT, month_days=frozenset({-1}))),
        ("8am chips ping <@&77> in #desk", Request(EIGHT, filter="chips", channel="#desk", role=77)),
        ("8am chips <@&77>", Request(EIGHT, filter="chips", role=77)),
        ("早上八點 半導體 提及 @編輯", Request(EIGHT, filter="半導體", role="編輯")),
        ("8am ping pong @home", Request(EIGHT, filter="ping pong @home")),
        ("每週二十點", Request(time(10), days=frozenset({1}))),
        ("08:00 and 20:00 taipei chips", Request(EIGHT, "Asia/Taipei", None, "chips", more=(time(20),))),
        ("8am, 8pm", Request(EIGHT, more=(time(20),))),
        ("08:00,20:00,08:00 平日", Request(EIGHT, days=WORKING_DAYS, more=(time(20),))),
        ("早上八點和晚上八點 半導體", Request(EIGHT, filter="半導體", more=(time(20),))),
        ("8am and peace", Request(EIGHT, filter="and peace")),
        ("8am chips friday london", Request(EIGHT, filter="chips friday london", doubtful=("friday", "london"))),
        ("8am chips monthly revenue", Request(EIGHT, filter="chips monthly revenue", doubtful=("monthly",))),
        ("8am chips thursdya", Request(EIGHT, filter="chips thursdya", doubtful=("thursdya",))),
        ("8am 賴清德 週五 隔天", Request(EIGHT, filter="賴清德 週五 隔天", doubtful=("週五", "隔天"))),
        ('8am chips "friday" on EST 9pm', Request(EIGHT, filter='chips "friday" on EST 9pm', doubtful=("EST", "9pm"))),
        ('8am "unclosed mon-fri', Request(EIGHT, filter='"unclosed mon-fri')),
    ],
)
def test_reads(text: str, request_: Request) -> None:
    assert read_request(text) == request_


def test_the_order_does_not_matter() -> None:
    for parts in permutations(("8am", "Asia/Taipei", "mon-fri", "semiconductor", "in #news")):
        assert read_request(" ".join(parts)) == Request(EIGHT, "Asia/Taipei", WORKING_DAYS, "semiconductor", "#news")


def test_a_city_and_days_in_any_order_around_the_time() -> None:
    for parts in permutations(("8 pm", "taipei", "weekends")):
        assert read_request(f"{' '.join(parts)} in #news") == Request(time(20), "Asia/Taipei", WEEKEND, "", "#news")


@pytest.mark.parametrize(
    ("text", "key", "named"),
    [
        ("", "digest-time", " "),
        ("chips", "digest-time", "chips"),
        ("mon-fri 25:00 chips", "digest-time", "25:00"),
        ("noon-ish", "digest-time", "noon-ish"),
        ("8:99", "digest-time", "8:99"),
        ("about 13 pm", "digest-time", "13 pm"),
        ('"8am"', "digest-time", '"8am"'),
        ("8am Europe/Atlantis", "zone", "Europe/Atlantis"),
        ("8am chips Asia/Tapei", "zone", "Asia/Tapei"),
        ("8am EST", "digest-zone-letters", "EST"),
        ("8am UTC+8 chips", "digest-zone-offset", "UTC+8"),
        ("8am every other day chips", "digest-rhythm", "every other day"),
        ("8am first monday of the month", "digest-rhythm", "first monday of the month"),
        ("8am 每月第一個週一", "digest-rhythm", "每月第一個週一"),
        ("8am monthly on 32", "digest-month-days", "monthly on 32"),
        ("8am 台北 每兩週", "digest-rhythm", "每兩週"),
        ("1:00 2:00 3:00 4:00 5:00", "digest-times", 4),
    ],
)
def test_says_what_cannot_be_read(text: str, key: str, named: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_request(text)
    assert refused.value.key == key
    assert named in refused.value.data.values()


WORDS = st.sampled_from(
    [
        "8am",
        "9pm",
        "25:00",
        "in",
        "#a",
        "<#1>",
        "mon",
        "fri",
        "-",
        "sun,",
        "taipei",
        "Asia/Tokyo",
        "at",
        "OR",
        '"',
        "x",
        "賴",
        "8",
    ]
)


@given(st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        request = read_request(text)
    except UsageError as refused:
        assert refused.key in ("digest-time", "digest-times", "zone", "digest-zone-letters", "digest-zone-offset")
        return
    # Nothing is invented, and what the filter holds stands in the text in that order.
    at = 0
    for word in request.filter.split():
        at = text.index(word, at) + len(word)
