"""What is typed and attached to `!library`: articles and feeds by their numbers, files, and places in a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.archive import FeedKey
from bot.articles import parse_reference
from bot.errors import BroadsheetError, UsageError
from bot.library import LARGEST_UPLOAD, MOST_UPLOADED, Upload
from cogs.shared import CheckRefusedError
from cogs.ui import guild_of, page_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cogs.ui import Context, Viewer

_FEED = re.compile(r"\s*[Ff]?(\d{1,9})\s*")


def own_number(written: str, viewer: Viewer) -> int:
    """Read a reference to an article of the guild's own. Raises UsageError for one of the shared archive."""
    key = parse_reference(written, guild_of(viewer)).key
    if key.scope.is_shared:
        raise UsageError("library-own")
    return key.number


def offset_of(words: Sequence[str], total: int, page: int) -> int:
    """Return the place that a button asked for, or the last page there still is."""
    return page_start(int(words[0]) if words and words[0].isdecimal() else 0, total, page)


def feed_key(ctx: Context, typed: str) -> FeedKey:
    """Read the number of one of the guild's feeds. Raises CheckRefusedError for anything else."""
    found = _FEED.fullmatch(typed)
    if found is None:
        raise CheckRefusedError(UsageError("library-feed", feed=typed[:40]))
    if ctx.guild is None:
        raise commands.NoPrivateMessage
    return FeedKey(ctx.guild.id, int(found[1]))


async def read_uploads(files: Sequence[discord.Attachment]) -> list[Upload]:
    """Read attachments. Raises UsageError for what is too large, BroadsheetError where one is gone."""
    if any(file.size > LARGEST_UPLOAD for file in files):
        raise UsageError("library-file-too-large", limit=LARGEST_UPLOAD >> 20)
    if sum(file.size for file in files) > MOST_UPLOADED:
        raise UsageError("library-files-too-large", limit=MOST_UPLOADED >> 20)
    return [await _upload(file) for file in files]


async def _upload(file: discord.Attachment) -> Upload:
    try:
        return Upload(file.filename, await file.read())
    except discord.HTTPException:
        raise BroadsheetError("library-file-gone") from None
