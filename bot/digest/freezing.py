"""Freeze a composed digest into messages with nonces and markers, and record which article is in which message."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.archive import DigestPart, Frozen, Listed, Role
from bot.posting import marker_of, nonce_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.archive import DigestRun
    from bot.articles import ArticleCard
    from bot.digest.model import Composed, Rendered


def freeze(run: DigestRun, channel: int, composed: Composed, rendered: Rendered) -> Frozen:
    """Return the immutable messages of `run` for `channel`."""
    return Frozen(
        channel=channel,
        parts=tuple(
            DigestPart(index, part.payload, nonce_of(run.token, index), marker_of(run.token, index))
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
