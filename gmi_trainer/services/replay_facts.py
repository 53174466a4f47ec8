"""What a scripted drill may expect: of a trial, of the drill after it, and of what it came to in the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from re import Match

from gmi_trainer.domain.activity import Purpose
from gmi_trainer.domain.body import Side
from gmi_trainer.domain.drill import Drill, Phase
from gmi_trainer.domain.progress import SideScore
from gmi_trainer.domain.scoring import Finding
from gmi_trainer.domain.trial import Flag, Outcome, TrialResult
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.drills import DrillResult

OUTCOMES = {outcome.value.replace("_", " "): outcome for outcome in Outcome}
FLAGS = {
    "warm-up": Flag.WARM_UP,
    "shown again": Flag.AGAIN,
    "lost focus": Flag.LOST_FOCUS,
    "paused": Flag.PAUSED,
    "stopped": Flag.STOPPED,
    "other device": Flag.INPUT_CHANGED,
    "machine slept": Flag.SUSPENDED,
    "start corrected": Flag.ONSET_CORRECTED,
    "time corrected": Flag.CLAMPED,
}
FINDINGS = {finding.value.replace("_", " "): finding for finding in Finding}


@dataclass(frozen=True, slots=True)
class Seen:
    """What a line led to: the trial that ended by it, if one did, and where the drill stands now."""

    trial: TrialResult | None
    drill: Drill

    def __str__(self) -> str:
        if self.trial is None:
            return "over" if self.drill.phase is Phase.DONE else "nothing ended"
        said = [spoken(self.trial)]
        said += [word for word, flag in FLAGS.items() if flag in self.trial.flags]
        said += ["comes again"] if _place_in_queue(self) is not None else []
        said += ["break"] if self.drill.wants_break else []
        said += ["offer"] if self.drill.offers_no_limit else []
        said += ["over"] if self.drill.phase is Phase.DONE else []
        return ", ".join([*said, f"{self.drill.done_count} of {self.drill.planned_count} done"])


def spoken(trial: TrialResult) -> str:
    """A trial's outcome and time, in the words of a script."""
    outcome = trial.outcome.value.replace("_", " ")
    return outcome if trial.rt_ms is None else f"{outcome} {trial.rt_ms:g} ms"


SeenFact = Callable[[Seen], bool]
ResultFact = Callable[[DrillResult | None], bool]


def seen_fact(words: str) -> SeenFact | None:
    """What these words say about a line; None where they say nothing we know."""
    for pattern, holds in _SEEN:
        match = pattern.fullmatch(words)
        if match is not None:
            return _with(holds, match)
    return None


def result_fact(words: str) -> ResultFact | None:
    """What these words say about the drill's result; None where they say nothing we know."""
    if words == "interrupted":
        return lambda result: result is None
    for pattern, holds in _RESULT:
        match = pattern.fullmatch(words)
        if match is not None:
            return _of_result(holds, match)
    return None


def told(result: DrillResult | None) -> str:
    """A result in the words of a script."""
    if result is None:
        return "interrupted"
    both = result.both
    said = [
        result.finding.value.replace("_", " "),
        f"{both.correct} of {both.scored} right",
        *(f"{side} {score.correct} of {score.scored} right" for side, score in _sides(result)),
        f"{both.missed} missed",
        f"{both.too_fast} too fast",
    ]
    if both.median_rt_ms is not None:
        said.append(f"median {both.median_rt_ms:g} ms")
    if result.correct_per_minute is not None:
        said.append(f"{result.correct_per_minute:.1f} correct per minute")
    return ", ".join([*said, f"counts as {result.purpose.value}"])


def _with(holds: Callable[[Match[str], Seen], bool], match: Match[str]) -> SeenFact:
    return lambda seen: holds(match, seen)


def _of_result(holds: Callable[[Match[str], DrillResult], bool], match: Match[str]) -> ResultFact:
    return lambda result: result is not None and holds(match, result)


def _same(number: str, value: float | None) -> bool:
    """Equal as far as the number is written out."""
    decimals = len(number.partition(".")[2])
    return value is not None and round(value, decimals) == float(number)


