"""Photos of one's own, from the file to a drill: by keys, by buttons, and always with a way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import DrillMode, KeyPair, PictureSource
from gmi_trainer.domain.body import BodyPart, Side
from gmi_trainer.domain.own_picture import RoundFrame
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.pictures import photo_import
from gmi_trainer.ui.pages.pictures.photo_import import BroughtIn
from gmi_trainer.ui.pages.pictures.photo_question import ask_which_files, ask_which_folder
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import TOUCH_PX
from gmi_trainer.ui.theme.theme import Scheme, Theme
from gmi_trainer.ui.translation import PseudoTranslator, qt_translate
from gmi_trainer.ui.widgets.dropdown import Dropdown
from gmi_trainer.ui.words.translate import english
from tests.storage.records import new_record, opened
from tests.ui.inspection import cut_words, nameless, small_targets
from tests.ui.pages.pictures.album import Album, Person, write_photos
from tests.ui.test_made_up_language import forgotten

K = Qt.Key


@pytest.fixture
def jobs() -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def album(tmp_path: Path, look: Look, jobs: Background) -> Iterator[Album]:
    with opened(new_record(tmp_path / "record.sqlite3")) as record:
        yield Album(record, tmp_path, look, jobs)


@pytest.fixture
def person(album: Album, qtbot: QtBot) -> Person:
    return Person(album, qtbot, english)


def sides(person: Person) -> list[Side | None]:
    return [picture.side for picture in person.album.service.now().pictures]


def test_from_nothing_to_a_drill_with_two_keys(person: Person) -> None:
    person.open()
    assert person.on() == "own.add", "the way on has the keyboard"

    write_photos(person.album.folder / "photos", 6)
    person.bring(person.album.folder / "photos")
    assert person.own.undo_bar.words == "6 photos were added."
    assert person.on() == "own.sort"
    person.key(K.Key_Return)
    for key in (K.Key_Left, K.Key_Right, K.Key_Left, K.Key_Right, K.Key_Left, K.Key_Right):
        person.key(key)
    person.wait()
    assert sides(person) == [Side.LEFT, Side.RIGHT] * 3
    assert person.is_at(person.own)

    person.press("own.train.hand")
    assert person.is_at(person.place.page)
    person.key(K.Key_Return)
    (spec,) = person.started
    assert (spec.part, spec.mode, spec.source) == (BodyPart.HAND, DrillMode.TRAINING, PictureSource.OWN)


def test_train_offers_them_for_training_only_and_only_where_there_are_six(person: Person) -> None:
    assert not person.sees("train.source")
    person.open()
    person.bring_and_say(6)
    person.press("own.back")

    assert person.sees("train.source")
    person.press("train.source.own")
    person.press("train.start")
    person.press("train.mode.test")
    assert not person.sees("train.source")
    person.press("train.start")
    person.press("train.mode.training")
    person.album.service.delete([person.album.service.now().pictures[0].uuid])
    assert not person.sees("train.source")
    person.press("train.start")

    assert [(s.mode, s.source) for s in person.started] == [
        (DrillMode.TRAINING, PictureSource.OWN),
        (DrillMode.TEST, PictureSource.LIBRARY),
        (DrillMode.TRAINING, PictureSource.LIBRARY),
    ]


def test_a_part_that_only_the_person_has_can_be_trained(person: Person) -> None:
    person.open()
    person.bring_and_say(6)
    for picture in person.album.service.now().pictures:
        person.album.service.say(picture.uuid, BodyPart.KNEE, Side.LEFT)
    person.press("own.train.knee")
    person.press("train.start")

    assert not person.sees("train.mode.test")
    assert (person.started[0].part, person.started[0].source) == (BodyPart.KNEE, PictureSource.OWN)


def test_what_cannot_be_used_is_told_and_the_others_come(
    person: Person, caplog: pytest.LogCaptureFixture
) -> None:
    folder = person.album.folder / "zebra-holiday"
    write_photos(folder, 2)
    (folder / "quokka.jpg").write_bytes(b"Dear diary")
    person.open()

    person.bring(folder)
    assert "quokka.jpg is not a photo" in person.own.said
    assert person.own.undo_bar.words == "2 photos were added. Left out: 1. This page says why."
    person.bring(folder / "IMG_000.jpg")

    assert "1 photo was here already" in person.own.said
    assert len(sides(person)) == 2
    assert not any(word in caplog.text for word in ("zebra", "quokka", "IMG_")), (
        "no name of a file is in a log"
    )


def test_bringing_in_can_be_taken_back(person: Person) -> None:
    person.open()
    write_photos(person.album.folder / "photos", 2)
    person.bring(person.album.folder / "photos")

    undo = person.own.undo_bar.findChild(QPushButton, "own.undo_bar.undo")
    assert undo is not None
    undo.click()

    assert sides(person) == []
    person.bring(person.album.folder / "empty")
    assert "could not be opened" in person.own.said


def test_whoever_leaves_the_page_stops_the_reading_and_keeps_what_came(person: Person) -> None:
    person.open()
    write_photos(person.album.folder / "photos", 3)
    ended: list[BroughtIn] = []
    photos = person.own.photos
    photos.ended.connect(ended.append)
    photos.stepped.connect(lambda done, _of: person.place.take_focus() if done == 2 else None)

    person.own.bring_in([person.album.folder / "photos"])
    person.bot.waitUntil(lambda: bool(ended))

    assert (len(sides(person)), ended[0].more, ended[0].stopped) == (2, 1, True)
    person.press("train.own")
    assert "Left for now: 1 more." in person.own.said


def test_of_very_many_the_next_come_when_they_are_added_again(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photo_import, "MOST_AT_ONCE", 2)
    person.open()
    write_photos(person.album.folder / "photos", 3)
    person.bring(person.album.folder / "photos")
    assert "Left for now: 1 more." in person.own.said

    person.bring(person.album.folder / "photos")

    assert len(sides(person)) == 3
    assert "2 photos were here already" in person.own.said


def test_what_was_said_goes_back_one_by_one(person: Person) -> None:
    person.open()
    write_photos(person.album.folder / "photos", 3)
    person.bring(person.album.folder / "photos")
    person.press("own.sort")
    person.press("own.say.left")
    person.press("own.say.right")
    assert sides(person) == [Side.LEFT, Side.RIGHT, None]

    person.key(K.Key_Backspace)
    assert sides(person) == [Side.LEFT, None, None]
    person.press("own.sort.undo")
    assert sides(person) == [None, None, None]
    person.press("own.sort.later")
    person.press("own.sort.delete")
    assert len(sides(person)) == 2
    person.key(K.Key_Backspace)

    assert len(sides(person)) == 3
    person.key(K.Key_Escape)
    person.wait()
    assert person.is_at(person.own)


def test_the_last_answer_can_be_taken_back_on_the_list(person: Person) -> None:
    person.open()
    person.bring_and_say(1)
    assert person.own.undo_bar.words == "Kept: a left hand."

    undo = person.own.undo_bar.findChild(QPushButton, "own.undo_bar.undo")
    assert undo is not None
    undo.click()

    assert sides(person) == [None]
    assert person.find("own.sort").text() == "Say left or right"


def test_the_keys_that_answer_drills_answer_here_too(person: Person) -> None:
    choices = person.album.choices
    choices.save(replace(choices.load(), keys=KeyPair.F_J))
    person.open()
    write_photos(person.album.folder / "photos", 2)
    person.bring(person.album.folder / "photos")
    person.press("own.sort")
    assert person.find("own.say.right").text() == "A right hand (J)"

    person.key(K.Key_J)
    person.key(K.Key_F)

    assert sides(person) == [Side.RIGHT, Side.LEFT]


def test_the_ring_is_moved_and_sized_by_keys_kept_and_taken_back(person: Person) -> None:
    person.open()
    person.bring_and_say(1)
    (before,) = person.album.service.now().pictures
    person.press(f"own.picture.{before.uuid}")
    person.wait()
    assert before.frame == RoundFrame(40, 0, 240)

    person.press("own.sort.frame")
    person.key(K.Key_Right)
    person.key(K.Key_Plus)
    person.key(K.Key_Down)
    assert person.album.service.now().pictures == (before,), "nothing is kept yet"
    person.key(K.Key_Return)
    (after,) = person.album.service.now().pictures
    assert (after.frame, after.side) == (RoundFrame(59, 18, 222), Side.LEFT)

    person.key(K.Key_Backspace)
    assert person.album.service.now().pictures == (before,)
    person.press("own.sort.frame")
    person.press("own.frame.closer")
    person.key(K.Key_Escape)
    assert not person.sort.is_framing
    assert person.album.service.now().pictures == (before,)
    assert person.sort.photo.frame == before.frame


def test_the_ring_goes_by_buttons_and_to_where_one_points(person: Person) -> None:
    person.open()
    person.bring_and_say(1)
    (before,) = person.album.service.now().pictures
    person.press(f"own.picture.{before.uuid}")
    person.wait()
    photo = person.sort.photo
    QTest.mouseClick(photo, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert photo.frame == before.frame, "only while it is being moved"

    person.press("own.sort.frame")
    for name in ("closer", "closer", "left", "up", "down", "right", "further"):
        person.press(f"own.frame.{name}")
    by_buttons = photo.frame
    QTest.mouseClick(photo, Qt.MouseButton.LeftButton, pos=QPoint(photo.width() - 5, photo.height() // 2))
    pointed = photo.frame
    person.press("own.frame.whole")

    assert by_buttons is not None
    assert by_buttons.side == 222
    assert pointed is not None
    assert pointed.left == 320 - 222
    assert photo.frame == before.frame


def test_another_part_holds_for_all_that_still_wait(person: Person) -> None:
    person.open()
    write_photos(person.album.folder / "photos", 3)
    person.bring(person.album.folder / "photos")
    person.press("own.sort")
    person.press("own.say.left")
    part = person.sort.findChild(Dropdown, "own.sort.part")
    assert part is not None

    part.activated.emit(part.findData(BodyPart.FOOT))
    assert person.find("own.say.left").text() == "A left foot"
    person.press("own.say.right")

    parts = [picture.part for picture in person.album.service.now().pictures]
    assert parts == [BodyPart.HAND, BodyPart.FOOT, BodyPart.FOOT]


def test_those_that_wait_can_be_dropped_and_come_back(person: Person) -> None:
    person.open()
    write_photos(person.album.folder / "photos", 2)
    person.bring(person.album.folder / "photos")

    person.press("own.drop")
    assert sides(person) == []
    undo = person.own.undo_bar.findChild(QPushButton, "own.undo_bar.undo")
    assert undo is not None
    undo.click()

    assert sides(person) == [None, None]


def test_nothing_goes_on_once_the_record_cannot_be_written(person: Person) -> None:
    person.open()
    files = [person.album.folder / f"{number}.png" for number in range(3)]
    for file in files:
        Image.effect_noise((500, 400), 120).save(file)  # too much for the room that is left in the record
    person.album.record.connection.execute("PRAGMA max_page_count = 1").fetchall()

    person.bring(*files)

    assert person.own.said.count("disk is full") == 1
    assert sides(person) == []


def test_the_computers_own_dialog_is_asked(qtbot: QtBot, tmp_path: Path, album: Album) -> None:
    page = Person(album, qtbot, english).place
    write_photos(tmp_path / "photos", 2)
    heard: list[list[Path]] = []
    ask_which_files(page, "Choose", "Photos", (".jpg",), lambda paths: heard.append(list(paths)))
    files = page.findChild(QFileDialog)
    assert files is not None
    assert files.nameFilters() == ["Photos (*.jpg *.JPG)"]
    chosen = [tmp_path / "photos" / f"IMG_00{n}.jpg" for n in range(2)]
    files.filesSelected.emit([str(path) for path in chosen])
    files.done(0)
    qtbot.waitUntil(lambda: page.findChild(QFileDialog) is None)
    ask_which_folder(page, "Choose", lambda paths: heard.append(list(paths)))
    folder = page.findChild(QFileDialog)
    assert folder is not None
    assert folder.fileMode() is QFileDialog.FileMode.Directory
    folder.done(0)
    qtbot.waitUntil(lambda: page.findChild(QFileDialog) is None)

    assert heard == [chosen]


@pytest.mark.parametrize(
    ("theme", "size"),
    [
        (Theme(Scheme.LIGHT), (1000, 760)),
        (Theme(Scheme.DARK, 150), (700, 460)),
        (Theme(Scheme.LIGHT, 200), (640, 400)),
    ],
)
def test_no_word_is_cut_every_target_is_large_and_has_a_name(
    album: Album, qtbot: QtBot, theme: Theme, size: tuple[int, int]
) -> None:
    album.look.set_theme(theme)
    least = album.look.px(TOUCH_PX)
    person = Person(album, qtbot, english, size)

    def check() -> None:
        view = person.view
        qtbot.waitUntil(lambda: cut_words(view) == [], timeout=2_000)
        assert small_targets(view, least) == []
        assert nameless(view) == []

    check()
    person.open()
    check()
    person.bring_and_say(6)
    check()
    person.press(f"own.picture.{person.album.service.now().pictures[0].uuid}")
    person.wait()
    check()
    person.press("own.sort.frame")
    check()


def test_every_word_can_be_translated(album: Album, qtbot: QtBot) -> None:
    translator = PseudoTranslator()
    QCoreApplication.installTranslator(translator)
    try:
        person = Person(album, qtbot, qt_translate)
        person.open()
        empty = forgotten(person.view)
        person.bring_and_say(6)
        filled = forgotten(person.view)
        person.press(f"own.picture.{person.album.service.now().pictures[0].uuid}")
        said = forgotten(person.view)
        person.press("own.sort.frame")
        framed = forgotten(person.view)
        person.wait()
    finally:
        QCoreApplication.removeTranslator(translator)

    assert (empty, filled, said, framed) == ([], [], [], [])
