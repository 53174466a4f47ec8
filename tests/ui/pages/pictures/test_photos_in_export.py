"""What an export takes along of one's own photos: none, unless it was ticked; and the list says so all the time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.body import BodyPart
from gmi_trainer.services.care_ports import RecordContents
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.settings import file_questions
from gmi_trainer.ui.pages.settings.exporting import ExportPart
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.theme.stylesheet import TOUCH_PX
from gmi_trainer.ui.words.translate import english
from tests.storage.records import new_record, opened
from tests.ui.inspection import nameless, small_targets
from tests.ui.pages.desk_of_fakes import FakeDesk
from tests.ui.pages.pictures.album import Album, write_photos

PHOTOS = 2


@pytest.fixture
def jobs() -> Iterator[Background]:
    jobs = Background()
    yield jobs
    jobs.close()


@pytest.fixture
def album(tmp_path: Path, look: Look, jobs: Background) -> Iterator[Album]:
    write_photos(tmp_path / "photos", PHOTOS)
    with opened(new_record(tmp_path / "record.sqlite3")) as record:
        album = Album(record, tmp_path, look, jobs)
        for file in sorted((tmp_path / "photos").iterdir()):
            photo = album.service.read(file)
            assert photo is not None
            album.service.keep(photo, BodyPart.HAND)
        yield album


@pytest.fixture
def desk(look: Look, jobs: Background, album: Album) -> FakeDesk:
    desk = FakeDesk(look, jobs)
    contents = desk.care.reader.records[desk.me.profile_id]
    desk.care.reader.records[desk.me.profile_id] = replace(contents, rows={"own_picture": PHOTOS})
    return desk


def test_a_photo_goes_along_only_where_it_was_ticked(
    desk: FakeDesk,
    album: Album,
    look: Look,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(file_questions, "documents_folder", lambda: tmp_path)
    part = ExportPart(
        look, desk.care.care, desk.me.profile_id, desk.clock, album.jobs, english, album.own_pictures
    )
    qtbot.addWidget(part)
    part.resize(800, 600)
    part.show()

    def press(name: str) -> None:
        qtbot.waitUntil(lambda: part.findChild(QPushButton, name) is not None)
        button = part.findChild(QPushButton, name)
        assert button is not None
        button.click()

    def listed() -> list[str]:
        label = part.findChild(QLabel, "settings.export.lines")
        assert label is not None
        return [line for line in label.accessibleName().splitlines() if "photos" in line.casefold()]

    press("settings.export.look")
    qtbot.waitUntil(lambda: part.findChild(QPushButton, "settings.export.photos") is not None)
    assert listed() == ["None of your own photos (2) goes in"]
    press("settings.export.photos")
    qtbot.waitUntil(lambda: album.jobs.is_idle)
    ticks = [part.findChild(QCheckBox, f"settings.export.photo.{number}") for number in (1, 2)]
    first, second = ticks
    assert first is not None
    assert second is not None
    assert not first.isChecked()
    second.click()
    assert listed() == ["Photos of your own that you ticked: 1 of 2"]
    assert small_targets(part, TOUCH_PX) == []
    assert nameless(part) == []
    press("settings.export.save")
    qtbot.waitUntil(lambda: "was written" in (part.said or ""))

    assert desk.care.reader.own_pictures == (album.service.now().pictures[1].uuid,)


def test_without_photos_nothing_is_said_of_them(desk: FakeDesk, qtbot: QtBot) -> None:
    desk.care.reader.records[desk.me.profile_id] = RecordContents("u-1", "", None, None, {})
    page = desk.settings_page()
    qtbot.addWidget(page)
    page.show()
    look = page.findChild(QPushButton, "settings.export.look")
    assert look is not None
    look.click()
    qtbot.waitUntil(lambda: page.findChild(QPushButton, "settings.export.save") is not None)

    assert page.findChild(QPushButton, "settings.export.photos") is None
