"""What Discord says over its gateway, as far as the bot of this benchmark listens."""

from __future__ import annotations

import time
from itertools import count
from typing import Any, TypeAlias

Payload: TypeAlias = dict[str, Any]

APPLICATION_ID = 1
EVERYTHING_USUAL = str(1 << 10 | 1 << 11 | 1 << 16 | 1 << 6 | 1 << 38)
"""View, send, read history, react, send in threads: what the bot asks for when it is added."""

BOT: Payload = {"id": str(APPLICATION_ID), "username": "Broadsheet", "discriminator": "0", "avatar": None, "bot": True}
APPLICATION: Payload = {
    "id": str(APPLICATION_ID), "name": "Broadsheet", "description": "", "icon": None, "bot_public": True,
    "bot_require_code_grant": False, "verify_key": "", "owner": BOT, "team": None, "flags": 0,
}  # fmt: skip

_JOINED = "2026-01-01T00:00:00+00:00"
_EPOCH_MS = 1_420_070_400_000  # of Discord's ids: the first second of 2015
_numbers = count()
_ITEMS = 10


def new_id() -> str:
    """Return an id that nothing else has, of this moment: the client reads from it how old an interaction is."""
    milliseconds = int(time.time() * 1000) - _EPOCH_MS
    return str((milliseconds << 22) + next(_numbers) % (1 << 22))


def guild_id(place: int) -> int:
    """Return the id of the guild at `place`."""
    return 1_000_000 + place


def channel_id(place: int) -> int:
    """Return the id of the one channel of the guild at `place`."""
    return 2_000_000 + place


def guild(place: int) -> Payload:
    """Return the guild at `place`, with one text channel in which everybody may write."""
    everyone = {
        "id": str(guild_id(place)), "name": "@everyone", "color": 0, "hoist": False, "position": 0,
        "permissions": EVERYTHING_USUAL, "managed": False, "mentionable": False, "flags": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
    }  # fmt: skip
    channel: Payload = {
        "id": str(channel_id(place)), "type": 0, "name": "general", "position": 0, "permission_overwrites": [],
        "parent_id": None, "nsfw": False, "topic": None, "last_message_id": None, "rate_limit_per_user": 0,
    }  # fmt: skip
    return {
        "id": str(guild_id(place)), "name": f"Newsroom {place}", "owner_id": "5", "icon": None, "splash": None,
        "discovery_splash": None, "banner": None, "description": None, "region": "", "afk_channel_id": None,
        "afk_timeout": 300, "verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0,
        "roles": [everyone], "emojis": [], "stickers": [], "features": [], "mfa_level": 0, "system_channel_id": None,
        "system_channel_flags": 0, "rules_channel_id": None, "vanity_url_code": None, "premium_tier": 0,
        "preferred_locale": "en-US", "public_updates_channel_id": None, "nsfw_level": 0, "member_count": 50,
        "premium_progress_bar_enabled": False, "large": False, "unavailable": False, "joined_at": _JOINED,
        "channels": [channel], "threads": [], "members": [_member(BOT)], "voice_states": [], "presences": [],
        "stage_instances": [], "guild_scheduled_events": [], "soundboard_sounds": [],
    }  # fmt: skip


def person(number: int) -> Payload:
    """Return a person."""
    return {
        "id": str(5_000_000 + number),
        "username": f"reader{number}",
        "discriminator": "0",
        "avatar": None,
        "bot": False,
        "global_name": None,
    }


def message(place: int, author: Payload, content: str, **more: Any) -> Payload:
    """Return a message in the channel of the guild at `place`."""
    return {
        "id": new_id(), "channel_id": str(channel_id(place)), "guild_id": str(guild_id(place)), "author": author,
        "content": content, "timestamp": _JOINED, "edited_timestamp": None, "tts": False, "mention_everyone": False,
        "mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "pinned": False, "type": 0, "flags": 0,
        "components": [], "member": {key: value for key, value in _member(author).items() if key != "user"}, **more,
    }  # fmt: skip


def slash(place: int, author: Payload, name: str, options: dict[str, str], *, typing: str | None = None) -> Payload:
    """Return a slash command with text options; or, where an option is named as `typing`, a wish for suggestions."""
    given = [
        {"name": key, "type": 3, "value": value, **({"focused": True} if key == typing else {})}
        for key, value in options.items()
    ]
    return {
        "id": new_id(), "application_id": str(APPLICATION_ID), "type": 4 if typing else 2, "version": 1,
        "token": f"token-{new_id()}", "locale": "en-US", "guild_locale": "en-US", "guild_id": str(guild_id(place)),
        "guild": {"id": str(guild_id(place)), "locale": "en-US", "features": []},
        "channel_id": str(channel_id(place)),
        "channel": {"id": str(channel_id(place)), "type": 0, "guild_id": str(guild_id(place)), "name": "general",
                    "permissions": EVERYTHING_USUAL},
        "member": _member(author) | {"permissions": EVERYTHING_USUAL}, "app_permissions": EVERYTHING_USUAL,
        "data": {"id": "9", "name": name, "type": 1, "options": given}, "entitlements": [],
        "authorizing_integration_owners": {"0": str(guild_id(place))}, "context": 0,
        "attachment_size_limit": 10_485_760,
    }  # fmt: skip


def feed(host: str, read: int) -> bytes:
    """Return the feed of a host, which has one item more each time it is read."""
    body = f"<p>{f'The council of {host} met again and voted on the harbor. ' * 12}</p>"
    items = "".join(
        f"<item><title>Story {number} of {host}</title><guid>{host}-{number}</guid><link>http://{host}/{number}</link>"
        f"<content:encoded><![CDATA[{body}<p>Story {number}.</p>]]></content:encoded></item>"
        for number in range(read + _ITEMS, read, -1)
    )
    opening = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    return f"{opening}<channel><title>{host}</title>{items}</channel></rss>".encode()


def _member(user: Payload) -> Payload:
    return {
        "user": user, "roles": [], "joined_at": _JOINED, "deaf": False, "mute": False, "flags": 0, "nick": None,
        "avatar": None, "premium_since": None, "pending": False, "communication_disabled_until": None,
    }  # fmt: skip
