"""A report on some weeks, as values: what was wanted, done, measured, felt, answered and written. One page of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from math import sqrt
from statistics import fmean
from typing import TYPE_CHECKING

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.checkin import LifeChange, Scale
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.flare import StepBack
from gmi_trainer.domain.goals import Goal, GoalChange, GoalRating
from gmi_trainer.domain.reference import NOISE_Z
from gmi_trainer.domain.safety import SafetyAnswer, SafetyGroup, SafetyReply, Standing, reply_of, standing
from gmi_trainer.domain.values import dataclass
from gmi_trainer.domain.weekly_measures import (
    Measure,
    MonthAnswer,
    WeeklyHistory,
    Worth,
    worth_of,
)

if TYPE_CHECKING:
    from gmi_trainer.domain.activity import DrillSpec
    from gmi_trainer.domain.body import BodyPart
    from gmi_trainer.domain.change import PartChange
    from gmi_trainer.domain.side_gap import SideGap
    from gmi_trainer.domain.speed_scores import SpeedStory

WEEKS = (2, 4, 12)
"""How long a report may look back."""

USUAL_WEEKS = 4
A_WEEK = 7
ONE_DAY = timedelta(days=1)

LOOK_BACK_DAYS = 7
"""What was said so long before the first day still stands for how it was then: some things are asked once a week."""

FEWEST_DAYS = 4
"""A week's mean is told from so many of its days on (design)."""

FEWEST_PAIRS = 8
LARGEST_MEMORY = 0.8
"""One day is at most so much like the next one, in a noise that is worked out from few days (design)."""


class Section(StrEnum):
    """The parts of a report, in its order. Each can be left out."""

    GOALS = "goals"
    PLAN = "plan"
    TESTS = "tests"
    PAIN_SLEEP = "pain_sleep"
    MOOD = "mood"
    SAFETY = "safety"
    WORDS = "words"
    LESSON_WORDS = "lesson_words"


