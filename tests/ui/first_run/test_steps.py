"""Which screens a person sees, in which order, and how far along they are told to be."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.safety import Standing
from gmi_trainer.ui.first_run.steps import ANOTHER_WAY, SKIPPED, Step, after, before, order, place_of


def test_most_people_see_every_screen_but_the_other_ways_to_answer() -> None:
    assert order(Standing.OPEN, {}) == tuple(step for step in Step if step is not Step.WAYS)
    assert order(Standing.UNASKED, {}) == order(Standing.OPEN, {})


def test_nobody_is_asked_on_in_an_emergency() -> None:
    assert order(Standing.EMERGENCY, {}) == (Step.WELCOME, Step.EMERGENCY, Step.OUTCOME)


def test_no_drill_is_prepared_while_one_waits() -> None:
    steps = order(Standing.SOON, {})

    assert steps[-1] is Step.CALL
    assert not {Step.WHY, Step.FEEL, Step.STOP, Step.START} & set(steps)


def test_whoever_skips_the_part_is_not_asked_for_its_side() -> None:
    assert Step.SIDE not in order(Standing.OPEN, {"part": SKIPPED})
    assert Step.SIDE in order(Standing.OPEN, {"part": "hand"})


def test_other_ways_to_answer_are_shown_to_whoever_asks_for_them() -> None:
    steps = order(Standing.OPEN, {"limb": ANOTHER_WAY})

    assert after(Step.LIMB, steps) is Step.WAYS
    assert before(Step.ENERGY, steps) is Step.WAYS


def test_the_first_and_the_last_screen_have_nothing_beyond() -> None:
    steps = order(Standing.OPEN, {})

    assert before(Step.WELCOME, steps) is None
    assert after(Step.START, steps) is None


@pytest.mark.parametrize("standing", [Standing.OPEN, Standing.SOON, Standing.EMERGENCY])
def test_the_count_goes_up_to_its_end(standing: Standing) -> None:
    places = [place_of(step, standing) for step in order(standing, {"limb": ANOTHER_WAY})]
    numbers = [number for number, _ in places]

    assert len({of for _, of in places}) == 1
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, numbers[-1] + 1))
    if standing is not Standing.EMERGENCY:
        assert numbers[-1] == places[0][1]


def test_the_questions_are_one_step_and_so_are_the_two_taps() -> None:
    def number(step: Step) -> int:
        return place_of(step, Standing.OPEN)[0]

    assert number(Step.EMERGENCY) == number(Step.SOON) == number(Step.OTHER_WAY) == number(Step.OUTCOME) == 2
    assert number(Step.PART) == number(Step.SIDE) == 3
    assert place_of(Step.START, Standing.OPEN) == (10, 10)
