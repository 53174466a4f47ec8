"""The way through the stages, where scenarios cannot say it: what is stored, and a clinician's own rule."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.gate import Asked, Gate, GateRule, LeftRightFacts, TestTaken, from_left_right
from gmi_trainer.domain.pathway import GoneOn, PathwayFacts, gone_on_of, note_of, pathway, spell_of
from gmi_trainer.domain.progress import SideScore
from gmi_trainer.domain.stages import Stage, stage_after, stage_before, stages_of

TODAY = date(2025, 6, 2)


def a_fact(detail: dict[str, object], kind: DiaryKind = DiaryKind.GONE_ON) -> DiaryFact:
    return DiaryFact("fact", kind, TODAY, datetime(2025, 6, 2, 9, tzinfo=UTC), detail)


def a_side(correct: int, time_ms: float = 1800) -> SideScore:
    return SideScore(20, correct, 20 - correct, 0, 0, time_ms, time_ms, None)


def a_test(days_ago: int, correct: int = 18) -> TestTaken:
    return TestTaken(TODAY - timedelta(days=days_ago), 40, a_side(correct), a_side(correct))


def test_what_the_diary_keeps_of_a_step_is_read_back() -> None:
    gone = GoneOn(TODAY, BodyPart.KNEE, Stage.MIRROR, ready=True, words="with my therapist")

    assert gone_on_of(a_fact(note_of(gone))) == gone


@pytest.mark.parametrize(
    "detail",
    [
        {},
        {"part": "hand"},
        {"part": "hand", "stage": 9},
        {"part": ["hand"], "stage": 2},
        {"part": "x", "stage": 2},
    ],
)
def test_a_step_that_makes_no_sense_is_none(detail: dict[str, object]) -> None:
    assert gone_on_of(a_fact(detail)) is None


def test_another_fact_is_no_step_and_strange_words_are_left_out() -> None:
    assert gone_on_of(a_fact({"part": "hand", "stage": 2}, DiaryKind.FLARE)) is None
    assert gone_on_of(a_fact({"part": "hand", "stage": 2, "words": 7})) == GoneOn(
        TODAY, BodyPart.HAND, Stage.IMAGINE
    )


def test_a_step_to_a_stage_that_the_part_does_not_have_is_not_taken() -> None:
    """Somebody's neck was their hand when they said it, or a file was written by hand."""
    way = pathway(
        PathwayFacts(
            TODAY,
            BodyPart.NECK,
            LeftRightFacts(BodyPart.HAND),
            gone_on=(GoneOn(TODAY, BodyPart.NECK, Stage.MIRROR),),
        )
    )

    assert way.stage is Stage.LEFT_RIGHT


def test_a_clinician_may_set_other_numbers() -> None:
    facts = LeftRightFacts(BodyPart.HAND, tuple(a_test(n, correct=15) for n in (4, 2, 0)), levels=(1, 2))
    easier = GateRule(tests=3, accuracy=0.75)

    assert not from_left_right(facts, None, TODAY).all_met
    assert from_left_right(facts, None, TODAY, easier).all_met
    assert not from_left_right(
        facts, None, TODAY, GateRule(tests=3, accuracy=0.75, tests_within_days=2)
    ).all_met


def test_a_clinician_may_ask_for_quicker_answers() -> None:
    tests = tuple(
        TestTaken(TODAY - timedelta(days=n), 40, a_side(18, time), a_side(18, time))
        for n, time in ((2, 1500.0), (1, 1900.0), (0, 2200.0))
    )
    facts = LeftRightFacts(BodyPart.HAND, tests, levels=(1, 2))

    assert from_left_right(facts, None, TODAY, GateRule(tests=3)).all_met
    assert not from_left_right(facts, None, TODAY, GateRule(tests=3, time_ms=1800)).all_met


def test_necks_have_less_time_than_hands() -> None:
    tests = tuple(
        TestTaken(TODAY - timedelta(days=n), 40, a_side(18, time), a_side(18, time))
        for n, time in ((2, 2000.0), (1, 2300.0), (0, 2600.0))
    )
    rule = GateRule(tests=3)

    assert from_left_right(LeftRightFacts(BodyPart.HAND, tests, levels=(1,)), None, TODAY, rule).all_met
    assert not from_left_right(LeftRightFacts(BodyPart.NECK, tests, levels=(1,)), None, TODAY, rule).all_met


def test_a_gate_that_asks_nothing_suggests_nothing() -> None:
    assert not Gate(Stage.IMAGINE, ()).all_met


@pytest.mark.parametrize("part", BodyPart)
def test_the_stages_of_a_part_lead_on_and_back_one_by_one(part: BodyPart) -> None:
    stages = stages_of(part)

    assert [stage_after(stage, part) for stage in stages] == [*stages[1:], None]
    assert [stage_before(stage, part) for stage in stages] == [stages[0], *stages[:-1]]


@given(st.sets(st.integers(0, 200)))
def test_within_a_spell_there_is_never_a_long_break(days_ago: set[int]) -> None:
    days = {TODAY - timedelta(days=n) for n in days_ago}

    spell = spell_of(days, TODAY)

    within = sorted({spell.began_on, *(day for day in days if day >= spell.began_on), TODAY})
    assert all((later - earlier).days < 30 for earlier, later in pairwise(within))
    assert spell.after_break == any(day < spell.began_on for day in days)


def test_a_point_tells_the_share_that_a_clinician_asks_for() -> None:
    facts = LeftRightFacts(BodyPart.HAND)

    def share(rule: GateRule) -> float:
        checks = from_left_right(facts, None, TODAY, rule).checks
        return next(check.share for check in checks if check.asked is Asked.ACCURACY)

    assert share(GateRule()) == 0.8
    assert share(GateRule(accuracy=0.7)) == 0.7
