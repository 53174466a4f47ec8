"""What follows from tries of daily tasks, in plain stories: stay, a little more, a little less."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

import pytest

from gmi_trainer.domain.activity_ladder import Rung
from gmi_trainer.domain.activity_steps import (
    ActivityEnding,
    Advice,
    AfterLastSaid,
    NextDay,
    StepFacts,
    Suggestion,
    Tried,
    advice_for,
    minutes_for,
    more_minutes,
    suggest,
    to_ask_about,
    told_already,
)
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.checkin import AfterLast
from tests.activity_fakes import CLOTH, CUP, REST

TODAY = date(2025, 3, 20)
LADDER = (REST, CLOTH, CUP)
NUMBERS = count(1)
SAME, SETTLED, LONGER = NextDay


def tried(
    rung: Rung,
    days_ago: int,
    next_day: NextDay | None = SAME,
    *,
    actual: int | None = 2,
    minutes: float | None = 2.0,
    ending: ActivityEnding | None = ActivityEnding.WHOLE,
    pain_change: float | None = None,
    felt_worse: bool = False,
    eased: bool = False,
    counted: bool = True,
) -> Tried:
    """A try as it is usual: easy, whole, and the day after was fine."""
    number = next(NUMBERS)
    return Tried(
        number,
        f"uuid-{number}",
        TODAY - timedelta(days=days_ago),
        BodyPart.HAND,
        rung.rung_id,
        rung.words,
        expected=4,
        actual=actual,
        did_ms=None if minutes is None else round(minutes * 60_000),
        eased=eased,
        ending=ending,
        pain_change=pain_change,
        felt_worse=felt_worse,
        next_day=next_day,
        counted=counted,
    )


def suggested(*tries: Tried, saves_energy: bool = False, eased: bool = False) -> Suggestion:
    found = suggest(LADDER, tries, StepFacts(TODAY, saves_energy, eased))
    assert found is not None
    return found


def told(found: Suggestion) -> tuple[str, float, Advice]:
    return found.rung.rung_id, found.minutes, found.advice


def other(found: Suggestion) -> tuple[str, float] | None:
    return (found.other.rung_id, found.other_minutes) if found.other is not None else None


def test_one_begins_on_the_lowest_step() -> None:
    found = suggested()

    assert told(found) == ("rest", 2.0, Advice.BEGIN)
    assert found.on is None
    assert suggest((), (), StepFacts(TODAY)) is None


def test_on_the_day_itself_the_day_after_is_waited_for() -> None:
    assert told(suggested(tried(REST, 0, None))) == ("rest", 2.0, Advice.WAIT)


def test_one_good_day_is_no_reason_for_more() -> None:
    assert told(suggested(tried(REST, 1))) == ("rest", 2.0, Advice.STAY)


@pytest.mark.parametrize("days_after", [(SAME, SAME), (SETTLED, SAME), (SETTLED, SETTLED)])
def test_easy_on_two_days_with_good_days_after_suggests_the_next_step_or_a_little_more_time(
    days_after: tuple[NextDay, NextDay],
) -> None:
    found = suggested(tried(REST, 3, days_after[0]), tried(REST, 1, days_after[1]))

    assert told(found) == ("cloth", 2.0, Advice.MORE)
    assert other(found) == ("rest", 2.5)
    assert found.on == REST


def test_twice_on_one_day_is_one_day() -> None:
    assert suggested(tried(REST, 1), tried(REST, 1)).advice is Advice.STAY


@pytest.mark.parametrize(
    "last",
    [
        tried(REST, 1, actual=4),
        tried(REST, 1, actual=None),
        tried(REST, 1, ending=ActivityEnding.STOPPED),
        tried(REST, 1, ending=ActivityEnding.UNWELL),
        tried(REST, 1, pain_change=2.0),
        tried(REST, 1, felt_worse=True),
    ],
)
def test_what_was_not_easy_is_no_reason_for_more(last: Tried) -> None:
    assert suggested(tried(REST, 3), last).advice is Advice.STAY


def test_a_little_more_pain_is_no_reason_against_more() -> None:
    assert suggested(tried(REST, 3), tried(REST, 1, pain_change=1.0)).advice is Advice.MORE


def test_on_the_highest_step_there_is_only_more_time() -> None:
    found = suggested(tried(CUP, 3), tried(CUP, 1))

    assert told(found) == ("cup", 2.0, Advice.TOP)
    assert other(found) == ("cup", 2.5)


def test_more_for_over_a_day_suggests_a_step_down_or_half_the_time() -> None:
    found = suggested(tried(CLOTH, 3), tried(CLOTH, 1, LONGER))

    assert told(found) == ("rest", 2.0, Advice.LESS)
    assert other(found) == ("cloth", 1.0)


def test_below_the_lowest_step_there_is_only_half_the_time() -> None:
    found = suggested(tried(REST, 1, LONGER, minutes=1.0))

    assert told(found) == ("rest", 0.5, Advice.LESS)
    assert other(found) is None


def test_in_easier_days_it_is_a_step_down_and_half_the_time_whatever_went_before() -> None:
    found = suggested(tried(CLOTH, 3), tried(CLOTH, 1), eased=True)

    assert told(found) == ("rest", 1.0, Advice.EASED)
    assert other(found) == ("cloth", 1.0)
    assert told(suggested(eased=True)) == ("rest", 1.0, Advice.EASED)


def test_what_was_done_in_easier_days_does_not_move_the_person() -> None:
    found = suggested(tried(CLOTH, 4), tried(REST, 2, minutes=1.0, eased=True))

    assert found.on == CLOTH
    assert suggested(tried(REST, 2, eased=True)).on == REST


def test_whoever_saves_energy_is_never_asked_for_more() -> None:
    easy = suggested(tried(REST, 3, minutes=5.0), tried(REST, 1, minutes=5.0), saves_energy=True)
    too_much = suggested(tried(CLOTH, 1, LONGER, minutes=2.0), saves_energy=True)

    assert told(easy) == ("rest", 2.5, Advice.SAVING)
    assert other(easy) is None
    assert told(too_much) == ("cloth", 1.0, Advice.SAVING_LESS)
    assert told(suggested(saves_energy=True)) == ("rest", 2.0, Advice.SAVING)


def test_after_a_long_time_it_is_half_the_time() -> None:
    assert told(suggested(tried(REST, 33), tried(REST, 30))) == ("rest", 1.0, Advice.AWAY)
    assert suggested(tried(REST, 33), tried(REST, 29)).advice is Advice.MORE


def test_what_was_interrupted_or_does_not_count_is_not_looked_at() -> None:
    assert suggested(tried(CUP, 2, ending=None), tried(CUP, 1, counted=False)).on is None


def test_a_step_that_is_left_out_is_not_where_somebody_is() -> None:
    found = suggest((REST, CUP), (tried(REST, 3), tried(CLOTH, 1)), StepFacts(TODAY))

    assert found is not None
    assert found.on == REST


def test_every_step_has_its_own_advice() -> None:
    facts = StepFacts(TODAY)
    tries = (tried(REST, 4), tried(REST, 3), tried(CLOTH, 0, None))

    assert advice_for(LADDER, "rest", tries, facts) is Advice.MORE
    assert advice_for(LADDER, "cloth", tries, facts) is Advice.WAIT
    assert advice_for(LADDER, "cup", tries, facts) is Advice.BEGIN


def test_the_next_try_lasts_as_long_as_the_last_one() -> None:
    facts = StepFacts(TODAY)

    assert minutes_for(CUP, (), facts) == 1.0
    assert minutes_for(CUP, (tried(CUP, 2, minutes=4.2),), facts) == 4.5
    assert minutes_for(CUP, (tried(CUP, 2, minutes=4.0), tried(CUP, 1, minutes=None)), facts) == 4.0
    assert (
        minutes_for(CUP, (tried(CUP, 2, minutes=4.0), tried(CUP, 1, minutes=2.0, eased=True)), facts) == 4.0
    )
    assert minutes_for(CUP, (tried(CUP, 2, minutes=900.0),), facts) == 60.0


def test_a_little_more_is_a_fifth_at_most_and_half_a_minute_at_least() -> None:
    assert [more_minutes(minutes) for minutes in (0.5, 2.0, 5.0, 10.0, 60.0)] == [1.0, 2.5, 6.0, 12.0, 60.0]


# -- the day after -------------------------------------------------------------------------------------


def test_the_day_after_is_asked_about_the_last_day_with_tasks() -> None:
    old, last, other_one = tried(REST, 3, None), tried(REST, 2, None), tried(CUP, 2, None)

    assert to_ask_about((old, last, other_one), TODAY) == (last, other_one)


@pytest.mark.parametrize(
    "one",
    [
        tried(REST, 0, None),  # that day is yet to come
        tried(REST, 4, None),  # nobody remembers
        tried(REST, 1, SAME),  # it was said
        tried(REST, 1, None, ending=None),
        tried(REST, 1, None, counted=False),
    ],
)
def test_it_is_not_asked_where_there_is_nothing_to_say(one: Tried) -> None:
    assert to_ask_about((one,), TODAY) == ()


def test_what_was_said_of_the_last_time_on_a_later_day_is_not_asked_again() -> None:
    day, later = TODAY - timedelta(days=1), TODAY
    about = frozenset({"a"})

    def said(answer: AfterLast, on: date = later) -> NextDay | None:
        return told_already("a", day, (AfterLastSaid(on, answer, about),))

    assert said(AfterLast.NO_CHANGE) is SAME
    assert said(AfterLast.SETTLED) is SETTLED
    assert said(AfterLast.LONGER) is None
    assert said(AfterLast.STILL_WORSE) is None
    assert said(AfterLast.NO_CHANGE, day) is None
    assert told_already("b", day, (AfterLastSaid(later, AfterLast.NO_CHANGE, about),)) is None
