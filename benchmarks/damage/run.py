"""Damage a copy of an archive many times, each time anew, and see what the bot says of it.

    python -m benchmarks.damage.run [--times 500] [--seed 1] [--only NAME] [--workers 2]

Each time, every door is asked for its answer, then `check`, `backup`, `check --repair`, and every door once more. It
fails where anything ends in a traceback; where an article is shown otherwise than it was stored, or any answer is
another than it was while `check` says that all is well; where `backup` takes what `check` refuses; and where damage in
what can be made again is not mended.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import logging
import multiprocessing
import os
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from benchmarks.damage.damage import Damage, draw, pages_of
from benchmarks.damage.doors import everything
from benchmarks.damage.world import make
from bot.archive import WorkingFolder
from bot.cli.main import main as command_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SAMPLES: Final = Path(__file__).resolve().parents[2] / "data" / "samples"
_PATIENCE: Final = 300.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a damaged archive."""

    noticed: bool
    changed: bool
    mended: bool
    faults: tuple[str, ...]


def _bot(*arguments: str | Path) -> tuple[int, str]:
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
            try:
                status = command_line([str(one) for one in arguments])
            except SystemExit as error:
                status = int(error.code or 0)
        logging.getLogger().handlers.clear()
        told.seek(0)
        return status, told.read()


def judge(path: Path, damage: Damage, good: dict[str, str]) -> Verdict:
    """Return what the bot says of a damaged archive, asked in this process."""
    faults: list[str] = []
    answers = asyncio.run(everything(path))
    changed = {door for door in good | answers if answers.get(door) != good.get(door)}
    faults += [f"{door}: {answers[door][:200]}" for door in sorted(changed) if "TRACEBACK" in answers.get(door, "")]
    faults += [f"wrong text: {door}" for door in sorted(changed) if _is_wrong_text(door, answers.get(door))]
    status, told = _bot("check", "--db", path)
    copied, said = _bot("backup", path.with_suffix(".copy"), "--force", "--db", path)
    repaired, mending = _bot("check", "--repair", "--db", path)
    after = asyncio.run(everything(path))
    again, _ = _bot("check", "--db", path)
    for command, text in (("check", told), ("backup", said), ("repair", mending)):
        if "Traceback" in text or "unexpected" in text.lower():
            faults.append(f"{command}: {text[-400:]}")
    if changed and not status:
        faults.append(f"in silence: {', '.join(sorted(changed))}")
    if status and not copied:
        faults.append("backed up")
    mended = (repaired, again) == (0, 0) and after == good
    if damage.is_derived and not mended:
        faults.append(f"not mended ({repaired}, {again}): {_wrong(mending)[-300:]}")
    return Verdict(bool(status), bool(changed), mended, tuple(faults))


def _is_wrong_text(door: str, answer: str | None) -> bool:
    return door.startswith("article ") and answer is not None and not answer.startswith(("error ", "TRACEBACK"))


def _wrong(told: str) -> str:
    return " / ".join(line for line in told.splitlines() if line.startswith("wrong"))


def _in_a_process(task: tuple[int, bytes, Damage, dict[str, str], Path]) -> Verdict:
    """Judge in a process of its own: what one archive leaves in memory must not answer for the next."""
    number, content, damage, good, folder = task
    path = folder / str(number) / "a.db"
    path.parent.mkdir()
    damaged = bytearray(content)
    damaged[damage.at : damage.at + len(damage.data)] = damage.data
    path.write_bytes(damaged)
    receiver, sender = os.pipe()
    child = os.fork()
    if not child:
        logging.getLogger().addHandler(logging.NullHandler())
        with os.fdopen(sender, "w") as answer:
            try:
                verdict = judge(path, damage, good)
            except BaseException as error:
                verdict = Verdict(noticed=False, changed=True, mended=False, faults=(f"it fell: {error!r}",))
            json.dump([verdict.noticed, verdict.changed, verdict.mended, verdict.faults], answer)
        os._exit(0)
    os.close(sender)
    with os.fdopen(receiver) as answer:
        told = answer.read()
    os.waitpid(child, 0)
    for left in (*path.parent.glob("*.db*"), *path.parent.glob("*.copy*")):
        left.unlink() if left.is_file() else WorkingFolder(path).empty()
    if not told:
        return Verdict(noticed=False, changed=True, mended=False, faults=("the process died",))
    noticed, changed, mended, faults = json.loads(told)
    return Verdict(noticed, changed, mended, tuple(faults))


def _damages(content: bytes, places: dict[str, list[int]], times: int, random: Random) -> Iterator[Damage]:
    names = sorted(places)
    for number in range(times):
        place = names[number % len(names)]
        yield draw(random, content, place, places[place])


def run(times: int, seed: int, only: str, workers: int) -> int:
    """Do it so many times; return how many faults there were."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["BROADSHEET_PAGES"] = str(folder / "none")
        path = folder / "good.db"
        asyncio.run(make(path, _SAMPLES))
        good = asyncio.run(everything(path))
        again = asyncio.run(everything(path))
        if wrong := {door for door, answer in good.items() if "TRACEBACK" in answer or again.get(door) != answer}:
            raise AssertionError({door: (good[door][:300], again.get(door, "")[:300]) for door in wrong})
        places = {place: pages for place, pages in pages_of(path).items() if only in place}
        content = path.read_bytes()
        damages = list(_damages(content, places, times, Random(seed)))
        tasks = [(number, content, damage, good, folder) for number, damage in enumerate(damages)]
        with multiprocessing.get_context("fork").Pool(workers) as pool:
            return _report(damages, pool.imap(_in_a_process, tasks))


def _report(damages: Sequence[Damage], verdicts: Iterator[Verdict]) -> int:
    counts, faults, began = Counter[str](), 0, time.monotonic()
    for damage, verdict in zip(damages, verdicts, strict=True):
        counts["noticed" if verdict.noticed else "without effect" if not verdict.changed else "in silence"] += 1
        counts["mended" if verdict.mended else "left"] += verdict.noticed
        if damage.is_derived and verdict.noticed:
            counts["derived and noticed"] += 1
            counts["derived and mended"] += verdict.mended
        for fault in verdict.faults:
            print(f"{damage}: {fault}", flush=True)
        faults += bool(verdict.faults)
    print(f"{len(damages)} damages, {time.monotonic() - began:.0f} s: {dict(counts)}; with faults: {faults}")
    return faults


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="tables and indexes whose names hold this")
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    sys.exit(min(run(asked.times, asked.seed, asked.only, asked.workers), 1))
