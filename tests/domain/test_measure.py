"""What a measure picks from anything that tells both."""

from __future__ import annotations

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.course import Reading
from gmi_trainer.domain.measure import Measure, Whose


def test_a_measure_picks_its_number() -> None:
    assert Measure.ACCURACY.of(Reading(0.9, 1200.0)) == 0.9
    assert Measure.TIME.of(Reading(0.9, 1200.0)) == 1200.0
    assert Measure.TIME.of(Reading(0.0, None)) is None


def test_a_side_has_numbers_of_its_own() -> None:
    assert [Whose.of(side) for side in Side] == [Whose.LEFT, Whose.RIGHT]
