"""Imagined movements are plain text: every part has its cards, and what is wrong is named with its file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gmi_trainer import resources
from gmi_trainer.content.imagery_files import ImageryFolder
from gmi_trainer.content.script_check import check_scripts
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.imagery import CARD_CHOICES, CardKind, Rung, cards_for, has_sides, imagery_spec
from gmi_trainer.domain.made_up_language import MADE_UP
from gmi_trainer.services.lesson_ports import LessonProblem

OWN = resources.find("assets", "scripts")
WORDS = resources.find("lessons", "words.en.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A hand's cards that may be changed."""
    to = tmp_path / "scripts"
    shutil.copytree(OWN / "imagine-hand", to / "imagine-hand")
    return to


def mistakes(folder: Path) -> list[LessonProblem]:
    return [one for one in check_scripts(folder, "scripts", WORDS).problems if not one.is_remark]


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / "imagine-hand" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_part_of_the_body_has_cards_for_every_step_of_the_ladder() -> None:
    loaded = ImageryFolder(OWN).load("en")

    assert loaded.problems == ()
    assert [script.part for script in loaded.scripts] == list(BodyPart)
    for script in loaded.scripts:
        for rung in Rung:
            for count in CARD_CHOICES:
                cards = cards_for(script, rung, count, 3, Side.LEFT)
                assert len(imagery_spec(script, rung, cards, Side.LEFT).cards) == count


def test_neck_and_back_go_both_ways_and_limbs_have_none() -> None:
    for script in ImageryFolder(OWN).load("en").scripts:
        ways = {card.way for card in script.of_kind(CardKind.MOVEMENT)} - {None}
        assert ways == (set() if has_sides(script.part) else {Side.LEFT, Side.RIGHT})


def test_texts_can_be_told_from_those_that_cannot_be_translated() -> None:
    (hand, *_others) = ImageryFolder(OWN).load(MADE_UP).scripts

    texts = [hand.title, hand.limb.own, *(card.there for card in hand.cards)]
    assert all(text.startswith("[") for text in texts)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected", "found"),
    [
        ("script.yaml", "part: hand", "part: nose", "part: one of hand", '"nose"'),
        ("script.yaml", "kind: imagery", "kind: notice", "imagery", '"notice"'),
        (
            "script.yaml",
            "kind: movement, posture: relaxed",
            "kind: dream",
            "kind: one of movement",
            '"dream"',
        ),
        ("script.yaml", "posture: relaxed}", "posture: relaxed, way: left}", "no way:", "left"),
        ("script.yaml", "posture: relaxed}", "posture: relaxed, pace: 30}", "seconds from 8 to 12", '"30"'),
        ("script.yaml", "{id: soft,", "{id: flat,", "a different id", '"flat" again'),
        ("text.en.yaml", "{limb}", "{hand}", "no field but {limb}", '"{hand}"'),
        ("text.en.yaml", "    back: Let it rest.\n", "", "the way back to rest", "none"),
        ("text.en.yaml", "  soft:\n", "  sofft:\n", "a card that script.yaml has", '"sofft"'),
        (
            "text.en.yaml",
            "Fingers loose and a little bent.",
            "Fingers loose and a little bent, all of them, one by one, as they like.",
            "at most 2 words for each second",
            "for 5 seconds",
        ),
        ("text.en.yaml", "Fingers loose and a little bent.", "No damage.", "other words", '"damage"'),
    ],
)
def test_what_is_wrong_is_named(
    folder: Path, file: str, old: str, new: str, expected: str, found: str
) -> None:
    assert mistakes(folder) == []
    change(folder, file, old, new)

    told = mistakes(folder)

    assert any(one.file.endswith(file) and expected in one.expected and found in one.found for one in told), (
        told
    )
    assert all(one.line >= 1 for one in told)


def test_too_few_cards_of_a_kind_make_no_session(folder: Path) -> None:
    change(folder, "script.yaml", "id: garden, kind: calm", "id: garden, kind: rest")

    (one,) = mistakes(folder)

    assert (one.expected, one.found) == ("3 cards or more of kind calm", "2")
    assert ImageryFolder(folder).load("en").scripts == ()
