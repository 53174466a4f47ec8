"""The camera as a mirror: pictures go the way a camera's go, the lamp is on only while one looks, nothing is kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.webcam import MirrorSetup
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.webcam.webcam_view import Step
from tests.ui.inspection import cut_words
from tests.ui.webcam.studio import LEFT_HAND, RIGHT_HAND, Studio, a_person

Key = Qt.Key


@pytest.fixture
def studio(look: Look, qtbot: QtBot) -> Studio:
    return Studio(look, qtbot)


def test_the_right_hand_is_at_the_right_and_at_the_left_instead_of_the_left_one(studio: Studio) -> None:
    studio.begin()

    assert studio.view.step is Step.RUNNING
    assert studio.colour(0.75) == RIGHT_HAND
    assert studio.colour(0.25) == RIGHT_HAND

    studio.press(Key.Key_O)
    assert studio.colour(0.25) == studio.colour(0.75) == LEFT_HAND
    assert studio.choices.load().setup == MirrorSetup(Side.LEFT), "kept for the next time"


def test_while_the_camera_is_on_it_says_so_and_that_nothing_is_saved(studio: Studio) -> None:
    studio.open()
    assert studio.lamps == 0, "not before somebody asks for it"
    studio.press(Key.Key_Space)
    assert "Camera on, nothing is saved" in studio.words()
    assert "measuring the delay" in studio.words()
    studio.look_on(12)
    studio.tick()

    assert "Camera on, nothing is saved · about 62 ms behind you" in studio.words(), "12 + 33 + 17"
    studio.press(Key.Key_S)
    assert "Camera on, nothing is saved" in studio.words()


@pytest.mark.parametrize("way", ["pause", "upset", "leave", "close", "other window", "covered", "minimised"])
def test_the_lamp_goes_out_at_once(studio: Studio, qtbot: QtBot, way: str) -> None:
    studio.begin()
    assert studio.lamps == 1
    view = studio.view
    if way == "other window":
        view._on_application_state_changed(Qt.ApplicationState.ApplicationInactive)
    else:
        {
            "pause": lambda: studio.press(Key.Key_Space),
            "upset": lambda: studio.press(Key.Key_D),
            "leave": lambda: studio.press(Key.Key_Escape),
            "close": view.close_session,
            "covered": view.hide,
            "minimised": view.showMinimized,
        }[way]()

    if way == "minimised":
        qtbot.waitUntil(lambda: studio.lamps == 0)
    assert studio.lamps == 0
    assert not studio.view.stage.surface.has_picture, "not even the last picture stays"


def test_going_on_turns_it_on_again_with_the_same_camera(studio: Studio) -> None:
    studio.begin()
    studio.press(Key.Key_Space)
    assert studio.panel == "webcam.paused"
    assert "The camera is off." in studio.words()

    studio.press(Key.Key_Space)
    assert studio.lamps == 1
    studio.feed_one()
    assert studio.colour(0.75) == RIGHT_HAND


def test_being_dizzy_stops_it_with_kind_words(studio: Studio) -> None:
    studio.begin()
    studio.click("webcam.upset")

    assert studio.panel == "webcam.upset"
    assert "Stop moving. The camera is off." in studio.words()


def test_a_camera_that_is_too_far_behind_is_not_offered(studio: Studio) -> None:
    studio.open()
    studio.press(Key.Key_Space)
    studio.look_on(55)
    studio.tick(3)
    assert studio.lamps == 1, "it may have stumbled at the start"
    studio.tick()

    assert studio.lamps == 0
    assert studio.panel == "webcam.too_slow"
    assert "about 105 ms after you move" in studio.words()
    assert "What camera, cable and screen need beyond that is not in it." in studio.words()
    studio.click("webcam.back")
    assert studio.left == ["done"]


def test_line_and_gap_move_by_keys_and_by_buttons(studio: Studio) -> None:
    studio.begin()
    studio.press(Key.Key_Left)
    studio.press(Key.Key_Up)
    assert (studio.view.setup.line_percent, studio.view.setup.gap_percent) == (48, 2)

    studio.press(Key.Key_S)
    studio.click("webcam.more")
    studio.press(Key.Key_N)
    studio.click("webcam.less")
    studio.click("webcam.next")
    studio.click("webcam.more")
    assert studio.view.setup == MirrorSetup(Side.RIGHT, turned=True)
    assert studio.lamps == 1, "the press was for the button"
    studio.click("webcam.set")
    assert "Turn round" not in studio.words()
    assert "Pause" in studio.words()


def test_a_running_number_lets_the_whole_delay_be_seen(studio: Studio) -> None:
    studio.begin()
    studio.press(Key.Key_C)
    assert "The first number less the second is the delay in ms." in studio.words()
    assert "Measured from the picture's arrival to its paint: 6 ms." in studio.words()
    assert studio.lamps == 0, "nobody looks into it while reading"

    studio.press(Key.Key_Space)
    assert studio.view.stage.surface.shows_clock
    assert studio.lamps == 1
    studio.press(Key.Key_C)
    assert not studio.view.stage.surface.shows_clock


def test_without_a_camera_there_is_one_clear_sentence_and_two_ways(look: Look, qtbot: QtBot) -> None:
    studio = Studio(look, qtbot, ()).open()
    assert studio.panel == "webcam.no_camera"
    assert "No camera was found" in studio.words()
    assert {"A picture or a video file", "Use a real mirror"} <= set(studio.words().splitlines())

    assert studio.cameras is not None
    studio.cameras.plugged = ("new",)
    studio.cameras.changed.emit()
    assert studio.panel == "webcam.opening"


def test_where_the_system_cannot_show_cameras_the_real_mirror_is_left(look: Look, qtbot: QtBot) -> None:
    studio = Studio(look, qtbot, None).open()

    assert studio.panel == "webcam.no_parts"
    studio.press(Key.Key_Escape)
    assert studio.left == ["done"]


def test_a_camera_that_may_not_be_used_is_told(studio: Studio) -> None:
    studio.open()
    assert studio.cameras is not None
    studio.cameras.may = False
    studio.press(Key.Key_Space)

    assert studio.panel == "webcam.not_allowed"
    assert studio.lamps == 0


def test_a_camera_that_gives_nothing_is_told(studio: Studio) -> None:
    studio.open()
    studio.press(Key.Key_Space)
    studio.clock.advance_ms(8_100)
    studio.tick()

    assert studio.panel == "webcam.failed"
    assert studio.lamps == 0


def test_the_chosen_camera_is_used_and_remembered(look: Look, qtbot: QtBot) -> None:
    studio = Studio(look, qtbot, ("one", "two")).open()
    radio = studio.view.findChild(QPushButton, "webcam.start")
    assert radio is not None
    from gmi_trainer.ui.widgets.choices import ChoiceTile

    tile = next(t for t in studio.view.findChildren(ChoiceTile) if t.choice.value == "two")
    tile.click()
    studio.click("webcam.start")

    assert studio.lamps == 1
    assert studio.choices.load().camera == "two"


def test_ten_minutes_are_the_most_pauses_not_counted(studio: Studio) -> None:
    studio.begin()
    studio.clock.advance_ms(5 * 60_000)
    studio.press(Key.Key_Space)
    studio.clock.advance_ms(60 * 60_000)
    studio.press(Key.Key_Space)
    studio.feed_one()
    studio.clock.advance_ms(4 * 60_000 + 50_000)
    studio.tick()
    assert studio.lamps == 1
    studio.clock.advance_ms(10_000)
    studio.tick()

    assert studio.panel == "webcam.enough"
    assert studio.lamps == 0


def test_a_picture_from_a_file_goes_the_same_way(look: Look, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "me.png"
    a_person(3000, 1500).save(str(path))
    studio = Studio(look, qtbot, (), file=path).open()
    studio.click("webcam.file")
    qtbot.waitUntil(lambda: studio.view.stage.surface.painted > 0)

    assert studio.view.step is Step.RUNNING
    assert "A file is shown. The camera is off." in studio.words()
    assert "behind you" not in studio.words()
    assert studio.colour(0.25) == studio.colour(0.75) == RIGHT_HAND


@pytest.mark.qt_log_ignore("Could not open media", extend=True)
def test_what_is_neither_picture_nor_video_is_told(look: Look, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no picture")
    studio = Studio(look, qtbot, (), file=path).open()
    studio.click("webcam.file")
    qtbot.waitUntil(lambda: studio.panel == "webcam.failed", timeout=10_000)

    assert "This file cannot be shown" in studio.words()


def test_nothing_is_written_and_nothing_could_record(
    look: Look, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path))
    Studio(look, qtbot).begin().press(Key.Key_Escape)
    assert list(tmp_path.rglob("*")) == []

    package = Path(sys.modules["gmi_trainer.ui.webcam.webcam_view"].__file__ or "").parent
    for path in package.glob("*.py"):
        source = path.read_text("utf-8").replace("choices.save(", "").replace("painter.save(", "")
        for word in ("Recorder", "QImageCapture", ".save(", " open(", ".write", "QSaveFile", "QAudioInput"):
            assert word not in source, f"{word} in {path.name}"


def test_cameras_are_read_only_when_the_mirror_is_opened() -> None:
    code = (
        "import sys, gmi_trainer.ui.webcam.webcam_view as view\n"
        "sys.exit('PySide6.QtMultimedia' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(("size", "percent"), [((640, 480), 200), ((700, 520), 150), ((1180, 820), 100)])
def test_no_word_is_cut_off_and_the_mirror_keeps_room(
    look: Look, qtbot: QtBot, percent: int, size: tuple[int, int]
) -> None:
    look.set_theme(Theme(scheme=Scheme.LIGHT, text_percent=percent))
    studio = Studio(look, qtbot, size=size).begin()
    for _ in range(2):
        qtbot.waitUntil(lambda: cut_words(studio.view) == [], timeout=2000)
        assert studio.view.stage.surface.height() >= 60
        studio.press(Key.Key_S)
    assert studio.view.size().toTuple() == size
