"""Measure `!related` by what a reader calls related.

    python -m benchmarks.related.run [--elsewhere FOLDER] [--project FOLDER] [--keep FOLDER] [--half tune|report|later]
                                     [--errors] [--pool FILE]

`judgements.json` has 115 articles, each with articles that a reader calls related and others that are not: of the
samples all pairs; of the other collections (`--elsewhere`, whose texts are not part of the project) what two rankings
had at the top and some drawn by lot, judged in any order without knowing which ranking had them. Floors and weights
were chosen on one half of the articles (`tune`). `--project` measures another checkout. Twelve were
judged `later`, when nothing was changed any more. What is shown and was not judged counts as wrong.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import zlib
from pathlib import Path
from typing import Any, Final

from benchmarks.related.collections import load

COLLECTIONS: Final = ("samples", "time", "drcd", "reuters", "real")
SHOWN: Final = 3

Judged = dict[str, dict[str, list[str]]]


def main() -> None:
    """Run the measurement that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--elsewhere", type=Path)
    parser.add_argument("--project", type=Path, default=Path.cwd())
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--half", choices=("tune", "report", "later"))
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--pool", type=Path, help="write what is shown and was not judged to this file")
    args = parser.parse_args()
    sys.path.insert(0, str(args.project.resolve()))
    judged: dict[str, Judged] = json.loads(Path(__file__).with_name("judgements.json").read_text(encoding="utf-8"))
    totals: dict[str, list[int]] = {}
    unjudged: dict[str, dict[str, list[str]]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        kept = args.keep or Path(scratch)
        kept.mkdir(parents=True, exist_ok=True)
        for name in COLLECTIONS:
            database = kept / f"{name}.db"
            if not database.exists() and not load(name, args.elsewhere, database, args.project):
                print(f"{name}: its texts are not here")
                continue
            wanted = [each for each in judged[name] if args.half in {None, half_of(name, each, judged[name])}]
            shown = asyncio.run(related(database, wanted))
            totals[name] = counts(shown, judged[name], name, errors=args.errors)
            unjudged[name] = _unjudged(shown, judged[name])
    totals["all"] = [sum(column) for column in zip(*totals.values(), strict=True)]
    for name, figures in totals.items():
        print(f"{name:8} {_line(*figures)}")
    if args.pool:
        args.pool.write_text(json.dumps(unjudged, ensure_ascii=False, indent=1), encoding="utf-8")


def half_of(collection: str, article: str, judged: Judged) -> str:
    """Return which part of the articles one is of: judged later, or one half of the others, by its name."""
    if "later" in judged[article]:
        return "later"
    return "report" if zlib.crc32(f"{collection}{article}".encode()) % 2 else "tune"


async def related(database: Path, wanted: list[str]) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Return what `!related` shows of each article, with what it says ties them."""
    from bot.archive import open_archive
    from bot.articles import SHARED, ArticleKey
    from bot.runtime import SystemClock
    from bot.search import SearchService, analyse

    archive = await open_archive(database, clock=SystemClock(), analyse=analyse)
    search = SearchService(archive, SystemClock())
    await search.warm()
    count = (await archive.articles.counts((SHARED,))).articles
    keys: dict[str, Any] = {}
    for start in range(1, count + 1, 500):
        cards = await archive.articles.cards([ArticleKey(SHARED, number) for number in range(start, start + 500)])
        keys |= {_name(database, key, card.source_id): key for key, card in cards.items()}
    names = {key: name for name, key in keys.items()}
    shown: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name in wanted:
        hits = await search.related((SHARED,), keys[name], limit=SHOWN)
        shown[name] = [(names[hit.card.key], hit.ties) for hit in hits]
    await archive.close()
    return shown


def _name(database: Path, key: object, source_id: str | None) -> str:
    return str(key) if database.stem == "samples" else source_id or str(key)


def counts(
    shown: dict[str, list[tuple[str, tuple[str, ...]]]], judged: Judged, collection: str, *, errors: bool
) -> list[int]:
    """Return the figures of a collection, in the order of `_line`."""
    figures = [0] * 8
    for name, hits in shown.items():
        one = judged[name]
        right = [found for found, _ in hits if found in one["related"]]
        most = min(SHOWN, len(one["related"]))
        unknown = [found for found, _ in hits if found not in one["related"] and found not in one["unrelated"]]
        found = (1, bool(hits), bool(one["related"]), bool(right), len(hits), len(right), len(unknown), most)
        figures = [total + int(more) for total, more in zip(figures, found, strict=True)]
        if errors:
            for found_name, ties in hits:
                mark = "+" if found_name in right else "?" if found_name in unknown else "-"
                print(f"{mark} {collection} {name} > {found_name}: {', '.join(ties)}")
            if len(right) < most:
                print(f"  {collection} {name} lacks {most - len(right)} of {one['related'][:5]}")
    return figures


def _unjudged(shown: dict[str, list[tuple[str, tuple[str, ...]]]], judged: Judged) -> dict[str, list[str]]:
    known = {name: {*one["related"], *one["unrelated"]} for name, one in judged.items()}
    found = {name: [other for other, _ in hits if other not in known[name]] for name, hits in shown.items()}
    return {name: others for name, others in found.items() if others}


def _line(
    articles: int, any_shown: int, with_related: int, helped: int, shown: int, right: int, new: int, most: int
) -> str:
    return (
        f"{articles:3} articles, {any_shown} are shown any; precision at {SHOWN} {right / max(1, shown):.3f} "
        f"({right} of {shown}, {new} not judged); recall at {SHOWN} {right / max(1, most):.3f} (of {most}); "
        f"{helped} of {with_related} with related ones are shown one"
    )


if __name__ == "__main__":
    main()
