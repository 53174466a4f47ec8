"""Looking back on goals: what the room reads in one background job."""

from __future__ import annotations

from datetime import date

from gmi_trainer.domain.goal_course import GoalCourse, GoalStory, story_of
from gmi_trainer.domain.span import Grain, Span, Stretch, span_to_begin_with, stretch_of
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.own_ports import OwnPagesReader


@dataclass(frozen=True, slots=True)
class GoalHistory:
    """All that the room shows."""

    story: GoalStory
    span: Span
    stretch: Stretch

    @property
    def courses(self) -> tuple[GoalCourse, ...]:
        """All of them, those that go on first."""
        return (*self.story.going, *self.story.ended)

    @property
    def charted(self) -> tuple[GoalCourse, ...]:
        """Those with something to draw: the goals that go on, and those that ended in the time shown."""
        return tuple(
            course
            for course in self.courses
            if course.points and (course.goal.ended_on is None or course.goal.ended_on >= self.stretch.first)
        )


def read_goals(reader: OwnPagesReader, today: date, span: Span | None) -> GoalHistory:
    """``span`` None: the one that shows what was said last."""
    told = [
        course.goal for course in reader.goal_courses(today, Grain.DRILL)
    ]  # first and newest come without a day
    days = [rating.day for goal in told for rating in goal.ratings]
    latest = max(days, default=None)
    shown = span if span is not None else span_to_begin_with(today, latest)
    stretch = stretch_of(shown, today, min(days, default=None), latest)
    return GoalHistory(story_of(reader.goal_courses(stretch.first, stretch.by)), shown, stretch)
