"""One engine in a process of its own, so that its memory can be told from that of the others.

    python -m benchmarks.search.serving ENGINE FOLDER PASSAGES

It indexes what was not indexed yet, says how long that took and how long opening did, and then answers each line of
its input (JSON: a query, or a list of queries and how many of them to ask at once) with a line of figures.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.search.corpus import kept_articles
from benchmarks.search.engines import ENGINES, Broadsheet


def main(name: str, kept: Path, passages: int) -> None:
    """Serve one engine."""
    folder = kept / str(passages) / name.replace(" ", "-")
    indexed = folder / "indexed.json"
    if not indexed.exists():
        # What an interrupted run left half built is no index.
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        began = time.perf_counter()
        ENGINES[name](folder).index(kept_articles(kept, passages))
        indexed.write_text(json.dumps(time.perf_counter() - began))
        # Memory is measured of a process that only searches.
        say({"indexed": json.loads(indexed.read_text())})
        return
    began = time.perf_counter()
    engine = ENGINES[name](folder)
    engine.open()
    say({"indexed": json.loads(indexed.read_text()), "opened": time.perf_counter() - began})
    for line in sys.stdin:
        asked = json.loads(line)
        if isinstance(asked, str):
            began, worked = time.perf_counter(), time.process_time()
            found = engine.search(asked)
            ms, cpu = (time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000
            say({"ms": ms, "cpu": cpu, "found": len(found), "memory": resident()})
        elif isinstance(engine, Broadsheet):
            times, held = engine.search_together(*asked)
            say({"times": times, "held": held, "memory": resident()})
    engine.close()


def resident() -> float:
    """Return the megabytes of memory that this process has resident."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def say(figures: dict[str, Any]) -> None:
    """Write a line of figures."""
    print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
