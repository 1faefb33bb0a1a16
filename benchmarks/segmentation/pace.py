"""How long one page takes, warm: the best and the median of many times, in processor time of the thread.

    nice -n -10 python -m benchmarks.segmentation.pace PAGE [--times 300]

Processor time leaves out what other programs take meanwhile; a machine that is busy is slower nevertheless.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path

from bot.segmentation import segment

_WARM = 20


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path)
    parser.add_argument("--times", type=int, default=300)
    args = parser.parse_args()
    page = args.page.read_bytes()
    for _ in range(_WARM):
        segment(page)
    taken = [_time(page) for _ in range(args.times)]
    print(f"best {min(taken):.2f} ms, median {statistics.median(taken):.2f} ms, of {args.times} times")


def _time(page: bytes) -> float:
    began = time.thread_time()
    segment(page)
    return 1000 * (time.thread_time() - began)


if __name__ == "__main__":
    main()
