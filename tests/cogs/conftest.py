"""Services in memory, with five articles to find."""

from __future__ import annotations

import pytest

from bot.articles.model import Person, PersonRole
from tests.fakes.articles import article_text
from tests.fakes.services import FakeServices

AUTHOR = Person(PersonRole.AUTHOR, "Lee Li-sheng", "National Taiwan Normal University")
TRANSLATOR = Person(PersonRole.TRANSLATOR, "Fion Khan")


@pytest.fixture
def services() -> FakeServices:
    """Return services over an archive of seven articles about semiconductors, the second of them an excerpt."""
    services = FakeServices()
    for number in range(1, 8):
        services.archive.articles.add(
            article_text(
                f"Taiwan and its chips {number}",
                "President William Lai (賴清德) spoke on Friday.",
                f"The semiconductor process number {number} made it vital. @everyone <@1>",
                people=(AUTHOR, TRANSLATOR) if number == 1 else (),
                published=f"2025-02-{number:02}",
                truncated=number == 2,
            ),
            url="https://example.com/story" if number == 1 else None,
        )
    return services


@pytest.fixture
def empty_services() -> FakeServices:
    """Return services over an archive that holds nothing."""
    return FakeServices()
