"""Times, days and zones as people write them."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.archive.digests import LAST_DAY, Schedule
from bot.digest.day_parser import DayPattern, pattern_of
from bot.digest.requests import changed_schedule
from bot.digest.sentences import schedule_as_typed, schedule_phrase
from bot.digest.time_parser import EVERY_DAY, WEEKEND, WORKING_DAYS, days_of, read_days, read_time, read_zone, time_of
from bot.errors import UsageError
from bot.texts import load_texts


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("08:00", 8, 0), ("8:00", 8, 0), ("8am", 8, 0), ("8 AM", 8, 0), ("8 a.m.", 8, 0), ("20.30", 20, 30),
        ("8:30 pm", 20, 30), ("8.30PM", 20, 30), ("noon", 12, 0), ("Midday", 12, 0), ("midnight", 0, 0), ("0800", 8, 0),
        ("2359", 23, 59), ("12am", 0, 0), ("12 pm", 12, 0), ("12:30am", 0, 30), ("8h30", 8, 30), ("8h", 8, 0),
        ("8", 8, 0), ("20", 20, 0), ("0:05", 0, 5), ("８：３０", 8, 30), (" 8:00 ", 8, 0), ("8 o'clock", 8, 0),
        ("0800h", 8, 0), ("8 o’clock pm", 20, 0),
        ("早上八點", 8, 0), ("早上8點", 8, 0), ("上午十點十五分", 10, 15),
        ("晚上8點半", 20, 30), ("下午3:30", 15, 30), ("下午３：３０", 15, 30), ("20時", 20, 0),
        ("二十點三十分", 20, 30),
        ("中午", 12, 0), ("中午十二點", 12, 0), ("中午一點", 13, 0),
        ("晚上十二點", 0, 0), ("凌晨兩點", 2, 0), ("下午15時", 15, 0),
        ("八點整", 8, 0), ("八點〇五分", 8, 5), ("午夜", 0, 0),
    ],
)  # fmt: skip
def test_reads_times(text: str, hour: int, minute: int) -> None:
    assert read_time(text) == time(hour, minute)


@pytest.mark.parametrize(
    "text",
    ["25:00", "noon-ish", "", " ", "24:00", "8:60", "13pm", "0am", "8:3", "8:30:15", "soon", "-1", "800", "080000",
     "8 in the morning", "二十五點", "早上十三十點", "十十點", "早上", "八", "晚上三點", "八點六十分", "一二三點",
     "2400", "8:00 8:00", "٨:٠٠x", "1e1", "x" * 5_000],
)  # fmt: skip
def test_refuses_what_is_no_time_and_says_what_was_typed(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_time(text)
    assert refused.value.key == "digest-time"
    assert refused.value.data["time"] == (text.strip()[:40] or " ")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon-fri", WORKING_DAYS), ("Mon–Fri", WORKING_DAYS), ("monday to friday", WORKING_DAYS),
        ("monday through friday", WORKING_DAYS), ("weekdays", WORKING_DAYS), ("weekends", WEEKEND),
        ("sat,sun", WEEKEND), ("sat-sun", WEEKEND), ("daily", EVERY_DAY), ("every day", EVERY_DAY),
        ("mon,wed,fri", {0, 2, 4}), ("mon, wed and fri", {0, 2, 4}), ("mon wed fri", {0, 2, 4}),
        ("mon,wed, and fri", {0, 2, 4}), ("fri-mon", {4, 5, 6, 0}), ("mon-sun", EVERY_DAY), ("tuesdays", {1}),
        ("mon thru fri", WORKING_DAYS), ("weekly monday", {0}), ("weekly on mondays", {0}),
        ("平日", WORKING_DAYS), ("每天", EVERY_DAY), ("週末", WEEKEND),
        ("週一到週五", WORKING_DAYS), ("周一至五", WORKING_DAYS),
        ("星期一～星期三", {0, 1, 2}), ("週一、週三、週五", {0, 2, 4}), ("週一三五", {0, 2, 4}), ("每週日", {6}),
        ("禮拜天", {6}),
        ("週五到週一", {4, 5, 6, 0}),
        ("weekly", {0}), ("every week on friday", {4}), ("monday weekly", {0}), ("每週", {0}),
        ("every thursday", {3}), ("on tue & thurs", {1, 3}), ("mon-wed,sat", {0, 1, 2, 5}), ("mon-mon", {0}),
    ],
)  # fmt: skip
def test_reads_days(text: str, days: set[int]) -> None:
    assert read_days(text) == days


@pytest.mark.parametrize(
    "text",
    [
        "",
        "someday",
        "mon-",
        "mon,,tue",
        "31",
        "monkey",
        "moon-fri",
        "sunny",
        "mon" * 90,
        "週",
        "週八",
        "一三五",
        "周杰倫",
    ],
)
def test_refuses_what_is_no_day(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_days(text)
    assert refused.value.key == "digest-days"


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Asia/Taipei", "Asia/Taipei"), ("asia/taipei", "Asia/Taipei"), ("taipei", "Asia/Taipei"), ("UTC", "UTC"),
        ("GMT", "UTC"), ("z", "UTC"), ("New York", "America/New_York"), ("new_york", "America/New_York"),
        ("ET", "America/New_York"), ("pt", "America/Los_Angeles"), ("Eastern Time", "America/New_York"),
        ("台北", "Asia/Taipei"), ("臺北", "Asia/Taipei"), ("台北時間", "Asia/Taipei"), ("東京", "Asia/Tokyo"),
        ("Ho Chi Minh", "Asia/Ho_Chi_Minh"), ("america/argentina/buenos_aires", "America/Argentina/Buenos_Aires"),
    ],
)  # fmt: skip
def test_reads_zones(text: str, zone: str) -> None:
    assert read_zone(text) == zone


@pytest.mark.parametrize(
    ("text", "key", "near"),
    [
        ("Europe/Atlantis", "zone", "Europe/"),
        ("Tapei", "zone", "Asia/Taipei"),
        ("", "zone", ""),
        ("EST", "digest-zone-letters", "America/New_York"),
        ("cest", "digest-zone-letters", "Europe/Berlin"),
        ("UTC+8", "digest-zone-offset", ""),
        ("GMT -5", "digest-zone-offset", ""),
        ("+08:00", "digest-zone-offset", ""),
    ],
)
def test_refuses_zones_that_do_not_exist_and_offsets(text: str, key: str, near: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_zone(text)
    assert refused.value.key == key
    assert near in str(refused.value.data.get("near", ""))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("monthly", {1}), ("every month", {1}), ("每月", {1}), ("每個月", {1}), ("monthly on the 1st", {1}),
        ("the 1st of every month", {1}), ("on the first of the month", {1}), ("monthly 15", {15}),
        ("every month on the 1st and 15th", {1, 15}), ("monthly on 1,15,last", {1, 15, LAST_DAY}),
        ("last day of the month", {LAST_DAY}), ("the end of each month", {LAST_DAY}), ("month-end", {LAST_DAY}),
        ("the 31st of each month", {31}), ("day 3 of the month", {3}),
        ("每月1日", {1}), ("每月十五號", {15}), ("每个月1号", {1}), ("每月1、15日", {1, 15}),
        ("每月1日和15日", {1, 15}),
        ("每月最後一天", {LAST_DAY}), ("月底", {LAST_DAY}), ("每月月底", {LAST_DAY}),
        ("每月十五日和最後一天", {15, LAST_DAY}), ("每月二十一日", {21}),
    ],
)  # fmt: skip
def test_reads_days_of_the_month(text: str, days: set[int]) -> None:
    assert pattern_of(text) == DayPattern(month_days=frozenset(days))


@pytest.mark.parametrize("text", ["monthly on the 32nd", "the 0th of the month", "每月45日"])
def test_names_a_day_that_no_month_has(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        pattern_of(text)
    assert refused.value.key == "digest-month-days"


@given(st.frozensets(st.integers(1, 31) | st.just(LAST_DAY), min_size=1, max_size=10))
def test_what_a_form_shows_of_days_of_the_month_is_read_as_it_was(days: frozenset[int]) -> None:
    schedule = Schedule(time(8), "Asia/Taipei", month_days=days)
    assert changed_schedule(schedule_as_typed(schedule), Schedule(time(9), "UTC", frozenset({2}))) == schedule
    # What says nothing of days leaves them, and days of the week take the place of those of the month.
    assert changed_schedule("9am", schedule).month_days == days
    assert changed_schedule("9am fri", schedule) == Schedule(time(9), "Asia/Taipei", frozenset({4}))


@given(st.text(max_size=60))
@pytest.mark.unmeasured
def test_no_text_breaks_the_reading(text: str) -> None:
    found, days = time_of(text), days_of(text)
    assert found is None or (found.second == 0 and found.tzinfo is None)
    assert days is None or (days and days <= EVERY_DAY)


def test_days_of_the_month_are_said_in_words() -> None:
    said = [
        schedule_phrase(Schedule(time(8), "UTC", month_days=frozenset(days)), texts)
        for days in ({1, 15, LAST_DAY}, {31})
        for texts in (load_texts(), load_texts("zh-TW"))
    ]
    assert said == [
        "08:00, monthly on the 1st, the 15th, the last day, UTC",
        "08:00，每月1日、15日、最後一天，UTC",
        "08:00, monthly on the 31st (the last day, if a month is shorter), UTC",
        "08:00，每月31日（當月沒有這一天時，改為最後一天），UTC",
    ]


@given(st.times())
def test_what_is_written_is_read(moment: time) -> None:
    to_the_minute = moment.replace(second=0, microsecond=0)
    for form in ("%H:%M", "%H.%M", "%H%M", "%I:%M %p", "%I.%M%p"):
        assert read_time(to_the_minute.strftime(form)) == to_the_minute


@given(st.frozensets(st.integers(0, 6), min_size=1))
def test_every_set_of_days_can_be_written(days: frozenset[int]) -> None:
    names = ("monday", "tue", "wednesdays", "thurs", "fri", "sat", "sunday")
    assert read_days(", ".join(names[day] for day in days)) == days


def test_a_list_of_days_names_each_of_them() -> None:
    schedule = Schedule(time(8), "Asia/Taipei", frozenset({0, 2, 4}))
    assert schedule_phrase(schedule, load_texts()) == "08:00, Monday, Wednesday, Friday, Asia/Taipei"
    assert schedule_phrase(schedule, load_texts("zh-TW")).startswith("08:00")
    assert "週一" in schedule_phrase(schedule, load_texts("zh-TW"))
    assert "週日" not in schedule_phrase(schedule, load_texts("zh-TW"))


@pytest.mark.parametrize("typed", ["GMT+8", "gmt+8", "UTC+8", "+8", "+08:00", "GMT +8", "utc−5", "GMT-5"])
def test_a_difference_from_utc_is_refused_with_zones_to_choose_from(typed: str) -> None:
    with pytest.raises(UsageError) as raised:
        read_zone(typed)
    assert raised.value.key == "digest-zone-offset"
    assert ("Taipei" if "8" in typed else "New_York") in str(raised.value.data["near"])


def test_a_fixed_zone_is_taken_by_its_whole_name_and_shown_as_it_is_meant() -> None:
    assert read_zone("Etc/GMT+8") == "Etc/GMT+8"
    schedule = Schedule(time(8), "Etc/GMT+8")
    assert schedule_phrase(schedule, load_texts()).endswith("UTC−8")
