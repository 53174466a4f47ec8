"""What else was going on, on the time axis of a chart."""

from __future__ import annotations

from datetime import UTC, date, datetime

from gmi_trainer.domain.checkin import AfterLast, LifeChange
from gmi_trainer.domain.day_line import MARKING, DayLine, DayMark, MarkKind, marking, marks_of
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.span import Grain

DAY = date(2025, 3, 13)


def fact(kind: DiaryKind, day: date = DAY, uuid: str = "u", **detail: object) -> DiaryFact:
    return DiaryFact(uuid, kind, day, datetime(2025, 3, 13, 9, tzinfo=UTC), detail)


def test_a_change_keeps_what_it_was_and_the_persons_words() -> None:
    (mark,) = marks_of([fact(DiaryKind.LIFE_CHANGE, what="medicine", words="half the dose")])

    assert mark == DayMark(MarkKind.LIFE_CHANGE, DAY, "half the dose", "u", LifeChange.MEDICINE)


def test_a_change_that_only_a_later_version_knows_is_some_change() -> None:
    (mark,) = marks_of([fact(DiaryKind.LIFE_CHANGE, what="moon", words=3)])

    assert (mark.what, mark.words) == (LifeChange.OTHER, "")


def test_flares_are_what_was_reported_as_one_and_one_a_day_is_enough() -> None:
    facts = [
        fact(DiaryKind.FLARE, uuid="said"),
        fact(DiaryKind.AFTER_LAST, uuid="too", answer=AfterLast.LONGER.value),
        fact(DiaryKind.AFTER_LAST, date(2025, 3, 14), answer=AfterLast.SETTLED.value),
        fact(DiaryKind.SAFETY),
    ]

    assert [(m.kind, m.uuid) for m in marks_of(facts)] == [(MarkKind.FLARE, "said")]


def test_two_changes_of_a_day_are_both_told() -> None:
    facts = [fact(DiaryKind.LIFE_CHANGE, what="sleep"), fact(DiaryKind.LIFE_CHANGE, what="illness")]

    assert [m.what for m in marks_of(facts)] == [LifeChange.SLEEP, LifeChange.ILLNESS]


def test_a_step_back_says_until_when_where_it_knows() -> None:
    facts = [
        fact(DiaryKind.STEP_BACK, until="2025-03-15"),
        fact(DiaryKind.STEP_BACK, date(2025, 3, 20), until="soon"),
    ]

    assert [m.until for m in marks_of(facts)] == [date(2025, 3, 15), None]


def test_marks_come_by_day() -> None:
    facts = [fact(DiaryKind.REST_DAY), fact(DiaryKind.LIFE_CHANGE, date(2025, 3, 20), what="other")]
    note = DayMark(MarkKind.NOTE, date(2025, 3, 14), "rain")

    assert [m.kind for m in marks_of(facts, [note])] == [
        MarkKind.REST_DAY,
        MarkKind.NOTE,
        MarkKind.LIFE_CHANGE,
    ]


def test_days_of_rest_are_not_told_among_months() -> None:
    single = {DiaryKind.REST_DAY, DiaryKind.LIGHTER_DAY}

    assert set(marking(Grain.DRILL)) == set(marking(Grain.WEEK)) == set(MARKING)
    assert set(MARKING) - set(marking(Grain.MONTH)) == single


def test_a_line_without_anything_is_empty() -> None:
    assert DayLine(DAY, DAY).is_empty
    assert not DayLine(DAY, DAY, mood=((DAY, 4.0),)).is_empty
