"""The settle stage: one step after another at the person's own pace, and one key back to where they were."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gmi_trainer.ui.drill.panels import PanelAction, StagePanel
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.translation import qt_translate
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.words.settling import settle_steps, where_in_the_round


class SettleView(QWidget):
    """Nothing is timed, counted or kept. Space, Enter or a press anywhere goes on; Escape goes back."""

    done = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = settle_steps(qt_translate)
        self._at = 0
        self.setProperty("role", "stage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        name_control(self, "settle", self.tr("Settle"))
        self.panel = StagePanel(look, self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.panel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._show()

    @property
    def step(self) -> int:
        """Which step is in view, from 0."""
        return self._at

    @property
    def is_at_end(self) -> bool:
        """The round is through."""
        return self._at == len(self._steps) - 1

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs to the button that goes on."""
        super().focusInEvent(event)
        self.panel.take_focus()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press anywhere beside the buttons goes on, but never out: leaving is a choice."""
        if event.button() == Qt.MouseButton.LeftButton and not self.is_at_end:
            self._go_on()

    @Slot()
    def _go_on(self) -> None:
        self._at += 1
        self._show()

    @Slot()
    def _begin_again(self) -> None:
        self._at = 0
        self._show()

    @Slot()
    def _leave(self) -> None:
        self.done.emit()

    def _show(self) -> None:
        step = self._steps[self._at]
        on = PanelAction("settle.on", self.tr("Go on (Space)"), self._go_on)
        back = PanelAction("settle.back", self.tr("Back to where I was (Esc)"), self._leave)
        if self.is_at_end:
            back = PanelAction("settle.back", self.tr("Back to where I was (Space)"), self._leave)
            on = PanelAction("settle.again", self.tr("Once more"), self._begin_again)
        self.panel.say(
            f"settle.{self._at + 1}",
            step.title,
            step.words,
            (back, on) if self.is_at_end else (on, back),
            note=where_in_the_round(self._at + 1, len(self._steps), qt_translate),
            on_escape=self._leave,
        )
        if self.isVisible():
            self.panel.take_focus()
        announce(self.panel, f"{step.title}. {step.words}")
