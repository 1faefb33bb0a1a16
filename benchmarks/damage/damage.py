"""Where an archive is damaged, and how: bits, runs of bytes and whole pages of every table and index of its file."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.archive.sqlite.connection.checksums import OWN

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

PAGE: Final = 4_096
HEADER: Final = "the file's header"
FREE: Final = "a free page"
_LONGEST_RUN: Final = 200
_SAID: Final = 0.8


@dataclass(frozen=True, slots=True)
class Damage:
    """What is done to a file: `data` is written at the byte `at`, which belongs to the table or index `place`."""

    place: str
    kind: str
    at: int
    data: bytes

    def __str__(self) -> str:
        return f"{self.kind} of {self.place} at byte {self.at} ({len(self.data)})"

    @property
    def is_derived(self) -> bool:
        """Tell whether all that is damaged can be made again: a table of that kind, an index, a free page."""
        return self.place not in {*OWN, "sqlite_schema", HEADER}


def pages_of(path: Path) -> dict[str, list[int]]:
    """Return the pages (from 0) of each table and index of a file. Needs the table dbstat of SQLite."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    with closing(sqlite3.connect(path)) as connection:
        for name, page in connection.execute("SELECT name, pageno FROM dbstat ORDER BY name, pageno"):
            places[name].append(page - 1)
        (count,) = connection.execute("PRAGMA page_count").fetchone()
    places[HEADER] = [0]
    used = {page for pages in places.values() for page in pages}
    if free := [page for page in range(count) if page not in used]:
        places[FREE] = free
    return dict(places)


def draw(random: Random, content: bytes, place: str, pages: list[int]) -> Damage:
    """Return some damage of a table or index."""
    page = random.choice(pages)
    first = page * PAGE
    size = 100 if place == HEADER else PAGE
    kind = "a bit" if place == HEADER else random.choices(("a bit", "a run", "a page"), (6, 3, 1))[0]
    if kind == "a page":
        skip = 100 if page == 0 else 0  # without the header, it is no database of anybody's
        return Damage(place, kind, first + skip, bytes(PAGE - skip))
    # Most of a page may be empty: four times in five, it is a byte that says something.
    said = [at for at in range(first, first + size) if content[at]] if random.random() < _SAID else []
    at = random.choice(said) if said else first + random.randrange(size)
    if kind == "a run":
        run = random.randbytes(random.randint(2, _LONGEST_RUN))[: first + PAGE - at]
        return Damage(place, kind, at, run)
    return Damage(place, kind, at, bytes([content[at] ^ 1 << random.randrange(8)]))
