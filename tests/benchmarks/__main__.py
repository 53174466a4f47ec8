"""A short run of every measurement, to see that they work and that what they say is plausible; never how fast.

``python -m tests.benchmarks``. The real measurements, each with ``--help``: ``tests.benchmarks.response_times``,
``.startup``, ``.frames``, ``.history``, ``.encryption``, ``.breathing``, ``.video`` and ``.kills``;
``.record_maker`` makes the records that ``.history`` and ``.encryption`` read.
"""

from __future__ import annotations

import argparse
import sys

from gmi_trainer.domain.breathing import EASIEST, Pacer
from tests.benchmarks import breathing, encryption, frames, history, kills, response_times, startup, video
from tests.benchmarks.pacer_window import BARE
from tests.benchmarks.video_window import A_SECOND, NV12, OURS

PICTURES = 8
FRAMES, FRAME_PX = 12, 600
MOST_TIMES_PIXELS = 3
YEARS = (0.05, 0.15)
KILLS = 1
BREATHING_S = 1.5
VIDEO_S = 1.5
MOST_STILL = 8  # pictures a second
FAR_OFF_MS = 100
HUGE_MB = 2000


def check_response_times() -> dict[str, bool]:
    """Eight pictures, answered by the robot."""
    drill = response_times.measure("free", PICTURES)
    print(response_times.table([("GMI Trainer, no load", drill)]))
    return {
        "every key has its row": drill.lost == 0 and drill.answers == PICTURES - 1,
        "every row has its key's side": drill.wrong_key == 0,
        "recorded and true times belong together": abs(drill.bias_median) < FAR_OFF_MS,
        "the next picture comes after the key": drill.next_median > 0,
    }


def check_startup() -> dict[str, bool]:
    """One start of each; that a key is answered is part of the measurement."""
    starts = startup.measure(runs=1, waits=False)
    print(startup.table(starts))
    ours = [start for name in (startup.FIRST, startup.DAILY) for start in starts[name]]
    return {
        "something is drawn, then everything is": all(0 < s.drawn_s <= s.usable_s for s in ours),
        "it fits into a small computer": all(0 < s.memory_mb < HUGE_MB for s in ours),
    }


def check_frames() -> dict[str, bool]:
    """Six pictures of each, and the memory of one way."""
    found = frames.measure([FRAME_PX], [FRAMES], runs=1)
    ours = frames.Case(frames.OURS, FRAME_PX, FRAMES)
    memory = frames.most_memory_mb(ours)
    print(frames.table(found, dict.fromkeys(found, memory)))
    pixels_mb = FRAMES * FRAME_PX**2 * 4 / 2**20
    return {
        "making pictures takes some time and some computing": all(
            one.wall_s > 0 and one.cpu_s > 0 for taken in found.values() for one in taken
        ),
        "it takes about the memory of the pictures": memory < MOST_TIMES_PIXELS * pixels_mb,
    }


def check_history() -> dict[str, bool]:
    """A few weeks, and a few weeks more."""
    words, found, _ = history.run(YEARS, runs=1)
    print(words)
    return {"looking back takes some time": all(value.middle > 0 for row in found.values() for value in row)}


def check_encryption() -> dict[str, bool]:
    """A few answers and a few weeks."""
    found = encryption.measure(YEARS[0], runs=2, answers=20)
    print(encryption.table(found))
    return {
        "writing and reading with a key takes some time": all(
            one.middle > 0 for row in found.values() for one in row.values()
        ),
        "an answer is stored long before the next picture": found[encryption.ANSWER][
            encryption.ENCRYPTED
        ].middle
        < FAR_OFF_MS * 1000,
    }


def check_breathing() -> dict[str, bool]:
    """A second of some windows, and one short breath to its end."""
    bare, moving, still = (
        breathing.Case(BARE),
        breathing.Case(Pacer.CIRCLE),
        breathing.Case(Pacer.CIRCLE, still=True),
    )
    found = breathing.measure((bare, moving, still), BREATHING_S)
    late = breathing.keep_time(EASIEST, breaths=1)
    print(breathing.table(found) + "\n" + breathing.lateness_table(late, EASIEST.cycle_ms / 60_000))
    return {
        "what moves takes more than a bare window": found[bare].core < found[moving].core,
        "what keeps still is painted seldom": found[still].pictures_a_second <= MOST_STILL,
        "what moves is painted often": found[moving].pictures_a_second > MOST_STILL,
        "nobody takes more than a core": all(0 < cost.core < 1.5 for cost in found.values()),
        "a breath is never shorter than it is said to be": late.end_ms >= 0,
        "a breath turns and ends about when it should": max(*late.phases_ms, late.end_ms) < FAR_OFF_MS * 10,
    }


def check_video() -> dict[str, bool]:
    """A second of a camera's pictures."""
    ours = video.Case(OURS, NV12)
    found = video.measure((ours,), VIDEO_S)
    print(video.table(found))
    return {
        "a camera's pictures are painted": 0 < found[ours].painted_a_second <= A_SECOND * 1.5,
        "making an image of one takes some time": found[ours].to_image_ms > 0,
    }


def check_kills() -> dict[str, bool]:
    """A single one."""
    killed, wrong = kills.measure(KILLS, seed=1)
    print(kills.table(killed, wrong))
    return {"a kill loses nothing that was acknowledged": not wrong}


def main() -> int:
    """Measure a little, print the tables, and check what any machine must fulfil."""
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args()
    checks: dict[str, bool] = {}
    for check in (
        check_response_times,
        check_startup,
        check_frames,
        check_history,
        check_encryption,
        check_breathing,
        check_video,
        check_kills,
    ):
        checks |= check()
        print()
    for words, holds in checks.items():
        print(f"{'ok  ' if holds else 'FAIL'}  {words}")
    failed = sum(not holds for holds in checks.values())
    print(f"{len(checks) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
