"""Addresses as feeds write them: relative, without their scheme, with blanks in them."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit

LONGEST_ADDRESS = 2_000

_LINE_ENDS = re.compile(r"[\t\r\n]+\s*")
_UNFIT = re.compile(r"[\s<>\"^`{|}]")
_NO_SCHEME = re.compile(r"www\.[\w-]+\.", re.IGNORECASE)
_FEED_SCHEME = re.compile(r"feed:(?://)?(?=https?://)|feed(?=://)", re.IGNORECASE)


def join(base: str, stated: str) -> str | None:
    """Return an address as seen from `base`; None for what is none of the web, or too long to be one.

    Blanks in it are escaped, `www.` without a scheme is one of the web, and an ampersand that was escaped twice is one.
    """
    text = _LINE_ENDS.sub("", stated.strip()[: LONGEST_ADDRESS + 1]).replace("&amp;", "&").replace("\\", "/")
    if not text:
        return None
    text = _FEED_SCHEME.sub(lambda found: "http" if found[0].lower() == "feed" else "", text, count=1)
    if _NO_SCHEME.match(text):
        text = f"http://{text}"
    try:
        joined = urljoin(base, _UNFIT.sub(lambda found: quote(found[0]), text))
        scheme, host = urlsplit(joined).scheme, urlsplit(joined).hostname
    except ValueError:
        return None
    if scheme not in ("http", "https") or not host or len(joined) > LONGEST_ADDRESS:
        return None
    return scheme + joined[len(scheme) :]


def base_of(before: str, stated: str) -> str:
    """Return the address that relative ones are seen from, where `xml:base` states another."""
    return (join(before, stated) or before) if stated else before


def is_elsewhere(one: str, other: str) -> bool:
    """Tell whether two addresses are of different hosts."""
    return urlsplit(one).hostname != urlsplit(other).hostname
