"""Days, sessions, trials and courses in words: plain, kind, and never a verdict."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from gmi_trainer.domain.activity import DrillMode, Purpose, spec_for_test, spec_for_training
from gmi_trainer.domain.body import BodyPart, InputKind, Side
from gmi_trainer.domain.course import Point, Reading, Standing
from gmi_trainer.domain.measure import Measure
from gmi_trainer.domain.progress import SessionSummary, SideScore, TrialRow
from gmi_trainer.domain.span import Grain
from gmi_trainer.domain.stimulus import Turn
from gmi_trainer.domain.trial import Flag, Outcome
from gmi_trainer.ui.charts.over_time import when_words
from gmi_trainer.ui.words.course import (
    course_sentence,
    point_note,
    standing_name,
    value_words,
)
from gmi_trainer.ui.words.days import (
    day_month_year,
    month_year,
    wall_clock,
    week_of,
    weekday_letters,
    weekday_name,
    whole_day,
)
from gmi_trainer.ui.words.sessions import (
    LeftOutReason,
    answer_name,
    drill_count,
    flag_name,
    flag_words,
    how_measured,
    kind_name,
    outcome_name,
    picture_count,
    reason_words,
    rotation_words,
    row_words,
    score_lines,
    session_marks,
    side_heading,
    timing_from,
)
from gmi_trainer.ui.words.translate import english

TODAY = date(2025, 3, 13)
MONDAY = date(2025, 3, 10)
SCORE = SideScore(20, 18, 2, 0, 0, 1234.0, 1300.0, 250.0)
MEASURED: dict[str, object] = {
    "timing_quality": "good",
    "timing_within_ms": 0.7,
    "screen_ms": 16.7,
    "worst_clamp_ms": 0.0,
    "late_trials": 0,
}


def summary(
    purpose: Purpose = Purpose.TEST,
    mode: DrillMode = DrillMode.TEST,
    *,
    finished: bool = True,
    counted: bool = True,
    environment: dict[str, object] | None = None,
) -> SessionSummary:
    started = datetime(2025, 3, 10, 7, 30, tzinfo=UTC)
    is_test = mode is DrillMode.TEST
    return SessionSummary(
        session_id=7,
        uuid="",
        purpose=purpose,
        spec=spec_for_test(BodyPart.HAND) if is_test else spec_for_training(BodyPart.HAND),
        seed=1,
        started_utc=started,
        utc_offset_min=60,
        local_day=MONDAY,
        finished_utc=started + timedelta(minutes=4) if finished else None,
        counted=counted,
        not_counted_reason="" if counted else "interrupted",
        environment=environment if environment is not None else {},
        left=SCORE if finished else None,
        right=SCORE if finished else None,
    )


def trial(
    rotation_deg: float = 0.0,
    turn: Turn = Turn.NONE,
    *,
    response: Side | None = Side.LEFT,
    flags: frozenset[Flag] = frozenset(),
) -> TrialRow:
    return TrialRow(
        position=1,
        stimulus_id="h0001-left-000",
        picture_sha256="",
        side=Side.LEFT,
        response=response,
        response_key=None,
        outcome=Outcome.CORRECT,
        rt_ms=900.0,
        rotation_deg=rotation_deg,
        turn=turn,
        mirrored=False,
        view="palm",
        posture="open",
        alt="an open hand",
        flags=flags,
    )


def point(standing: Standing = Standing.COMPARED, day: date = MONDAY, left: float | None = 0.9) -> Point:
    return Point(day, standing, Reading(left, 1234), Reading(0.8, 1500), drills=3)


# -- days ---------------------------------------------------------------------------------------------------


def test_days_are_said_as_people_say_them() -> None:
    assert day_month_year(TODAY, english) == "13 Mar 2025"
    assert whole_day(TODAY, english) == "Thursday, 13 Mar 2025"
    assert month_year(TODAY, english) == "Mar 2025"
    assert weekday_name(MONDAY, english) == "Monday"
    assert len(set(weekday_letters(english))) == 7


def test_weeks_have_names_while_they_are_near() -> None:
    assert week_of(MONDAY, TODAY, english) == "This week"
    assert week_of(MONDAY - timedelta(days=7), TODAY, english) == "Last week"
    assert week_of(MONDAY - timedelta(days=14), TODAY, english) == "Week of 24 Feb"
    assert week_of(date(2024, 12, 30), TODAY, english) == "Week of 30 Dec 2024"


def test_the_time_is_that_of_the_wall() -> None:
    assert wall_clock(datetime(2025, 3, 10, 23, 5, tzinfo=UTC), 120, english) == "01:05"
    assert wall_clock(datetime(2025, 3, 10, 8, 5, tzinfo=UTC), -300, english) == "03:05"


# -- sessions -----------------------------------------------------------------------------------------------


def test_a_row_says_what_when_and_how_it_went() -> None:
    words = row_words(summary(), english)

    assert words.title == "Hands · Test"
    assert words.about == "Monday, 10 Mar, 08:30 · 40\N{NO-BREAK SPACE}pictures"
    assert [(s.name, s.accuracy, s.time) for s in words.sides] == [
        ("Left", "90 %", "1.23 s"),
        ("Right", "90 %", "1.23 s"),
    ]
    assert words.marks == ()
    assert words.spoken.endswith("Right: 90 % correct, usual time 1.23 s")


@pytest.mark.parametrize(
    ("made", "kind", "marks"),
    [
        (summary(), "Test", ()),
        (summary(finished=False), "Test", ("Not finished",)),
        (summary(counted=False), "Test", ("Not counted",)),
        (summary(Purpose.FAMILIARISATION), "Practice", ("Shown, not counted",)),
        (summary(Purpose.TRAINING), "Test", ("Counts as training",)),
        (summary(Purpose.TRAINING, DrillMode.TRAINING), "Training", ()),
        (summary(counted=False, finished=False), "Test", ("Not finished", "Not counted")),
    ],
)
def test_a_session_says_what_it_is_worth(made: SessionSummary, kind: str, marks: tuple[str, ...]) -> None:
    assert kind_name(made, english) == kind
    assert session_marks(made, english) == marks


def test_one_is_one() -> None:
    assert (drill_count(1, english), drill_count(2, english)) == ("1 drill", "2 drills")
    assert picture_count(1, english) == "1 picture"


@pytest.mark.parametrize("reason", LeftOutReason)
def test_every_offered_reason_has_a_sentence(reason: LeftOutReason) -> None:
    assert reason_words(reason.value, english).startswith(("I was", "I mixed", "Someone"))


def test_ones_own_reason_stays_as_it_is() -> None:
    assert reason_words("the phone rang", english) == "the phone rang"


def test_how_it_was_answered_and_measured() -> None:
    lines = how_measured(summary(environment=MEASURED), english)

    assert lines[0] == "Answered with: Keys · Both hands"
    assert lines[1] == "Pictures: Level 2: turned. Time limit: 10 seconds"
    assert lines[2].startswith("Timing quality: good")
    assert summary().spec.input_kind is InputKind.KEYBOARD


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {**MEASURED, "timing_quality": "splendid"},
        {**MEASURED, "screen_ms": "16"},
        {**MEASURED, "late_trials": None},
    ],
)
def test_an_account_of_the_timing_that_is_not_understood_is_left_out(environment: dict[str, object]) -> None:
    assert timing_from(environment) is None
    assert len(how_measured(summary(environment=environment), english)) == 2


def test_a_score_tells_what_was_missed_and_too_fast_where_there_was_any() -> None:
    assert score_lines(SCORE, english) == ()
    assert score_lines(SideScore(20, 15, 2, 3, 4, None, None, None), english) == (
        "No answer in time: 3",
        "Too fast to count: 4",
    )


# -- trials -------------------------------------------------------------------------------------------------


def test_every_outcome_and_every_mark_has_words_of_its_own() -> None:
    assert len({outcome_name(outcome, english) for outcome in Outcome}) == len(Outcome)
    assert len({flag_name(flag, english) for flag in Flag}) == len(Flag)


def test_marks_are_told_in_one_order() -> None:
    both = frozenset({Flag.LOST_FOCUS, Flag.WARM_UP})

    assert flag_words(trial(flags=both), english) == "warm-up, another window was in front"
    assert flag_words(trial(), english) == ""


@pytest.mark.parametrize(
    ("degrees", "turn", "words"),
    [
        (4, Turn.NONE, "upright"),
        (-176, Turn.NONE, "upside down"),
        (92, Turn.TOWARDS, "92°, inwards"),
        (-44, Turn.AWAY, "44°, outwards"),
        (30, Turn.NONE, "30°"),
    ],
)
def test_a_turned_picture_is_told_by_its_angle_and_its_direction(
    degrees: float, turn: Turn, words: str
) -> None:
    assert rotation_words(BodyPart.HAND, trial(degrees, turn), english) == words


@pytest.mark.parametrize("part", [BodyPart.NECK, BodyPart.BACK])
def test_in_the_middle_of_the_body_the_clock_says_which_way_a_picture_was_turned(part: BodyPart) -> None:
    assert rotation_words(part, trial(92, Turn.TOWARDS), english) == "92°, clockwise"
    assert rotation_words(part, trial(-44, Turn.TOWARDS), english) == "44°, anticlockwise"
    assert rotation_words(part, trial(178, Turn.NONE), english) == "upside down"


def test_no_answer_is_a_dash() -> None:
    assert answer_name(trial(response=None), english) == "–"
    assert answer_name(trial(response=Side.RIGHT), english) == "Right"


def test_necks_and_backs_are_turned() -> None:
    assert side_heading(BodyPart.HAND, english) == "Side"
    assert side_heading(BodyPart.NECK, english) == "Turned or leaned to"


# -- courses ------------------------------------------------------------------------------------------------


def test_values_of_both_measures() -> None:
    assert value_words(Measure.ACCURACY, 0.875, english) == "88 %"
    assert value_words(Measure.TIME, 1234.0, english) == "1.23 s"
    assert value_words(Measure.TIME, None, english) == "–"


def test_a_point_says_when_and_of_what() -> None:
    assert when_words(MONDAY, Grain.WEEK, TODAY, english) == "This week"
    assert when_words(MONDAY, Grain.DRILL, TODAY, english) == "Monday, 10 Mar"
    assert when_words(date(2024, 3, 4), Grain.DRILL, TODAY, english) == "Monday, 4 Mar 2024"
    assert point_note(point(), english, by=Grain.WEEK) == "Tests: 3"
    assert point_note(point(Standing.TRAINING), english, by=Grain.WEEK) == "Other drills: 3"
    assert point_note(point(Standing.PRACTICE), english, by=Grain.DRILL) == "Practice"


def test_every_standing_has_a_name() -> None:
    assert len({standing_name(point(standing), english) for standing in Standing}) == len(Standing)


def test_the_sentence_tells_first_and_last_of_each_side_and_gives_no_verdict() -> None:
    points = [point(day=MONDAY - timedelta(days=7), left=0.7), point()]

    said = course_sentence(
        Measure.ACCURACY, points, lambda p: week_of(p.day, TODAY, english), english, by=Grain.WEEK
    )

    assert said == (
        "Tests. 2 weeks, Last week to This week. Left: from 70 % to 90 %, Right: from 80 % to 80 %."
    )


def test_the_sentence_of_one_test_and_of_none() -> None:
    def when(p: Point) -> str:
        return week_of(p.day, TODAY, english)

    assert course_sentence(Measure.TIME, [], when, english, by=Grain.WEEK) == "No tests to compare yet."
    one = course_sentence(Measure.ACCURACY, [point(left=None)], when, english, by=Grain.DRILL)
    assert one == "Tests. This week. Left: –, Right: 80 %."
