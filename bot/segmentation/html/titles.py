"""The headline in what a page calls itself: without the names of the site and of its sections."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_BAR = re.compile(r"\s*(?:\||｜|::|»|«|·|•|_)\s*|\s+(?:[-–—:])\s+")
_LEADING = re.compile(r"^([^:]{2,40}):\s+")
_LONGEST_NAME, _LONGEST_NAME_CJK = 4, 8
_CJK = re.compile(r"[\u3040-\u9fff]")


def without_site(title: str, sites: Iterable[str], *, guess: bool) -> str:
    """Return a title without the name of its site at either end.

    `sites` are the names that the page states for its site, or addresses of it. With `guess` a short piece behind a
    bar or a dash goes too, where more stands before it: that is what a document's title is made of, and no headline.
    """
    known = {_plain(name) for name in map(_host_or_name, sites) if name}
    pieces = _pieces(title)
    while len(pieces) > 1 and (_is_site(pieces[-1][1], known) or (guess and _is_short(pieces))):
        pieces.pop()
    while len(pieces) > 1 and _is_site(pieces[0][1], known):
        pieces.pop(0)
    kept = "".join(joint + piece for joint, piece in [("", pieces[0][1]), *pieces[1:]])
    leading = _LEADING.match(kept)
    return kept[leading.end() :] if leading and _is_site(leading[1], known) else kept


def _pieces(title: str) -> list[tuple[str, str]]:
    """The pieces of a title, each with the sign before it."""
    edges = [
        (0, 0),
        *(found.span() for found in _BAR.finditer(title) if found.start() and found.end() < len(title)),
    ]
    ends = [start for start, _ in edges[1:]] + [len(title)]
    return [(title[one[0] : one[1]], title[one[1] : end]) for one, end in zip(edges, ends, strict=True)]


def _is_site(piece: str, known: set[str]) -> bool:
    plain = _plain(piece)
    return bool(plain) and any(
        plain == name or (len(name) >= _LONGEST_NAME and len(piece.split()) <= _LONGEST_NAME and plain.startswith(name))
        for name in known
    )


def _is_short(pieces: list[tuple[str, str]]) -> bool:
    last = pieces[-1][1]
    before = "".join(piece for _, piece in pieces[:-1])
    if _CJK.search(before):
        return len(last) <= _LONGEST_NAME_CJK and len(before) > len(last)
    return len(last.split()) <= _LONGEST_NAME and len(before) > len(last) and len(before.split()) > 1


def _host_or_name(site: str) -> str:
    if not site.startswith(("http://", "https://")):
        return site
    try:
        host = urlsplit(site).hostname or ""
    except ValueError:
        return ""
    labels = [label for label in host.split(".") if label != "www"]
    return max(labels[:-1], key=len, default="")


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
