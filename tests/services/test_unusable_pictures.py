"""Pictures that turned out to be unusable: training is drawn without them, a test is never another test."""

from __future__ import annotations

from itertools import count

import pytest

from gmi_trainer.domain.activity import spec_for_test, spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.drills import DrillService
from tests.fakes import FakeCatalogue, FakeClock, FakePictureChoices, FakeSessionLog
from tests.services.test_drills import a_test_set, hands

TRAINING = spec_for_training(BodyPart.HAND, 20)
TEST = spec_for_test(BodyPart.HAND, 20)


@pytest.fixture
def drills() -> DrillService:
    numbers = count(1)
    return DrillService(
        log=FakeSessionLog(),
        catalogue=FakeCatalogue(hands(12), [a_test_set()]),
        choices=FakePictureChoices(),
        clock=FakeClock(),
        changes=Changes(),
        new_seed=lambda: 7,
        new_uuid=lambda: f"uuid-{next(numbers)}",
        app_version="1",
    )


def names(drills: DrillService, how_many: int) -> frozenset[str]:
    return frozenset(picture.sha256 for picture in drills.pictures(BodyPart.HAND)[:how_many])


def test_training_goes_on_without_them(drills: DrillService) -> None:
    bad = names(drills, 3)

    assert drills.set_aside(bad) == 3

    prepared = drills.prepare(TRAINING)
    assert len(prepared.deck) == 20
    assert not bad & {stimulus.picture.sha256 for stimulus in prepared.stimuli}


def test_they_are_counted_over_all_drills(drills: DrillService) -> None:
    drills.set_aside(names(drills, 2))

    assert drills.set_aside(names(drills, 1)) == 3


def test_where_too_few_are_left_it_says_why(drills: DrillService) -> None:
    drills.set_aside(names(drills, 7))

    with pytest.raises(UserProblem) as told:
        drills.prepare(TRAINING)

    assert told.value.problem is Problem.TOO_FEW_SHOWABLE


def test_a_test_is_refused_with_the_pictures_name(drills: DrillService) -> None:
    prepared = drills.prepare(TEST)
    picture = prepared.deck[0].picture
    drills.set_aside(frozenset({picture.sha256}))

    with pytest.raises(UserProblem) as told:
        drills.prepare(TEST)

    assert told.value.problem is Problem.TEST_PICTURE_MISSING
    assert told.value.values["file"] == picture.file.rpartition("/")[2]


def test_a_warm_up_is_only_left_out(drills: DrillService) -> None:
    prepared = drills.prepare(TEST)
    drills.set_aside(frozenset({prepared.warm_ups[0].picture.sha256}))

    again = drills.prepare(TEST)

    assert len(again.warm_ups) == len(prepared.warm_ups) - 1
    assert set(again.deck) == set(prepared.deck)
