"""A guided practice as a value: two lengths, a spec that remembers them, a script that divides time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.checkin import Moment as RatedAt
from gmi_trainer.domain.guided import (
    LEAD_IN,
    Eyes,
    GuidedDone,
    GuidedEnding,
    GuidedPast,
    GuidedScript,
    GuidedSpec,
    GuidedStep,
    Length,
    StepCue,
    StepLength,
    Tally,
    fitting,
    script_for,
    spec_of,
)
from gmi_trainer.domain.guided_cues import said_of, speaks_from_ns, tone_of
from gmi_trainer.domain.script import NS_PER_MS

S = 1_000 * NS_PER_MS
STEPS = (
    GuidedStep("arrive", StepCue.RISE, "Arrive", "Sit.", 60, 20),
    GuidedStep("sounds", StepCue.NONE, "Sounds", "Listen.", 90),
    GuidedStep("back", StepCue.FALL, "Back", "Look.", 30, 40),
)
SCRIPT = GuidedScript(
    "sounds",
    SessionKind.NOTICE,
    3,
    1,
    "leaf",
    Eyes.EITHER,
    frozenset({RatedAt.AFTER}),
    STEPS,
    "Sounds",
    "About",
    "Sit",
)


def test_each_version_has_its_own_steps_and_length() -> None:
    assert SCRIPT.lengths == (Length.SHORT, Length.LONG)
    assert SCRIPT.length_s(Length.LONG) == 180
    assert SCRIPT.length_s(Length.SHORT) == 60
    assert [step.seconds(Length.SHORT) for step in STEPS] == [20, None, 40]


def test_a_step_is_found_by_its_id() -> None:
    assert SCRIPT.step("back") is STEPS[2]
    assert SCRIPT.step("front") is None


def test_a_spec_holds_what_decides_how_a_session_runs() -> None:
    spec = spec_of(SCRIPT, Length.SHORT, tones=False, voice=True, volume_percent=30)

    assert spec == GuidedSpec(
        "sounds",
        3,
        Length.SHORT,
        (StepLength("arrive", 20_000), StepLength("back", 40_000)),
        tones=False,
        voice=True,
        volume_percent=30,
    )


def test_where_there_is_no_short_version_it_is_the_long_one() -> None:
    script = replace(SCRIPT, steps=(replace(STEPS[0], short_s=None), STEPS[1]))

    assert script.lengths == (Length.LONG,)
    assert spec_of(script, Length.SHORT).length is Length.LONG


def test_there_is_no_session_without_a_step() -> None:
    with pytest.raises(ValueError, match="at least one step"):
        GuidedSpec("sounds", 1, Length.LONG, ())


def test_the_script_begins_with_a_lead_in_that_is_no_step() -> None:
    script = script_for(spec_of(SCRIPT, Length.LONG))

    assert [(phase.kind, phase.round, phase.ns // S) for phase in script.phases] == [
        (LEAD_IN, 0, 4),
        ("arrive", 1, 60),
        ("sounds", 2, 90),
        ("back", 3, 30),
    ]


def test_without_a_lead_in_it_begins_with_the_first_step() -> None:
    script = script_for(replace(spec_of(SCRIPT, Length.LONG), lead_in_ms=0))

    assert script.phases[0].kind == "arrive"


def test_a_plan_gets_the_practice_that_was_done_longest_ago_new_ones_first() -> None:
    scan, space = replace(SCRIPT, script_id="scan", order=2), replace(SCRIPT, script_id="space", order=3)
    three = (SCRIPT, scan, space)
    monday, friday = date(2025, 3, 10), date(2025, 3, 14)

    assert fitting((), GuidedPast(), 5) is None
    assert fitting(three, GuidedPast(), 5) == (SCRIPT, Length.LONG)
    assert fitting(three, GuidedPast(1, {"sounds": Tally(1, monday)}), 5) == (scan, Length.LONG)
    all_done = {"sounds": Tally(4, friday), "scan": Tally(9, monday), "space": Tally(1, friday)}
    assert fitting(three, GuidedPast(14, all_done), 1.5) == (scan, Length.SHORT)


def test_it_was_practice_with_an_end_and_a_whole_step() -> None:
    done = GuidedDone(
        1,
        SessionKind.NOTICE,
        date(2025, 3, 10),
        "sounds",
        Length.LONG,
        3,
        1,
        0,
        60_000,
        ending=GuidedEnding.STOPPED,
    )

    assert done.is_done
    assert not replace(done, ending=None).is_done
    assert not replace(done, steps_done=0).is_done


def test_a_step_begins_with_its_tone_and_is_said_when_most_of_that_is_over() -> None:
    assert [tone_of(step) for step in STEPS] == ["in-3000", None, "out-4000"]
    assert speaks_from_ns(STEPS[0], tones=True) == 1_500 * NS_PER_MS
    assert speaks_from_ns(STEPS[0], tones=False) == 0
    assert speaks_from_ns(STEPS[1], tones=True) == 0
    assert said_of(STEPS[0]) == "Arrive. Sit."
