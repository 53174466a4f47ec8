"""Days looked back on, against a real record: months, one day, corrections, notes, and the questions of the week."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.activity import Purpose, SessionKind, spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.breathing import GOAL, Ending
from gmi_trainer.domain.calendar_month import CalendarDay, CalendarMonth, KindDone
from gmi_trainer.domain.checkin import AfterLast, LifeChange, Moment, Scale
from gmi_trainer.domain.day_line import MarkKind
from gmi_trainer.domain.day_story import DayRating, DayStory, ratings_around
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.trial import Outcome
from gmi_trainer.domain.weekly_due import WeeklyAsked
from gmi_trainer.domain.weekly_measures import Measure, OverallChange
from gmi_trainer.services.about_me import AboutMeService
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.days import DaysService, read_day, read_month
from gmi_trainer.services.goals import GoalsService
from gmi_trainer.services.notes import NotesService
from gmi_trainer.services.session_ports import BreathResult
from gmi_trainer.services.weekly_asked import asked_from
from gmi_trainer.services.weekly_measures import WeeklyMeasuresService
from gmi_trainer.storage.breath_log import SqliteBreathLog
from gmi_trainer.storage.day_reader import day_opener
from gmi_trainer.storage.diary import SqliteDiary
from gmi_trainer.storage.goal_log import SqliteGoals
from gmi_trainer.storage.learning_log import SqliteLearningLog
from gmi_trainer.storage.note_log import SqliteNotes
from gmi_trainer.storage.own_reader import SqliteOwnPagesReader
from gmi_trainer.storage.preferences import SqlitePreferences
from gmi_trainer.storage.session_log import SqliteSessionLog
from tests.fakes import FakeClock
from tests.samples import MORNING, sample_breathing, sample_lesson, sample_start, sample_trial
from tests.storage.records import new_record, opened

MONDAY = date(2025, 3, 10)
DAY = timedelta(days=1)
NO_PAIN = AboutMe(rates_pain=False)


class Person:
    """Somebody with a real record, on a Monday morning."""

    def __init__(self, path: Path) -> None:
        self.clock = FakeClock()
        self._opened = opened(path)
        record = self._opened.__enter__()
        self.open_days = day_opener(path)
        self.open_own: Callable[[], SqliteOwnPagesReader] = lambda: SqliteOwnPagesReader(path)
        self.changes = Changes()
        self.heard: list[Changed] = []
        self.changes.subscribe(self.heard.append)
        self.sessions = SqliteSessionLog(record, self.clock)
        self.breath_log = SqliteBreathLog(record)
        self.learning_log = SqliteLearningLog(record)
        self.diary = SqliteDiary(record, self.clock)
        self.preferences = SqlitePreferences(record, self.clock)
        self.days = DaysService(self.diary, self.changes)
        self.notes = NotesService(SqliteNotes(record, self.clock), self.changes)
        self.goals = GoalsService(SqliteGoals(record, self.clock), self.changes)
        self.weekly = WeeklyMeasuresService(
            self.diary, self.preferences, lambda: self.goals, self.clock, self.changes
        )
        self._numbers = iter(range(1, 1000))

    def close(self) -> None:
        self._opened.__exit__(None, None, None)

    def drill(self, at: datetime = MORNING, *, finished: bool = True) -> int:
        spec = spec_for_training(BodyPart.HAND, 2, level=2)
        session = self.sessions.begin(
            sample_start(next(self._numbers), spec, started_utc=at, utc_offset_min=0)
        )
        for position, outcome in enumerate((Outcome.CORRECT, Outcome.WRONG), start=1):
            self.sessions.add_trial(session, sample_trial(position, outcome))
        if finished:
            self.sessions.finish(session, at + timedelta(minutes=2), Purpose.TRAINING, {})
        else:
            self.sessions.leave_block()
        return session

    def breathe(self, at: datetime = MORNING) -> int:
        start = sample_breathing(next(self._numbers), started_utc=at, utc_offset_min=0)
        session = self.breath_log.begin(start)
        self.breath_log.finish(session, at, BreathResult(5, 60_000, GOAL, ending=Ending.STOPPED), {})
        return session

    def read_lesson(self, at: datetime = MORNING) -> int:
        start = sample_lesson(next(self._numbers), started_utc=at, utc_offset_min=0)
        session = self.learning_log.begin(start)
        self.learning_log.finish(session, at)
        return session

    def month(self, day: date = MONDAY, today: date = MONDAY, about: AboutMe | None = None) -> CalendarMonth:
        with self.open_days() as reader:
            return read_month(reader, day, today, about or AboutMe(), MONDAY - 40 * DAY)

    def around(self, session: int, *, rates_pain: bool = True) -> tuple[DayRating, ...]:
        with self.open_days() as reader:
            return ratings_around(reader.said_around(session), rates_pain=rates_pain)

    def day(self, day: date = MONDAY, about: AboutMe | None = None) -> DayStory:
        with self.open_days() as reader:
            return read_day(reader, day, about or AboutMe())


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Person]:
    somebody = Person(new_record(tmp_path / "record.sqlite3"))
    yield somebody
    somebody.close()


# -- a plan's own words -------------------------------------------------------------------------------------------


def test_what_was_done_of_a_plans_own_words_is_told_and_keeps_the_day(person: Person) -> None:
    person.diary.add(DiaryKind.OWN_DONE, {"item": "own", "words": "Once round the garden."})

    story = person.day()
    assert [done.words for done in story.own_done] == ["Once round the garden."]
    assert not story.is_empty
    assert person.month().day(MONDAY).is_kept
    assert not person.month().day(MONDAY).done  # no session

    undo = person.days.take_back_own(story.own_done[0])
    assert person.day().own_done == ()
    assert not person.month().day(MONDAY).is_kept
    assert person.heard == [Changed.DIARY]

    undo()
    assert [done.words for done in person.day().own_done] == ["Once round the garden."]


def test_own_words_of_a_later_version_are_told_without_words(person: Person) -> None:
    person.diary.add(DiaryKind.OWN_DONE, {"item": "own", "words": 7})

    assert [done.words for done in person.day().own_done] == [""]


# -- a month ---------------------------------------------------------------------------------------------------


def test_an_empty_month_has_all_its_days_and_nothing_on_them(person: Person) -> None:
    month = person.month()

    assert len(month.days) == 31
    assert all(day == CalendarDay(day.day) for day in month.days)
    assert (month.kept, month.of) == (0, 30)


def test_a_day_tells_the_kinds_that_were_done_in_their_order(person: Person) -> None:
    person.breathe()
    left_out = person.drill()
    person.drill(finished=False)
    person.read_lesson(MORNING - DAY)
    person.sessions.set_counted(left_out, False, "interrupted")

    month = person.month()

    assert month.day(MONDAY).done == (
        KindDone(SessionKind.DRILL, 1, counted=False),
        KindDone(SessionKind.BREATHING, 1),
    )
    assert month.day(MONDAY - DAY).done == (KindDone(SessionKind.LESSON, 1),)
    assert month.day(MONDAY).is_kept
    assert (month.kept, month.of, month.is_from_the_start) == (2, 30, False)


def test_rest_lighter_and_eased_days_are_kept_and_marked(person: Person) -> None:
    person.drill(MORNING - 20 * DAY)
    person.diary.add(DiaryKind.REST_DAY)
    person.clock.advance(DAY)
    person.diary.add(DiaryKind.LIGHTER_DAY)
    person.diary.add(DiaryKind.LIFE_CHANGE, {"what": LifeChange.MEDICINE.value, "words": ""})
    person.clock.advance(DAY)
    person.diary.add(DiaryKind.FLARE)

    month = person.month(today=MONDAY + 3 * DAY)

    assert month.day(MONDAY).is_rest
    assert month.day(MONDAY + DAY).is_lighter
    assert month.day(MONDAY + DAY).has_change
    assert month.day(MONDAY + 2 * DAY).is_flare
    assert [day.day.day for day in month.days if day.is_eased] == [12, 13]  # the 14th is still to come
    assert [day.day.day for day in month.days if day.is_kept] == [10, 11, 12, 13]


def test_a_flare_of_the_month_before_still_eases_its_first_days(person: Person) -> None:
    person.clock.advance(21 * DAY)  # 31 March
    person.diary.add(DiaryKind.FLARE)

    month = person.month(date(2025, 4, 1), date(2025, 4, 9))

    assert [day.day.day for day in month.days if day.is_eased] == [1, 2]


def test_planned_rest_days_are_told_up_to_today_only(person: Person) -> None:
    sundays = AboutMe(rest_weekdays=frozenset({6}))

    assert [day.day.day for day in person.month(about=sundays).days if day.is_rest] == [2, 9]


def test_a_month_knows_where_there_is_more(person: Person) -> None:
    person.drill(MORNING - 60 * DAY)

    assert person.month().has_earlier
    assert not person.month().has_later
    assert not person.month(date(2025, 1, 1)).has_earlier
    assert person.month(date(2025, 1, 1)).has_later


# -- a day -----------------------------------------------------------------------------------------------------


def test_a_day_has_its_sessions_marks_and_numbers(person: Person) -> None:
    person.breathe(MORNING + timedelta(hours=2))
    person.drill()
    person.drill(MORNING + timedelta(hours=4), finished=False)
    person.diary.rate(Scale.MOOD, Moment.CHECK_IN, 6)
    person.diary.add(DiaryKind.LIFE_CHANGE, {"what": LifeChange.ILLNESS.value, "words": "a cold"})

    story = person.day()

    assert [(one.kind, one.is_done, one.count, one.of) for one in story.sessions] == [
        (SessionKind.DRILL, True, 1, 2),
        (SessionKind.BREATHING, True, 5, 0),
        (SessionKind.DRILL, False, 0, 0),
    ]
    assert [(mark.kind, mark.words) for mark in story.marks] == [(MarkKind.LIFE_CHANGE, "a cold")]
    assert [(rating.scale, rating.value) for rating in story.ratings] == [(Scale.MOOD, 6)]
    assert not story.is_empty
    assert person.day(MONDAY - DAY).is_empty


def test_a_corrected_number_remembers_what_it_was(person: Person) -> None:
    person.diary.rate(Scale.SLEEP, Moment.CHECK_IN, 5)
    person.clock.advance(2 * DAY)

    undo = person.days.correct(MONDAY, Scale.SLEEP, 4)

    sleep = person.day().rating(Scale.SLEEP)
    assert sleep is not None
    assert sleep.value == 4
    assert [(before.value, after.value) for before, after in sleep.changes] == [(5, 4)]
    assert sleep.changes[0][1].said_utc == person.clock.utc_now()

    undo()
    sleep = person.day().rating(Scale.SLEEP)
    assert sleep is not None
    assert (sleep.value, sleep.changes) == (5, ())  # undone at once: nothing to tell
    assert len(sleep.said) == 3  # and still nothing was written over
    assert person.heard == [Changed.DIARY, Changed.DIARY]


def test_a_number_can_be_given_to_a_day_without_one_and_taken_back(person: Person) -> None:
    person.days.correct(MONDAY - DAY, Scale.MOOD, 3)
    person.clock.advance(DAY)
    person.days.correct(MONDAY - DAY, Scale.MOOD, None)

    mood = person.day(MONDAY - DAY).rating(Scale.MOOD)
    assert mood is not None
    assert mood.value is None
    assert [(before.value, after.value) for before, after in mood.changes] == [(3, None)]


def test_a_number_around_a_practice_is_corrected_by_another_row(person: Person) -> None:
    session = person.drill()
    person.diary.rate(Scale.PAIN_NOW, Moment.BEFORE, 4, session)
    person.diary.rate(Scale.PAIN_NOW, Moment.AFTER, 5, session)
    person.diary.rate(Scale.FEEL, Moment.AFTER, 0, session)
    person.clock.advance(2 * DAY)

    undo = person.days.correct_around(session, Scale.PAIN_NOW, Moment.AFTER, 3)

    before, after = person.around(session)
    assert (before.moment, before.value, before.changes) == (Moment.BEFORE, 4, ())
    assert (after.moment, after.value) == (Moment.AFTER, 3)
    assert [(one.value, other.value) for one, other in after.changes] == [(5, 3)]
    assert person.heard[-1] is Changed.DIARY

    undo()
    assert [rating.value for rating in person.around(session)] == [4, 5]
    person.days.correct_around(session, Scale.PAIN_NOW, Moment.BEFORE, None)
    assert [rating.value for rating in person.around(session)] == [None, 5]
    assert person.around(session, rates_pain=False) == ()


def test_pain_is_not_told_to_who_would_rather_not_rate_it(person: Person) -> None:
    person.diary.rate(Scale.PAIN_AVERAGE, Moment.CHECK_IN, 7)

    assert person.day().rating(Scale.PAIN_AVERAGE) is not None
    assert person.day(about=NO_PAIN).ratings == ()


def test_a_flare_that_is_taken_back_takes_its_easier_days_with_it_and_comes_back_whole(
    person: Person,
) -> None:
    person.diary.add(DiaryKind.FLARE)
    person.diary.add(DiaryKind.AFTER_LAST, {"answer": AfterLast.STILL_WORSE.value, "sessions": []})
    person.clock.advance(DAY)
    person.diary.add(
        DiaryKind.STEP_BACK, {"because": "said", "because_day": MONDAY.isoformat(), "until": "2025-03-12"}
    )
    story = person.day()
    flare = next(mark for mark in story.marks if mark.kind is MarkKind.FLARE)

    undo = person.days.take_back(story, flare)

    assert person.day().marks == ()
    assert person.day(MONDAY + DAY).marks == ()
    undo()
    assert [mark.kind for mark in person.day().marks] == [MarkKind.FLARE]
    assert [mark.kind for mark in person.day(MONDAY + DAY).marks] == [MarkKind.STEP_BACK]


def test_any_other_mark_goes_alone(person: Person) -> None:
    person.diary.add(DiaryKind.REST_DAY)
    person.diary.add(DiaryKind.LIFE_CHANGE, {"what": LifeChange.SLEEP.value, "words": ""})
    story = person.day()

    person.days.take_back(story, next(mark for mark in story.marks if mark.kind is MarkKind.LIFE_CHANGE))

    assert [mark.kind for mark in person.day().marks] == [MarkKind.REST_DAY]


# -- notes -----------------------------------------------------------------------------------------------------


def test_a_note_keeps_its_earlier_wordings(person: Person) -> None:
    person.notes.put_for_day(MONDAY, "  A good day.  ")
    person.clock.advance(DAY)
    person.notes.put_for_day(MONDAY, "A good day, with rain.")
    person.notes.put_for_day(MONDAY, "A good day, with rain.")  # the same: nothing is written

    note = person.day().note
    assert note.text == "A good day, with rain."
    assert [wording.text for wording in note.earlier] == ["A good day."]
    assert len(note.wordings) == 2
    assert person.month().day(MONDAY).has_note


def test_a_note_is_taken_back_and_given_back(person: Person) -> None:
    person.notes.put_for_day(MONDAY, "Rain.")

    undo = person.notes.put_for_day(MONDAY, "")

    assert person.day().note.text == ""
    assert [wording.text for wording in person.day().note.earlier] == ["Rain."]
    assert not person.month().day(MONDAY).has_note
    undo()
    assert person.day().note.text == "Rain."
    assert person.day().note.earlier == ()


def test_a_session_has_a_note_of_its_own_which_is_not_the_days(person: Person) -> None:
    session = person.drill()

    undo = person.notes.put_for_session(session, "Cold hands.")

    with person.open_days() as reader:
        assert reader.note_of_session(session).text == "Cold hands."
    assert person.day().note.text == ""
    assert not person.month().day(MONDAY).has_note
    undo()
    with person.open_days() as reader:
        assert reader.note_of_session(session).text == ""


def test_a_lesson_keeps_its_words_elsewhere(person: Person) -> None:
    with pytest.raises(AssertionError, match="with the lesson"):
        person.notes.put_for_session(person.read_lesson(), "Mine.")


# -- the questions of the week ---------------------------------------------------------------------------------


def scales(person: Person) -> list[Scale | None]:
    with person.open_days() as reader, person.open_own() as own:
        return [asked.scale for asked in person.weekly.look(reader, own).questions]


def answer_all(person: Person, value: int) -> None:
    with person.open_days() as reader, person.open_own() as own:
        asked_round = person.weekly.look(reader, own)
    for asked in asked_round.questions:
        person.weekly.answer(asked, 2 if asked.scale is Scale.OVERALL_CHANGE else value, asked_round.day)
    person.weekly.finish(asked_round)


def test_a_round_asks_peg_the_own_questions_and_each_goal(person: Person) -> None:
    person.goals.add("Carry a cup")

    assert scales(person) == [
        Scale.PEG_PAIN,
        Scale.PEG_ENJOYMENT,
        Scale.PEG_ACTIVITY,
        Scale.CONFIDENCE,
        Scale.WORRY_MOVING,
        None,
    ]
    AboutMeService(person.preferences, person.changes).save(NO_PAIN)
    assert scales(person) == [Scale.CONFIDENCE, Scale.WORRY_MOVING, None]


def test_answers_make_a_history_and_the_month_comes_after_four_weeks(person: Person) -> None:
    person.drill(MORNING - DAY)
    person.goals.add("Carry a cup")
    for week in range(6):
        answer_all(person, 6 - week)
        person.clock.advance(7 * DAY)

    with person.open_days() as reader:
        history = person.weekly.history(reader)
    with person.open_own() as own:
        goal = own.goals()[0]

    peg = history.of(Measure.PEG)
    assert peg is not None
    assert [week.value for week in peg.weeks] == [6, 5, 4, 3, 2, 1]
    assert [rating.value for rating in goal.ratings] == [6, 5, 4, 3, 2, 1]
    assert [(month.day, month.change) for month in history.months] == [
        (MONDAY + 21 * DAY, OverallChange.MUCH_BETTER)
    ]


def test_what_was_said_this_week_is_there_when_it_is_asked_again(person: Person) -> None:
    with person.open_days() as reader, person.open_own() as own:
        asked_round = person.weekly.look(reader, own)
    undo = person.weekly.answer(asked_round.questions[0], 4, MONDAY)
    person.clock.advance(DAY)

    with person.open_days() as reader, person.open_own() as own:
        assert person.weekly.look(reader, own).questions[0].value == 4
    undo()
    with person.open_days() as reader, person.open_own() as own:
        assert person.weekly.look(reader, own).questions[0].value is None


def test_putting_off_and_leaving_out_are_taken_back_exactly(person: Person) -> None:
    for settle in (person.weekly.put_off, person.weekly.leave_out):
        before = person.preferences.get("weekly_asked")
        undo = settle()
        assert person.preferences.get("weekly_asked") != before
        undo()
        assert person.preferences.get("weekly_asked") == before


@pytest.mark.parametrize("stored", [None, 7, "week", {"week": 3, "put_off_on": "never"}])
def test_what_was_settled_and_is_not_understood_was_never_settled(stored: object) -> None:
    assert asked_from(stored) == WeeklyAsked()
