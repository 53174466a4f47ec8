"""Which drills count on the way, and which do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.activity import DrillSpec, Purpose, spec_for_test, spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.gate import LeftRightFacts
from gmi_trainer.domain.progress import SessionSummary, SideScore
from gmi_trainer.services.pathway import left_right_facts
from tests.history_maker import by_touch

HAND = BodyPart.HAND
TODAY = date(2025, 3, 13)
TEST, TRAINING = spec_for_test(HAND), spec_for_training(HAND, 20, level=4)
NOTHING_SAID, SORE = AboutMe(), AboutMe(HAND, SoreSide.RIGHT)


def a_drill(
    days_ago: int, spec: DrillSpec = TEST, purpose: Purpose = Purpose.TEST, scored: int = 20
) -> SessionSummary:
    side = SideScore(scored, scored, 0, 0, 0, 1500, 1500, None)
    at = datetime(2025, 3, 13, 9, tzinfo=UTC) - timedelta(days=days_ago)
    return SessionSummary(
        days_ago, f"uuid-{days_ago}", purpose, spec, 1, at, 60, at.date(), at, True, "", {}, side, side
    )


def facts(*newest_first: SessionSummary, about: AboutMe = NOTHING_SAID) -> LeftRightFacts:
    return left_right_facts(newest_first, HAND, (1, 2, 3, 4), about)


def test_tests_and_bouts_stand_oldest_first() -> None:
    found = facts(a_drill(0), a_drill(1, TRAINING, Purpose.TRAINING), a_drill(2))

    assert [test.day for test in found.tests] == [TODAY - timedelta(days=2), TODAY]
    assert [(bout.day, bout.level) for bout in found.bouts] == [(TODAY - timedelta(days=1), 4)]


@pytest.mark.parametrize(
    "other",
    [
        replace(a_drill(1), counted=False),
        a_drill(1, purpose=Purpose.FAMILIARISATION),
        a_drill(1, purpose=Purpose.TRAINING),  # a test that was stopped: neither a test nor a bout
        replace(a_drill(1), left=None),
    ],
)
def test_what_does_not_count_is_left_out(other: SessionSummary) -> None:
    found = facts(a_drill(0), other, a_drill(2))

    assert len(found.tests) == 2
    assert not found.bouts


def test_only_whole_tests_made_in_the_same_way_compare() -> None:
    found = facts(a_drill(0), a_drill(1, by_touch(TEST)), a_drill(2, scored=15), a_drill(3))

    assert [test.compares for test in found.tests] == [True, False, False, True]


def test_a_sore_hand_that_answers_its_own_side_is_not_held_against_the_other() -> None:
    assert facts(a_drill(0)).by_side
    assert not facts(a_drill(0), about=SORE).by_side
    assert facts(about=SORE).by_side  # nothing was answered yet
