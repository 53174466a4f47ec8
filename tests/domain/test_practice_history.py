"""Values over time, and what some sessions came to: what counts is told, and nothing else is in a mean."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from gmi_trainer.domain.activity_steps import ActivityEnding, NextDay, Tried
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.checkin import Feel
from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.domain.imagery import Rung
from gmi_trainer.domain.imagery_course import CardTimes, Hurt, Imagined, Moved, Said
from gmi_trainer.domain.mirror import Felt, MirrorDone, MirrorLog, MirrorStep
from gmi_trainer.domain.practice_history import (
    DayValue,
    ImaginedFacts,
    LinePoint,
    MirroredFacts,
    Taps,
    TaskFacts,
    hurt_a_little,
    imagined_facts,
    last_of,
    line_of,
    mirrored_facts,
    pain_changes,
    practice_days,
    ratio_of,
    sums_of,
    taps_of,
    task_facts,
)
from gmi_trainer.domain.span import Grain, Stretch

MONDAY = date(2025, 3, 10)
DAY = timedelta(days=1)


def imagined(
    number: int = 0,
    *,
    said: Said = Said(),  # noqa: B008 - a value that never changes
    ending: GuidedEnding | None = GuidedEnding.WHOLE,
    counted: bool = True,
    times: tuple[CardTimes, ...] = (),
    pain: float | None = None,
    feel: Feel | None = None,
) -> Imagined:
    return Imagined(
        session_id=number,
        day=MONDAY + number * DAY,
        began_utc=datetime(2025, 3, 10, tzinfo=UTC),
        part=BodyPart.HAND,
        side=Side.LEFT,
        rung=Rung.MOVEMENT,
        cards=3,
        cards_done=3,
        practised_ms=180_000,
        said=said,
        ending=ending,
        counted=counted,
        times=times,
        pain_change=pain,
        feel=feel,
    )


def mirrored(
    number: int,
    log: MirrorLog,
    *,
    step: MirrorStep = MirrorStep.BOTH,
    counted: bool = True,
    stops: int = 0,
) -> MirrorDone:
    return MirrorDone(
        session_id=number,
        day=MONDAY + number * DAY,
        part=BodyPart.HAND,
        hidden=Side.LEFT,
        step=step,
        steps_done=3,
        practised_ms=180_000,
        ending=GuidedEnding.WHOLE,
        comfort_stops=stops,
        log=log,
        counted=counted,
    )


def test_a_week_is_the_mean_of_what_counts_in_it() -> None:
    values = [
        DayValue(MONDAY, 2),
        DayValue(MONDAY + 6 * DAY, 4),
        DayValue(MONDAY + 2 * DAY, 9, counted=False),
        DayValue(MONDAY + 7 * DAY, 5),
    ]

    assert line_of(values, Grain.WEEK) == (
        LinePoint(MONDAY, 3, 2),
        LinePoint(MONDAY + 7 * DAY, 5, 1),
    )


def test_a_month_begins_on_its_first_day() -> None:
    values = [DayValue(date(2025, 2, 28), 1), DayValue(date(2025, 3, 1), 2), DayValue(MONDAY, 4)]

    assert line_of(values, Grain.MONTH) == (
        LinePoint(date(2025, 2, 1), 1, 1),
        LinePoint(date(2025, 3, 1), 3, 2),
    )


def test_day_by_day_what_does_not_count_has_a_mark_of_its_own() -> None:
    values = [DayValue(MONDAY, 2), DayValue(MONDAY, 4), DayValue(MONDAY, 9, counted=False)]

    assert line_of(values, Grain.DRILL) == (
        LinePoint(MONDAY, 9, 1, counted=False),
        LinePoint(MONDAY, 3, 2),
    )


def test_a_step_of_a_week_is_its_last_one_that_counts() -> None:
    values = [
        DayValue(MONDAY, 3),
        DayValue(MONDAY + 2 * DAY, 5),
        DayValue(MONDAY + 3 * DAY, 4),
        DayValue(MONDAY + 4 * DAY, 8, counted=False),
    ]

    assert last_of(values, Grain.WEEK) == (LinePoint(MONDAY, 4, 3),)


def test_sums_know_the_weeks_without() -> None:
    stretch = Stretch(MONDAY - 14 * DAY, MONDAY + 16 * DAY, Grain.WEEK)
    values = [
        DayValue(MONDAY, 5),
        DayValue(MONDAY + DAY, 3),
        DayValue(MONDAY + 2 * DAY, 90, counted=False),
        DayValue(MONDAY + 15 * DAY, 2),
    ]

    assert sums_of(values, stretch) == (
        LinePoint(MONDAY, 8, 2),
        LinePoint(MONDAY + 7 * DAY, 0, 0),
        LinePoint(MONDAY + 14 * DAY, 2, 1),
    )
    assert sums_of([], stretch) == ()


def test_sums_go_from_month_to_month_and_from_day_to_day() -> None:
    values = [DayValue(date(2025, 1, 31), 1)]

    months = sums_of(values, Stretch(date(2025, 1, 1), date(2025, 3, 2), Grain.MONTH))
    days = sums_of(values, Stretch(date(2025, 1, 31), date(2025, 2, 1), Grain.DRILL))

    assert [point.day for point in months] == [date(2025, month, 1) for month in (1, 2, 3)]
    assert [(point.day.day, point.value) for point in days] == [(31, 1), (1, 0)]


def test_days_and_taps_are_of_what_is_done_and_counts() -> None:
    sessions = [
        imagined(0, feel=Feel.EASIER, pain=-1),
        imagined(1, feel=Feel.SAME),
        imagined(2, feel=Feel.WORSE, pain=3, counted=False),
        imagined(3, feel=Feel.WORSE, pain=3, ending=None),
    ]

    assert practice_days(sessions) == {MONDAY, MONDAY + DAY}
    assert taps_of(sessions) == Taps(easier=1, same=1, worse=0)
    assert taps_of(sessions).said == 2
    assert pain_changes(sessions) == (-1,)


def test_imagined_facts_say_of_how_many_each_was_asked() -> None:
    sessions = [
        imagined(0, said=Said(hurt=Hurt.YES, moved=Moved.LITTLE)),
        imagined(1, said=Said(hurt=Hurt.LITTLE, moved=Moved.NO)),
        imagined(2, times=(CardTimes("one", True, 4_000, 4_000, 2_000),)),
        imagined(3, said=Said(hurt=Hurt.YES), counted=False),
    ]

    assert imagined_facts(sessions) == ImaginedFacts(
        sessions=3, hurt=1, asked_hurt=2, moved=1, asked_moved=2, timed=1
    )
    assert ratio_of(sessions[2]) == 2
    assert ratio_of(sessions[0]) is None
    assert [hurt_a_little(one) for one in sessions] == [False, True, False, False]


def test_mirrored_facts_tell_easy_days_of_any_step_and_the_middle_of_relief() -> None:
    sessions = [
        mirrored(0, MirrorLog(felt=Felt.EASY, relief_min=5)),
        mirrored(0, MirrorLog(felt=Felt.EASY, relief_min=15), step=MirrorStep.FINE),
        mirrored(1, MirrorLog(felt=Felt.EASY, relief_min=0), stops=2),
        mirrored(2, MirrorLog(felt=Felt.HARD, relief_min=30)),
        mirrored(3, MirrorLog(felt=Felt.EASY, relief_min=90), counted=False),
    ]

    assert mirrored_facts(sessions) == MirroredFacts(
        sessions=4, easy_days=2, stopped=1, eased=3, asked_relief=4, relief_min=15
    )
    assert mirrored_facts([]) == MirroredFacts(0, 0, 0, 0, 0, None)


def a_task(expected: int | None, actual: int | None, *, counted: bool = True, **more: NextDay) -> Tried:
    return Tried(
        1,
        "one",
        MONDAY,
        BodyPart.HAND,
        "cup",
        "Hold a cup",
        expected,
        actual,
        ending=ActivityEnding.WHOLE,
        counted=counted,
        next_day=more.get("after"),
    )


def test_task_facts_are_told_alike_in_both_directions() -> None:
    tries = [
        a_task(5, 3, after=NextDay.SAME),
        a_task(5, 5, after=NextDay.SETTLED),
        a_task(2, 6, after=NextDay.LONGER),
        a_task(2, 7),
        a_task(None, 6, after=NextDay.SAME),
        a_task(4, None),
        a_task(9, 0, counted=False, after=NextDay.LONGER),
    ]

    assert task_facts(tries) == TaskFacts(easier=1, as_thought=1, harder=2, same=2, settled=1, longer=1)