def _outcome(match: Match[str], seen: Seen) -> bool:
    trial = seen.trial
    if trial is None or trial.outcome is not OUTCOMES[match[1]]:
        return False
    return match[2] is None or _same(match[2], trial.rt_ms)


def _flag(match: Match[str], seen: Seen) -> bool:
    return seen.trial is not None and FLAGS[match[0]] in seen.trial.flags


def _comes_again(match: Match[str], seen: Seen) -> bool:
    place = _place_in_queue(seen)
    return place is not None and match[1] in (None, str(place))


def _does_not_come_again(_: Match[str], seen: Seen) -> bool:
    return seen.trial is not None and _place_in_queue(seen) is None


def _place_in_queue(seen: Seen) -> int | None:
    """How many other pictures come before this line's picture comes again."""
    if seen.trial is None or seen.trial.outcome not in (Outcome.TOO_FAST, Outcome.VOID):
        return None
    cards = enumerate(seen.drill.queue)
    return next((place for place, card in cards if card.again and card.stimulus == seen.trial.stimulus), None)


def _right(match: Match[str], result: DrillResult) -> bool:
    score = dict(_sides(result)).get(Side(match[1])) if match[1] else result.both
    return score is not None and (str(score.correct), str(score.scored)) == (match[2], match[3])


def _median(match: Match[str], result: DrillResult) -> bool:
    score = dict(_sides(result))[Side(match[1])] if match[1] else result.both
    return _same(match[2], score.median_rt_ms)


def _sides(result: DrillResult) -> Iterable[tuple[Side, SideScore]]:
    return (Side.LEFT, result.left), (Side.RIGHT, result.right)


def _words(words: Iterable[str]) -> str:
    return f"({'|'.join(words)})"


_N = r"(\d+(?:\.\d+)?)"
_SIDE = r"(?:(left|right) )?"
_SEEN: tuple[tuple[re.Pattern[str], Callable[[Match[str], Seen], bool]], ...] = (
    (re.compile(rf"{_words(OUTCOMES)}(?: {_N} ms)?"), _outcome),
    (re.compile(_words(FLAGS)), _flag),
    (re.compile(r"comes again(?: after (\d+))?"), _comes_again),
    (re.compile(r"does not come again"), _does_not_come_again),
    (re.compile(r"break"), lambda _, seen: seen.drill.wants_break),
    (re.compile(r"no break"), lambda _, seen: not seen.drill.wants_break),
    (re.compile(r"offer"), lambda _, seen: seen.drill.offers_no_limit),
    (re.compile(r"no offer"), lambda _, seen: not seen.drill.offers_no_limit),
    (re.compile(r"over"), lambda _, seen: seen.drill.phase is Phase.DONE),
    (re.compile(r"goes on"), lambda _, seen: seen.drill.phase is not Phase.DONE),
    (
        re.compile(r"(\d+) of (\d+) done"),
        lambda match, seen: (
            (str(seen.drill.done_count), str(seen.drill.planned_count)) == (match[1], match[2])
        ),
    ),
)
_RESULT: tuple[tuple[re.Pattern[str], Callable[[Match[str], DrillResult], bool]], ...] = (
    (re.compile(_words(FINDINGS)), lambda match, result: result.finding is FINDINGS[match[1]]),
    (re.compile(rf"{_SIDE}(\d+) of (\d+) right"), _right),
    (re.compile(rf"{_SIDE}median {_N} ms"), _median),
    (re.compile(r"(\d+) wrong"), lambda match, result: str(result.both.wrong) == match[1]),
    (re.compile(r"(\d+) missed"), lambda match, result: str(result.both.missed) == match[1]),
    (re.compile(r"(\d+) too fast"), lambda match, result: str(result.both.too_fast) == match[1]),
    (re.compile(r"(\d+) trials"), lambda match, result: str(len(result.trials)) == match[1]),
    (
        re.compile(rf"{_N} correct per minute"),
        lambda match, result: _same(match[1], result.correct_per_minute),
    ),
    (
        re.compile(rf"counts as {_words(Purpose)}"),
        lambda match, result: result.purpose is Purpose(match[1]),
    ),
)
