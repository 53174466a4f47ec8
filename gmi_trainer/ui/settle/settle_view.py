"""The settle stage: one step after another at the person's own pace, and one key back to where they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.key_map import Meaning
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.ui.stage.panels import PanelAction, StagePanel
from gmi_trainer.ui.stage.reaching import Reaching
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.translation import qt_translate
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.words.answers import with_key
from gmi_trainer.ui.words.breath_keys import hints_for, letter_hint
from gmi_trainer.ui.words.settling import settle_steps, where_in_the_round

if TYPE_CHECKING:  # read when somebody wants it
    from gmi_trainer.ui.settle.gentle_breath import GentleBreath


class SettleView(QWidget):
    """Nothing is timed or kept. Space, Enter or a press anywhere goes on; Escape goes back.

    Whoever wants to may follow a gentle breath for a minute, always by the second button: watching the breath does
    not calm everybody. It needs no word of caution, and leads back to the step it was asked for at.
    """

    done = Signal()

    def __init__(
        self, look: Look, clock: Clock, parent: QWidget | None = None, *, reach: Reach | None = None
    ) -> None:
        """``reach``: by what the person reaches the buttons, where that is known."""
        super().__init__(parent)
        self._look = look
        self._clock = clock
        self._breath: GentleBreath | None = None
        self._steps = settle_steps(qt_translate)
        self._at = 0
        self.setProperty("role", "calm")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        name_control(self, "settle", self.tr("Settle"))
        self.panel = StagePanel(look, self)
        self._reaching = Reaching(look, self)
        self._reaching.wear(reach if reach is not None else Reach())
        self._reaching.leave_asked.connect(self._leave)
        self.panel.buttons_made.connect(self._on_panel_buttons_made)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(self.panel)
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

    @property
    def breath(self) -> GentleBreath | None:
        """The gentle breath that is followed just now."""
        return self._breath

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs to the button that goes on."""
        super().focusInEvent(event)
        if self._breath is not None:
            self._breath.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.panel.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """B breathes, from wherever the keyboard is, unless it is an own key."""
        own = self._reaching.meaning(event)
        if own is Meaning.STOP and not event.isAutoRepeat():
            self._leave()
        elif own in (Meaning.LEFT, Meaning.RIGHT):
            self.panel.take_focus()  # on a button: from there own keys reach all of them
        elif event.key() == Qt.Key.Key_B and self._breath is None and not event.isAutoRepeat():
            self._breathe()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press anywhere beside the buttons goes on, but never out: leaving is a choice."""
        is_plain = event.button() == Qt.MouseButton.LeftButton and self._breath is None
        if is_plain and not self.is_at_end:
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

    @Slot()
    def _breathe(self) -> None:
        from gmi_trainer.ui.settle.gentle_breath import GentleBreath

        self._breath = GentleBreath(self._look, self._clock, reach=self._reaching.reach)
        self._breath.over.connect(self._on_breath_over)
        self.panel.hide()
        self._rows.addWidget(self._breath)
        self._breath.show()  # not with the next turn of the event loop: the keyboard belongs to it now
        self._breath.setFocus(Qt.FocusReason.OtherFocusReason)
        self._breath.begin()

    @Slot(object)
    def _on_panel_buttons_made(self, buttons: tuple[QAbstractButton, ...]) -> None:
        self._reaching.watch(buttons)

    @Slot()
    def _on_breath_over(self) -> None:
        """Back to the step that it was asked for at."""
        breath, self._breath = self._breath, None
        if breath is not None:
            self._rows.removeWidget(breath)
            breath.hide()
            breath.deleteLater()
        self.panel.show()
        self._show()

    def _show(self) -> None:
        step, reach = self._steps[self._at], self._reaching.reach
        hints = hints_for(reach, qt_translate)

        def named(words: str, key: str) -> str:
            return with_key(words, key, qt_translate)

        letter = letter_hint("B", reach)
        on = PanelAction("settle.on", named(self.tr("Go on"), hints.press), self._go_on)
        breathe = PanelAction("settle.breathe", named(self.tr("Breathe slowly"), letter), self._breathe)
        leaving = hints.press if self.is_at_end else hints.stop
        back = PanelAction("settle.back", named(self.tr("Back to where I was"), leaving), self._leave)
        if self.is_at_end:
            on = PanelAction("settle.again", self.tr("Once more"), self._begin_again)
        self.panel.say(
            f"settle.{self._at + 1}",
            step.title,
            step.words,
            (back, breathe, on) if self.is_at_end else (on, breathe, back),
            note=where_in_the_round(self._at + 1, len(self._steps), qt_translate),
            on_escape=self._leave,
        )
        if self.isVisible():
            self.panel.take_focus()
        announce(self.panel, f"{step.title}. {step.words}")
