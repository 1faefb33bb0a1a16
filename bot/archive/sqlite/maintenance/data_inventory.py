"""The one list of which tables hold something of a guild or of a person, and how it is taken out of each.

A table that is not in it fails a test: whoever makes one says here whose data it holds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.archive.segments.streams import SEGMENT_BITS

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Holding:
    """What a table holds. Conditions and names are of our own making; `:guild` is a guild.

    `of_guild` finds the rows of a guild; None where it has none. `people` are the columns with a person's Discord id,
    and what takes its place. `derived` rows are made of others: they are deleted with them, and in no export.
    `goes_with` are columns whose rows are what the person said, or for them alone: they go with the id. `takes` are the
    tables whose rows go with such a row, each with its column that has the number of that row in the same guild.
    """

    of_guild: str | None
    people: Mapping[str, int | None] = field(default_factory=dict[str, "int | None"])
    derived: bool = False
    goes_with: frozenset[str] = frozenset()
    takes: Mapping[str, str] = field(default_factory=dict[str, str])


_GUILD: Final = "guild = :guild"
# With those of segments that are gone already and were not swept away yet: they may have been anybody's.
_SEGMENT: Final = "segment NOT IN (SELECT id FROM segment WHERE guild <> :guild)"
_CHUNK: Final = f"id >> {SEGMENT_BITS} NOT IN (SELECT id FROM segment WHERE guild <> :guild)"  # noqa: S608 (a number of ours)
_RUN: Final = "run IN (SELECT id FROM digest_run WHERE guild = :guild)"
NOBODY: Final = 0
GOING: Final = "going:"
"""The beginning of the name of a note that says of which guild the deletion has begun."""

HOLDINGS: Final[dict[str, Holding]] = {
    # The index, before the segments by which its rows are found.
    "chunk": Holding(_CHUNK, derived=True),
    "tombstone": Holding(_SEGMENT, derived=True),
    "segment": Holding(_GUILD, derived=True),
    # Digests, before the runs and digests by which theirs are found.
    "digest_part": Holding(_RUN),
    "digest_listed": Holding(_RUN),
    "digest_shown": Holding(_GUILD),
    "digest_cursor": Holding(_GUILD),
    "digest_run": Holding(_GUILD),
    "digest": Holding(
        _GUILD, people={"reader": None, "owner": NOBODY, "pause_by": None}, goes_with=frozenset({"reader"})
    ),
    "digest_counter": Holding(_GUILD),
    # Feeds.
    "feed": Holding(_GUILD, people={"owner": NOBODY}),
    "feed_number": Holding(_GUILD),
    "library_usage": Holding(_GUILD),
    "alias": Holding(_GUILD),
    # RSS addresses.
    "rss_address": Holding(_GUILD, people={"owner": NOBODY}, goes_with=frozenset({"owner"})),
    # Boards.
    "board_share": Holding(_GUILD),
    "board_exported_note": Holding(_GUILD, people={"person": NOBODY}, goes_with=frozenset({"person"})),
    "board_exported": Holding(_GUILD),
    "board_export": Holding(_GUILD),
    "board_note": Holding(_GUILD, people={"person": NOBODY}, goes_with=frozenset({"person"})),
    "board_entry": Holding(_GUILD, people={"person": NOBODY}),
    "board": Holding(_GUILD, people={"owner": NOBODY}),
    "board_number": Holding(_GUILD),
    # Watches, after what they found.
    "watch_message": Holding(_GUILD),
    "watch_find": Holding(_GUILD),
    "watch": Holding(
        _GUILD,
        people={"reader": None, "owner": NOBODY},
        goes_with=frozenset({"reader"}),
        takes={"watch_message": "watch", "watch_find": "watch"},
    ),
    "watch_number": Holding(_GUILD),
    # Files that wait for an answer.
    "held_page": Holding(_GUILD, people={"person": NOBODY}),
    # Articles and the pages they came from.
    "story": Holding(_GUILD, derived=True),
    "story_apart": Holding(_GUILD, people={"person": NOBODY}),
    "version_due": Holding(_GUILD, derived=True),
    "rereading": Holding(_GUILD, derived=True),
    "watch_due": Holding(_GUILD, derived=True),
    "article_before": Holding(_GUILD),
    "sample": Holding(_GUILD, derived=True),
    "name": Holding(_GUILD),
    "credit": Holding(_GUILD),
    "paragraph": Holding(_GUILD),
    "record": Holding(_GUILD),
    "page_article": Holding(_GUILD),
    "page_review": Holding(_GUILD),
    "page_boundaries": Holding(_GUILD),
    "page_origin": Holding(_GUILD),
    "page": Holding(_GUILD),
    "version": Holding(_GUILD),
    "article": Holding(_GUILD),
    # After the articles, whose going counts it down.
    "tally": Holding(_GUILD, derived=True),
    "scope": Holding(_GUILD),
    # What people did and chose.
    "announcement": Holding(_GUILD),
    "quoted": Holding(_GUILD),
    "kept_search": Holding(_GUILD),
    "guild_setting": Holding(_GUILD),
    "guild_setting_change": Holding(_GUILD),
    "departure": Holding(_GUILD),
    "note": Holding(
        "(name IN ('welcome:' || :guild, 'lacking:' || :guild, 'called:' || :guild, 'stories-due:' || :guild,"
        f" 'stored:' || :guild, '{GOING}' || :guild)"
        " OR name GLOB 'zone:' || :guild || ':*')"
    ),
}
"""By table, in an order in which they can be deleted."""
