"""A number that glides to its new value; where nothing may move, it is there at once."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal, Slot

from gmi_trainer.ui.theme.look import Look


class Glide(QObject):
    """Says its value whenever it has moved on, and once more when it has come to rest."""

    moved = Signal(float)

    def __init__(self, look: Look, value: float, duration_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._value = value
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(duration_ms)
        self._motion.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._motion.valueChanged.connect(self._on_motion_value_changed)
        self._motion.finished.connect(self._on_motion_finished)

    @property
    def value(self) -> float:
        """Where it is now."""
        return self._value

    @property
    def is_moving(self) -> bool:
        """Whether it is on its way."""
        return self._motion.state() is QVariantAnimation.State.Running

    def go_to(self, value: float) -> None:
        """Glide there from where it is."""
        self._motion.stop()
        if value == self._value:
            return
        if self._look.is_still:
            self.jump_to(value)
            return
        self._motion.setStartValue(self._value)
        self._motion.setEndValue(float(value))
        self._motion.start()

    def jump_to(self, value: float) -> None:
        """Be there now."""
        self._motion.stop()
        self._value = value
        self.moved.emit(value)

    @Slot(object)
    def _on_motion_value_changed(self, value: float) -> None:
        self._value = value
        self.moved.emit(value)

    @Slot()
    def _on_motion_finished(self) -> None:
        self.moved.emit(self._value)
