"""Judge `bot.py verify --batch` by cases made from the sample pages: `python -m benchmarks.quotation.run`.

Nothing of `bot.quotation` is imported: what a case must answer follows from how it was made.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks.quotation.cases import Case, Material
from benchmarks.quotation.collection import write_collection
from benchmarks.quotation.faithful import elided, part, typography, verbatim
from benchmarks.quotation.spoken import spoken
from benchmarks.quotation.unfaithful import absent, altered, spliced

ROOT = Path(__file__).resolve().parents[2]
_SHORT = (
    "The plan does not",
    "A harbor is",
    "",
    "…",
    "“ ” — …",
    "圖書館的",
    "二十六年",
    "!!!",
    "[inserted words do not count here] two words",
)


def all_cases(seed: int = 1) -> list[Case]:
    """Make every case, each text once."""
    material = Material(seed=seed)
    made = [
        case
        for make in (verbatim, typography, part, spoken, elided, altered, spliced, absent)
        for case in make(material)
    ]
    made += [Case("too short", text, "error") for text in _SHORT]
    return list({case.text: case for case in made}.values())


def sampled(cases: Sequence[Case], most: int, seed: int = 1) -> list[Case]:
    """Return at most `most` cases of each shape, drawn by chance."""
    shapes: defaultdict[tuple[str, str, bool], list[Case]] = defaultdict(list)
    for case in cases:
        shapes[case.verdict, case.shape, case.text.isascii()].append(case)
    chance = random.Random(seed)
    return [case for held in shapes.values() for case in chance.sample(held, min(most, len(held)))]


def answers(cases: Sequence[Case], folder: Path, articles: Material) -> list[dict]:
    """Load the collection into a database in `folder` and verify every case."""
    write_collection(articles.articles, folder / "collection.jsonl")
    database = str(folder / "archive.db")
    run_bot("load", str(folder / "collection.jsonl"), "--db", database, "--json")
    lines = "".join(json.dumps({"id": index, "text": case.text}) + "\n" for index, case in enumerate(cases))
    return [json.loads(line) for line in run_bot("verify", "--batch", "--db", database, text=lines).splitlines()]


def run_bot(*arguments: str, text: str = "") -> str:
    """Run the command line with `text` on standard input, and return what it prints."""
    command = [sys.executable, "bot.py", *arguments]
    return subprocess.run(command, cwd=ROOT, input=text, capture_output=True, text=True, check=True).stdout


def failure(case: Case, answer: dict) -> str | None:
    """Return what is wrong with an answer, or None."""
    verdict = "error" if "error" in answer else answer["verdict"]
    if verdict != case.verdict:
        return f"{verdict} instead of {case.verdict}"
    if case.verdict in ("error", "absent"):
        return None
    paragraphs = {".".join(ref.split("-")[0].split(".")[:2]) for ref in answer["refs"]}
    if not set(case.places) <= paragraphs:
        return f"at {sorted(paragraphs)} instead of {case.places}"
    kinds = [difference["kind"] for difference in answer["differences"]]
    if case.names and case.names not in kinds:
        return f"names {kinds} instead of {case.names}"
    return None


def main() -> int:
    """Run the corpus and print a table; the exit status tells whether every case was right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=10_000, help="cases of one shape")
    parser.add_argument("--show", type=int, default=20, help="failures to print")
    parser.add_argument("--write", type=Path, help="write the cases here as JSON lines")
    options = parser.parse_args()
    material = Material(seed=options.seed)
    cases = sampled(all_cases(options.seed), options.most, options.seed)
    if options.write:
        options.write.write_text("".join(json.dumps(vars(case), ensure_ascii=False) + "\n" for case in cases), "utf-8")
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        found = answers(cases, Path(folder), material)
        took = time.perf_counter() - began
    failures = [
        (case, answer, wrong) for case, answer in zip(cases, found, strict=True) if (wrong := failure(case, answer))
    ]
    _report(cases, failures, took)
    for case, answer, wrong in failures[: options.show]:
        print(f"\n{case.shape}: {wrong}\n  {case.text!r}\n  {json.dumps(answer, ensure_ascii=False)[:600]}")
    return 1 if failures else 0


def _report(cases: Sequence[Case], failures: list[tuple[Case, dict, str]], took: float) -> None:
    total, wrong = Counter((c.verdict, c.shape) for c in cases), Counter((c.verdict, c.shape) for c, _, _ in failures)
    for (verdict, shape), count in sorted(total.items()):
        print(f"{verdict:15} {shape:28} {count - wrong[verdict, shape]:5} of {count}")
    false = sum(1 for case, answer, _ in failures if answer.get("verdict") == "verbatim")
    print(f"\n{len(cases) - len(failures)} of {len(cases)} right, {false} false verbatim, {took:.1f} s")


if __name__ == "__main__":
    raise SystemExit(main())
