"""What is heard of a breath, and what is not."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.breath_cues import LATE_NS, SILENCE, Cue, Word, cue_for, ends_with, gain_of, tones_of
from gmi_trainer.domain.breath_run import BreathRun
from gmi_trainer.domain.breathing import EASIEST, GOAL, LEAD_IN_MS, BreathPattern, BreathSpec, script_for
from gmi_trainer.domain.script import NS_PER_MS, Moment, phase_at

HELD = BreathPattern(3_000, 6_000, 500, 1_000)


def moment_at(pattern: BreathPattern, ms: int) -> Moment:
    moment = phase_at(script_for(pattern, range(1, 4), lead_in_ms=LEAD_IN_MS), ms * NS_PER_MS)
    assert moment is not None
    return moment


def test_each_part_of_a_breath_has_its_own_cue() -> None:
    begins = LEAD_IN_MS
    heard = [
        cue_for(moment_at(HELD, begins + ms), HELD, humming=False)
        for ms in (-LEAD_IN_MS, 0, 3_000, 3_500, 9_500)
    ]

    assert heard == [
        SILENCE,
        Cue("in-3000", 3_000, Word.IN),
        Cue(word=Word.HOLD),
        Cue("out-6000", 6_000, Word.OUT),
        Cue(word=Word.HOLD),
    ]


def test_humming_is_said_with_the_breath_out_alone() -> None:
    out = cue_for(moment_at(GOAL, LEAD_IN_MS + 4_000), GOAL, humming=True)

    assert out == Cue("out-8000", 8_000, Word.OUT_HUMMING)
    assert cue_for(moment_at(GOAL, LEAD_IN_MS), GOAL, humming=True).word is Word.IN


@pytest.mark.parametrize(("late_ns", "is_heard"), [(16_000_000, True), (LATE_NS, True), (LATE_NS + 1, False)])
def test_what_is_noticed_late_stays_silent(late_ns: int, is_heard: bool) -> None:
    """A busy computer: a tone that begins now would sound into the next part."""
    moment = phase_at(script_for(GOAL, [1], lead_in_ms=0), 4_000 * NS_PER_MS + late_ns)
    assert moment is not None

    assert (cue_for(moment, GOAL, humming=False) != SILENCE) is is_heard


def test_after_easier_nothing_begins_a_second_time_in_the_same_part() -> None:
    run = BreathRun(BreathSpec(GOAL, breaths=3))
    run.begin(0, 0)
    for s in range(1, 12):
        run.look(s * 1_000 * NS_PER_MS, 0)

    easier = run.ease(12_000 * NS_PER_MS, 0)  # three seconds into the breath out
    moment = run.look(12_000 * NS_PER_MS, 0)

    assert easier is not None
    assert moment is not None
    assert cue_for(moment, easier, humming=False) == SILENCE


def test_a_tone_goes_on_where_easier_leaves_its_part_as_long_as_it_was() -> None:
    """From 4-8 to 4-6 in the middle of the breath in: in is four seconds before and after."""
    run = BreathRun(BreathSpec(GOAL, breaths=3))
    run.begin(0, 0)
    for s in range(1, 7):
        run.look(s * 1_000 * NS_PER_MS, 0)
    run.ease(7_000 * NS_PER_MS, 0)
    moment = run.look(7_000 * NS_PER_MS, 0)

    assert run.pattern.in_ms == GOAL.in_ms
    assert moment is not None
    assert ends_with(GOAL.in_ms, moment)


def test_a_tone_does_not_go_on_into_the_next_part() -> None:
    run = BreathRun(BreathSpec(GOAL, breaths=3))
    run.begin(0, 0)
    for s in range(1, 12):
        run.look(s * 1_000 * NS_PER_MS, 0)
    run.ease(12_000 * NS_PER_MS, 0)
    moment = run.look(12_000 * NS_PER_MS, 0)

    assert moment is not None
    assert not ends_with(GOAL.out_ms, moment)


def test_a_breath_has_two_tones() -> None:
    assert tones_of(GOAL) == ("in-4000", "out-8000")
    assert tones_of(EASIEST) == ("in-2500", "out-3000")


def test_volume_goes_by_what_the_ear_takes_for_it() -> None:
    gains = [gain_of(percent) for percent in range(0, 101, 10)]

    assert gains == sorted(gains)
    assert (gains[0], gains[10]) == (0, 1)
    assert gains[5] == 0.25
    assert (gain_of(-5), gain_of(120)) == (0, 1)
