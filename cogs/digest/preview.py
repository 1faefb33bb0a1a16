"""Draw what a digest holds for whoever asks: a preview, the rest of a posted one, why each article is in or out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.articles import ArticleKey, Reference, shown_headline
from bot.digest import reason_sentence, stage_phrase
from cogs.digest.posted import PartNumber, draw_page, paginate
from cogs.ui import (
    Address,
    Answer,
    entry,
    escaped_line,
    lines,
    notice,
    page_turns,
    panel,
    rule,
    shared_by,
    standing,
    text,
    turn,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.archive import Subscription
    from bot.articles import ArticleCard
    from bot.digest import Composed, Reason
    from cogs.ui import Item, Viewer

REASONS: Final = 8
REST: Final = 5
_LEAD: Final = 220
_HEADLINE: Final = 100


def draw_preview(digest: Subscription, composed: Composed, page: int, viewer: Viewer) -> Answer:
    """Return one of the messages that a digest would post now."""
    texts, number = viewer.texts, str(digest.key.number)
    if not composed.items:
        told = lines(texts("digest-preview-empty", name=f"D{number}"), f"-# {stage_phrase(composed.counts, texts)}")
        sample = turn(viewer, Address("sample", (number, "0")), texts("button-sample"))
        return Answer(panel(told), buttons=[sample, *_why(digest, viewer), *standing(viewer)])
    return _page(digest, composed, page, viewer, "preview")


def draw_sample(digest: Subscription | None, composed: Composed, page: int, viewer: Viewer) -> Answer:
    """Return one of the messages of a digest of the whole archive, made as `digest` is."""
    if not composed.items:
        return notice(viewer.texts("digest-sample-empty"), *standing(viewer))
    return _page(digest, composed, page, viewer, "sample")


def _page(digest: Subscription | None, composed: Composed, page: int, viewer: Viewer, screen: str) -> Answer:
    texts = viewer.texts
    pages = paginate(composed.items, texts)
    page = min(page, len(pages) - 1)
    body = draw_page(digest, composed, pages[page], PartNumber(page, len(pages)), texts)
    body.add_item(text(texts(f"digest-{screen}-note")))
    number = str(digest.key.number if digest else 0)
    turns = page_turns(viewer, lambda at: Address(screen, (number, str(at))), page, 1, len(pages))
    turns = [*turns, *_why(digest, viewer)]
    return Answer(body, buttons=[*turns, *standing(viewer)])


def _why(digest: Subscription | None, viewer: Viewer) -> list[Item]:
    """Return the button that explains a person's own digest: who reads it has no command for that."""
    if digest is None or digest.reader is None:
        return []
    return [turn(viewer, Address("explain", (str(digest.key.number), "0")), viewer.texts("button-explain"))]


def draw_reasons(
    digest: Subscription,
    composed: Composed,
    offset: int,
    cards: Mapping[ArticleKey, ArticleCard],
    viewer: Viewer,
) -> Answer:
    """Return why each article is in the next digest or is not: the stages with their counts, and a page of reasons."""
    texts, number = viewer.texts, str(digest.key.number)
    shown = composed.reasons[offset : offset + REASONS]
    told = [_reason(reason, cards.get(reason.article), viewer) for reason in shown]
    read = viewer.texts.listed(str(Reference(ArticleKey(scope, last))) for scope, last in digest.cursor.items() if last)
    body = panel(
        lines(
            texts("digest-explain-title", name=f"D{number}"),
            texts("digest-explain-stages", stages=stage_phrase(composed.counts, texts)),
            texts("digest-explain-after", references=read) if read else None,
        ),
        rule() if told else None,
        "\n".join(told) or None,
        shared_by(viewer),
    )
    total = len(composed.reasons)
    turns = page_turns(viewer, lambda at: Address("explain", (number, str(at))), offset, REASONS, total)
    return Answer(body, buttons=[*turns, *standing(viewer)])


def _reason(reason: Reason, card: ArticleCard | None, viewer: Viewer) -> str:
    headline = escaped_line(shown_headline(card), _HEADLINE) if card else ""
    sentence = reason_sentence(reason, viewer.texts)
    return f"`{Reference(reason.article)}` {f'**{headline}**' if headline else ''}\n-# {sentence}"


def draw_rest(run: int, cards: Sequence[ArticleCard], offset: int, total: int, viewer: Viewer) -> Answer:
    """Return a page of the articles that a digest had no room for."""
    texts = viewer.texts
    items: list[Item | str | None] = [texts("digest-rest-title", total=total)]
    for card in cards:
        items += [rule(), entry(card, Reference(card.key), texts, escaped_line(card.lead, _LEAD) or None)]
    turns = page_turns(viewer, lambda at: Address("rest", (str(run), str(at))), offset, REST, total)
    return Answer(panel(*items, shared_by(viewer)), buttons=[*turns, *standing(viewer)])