USUAL_SECTIONS = frozenset(Section) - {Section.MOOD, Section.LESSON_WORDS}
"""What is ticked as long as nobody chose: mood and the words about lessons only where a person wants that."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Some weeks up to a day, that day included."""

    weeks: int
    last: date

    @property
    def first(self) -> date:
        """Its first day."""
        return self.last - timedelta(days=self.weeks * A_WEEK - 1)

    @property
    def days(self) -> int:
        """How many there are."""
        return self.weeks * A_WEEK

    def includes(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """What a person wants in a report."""

    interval: Interval
    sections: frozenset[Section] = USUAL_SECTIONS
    with_name: bool = True

    def has(self, section: Section) -> bool:
        """Whether it was ticked."""
        return section in self.sections


# -- what a person wants ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal in these weeks. ``start`` and ``now`` are the same where it was told on one day only."""

    goal: Goal
    start: GoalRating | None
    now: GoalRating | None

    @property
    def change(self) -> GoalChange | None:
        """From the beginning of these weeks to their end; None: told on fewer than two days."""
        if self.start is None or self.now is None or self.start.day == self.now.day:
            return None
        return GoalChange(float(self.now.value - self.start.value), self.start.day)


@dataclass(frozen=True, slots=True)
class Said:
    """A number, and the day on which it was said."""

    day: date
    value: float


@dataclass(frozen=True, slots=True)
class Weekly:
    """A measure that is asked once a week: how it was at first, and last. The same day twice: told once."""

    measure: Measure
    start: Said
    now: Said

    @property
    def by(self) -> float:
        """Points of ten; below 0 it went down."""
        return self.now.value - self.start.value

    @property
    def worth(self) -> Worth | None:
        """What the change says; None without one to tell of."""
        return worth_of(self.start.value, self.now.value) if self.start.day != self.now.day else None


@dataclass(frozen=True, slots=True)
class GoalsPart:
    """``mean``: of the goals that were told on two days. ``weekly``: without PEG where pain is not rated.

    ``overall``: what was said last of the four weeks before, if it was in these weeks.
    """

    goals: tuple[GoalLine, ...]
    mean: GoalChange | None = None
    weekly: tuple[Weekly, ...] = ()
    overall: MonthAnswer | None = None

    @property
    def count(self) -> int:
        """How many lines there are to tell."""
        return len(self.goals) + len(self.weekly) + (self.overall is not None)


# -- what was done ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PlanPart:
    """``kept`` of ``days`` days, those before the person began left out; ``sessions``: of which kind how many."""

    kept: int
    days: int
    practice_days: int
    step_backs: tuple[StepBack, ...]
    sessions: tuple[tuple[SessionKind, int], ...]

    @property
    def count(self) -> int:
        """How many lines there are to tell."""
        return (self.days > 0) + bool(self.sessions) + len(self.step_backs)


# -- what was measured --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PartTests:
    """The tests of a body part that compare. ``spec``: how they were made; None as long as there is none.

    ``in_interval``: how many of them belong to these weeks; ``other_drills``: all else that was trained of the part in
    them. ``by_side`` False: a sore limb answered its own side.
    """

    part: BodyPart
    spec: DrillSpec | None
    change: PartChange
    gap: SideGap | None
    speed: SpeedStory
    in_interval: int
    other_drills: int
    by_side: bool


@dataclass(frozen=True, slots=True)
class TestsPart:
    """Every part that was trained in these weeks, the one that was trained last first."""

    __test__ = False  # its name begins like a test's

    parts: tuple[PartTests, ...]

    @property
    def count(self) -> int:
        """How many there are to tell."""
        return len(self.parts)


# -- how it was ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Trend:
    """What was rated day by day: the first week of these weeks held against the last one.

    ``noise``: what would come by chance alone in 95 of 100 such comparisons; None where days are too few.
    """

    scale: Scale
    days: tuple[Said, ...]
    first_mean: float | None
    last_mean: float | None
    noise: float | None

    @property
    def by(self) -> float | None:
        """The change, with its sign."""
        if self.first_mean is None or self.last_mean is None:
            return None
        return self.last_mean - self.first_mean

    @property
    def worth(self) -> Worth | None:
        """Beyond its own noise the bands of such ratings hold; within it, it may be chance. None: too few days."""
        if self.by is None or self.noise is None or self.first_mean is None or self.last_mean is None:
            return None
        if abs(self.by) <= self.noise:
            return Worth.CHANCE
        return worth_of(self.first_mean, self.last_mean)


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that changed in the person's life."""

    day: date
    what: LifeChange


@dataclass(frozen=True, slots=True)
class TrendPart:
    """Pain only where it is rated, mood only where it was ticked. ``changes``: what else changed."""

    trends: tuple[Trend, ...]
    changes: tuple[Changed, ...]

    @property
    def count(self) -> int:
        """How many there are to tell."""
        return sum(bool(trend.days) for trend in self.trends) + len(self.changes)


# -- what was answered, and written -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SafetyPart:
    """Answers that say: see someone. ``standing``: what is open at the end of the last day."""

    replies: tuple[SafetyReply, ...]
    looked_at: tuple[date, ...]
    standing: Standing

    @property
    def count(self) -> int:
        """How many answers there are to tell."""
        return len(self.replies)


class Wrote(StrEnum):
    """About what somebody wrote."""

    DAY = "day"
    SESSION = "session"
    CHANGE = "change"
    LESSON = "lesson"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A person's own sentence. ``kind``: of the session it is about; ``title``: of the lesson."""

    day: date | None
    text: str
    wrote: Wrote
    kind: SessionKind | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class WordsPart:
    """Own sentences, the newest first. ``lessons``: those about lessons, only where they were ticked."""

    notes: tuple[OwnWords, ...] = ()
    lessons: tuple[OwnWords, ...] = ()

    @property
    def count(self) -> int:
        """How many there are to tell."""
        return len(self.notes) + len(self.lessons)


@dataclass(frozen=True, slots=True)
class Report:
    """All of it. A part is None where it was left out; ``name`` is empty where it was, or where there is none."""

    choice: ReportChoice
    name: str = ""
    rates_pain: bool = True
    goals: GoalsPart | None = None
    plan: PlanPart | None = None
    tests: TestsPart | None = None
    trend: TrendPart | None = None
    safety: SafetyPart | None = None
    words: WordsPart | None = None

    @property
    def interval(self) -> Interval:
        """Of which weeks it tells."""
        return self.choice.interval

    @property
    def left_out(self) -> tuple[Section, ...]:
        """What a person might miss in it, in the report's order."""
        return tuple(section for section in Section if not self.choice.has(section))


# -- rules --------------------------------------------------------------------------------------------------


def goals_part(goals: Iterable[Goal], interval: Interval, history: WeeklyHistory) -> GoalsPart:
    """Goals that were open in these weeks, as they went in them, and what is asked once a week and once a month."""
    lines = tuple(_goal_line(goal, interval) for goal in goals if _was_open(goal, interval))
    changes = [change for line in lines if (change := line.change) is not None]
    mean = None
    if changes:
        since = min(change.since for change in changes)
        mean = GoalChange(fmean(change.by for change in changes), since, len(changes))
    weekly = []
    for course in history.courses:
        known = _known([Said(week.day, week.value) for week in course.weeks], interval)
        if known is not None:
            weekly.append(Weekly(course.measure, *known))
    months = [month for month in history.months if interval.includes(month.day)]
    return GoalsPart(lines, mean, tuple(weekly), months[-1] if months else None)


def _was_open(goal: Goal, interval: Interval) -> bool:
    ended_before = goal.ended_on is not None and goal.ended_on < interval.first
    return goal.written_on <= interval.last and not ended_before


def _goal_line(goal: Goal, interval: Interval) -> GoalLine:
    known = _known([Said(rating.day, float(rating.value)) for rating in goal.ratings], interval)
    if known is None:
        return GoalLine(goal, None, None)
    start, now = (GoalRating(said.day, int(said.value)) for said in known)
    return GoalLine(goal, start, now)


def _known(said: Sequence[Said], interval: Interval) -> tuple[Said, Said] | None:
    earliest = interval.first - timedelta(days=LOOK_BACK_DAYS)
    known = [one for one in said if earliest <= one.day <= interval.last]
    if not any(interval.includes(one.day) for one in known):
        return None
    before = [one for one in known if one.day <= interval.first]
    return (before[-1] if before else known[0]), known[-1]


def plan_part(
    interval: Interval,
    began_on: date,
    kept: Collection[date],
    practice_days: Collection[date],
    step_backs: Iterable[StepBack],
    sessions: Mapping[SessionKind, int],
) -> PlanPart:
    """``began_on``: nobody could keep a day before that. Today counts once it is kept, as everywhere."""
    last = interval.last if interval.last in kept else interval.last - ONE_DAY
    first = max(began_on, interval.first)
    days = max(0, (last - first).days + 1)
    return PlanPart(
        kept=sum(first <= day <= last for day in kept),
        days=days,
        practice_days=sum(first <= day <= last for day in practice_days),
        step_backs=tuple(
            step for step in step_backs if step.last_day >= interval.first and step.first_day <= interval.last
        ),
        sessions=tuple((kind, sessions[kind]) for kind in SessionKind if sessions.get(kind)),
    )


def trend_of(scale: Scale, values: Mapping[date, float], interval: Interval) -> Trend:
    """The first week against the last one, with the noise of that comparison."""
    days = tuple(Said(day, values[day]) for day in sorted(values) if interval.includes(day))
    last_week = interval.last - timedelta(days=A_WEEK - 1)
    first = [said.value for said in days if said.day < interval.first + timedelta(days=A_WEEK)]
    last = [said.value for said in days if said.day >= last_week]
    return Trend(
        scale,
        days,
        fmean(first) if len(first) >= FEWEST_DAYS else None,
        fmean(last) if len(last) >= FEWEST_DAYS else None,
        _noise(days, len(first), len(last)) if min(len(first), len(last)) >= FEWEST_DAYS else None,
    )


def _noise(days: Sequence[Said], first: int, last: int) -> float:
    """95 % noise of the difference of two weeks' means.

    How days swing around a straight line through all of them, and how much a day is like the one before: alike days
    say less than as many different ones. Few days are allowed for as Student's t does.
    """
    around = _around_a_line(days)
    free = max(1, len(around) - 2)
    spread = sqrt(sum(value * value for value in around.values()) / free)
    pairs = [(value, around[day + ONE_DAY]) for day, value in around.items() if day + ONE_DAY in around]
    count = max(FEWEST_PAIRS, len(pairs))
    # around a line of few days so much less of it shows
    alike = (_alike(pairs) + 2 / count) / (1 - 4 / count)
    memory = min(max(alike, 0.0), LARGEST_MEMORY)
    fewer = (1 + memory) / (1 - memory)
    z = NOISE_Z
    t = z + (z**3 + z) / (4 * free) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * free * free)
    return t * spread * sqrt(fewer * (1 / first + 1 / last))


