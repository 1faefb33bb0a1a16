"""Tell whether feeds are served, to whom, and whether their addresses travel unencrypted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from bot.checks.model import fine, note

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from bot.checks.model import CheckContext, CheckResult, Installation

_OWN: Final = frozenset({"127.0.0.1", "::1", "localhost"})


def check_rss_place(place: Installation) -> Iterator[CheckResult]:
    """Tell where feeds are served; an address that goes through the network without TLS can be read on the way."""
    settings = place.settings
    if settings.rss_base is None:
        return
    yield fine("rss", host=settings.rss_host, port=str(settings.rss_port), url=settings.rss_base)
    parts = urlsplit(settings.rss_base)
    if parts.scheme == "http" and parts.hostname not in _OWN:
        yield note("rss-unencrypted", url=settings.rss_base)


async def check_rss(bench: CheckContext) -> AsyncIterator[CheckResult]:
    """Tell how many addresses there are, and whether nobody can read them."""
    number = await bench.archive.rss.count()
    if number and bench.place.settings.rss_port is None:
        yield note("rss-off", number=number)
    elif number:
        yield fine("rss-addresses", number=number)
