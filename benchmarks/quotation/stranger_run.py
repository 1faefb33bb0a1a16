"""Judge by a second corpus of other habits: `python -m benchmarks.quotation.stranger_run [--articles FILE.jsonl]`.

It shares nothing with the first corpus but the way a command is run. With `--articles`, any collection of pre-segmented
articles takes the place of the sample pages.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks.quotation.collection import read_collection
from benchmarks.quotation.run import run_bot
from benchmarks.quotation.stranger import Stranger
from benchmarks.quotation.strangers import Expected, Page


def read_texts(path: Path | None, most: int, seed: int) -> list[tuple[str | None, tuple[str, ...]]]:
    """Return (headline, paragraphs) of a collection: of the sample pages, or of a file of pre-segmented articles."""
    if path is None:
        return [(None, article.paragraphs) for article in read_collection()]
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    drawn = random.Random(seed).sample(records, min(most, len(records)))
    return [(record.get("headline"), tuple(record["paragraphs"])) for record in drawn if any(record["paragraphs"])]


def answers(cases: Sequence[Expected], pages: Sequence[Page], folder: Path) -> list[dict]:
    """Load the pages into a database in `folder` and verify every case."""
    records = [
        {
            "id": str(p.number),
            "paragraphs": p.paragraphs,
            "published": p.published,
            "headline": p.headline,
            "source": "Other",
        }
        for p in pages
    ]
    (folder / "pages.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    database = str(folder / "archive.db")
    run_bot("load", str(folder / "pages.jsonl"), "--db", database, "--json")
    lines = "".join(json.dumps({"id": number, "text": case.text}) + "\n" for number, case in enumerate(cases))
    return [json.loads(line) for line in run_bot("verify", "--batch", "--db", database, text=lines).splitlines()]


def failure(case: Expected, answer: dict) -> str | None:
    """Return what is wrong with an answer, or None."""
    verdict = "error" if "error" in answer else answer["verdict"]
    if verdict not in case.verdicts:
        return f"{verdict} instead of {' or '.join(case.verdicts)}"
    named = [re.sub(r"@\d+|\.s\d.*|-.*", "", ref) for ref in answer.get("refs", ())]
    if case.exactly and named != list(case.places):
        return f"at {named} instead of {case.places}"
    if not set(case.places) <= set(named):
        return f"at {named} without {case.places}"
    if verdict not in ("verbatim", "absent", "error") and not answer["differences"]:
        return "no difference is told"
    return None


def main() -> int:
    """Run the corpus and print a table; the exit status tells whether every case was right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, help="pre-segmented articles instead of the sample pages")
    parser.add_argument("--take", type=int, default=150, help="articles of the file, drawn by chance")
    parser.add_argument("--most", type=int, default=120, help="sentences that each kind of case is made from")
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--show", type=int, default=3, help="failures to print of each shape")
    options = parser.parse_args()
    stranger = Stranger(read_texts(options.articles, options.take, options.seed), options.seed, options.most)
    cases = stranger.cases()
    with tempfile.TemporaryDirectory() as folder:
        found = answers(cases, stranger.pages, Path(folder))
    wrong: defaultdict[str, list[str]] = defaultdict(list)
    for case, answer in zip(cases, found, strict=True):
        if said := failure(case, answer):
            wrong[case.shape].append(f"{said}\n    {case.text!r}\n    {json.dumps(answer, ensure_ascii=False)[:500]}")
    for shape, count in sorted(Counter(case.shape for case in cases).items()):
        print(f"{shape:50} {count - len(wrong[shape]):5} of {count}")
    for shape, told in sorted(wrong.items()):
        for line in told[: options.show]:
            print(f"\n{shape}: {line}")
    missed = sum(map(len, wrong.values()))
    print(f"\n{len(cases) - missed} of {len(cases)} right")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
