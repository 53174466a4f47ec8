"""Practice with a mirror is plain text: what is wrong is named with its file and line, and the others are there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gmi_trainer import resources
from gmi_trainer.content.findings import Findings
from gmi_trainer.content.mirror_check import Postures, check_mirror
from gmi_trainer.content.mirror_files import MirrorFolder
from gmi_trainer.content.script_check import check_scripts
from gmi_trainer.content.text_rules import TextRules
from gmi_trainer.content.word_list import WordList
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.made_up_language import MADE_UP, made_up
from gmi_trainer.domain.mirror import LEGS, MIRROR_PARTS
from gmi_trainer.services.lesson_ports import LessonProblem
from tests.content.lesson_copies import change, line_of, said

OWN = resources.find("assets", "scripts")
WORDS = resources.find("lessons", "words.en.yaml")
HAND = "mirror-hand"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the program's own that may be changed."""
    return Path(shutil.copytree(OWN, tmp_path / "scripts"))


def mistakes(folder: Path) -> list[LessonProblem]:
    return [one for one in check_scripts(folder, "scripts", WORDS).problems if not one.is_remark]


def test_every_part_that_a_mirror_can_show_has_its_movements() -> None:
    loaded = MirrorFolder(OWN).load("en")

    assert loaded.problems == ()
    assert {script.part for script in loaded.scripts} == set(MIRROR_PARTS)
    for script in loaded.scripts:
        if script.part in LEGS:
            assert "never standing" in script.sit
    assert loaded.of_part(BodyPart.NECK) is None


def test_all_of_it_can_be_shown_in_another_language() -> None:
    english, other = (MirrorFolder(OWN).load(language).scripts[0] for language in ("en", MADE_UP))

    assert other.title == made_up(english.title)
    assert [card.card_id for card in other.cards] == [card.card_id for card in english.cards]
    assert other.cards[0].words == made_up(english.cards[0].words)


def test_an_unknown_part_is_told_and_the_others_are_there(folder: Path) -> None:
    file = folder / HAND / "script.yaml"
    change(file, "part: hand", "part: neck")

    (found,) = mistakes(folder)
    line = line_of(file, "part:")
    assert said(found) == (
        f'scripts/{HAND}/script.yaml:{line}: expected one of {", ".join(MIRROR_PARTS)}, found "neck"'
    )
    assert len(MirrorFolder(folder).load("en").scripts) == 4


def test_a_part_comes_once(folder: Path) -> None:
    change(folder / "mirror-elbow" / "script.yaml", "part: elbow", "part: hand")

    (found,) = mistakes(folder)
    assert found.file == f"scripts/{HAND}/script.yaml"
    assert found.found == "hand again"


def test_a_step_without_anything_to_do_is_told(folder: Path) -> None:
    file = folder / "mirror-knee" / "script.yaml"
    text = file.read_text()
    file.write_text(text.replace("at: [4]", "at: [3]"))

    (found,) = mistakes(folder)
    assert found.expected == "a card with place: turn for step 4"


@pytest.mark.parametrize(
    ("was", "now", "expected", "found"),
    [
        ("id: open-close", "id: turn-over", "a different id for each card", '"turn-over" again'),
        ("id: open-close", "id: unknown", "heading: and words: for unknown under cards:", "none"),
        ("seconds: 20", "seconds: 5", "seconds: seconds from 10 to 90", '"5"'),
        ("    place: first", "    place: middle", "place: first, turn or last", '"middle"'),
        ("id: mirror-hand", "id: mirror-foot", "mirror-hand, as its folder is called", '"mirror-foot"'),
    ],
)
def test_what_does_not_fit_is_told(folder: Path, was: str, now: str, expected: str, found: str) -> None:
    change(folder / HAND / "script.yaml", was, now)

    told = mistakes(folder)
    assert any(expected in one.expected and found == one.found for one in told), told


def test_words_without_a_card_are_told(folder: Path) -> None:
    change(folder / HAND / "text.en.yaml", "  open-close:", "  open-shut:")

    assert any('"open-shut"' in one.found for one in mistakes(folder))


def test_words_that_cannot_be_said_in_their_time_are_told(folder: Path) -> None:
    change(folder / HAND / "text.en.yaml", "There is no hurry.", "There is no hurry. " * 12)

    (found,) = mistakes(folder)
    assert "words" in found.found


def test_a_posture_that_no_picture_shows_is_told() -> None:
    findings = Findings()
    postures: Postures = {BodyPart.HAND: frozenset({"spread"}), BodyPart.FOOT: frozenset()}
    check_mirror(OWN, "scripts", "en", TextRules(WordList({}), "en", findings), findings, postures)

    found = {problem.found for problem in findings.problems if not problem.is_remark}
    assert '"flat"' in found
    assert '"spread"' not in found
    assert '"dorsi"' not in found, "a part that has no pictures yet waits for them"
