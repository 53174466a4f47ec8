"""What a person writes on pages of their own: kept, changed, deleted, taken back. In the real record and the fake."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path

import pytest

from gmi_trainer.domain.alarm_card import AlarmCard, Pan
from gmi_trainer.domain.flare_plan import EMPTY_CARD, FlarePart
from gmi_trainer.domain.goal_course import GoalPoint
from gmi_trainer.domain.goals import MOST_GOALS, GoalEnding, GoalRating
from gmi_trainer.domain.prediction import Guess, Result, TurnedOut
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.span import Grain
from gmi_trainer.domain.thought import ThoughtWords
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.flare_plan import flare_plan_from
from gmi_trainer.services.learning_ports import LearningLog
from gmi_trainer.services.own_pages import OwnPages, OwnPagesNow
from gmi_trainer.services.own_ports import OwnPagesReader
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.goal_log import SqliteGoals
from gmi_trainer.storage.learning_log import SqliteLearningLog
from gmi_trainer.storage.own_reader import SqliteOwnPagesReader
from gmi_trainer.storage.own_words_log import SqliteOwnWords
from gmi_trainer.storage.prediction_log import SqlitePredictions
from gmi_trainer.storage.preferences import SqlitePreferences
from gmi_trainer.storage.thought_log import SqliteThoughts
from tests.fakes import FakeClock, FakeLearningLog, FakePreferences, FakeRecord
from tests.own_fakes import FakeOwnPages
from tests.samples import MORNING, sample_lesson
from tests.storage.records import new_record, opened

MONDAY = date(2025, 3, 10)


class Desk:
    """A person's pages over the real record, or over the fake one, and who heard of a change."""

    def __init__(self, record: Record | None) -> None:
        self.clock = FakeClock(utc=MORNING)
        self.heard: list[Changed] = []
        changes = Changes()
        changes.subscribe(self.heard.append)
        self.lessons: LearningLog
        self._reader: Callable[[], AbstractContextManager[OwnPagesReader]]
        if record is None:
            fake = FakeRecord()
            own = FakeOwnPages(fake, FakePreferences(), self.clock, changes)
            self.pages, self._reader = own.service, own.reader
            self.lessons = FakeLearningLog(fake)
        else:
            self.pages = OwnPages(
                goals=SqliteGoals(record, self.clock),
                thoughts=SqliteThoughts(record, self.clock),
                predictions=SqlitePredictions(record, self.clock),
                words=SqliteOwnWords(record, self.clock),
                preferences=SqlitePreferences(record, self.clock),
                clock=self.clock,
                changes=changes,
            )
            self.lessons = SqliteLearningLog(record)
            self._reader = lambda: SqliteOwnPagesReader(record.path)

    def now(self) -> OwnPagesNow:
        with self._reader() as reader:
            return self.pages.look(reader)

    def a_week_on(self) -> None:
        self.clock.advance(timedelta(days=7))


