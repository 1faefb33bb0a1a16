"""What a line that credits somebody says, and how surely it does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from bot.articles import Person, PersonRole


class Strength(IntEnum):
    """How sure a line alone makes us that it is a credit."""

    WEAK = 1
    STRONG = 2


@dataclass(frozen=True, slots=True)
class CreditLine:
    """What a credit line says; `strength` is WEAK where an ordinary sentence could read the same.

    `places` are where a writer works whom the line does not name: `The writer is a lecturer at …`.
    """

    credits: tuple[Person, ...]
    strength: Strength
    places: tuple[str, ...] = ()


def credit_line(
    role: PersonRole, people: list[tuple[str, str | None]], places: list[str], strength: Strength
) -> CreditLine:
    """Credit people with a role, all at the first place and the first of them at the others too."""
    place = places[0] if places else None
    credits = [Person(role, name, place, cjk) for name, cjk in people]
    if people:
        credits += [Person(role, people[0][0], other, people[0][1]) for other in places[1:]]
    return CreditLine(tuple(credits), strength)
