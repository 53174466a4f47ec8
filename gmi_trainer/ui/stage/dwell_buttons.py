"""Buttons that are pressed by resting the pointer on them, for a person who cannot press anything."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QAbstractButton, QPushButton
from shiboken6 import isValid

from gmi_trainer.ui.stage.rest_fill import RestFill
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.tile import WordedTile

TARGET_PX = 76
LEAST_MS = 1000
FILL_PX, TIGHT_FILL_PX = 10, 8
"""On a tile no higher than its words it is thinner, and nearer to the edge."""


class DwellButtons(QObject):
    """Watches some buttons. The pointer has to move on one first: what appears under it is not pressed."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._watched: dict[QAbstractButton, RestFill] = {}
        self._rest_ms = 0
        self._on: QAbstractButton | None = None
        self._pressed: QAbstractButton | None = None
        self._timer = QTimer(self)
        self._timer.setObjectName("stage.timer.rest_on_button")
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timer_timeout)

    def watch(self, buttons: Iterable[QAbstractButton], dwell_ms: int | None) -> None:
        """These from now on, push buttons made larger; None watches none."""
        self._forget()
        if dwell_ms is None:
            return
        self._rest_ms = max(dwell_ms, LEAST_MS)
        for button in buttons:
            button.setMouseTracking(True)
            button.ensurePolished()  # the style sheet says first how high it is
            self._enlarge(button)
            button.installEventFilter(self)
            fill = (
                RestFill(self._look, button, fill="on_accent", line="on_accent")
                if button.property("role") == "primary"
                else RestFill(self._look, button)
            )
            fill.hide()
            self._watched[button] = fill

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(watched, QAbstractButton) and watched in self._watched:
            if kind == QEvent.Type.MouseMove:
                self._rest_on(watched)
            elif kind in (QEvent.Type.Leave, QEvent.Type.Hide):
                self._leave(watched)
            elif kind == QEvent.Type.StyleChange:
                self._enlarge(watched)  # the style sheet has said it again
        return super().eventFilter(watched, event)

    def _rest_on(self, button: QAbstractButton) -> None:
        if button in (self._on, self._pressed) or not button.isEnabled():
            return
        if self._on is not None:
            self._leave(self._on)
        self._on = button
        fill = self._watched[button]
        is_tight = isinstance(button, WordedTile) and not isinstance(button, QPushButton)
        edge, height = self._look.px(10), self._look.px(TIGHT_FILL_PX if is_tight else FILL_PX)
        below = self._look.px(2) if is_tight else edge // 2
        fill.setGeometry(edge, button.height() - height - below, button.width() - 2 * edge, height)
        fill.fill(self._rest_ms)
        fill.show()
        self._timer.start(self._rest_ms)

    def _enlarge(self, button: QAbstractButton) -> None:
        if isinstance(button, QPushButton):
            button.setMinimumHeight(self._look.px(TARGET_PX))

    def _leave(self, button: QAbstractButton) -> None:
        if button is self._pressed:
            self._pressed = None
        if button is self._on:
            self._on = None
            self._timer.stop()
            self._watched[button].empty()
            self._watched[button].hide()

    def _forget(self) -> None:
        self._timer.stop()
        self._on = self._pressed = None
        for button, fill in self._watched.items():
            if not isValid(button):  # it went with its message
                continue
            button.removeEventFilter(self)
            button.setMouseTracking(False)
            if isinstance(button, QPushButton):
                button.setMinimumHeight(0)
            fill.empty()
            fill.hide()
            fill.deleteLater()
        self._watched.clear()

    @Slot()
    def _on_timer_timeout(self) -> None:
        button = self._on
        if button is not None:
            self._leave(button)
            self._pressed = button
            button.click()
