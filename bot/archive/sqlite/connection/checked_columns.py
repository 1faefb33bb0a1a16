"""The columns that a row's checksum is made of, by table, in their order.

They are written down, and not asked of the schema, since no process should have to make a database to know them; a test
holds them to it. Whoever adds a column to one of these tables adds it here, and has the rows vouched for anew: their
checksums are set to 0, and the table that `vouching` looks for is made, in the migration.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table without its checksum: names and types, in order, and the names of its key."""

    names: tuple[str, ...]
    types: tuple[str, ...]
    key: tuple[str, ...]
    has_rowid: bool


def _columns(key: str, columns: str, *, has_rowid: bool = False) -> Columns:
    """Return columns, each a name or `name:type`, where the type is not a number's or a blob's."""
    parts = [one.partition(":") for one in columns.split()]
    return Columns(
        tuple(name for name, _, _ in parts), tuple(kind for _, _, kind in parts), tuple(key.split()), has_rowid
    )


CHECKED_COLUMNS: Final[dict[str, Columns]] = {
    "article": _columns(
        "guild number",
        "guild number latest source:text published:text truncated paragraph_count loaded_at:text "
        "removed_at:text retired",
    ),
    "version": _columns(
        "guild number version",
        "guild number version reason:text changed_at:text source:text source_id:text url:text headline:text "
        "headline_generated summary:text lead:text dates:text published:text language:text truncated "
        "certainty:real paragraphs credits names",
        has_rowid=True,
    ),
    "paragraph": _columns(
        "guild number version position",
        "guild number version position kind:text text:text sentences:text",
        has_rowid=True,
    ),
    "credit": _columns(
        "guild number version position", "guild number version position role:text name:text affiliation:text cjk:text"
    ),
    "name": _columns("guild number version position", "guild number version position latin:text cjk:text"),
    "page": _columns(
        "guild digest",
        "guild digest:text source:text format:text encoding:text content segmenter:text loaded_at:text",
        has_rowid=True,
    ),
    "page_origin": _columns("guild origin", "guild origin:text digest:text by_hand"),
    "page_article": _columns("guild digest position", "guild digest:text position number version former"),
    "page_boundaries": _columns("guild digest", "guild digest:text content_digest:text starts:text"),
    "record": _columns("guild origin source_id", "guild origin:text source_id:text digest:text number"),
    "article_before": _columns("guild number", "guild number"),
    "scope": _columns("guild", "guild last_number generation", has_rowid=True),
    "story_apart": _columns("guild article_guild article_number", "guild article_guild article_number person at:text"),
    "guild_setting": _columns(
        "guild",
        "guild prefix:text zone:text language:text digest_roles:text library_roles:text command_channels:text "
        "unfurl_channels:text plain_text full_results changes:text rereading",
        has_rowid=True,
    ),
    "guild_setting_change": _columns("guild number", "guild number before:text after:text"),
    "note": _columns("name", "name:text value:text"),
    "kept_search": _columns("guild token", "guild token:text query:text literal kept_at:text"),
    "quoted": _columns(
        "guild message", "guild message channel parent article_guild article_number reference:text quoted_at:text"
    ),
    "announcement": _columns(
        "id",
        "id guild channel quoted quoted_in article_guild article_number reference:text version shown token:text "
        "state:text fence holder:text lease_until:text intent_at:text message attempts retry_at:text made_at:text "
        "error:text",
        has_rowid=True,
    ),
    "digest_counter": _columns("guild", "guild last_number", has_rowid=True),
    "digest": _columns(
        "guild number",
        "guild number channel owner at:text zone:text days:text filter:text options:text pause_reason:text "
        "pause_since:text pause_by pause_told planned:text since:text next_due:text created:text revision "
        "month_days:text role reader",
    ),
    "digest_cursor": _columns("guild number scope", "guild number scope article"),
    "digest_run": _columns(
        "id",
        "id guild number occasion:text kind:text dates:text due:text token:text state:text fence holder:text "
        "lease_until:text channel cursor:text counts:text thread:text attempts retry_at:text error:text "
        "finished:text",
        has_rowid=True,
    ),
    "digest_part": _columns(
        "run position",
        "run position payload:text nonce:text marker:text state:text intent_at:text message",
        has_rowid=True,
    ),
    "digest_listed": _columns("run position", "run position scope article version role:text part"),
    "digest_shown": _columns("guild number scope article", "guild number scope article run"),
    "departure": _columns("guild", "guild left_at:text", has_rowid=True),
    "feed": _columns(
        "guild number",
        "guild number address:text title:text owner whole added:text etag:text modified:text next_due:text "
        "pace:real checked:text failures failing_since:text error:text paused:text told begun fence holder:text "
        "lease_until:text",
    ),
    "feed_number": _columns("guild", "guild last", has_rowid=True),
    "library_usage": _columns("guild", "guild day:text bytes", has_rowid=True),
    "page_review": _columns("guild digest", "guild digest:text certainty:real looked_at:text"),
    "held_page": _columns(
        "guild number",
        "guild number person name:text content channel message until:text",
        has_rowid=True,
    ),
    "alias": _columns("guild number", "guild number names:text state:text at:text"),
    "board_number": _columns("guild", "guild last", has_rowid=True),
    "board": _columns("guild number", "guild number name:text owner created:text revision last_entry removed_at:text"),
    "board_entry": _columns(
        "guild board entry", "guild board entry place reference:text hash:text person at:text removed_at:text"
    ),
    "board_note": _columns("guild board entry person", "guild board entry person text:text at:text"),
    "board_export": _columns("guild board", "guild board at:text entries"),
    "board_exported": _columns(
        "guild board reference", "guild board reference:text place version hash:text verdict:text"
    ),
    "board_exported_note": _columns("guild board reference person", "guild board reference:text person hash:text"),
    "board_share": _columns(
        "id",
        "id guild board channel parent token:text ending:text state:text fence holder:text lease_until:text "
        "intent_at:text message seen:text shown:text rests_until:text attempts retry_at:text error:text",
        has_rowid=True,
    ),
    "rss_address": _columns("guild kind number owner", "guild kind:text number owner secret_hash:text made_at:text"),
    "watch_number": _columns("guild", "guild last", has_rowid=True),
    "watch": _columns(
        "guild number",
        "guild number owner reader channel filter:text role per_day quiet:text zone:text created:text since:text "
        "paused:text muted_until:text window_at:text window_sent day:text day_sent next_at:text removed_at:text",
    ),
    "watch_find": _columns(
        "guild watch article_guild article_number",
        "guild watch article_guild article_number found_at:text held:text message",
    ),
    "watch_message": _columns(
        "id",
        "id guild watch kind:text token:text state:text fence holder:text lease_until:text intent_at:text message "
        "attempts retry_at:text made_at:text error:text",
        has_rowid=True,
    ),
    "story": _columns("guild number", "guild number head_guild head_number"),
    "segment": _columns(
        "id",
        "id guild size published numbers lengths headline_lengths days truncated paragraph_counts "
        "paragraph_starts term_counts",
        has_rowid=True,
    ),
    "chunk": _columns("id", "id data", has_rowid=True),
}
