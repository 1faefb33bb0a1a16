"""Cases of direct speech: what stands between two marks, and what the source interrupts to say who speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.quotation.cases import Case, Material, length

_PAIR = re.compile(r"“([^“”]+)”|「([^「」]+)」")
_INTERRUPTED = re.compile(
    r"“(?P<one>[^“”]+),” (?:(?:said|added) [^“”.]{2,70}|(?:he|she) (?:said|added))(?P<end>[.,]) “(?P<other>[^“”]+)”"
)


def spoken(material: Material) -> Iterator[Case]:
    """All of a speech, part of one, and one that the source interrupts."""
    for article in material.articles:
        for number, paragraph in enumerate(article.paragraphs, 1):
            place = (f"A{article.number}.p{number}",)
            for found in _PAIR.finditer(paragraph):
                words = found[1] or found[2]
                if length(words) >= 5 and sum(whole.count(words) for whole in material.whole) == 1:
                    yield from _of_one(words, place)
            for found in _INTERRUPTED.finditer(paragraph):
                yield from _interrupted(found, place)


def _of_one(words: str, place: tuple[str, ...]) -> Iterator[Case]:
    yield Case("direct speech", words, "verbatim", place)
    if words[-1] in ",，":
        yield Case("direct speech without its comma", words[:-1], "verbatim", place)
        yield Case(
            "a stop for the comma of speech", f"{words[:-1]}{'。' if words[-1] == '，' else '.'}", "exact", place
        )
    pieces = words.split(" ")
    if len(pieces) >= 8 and not re.search(r"[.!?…]\s", words):
        yield Case("part of a speech", " ".join(pieces[:-2]).rstrip(","), "exact", place)
        yield Case("part of a speech", " ".join(pieces[2:]), "exact", place)


def _interrupted(found: re.Match[str], place: tuple[str, ...]) -> Iterator[Case]:
    one, other = found["one"], found["other"]
    stop = "." if found["end"] == "." else ","
    yield Case("speech run together", f"{one}{stop} {other}", "elided", place, "attribution")
    yield Case("speech run together, in marks", f"“{one}{stop} {other}”", "elided", place, "attribution")
    yield Case("speech with an ellipsis", f"{one} … {other}", "elided", place, "attribution")
    if length(one) >= 8:
        changed = re.sub(r"(?<= )[a-z]{3,}(?= )", "marmalade", one, count=1)
        if changed != one:
            yield Case("speech run together, a word changed", f"{changed}{stop} {other}", "altered", place)
