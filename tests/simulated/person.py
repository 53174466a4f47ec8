"""A person of whom everything is known, and how they answer a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from functools import lru_cache
from random import Random

from gmi_trainer.domain.activity import DrillSpec, spec_for_test
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.comparable import is_complete
from gmi_trainer.domain.drill import Drill, start_drill
from gmi_trainer.domain.reference import FAMILIARISATION_SESSIONS
from gmi_trainer.domain.samples import TestSample, sample_of
from gmi_trainer.domain.scoring import timing_counts
from gmi_trainer.domain.stimulus import ROTATIONS, Stimulus
from gmi_trainer.domain.trial import Answer, Onset, TrialResult
from tests.samples import sample_stimulus

SPEC = spec_for_test(BodyPart.HAND)
FIRST_DAY = date(2025, 3, 10)
DAYS_APART = 2
LEARNING = (1.35, 1.15)
"""How much longer everything takes in the first two tests."""

NS_PER_MS = 1_000_000


class Habit(Enum):
    """How somebody answers."""

    AS_SEEN = auto()
    GUESSES = auto()
    SWAPPED = auto()  # left and right keys mixed up
    RUSHES = auto()  # two of five answers faster than sight


@dataclass(frozen=True)
class Skill:
    """One side: the share of right answers, and the usual time."""

    accuracy: float
    time_ms: float


@dataclass(frozen=True)
class Person:
    """Skills at the start and at the end. In between they change evenly from test to test."""

    start: dict[Side, Skill]
    end: dict[Side, Skill]
    spread: float = 0.35
    day_accuracy: float = 0.03
    day_time: float = 0.07
    habit: Habit = Habit.AS_SEEN
    tests: int = 6
    """Those that count, the first two not among them."""

    def skill(self, side: Side, number: int) -> Skill:
        """At the test with this number, of those that count: start at the first three, end at the newest three."""
        between = self.tests - 5
        progress = min(max((number - 2) / between, 0.0), 1.0) if between > 0 else float(number > 2)
        first, last = self.start[side], self.end[side]
        return Skill(
            first.accuracy + (last.accuracy - first.accuracy) * progress,
            first.time_ms + (last.time_ms - first.time_ms) * progress,
        )


def alike(accuracy: float, time_ms: float) -> dict[Side, Skill]:
    """Both sides the same."""
    return dict.fromkeys(Side, Skill(accuracy, time_ms))


Answering = Callable[[Stimulus], tuple[Side, float]]
"""What somebody says of a picture, and after how many milliseconds."""


def answering(person: Person, number: int, rng: Random) -> Answering:
    """How the person answers on the day of this test; the first two have the numbers -2 and -1."""
    easier, quicker = rng.gauss(0, person.day_accuracy), 1 + rng.gauss(0, person.day_time)
    learning = LEARNING[number] if number < 0 else 1.0
    skills = {side: person.skill(side, max(number, 0)) for side in Side}

    def answer(stimulus: Stimulus) -> tuple[Side, float]:
        side = stimulus.side
        skill = skills[side]
        time_ms = skill.time_ms * quicker * learning * rng.lognormvariate(0, person.spread)
        is_right = rng.random() < min(skill.accuracy + easier, 0.99)
        if person.habit is Habit.GUESSES:
            return rng.choice((Side.LEFT, Side.RIGHT)), time_ms
        if person.habit is Habit.SWAPPED:
            is_right = not is_right
        if person.habit is Habit.RUSHES and rng.random() < 0.4:
            return rng.choice((Side.LEFT, Side.RIGHT)), rng.uniform(120, 290)
        return (side if is_right else side.other), time_ms

    return answer


@lru_cache(maxsize=1)
def fixed_set() -> tuple[tuple[Stimulus, ...], tuple[Stimulus, ...]]:
    """The pictures of every test: four to try out, and twenty of each side, in turns that do not repeat."""
    shown = [
        sample_stimulus(n + 1, (Side.LEFT, Side.RIGHT)[(n + n // 8) % 2], ROTATIONS[n % 8])
        for n in range(SPEC.pictures)
    ]
    return tuple(sample_stimulus(90 + n, list(Side)[n % 2]) for n in range(SPEC.warm_ups)), tuple(shown)


def play(answer: Answering, spec: DrillSpec = SPEC) -> Drill:
    """One test by the real rules, from the first picture to the last."""
    warm_ups, shown = fixed_set()
    drill = start_drill(spec, shown, warm_ups)
    now_ns = 1_000_000_000
    while drill.card is not None:
        onset = Onset(now_ns, now_ns)
        drill = drill.shown(onset)
        assert drill.card is not None
        side, time_ms = answer(drill.card.stimulus)
        if spec.limit_ms is not None and time_ms > spec.limit_ms:
            drill, _ = drill.timed_out()
        else:
            at_ns = now_ns + round(time_ms * NS_PER_MS)
            drill, _ = drill.answered(Answer(side, side.value, at_ns, at_ns, None, spec.input_kind))
        now_ns += round((time_ms + 750) * NS_PER_MS)
    return drill


def counts(drill: Drill) -> bool:
    """Whether a test may be compared with others, by the rules that a service goes by."""
    return (
        not drill.stopped_early
        and timing_counts(drill.results)
        and is_complete(sum(trial.is_scored for trial in drill.results), drill.spec)
    )


def sample_of_test(session_id: int, day: date, trials: Sequence[TrialResult], spec: DrillSpec) -> TestSample:
    """What is compared of a test."""
    told = [(t.stimulus.side, t.outcome, t.rt_ms) for t in trials if not t.is_warm_up]
    return sample_of(session_id, day, told, spec.limit_ms)


def days_of(person: Person) -> Iterator[tuple[int, date]]:
    """The tests of a person: their numbers, and a day for each."""
    for place, number in enumerate(range(-FAMILIARISATION_SESSIONS, person.tests)):
        yield number, FIRST_DAY + timedelta(days=DAYS_APART * place)


def tests_of(person: Person, seed: str) -> tuple[TestSample, ...]:
    """All tests of a person that may be compared. The first two never are, so they are not even played."""
    samples = []
    for session_id, (number, day) in enumerate(days_of(person), start=1):
        if number < 0:
            continue
        drill = play(answering(person, number, chance(seed, number)))
        if counts(drill):
            samples.append(sample_of_test(session_id, day, drill.results, drill.spec))
    return tuple(samples)


def chance(seed: str, number: int) -> Random:
    """What befalls somebody in one test: of its own, whatever happened in the others."""
    return Random(f"{seed}, test {number}")
