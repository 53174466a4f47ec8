"""How much longer the pointer has to rest: a bar that fills calmly, or in four steps where nothing may move."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gmi_trainer.ui.theme.look import Look

TICK_MS = 40
STEPS = 4
WIDTH_PX, HEIGHT_PX = 120, 14


class RestFill(QWidget):
    """An empty track that fills while the pointer rests. It lets the pointer through."""

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        fill: str = "stage_accent",
        line: str = "on_stage_muted",
    ) -> None:
        """``fill`` and ``line`` are colour tokens that stand out from what is behind."""
        super().__init__(parent)
        self._look = look
        self._colours = (fill, line)
        self._rest_ms = 0
        self._elapsed = QElapsedTimer()
        self._ticks = QTimer(self)
        self._ticks.timeout.connect(self._on_ticks_timeout)
        self._share = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look_changed)

    @property
    def share(self) -> float:
        """How full it is, 0 to 1."""
        return self._share

    def fill(self, rest_ms: int) -> None:
        """Fill up within this time."""
        self._rest_ms = rest_ms
        self._elapsed.start()
        self._ticks.start(rest_ms // STEPS if self._look.is_still else TICK_MS)
        self.set_share(0.0)

    def empty(self) -> None:
        """The pointer rests no more."""
        if self._ticks.isActive() or self._share:
            self._ticks.stop()
            self.set_share(0.0)

    def set_share(self, share: float) -> None:
        """Show so much."""
        self._share = min(1.0, share)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(WIDTH_PX), self._look.px(HEIGHT_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = look.length("edge")
        track = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        radius = track.height() / 2
        if self._share > 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(self._colours[0]))
            width = max(track.height(), track.width() * self._share)
            painter.drawRoundedRect(QRectF(track.left(), track.top(), width, track.height()), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour(self._colours[1]), edge))
        painter.drawRoundedRect(track, radius, radius)

    @Slot()
    def _on_ticks_timeout(self) -> None:
        share = self._elapsed.elapsed() / max(1, self._rest_ms)
        if self._look.is_still:
            share = round(share * STEPS) / STEPS
        self.set_share(share)
        if share >= 1:
            self._ticks.stop()

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
