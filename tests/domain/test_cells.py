"""Trials counted by what was shown."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.cells import Cell, CellKey, cells_of, rotation_bin
from gmi_trainer.domain.stimulus import ROTATIONS, Stimulus, Turn
from gmi_trainer.domain.trial import Flag, Outcome
from tests.samples import sample_picture, sample_stimulus, sample_trial, sample_trials


@pytest.mark.parametrize("rotation", ROTATIONS)
@pytest.mark.parametrize("own_deg", [-12.0, -3.5, 0.0, 12.0])
@pytest.mark.parametrize("mirrored", [False, True])
def test_the_slight_turn_of_a_picture_does_not_move_its_bin(
    rotation: int, own_deg: float, mirrored: bool
) -> None:
    shown = Stimulus(sample_picture(rotation_deg=own_deg), mirrored, rotation)

    assert rotation_bin(shown.shown_deg) == rotation


def test_trials_of_one_kind_are_added_up() -> None:
    shown = sample_stimulus(1, Side.LEFT, 90)
    trials = [
        sample_trial(1, Outcome.CORRECT, 800.0, stimulus=shown),
        sample_trial(2, Outcome.CORRECT, 1000.0, stimulus=shown),
        sample_trial(3, Outcome.WRONG, 5000.0, stimulus=shown),
        sample_trial(4, Outcome.MISSED, None, stimulus=shown),
        sample_trial(5, Outcome.TOO_FAST, 100.0, stimulus=shown),
        sample_trial(6, Outcome.CORRECT, 900.0, stimulus=shown, flags=frozenset({Flag.WARM_UP})),
    ]

    key = CellKey(Side.LEFT, "back", Turn.TOWARDS, 90, 1)
    assert cells_of(trials) == (Cell(key, 4, 2, 1800.0, 1_640_000.0),)


def test_cells_hold_every_scored_trial_once() -> None:
    trials = sample_trials(60)

    cells = cells_of(trials)

    assert sum(cell.scored for cell in cells) == sum(trial.is_scored for trial in trials)
    assert len({cell.key for cell in cells}) == len(cells)
    assert cells_of(reversed(trials)) == cells
