"""Pictures that are missing, cannot be read or are huge: training goes on without them and says so once."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from gmi_trainer.domain.activity import spec_for_test, spec_for_training
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.stimulus import Stimulus
from gmi_trainer.media.catalogue import load_catalogue
from gmi_trainer.media.frames import PillowFrames
from gmi_trainer.services.picture_ports import PicturesUnusable
from gmi_trainer.ui.drill.controller import Step
from tests.media.library import manifest_line, quartered, write_library, write_test_set
from tests.samples import sample_picture
from tests.ui.drill.theatre import TRAINING, Theatre

STAGE = (200, 200, 200)
WHOLE = replace(spec_for_training(BodyPart.HAND, 10), break_every=None)


def note_of(theatre: Theatre) -> str:
    return next((words for words in theatre.words() if "train without them" in words), "")


def spoil(theatre: Theatre, count: int) -> set[str]:
    """The first pictures that a drill would show."""
    prepared = theatre.drills.prepare(TRAINING, 42)
    names = list(dict.fromkeys(s.picture.sha256 for s in prepared.stimuli))[:count]
    theatre.frames.unusable = set(names)
    return set(names)


def stimulus(file: str) -> Stimulus:
    return Stimulus(replace(sample_picture(1), file=file, sha256=file), False, 90)


def test_a_training_is_drawn_without_them_and_says_so(theatre: Theatre) -> None:
    bad = spoil(theatre, 2)

    theatre.open(TRAINING, 42)

    assert theatre.panel == "drill.ready"
    assert "(2)" in note_of(theatre)
    theatre.press(Qt.Key.Key_Space)
    theatre.play_on()
    assert theatre.session.scored == 5
    assert not bad & {trial.stimulus.picture.sha256 for trial in theatre.trials}


def test_the_next_training_does_not_say_it_again(theatre: Theatre) -> None:
    spoil(theatre, 1)
    theatre.open(TRAINING, 42)
    assert note_of(theatre)

    theatre.open(TRAINING, 42)

    assert theatre.panel == "drill.ready"
    assert not note_of(theatre)


def test_who_pressed_start_too_soon_reads_it_first(theatre: Theatre) -> None:
    spoil(theatre, 1)
    theatre.frames.doors.clear()
    theatre.view.play(TRAINING, 42)
    theatre.press(Qt.Key.Key_Space)
    theatre.frames.doors.set()

    theatre.wait_until_loaded()

    assert theatre.at(Step.READY)
    assert note_of(theatre)


def test_a_test_is_never_another_test(theatre: Theatre) -> None:
    test = spec_for_test(BodyPart.HAND, 20)
    prepared = theatre.drills.prepare(test, 42)
    theatre.frames.unusable = {prepared.deck[3].picture.sha256}

    theatre.view.play(test, 42)
    theatre.wait_until(lambda: theatre.panel == "drill.problem")

    assert any("This test needs the picture" in words for words in theatre.words())
    assert not theatre.record.sessions


def test_a_warm_up_that_cannot_be_shown_does_not_stop_a_test(theatre: Theatre) -> None:
    test = spec_for_test(BodyPart.HAND, 20)
    prepared = theatre.drills.prepare(test, 42)
    theatre.frames.unusable = {prepared.warm_ups[0].picture.sha256}

    theatre.open(test, 42)

    assert theatre.panel == "drill.ready"


def test_where_too_few_are_left_it_says_how_to_go_on(theatre: Theatre) -> None:
    theatre.frames.unusable = {picture.sha256 for picture in theatre.drills.pictures(BodyPart.HAND)}

    theatre.view.play(TRAINING, 42)
    theatre.wait_until(lambda: theatre.panel == "drill.problem")

    assert any("Too few pictures can be shown" in words for words in theatre.words())
    assert not theatre.record.sessions


def test_in_mid_drill_what_was_answered_stays(theatre: Theatre) -> None:
    """The window is made smaller, and meanwhile a picture's file has gone."""
    theatre.begin(TRAINING, 42)
    theatre.answer_right()
    theatre.frames.unusable = {theatre.drills.prepare(TRAINING, 42).deck[0].picture.sha256}
    theatre.press(Qt.Key.Key_Space)

    theatre.resize(640, 480)
    theatre.wait_until(lambda: theatre.panel == "drill.problem")

    assert len(theatre.trials) == 1
    assert theatre.session.finished_utc is None


def test_all_that_cannot_be_shown_is_found_in_one_go(tmp_path: Path) -> None:
    quartered().save(tmp_path / "good.png")
    (tmp_path / "cut.png").write_bytes((tmp_path / "good.png").read_bytes()[:60])
    Image.new("1", (20_000, 20_000)).save(tmp_path / "huge.png")
    names = ("good.png", "cut.png", "huge.png", "gone.png", "good.png")

    with pytest.raises(PicturesUnusable) as told:
        PillowFrames(tmp_path).prepare(
            [stimulus(name) for name in names], 100, STAGE, lambda _done: None, lambda: False
        )

    assert told.value.pictures == {"cut.png", "huge.png", "gone.png"}
    assert told.value.problem is Problem.PICTURE_UNREADABLE
    assert told.value.values["file"] == "cut.png"


def test_a_picture_that_is_not_there_is_left_out_of_the_library(tmp_path: Path) -> None:
    library = write_library(tmp_path)
    (library / "pictures" / "h05.png").unlink()

    catalogue = load_catalogue(library)

    assert catalogue.missing == ("pictures/h05.png",)
    assert len(catalogue.pictures(BodyPart.HAND)) == 19


def test_a_test_that_needs_it_names_it(tmp_path: Path) -> None:
    library = write_library(tmp_path)
    write_test_set(library)
    (library / "pictures" / "h01.png").unlink()

    with pytest.raises(UserProblem) as told:
        load_catalogue(library).test_set(BodyPart.HAND)

    assert told.value.problem is Problem.TEST_PICTURE_MISSING
    assert told.value.values["file"] == "h01.png"


@pytest.mark.parametrize("spoilt", ['{"id": "h01"', "[]", "\ufffd", '{"id": 5}'])
def test_a_mistake_in_the_list_of_pictures_is_named_by_its_line(tmp_path: Path, spoilt: str) -> None:
    lines = [json.dumps(manifest_line(tmp_path, f"h{n:02d}")) for n in range(3)]
    lines[1] = spoilt
    (tmp_path / "manifest.jsonl").write_text("\n".join(lines), "utf-8")

    with pytest.raises(UserProblem) as told:
        load_catalogue(tmp_path)

    assert told.value.problem is Problem.MANIFEST_LINE
    assert told.value.values["line"] == 2
