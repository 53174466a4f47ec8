"""The place to train, with a real record, real photos and what reads and draws them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import count
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.activity import DrillSpec
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.media.own_frames import OwnPictureFrames
from gmi_trainer.media.photo_endings import photo_endings
from gmi_trainer.media.photo_files import PillowPhotoFiles
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.drill_choices import DrillChoicesService
from gmi_trainer.services.drills import DrillService
from gmi_trainer.services.own_pictures import OwnPicturesService
from gmi_trainer.storage.database import Record
from gmi_trainer.storage.own_picture_log import SqliteOwnPictureReader, SqliteOwnPictures
from gmi_trainer.ui.background import Background
from gmi_trainer.ui.pages.pictures.own_pictures_page import OwnPicturesPage
from gmi_trainer.ui.pages.pictures.sort_page import SortPage
from gmi_trainer.ui.pages.train_place import TrainPlace
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.words.translate import Translate
from tests.fakes import FakeCatalogue, FakeClock, FakePictureChoices, FakePreferences, FakeSessionLog
from tests.media.photos import upright, write_photo
from tests.samples import sample_picture


def write_photos(folder: Path, count: int) -> None:
    """Small ones, each another, as a phone would write them."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        picture = upright(320, 240)
        picture.paste(Image.new("RGB", (20, 20), (number * 20, 90, 200)), (150, 100))
        write_photo(folder / f"IMG_{number:03d}.jpg", picture, orientation=(1, 6)[number % 2])


class Album:
    """What the place needs of a workspace, and hands for the person."""

    def __init__(self, record: Record, folder: Path, look: Look, jobs: Background) -> None:
        self.folder = folder
        self.look = look
        self.jobs = jobs
        self.record = record
        self.changes = Changes()
        numbers = count(1)
        self.service = OwnPicturesService(
            SqliteOwnPictures(record, FakeClock(), lambda: f"{next(numbers):012d}-photo"),
            files=cache(PillowPhotoFiles),
            looks=lambda: OwnPictureFrames(lambda: SqliteOwnPictureReader(record.path)),
            changes=self.changes,
            endings=photo_endings(),
        )
        self.drills = DrillService(
            FakeSessionLog(),
            FakeCatalogue(
                [sample_picture(n, part) for part in (BodyPart.HAND, BodyPart.FOOT) for n in range(30)]
            ),
            FakePictureChoices(),
            FakeClock(),
            self.changes,
            new_seed=lambda: 1,
            new_uuid=lambda: "uuid",
            app_version="0",
            own_pictures=lambda: tuple(one.picture() for one in self.service.now().sorted),
        )
        self.choices = DrillChoicesService(FakePreferences(), self.changes)

    @property
    def own_pictures(self) -> Callable[[], OwnPicturesService]:
        return lambda: self.service


class Person:
    """Sits before the place."""

    def __init__(
        self, album: Album, qtbot: QtBot, translate: Translate, size: tuple[int, int] = (1000, 760)
    ) -> None:
        self.album = album
        self.bot = qtbot
        self.place = TrainPlace(album.look, album, album.jobs, translate)
        self.started: list[DrillSpec] = []
        self.place.start_asked.connect(self.started.append)
        qtbot.addWidget(self.place)
        self.place.resize(*size)
        with qtbot.waitExposed(self.place):
            self.place.show()
        self.place.activateWindow()
        qtbot.waitUntil(self.place.isActiveWindow)

    @property
    def own(self) -> OwnPicturesPage:
        assert self.place.own is not None
        return self.place.own

    @property
    def sort(self) -> SortPage:
        assert self.place.sort is not None
        return self.place.sort

    @property
    def view(self) -> QWidget:
        view = self.place.currentWidget()
        assert view is not None
        return view

    def is_at(self, page: QWidget) -> bool:
        return self.view is page

    def find(self, name: str) -> QAbstractButton:
        """As soon as it is in view: what is added to a page is shown in the next turn of the event loop."""
        self.bot.waitUntil(lambda: self.sees(name), timeout=2_000)
        found = self.view.findChild(QAbstractButton, name)
        assert found is not None, name
        return found

    def sees(self, name: str) -> bool:
        found = self.view.findChild(QWidget, name)
        return found is not None and found.isVisibleTo(self.view)

    def press(self, name: str) -> None:
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None, "the keyboard is somewhere"
        QTest.keyClick(focused, key)

    def on(self) -> str:
        focused = QApplication.focusWidget()
        return focused.objectName() if focused is not None else ""

    def wait(self) -> None:
        """Until nothing is read or drawn any more."""
        self.bot.waitUntil(lambda: self.album.jobs.is_idle)

    def open(self) -> None:
        self.press("train.own")
        self.wait()

    def bring(self, *paths: Path) -> None:
        """Stands for the computer's own dialog."""
        ended: list[object] = []
        photos = self.own.photos
        photos.ended.connect(ended.append)
        self.own.bring_in(paths)
        self.bot.waitUntil(lambda: bool(ended))
        self.wait()
        photos.ended.disconnect(ended.append)

    def bring_and_say(self, count: int) -> None:
        """Left and right in turn, with the two keys."""
        write_photos(self.album.folder / "photos", count)
        self.bring(self.album.folder / "photos")
        self.press("own.sort")
        for number in range(count):
            self.key((Qt.Key.Key_Left, Qt.Key.Key_Right)[number % 2])
        self.wait()
