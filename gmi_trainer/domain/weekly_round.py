"""One round of the questions of the week: which there are for somebody, in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.goals import Goal
from gmi_trainer.domain.values import dataclass
from gmi_trainer.domain.weekly_measures import OWN_SCALES, PEG_SCALES


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: on a scale, or how one goal goes. ``value``: what was said this week, or of a goal today."""

    scale: Scale | None = None
    goal: Goal | None = None
    value: int | None = None

    @property
    def moment(self) -> Moment:
        """How often it is asked."""
        return Moment.MONTHLY if self.scale is Scale.OVERALL_CHANGE else Moment.WEEKLY

    @property
    def is_peg(self) -> bool:
        """One of the three that speak of pain."""
        return self.scale in PEG_SCALES


@dataclass(frozen=True, slots=True)
class WeeklyRound:
    """All that is asked now. ``day``: the answers belong to it."""

    day: date
    questions: tuple[Asked, ...]

    @property
    def with_month(self) -> bool:
        """The question of the month is among them."""
        return any(asked.moment is Moment.MONTHLY for asked in self.questions)

    @property
    def without_peg(self) -> WeeklyRound:
        """Somebody would rather not rate pain."""
        return WeeklyRound(self.day, tuple(asked for asked in self.questions if not asked.is_peg))


def weekly_round(
    day: date, said: Mapping[Scale, int], goals: Sequence[Goal], *, rates_pain: bool, with_month: bool
) -> WeeklyRound:
    """``said``: this week, by scale. ``goals``: those that are worked on."""
    scales = (*(PEG_SCALES if rates_pain else ()), *OWN_SCALES)
    questions = [Asked(scale, value=said.get(scale)) for scale in scales]
    questions += [Asked(goal=goal, value=goal.on(day)) for goal in goals]
    if with_month:
        questions.append(Asked(Scale.OVERALL_CHANGE, value=said.get(Scale.OVERALL_CHANGE)))
    return WeeklyRound(day, tuple(questions))
