"""Looking back on goals and on what somebody knows, over fakes: the time shown, and what is drawn in it."""

from __future__ import annotations

from datetime import date, timedelta

from gmi_trainer.domain.goals import GoalEnding
from gmi_trainer.domain.span import Grain, Span
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.goal_history import GoalHistory, read_goals
from gmi_trainer.services.knowledge_history import read_knowledge
from tests.fakes import FakeClock, FakeLearningReader, FakePreferences, FakeRecord
from tests.own_fakes import FakeOwnPages
from tests.sample_check import a_course_with_check, a_taken
from tests.sample_lessons import a_course
from tests.samples import MORNING

MONDAY = date(2025, 3, 10)
DAY = timedelta(days=1)


class Person:
    """Somebody with goals."""

    def __init__(self) -> None:
        self.clock = FakeClock(utc=MORNING)
        self.pages = FakeOwnPages(FakeRecord(), FakePreferences(), self.clock, Changes())

    def look(self, days: int, span: Span | None = None) -> GoalHistory:
        with self.pages.reader() as reader:
            return read_goals(reader, MONDAY + days * DAY, span)


def test_without_goals_there_is_nothing_to_draw() -> None:
    found = Person().look(0)

    assert (found.courses, found.charted, found.span) == ((), (), Span.THREE_MONTHS)


def test_a_goal_that_ended_before_the_time_shown_is_told_and_not_drawn() -> None:
    person = Person()
    goals = person.pages.service.goals
    goals.add_goal("Walk to the shop", 3)
    (walk,) = person.pages.record.goals.values()
    goals.end(walk.uuid, GoalEnding.REACHED)
    person.clock.advance(40 * DAY)
    goals.add_goal("Cook", 4)
    goals.add("Read")

    lately = person.look(40, Span.TWO_WEEKS)
    assert [course.goal.text for course in lately.courses] == ["Cook", "Read", "Walk to the shop"]
    assert [course.goal.text for course in lately.charted] == ["Cook"]
    assert [course.goal.text for course in person.look(40, Span.ALL).charted] == [
        "Cook",
        "Walk to the shop",
    ]
    assert person.look(400).span is Span.ALL


def test_each_time_of_saying_what_one_knows_has_its_own_mark() -> None:
    record = FakeRecord()
    record.checks = [a_taken(1, "tf??", day=MONDAY - 400 * DAY), a_taken(2, "tttt", day=MONDAY)]

    whole = read_knowledge(FakeLearningReader(record), a_course_with_check(), MONDAY, None)
    lately = read_knowledge(FakeLearningReader(record), a_course_with_check(), MONDAY, Span.TWO_WEEKS)

    assert (whole.span, whole.stretch.by, len(whole.charted)) == (Span.ALL, Grain.DRILL, 2)
    assert [taken.check_id for taken in lately.charted] == [2]
    assert lately.course.change is not None
    assert whole.taken(1) == record.checks[0]
    assert whole.taken(3) is None


def test_lessons_without_such_sentences_have_no_history_of_them() -> None:
    found = read_knowledge(FakeLearningReader(FakeRecord()), a_course(), MONDAY, None)

    assert (found.check, found.course.finished, found.charted) == (None, (), ())
