"""A short run of every measurement, to see that they work and that what they say is plausible; never how fast.

``python -m tests.benchmarks``. The real measurements are ``tests.benchmarks.response_times`` and ``.startup``.
"""

from __future__ import annotations

import sys

from tests.benchmarks import response_times, startup

PICTURES = 8
FAR_OFF_MS = 100
HUGE_MB = 2000


def main() -> int:
    """Measure a little, print the tables, and check what any machine must fulfil."""
    drill = response_times.measure("free", PICTURES)
    print(response_times.table([("GMI Trainer, no load", drill)]))
    starts = startup.measure(runs=1)
    print(startup.table(starts))
    ours = starts["GMI Trainer"]
    checks = {
        "every key has its row": drill.lost == 0 and drill.answers == PICTURES - 1,
        "every row has its key's side": drill.wrong_key == 0,
        "recorded and true times belong together": abs(drill.bias_median) < FAR_OFF_MS,
        "the next picture comes after the key": drill.next_median > 0,
        "a window comes, then it is drawn": 0 < ours.window_s <= ours.usable_s,
        "it fits into a small computer": 0 < ours.memory_mb < HUGE_MB,
    }
    for words, holds in checks.items():
        print(f"{'ok  ' if holds else 'FAIL'}  {words}")
    failed = sum(not holds for holds in checks.values())
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
