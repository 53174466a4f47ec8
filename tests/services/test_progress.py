"""What the Progress page reads, and "do not count" with its way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.activity import spec_for_test, spec_for_training
from gmi_trainer.domain.answering import way_of
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.course import Standing
from gmi_trainer.domain.day_line import MarkKind
from gmi_trainer.domain.days import monday_of
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.measure import Whose
from gmi_trainer.domain.span import Grain, Span, stretch_of
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.progress import (
    SessionMarks,
    read_course,
    read_day_line,
    read_session,
)
from tests.fakes import (
    FakeClock,
    FakeDiary,
    FakeDiaryReader,
    FakeHistory,
    FakePreferences,
    FakeRecord,
    FakeSessionLog,
)
from tests.history_maker import HistoryMaker, by_touch, shorter

TODAY = date(2025, 3, 13)  # a Thursday
DAY = date(2025, 3, 10)
HAND_TEST = spec_for_test(BodyPart.HAND)


def lived(record: FakeRecord, weeks: int = 20) -> list[int]:
    """Two tests a week, the first two of them practice, until yesterday."""
    maker = HistoryMaker(FakeSessionLog(record))
    first = TODAY - timedelta(weeks=weeks)
    days = [first + timedelta(days=7 * week + part) for week in range(weeks) for part in (0, 3)]
    return [maker.session(day, HAND_TEST, number / len(days)) for number, day in enumerate(days)]


def test_a_course_is_cut_to_its_span_and_compared_over_all_of_it() -> None:
    record = FakeRecord()
    made = lived(record)
    history, diary = FakeHistory(record), FakeDiaryReader(record, FakePreferences())

    weeks = read_course(history, diary, BodyPart.HAND, Span.THREE_MONTHS, TODAY)
    drills = read_course(history, diary, BodyPart.HAND, Span.TWO_WEEKS, TODAY)
    everything = read_course(history, diary, BodyPart.HAND, Span.ALL, TODAY)

    assert weeks is not None
    assert drills is not None
    assert everything is not None
    assert (weeks.by, drills.by, everything.by) == (Grain.WEEK, Grain.DRILL, Grain.WEEK)
    assert min(point.day for point in weeks.points) == weeks.first == monday_of(TODAY) - timedelta(weeks=12)
    assert [point.session_id for point in drills.points] == made[-3:]
    assert sum(point.drills for point in everything.points) == len(made)
    assert weeks.change == drills.change == everything.change
    assert weeks.change.tests == len(made) - 2
    assert weeks.change.start is not None
    assert weeks.change.start.sessions == tuple(made[2:5])
    assert weeks.gap is not None
    assert weeks.speed.now
    assert weeks.sides == tuple(Side)


def test_of_the_same_tests_nothing_is_worked_out_anew_and_of_others_all_is() -> None:
    record = FakeRecord()
    lived(record)
    history, diary = FakeHistory(record), FakeDiaryReader(record, FakePreferences())
    about = AboutMe()
    weeks = read_course(history, diary, BodyPart.HAND, Span.THREE_MONTHS, TODAY)
    assert weeks is not None

    drills = read_course(history, diary, BodyPart.HAND, Span.TWO_WEEKS, TODAY, about, weeks)
    assert drills is not None
    assert drills.change is weeks.change
    assert drills == read_course(history, diary, BodyPart.HAND, Span.TWO_WEEKS, TODAY)

    maker = HistoryMaker(FakeSessionLog(record), seed=8, drills_before=lambda _part: 40)
    maker.session(TODAY, HAND_TEST)
    later = read_course(history, diary, BodyPart.HAND, Span.TWO_WEEKS, TODAY, about, weeks)
    assert later is not None
    assert later.change.tests == weeks.change.tests + 1
    assert later == read_course(history, diary, BodyPart.HAND, Span.TWO_WEEKS, TODAY)


def test_after_a_long_break_all_of_a_course_comes_first() -> None:
    record = FakeRecord()
    HistoryMaker(FakeSessionLog(record)).session(TODAY - timedelta(days=200), HAND_TEST)
    history, diary = FakeHistory(record), FakeDiaryReader(record, FakePreferences())

    course = read_course(history, diary, BodyPart.HAND, None, TODAY)

    assert course is not None
    assert (course.span, len(course.points)) == (Span.ALL, 1)
    assert course.change.missing == 6
    assert read_course(history, diary, BodyPart.NECK, None, TODAY) is None


def test_what_is_not_counted_is_a_faint_drill_and_in_no_mean() -> None:
    record = FakeRecord()
    made = lived(record, 5)
    FakeSessionLog(record).set_counted(made[-1], False, "the phone rang")
    history, diary = FakeHistory(record), FakeDiaryReader(record, FakePreferences())

    drills = read_course(history, diary, BodyPart.HAND, Span.TWO_WEEKS, TODAY)
    weeks = read_course(history, diary, BodyPart.HAND, Span.THREE_MONTHS, TODAY)

    assert drills is not None
    assert weeks is not None
    assert drills.points[-1].standing is Standing.NOT_COUNTED
    assert made[-1] not in [point.session_id for point in drills.compared]
    assert sum(point.drills for point in weeks.points) == len(made) - 1
    assert weeks.change.tests == len(made) - 3


@pytest.mark.parametrize(("notes", "told"), [(60, 60), (61, 0)])
def test_a_few_notes_are_told_among_months_and_many_are_not(notes: int, told: int) -> None:
    record = FakeRecord()
    record.day_notes += [(DAY - timedelta(days=9 * n), "rain", str(n)) for n in reversed(range(notes))]
    diary = FakeDiaryReader(record, FakePreferences())
    years = stretch_of(Span.ALL, TODAY, TODAY - timedelta(days=1500))

    line = read_day_line(diary, years)

    assert years.by is Grain.MONTH
    assert len(line.marks) == told
    assert len(read_day_line(diary, replace(years, by=Grain.WEEK)).marks) == notes


def test_the_first_two_are_practice_and_tests_made_another_way_do_not_compare() -> None:
    record = FakeRecord()
    maker = HistoryMaker(FakeSessionLog(record))
    specs = [HAND_TEST, HAND_TEST, shorter(HAND_TEST), HAND_TEST, spec_for_training(BodyPart.HAND)]
    for number, spec in enumerate(specs):
        maker.session(DAY + timedelta(days=number - 5), spec)
    history, diary = FakeHistory(record), FakeDiaryReader(record, FakePreferences())

    course = read_course(history, diary, BodyPart.HAND, Span.TWO_WEEKS, TODAY)

    assert course is not None
    assert [point.standing for point in course.points] == [
        Standing.PRACTICE,
        Standing.PRACTICE,
        Standing.OTHER_TEST,
        Standing.COMPARED,
        Standing.TRAINING,
    ]
    assert len(course.compared) == 1


def test_ways_of_answering_are_never_drawn_into_one_line() -> None:
    record = FakeRecord()
    maker = HistoryMaker(FakeSessionLog(record))
    training = spec_for_training(BodyPart.HAND)
    specs = [HAND_TEST, HAND_TEST, HAND_TEST, by_touch(HAND_TEST), by_touch(training), training]
    made = [maker.session(DAY + timedelta(days=number - 6), spec) for number, spec in enumerate(specs)]
    history, diary = FakeHistory(record), FakeDiaryReader(record, FakePreferences())

    drills = read_course(history, diary, BodyPart.HAND, Span.TWO_WEEKS, TODAY)
    weeks = read_course(history, diary, BodyPart.HAND, Span.YEAR, TODAY)

    assert drills is not None
    assert weeks is not None
    assert [point.session_id for point in drills.points] == made[3:5]
    assert (drills.way, drills.other_way) == (way_of(by_touch(HAND_TEST)), 4)
    assert sum(point.drills for point in weeks.points) == 2


def test_where_a_sore_hand_answered_its_own_side_no_gap_is_told() -> None:
    record = FakeRecord()
    lived(record)
    sore = AboutMe(sore_part=BodyPart.HAND, sore_side=SoreSide.LEFT)
    history, diary = FakeHistory(record), FakeDiaryReader(record, FakePreferences())

    course = read_course(history, diary, BodyPart.HAND, Span.YEAR, TODAY, sore)
    newest = max(record.sessions)
    story, usual = read_session(history, newest, sore), read_session(history, newest)

    assert story is not None
    assert usual is not None
    assert (story.by_side, usual.by_side) == (False, True)
    assert course is not None
    assert (course.by_side, course.gap, len(course.sides)) == (False, None, 1)
    assert {change.whose for change in course.change.changes} == {Whose.BOTH}
    assert all(point.left == point.right for point in course.points)


def test_days_are_told_beside_a_course_and_pain_only_where_it_is_rated() -> None:
    record, clock = FakeRecord(), FakeClock(utc=datetime(2025, 3, 10, 8, tzinfo=UTC))
    HistoryMaker(FakeSessionLog(record)).session(DAY, HAND_TEST)
    diary = FakeDiary(record, clock)
    for scale, value in ((Scale.PAIN_AVERAGE, 6), (Scale.SLEEP, 3), (Scale.MOOD, 5)):
        diary.rate(scale, Moment.CHECK_IN, value)
    diary.add(DiaryKind.FLARE)
    record.day_notes.append((DAY, "a long walk", "n"))
    history, days = FakeHistory(record), FakeDiaryReader(record, FakePreferences())

    told = read_course(history, days, BodyPart.HAND, Span.TWO_WEEKS, DAY)
    without = read_course(history, days, BodyPart.HAND, Span.TWO_WEEKS, DAY, AboutMe(rates_pain=False))

    assert told is not None
    assert without is not None
    assert (told.line.pain, told.line.sleep, told.line.mood) == (((DAY, 6),), ((DAY, 3),), ((DAY, 5),))
    assert [(mark.kind, mark.words) for mark in told.line.marks] == [
        (MarkKind.FLARE, ""),
        (MarkKind.NOTE, "a long walk"),
    ]
    assert (without.line.pain, without.line.sleep) == ((), ((DAY, 3),))


def test_one_session_is_told_with_all_its_trials() -> None:
    record = FakeRecord()
    session_id = HistoryMaker(FakeSessionLog(record)).session(DAY, HAND_TEST)
    reader = FakeHistory(record)

    story = read_session(reader, session_id)

    assert story is not None
    assert story.summary.session_id == session_id
    assert len(story.trials) == HAND_TEST.pictures + HAND_TEST.warm_ups
    assert read_session(reader, session_id + 1) is None


def test_do_not_count_keeps_the_session_and_can_be_taken_back() -> None:
    record = FakeRecord()
    log, changes, heard = FakeSessionLog(record), Changes(), list[Changed]()
    session_id = HistoryMaker(log).session(DAY, HAND_TEST)
    changes.subscribe(heard.append)
    marks = SessionMarks(log, changes)

    marks.leave_out(session_id, "interrupted")
    left_out = record.sessions[session_id].summary
    marks.count_again(session_id)
    again = record.sessions[session_id].summary

    assert (left_out.counted, left_out.not_counted_reason) == (False, "interrupted")
    assert (again.counted, again.not_counted_reason) == (True, "")
    assert heard == [Changed.SESSIONS, Changed.SESSIONS]
