"""What looking back on breathing reads."""

from __future__ import annotations

from datetime import date, timedelta

from gmi_trainer.domain.breath_course import BreathDone
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.services.breath_history import (
    GLANCED_AT,
    LOOKED_AT,
    read_breath_glance,
    read_breath_history,
)
from gmi_trainer.services.session_ports import BreathTotals
from tests.breath_samples import BreathingReader, breath_done

TODAY = date(2025, 3, 13)
BEFORE = {Scale.TENSION: 6.0, Scale.PAIN_NOW: 5.0}
AFTER = {Scale.TENSION: 4.0, Scale.PAIN_NOW: 5.0}


def some_days(count: int) -> list[BreathDone]:
    """One session a day up to today, newest first, all of them rated."""
    return [
        breath_done(count - ago, TODAY - timedelta(days=ago), before=BEFORE, after=AFTER)
        for ago in range(count)
    ]


def test_nobody_has_breathed_yet() -> None:
    history = read_breath_history(BreathingReader([]), 30, TODAY, rates_pain=True)

    assert history.totals == BreathTotals()
    assert history.sessions == ()
    assert not history.has_older
    assert [week.days for week in history.weeks] == [0, 0, 0, 0]
    assert [story.rated for story in history.changes] == [0, 0, 0]


def test_totals_weeks_and_changes_are_of_everything_and_the_list_is_a_part() -> None:
    history = read_breath_history(BreathingReader(some_days(31)), 30, TODAY, rates_pain=True)

    assert history.totals == BreathTotals(31, 31, 31 * 25, 31 * 300_000)
    assert [week.days for week in history.weeks] == [7, 7, 7, 4]
    assert [done.session_id for done in history.sessions] == list(range(31, 1, -1))
    assert history.has_older
    tension = history.changes[0]
    assert tension.mean is not None
    assert (tension.scale, tension.mean.sessions, tension.mean.mean) == (Scale.TENSION, 31, -2.0)


def test_the_last_page_has_no_older_ones() -> None:
    history = read_breath_history(BreathingReader(some_days(30)), 30, TODAY, rates_pain=True)

    assert not history.has_older
    assert history.session(30) == history.sessions[0]
    assert history.session(77) is None


def test_ten_years_are_not_read_to_show_a_page() -> None:
    reader = BreathingReader(some_days(3650))

    history = read_breath_history(reader, 30, TODAY, rates_pain=True)
    read_breath_history(reader, LOOKED_AT + 30, TODAY, rates_pain=True)

    assert reader.limits == [LOOKED_AT, LOOKED_AT + 31]
    assert history.changes[0].rated == LOOKED_AT
    assert history.totals.sessions == 3650


def test_a_session_that_does_not_count_is_listed_and_left_out_of_the_rest() -> None:
    left_out = breath_done(1, TODAY, counted=False, reason="someone_else", before=BEFORE, after=AFTER)

    history = read_breath_history(BreathingReader([left_out]), 30, TODAY, rates_pain=True)

    assert history.sessions == (left_out,)
    assert history.totals.sessions == 0
    assert history.weeks[-1].days == 0
    assert history.changes[0].rated == 0


def test_pain_is_not_there_for_who_would_rather_not_rate_it() -> None:
    history = read_breath_history(BreathingReader(some_days(8)), 30, TODAY, rates_pain=False)

    assert [story.scale for story in history.changes] == [Scale.TENSION, Scale.CALM]
    for done in history.sessions:
        assert Scale.PAIN_NOW not in done.before
        assert Scale.PAIN_NOW not in done.after
        assert Scale.TENSION in done.after


def test_a_card_glances_at_this_week_and_at_everything() -> None:
    reader = BreathingReader(some_days(10))

    glance = read_breath_glance(reader, TODAY)

    assert glance is not None
    assert glance.totals.sessions == 10
    assert glance.week.done == (True, True, True, True, False, False, False)
    assert reader.limits == [GLANCED_AT]


def test_before_the_first_session_there_is_nothing_to_glance_at() -> None:
    assert read_breath_glance(BreathingReader([]), TODAY) is None


def test_sessions_that_all_do_not_count_can_still_be_gone_to() -> None:
    glance = read_breath_glance(BreathingReader([breath_done(1, TODAY, counted=False)]), TODAY)

    assert glance is not None
    assert (glance.totals.sessions, glance.week.days) == (0, 0)
