"""`bot.py digest preview`: what a digest would post, and why each article is in it or out."""

from __future__ import annotations

import asyncio
import re
from dataclasses import asdict
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from bot.app import open_services
from bot.archive import DigestKey
from bot.articles import PersonRole, Reference, repeats, shown_headline
from bot.cli.batches import print_json
from bot.cli.common import add_database_option, add_subcommand, say, settings_and_database
from bot.cli.words import terminal_texts
from bot.digest import reason_sentence, schedule_phrase, stage_phrase, time_of
from bot.errors import DigestNotFoundError, NotFoundError, UsageError
from bot.runtime import SystemClock
from bot.texts import load_texts

if TYPE_CHECKING:
    import argparse
    from collections.abc import AsyncIterator, Iterator, Mapping

    from bot.app import Services
    from bot.archive import Subscription
    from bot.articles import ArticleCard, ArticleKey
    from bot.cli.common import Commands
    from bot.digest import Composed, DigestItem, Reason

_NAME: Final = re.compile(r"(?:(?P<guild>[0-9]{1,20})[:/])?[Dd]?(?P<number>[1-9][0-9]{0,8})", re.ASCII)
_MOST_LOOKED_AT: Final = 5_000
_BATCH: Final = 500
_IN: Final = frozenset({"digest-why-posted", "digest-why-archive"})


def register(commands: Commands) -> None:
    """Add the subcommand."""
    texts = terminal_texts()
    parser = add_subcommand(commands, "digest")
    actions = parser.add_subparsers(title=texts("cli-commands"), metavar="ACTION", required=True)
    preview = add_subcommand(actions, "preview", "cli-digest-preview")
    preview.add_argument("--at", metavar="TIME", help=texts("cli-digest-at"))
    preview.add_argument("--subscription", metavar="N", help=texts("cli-digest-subscription"))
    preview.add_argument("--json", action="store_true", help=texts("cli-json"))
    add_database_option(preview)
    preview.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print what a digest would post."""
    return asyncio.run(_run(args))


async def _run(args: argparse.Namespace) -> int:
    settings, database = settings_and_database(args)
    clock = SystemClock()
    async with open_services(settings, clock, database, writable=False) as services:
        digest = await find_digest(services, args.subscription) if args.subscription else None
        zone = ZoneInfo(digest.schedule.zone) if digest else UTC
        at = read_moment(args.at, clock.now(), zone) if args.at else clock.now()
        composer = services.composer
        composed = await (composer.preview(digest, at) if digest else composer.compose_everything(at))
        cards = await services.archive.articles.cards([reason.article for reason in composed.reasons][:1_000])
    if args.json:
        print_json(_described(digest, at, composed))
    else:
        headlines = {key: shown_headline(card) for key, card in cards.items()}
        say("\n".join(_lines(digest, composed, headlines)))
    return 0


def read_moment(typed: str, now: datetime, zone: tzinfo) -> datetime:
    """Return the moment that `typed` names: an ISO date or time, or a time of day; in `zone` where it names none.

    Raises UsageError for anything else.
    """
    try:
        moment = datetime.fromisoformat(typed.strip())
    except ValueError:
        at = time_of(typed)
        if at is None:
            raise UsageError("digest-moment", moment=typed[:40]) from None
        moment = datetime.combine(now.astimezone(zone).date(), at)
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


async def find_digest(services: Services, name: str) -> Subscription:
    """Return the digest called `name`: N where one active digest has that number, else GUILD:N.

    Raises NotFoundError, and UsageError where several have it.
    """
    match = _NAME.fullmatch(name.strip())
    if match is None:
        raise NotFoundError(name[:40])
    if match["guild"]:
        return await services.digests.get(DigestKey(int(match["guild"]), int(match["number"])))
    found = [digest async for digest in _every(services) if digest.key.number == int(match["number"])]
    if not found:
        raise DigestNotFoundError(int(match["number"]))
    if len(found) > 1:
        known = ", ".join(f"{digest.key.guild}:{digest.key.number}" for digest in found[:5])
        raise UsageError("digest-several", name=f"D{match['number']}", known=known)
    return found[0]


async def _every(services: Services) -> AsyncIterator[Subscription]:
    after: DigestKey | None = None
    for _ in range(_MOST_LOOKED_AT // _BATCH):
        batch = await services.archive.digests.subscriptions.active(after=after, limit=_BATCH)
        for digest in batch:
            yield digest
        if len(batch) < _BATCH:
            return
        after = batch[-1].key


def _described(digest: Subscription | None, at: datetime, composed: Composed) -> dict[str, Any]:
    return {
        "at": at.isoformat(),
        "subscription": None if digest is None else f"{digest.key.guild}:{digest.key.number}",
        "filter": "" if digest is None else digest.filter,
        "dates": [day.isoformat() for day in composed.dates],
        "from_archive": composed.from_archive,
        "counts": asdict(composed.counts),
        "items": [_item(item) for item in composed.items],
        "rest": [_ref(card) for card in composed.rest],
        "articles": [_reason(reason) for reason in composed.reasons],
    }


def _item(item: DigestItem) -> dict[str, Any]:
    card = item.card
    return {
        "ref": _ref(card),
        "headline": card.headline,
        "headline_generated": card.headline_generated,
        "authors": [person.name for person in card.people if person.role is PersonRole.AUTHOR],
        "source": card.source,
        "source_id": card.source_id,
        "published": card.published,
        "truncated": card.truncated,
        "summary": item.summary,
        "passage": None if item.passage is None else str(item.passage),
        "also_in": [_ref(other) for other in item.also],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "ref": str(Reference(reason.article)),
        "in": reason.key in _IN,
        "reason": reason.key.removeprefix("digest-why-"),
        "why": reason_sentence(reason, load_texts()),
        **({"details": dict(reason.data)} if reason.data else {}),
    }


def _ref(card: ArticleCard) -> str:
    return str(Reference(card.key))


def _lines(digest: Subscription | None, composed: Composed, headlines: Mapping[ArticleKey, str]) -> Iterator[str]:
    texts = terminal_texts()
    if digest is None:
        yield texts("cli-digest-of-everything")
    else:
        schedule = schedule_phrase(digest.schedule, texts)
        yield texts("cli-digest-of", name=f"D{digest.key.number}", schedule=schedule, filter=digest.filter or "-")
    yield stage_phrase(composed.counts, texts)
    for item in composed.items:
        yield ""
        said = item.card.headline_generated and repeats(item.card.headline, item.summary)
        yield _ref(item.card) if said else f"{_ref(item.card)}  {shown_headline(item.card)}"
        people = texts.listed(person.name for person in item.card.people)
        yield f"    {' · '.join(filter(None, (people, item.card.published, item.card.source)))}"
        yield f"    {item.summary}"
        if item.also:
            yield f"    {texts('cli-digest-also', refs=texts.listed(map(_ref, item.also)))}"
    if composed.reasons:
        yield ""
    for reason in composed.reasons:
        headline = headlines.get(reason.article, "")
        yield f"{Reference(reason.article)!s:<6} {reason_sentence(reason, texts)}  ({headline[:60]})"
