"""Everything is drawn in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.texts import DEFAULT_LANGUAGE, languages
from tests.cogs.ui import drawing

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module", autouse=True, params=languages())
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Draw in one language after the other."""
    drawing.LANGUAGE = request.param
    yield request.param
    drawing.LANGUAGE = DEFAULT_LANGUAGE
