"""A window with nothing but the mirror, fed through QVideoFrameInput as a camera would; or the simple way beside it.

It writes what it counted to ``result.json``. Started by ``tests.benchmarks.video``, in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat
from PySide6.QtWidgets import QApplication, QWidget

from gmi_trainer.domain.webcam import MirrorSetup
from gmi_trainer.services.clock import SystemClock
from gmi_trainer.services.machine_settings import Scheme
from gmi_trainer.ui.theme.look import STYLE_WORDS, Look
from gmi_trainer.ui.theme.theme import Theme
from gmi_trainer.ui.webcam.surface import MirrorSurface
from tests.ui.webcam.input_feed import InputFeed

OURS, SIMPLE = "mirror", "simple"
RGB, NV12 = "rgb", "nv12"
PICTURE = QSize(1280, 720)
WINDOW = QSize(960, 540)
A_SECOND = 30
WARM_UP_MS = 1_500
MS = 1_000.0


class SimpleMirror(QWidget):
    """What comes to mind first: each picture becomes an image when it comes, and its half a flipped copy."""

    painted = 0
    delay = None

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()

    def take(self, frame: QVideoFrame) -> None:
        """Everything at once."""
        picture = frame.toImage()
        half = picture.copy(0, 0, picture.width() // 2, picture.height())
        whole = QImage(picture.size(), QImage.Format.Format_RGB32)
        painter = QPainter(whole)
        painter.drawImage(0, 0, half)
        painter.drawImage(half.width(), 0, half.flipped(Qt.Orientation.Horizontal))
        painter.end()
        self._image = whole
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)
        painter.end()
        self.painted += 1


class Source(QObject):
    """Thirty pictures a second, each with its stamp, and each a frame of its own: a frame that comes again has kept its
    image."""

    def __init__(self, feed: InputFeed, kind: str) -> None:
        super().__init__()
        self._feed = feed
        self._pictures = [_picture(number) for number in range(6)]
        self._planes = _planes() if kind == NV12 else ()
        self._number = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1000 // A_SECOND)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()

    @property
    def sent(self) -> int:
        """So many."""
        return self._number

    def frame(self) -> QVideoFrame:
        """The next one."""
        self._number += 1
        if not self._planes:
            return QVideoFrame(self._pictures[self._number % len(self._pictures)])
        frame = QVideoFrame(QVideoFrameFormat(PICTURE, QVideoFrameFormat.PixelFormat.Format_NV12))
        assert frame.map(QVideoFrame.MapMode.WriteOnly)
        for plane, content in enumerate(self._planes):
            bits = frame.bits(plane)
            assert isinstance(bits, memoryview)
            bits[:] = content[: len(bits)]
        frame.unmap()
        return frame

    def _on_timer_timeout(self) -> None:
        frame = self.frame()
        frame.setStartTime(time.perf_counter_ns() // 1000)
        self._feed.input.sendVideoFrame(frame)


def _picture(number: int) -> QImage:
    picture = QImage(PICTURE, QImage.Format.Format_RGB32)
    picture.fill(QColor("#334455"))
    painter = QPainter(picture)
    painter.fillRect(40 + number * 60, 250, 200, 200, QColor("#ffcc66"))
    painter.end()
    return picture


def _planes() -> tuple[bytes, bytes]:
    """Brightness, and colours at half the height; with room for padding."""
    stripes = bytes(shade * 7 % 220 + 16 for shade in range(256))
    times = PICTURE.width() * 2 * PICTURE.height() // len(stripes)
    return stripes * times, stripes[::-1] * times


def to_image_ms(frames: list[QVideoFrame]) -> float:
    """One picture made an image, on the average."""
    began = time.perf_counter()
    for frame in frames:
        frame.toImage()
    return (time.perf_counter() - began) * MS / len(frames)


def show(options: argparse.Namespace) -> dict[str, object]:
    """Open the window, and stay until enough was counted."""
    if not options.default_painting:
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ForceRasterWidgets)
    app = QApplication([*sys.argv[:1], *STYLE_WORDS])
    look = Look(app, options.folder, Theme(Scheme.LIGHT), has_style=True)
    mirror: MirrorSurface | SimpleMirror
    if options.way == OURS:
        mirror = MirrorSurface(look, SystemClock())
        mirror.wear(MirrorSetup())
    else:
        mirror = SimpleMirror()
    mirror.resize(WINDOW)
    mirror.show()
    feed = InputFeed(app)
    feed.came.connect(mirror.take)
    feed.start()
    source = Source(feed, options.kind)
    counted: dict[str, object] = {}
    before: list[tuple[float, float, int, int]] = []

    def begin() -> None:
        before.append((time.perf_counter(), time.process_time(), mirror.painted, source.sent))
        QTimer.singleShot(int(options.seconds * MS), end)

    def end() -> None:
        (at, cpu, painted, sent) = before[0]
        taken = time.perf_counter() - at
        counted["core"] = (time.process_time() - cpu) / taken
        counted["painted_a_second"] = (mirror.painted - painted) / taken
        counted["sent_a_second"] = (source.sent - sent) / taken
        delay = mirror.delay
        counted["program_ms"] = None if delay is None else delay.program_ms
        counted["to_image_ms"] = to_image_ms([source.frame() for _ in range(20)])
        app.quit()

    QTimer.singleShot(WARM_UP_MS, begin)
    app.exec()
    feed.stop()
    return counted


def main() -> None:
    """One window."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--way", choices=(OURS, SIMPLE), default=OURS)
    parser.add_argument("--kind", choices=(RGB, NV12), default=RGB)
    parser.add_argument("--seconds", type=float, default=8.0)
    parser.add_argument("--default-painting", action="store_true")
    options = parser.parse_args()
    (options.folder / "result.json").write_text(json.dumps(show(options)))


if __name__ == "__main__":
    main()
