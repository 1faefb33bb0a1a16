"""Rows of the articles' tables as the values the archive hands out."""

from __future__ import annotations

import json
import logging
import sqlite3
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from bot.archive.sqlite.connection.checksums import is_sound
from bot.archive.sqlite.connection.errors import is_damage
from bot.archive.sqlite.connection.times import to_time
from bot.articles import (
    Article,
    ArticleCard,
    ArticleKey,
    ArticleText,
    Paragraph,
    Person,
    PersonRole,
    Reference,
    Scope,
    VersionReason,
)
from bot.errors import ArchiveDamagedError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence
    from sqlite3 import Row

    from bot.archive.sqlite.connection.moments import Fetching

logger = logging.getLogger(__name__)

Place: TypeAlias = tuple[int, int, int]
"""Where the rows of a version stand: guild, number, version."""

_Part: TypeAlias = tuple[Any, ...]
_Wanted = TypeVar("_Wanted", bound=tuple[int, int, Any])
T = TypeVar("T")

_COUNTS: Final = ("paragraphs", "credits", "names")
"""The columns of a version that tell how many parts of each kind it has."""

_UNREADABLE: Final = (ValueError, TypeError, KeyError, OverflowError, ArchiveDamagedError)
"""What it raises to read a row that makes no sense."""

_CREDIT: Final = "role, name, affiliation, cjk"

_WANTED = """
    WITH wanted (guild, number, version) AS (
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]') FROM json_each(?)
    )
"""
_VERSIONS = f"""
    {_WANTED}
    SELECT a.guild, a.number, v.version, a.latest, a.loaded_at, a.removed_at, a.retired, a.paragraph_count,
           v.reason, v.changed_at, v.source, v.source_id, v.url, v.headline, v.headline_generated, v.summary, v.lead,
           v.dates, v.published, v.language, v.truncated, v.certainty, v.paragraphs, v.credits, v.names,
           {is_sound("article", "a")} AS is_stated, {is_sound("article", "a")} AND {is_sound("version", "v")} AS sound
    FROM wanted
    CROSS JOIN article AS a ON a.guild = wanted.guild AND a.number = wanted.number
    LEFT JOIN version AS v
        ON v.guild = a.guild AND v.number = a.number AND v.version = coalesce(wanted.version, a.latest)
    WHERE v.version IS NOT NULL OR coalesce(wanted.version, a.latest) BETWEEN 1 AND a.latest
"""  # noqa: S608 (no value from outside)
_PARTS = f"""
    {_WANTED}
    SELECT {{table}}.guild, {{table}}.number, {{table}}.version, {{sound}}, {{table}}.position, {{columns}}
    FROM wanted CROSS JOIN {{table}} USING (guild, number, version)
    ORDER BY guild, number, version, position
"""  # noqa: S608


def place_of(version: Row) -> Place:
    """Return where the parts of a version stand."""
    return version["guild"], version["number"], version["version"]


async def read_versions(
    connection: Fetching,
    wanted: Iterable[tuple[int, int, int | None]],
    *,
    removed: bool = False,
    strict: bool = False,
) -> list[Row]:
    """Return the versions at (guild, number, version or None for the newest); of removed articles only if asked.

    What is only retired is out of sight where lists are made, but whoever names it may have it. Damaged ones are left
    out, and the log names them; where `strict`, ArchiveDamagedError is raised.
    """
    rows = [row for one in await read_in_parts(_read_versions, connection, list(wanted), strict=strict) for row in one]
    # Of what is removed nobody is shown anything: the rest of it may be going just now.
    rows = [row for row in rows if removed or row["removed_at"] is None or row["retired"] or not row["is_stated"]]
    return [row for row in rows if _can_be_read(row) or leave_out(*_numbered(row), strict=strict)]


def _can_be_read(row: Row) -> bool:
    if not row["sound"]:
        return False
    try:
        VersionReason(row["reason"])
        return bool(to_time(row["loaded_at"]) and to_time(row["changed_at"]))
    except _UNREADABLE:
        return False  # damaged before there were checksums


async def _read_versions(connection: Fetching, wanted: Sequence[_Wanted]) -> list[Row]:
    return await connection.execute_fetchall(_VERSIONS, (json.dumps(list(wanted)),))


async def read_in_parts(
    read: Callable[[Fetching, Sequence[_Wanted]], Awaitable[T]],
    connection: Fetching,
    wanted: Sequence[_Wanted],
    *,
    strict: bool = False,
) -> list[T]:
    """Read what is wanted: at once, or where a page of the file is damaged, one after the other without the damaged."""
    try:
        return [await read(connection, wanted)]
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        if len(wanted) == 1:
            leave_out(*wanted[0][:2], strict=strict)
            return []
    return [part for one in wanted for part in await read_in_parts(read, connection, [one], strict=strict)]


def _numbered(row: Row) -> tuple[int, int]:
    return row["guild"], row["number"]


def leave_out(guild: int, number: int, *, strict: bool) -> bool:
    """Name a damaged article in the log, or raise ArchiveDamagedError; return False."""
    reference = str(Reference(ArticleKey(Scope(guild), number)))
    if strict:
        raise ArchiveDamagedError("article-damaged", reference=reference)
    _name_damaged(guild, reference)
    return False


@lru_cache(maxsize=1_000)
def _name_damaged(guild: int, reference: str) -> None:
    # Once: who searches would fill the log with it.
    logger.error("an article is damaged, and left out", extra={"article": reference, "guild": guild})