def _around_a_line(days: Sequence[Said]) -> dict[date, float]:
    start = days[0].day
    xs = [(said.day - start).days for said in days]
    middle, level = fmean(xs), fmean(said.value for said in days)
    across = sum((x - middle) ** 2 for x in xs)
    slope = sum((x - middle) * (said.value - level) for x, said in zip(xs, days, strict=True)) / across
    return {said.day: said.value - level - slope * (x - middle) for x, said in zip(xs, days, strict=True)}


def _alike(pairs: Sequence[tuple[float, float]]) -> float:
    squares = sum(one * one + other * other for one, other in pairs) / 2
    return sum(one * other for one, other in pairs) / squares if squares else 0.0


def changes_in(facts: Iterable[DiaryFact], interval: Interval) -> tuple[Changed, ...]:
    """What changed in these weeks, oldest first; the same thing on a day once."""
    told: dict[tuple[date, LifeChange], Changed] = {}
    for fact in facts:
        if fact.kind is DiaryKind.LIFE_CHANGE and interval.includes(fact.day):
            for what in LifeChange:
                if what.value == fact.detail.get("what"):
                    told.setdefault((fact.day, what), Changed(fact.day, what))
    return tuple(told[key] for key in sorted(told, key=lambda key: key[0]))


def words_of_changes(facts: Iterable[DiaryFact], interval: Interval) -> tuple[OwnWords, ...]:
    """What the person wrote beside "something changed"."""
    return tuple(
        OwnWords(fact.day, words, Wrote.CHANGE)
        for fact in facts
        if fact.kind is DiaryKind.LIFE_CHANGE
        and interval.includes(fact.day)
        and (words := str(fact.detail.get("words") or "").strip())
    )


def safety_part(facts: Iterable[DiaryFact], interval: Interval) -> SafetyPart:
    """Answers of these weeks that say "see someone", and earlier ones that nobody has looked at yet."""
    known = sorted((fact for fact in facts if fact.day <= interval.last), key=lambda fact: fact.happened_utc)
    waiting_from = max((n for n, fact in enumerate(known) if fact.kind is DiaryKind.LOOKED_AT), default=-1)
    told: list[SafetyReply] = []
    for number, fact in enumerate(known):
        reply = reply_of(fact)
        if reply is None or reply.answer is not SafetyAnswer.NEW:
            continue
        still_waits = number > waiting_from and reply.group is not SafetyGroup.OTHER_WAY
        if interval.includes(reply.day) or still_waits:
            told.append(reply)
    looked_at = [
        fact.day for fact in known if fact.kind is DiaryKind.LOOKED_AT and interval.includes(fact.day)
    ]
    return SafetyPart(tuple(told), tuple(sorted(set(looked_at))), standing(known))


def newest_first(notes: Iterable[OwnWords]) -> tuple[OwnWords, ...]:
    """In the order in which somebody reads them who has a minute."""
    return tuple(sorted(notes, key=lambda note: note.day or date.min, reverse=True))