@pytest.fixture(params=["real", "fake"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    if request.param == "fake":
        yield Desk(None)
    else:
        with opened(new_record(tmp_path / "one" / "record.sqlite3")) as record:
            yield Desk(record)


def test_at_first_nothing_is_there(desk: Desk) -> None:
    assert desk.now() == OwnPagesNow(MONDAY)


def test_a_goal_is_told_day_by_day_and_the_newest_of_a_day_counts(desk: Desk) -> None:
    desk.pages.goals.add_goal(" Walk to  the shop ", 2)
    (goal,) = desk.now().goals
    assert (goal.text, goal.written_on, goal.ratings) == (
        "Walk to the shop",
        MONDAY,
        (GoalRating(MONDAY, 2),),
    )

    desk.a_week_on()
    desk.pages.goals.rate(goal.uuid, 9)
    undo = desk.pages.goals.rate(goal.uuid, 5)
    assert [rating.value for rating in desk.now().goals[0].ratings] == [2, 5]
    undo()
    assert [rating.value for rating in desk.now().goals[0].ratings] == [2, 9]


def test_the_only_rating_of_a_day_can_be_taken_back(desk: Desk) -> None:
    desk.pages.goals.add("Cook")
    undo = desk.pages.goals.rate(desk.now().goals[0].uuid, 4)

    undo()

    assert desk.now().goals[0].ratings == ()


def test_how_goals_went_is_told_by_day_week_and_month(desk: Desk) -> None:
    desk.pages.goals.add_goal("Walk to the shop", 2)
    desk.pages.goals.add("Read a book")
    (walk, _read) = desk.now().goals
    for days, value in ((1, 4), (7, 5), (0, 6), (23, 8)):
        desk.clock.advance(timedelta(days=days))
        desk.pages.goals.rate(walk.uuid, value)
    desk.clock.advance(timedelta(days=1))
    desk.pages.goals.rate(walk.uuid, 1)()

    with desk._reader() as reader:
        daily, unsaid = reader.goal_courses(MONDAY + timedelta(days=1), Grain.DRILL)
        (weekly, _) = reader.goal_courses(None, Grain.WEEK)
        (monthly, _) = reader.goal_courses(None, Grain.MONTH)

    newest = GoalRating(MONDAY + timedelta(days=31), 8)
    assert daily.goal.ratings == (GoalRating(MONDAY, 2), newest)
    assert [(point.day - MONDAY).days for point in daily.points] == [1, 8, 31]
    assert weekly.points == (
        GoalPoint(MONDAY, 3.0, 2),
        GoalPoint(MONDAY + timedelta(days=7), 6.0, 1),
        GoalPoint(MONDAY + timedelta(days=28), 8.0, 1),
    )
    assert [(point.day, point.days) for point in monthly.points] == [
        (date(2025, 3, 1), 3),
        (date(2025, 4, 1), 1),
    ]
    assert (unsaid.goal.ratings, unsaid.points) == ((), ())
    assert (unsaid.change, unsaid.band) == (None, None)


def test_a_goal_is_reached_let_go_and_taken_up_again(desk: Desk) -> None:
    desk.pages.goals.add("Cook")
    uuid = desk.now().goals[0].uuid
    undo = desk.pages.goals.end(uuid, GoalEnding.REACHED)
    assert (desk.now().goals[0].ending, desk.now().goals[0].ended_on) == (GoalEnding.REACHED, MONDAY)

    undo()
    assert desk.now().goals[0].is_open

    desk.pages.goals.end(uuid, GoalEnding.LET_GO)
    desk.pages.goals.take_up_again(uuid)
    assert desk.now().goals[0].is_open


def test_more_than_five_at_a_time_are_not_kept(desk: Desk) -> None:
    for number in range(MOST_GOALS):
        desk.pages.goals.add(f"Goal {number}")
    first = desk.now().goals[0].uuid

    with pytest.raises(UserProblem) as told:
        desk.pages.goals.add_goal("One more", 3)
    assert told.value.problem is Problem.GOALS_FULL

    desk.pages.goals.end(first, GoalEnding.REACHED)
    desk.pages.goals.add("One more")
    with pytest.raises(UserProblem):
        desk.pages.goals.take_up_again(first)


def test_a_deleted_goal_comes_back_with_all_that_was_said_of_it(desk: Desk) -> None:
    desk.pages.goals.add_goal("Cook", 2)
    desk.a_week_on()
    desk.pages.goals.rate(desk.now().goals[0].uuid, 6)
    before = desk.now().goals

    undo = desk.pages.goals.delete(before[0].uuid)
    assert desk.now().goals == ()
    desk.pages.goals.add("Sing")  # takes the place that is free now

    undo()
    assert [goal.text for goal in desk.now().goals] == ["Sing", "Cook"]
    assert desk.now().goals[1] == before[0]


def test_a_goal_in_other_words(desk: Desk) -> None:
    undo_add = desk.pages.goals.add("Cook")
    undo = desk.pages.goals.reword(desk.now().goals[0].uuid, "Cook for two")
    assert desk.now().goals[0].text == "Cook for two"
    undo()
    assert desk.now().goals[0].text == "Cook"
    undo_add()
    assert desk.now().goals == ()


def test_what_was_deleted_since_need_not_be_taken_back(desk: Desk) -> None:
    """It was added in a lesson, and deleted on its page."""
    taken_back = [
        desk.pages.goals.add_goal("Cook", 3),
        desk.pages.thoughts.add(ThoughtWords("Never"))[1],
        desk.pages.predictions.add_prediction("Ten steps", "", None),
    ]
    now = desk.now()
    desk.pages.goals.delete(now.goals[0].uuid)
    desk.pages.thoughts.delete(now.thoughts[0].uuid)
    desk.pages.predictions.delete(now.predictions[0].uuid)

    for undo in taken_back:
        undo()

    assert desk.now() == OwnPagesNow(MONDAY)


def test_a_thought_grows_and_goes(desk: Desk) -> None:
    uuid, undo_add = desk.pages.thoughts.add(ThoughtWords(" It never ends "))
    undo = desk.pages.thoughts.put(uuid, ThoughtWords("It never ends", "Tuesday was better", "Days differ"))
    assert desk.now().thoughts[0].words == ThoughtWords("It never ends", "Tuesday was better", "Days differ")
    back = desk.pages.thoughts.delete(uuid)
    assert desk.now().thoughts == ()
    back()
    undo()
    assert desk.now().thoughts[0].words == ThoughtWords("It never ends")
    undo_add()
    assert desk.now().thoughts == ()


def test_a_guess_and_what_happened(desk: Desk) -> None:
    desk.pages.predictions.add_prediction("Ten steps", "Sore all day", 6)
    uuid = desk.now().predictions[0].uuid
    desk.a_week_on()
    undo = desk.pages.predictions.tell(uuid, Result(TurnedOut.EASIER, " Sore for an hour "))
    found = desk.now().predictions[0]
    assert found.result == Result(TurnedOut.EASIER, "Sore for an hour")
    assert (found.written_on, found.tried_on) == (MONDAY, MONDAY + timedelta(days=7))

    desk.a_week_on()
    desk.pages.predictions.tell(uuid, Result(TurnedOut.EASIER, "Fine"))
    assert desk.now().predictions[0].tried_on == MONDAY + timedelta(days=7)
    desk.pages.predictions.put(uuid, Guess("Twelve steps", "", None))
    assert desk.now().predictions[0].guess == Guess("Twelve steps")
    undo()
    assert desk.now().predictions[0].waits
    desk.pages.predictions.tell(uuid, None)
    desk.pages.predictions.delete(uuid)()
    assert len(desk.now().predictions) == 1


def test_the_flare_plan_part_by_part(desk: Desk) -> None:
    desk.pages.flare_plan.put(FlarePart.FIRST_HOUR, "Breathe, lie down")
    undo = desk.pages.flare_plan.put(FlarePart.FIRST_HOUR, "Sit in the sun")
    assert desk.now().flare_plan[FlarePart.FIRST_HOUR] == "Sit in the sun"
    undo()
    assert desk.pages.flare_plan.load()[FlarePart.FIRST_HOUR] == "Breathe, lie down"


@pytest.mark.parametrize("stored", [None, "x", {"first_hour": 3, "other": "x"}, {"first_hour": " "}])
def test_what_is_no_flare_plan_is_passed_over(stored: object) -> None:
    assert flare_plan_from(stored) == EMPTY_CARD


def test_alarm_cards_and_words_about_lessons_come_back_too(desk: Desk) -> None:
    tea = AlarmCard("tea", "people", Pan.SAFE, 2)
    undo = desk.pages.keep_cards((tea,))
    assert desk.now().cards == (tea,)
    undo()
    assert desk.now().cards == ()

    log = desk.lessons
    for number in (1, 2):
        session = log.begin(sample_lesson(number, "L03"))
        log.put_words(session, f"words-{number}", f"Pain guards me {number}", MORNING, 0)
    undo = desk.pages.put_words("L03", " Pain guards us ")
    assert desk.now().words == {"L03": "Pain guards us"}
    undo_all = desk.pages.put_words("L03", "")
    assert desk.now().words == {}
    undo_all()
    undo()
    assert desk.now().words == {"L03": "Pain guards me 2"}


def test_who_shows_such_pages_hears_of_every_change_and_of_taking_it_back(desk: Desk) -> None:
    desk.pages.goals.add("Cook")()

    assert desk.heard == [Changed.OWN_PAGES, Changed.OWN_PAGES]
