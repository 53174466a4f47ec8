"""What the Progress page reads, and "do not count" with its way back."""

from __future__ import annotations

from datetime import date, timedelta

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.activity import spec_for_test, spec_for_training
from gmi_trainer.domain.answering import way_of
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.course import Standing
from gmi_trainer.services.changes import Changed, Changes
from gmi_trainer.services.progress import SessionMarks, read_earlier_course, read_overview, read_session
from tests.fakes import FakeHistory, FakeRecord, FakeSessionLog
from tests.history_maker import HistoryMaker, by_touch, shorter

DAY = date(2025, 3, 10)
HAND_TEST = spec_for_test(BodyPart.HAND)


def test_a_new_person_has_nothing_to_look_back_on() -> None:
    overview = read_overview(FakeHistory(FakeRecord()), None, 50)

    assert overview.parts == ()
    assert overview.course is None
    assert overview.sessions == ()
    assert not overview.has_older


def test_the_most_recent_part_comes_first_and_another_can_be_asked_for() -> None:
    record = FakeRecord()
    maker = HistoryMaker(FakeSessionLog(record))
    maker.session(DAY, spec_for_training(BodyPart.FOOT))
    maker.session(DAY + timedelta(days=1), spec_for_training(BodyPart.HAND))
    reader = FakeHistory(record)

    by_itself = read_overview(reader, None, 50)
    asked = read_overview(reader, BodyPart.FOOT, 50)
    impossible = read_overview(reader, BodyPart.NECK, 50)

    assert by_itself.parts == (BodyPart.HAND, BodyPart.FOOT)
    assert by_itself.course is not None
    assert by_itself.course.part is BodyPart.HAND
    assert asked.course is not None
    assert asked.course.part is BodyPart.FOOT
    assert impossible.course == by_itself.course


def test_sessions_come_newest_first_and_a_page_at_a_time() -> None:
    record = FakeRecord()
    maker = HistoryMaker(FakeSessionLog(record))
    made = [maker.session(DAY + timedelta(days=n), spec_for_training(BodyPart.HAND, 5)) for n in range(5)]
    reader = FakeHistory(record)

    first = read_overview(reader, None, 3)
    whole = read_overview(reader, None, 5)

    assert [s.session_id for s in first.sessions] == made[:1:-1]
    assert first.has_older
    assert len(first.recent) == 5
    assert not whole.has_older


def test_the_first_two_are_practice_and_tests_made_another_way_do_not_compare() -> None:
    record = FakeRecord()
    maker = HistoryMaker(FakeSessionLog(record))
    specs = [HAND_TEST, HAND_TEST, shorter(HAND_TEST), HAND_TEST, spec_for_training(BodyPart.HAND)]
    for number, spec in enumerate(specs):
        maker.session(DAY + timedelta(days=number), spec)

    course = read_earlier_course(FakeHistory(record), BodyPart.HAND)

    assert [point.standing for point in course.drills] == [
        Standing.PRACTICE,
        Standing.PRACTICE,
        Standing.OTHER_TEST,
        Standing.COMPARED,
        Standing.TRAINING,
    ]


def test_ways_of_answering_are_never_drawn_into_one_line() -> None:
    record = FakeRecord()
    maker = HistoryMaker(FakeSessionLog(record))
    training = spec_for_training(BodyPart.HAND)
    specs = [HAND_TEST, HAND_TEST, HAND_TEST, by_touch(HAND_TEST), by_touch(training), training]
    made = [maker.session(DAY + timedelta(days=number), spec) for number, spec in enumerate(specs)]

    course = read_earlier_course(FakeHistory(record), BodyPart.HAND)

    assert [point.session_id for point in course.drills] == made[3:5]
    assert (course.way, course.other_way) == (way_of(by_touch(HAND_TEST)), 4)
    assert sum(point.drills for point in course.weeks) == 2


def test_where_a_sore_hand_answered_its_own_side_both_sides_are_told_together() -> None:
    record = FakeRecord()
    session_id = HistoryMaker(FakeSessionLog(record)).session(DAY, HAND_TEST)
    reader = FakeHistory(record)
    sore = AboutMe(sore_part=BodyPart.HAND, sore_side=SoreSide.LEFT)

    course = read_earlier_course(reader, BodyPart.HAND, sore)
    usual = read_earlier_course(reader, BodyPart.HAND)
    story, other = read_session(reader, session_id, sore), read_session(reader, session_id)

    assert (course.by_side, usual.by_side) == (False, True)
    assert course.drills[0].left == course.drills[0].right
    assert usual.drills[0].left != usual.drills[0].right
    assert story is not None
    assert other is not None
    assert (story.by_side, other.by_side) == (False, True)
    assert read_overview(reader, None, 5, sore).about == sore


def test_without_any_test_nothing_compares() -> None:
    record = FakeRecord()
    maker = HistoryMaker(FakeSessionLog(record))
    for number in range(3):
        maker.session(DAY + timedelta(days=number), spec_for_training(BodyPart.HAND))

    course = read_earlier_course(FakeHistory(record), BodyPart.HAND)

    assert [point.standing for point in course.drills][-1] is Standing.TRAINING
    assert all(point.standing is not Standing.COMPARED for point in course.weeks)


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
