"""The mirror with a camera that a test feeds, in a window of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtMultimedia import QVideoFrame
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.body import Side
from gmi_trainer.domain.webcam import ENOUGH_PICTURES, MirrorSetup
from gmi_trainer.services.changes import Changes
from gmi_trainer.services.webcam_choices import WebcamChoicesService
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.webcam.cameras import CameraName, Cameras, Feed
from gmi_trainer.ui.webcam.webcam_view import Step, WebcamTools, WebcamView
from gmi_trainer.ui.words.translate import english
from tests.fakes import FakeClock, FakePreferences
from tests.ui.webcam.input_feed import InputFeed

W = TypeVar("W", bound=QWidget)
RIGHT_HAND, LEFT_HAND = "#c86432", "#3264c8"


def a_person(width: int = 1280, height: int = 720) -> QImage:
    """As a camera sees them: the right hand at the left of the picture."""
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor("#4a5560"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for middle, colour in ((0.25, RIGHT_HAND), (0.75, LEFT_HAND)):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(int((middle - 0.12) * width), height // 4, int(0.24 * width), height // 2)
    painter.end()
    return picture


class FakeCameras(QObject):
    """Cameras by name (ui.webcam.cameras.Cameras). ``may``: what the system says when it is asked."""

    changed = Signal()

    def __init__(self, names: tuple[str, ...], parent: QObject) -> None:
        super().__init__(parent)
        self.plugged = names
        self.may = True
        self.feeds: list[InputFeed] = []
        self._real = Cameras(self)

    def names(self) -> tuple[CameraName, ...]:
        return tuple(CameraName(name, f"Camera {name}") for name in self.plugged)

    def camera(self, key: str) -> Feed | None:
        if key not in self.plugged:
            return None
        self.feeds.append(CountingFeed(self))
        return self.feeds[-1]

    def file(self, path: Path) -> Feed:
        return self._real.file(path)

    def ask(self, then: Callable[[bool], None]) -> None:
        then(self.may)


class CountingFeed(InputFeed):
    """Whether its lamp is on."""

    lamp = False

    def start(self) -> None:
        super().start()
        self.lamp = True

    def stop(self) -> None:
        super().stop()
        self.lamp = False


class Studio:
    """The view, a clock that moves when it is told to, and what was said."""

    def __init__(
        self,
        look: Look,
        qtbot: QtBot,
        cameras: tuple[str, ...] | None = ("one",),
        *,
        size: tuple[int, int] = (1000, 720),
        file: Path | None = None,
        real: bool = False,
    ) -> None:
        self._bot = qtbot
        self.clock = FakeClock(now_ns=5_000_000_000)
        self.preferences = FakePreferences()
        self.choices = WebcamChoicesService(self.preferences, Changes())
        self.cameras: FakeCameras | None = None
        self.file = file
        self._names = cameras
        self._real = real
        self.left: list[str] = []
        tools = WebcamTools(
            choices=self.choices,
            clock=self.clock,
            translate=english,
            make_cameras=self._make_cameras,
            ask_for_file=self._ask_for_file,
            reach=Reach,
        )
        self.view = WebcamView(look, tools)
        self.view.done.connect(lambda: self.left.append("done"))
        qtbot.addWidget(self.view)
        self.view.resize(*size)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.view.activateWindow()
        qtbot.waitUntil(self.view.isActiveWindow)

    def open(self, kept: Side = Side.RIGHT) -> Studio:
        self.view.play(MirrorSetup(kept))
        return self

    def begin(self) -> Studio:
        """The camera is on, and its delay is short."""
        self.open()
        self.press(Qt.Key.Key_Space)
        assert self.view.step is Step.MEASURING
        self.feed_one()
        self.look_on(6)
        self.tick()
        return self

    def look_on(self, paint_ms: float) -> None:
        """Pictures for a while, each painted so late; short of the camera, which would take real time."""
        surface = self.view.stage.surface
        frame = QVideoFrame(a_person(320, 180))
        for _ in range(ENOUGH_PICTURES):
            surface.take(frame)
            self.clock.advance_ms(paint_ms)
            surface.repaint(0, 0, 1, 1)
            self.clock.advance_ms(1000 / 30 - paint_ms)
        surface.update()

    @property
    def feed(self) -> CountingFeed:
        assert self.cameras is not None
        feed = self.cameras.feeds[-1]
        assert isinstance(feed, CountingFeed)
        return feed

    @property
    def lamps(self) -> int:
        """How many cameras are on."""
        assert self.cameras is not None
        return sum(isinstance(feed, CountingFeed) and feed.lamp for feed in self.cameras.feeds)

    def feed_one(self, picture: QImage | None = None, *, paint_ms: float = 6) -> None:
        """A picture goes the whole way to its paint."""
        surface = self.view.stage.surface
        painted = surface.painted
        frame = QVideoFrame(picture if picture is not None else a_person(320, 180))
        self.feed.input.sendVideoFrame(frame)
        self._bot.waitUntil(lambda: surface.has_picture)
        self.clock.advance_ms(paint_ms)
        surface.repaint()
        self._bot.waitUntil(lambda: surface.painted > painted)
        self.clock.advance_ms(1000 / 30 - paint_ms)

    def tick(self, times: int = 1) -> None:
        """Half a second's look."""
        for _ in range(times):
            self.view._ticks.timeout.emit()

    @property
    def panel(self) -> str:
        """The name of the message in view; empty while the mirror is."""
        return "" if self.view.stage.is_playing else self.view.stage.panel.objectName()

    def words(self) -> str:
        """All labels and buttons in view."""
        labels = [w.text() for w in self.view.findChildren(QLabel) if w.isVisible()]
        return "\n".join(labels + [w.text() for w in self.view.findChildren(QPushButton) if w.isVisible()])

    def press(self, key: Qt.Key) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)

    def click(self, name: str) -> None:
        found = [w for w in self.view.findChildren(QPushButton, name) if w.isVisible()]
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def colour(self, across: float, down: float = 0.5) -> str:
        """On the mirror, at a part of its width and height."""
        seen = self.view.stage.surface.grab().toImage()
        return seen.pixelColor(int(across * seen.width()), int(down * seen.height())).name()

    def _make_cameras(self, parent: QObject) -> Cameras | None:
        if self._real:
            return Cameras(parent)
        if self._names is None:
            return None
        self.cameras = FakeCameras(self._names, parent)
        return self.cameras  # type: ignore[return-value]  # it does what cameras do

    def _ask_for_file(self, _parent: QWidget, heard: Callable[[Path], None]) -> None:
        if self.file is not None:
            heard(self.file)
