"""What is shown of aliases is a message that Discord takes, however long their names are, and mentions nobody."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.archive.aliases import LONGEST_NAME, MOST_ALIASES, MOST_NAMES, StoredAlias
from bot.library.aliases import Proposed, Spread
from cogs.library.aliases import ALIASES_PAGE, draw_aliases, draw_proposed, draw_untied
from tests.cogs.ui.drawing import check_against_discord, payload_of, strangers, viewer
from tests.cogs.ui.texts import article_texts
from tests.examples import examples

NOW = datetime(2026, 2, 14, tzinfo=UTC)
LARGEST = StoredAlias(2**63 - 1, 10**12 - 1, ("*" * LONGEST_NAME,) * MOST_NAMES, NOW)
named = st.lists(article_texts.map(lambda text: text[:LONGEST_NAME]), min_size=2, max_size=MOST_NAMES)


def test_the_largest_fit() -> None:
    aliases = [LARGEST] * MOST_ALIASES
    spread = tuple(Spread(name, 10**6) for name in LARGEST.names)
    for answer in (
        draw_aliases(aliases, 0, viewer()),
        draw_aliases(aliases, MOST_ALIASES - ALIASES_PAGE, viewer()),
        draw_proposed(Proposed(LARGEST, spread), viewer()),
        draw_proposed(Proposed(LARGEST), viewer()),
        draw_untied(LARGEST, datetime.max.replace(tzinfo=UTC), viewer()),
    ):
        check_against_discord(payload_of(answer))


@examples(20)
@given(names=named)
def test_any_names_mention_nobody(names: list[str]) -> None:
    alias = StoredAlias(7, 1, tuple(names), NOW)
    for answer in (draw_aliases([alias] * ALIASES_PAGE, 0, viewer()), draw_proposed(Proposed(alias), viewer())):
        payload = payload_of(answer)
        check_against_discord(payload)
        assert strangers(payload) == []
