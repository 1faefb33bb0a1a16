"""What those who manage digests are shown of any digest is a message that Discord takes, and mentions nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from bot.archive.digests import (
    AfterDowntime,
    DigestKey,
    DigestOptions,
    Pause,
    PauseReason,
    RunState,
    Schedule,
    WhenEmpty,
)
from bot.articles.model import ArticleKey, Scope
from bot.digest.model import Composed, Reason, StageCounts
from bot.digest.request_parser import MOST_TIMES
from bot.digest.sentences import schedule_as_typed
from bot.search.saved import read_saved
from cogs.digest.buttons import DigestForm
from cogs.digest.management import PAGE, DigestView, draw_digest, draw_digests, draw_history, draw_removal, draw_set
from cogs.digest.preview import REASONS, REST, draw_reasons, draw_rest
from cogs.ui import limits
from cogs.ui.screens import Address
from tests.cogs.ui.drawing import cards, check_against_discord, payload_of, viewer
from tests.cogs.ui.texts import article_texts, mentions
from tests.examples import examples
from tests.fakes.digests import MORNING, a_run, a_subscription

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from bot.articles.model import ArticleCard
    from cogs.ui.answer import Answer

LONGEST_ID = 2**63 - 1
OPTIONS = DigestOptions(25, WhenEmpty.ARCHIVE, AfterDowntime.SKIP, thread=True)
DAYS = frozenset({0, 2, 4, 6})


@st.composite
def views(draw: DrawFn) -> DigestView:
    pause = st.builds(Pause, st.sampled_from(PauseReason), st.just(MORNING), st.just(LONGEST_ID), st.booleans())
    digest = a_subscription(
        key=DigestKey(LONGEST_ID, draw(st.integers(1, 999_999_999))),
        channel=LONGEST_ID,
        owner=LONGEST_ID,
        schedule=Schedule(time(23, 59), "America/Argentina/ComodRivadavia", DAYS),
        filter=draw(article_texts)[:500],
        options=OPTIONS,
        pause=draw(st.none() | pause),
    )
    dates = tuple(MORNING.date() + timedelta(days=n) for n in range(draw(st.integers(1, 9))))
    run = a_run(
        id=LONGEST_ID, state=draw(st.sampled_from(RunState)), dates=dates, error=draw(st.none() | article_texts)
    )
    return DigestView(digest, (MORNING,) * 3, draw(st.sampled_from([None, run, run])))


def apart(view: DigestView, number: int) -> DigestView:
    """Return a view whose digest and run are no other's."""
    digest = replace(view.digest, key=DigestKey(LONGEST_ID, 999_999_990 + number))
    return DigestView(digest, view.next_runs, replace(view.last, id=LONGEST_ID - number) if view.last else None)


def strange(answer: Answer) -> list[str]:
    payload = payload_of(answer)
    check_against_discord(payload)
    texts = "\n".join(item.content for item in answer.walk_children() if hasattr(item, "content"))
    ours = ("<t:", f"<#{LONGEST_ID}>", f"<@{LONGEST_ID}>", f"<@{2**64 - 1}>")
    return [found for found in mentions(texts) if not found.startswith(ours)]


@examples(8)
@given(st.lists(views(), min_size=1, max_size=PAGE))
async def test_lists_and_single_digests(shown: list[DigestView]) -> None:
    unlike = [apart(view, n) for n, view in enumerate(shown)]
    assert strange(draw_digests(unlike, 4, 25, viewer())) == []
    first = unlike[0]
    assert strange(draw_digest(first, viewer())) == []
    assert strange(draw_removal(first.digest, Address("digests", ("24",)), viewer())) == []
    runs = [replace(first.last, id=LONGEST_ID - n) for n in range(10)] if first.last else []
    assert strange(draw_history(first.digest, runs, viewer())) == []
    reading = read_saved(first.digest.filter, MORNING.date())
    for views in ([first], [first] * MOST_TIMES):
        assert strange(draw_set(views, reading, (0, 99_999), ("*" * 999,) * 3, viewer())) == []
    form = DigestForm(first.digest, Address("digests", ("0",)), viewer(), has_channel=True).to_dict()
    assert limits.length(form["title"]) <= limits.MODAL_TITLE
    assert all(len(label["label"]) <= 45 and len(label["description"]) <= 100 for label in form["components"])
    assert len(schedule_as_typed(first.digest.schedule)) <= 120


@examples(6)
@given(st.lists(cards(), min_size=1, max_size=REASONS, unique_by=lambda card: card.key))
async def test_reasons_and_the_rest(held: list[ArticleCard]) -> None:
    known = {card.key: card for card in held}
    why = {"position": 99_999, "kind": "teaser", "worth": 100, "match": 100, "fresh": 100, "carried": 100}
    data = why | {"substance": 100, "source": 3, "author": 3}
    reasons = tuple(Reason(key, "digest-why-over-limit", data) for key in known)
    counts = StageCounts(*[999_999] * 6)
    digest = a_subscription(cursor={Scope(0): 999_999_999, Scope(7): 999_999_999})
    composed = Composed((), (), counts, reasons * 4, {}, (MORNING.date(),))
    assert strange(draw_reasons(digest, composed, REASONS, known, viewer())) == []
    rest = list(known.values())[:REST]
    assert strange(draw_rest(LONGEST_ID, rest, 195, 200, viewer())) == []
    unknown = (Reason(ArticleKey(Scope(0), 1), "digest-why-no-match", {}),)
    assert strange(draw_reasons(digest, replace(composed, reasons=unknown), 0, {}, viewer())) == []
