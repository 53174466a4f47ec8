"""``gmi-trainer replay FILE``: a scripted drill, through the same rules and the same record as in the window.

A script is a plain text. Rules come first, one a line, each with its own default:

    part: hand               the body part
    mode: test               test or training
    pictures: 20             how many
    level: 2                 for training
    limit: 10 s              time to answer, or none
    interval: 500-1000       milliseconds between two pictures
    warm-ups: 4              unscored pictures first
    break: 20                a break every so many pictures, or none
    seed: 42                 the same seed draws the same pictures again
    input: keyboard          keyboard, mouse, touch or dwell (then dwell: 800 ms); also limb: and keys:
    only: h0043 h0167 h0012  for training: these pictures and their twins, and no others
    earlier drills: 2        as if so many had been done; the first two of a body part are practice

Without a deck the pictures are drawn as always. With one they come in just this order, and warm-ups are
named in the same way:

    deck: left-h0043 right-h0167-090

A name is the side, the picture, and its turn in degrees clockwise (upright without one). The way the
record writes it is understood too: h0167-right-090.

Then comes what happens. Times are milliseconds: "at" since the beginning, "after" since the picture
appeared. What is expected may stand behind an arrow; what stands behind # is not read.

    shown left-h0043 at 0
    press left at 640               -> correct 640 ms
    shown right-h0167-090 at 2000
    press left at 2090              -> too fast, comes again
    shown                           the next one, whatever it is, after the interval
    press correct after 800         the right side, whichever it is; also press wrong
    press left after 800 by mouse   -> void, other device, comes again
    press left at 700 noticed at 745   the key's own time, and when a busy program saw it
    nothing until 12000             -> missed
    look away at 13000              -> void, lost focus; also pause, and machine sleeps
    not this picture after 900      -> skipped
    next 5 correct after 700        five pictures, one after the other; also next 3 nothing for 11000
    the rest wrong after 900        all that are left
    take the clock off              no limit from here on
    stop after 400                  -> over
    result -> steady, 18 of 20 right, median 640 ms, counts as test

Of a picture may be expected: correct, wrong, missed, too fast, void or skipped, with a time or without;
comes again (after 10), does not come again; warm-up, shown again, lost focus, paused, stopped, other
device, machine slept, time corrected; break, offer (to take the clock off), no break, no offer; over,
goes on; 3 of 20 done. Of the result: nothing yet, a few, swapped, rushing, many missed, guessing, faster
less sure, growing, steady or interrupted; 18 of 20 right, left 9 of 10 right; 2 wrong, 1 missed, 3 too
fast, 24 trials; median 640 ms, left median 700 ms; 43.9 correct per minute; counts as test, training or
familiarisation.

The exit code is 0 where every line held and 1 where one did not: then the file, the line and what was
expected are named.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from gmi_trainer.cli.unlocking import add_words
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.progress import SideScore
from gmi_trainer.domain.trial import TrialResult
from gmi_trainer.files.reading import read_limited
from gmi_trainer.services.drills import DrillResult, DrillService
from gmi_trainer.services.session_ports import HistoryReader

if TYPE_CHECKING:  # every start reads this module for its words; what plays is read when something is played
    from gmi_trainer.services.replay import Played

MOST_BYTES = 1_000_000


class ReplayWorkspace(Protocol):
    """What a replay needs of an open record; ``services/workspace.py`` has it all."""

    @property
    def drills(self) -> DrillService:
        """The drills of one person."""
        ...

    @property
    def history(self) -> Callable[[], AbstractContextManager[HistoryReader]]:
        """Opens a reader of its own."""
        ...

    @property
    def close(self) -> Callable[[], None]:
        """Close the record; a temporary one is thrown away by it."""
        ...


OpenReplayWorkspace = Callable[[bool], ReplayWorkspace]
"""Opens a record: the person's own where it is asked to keep what is written, otherwise a temporary one."""


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command's words."""
    parser = commands.add_parser(
        "replay",
        help="run a scripted drill without a window",
        description="Run a scripted drill without a window and say what came of it.",
        epilog=(__doc__ or "").partition("\n\n")[2],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the script")
    parser.add_argument(
        "--data-dir", type=Path, default=argparse.SUPPRESS, help="the data folder, where --keep is given"
    )
    parser.add_argument(
        "--keep", action="store_true", help="write into the record of the person of the last time"
    )
    add_words(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object for other programs")


def run(args: argparse.Namespace, open_workspace: OpenReplayWorkspace) -> int:
    """Play the file and print what happened; UserProblem with the line where something does not hold."""
    from gmi_trainer.domain.replay_text import parse_script
    from gmi_trainer.services.replay import play
    from gmi_trainer.services.replay_facts import told

    path: Path = args.file
    script = parse_script(_text_of(path), path.name)
    say: Callable[[TrialResult], None] = _say_nothing if args.json else _say_trial
    with closing(open_workspace(args.keep)) as workspace:
        played = play(script, workspace.drills, workspace.history, say)
    if args.json:
        print(json.dumps(_as_json(played), indent=2))
    else:
        print(told(played.result))
    return 0


def _text_of(path: Path) -> str:
    content = read_limited(path, MOST_BYTES)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserProblem(
            Problem.FILE_NOT_UNDERSTOOD, file=path.name, expected="it is not a plain text"
        ) from error


def _say_nothing(_trial: TrialResult) -> None:
    """Other programs read it all at the end."""


def _say_trial(trial: TrialResult) -> None:
    from gmi_trainer.services.replay_facts import spoken

    marks = f"  ({', '.join(sorted(trial.flags))})" if trial.flags else ""
    print(f"{trial.position:4}  {trial.stimulus.stimulus_id:<18}  {spoken(trial)}{marks}")


def _as_json(played: Played) -> dict[str, object]:
    return {
        "session_id": played.session_id,
        "seed": played.seed,
        "finished": played.result is not None,
        "trials": [_trial_json(trial) for trial in played.trials],
        "result": None if played.result is None else _result_json(played.result),
    }


def _trial_json(trial: TrialResult) -> dict[str, object]:
    return {
        "position": trial.position,
        "stimulus_id": trial.stimulus.stimulus_id,
        "side": trial.stimulus.side,
        "response": trial.response,
        "outcome": trial.outcome,
        "rt_ms": trial.rt_ms,
        "rt_handler_ms": trial.rt_handler_ms,
        "flags": sorted(trial.flags),
    }


def _result_json(result: DrillResult) -> dict[str, object]:
    return {
        "finding": result.finding,
        "purpose": result.purpose,
        "planned": result.planned,
        "both": _score_json(result.both),
        "left": _score_json(result.left),
        "right": _score_json(result.right),
        "gap_rt_ms": result.gap.rt_ms,
        "gap_rt_noise_ms": result.gap.rt_noise_ms,
        "gap_accuracy": result.gap.accuracy,
        "gap_accuracy_noise": result.gap.accuracy_noise,
        "correct_per_minute": result.correct_per_minute,
    }


def _score_json(score: SideScore) -> dict[str, object]:
    return {
        "scored": score.scored,
        "correct": score.correct,
        "wrong": score.wrong,
        "missed": score.missed,
        "too_fast": score.too_fast,
        "accuracy": score.accuracy,
        "median_rt_ms": score.median_rt_ms,
        "mean_rt_ms": score.mean_rt_ms,
        "sd_rt_ms": score.sd_rt_ms,
    }
