"""Rows of the articles' tables as the values the archive hands out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from bot.archive.sqlite.connection.times import to_time
from bot.articles import (
    Article,
    ArticleCard,
    ArticleKey,
    ArticleText,
    Paragraph,
    Person,
    PersonRole,
    Scope,
    VersionReason,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from sqlite3 import Row

    from bot.archive.sqlite.connection.moments import Fetching

Place: TypeAlias = tuple[int, int, int]
"""Where the rows of a version stand: guild, number, version."""

_WANTED = """
    WITH wanted (guild, number, version) AS (
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]') FROM json_each(?)
    )
"""
_VERSIONS = f"""
    {_WANTED}
    SELECT a.guild, a.number, v.version, a.latest, a.loaded_at, a.removed_at, a.retired, a.paragraph_count,
           v.reason, v.changed_at, v.source, v.source_id, v.url, v.headline, v.headline_generated, v.summary, v.lead,
           v.dates, v.published, v.language, v.truncated, v.certainty
    FROM wanted
    CROSS JOIN article AS a ON a.guild = wanted.guild AND a.number = wanted.number
    CROSS JOIN version AS v
        ON v.guild = a.guild AND v.number = a.number AND v.version = coalesce(wanted.version, a.latest)
"""  # noqa: S608 (no value from outside)
_PARTS = f"""
    {_WANTED}
    SELECT guild, number, version, {{columns}} FROM wanted CROSS JOIN {{table}} USING (guild, number, version)
    ORDER BY guild, number, version, position
"""  # noqa: S608


def place_of(version: Row) -> Place:
    """Return where the parts of a version stand."""
    return version["guild"], version["number"], version["version"]


async def read_versions(
    connection: Fetching, wanted: Iterable[tuple[int, int, int | None]], *, removed: bool = False
) -> list[Row]:
    """Return the versions at (guild, number, version or None for the newest); of removed articles only if asked.

    What is only retired is out of sight where lists are made, but whoever names it may have it.
    """
    rows = await connection.execute_fetchall(_VERSIONS, (json.dumps(list(wanted)),))
    return [version for version in rows if removed or version["removed_at"] is None or version["retired"]]


async def read_texts(connection: Fetching, versions: Sequence[Row]) -> dict[Place, ArticleText]:
    """Return what these versions say."""
    places = [place_of(version) for version in versions]
    paragraphs = await _parts(connection, "paragraph", "text, kind, sentences", places)
    people = await read_people(connection, versions)
    names = await _parts(connection, "name", "latin, cjk", places)
    return {
        place_of(version): _text(
            version,
            tuple(Paragraph(text, kind, _pairs(offsets)) for text, kind, offsets in paragraphs[place_of(version)]),
            people[place_of(version)],
            tuple((latin, cjk) for latin, cjk in names[place_of(version)]),
        )
        for version in versions
    }


async def read_people(connection: Fetching, versions: Sequence[Row]) -> dict[Place, tuple[Person, ...]]:
    """Return who is credited with these versions."""
    rows = await _parts(
        connection, "credit", "role, name, affiliation, cjk", [place_of(version) for version in versions]
    )
    return {
        place: tuple(Person(PersonRole(role), name, affiliation, cjk) for role, name, affiliation, cjk in people)
        for place, people in rows.items()
    }


async def _parts(
    connection: Fetching, table: str, columns: str, places: Sequence[Place]
) -> dict[Place, list[tuple[Any, ...]]]:
    parts: dict[Place, list[tuple[Any, ...]]] = {place: [] for place in places}
    rows = await connection.execute_fetchall(_PARTS.format(table=table, columns=columns), (json.dumps(places),))
    for guild, number, version, *part in rows:
        parts[guild, number, version].append(tuple(part))
    return parts


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


def _text(
    version: Row,
    paragraphs: tuple[Paragraph, ...],
    people: tuple[Person, ...],
    names: tuple[tuple[str, str], ...],
) -> ArticleText:
    return ArticleText(
        headline=version["headline"],
        headline_generated=bool(version["headline_generated"]),
        summary=version["summary"],
        paragraphs=paragraphs,
        people=people,
        names=names,
        dates=tuple(json.loads(version["dates"])),
        published=version["published"],
        language=version["language"],
        truncated=bool(version["truncated"]),
        certainty=version["certainty"],
    )


def _pairs(offsets: str) -> tuple[tuple[int, int], ...]:
    numbers = iter(json.loads(offsets))
    return tuple(zip(numbers, numbers, strict=True))
