"""The steps with a mirror: when the next one is suggested, when the one before, and how long a session is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gmi_trainer.domain.guided import GuidedEnding
from gmi_trainer.domain.mirror import Felt, MirrorDone, MirrorStep
from gmi_trainer.domain.mirror_course import (
    MirrorFacts,
    MirrorWay,
    Suggestion,
    easier,
    easy_days,
    harder,
    mirror_way,
)
from tests.mirror_samples import mirrored

TODAY = date(2025, 3, 31)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def way(
    step: MirrorStep,
    *sessions: MirrorDone,
    eased: bool = False,
    saves: bool = False,
    minutes: float | None = None,
) -> MirrorWay:
    """``sessions`` newest first."""
    return mirror_way(MirrorFacts(TODAY, step, sessions, minutes, eased, saves))


def test_it_begins_with_a_short_look() -> None:
    found = way(MirrorStep.LOOK)

    assert (found.today, found.count, found.needed, found.suggestion, found.to, found.minutes) == (
        MirrorStep.LOOK,
        0,
        2,
        Suggestion.STAY,
        None,
        2.0,
    )


def test_looking_that_was_comfortable_twice_leads_on() -> None:
    looks = [mirrored(ago(n), MirrorStep.LOOK, Felt.FINE) for n in (1, 2)]

    assert way(MirrorStep.LOOK, looks[0]).suggestion is Suggestion.STAY
    found = way(MirrorStep.LOOK, *looks)
    assert (found.suggestion, found.to, found.is_met) == (Suggestion.ON, MirrorStep.ONE, True)


def test_one_side_leads_on_once_pain_has_not_risen() -> None:
    risen = mirrored(ago(1), MirrorStep.ONE, None, pain_change=1)
    worse = mirrored(ago(1), MirrorStep.ONE, None, worse=True)
    same = mirrored(ago(1), MirrorStep.ONE, None, pain_change=0)

    assert way(MirrorStep.ONE, risen).suggestion is Suggestion.STAY
    assert way(MirrorStep.ONE, worse).suggestion is Suggestion.STAY
    assert way(MirrorStep.ONE, same).to is MirrorStep.BOTH


def test_one_side_that_felt_odd_is_skipped() -> None:
    found = way(MirrorStep.ONE, mirrored(ago(0), MirrorStep.ONE, Felt.HARD, odd=True))

    assert (found.suggestion, found.to) == (Suggestion.SKIP, MirrorStep.BOTH)


@pytest.mark.parametrize("step", [MirrorStep.BOTH, MirrorStep.FINE])
def test_moving_leads_on_after_two_easy_days_not_two_easy_times(step: MirrorStep) -> None:
    same_day = [mirrored(ago(1), step), mirrored(ago(1), step)]

    assert way(step, *same_day).suggestion is Suggestion.STAY
    assert way(step, *same_day, mirrored(ago(2), step)).to is MirrorStep(step + 1)


def test_a_day_with_something_too_much_is_no_easy_day() -> None:
    sessions = [
        mirrored(ago(1), MirrorStep.THINGS),
        mirrored(ago(1), MirrorStep.THINGS, Felt.HARD),
        mirrored(ago(2), MirrorStep.THINGS),
        mirrored(ago(3), MirrorStep.BOTH),
        mirrored(ago(4), MirrorStep.THINGS, counted=False),
        mirrored(ago(5), MirrorStep.THINGS, ending=None),
    ]

    assert easy_days(sessions) == {ago(2)}


def test_touch_is_left_when_one_likes() -> None:
    found = way(MirrorStep.TOUCH, mirrored(ago(1), MirrorStep.TOUCH, None))

    assert (found.suggestion, found.to, found.needed) == (Suggestion.ON, MirrorStep.THINGS, 0)


def test_light_things_that_are_easy_on_two_days_lead_to_daily_life() -> None:
    found = way(MirrorStep.THINGS, mirrored(ago(1), MirrorStep.THINGS), mirrored(ago(2), MirrorStep.THINGS))

    assert (found.suggestion, found.to) == (Suggestion.DAILY, None)


def test_what_was_too_much_steps_back_and_twice_in_a_row_it_is_time_to_talk() -> None:
    hurt = mirrored(ago(0), MirrorStep.FINE, None, pain_change=2)
    upset = mirrored(ago(1), MirrorStep.FINE, None, ending=GuidedEnding.UPSET)

    once = way(MirrorStep.FINE, hurt, mirrored(ago(2), MirrorStep.FINE))
    assert (once.suggestion, once.to) == (Suggestion.BACK, MirrorStep.BOTH)
    assert way(MirrorStep.FINE, hurt, upset).suggestion is Suggestion.TALK
    looked = way(MirrorStep.LOOK, mirrored(ago(0), MirrorStep.LOOK, Felt.HARD))
    assert (looked.suggestion, looked.to) == (Suggestion.BACK, None)


def test_having_stepped_back_nothing_more_is_said_of_it() -> None:
    assert way(MirrorStep.BOTH, mirrored(ago(0), MirrorStep.FINE, Felt.HARD)).suggestion is Suggestion.STAY


def test_after_a_month_without_it_begins_again_with_looking() -> None:
    found = way(MirrorStep.FINE, mirrored(ago(30), MirrorStep.FINE), mirrored(ago(31), MirrorStep.FINE))

    assert (found.suggestion, found.to, found.today) == (
        Suggestion.BEGIN_AGAIN,
        MirrorStep.LOOK,
        MirrorStep.LOOK,
    )
    assert way(MirrorStep.LOOK, mirrored(ago(40), MirrorStep.LOOK)).to is None


def test_what_was_before_a_month_without_is_not_counted() -> None:
    found = way(MirrorStep.BOTH, mirrored(ago(1)), mirrored(ago(40)), mirrored(ago(41)))

    assert (found.count, found.suggestion) == (1, Suggestion.STAY)


def test_a_flare_makes_the_day_easier_and_half_as_long() -> None:
    found = way(MirrorStep.THINGS, mirrored(ago(1), MirrorStep.THINGS), eased=True, minutes=10)

    assert (found.suggestion, found.today, found.step, found.minutes) == (
        Suggestion.EASED,
        MirrorStep.FINE,
        MirrorStep.THINGS,
        5.0,
    )


def test_nobody_who_saves_energy_is_asked_for_more() -> None:
    easy = [mirrored(ago(n)) for n in (1, 2, 3, 4)]
    found = way(MirrorStep.BOTH, *easy, saves=True)

    assert (found.suggestion, found.to, found.minutes) == (Suggestion.OWN_PACE, None, 2.5)
    assert way(MirrorStep.BOTH, *easy, saves=True, minutes=5).minutes == 5


def test_it_starts_shorter_than_five_minutes_and_never_lasts_more_than_ten() -> None:
    moved = [mirrored(ago(n)) for n in (1, 2, 3)]

    assert way(MirrorStep.BOTH, *moved[:2]).minutes == 3.0
    assert way(MirrorStep.BOTH, *moved).minutes == 5.0
    assert way(MirrorStep.BOTH, minutes=30).minutes == 10
    assert way(MirrorStep.ONE, minutes=10).minutes == 3.0
    assert way(MirrorStep.LOOK, eased=True).minutes == 1.5


def test_the_steps_have_neighbours() -> None:
    assert easier(MirrorStep.LOOK) is MirrorStep.LOOK
    assert easier(MirrorStep.THINGS) is MirrorStep.FINE
    assert harder(MirrorStep.TOUCH) is MirrorStep.THINGS
    assert harder(MirrorStep.THINGS) is None
