"""The templates of plans as files: those of the program can be used; mistakes have their file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmi_trainer import resources
from gmi_trainer.content.lesson_index import LessonHeads
from gmi_trainer.content.plan_check import check_templates
from gmi_trainer.content.plan_files import TemplateFolder, lessons_of
from gmi_trainer.domain.activity import DrillMode, SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.made_up_language import MADE_UP
from gmi_trainer.domain.plan import BreathDose, DrillDose, LessonDose
from gmi_trainer.domain.plan_template import PlanTemplate
from gmi_trainer.domain.stages import KINDS, stages_of

OWN = resources.find("assets", "plans")
WORDS = resources.find("lessons", "words.en.yaml")
PLAN = """\
number: 1
part: hand
stage: 1
edition: 1
weeks: 3
bouts: 3
items:
  - {id: train, kind: drill, order: 20}
  - {id: breathe, kind: breathing, order: 30}
  - {id: lessons, kind: lessons, lessons: [L01], order: 40}
"""
TEXT = """\
name: Hand 1
about: Pictures of hands.
note: Take it slowly.
stop_rule: Stop when you like.
"""


def written(folder: Path, plan: str = PLAN, text: str = TEXT, key: str = "hand-1") -> Path:
    (folder / f"{key}.yaml").write_text(plan)
    (folder / f"{key}.en.yaml").write_text(text)
    return folder


def found(folder: Path) -> list[tuple[str, int, str]]:
    report = check_templates(folder, "plans", WORDS, {"L01", "L02"})
    return [(one.file, one.line, one.found) for one in report.problems]


@pytest.fixture(scope="module")
def own() -> tuple[PlanTemplate, ...]:
    return TemplateFolder(OWN).load("en").templates


def test_those_of_the_program_can_be_used_and_are_easy_to_read() -> None:
    lessons = {head.lesson_id for head in LessonHeads(resources.find("lessons")).heads()}

    report = check_templates(OWN, "assets/plans", WORDS, lessons)

    assert report.problems == ()
    assert report.templates == 26


def test_there_is_one_for_each_part_and_each_of_its_stages(own: tuple[PlanTemplate, ...]) -> None:
    named = [(one.part, one.stage) for one in own]

    assert sorted(named) == sorted((part, stage) for part in BodyPart for stage in stages_of(part))
    assert {one.key for one in own} == {f"{one.part}-{int(one.stage)}" for one in own}


def test_the_numbers_that_codes_name_last(own: tuple[PlanTemplate, ...]) -> None:
    """Written down once more: a code that was given away on paper must still mean the same plan."""
    assert {one.number: one.key for one in own} == {
        1: "hand-1",
        2: "hand-2",
        3: "hand-3",
        4: "hand-4",
        5: "foot-1",
        6: "foot-2",
        7: "foot-3",
        8: "foot-4",
        9: "knee-1",
        10: "knee-2",
        11: "knee-3",
        12: "knee-4",
        13: "shoulder-1",
        14: "shoulder-2",
        15: "shoulder-3",
        16: "shoulder-4",
        17: "elbow-1",
        18: "elbow-2",
        19: "elbow-3",
        20: "elbow-4",
        21: "neck-1",
        22: "neck-2",
        24: "neck-4",
        25: "back-1",
        26: "back-2",
        28: "back-4",
    }


def test_a_first_stage_carries_its_lessons_breathing_tests_and_training(
    own: tuple[PlanTemplate, ...],
) -> None:
    for template in (one for one in own if one.stage == 1):
        assert tuple(lessons_of(template)) == ("L01", "L02", "L12", "L13", "L16")
        doses = [item.dose for item in template.items]
        assert any(isinstance(dose, BreathDose) for dose in doses)
        drills = [dose for dose in doses if isinstance(dose, DrillDose)]
        assert {dose.mode for dose in drills} == {DrillMode.TEST, DrillMode.TRAINING}
        assert {dose.part for dose in drills} == {template.part}


def test_a_later_stage_practises_what_it_is_made_of(own: tuple[PlanTemplate, ...]) -> None:
    for template in (one for one in own if one.stage > 1):
        staged = [item for item in template.items if item.stage]
        assert [item.kind for item in staged] == [KINDS[template.stage]]
        tests = [item for item in template.items if item.kind is SessionKind.DRILL]
        assert [(item.stage, item.fewest_bouts) for item in tests] == [(0, 0)]
        assert LessonDose() in [item.dose for item in template.items]


def test_every_text_can_be_translated() -> None:
    for template in TemplateFolder(OWN).load(MADE_UP).templates:
        texts = (template.name, template.about, template.note, template.stop_rule)
        assert all(text.startswith("[") for text in texts)


def test_one_that_is_all_right_has_nothing_to_tell(tmp_path: Path) -> None:
    assert found(written(tmp_path)) == []


@pytest.mark.parametrize(
    ("plan", "text", "expected"),
    [
        (PLAN.replace("part: hand", "part: foot"), TEXT, ("plans/hand-1.yaml", 2, '"foot"')),
        (PLAN.replace("stage: 1", "stage: 2"), TEXT, ("plans/hand-1.yaml", 3, '"2"')),
        (PLAN.replace("number: 1", "number: 64"), TEXT, ("plans/hand-1.yaml", 1, '"64"')),
        (PLAN.replace("weeks: 3", "weeks: 13"), TEXT, ("plans/hand-1.yaml", 5, '"13"')),
        (PLAN.replace("id: breathe,", "id: train,"), TEXT, ("plans/hand-1.yaml", 9, '"train" again')),
        (
            PLAN.replace("drill, order", "drill, pictures: 21, order"),
            TEXT,
            ("plans/hand-1.yaml", 8, '"train"'),
        ),
        (PLAN.replace("[L01]", "[L99]"), TEXT, ("plans/hand-1.yaml", 10, '"L99"')),
        (PLAN.replace("kind: drill", "kind: imagery"), TEXT, ("plans/hand-1.yaml", 7, "none")),
        (PLAN.replace("kind: drill", "kind: dance"), TEXT, ("plans/hand-1.yaml", 8, '"dance"')),
        (PLAN, TEXT.replace("Take it slowly", "Reset it"), ("plans/hand-1.en.yaml", 3, '"Reset"')),
        (PLAN, TEXT.replace("name: Hand 1\n", ""), ("plans/hand-1.en.yaml", 1, "no name:")),
        (PLAN, TEXT.replace("Hand 1", "h" * 61), ("plans/hand-1.en.yaml", 1, f'"{"h" * 60}..."')),
    ],
)
def test_a_mistake_has_its_file_and_line(
    tmp_path: Path, plan: str, text: str, expected: tuple[str, int, str]
) -> None:
    assert expected in found(written(tmp_path, plan, text))


def test_a_number_belongs_to_one_template_only(tmp_path: Path) -> None:
    written(tmp_path)
    written(tmp_path, PLAN.replace("part: hand", "part: foot"), key="foot-1")

    assert found(tmp_path) == [("plans/hand-1.yaml", 1, "1, as in plans/foot-1.yaml")]


def test_a_mirror_cannot_show_a_back(tmp_path: Path) -> None:
    plan = PLAN.replace("part: hand", "part: back").replace("stage: 1", "stage: 3")

    assert ("plans/back-3.yaml", 3, '"3"') in found(written(tmp_path, plan, key="back-3"))


def test_a_mistake_in_one_never_stops_the_others(tmp_path: Path) -> None:
    written(tmp_path)
    written(tmp_path, PLAN.replace("number: 1", "number: many"), key="foot-1")

    loaded = TemplateFolder(tmp_path).load("en")

    assert [one.key for one in loaded.templates] == ["hand-1"]
    assert loaded.problems


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    report = check_templates(tmp_path / "none", "plans", WORDS)

    assert [one.found for one in report.problems] == ["no folder"]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    assert found(tmp_path) == [("plans", 1, "none")]
