"""Neck, back, knee and the others: as soon as a library has them, all of the program does, from the plan to Today."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gmi_trainer.domain.about import AboutMe, SoreSide
from gmi_trainer.domain.activity import DrillMode, DrillSpec, spec_for_test, spec_for_training
from gmi_trainer.domain.body import BodyPart, InputKind, Side
from gmi_trainer.domain.default_plan import MIRROR_ITEM
from gmi_trainer.domain.gate import Asked, State
from gmi_trainer.domain.offer import CardReason, OfferCard
from gmi_trainer.domain.plan import DrillDose
from gmi_trainer.domain.trial import Answer, Onset
from gmi_trainer.media.catalogue import ManifestCatalogue, load_catalogue
from gmi_trainer.media.frames import PillowFrames
from gmi_trainer.media.inspection import inspect_library
from gmi_trainer.media.pack_check import check_pack
from gmi_trainer.services.drill_choices import DrillChoices
from gmi_trainer.services.drills import Before, DrillResult
from gmi_trainer.services.pathway import read_ways
from gmi_trainer.services.picture_ports import Frame
from gmi_trainer.services.workspace import Workspace
from tests.stimuli.planned_library import write_planned_library
from tests.ui.open_record import open_record

PARTS = (BodyPart.KNEE, BodyPart.NECK, BodyPart.BACK)
LATER = Before(drills=9, last_was_easy=True)
"""No longer a first drill, and the last one at this level was easy."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        folder = tmp_path_factory.mktemp("bigger") / "library"
        yield write_planned_library(folder, tuple(part.value for part in PARTS), monkeypatch)


@pytest.fixture
def catalogue(library: Path) -> ManifestCatalogue:
    return load_catalogue(library)


@pytest.fixture
def workspace(tmp_path: Path, catalogue: ManifestCatalogue) -> Iterator[Workspace]:
    with open_record(tmp_path, catalogue) as workspace:
        yield workspace


def test_such_a_library_has_no_mistake(library: Path) -> None:
    told: list[object] = []
    report = check_pack(library, "library", told.append)

    assert report.mistakes == 0, told
    assert {table.part for table in report.balance} == set(PARTS)
    look = inspect_library(library)
    assert (look.picture_problems, look.test_set_problems, look.test_sets) == ((), (), len(PARTS))


def test_every_part_can_be_trained_and_tested(catalogue: ManifestCatalogue) -> None:
    assert catalogue.parts() == catalogue.training_parts() == PARTS


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("length", [20, 40, 60])
def test_a_test_of_each_length_can_be_done(workspace: Workspace, part: BodyPart, length: int) -> None:
    prepared = workspace.drills.prepare(spec_for_test(part, length), seed=5)

    sides = [stimulus.side for stimulus in prepared.deck]
    assert len(sides) == length
    assert sides.count(Side.LEFT) == sides.count(Side.RIGHT)
    assert len(prepared.warm_ups) == 4
    assert {stimulus.picture.part for stimulus in prepared.stimuli} == {part}


@pytest.mark.parametrize("part", PARTS)
def test_there_is_every_level_but_the_hardest(workspace: Workspace, part: BodyPart) -> None:
    assert workspace.drills.levels(part) == workspace.drills.library_levels(part) == (1, 2, 3, 4)
    for level, shown in ((1, 1), (2, 1), (3, 3), (4, 4)):
        deck = workspace.drills.prepare(spec_for_training(part, 20, level=level), seed=5).deck
        assert {stimulus.picture.level for stimulus in deck} == {shown}


@pytest.mark.parametrize(("level", "suggested"), [(1, 2), (2, 3), (3, 4), (4, None)])
def test_nothing_harder_than_there_is_is_suggested(
    workspace: Workspace, level: int, suggested: int | None
) -> None:
    result = all_right(workspace, spec_for_training(BodyPart.NECK, 20, level=level))

    assert result.next_level == suggested


def all_right(workspace: Workspace, spec: DrillSpec) -> DrillResult:
    """A drill with a right answer to each picture."""
    run = workspace.drills.begin(workspace.drills.prepare(spec, seed=5), {}, LATER)
    while not run.is_over:
        assert run.card is not None
        side = run.card.stimulus.side
        run.shown(Onset(0, 0))
        run.answered(Answer(side, side.value, 900_000_000, 900_000_000, None, InputKind.KEYBOARD))
        if not run.is_over:
            run.rested()
    return workspace.drills.finish(run, {}, LATER)


@pytest.mark.parametrize("part", PARTS)
def test_the_plan_trains_and_tests_what_hurts(workspace: Workspace, part: BodyPart) -> None:
    workspace.about.save(AboutMe(part, SoreSide.RIGHT))

    doses = [item.dose for item in workspace.today.plan().items if isinstance(item.dose, DrillDose)]

    assert {dose.part for dose in doses} == {part}
    assert {dose.mode for dose in doses} == {DrillMode.TRAINING, DrillMode.TEST}


@pytest.mark.parametrize("part", PARTS)
def test_whoever_trains_the_hardest_hands_gets_the_hardest_that_there_is(
    workspace: Workspace, part: BodyPart
) -> None:
    card = OfferCard("left-right", DrillDose(part, DrillMode.TRAINING, 20), 2.0, CardReason.PLAN)

    assert workspace.today.spec_for(card, DrillChoices(level=5)).level == 4


@pytest.mark.parametrize("part", PARTS)
def test_the_way_is_told_with_the_parts_own_pictures(workspace: Workspace, part: BodyPart) -> None:
    workspace.about.save(AboutMe(part, SoreSide.NONE))
    with workspace.history() as history, workspace.diary() as diary:
        ways = read_ways(history, diary, workspace.drills, workspace.today.today())

    way = ways.parts[0]
    assert (way.way.part, way.pictures_of) == (part, part)
    gate = way.way.gate
    assert gate is not None
    in_context = next(check for check in gate.checks if check.asked is Asked.IN_CONTEXT)
    assert in_context.state is State.OPEN, "level 4 is there, so one bout of it is looked for"


@pytest.mark.parametrize("part", [BodyPart.NECK, BodyPart.BACK])
def test_no_mirror_is_planned_for_what_a_mirror_cannot_show(workspace: Workspace, part: BodyPart) -> None:
    workspace.about.save(AboutMe(part, SoreSide.LEFT))

    assert MIRROR_ITEM not in {item.item_id for item in workspace.today.plan().items}


@pytest.mark.parametrize("part", PARTS)
def test_a_drill_gets_its_frames(workspace: Workspace, library: Path, part: BodyPart) -> None:
    deck = workspace.drills.prepare(spec_for_training(part, 20, level=4), seed=5).deck

    frames: list[Frame] = []
    PillowFrames(library).prepare(deck, 64, (230, 228, 222), frames.append, lambda: False)

    assert [frame.stimulus for frame in frames] == list(deck)
