"""Doses become smaller, never larger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmi_trainer.domain.activity import LEVELS, DrillMode, SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.dosing import at_most_minutes, easier, halved, minutes_of, saving_energy
from gmi_trainer.domain.plan import BreathDose, Dose, DrillDose, LessonDose, OwnWords, PracticeDose

HAND = BodyPart.HAND
TRAINING, TEST = DrillMode.TRAINING, DrillMode.TEST


def drill(pictures: int | None, level: int | None = None, mode: DrillMode = TRAINING) -> DrillDose:
    """A drill of hands."""
    return DrillDose(HAND, mode, pictures, level)


def imagery(minutes: float) -> PracticeDose:
    """Imagined movements of a hand."""
    return PracticeDose(SessionKind.IMAGERY, HAND, minutes)


def test_two_minutes_are_twenty_pictures() -> None:
    assert minutes_of(20) == 2.0


@pytest.mark.parametrize(
    ("dose", "minutes", "half"),
    [
        (drill(20), 2.0, (drill(10), 1.0)),
        (drill(None), 2.0, (drill(10), 1.0)),
        (drill(60), 6.0, (drill(20), 2.0)),  # thirty are not to be had
        (drill(5), 0.5, (drill(5), 0.5)),
        (drill(3), 0.5, (drill(3), 0.5)),
        (drill(40, mode=TEST), 4.0, (drill(20), 2.0)),
        (drill(None, mode=TEST), 4.0, (drill(20), 2.0)),
        (BreathDose(minutes=5.0), 5.0, (BreathDose(minutes=2.5), 2.5)),
        (imagery(0.8), 0.8, (imagery(0.5), 0.5)),
        (imagery(0.25), 0.25, (imagery(0.25), 0.25)),
        (LessonDose("alarm"), 6.0, (LessonDose("alarm"), 6.0)),
        (OwnWords("Walk to the gate"), 5.0, (OwnWords("Walk to the gate"), 5.0)),
    ],
)
def test_half_of_it(dose: Dose, minutes: float, half: tuple[Dose, float]) -> None:
    assert halved(dose, minutes) == half


@pytest.mark.parametrize(
    ("level", "own", "levels", "then"),
    [
        (None, 3, LEVELS, 2),
        (4, 1, LEVELS, 3),
        (None, 1, LEVELS, 1),
        (None, 4, (1, 2), 2),
        (3, 3, (3, 4), 3),
    ],
)
def test_one_level_easier(level: int | None, own: int, levels: tuple[int, ...], then: int) -> None:
    assert easier(drill(20, level), own, levels) == drill(20, then)


def test_only_drills_have_levels() -> None:
    assert easier(imagery(5.0), 3) == imagery(5.0)


@pytest.mark.parametrize(
    ("dose", "minutes", "short"),
    [
        (drill(60), 6.0, (drill(20), 2.0)),
        (drill(10), 1.0, (drill(10), 1.0)),
        (drill(20), 5.0, (drill(20), 2.0)),
        (drill(40, mode=TEST), 4.0, (drill(20), 2.0)),
        (imagery(5.0), 5.0, (imagery(2.0), 2.0)),
        (BreathDose(minutes=1.0), 1.0, (BreathDose(minutes=1.0), 1.0)),
        (LessonDose(), 6.0, (LessonDose(), 6.0)),
    ],
)
def test_two_minutes_at_most(dose: Dose, minutes: float, short: tuple[Dose, float]) -> None:
    assert at_most_minutes(dose, minutes, 2.0) == short


@pytest.mark.parametrize(
    ("dose", "minutes", "saved"),
    [
        (drill(20), 2.0, (drill(10), 1.0)),
        (drill(None, 4), 2.0, (drill(10, 2), 1.0)),
        (drill(5, 1), 0.5, (drill(5, 1), 0.5)),
        (drill(40, mode=TEST), 4.0, (drill(20, mode=TEST), 2.0)),
        (drill(20, mode=TEST), 2.0, (drill(20, mode=TEST), 2.0)),
        (imagery(5.0), 5.0, (imagery(2.5), 2.5)),
        (BreathDose(minutes=2.0), 2.0, (BreathDose(minutes=2.0), 2.0)),
        (LessonDose(), 6.0, (LessonDose(), 6.0)),
    ],
)
def test_saving_energy(dose: Dose, minutes: float, saved: tuple[Dose, float]) -> None:
    assert saving_energy(dose, minutes, level=2) == saved
    assert saving_energy(*saved, level=2) == saved


doses = st.one_of(
    st.builds(
        DrillDose,
        st.just(HAND),
        st.sampled_from(DrillMode),
        st.sampled_from([None, 1, 5, 10, 20, 40, 60]),
        st.sampled_from([None, *LEVELS]),
    ),
    st.builds(BreathDose, minutes=st.floats(0.1, 20)),
    st.builds(PracticeDose, st.just(SessionKind.MIRROR), st.just(HAND), st.floats(0.1, 20)),
    st.builds(LessonDose),
)


@given(dose=doses, minutes=st.floats(0.1, 20), level=st.sampled_from(LEVELS))
def test_nothing_ever_becomes_longer(dose: Dose, minutes: float, level: int) -> None:
    for smaller in (
        halved(dose, minutes),
        at_most_minutes(dose, minutes, 2.0),
        saving_energy(dose, minutes, level),
    ):
        assert 0 < smaller[1] <= minutes + 1e-9
        if isinstance(dose, DrillDose) and dose.pictures is not None:
            assert isinstance(smaller[0], DrillDose)
            assert 0 < (smaller[0].pictures or 0) <= dose.pictures
