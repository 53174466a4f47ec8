"""Where the mirror is seen. It keeps the newest picture only, and turns it into an image when it is painted.

Pictures that come quicker than they can be painted are dropped by that: turned into images as they come, they would
keep the window's thread from painting at all.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gmi_trainer.domain.webcam import Delay, MirrorSetup, Seen, delay_of
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.webcam.painting import paint_mirror
from gmi_trainer.ui.widgets.naming import name_control

if TYPE_CHECKING:  # QtMultimedia is read when somebody opens the mirror
    from PySide6.QtMultimedia import QVideoFrame

REMEMBERED = 90
USUAL_REFRESH_HZ = 60.0
CLOCK_PX = 44
CLOCK_TURNS_MS = 10_000


class MirrorSurface(QWidget):
    """Left stays left here, in every language."""

    def __init__(self, look: Look, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._clock = clock
        self._setup = MirrorSetup()
        self._frame: QVideoFrame | None = None
        self._image = QImage()
        self._came_ns = 0
        self._seen: deque[Seen] = deque(maxlen=REMEMBERED)
        self._shows_clock = False
        self.painted = 0
        """So many pictures were painted, for whoever counts."""
        name_control(self, "webcam.surface", self.tr("The mirror"))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(look.px(60))

    @property
    def delay(self) -> Delay | None:
        """Of the pictures of the last seconds; None as long as there were few."""
        screen = self.screen()
        refresh = screen.refreshRate() if screen is not None else 0.0
        return delay_of(tuple(self._seen), refresh if refresh > 0 else USUAL_REFRESH_HZ)

    @property
    def has_picture(self) -> bool:
        """Whether any has been painted, or is about to be."""
        return self._frame is not None or not self._image.isNull()

    @property
    def shows_clock(self) -> bool:
        """Whether there is a running number to film."""
        return self._shows_clock

    def wear(self, setup: MirrorSetup) -> None:
        """From now on."""
        self._setup = setup
        self.update()

    def show_clock(self, on: bool) -> None:
        """A running number, thousandths of a second: whoever films it sees the whole delay."""
        self._shows_clock = on
        self.update()

    @Slot(object)
    def take(self, frame: QVideoFrame) -> None:
        """The newest picture. Nothing is done with it here."""
        self._came_ns = self._clock.now_ns()
        self._frame = frame
        self.update()

    def clear(self) -> None:
        """Let go of every picture."""
        self._frame = None
        self._image = QImage()
        self._seen.clear()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        frame, self._frame = self._frame, None
        if frame is not None:
            self._image = frame.toImage()
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.colour("calm"))
        if not self._image.isNull():
            paint_mirror(painter, self._image, (self.width(), self.height()), self._setup)
        if self._shows_clock:
            self._paint_clock(painter)
        painter.end()
        if frame is not None:
            start = frame.startTime()
            self._seen.append(Seen(start if start >= 0 else None, self._came_ns, self._clock.now_ns()))
            self.painted += 1

    def _paint_clock(self, painter: QPainter) -> None:
        now_ms = self._clock.now_ns() // 1_000_000 % CLOCK_TURNS_MS
        font = self.font()
        font.setPixelSize(self._look.px(CLOCK_PX))
        painter.setFont(font)
        room = self.rect().adjusted(0, 0, 0, -self.height() + self._look.px(CLOCK_PX + 12))
        painter.fillRect(room, self._look.colour("calm"))
        painter.setPen(self._look.colour("on_stage"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, f"{now_ms:04d}")
