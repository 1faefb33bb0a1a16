"""`bot.py verify`: is a quotation in the archive, word for word?"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from bot.app import open_services
from bot.articles import SHARED
from bot.cli.batches import answer_lines, print_json
from bot.cli.common import add_database_option, add_subcommand, say, settings_and_database
from bot.cli.words import terminal_texts
from bot.errors import UsageError
from bot.quotation import (
    attribution_line,
    close_line,
    damaged_line,
    difference_line,
    is_told,
    marked_line,
    verdict_line,
)
from bot.runtime import SystemClock

if TYPE_CHECKING:
    import argparse

    from bot.cli.common import Commands
    from bot.quotation import Difference, QuotationService, Verified

_SCOPES: Final = (SHARED,)


def register(commands: Commands) -> None:
    """Add the subcommand."""
    texts = terminal_texts()
    parser = add_subcommand(commands, "verify")
    parser.add_argument("text", nargs="*", metavar="TEXT", help=texts("cli-verify-text"))
    parser.add_argument("--json", action="store_true", help=texts("cli-json"))
    parser.add_argument("--batch", action="store_true", help=texts("cli-verify-batch"))
    add_database_option(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Verify one quotation, or with --batch one on each line of standard input."""
    if not args.batch and not args.text:
        raise UsageError("verify-no-text")
    return asyncio.run(_run(args))


async def _run(args: argparse.Namespace) -> int:
    settings, database = settings_and_database(args)
    async with open_services(settings, SystemClock(), database, writable=False) as services:
        if args.batch:
            await answer_lines(lambda asked: _answer(services.quotation, asked))
            return 0
        verified = await services.quotation.verify(_SCOPES, " ".join(args.text))
        if args.json:
            print_json(described(verified))
        else:
            _print_readably(verified)
    return 0


async def _answer(quotation: QuotationService, asked: dict[str, Any]) -> dict[str, Any]:
    text = asked.get("text")
    if not isinstance(text, str):
        raise UsageError("verify-batch-line")
    return described(await quotation.verify(_SCOPES, text))


def described(verified: Verified) -> dict[str, Any]:
    """Return a verification as JSON."""
    verification = verified.verification
    answer: dict[str, Any] = {
        "verdict": verification.verdict.value,
        "refs": [str(place.ref) for place in verification.places],
        "differences": [_described(difference) for difference in verification.differences],
        "speaker": verification.speaker,
    }
    if verification.close:
        answer["closest"] = [
            {"ref": str(one.ref), "text": one.text, "shared": one.shared, "words": one.words}
            for one in verification.close
        ]
    if verified.damaged:
        answer["damaged"] = verified.damaged
    if verified.covers is not None:
        covers = verified.covers
        answer["covers"] = {"articles": covers.articles, "oldest": covers.oldest, "newest": covers.newest}
    return answer


def _described(difference: Difference) -> dict[str, Any]:
    return {
        "kind": difference.kind.value,
        "quoted": difference.quoted,
        "source": difference.source,
        "ref": None if difference.ref is None else str(difference.ref),
    }


def _print_readably(verified: Verified) -> None:
    texts = terminal_texts()
    lines = [verdict_line(texts, verified)]
    lines += [f"  {place.ref}" for place in verified.verification.places]
    lines += [f"  {line}" for line in (marked_line(verified) or "").splitlines() if line]
    lines += [
        f"  - {difference_line(texts, difference)}"
        for difference in verified.verification.differences
        if is_told(difference)
    ]
    lines += [f"  {close_line(texts, passage)}" for passage in verified.verification.close]
    said = (attribution_line(texts, verified), damaged_line(texts, verified))
    lines += [f"  {line.removeprefix('-# ')}" for line in said if line]
    say("\n".join(lines))
