"""Addresses on the web: which may be asked for, and when two of them mean the same page."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from bot.errors import SourceError

LONGEST_ADDRESS = 2_000
WEB_PORTS = frozenset({80, 443})

_SCHEMES = frozenset({"http", "https"})
# Half a surrogate pair has no bytes to be asked for with.
_UNFIT = re.compile(r"[\s\x00-\x20\x7f<>\"\\^`{|}\ud800-\udfff]")
# What servers forget to escape in where they lead to, and browsers escape for them.
_UNESCAPED = re.compile(r"[ <>\"^`{|}]")
# Only names that nothing but the counting of readers uses: `ref` or `id` may choose the page.
_TRACKING = re.compile(
    r"utm_\w+|at_\w+|(?:fb|g|dcl|ms|tw|yc)clid|gbraid|wbraid|mc_cid|mc_eid|igshid|igsh|_ga|_gl|ref_src|ref_url|"
    r"cmpid|ocid|ncid|smid|smtyp|"
    r"guccounter|guce_\w+|__twitter_impression|xtor|mkt_tok|vero_\w+|_hs\w+|spm|rss|"
    r"cmp|taid|emc|icid|traffic_source|ftag|sh_kit|sr_share|soc_src|soc_trk|mbid|wt_mc|wtmc|sc_cmp|CMP_\w+",
    re.IGNORECASE,
)
# These may choose the page; with such a value they count readers.
_MAY_TRACK = re.compile(r"ref|source|src|from|partner|via|medium|channel|origin|feed|rel|feature", re.IGNORECASE)
_TRACKS = re.compile(
    r"(?:rss|feed|atom|news-?letter|e?mail|twitter|facebook|social|share|telegram|whatsapp)(?:[-_ ].{0,60})?",
    re.IGNORECASE,
)
_FRONTS = re.compile(r"^(?:www|m|mobile|amp)\.")


def check_address(address: str, ports: frozenset[int] = WEB_PORTS) -> str:
    """Return an address as it is asked for: http or https, a host, ports 80 and 443, no name and password.

    Raises SourceError for any other. What the host's name leads to is checked where it is connected to.
    """
    text = address.strip()
    if len(text) > LONGEST_ADDRESS or _UNFIT.search(text):
        raise SourceError("fetch-address")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise SourceError("fetch-address") from None
    if parts.scheme.lower() not in _SCHEMES:
        raise SourceError("fetch-scheme")
    if not _host(parts):
        raise SourceError("fetch-address")
    if parts.username is not None or parts.password is not None:
        raise SourceError("fetch-credentials")
    if port is not None and port not in ports:
        raise SourceError("fetch-port", port=port)
    asked = urlunsplit((parts.scheme.lower(), _netloc(parts), parts.path or "/", parts.query, ""))
    if len(asked) > LONGEST_ADDRESS or _UNFIT.search(asked):
        # A host is written in the letters that its name stands for, and those may be a space.
        raise SourceError("fetch-address")
    return asked


def is_address(text: str) -> bool:
    """Tell whether a text is an address of the web and no path of a file."""
    return text.strip().lower().startswith(("http://", "https://"))


def follow(address: str, location: str, ports: frozenset[int] = WEB_PORTS) -> str:
    """Return where a redirect leads. Raises SourceError where it may not lead: from https to http, most of all."""
    try:
        target = urljoin(address, _UNESCAPED.sub(lambda found: quote(found[0]), location.strip()))
    except ValueError:
        raise SourceError("fetch-address") from None
    target = check_address(target, ports)
    if address.startswith("https:") and not target.startswith("https:"):
        raise SourceError("fetch-downgrade")
    return target


def host_of(address: str) -> str:
    """Return the host of an address, in lower case."""
    return (urlsplit(address).hostname or "").lower()


def site_of(address: str) -> str:
    """Return the host without the `www`, `m` or `amp` that stands before it."""
    return _FRONTS.sub("", host_of(address))


def canonical_address(address: str, stated: str | None = None) -> str:
    """Return the address by which a page is known: the one it states, if that is of the same site, else its own.

    A page may not state an address of another site: it would take the place of an article there. Fragments, the
    parameters that count readers and default ports are left out, and http counts as https.
    """
    own = _plain(address)
    if stated is None:
        return own
    try:
        claimed = _plain(check_address(stated, WEB_PORTS | {urlsplit(address).port or 443}))
    except SourceError:
        return own
    # A whole site that states its front page as the address of every article says nothing.
    bare = urlsplit(claimed).path in ("", "/") and urlsplit(own).path not in ("", "/")
    return claimed if site_of(claimed) == site_of(own) and not bare else own


def _plain(address: str) -> str:
    parts = urlsplit(address)
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _counts_readers(*pair)]
    kept = parts.query if len(query) == parts.query.count("&") + 1 else urlencode(query)
    return urlunsplit(("https", _netloc(parts), parts.path or "/", kept, ""))


def _counts_readers(name: str, value: str) -> bool:
    if _TRACKING.fullmatch(name):
        return True
    if name.lower() == "oc":
        # Google News puts it behind every address.
        return value.isdecimal()
    return _MAY_TRACK.fullmatch(name) is not None and _TRACKS.fullmatch(value) is not None


def _host(parts: SplitResult) -> str:
    """The host in lower case and in one spelling; empty where it is nothing but dots."""
    return unicodedata.normalize("NFKC", parts.hostname or "").lower().rstrip(".")


def _netloc(parts: SplitResult) -> str:
    """The host in one spelling, with its port where that is not the scheme's."""
    host = _host(parts)
    if ":" in host:
        host = f"[{host}]"
    default = {"http": 80, "https": 443}.get(parts.scheme.lower())
    return host if parts.port in (None, default) else f"{host}:{parts.port}"
