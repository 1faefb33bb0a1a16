"""What a site's robots.txt allows (RFC 9309), read and matched in linear time whatever it holds."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from bot.errors import SourceError
from bot.sources.fetching import PRODUCT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.runtime import Clock
    from bot.sources.fetching import Fetcher

LARGEST = 512 << 10
MOST_RULES = 5_000
LONGEST_DELAY = 60.0

MOST_SITES = 500
"""Sites whose rules are remembered."""

MOST_RULES_KEPT = 50_000
"""Rules that are remembered of all sites together; a usual site has some dozens."""

_KEPT_SECONDS = 86_400.0
_KEPT_AFTER_FAILURE = 600.0
_ABSENT = frozenset({"fetch-missing", "fetch-gone", "fetch-forbidden", "fetch-status"})


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules for this program: (pattern, allowed) pairs, and the seconds to wait between requests."""

    patterns: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allow(self, address: str) -> bool:
        """Tell whether an address may be fetched: the longest pattern decides, and of two the one that allows."""
        parts = urlsplit(address)
        path = _plain(parts.path or "/") + (f"?{_plain(parts.query)}" if parts.query else "")
        matching = [(len(pattern), allowed) for pattern, allowed in self.patterns if _matches(pattern, path)]
        return max(matching, default=(0, True))[1]


NOTHING_ALLOWED = Rules((("/", False),))


def read_rules(content: bytes, product: str = PRODUCT) -> Rules:
    """Read the rules of the groups that name the product; of those for everybody where none does."""
    named: list[tuple[str, str]] = []
    general: list[tuple[str, str]] = []
    agents: frozenset[str] = frozenset()
    known = frozenset({product.lower(), "*"})
    in_rules = False
    for field, value in _lines(content):
        if field == "user-agent":
            named_here = known & {value.lower()}
            agents = named_here if in_rules else agents | named_here
            in_rules = False
            named += [("", "")] if value.lower() == product.lower() else []
            continue
        in_rules = True
        if product.lower() in agents:
            named.append((field, value))
        if "*" in agents:
            general.append((field, value))
    return _rules(named or general)


def _lines(content: bytes) -> Iterable[tuple[str, str]]:
    for line in content[:LARGEST].decode("utf-8", "replace").lstrip("\ufeff").splitlines():
        field, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield field.strip().lower(), value.strip()


def _rules(lines: Iterable[tuple[str, str]]) -> Rules:
    patterns: list[tuple[str, bool]] = []
    delay = 0.0
    for field, value in lines:
        if field in ("allow", "disallow") and value and len(patterns) < MOST_RULES:
            patterns.append((_plain(value), field == "allow"))
        elif field == "crawl-delay" and value[:8].replace(".", "", 1).isdecimal():
            delay = min(float(value[:8]), LONGEST_DELAY)
    return Rules(tuple(patterns), delay)


def _plain(path: str) -> str:
    return quote(unquote(path), safe="/*$?=&:;,@+!~()'-._%")


def _matches(pattern: str, path: str) -> bool:
    """Match from the start; `*` stands for anything, `$` at the end for the end."""
    ends = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    last = rest.pop() if rest and ends else None
    for part in rest:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    if last is not None:
        return path.endswith(last) and len(path) - len(last) >= at
    return not ends or at == len(path)


class Robots:
    """Remembers the rules of sites for a day."""

    def __init__(self, fetcher: Fetcher, clock: Clock) -> None:
        self._fetcher = fetcher
        self._clock = clock
        self._known: OrderedDict[str, tuple[datetime, float, Rules]] = OrderedDict()

    async def check(self, address: str) -> float:
        """Return the seconds to wait between requests there. Raises SourceError where the site does not allow it."""
        rules = await self._rules(address)
        if not rules.allow(address):
            raise SourceError("fetch-robots")
        return rules.delay

    async def _rules(self, address: str) -> Rules:
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        known = self._known.get(site)
        if known is not None and 0 <= (self._clock.now() - known[0]).total_seconds() < known[1]:
            return known[2]
        rules, seconds = await self._ask(site)
        self._known[site] = (self._clock.now(), seconds, rules)
        self._known.move_to_end(site)
        while len(self._known) > MOST_SITES or self._count() > MOST_RULES_KEPT:
            self._known.popitem(last=False)
        return rules

    def _count(self) -> int:
        return sum(len(rules.patterns) for _, _, rules in self._known.values())

    async def _ask(self, site: str) -> tuple[Rules, float]:
        """A site without such a file allows everything; one that cannot be asked allows nothing for now."""
        try:
            answer = await self._fetcher.fetch(f"{site}/robots.txt", most=LARGEST)
        except SourceError as error:
            if error.key in _ABSENT:
                return Rules(), _KEPT_SECONDS
            return NOTHING_ALLOWED, _KEPT_AFTER_FAILURE
        return read_rules(answer.content or b""), _KEPT_SECONDS