async def read_texts(
    connection: Fetching, versions: Sequence[Row], *, strict: bool = False
) -> dict[Place, ArticleText]:
    """Return what these versions say, those whose text is damaged left out, or ArchiveDamagedError raised for them."""
    places = [place_of(version) for version in versions]
    paragraphs = await _parts(connection, "paragraph", "text, kind, sentences", places)
    people = await _parts(connection, "credit", _CREDIT, places)
    names = await _parts(connection, "name", "latin, cjk", places)
    texts: dict[Place, ArticleText] = {}
    for version in versions:
        place = place_of(version)
        parts = [paragraphs.get(place), people.get(place), names.get(place)]
        text = _read_text(version, [_whole(one, version[count]) for one, count in zip(parts, _COUNTS, strict=True)])
        if text is None:
            leave_out(*place[:2], strict=strict)
        else:
            texts[place] = text
    return texts


def _read_text(version: Row, parts: Sequence[list[_Part] | None]) -> ArticleText | None:
    whole = [part for part in parts if part is not None]
    if len(whole) < len(parts):
        return None
    try:
        return _text(version, *whole)
    except _UNREADABLE:
        return None


def _whole(parts: list[_Part] | None, count: int) -> list[_Part] | None:
    """Return the parts of a version if all `count` are there, one after the other, and none is damaged."""
    if parts is None or [place for _, place, *_ in parts] != list(range(1, count + 1)):
        return None
    return [part[2:] for part in parts] if all(part[0] for part in parts) else None


async def read_people(connection: Fetching, versions: Sequence[Row]) -> dict[Place, tuple[Person, ...]]:
    """Return who is credited with these versions; where that is damaged, the version is left out."""
    credits = await _parts(connection, "credit", _CREDIT, [place_of(version) for version in versions])
    people: dict[Place, tuple[Person, ...]] = {}
    for version in versions:
        place = place_of(version)
        whole = _whole(credits.get(place), version["credits"])
        if whole is not None:
            people[place] = _people(whole)
        else:
            leave_out(*place[:2], strict=False)
    return people


def _people(rows: Iterable[_Part]) -> tuple[Person, ...]:
    return tuple(Person(PersonRole(role), name, affiliation, cjk) for role, name, affiliation, cjk in rows)


async def _parts(connection: Fetching, table: str, columns: str, places: Sequence[Place]) -> dict[Place, list[_Part]]:
    """Return the parts of each version, each with whether it is sound and its position before its `columns`.

    Versions of which a page of the file is damaged are left out.
    """

    async def read(connection: Fetching, wanted: Sequence[Place]) -> dict[Place, list[_Part]]:
        parts: dict[Place, list[_Part]] = {place: [] for place in wanted}
        statement = _PARTS.format(table=table, columns=columns, sound=is_sound(table))
        for guild, number, version, *part in await connection.execute_fetchall(statement, (json.dumps(wanted),)):
            # A damaged index leads to rows of others; what is then missing here is told as damage.
            if (place := (guild, number, version)) in parts:
                parts[place].append(tuple(part))
        return parts

    found: dict[Place, list[_Part]] = {}
    for one in await read_in_parts(read, connection, places):
        found |= one
    return found


async def require_all_or_nothing(connection: Fetching, key: ArticleKey) -> None:
    """Raise ArchiveDamagedError where there are versions of an article, and not the article itself."""
    place = (key.scope.guild, key.number)
    rows = await connection.execute_fetchall(
        "SELECT EXISTS (SELECT 1 FROM version WHERE guild = ?1 AND number = ?2)"
        " AND NOT EXISTS (SELECT 1 FROM article WHERE guild = ?1 AND number = ?2)",
        place,
    )
    if rows[0][0]:
        leave_out(*place, strict=True)


async def find_damaged(connection: Fetching, wanted: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Return the (guild, number) of those of these versions that cannot be read."""
    versions = await read_versions(connection, wanted, removed=True)
    texts = await read_texts(connection, versions)
    read = {place_of(version) for version in versions if place_of(version) in texts}
    return [place[:2] for place in wanted if place not in read]


def to_article(version: Row, text: ArticleText) -> Article:
    """Make the article of a version."""
    return Article(
        key=ArticleKey(Scope(version["guild"]), version["number"]),
        version=version["version"],
        latest=version["latest"],
        reason=VersionReason(version["reason"]),
        source=version["source"],
        source_id=version["source_id"],
        url=version["url"],
        loaded_at=to_time(version["loaded_at"]),
        changed_at=to_time(version["changed_at"]),
        text=text,
    )


def to_card(version: Row, people: tuple[Person, ...]) -> ArticleCard:
    """Make the card of an article's newest version."""
    return ArticleCard(
        key=ArticleKey(Scope(version["guild"]), version["number"]),
        version=version["version"],
        headline=version["headline"],
        headline_generated=bool(version["headline_generated"]),
        summary=version["summary"],
        lead=version["lead"],
        people=people,
        source=version["source"],
        source_id=version["source_id"],
        url=version["url"],
        published=version["published"],
        language=version["language"],
        truncated=bool(version["truncated"]),
        loaded_at=to_time(version["loaded_at"]),
        paragraph_count=version["paragraph_count"],
    )


def _text(version: Row, paragraphs: Iterable[_Part], people: Iterable[_Part], names: Iterable[_Part]) -> ArticleText:
    return ArticleText(
        headline=version["headline"],
        headline_generated=bool(version["headline_generated"]),
        summary=version["summary"],
        paragraphs=tuple(Paragraph(text, kind, _pairs(offsets)) for text, kind, offsets in paragraphs),
        people=_people(people),
        names=tuple((latin, cjk) for latin, cjk in names),
        dates=tuple(json.loads(version["dates"])),
        published=version["published"],
        language=version["language"],
        truncated=bool(version["truncated"]),
        certainty=version["certainty"],
    )


def _pairs(offsets: str) -> tuple[tuple[int, int], ...]:
    numbers = iter(json.loads(offsets))
    return tuple(zip(numbers, numbers, strict=True))
