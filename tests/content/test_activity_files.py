"""The ladders of daily tasks as files: those of the program are whole and kind; mistakes have their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from gmi_trainer import resources
from gmi_trainer.content.activity_check import check_ladders
from gmi_trainer.content.activity_files import LadderFolder
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.made_up_language import MADE_UP

OWN = resources.find("assets", "activities")
WORDS = resources.find("lessons", "words.en.yaml")
LADDER = """\
part: hand
edition: 1
rungs:
  - {id: rest, minutes: 2}
  - {id: cloth, minutes: 1}
  - {id: cup, minutes: 1}
"""
TEXT = """\
about: Begin with what feels safe.
rungs:
  rest: {words: Rest it, how: Let the table carry it.}
  cloth: {words: Stroke a cloth, how: Slow and small.}
  cup: {words: Hold a cup, how: Lift it a little.}
"""


def written(folder: Path, ladder: str = LADDER, text: str = TEXT) -> Path:
    (folder / "hand.yaml").write_text(ladder)
    (folder / "hand.en.yaml").write_text(text)
    return folder


def found(folder: Path) -> list[tuple[str, int, str]]:
    """What is the matter with the ladder of the hand."""
    report = check_ladders(folder, "activities", WORDS)
    return [(one.file, one.line, one.found) for one in report.problems if "hand" in one.file]


def test_those_of_the_program_are_whole_and_easy_to_read() -> None:
    report = check_ladders(OWN, "assets/activities", WORDS)

    assert report.problems == ()
    assert report.scripts == len(BodyPart)


def test_every_part_goes_from_rest_to_daily_life() -> None:
    ladders = LadderFolder(OWN).load("en").ladders

    assert set(ladders) == set(BodyPart)
    for ladder in ladders.values():
        assert len(ladder.rungs) >= 8
        assert "rest" in ladder.rungs[0].words.lower() or "lie" in ladder.rungs[0].words.lower()


def test_the_hand_shakes_hands_at_last() -> None:
    hand = LadderFolder(OWN).load("en").ladders[BodyPart.HAND]

    assert [rung.rung_id for rung in hand.rungs][:: len(hand.rungs) - 1] == ["rest-on-towel", "shake-hands"]
    assert "hold-a-cup" in {rung.rung_id for rung in hand.rungs}


def test_every_text_can_be_translated() -> None:
    hand = LadderFolder(OWN).load(MADE_UP).ladders[BodyPart.HAND]

    texts = [hand.about, *(rung.words for rung in hand.rungs), *(rung.how for rung in hand.rungs)]
    assert all(text.startswith("[") for text in texts)


def test_a_ladder_that_is_all_right_has_nothing_to_tell(tmp_path: Path) -> None:
    assert found(written(tmp_path)) == []


@pytest.mark.parametrize(
    ("ladder", "text", "expected"),
    [
        (LADDER.replace("part: hand", "part: foot"), TEXT, ("activities/hand.yaml", 1, '"foot"')),
        (LADDER.replace("id: cup", "id: rest"), TEXT, ("activities/hand.yaml", 6, '"rest" again')),
        (LADDER.replace("minutes: 2", "minutes: 90"), TEXT, ("activities/hand.yaml", 4, '"90"')),
        (LADDER, TEXT.replace("  cup:", "  mug:"), ("activities/hand.yaml", 6, "none")),
        (LADDER, TEXT.replace("Hold a cup", "Reset it"), ("activities/hand.en.yaml", 5, '"Reset"')),
    ],
)
def test_a_mistake_has_its_file_and_line(
    tmp_path: Path, ladder: str, text: str, expected: tuple[str, int, str]
) -> None:
    assert expected in found(written(tmp_path, ladder, text))


def test_without_a_folder_there_is_nothing_to_read(tmp_path: Path) -> None:
    report = check_ladders(tmp_path / "none", "activities", WORDS)

    assert [one.found for one in report.problems] == ["no folder"]
