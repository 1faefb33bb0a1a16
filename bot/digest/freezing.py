"""Freeze a composed digest into messages with nonces and markers, and record which article is in which message."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.archive import DigestPart, Frozen, Listed, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.archive import DigestRun
    from bot.articles import ArticleCard
    from bot.digest.model import Composed, Rendered

_NONCE, _MARKER = 24, 16
_CHECKSUM_BYTES = 15  # 24 characters in base32; Discord takes 25


def marker_of(run: DigestRun, index: int) -> str:
    """Return the marker that identifies the message of a part in its channel."""
    return _hashed(run, index, "marker")[:_MARKER]


def freeze(run: DigestRun, channel: int, composed: Composed, rendered: Rendered) -> Frozen:
    """Return the immutable messages of `run` for `channel`."""
    return Frozen(
        channel=channel,
        parts=tuple(
            DigestPart(index, part.payload, _hashed(run, index, "nonce")[:_NONCE], marker_of(run, index))
            for index, part in enumerate(rendered.parts)
        ),
        articles=tuple(_listed(composed, rendered)),
        cursor=composed.cursor,
        counts=asdict(composed.counts),
        thread=rendered.thread,
    )


def _listed(composed: Composed, rendered: Rendered) -> Iterator[Listed]:
    part_of = {article: index for index, part in enumerate(rendered.parts) for article in part.articles}
    roles: list[tuple[ArticleCard, Role, int | None]] = []
    for item in composed.items:
        part = part_of.get(item.card.key)
        roles.append((item.card, Role.REST if part is None else Role.SHOWN, part))
        roles.extend((card, Role.ALSO, part) for card in item.also if part is not None)
    roles.extend((card, Role.REST, None) for card in composed.rest)
    for position, (card, role, part) in enumerate(roles):
        yield Listed(position, card.key, card.version, role, part)


def _hashed(run: DigestRun, index: int, use: str) -> str:
    checksum = hashlib.blake2b(f"{run.token}:{index}:{use}".encode(), digest_size=_CHECKSUM_BYTES).digest()
    return base64.b32encode(checksum).decode().lower()
