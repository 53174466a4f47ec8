"""A quick test: what it counts as, what it stands beside, and that it waits until somebody decides."""

from __future__ import annotations

from datetime import date

import pytest

from gmi_trainer.domain.activity import KeyPair, Purpose
from gmi_trainer.domain.body import AnsweringLimb, BodyPart, InputKind, Side
from gmi_trainer.domain.comparable import conditions_of
from gmi_trainer.domain.samples import TestSample, sample_of
from gmi_trainer.domain.trial import Outcome
from gmi_trainer.services.drills import Before
from gmi_trainer.services.quick_test import (
    QuickResult,
    QuickTestService,
    Waiting,
    purpose_of,
    quick_spec,
)
from gmi_trainer.services.roster_ports import QuickPast, QuickSetUp
from tests.quick_fakes import FakePast, FakeQuickTests, a_quick_result

TODAY = date(2026, 6, 1)
PRACTISED = Before(drills=2)


def earlier() -> TestSample:
    answers = [(side, Outcome.CORRECT, 900.0) for side in (Side.LEFT, Side.RIGHT) for _ in range(10)]
    return sample_of(3, date(2026, 5, 1), answers, 10_000)


def service(past: QuickPast | None = None, set_up: QuickSetUp | None = None) -> QuickTestService:
    return QuickTestService(FakeQuickTests(), FakePast(past or QuickPast(), set_up))


@pytest.mark.parametrize(
    ("is_whole", "before", "purpose"),
    [
        (True, Before(drills=0), Purpose.FAMILIARISATION),
        (True, Before(drills=1), Purpose.FAMILIARISATION),
        (False, Before(drills=1), Purpose.FAMILIARISATION),
        (True, PRACTISED, Purpose.TEST),
        (False, PRACTISED, Purpose.TRAINING),
        (True, Before(drills=5, tested_today=True), Purpose.TRAINING),
    ],
)
def test_the_first_two_of_a_part_are_practice_and_of_a_day_the_first_whole_one_counts(
    is_whole: bool, before: Before, purpose: Purpose
) -> None:
    assert purpose_of(a_quick_result(TODAY, is_whole=is_whole), before) is purpose


def test_what_it_counts_as_is_known_before_it_is_kept_and_is_what_is_kept() -> None:
    tests = FakeQuickTests(PRACTISED)
    here = QuickTestService(tests, FakePast(QuickPast(PRACTISED, earlier())))
    quick = a_quick_result(TODAY)

    beside = here.beside("somebody", quick)

    assert beside.counts_as is Purpose.TEST
    assert beside.before is not None
    assert beside.before.day == date(2026, 5, 1)
    assert not beside.was_practice
    assert here.keep("guest", quick, "somebody")
    assert tests.kept == [("guest", "somebody", Purpose.TEST)]


def test_for_somebody_new_it_is_practice_beside_nothing() -> None:
    beside = service().beside_nothing(a_quick_result(TODAY))

    assert beside.counts_as is Purpose.FAMILIARISATION
    assert beside.before is None


def test_an_earlier_one_for_practice_is_shown_as_that() -> None:
    beside = service(QuickPast(Before(drills=1), earlier(), last_was_practice=True)).beside(
        "somebody", a_quick_result(TODAY)
    )

    assert beside.was_practice
    assert beside.counts_as is Purpose.FAMILIARISATION


def test_of_a_record_that_cannot_be_read_nothing_is_said() -> None:
    beside = service(QuickPast()).beside("somebody", a_quick_result(TODAY))

    assert (beside.before, beside.counts_as) == (None, None)


def test_one_waits_until_it_is_gone() -> None:
    here = service()
    quick: QuickResult = a_quick_result(TODAY)
    assert here.waiting is None

    waited: list[Waiting | None] = []
    for one in (Waiting("guest", quick, "somebody"), None):
        here.wait(one)
        waited.append(here.waiting)

    assert waited == [Waiting("guest", quick, "somebody"), None]


def test_it_is_set_up_as_somebody_was_last_tested() -> None:
    usual = QuickSetUp(BodyPart.KNEE, AnsweringLimb.LEFT_HAND, InputKind.TOUCH)

    assert service(set_up=usual).usual_set_up("somebody") == usual
    assert service().usual_set_up("somebody") is None


def test_only_tests_made_in_the_same_way_are_like_it() -> None:
    spec = quick_spec(BodyPart.HAND, AnsweringLimb.LEFT_HAND)

    assert spec.pictures == 20
    assert spec.keys is KeyPair.A_D
    assert conditions_of(spec) != conditions_of(quick_spec(BodyPart.HAND))
    assert conditions_of(spec) != conditions_of(
        quick_spec(BodyPart.HAND, AnsweringLimb.LEFT_HAND, InputKind.MOUSE)
    )
