"""Format digests as plain text for messages, forms and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.archive import LAST_DAY
from bot.digest.time_parser import EVERY_DAY, WEEKEND, WORKING_DAYS
from bot.runtime import zone_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.archive import Schedule
    from bot.digest.model import Reason, StageCounts
    from bot.search import SavedReading
    from bot.texts import Texts

_TYPED_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MOST_WORDS: Final = 12
_IN_EVERY_MONTH: Final = 28
_WORD: Final = 60
_LEVELS: Final[dict[str, tuple[tuple[int, str], ...]]] = {
    "match": ((75, "well"), (35, "partly"), (1, "barely"), (0, "none")),
    "fresh": ((100, "today"), (51, "recent"), (50, "none"), (0, "older")),
    "carried": ((100, "many"), (60, "two"), (1, "one"), (0, "none")),
    "substance": ((100, "long"), (26, "none"), (0, "short")),
}
"""The least percent for each word. At 50 an article is three days old or has no date, of which nothing is said."""


def schedule_phrase(schedule: Schedule, texts: Texts) -> str:
    """Return when a digest is due: the time, the days, the zone."""
    return texts(
        "digest-schedule",
        time=f"{schedule.at:%H:%M}",
        days=days_phrase(schedule, texts),
        zone=zone_name(schedule.zone),
    )


def days_phrase(schedule: Schedule, texts: Texts) -> str:
    """Return the days of a schedule in words: of the week, or of the month."""
    if schedule.month_days:
        return _month_phrase(schedule.month_days, texts)
    days = schedule.days
    if len(days) == 1:
        return texts("digest-days-weekly", day=texts("digest-weekday", day=min(days)))
    for name, named in (("every", EVERY_DAY), ("working", WORKING_DAYS), ("weekend", WEEKEND)):
        if days == named:
            return texts(f"digest-days-{name}")
    return texts.listed(texts("digest-weekday", day=day) for day in sorted(days))


def _month_phrase(month_days: frozenset[int], texts: Texts) -> str:
    # The last day comes last; a month may lack the days after the 28th.
    ordered = sorted(month_days - {LAST_DAY}) + sorted(month_days & {LAST_DAY})
    named = texts.listed(texts("digest-month-day", day=day) for day in ordered)
    short = "yes" if max(month_days) > _IN_EVERY_MONTH else "no"
    return texts("digest-days-monthly", days=named, short=short)


def schedule_as_typed(schedule: Schedule) -> str:
    """Return a schedule in the syntax of a request."""
    if schedule.month_days:
        numbers = [str(day) for day in sorted(schedule.month_days - {LAST_DAY})]
        days = f"monthly on {','.join(numbers + ['last'] * (LAST_DAY in schedule.month_days))}"
    else:
        days = "daily" if schedule.days == EVERY_DAY else ",".join(_TYPED_DAYS[day] for day in sorted(schedule.days))
    return f"{schedule.at:%H:%M} {schedule.zone} {days}"


def reading_phrases(reading: SavedReading, texts: Texts) -> Iterator[str]:
    """Yield the interpretation of a saved search, one phrase per part."""
    if reading.required:
        groups = (f" {texts('digest-filter-or')} ".join(_short(group)) for group in reading.required)
        yield texts("digest-filter-all", words=_joined(groups, texts))
    if reading.excluded:
        yield texts("digest-filter-none", words=_joined(_short(reading.excluded), texts))
    for value in reading.filters[:_MOST_WORDS]:
        field = f"{'-' if value.excluded else ''}{value.name}:{value.value[:_WORD]}"
        yield texts("digest-filter-field", field=field)
    if reading.passed_over:
        yield texts("digest-filter-passed-over", words=_joined(_short(reading.passed_over), texts))


def _short(words: tuple[str, ...]) -> Iterator[str]:
    return (word[:_WORD] for word in words[:_MOST_WORDS])


def _joined(words: Iterator[str], texts: Texts) -> str:
    return texts.listed(word for word, _ in zip(words, range(_MOST_WORDS), strict=False))


def stage_phrase(counts: StageCounts, texts: Texts, *, is_over: bool = False) -> str:
    """Return the counts per stage in words, of a future digest or, with `is_over`, of a past one."""
    return texts(
        "digest-stages",
        when="over" if is_over else "ahead",
        loaded=counts.loaded,
        matching=counts.matching,
        shown=counts.already_shown,
        clustered=counts.clustered,
        over=counts.over_limit,
        posted=counts.posted,
    )


def reason_sentence(reason: Reason, texts: Texts) -> str:
    """Return the explanation why an article is in a digest or not, its features in words instead of numbers."""
    return texts(reason.key, **reason.data, **_in_words(reason.data))


def _in_words(features: Mapping[str, str | int]) -> dict[str, str]:
    """Return in what words the features of a story are told (percent; see `bot.digest.choosing`)."""
    told = {name: int(features[name]) for name in _LEVELS if name in features}
    return {
        f"{name}-level": next(level for least, level in _LEVELS[name] if percent >= least)
        for name, percent in told.items()
    }
