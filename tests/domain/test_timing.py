"""How far response times can be trusted, read off the stamps of a session."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gmi_trainer.domain.timing import TimingLevel, timing_quality
from gmi_trainer.domain.trial import Flag, Onset, Outcome, TrialResult
from tests.domain.examples import MS, a_trial


def shown_within(*spans_ms: float) -> list[TrialResult]:
    """Trials whose pictures appeared within so many milliseconds after the flush."""
    return [
        replace(a_trial(Outcome.CORRECT, rt_ms=700), onset=Onset(1000 * MS, round((1000 + span) * MS)))
        for span in spans_ms
    ]


def clamped_by(ms: float) -> TrialResult:
    return replace(
        a_trial(Outcome.CORRECT, rt_ms=700, flags=frozenset({Flag.CLAMPED})), rt_handler_ms=700 + ms
    )


@pytest.mark.parametrize(
    ("span_ms", "level"),
    [
        (0.3, TimingLevel.GOOD),
        (2.0, TimingLevel.GOOD),
        (2.1, TimingLevel.FAIR),
        (10.0, TimingLevel.FAIR),
        (10.1, TimingLevel.POOR),
    ],
)
def test_two_milliseconds_are_good_and_ten_are_fair(span_ms: float, level: TimingLevel) -> None:
    quality = timing_quality(shown_within(span_ms), 60)

    assert quality.level is level
    assert quality.within_ms == pytest.approx(span_ms)


def test_one_late_picture_in_twenty_does_not_spoil_a_session_but_is_counted() -> None:
    one_late = timing_quality(shown_within(*[0.3] * 19, 40), 60)
    two_late = timing_quality(shown_within(*[0.3] * 18, 40, 40), 60)

    assert (one_late.level, one_late.late_trials) == (TimingLevel.GOOD, 1)
    assert (two_late.level, two_late.late_trials) == (TimingLevel.POOR, 2)


def test_the_worst_correction_is_told() -> None:
    unflagged = replace(clamped_by(90), flags=frozenset())
    unanswered = a_trial(Outcome.MISSED, flags=frozenset({Flag.CLAMPED}))

    quality = timing_quality([clamped_by(12), clamped_by(31.5), unflagged, unanswered], 60)

    assert quality.worst_clamp_ms == 31.5


@pytest.mark.parametrize(("refresh_hz", "screen_ms"), [(60, 16.7), (144, 6.9), (0, 16.7), (-1, 16.7)])
def test_the_screen_adds_one_of_its_own_pictures(refresh_hz: float, screen_ms: float) -> None:
    assert timing_quality([], refresh_hz).screen_ms == pytest.approx(screen_ms, abs=0.05)


def test_without_any_picture_there_is_nothing_to_distrust() -> None:
    never_shown = replace(a_trial(Outcome.VOID), onset=None)

    quality = timing_quality([never_shown], 60)

    assert (quality.level, quality.within_ms, quality.worst_clamp_ms, quality.late_trials) == (
        TimingLevel.GOOD,
        0,
        0,
        0,
    )
