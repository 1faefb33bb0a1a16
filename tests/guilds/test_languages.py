"""People are answered in the language that is remembered of them: their own before that of a server."""

from __future__ import annotations

from bot.guilds import PersonalLanguages
from bot.guilds.languages import MOST_SPEAKERS


def test_the_own_language_stays_and_the_longest_unused_is_forgotten() -> None:
    known = PersonalLanguages()
    known.note(1, "en", own=False)
    known.note(1, "zh-TW", own=False)
    assert (known.of(1), known.of(2)) == ("zh-TW", None)
    known.note(1, "en", own=True)
    known.note(1, "zh-TW", own=False)
    assert known.of(1) == "en"
    for person in range(2, MOST_SPEAKERS + 1):
        known.note(person, "en", own=False)
    assert known.of(1) == "en"
    known.note(1, "zh-TW", own=True)
    known.note(0, "en", own=False)
    assert (known.of(2), known.of(1), known.of(0)) == (None, "zh-TW", "en")
