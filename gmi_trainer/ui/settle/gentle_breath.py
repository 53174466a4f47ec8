"""A minute of gentle breathing inside settling: something to follow, and nothing that is asked or kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.breath_run import BreathRun
from gmi_trainer.domain.breathing import GO_ON_LEAD_IN_MS, LADDER, BreathSpec, Pacer, breaths_in
from gmi_trainer.domain.key_map import Meaning
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.ui.breathe.pacer_view import PacerView
from gmi_trainer.ui.stage.reaching import Reaching
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.translation import qt_translate
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.words.answers import with_key
from gmi_trainer.ui.words.breath_keys import hints_for
from gmi_trainer.ui.words.settling import gentle_breath_words

GENTLE = LADDER[0]
"""Three seconds in, four out: the gentlest there is, open to everyone (science D2)."""

MINUTES = 1
EDGE_PX, TIGHT_EDGE_PX = 24, 8
ROOMY_PX = 420
GAP_PX = 12


class GentleBreath(QWidget):
    """Begins at once. Space, Enter and Escape end it, and so does the last breath out.

    A computer that slept, or a window that stood still, ends it too: there is nothing to go on with.
    """

    over = Signal()

    def __init__(
        self, look: Look, clock: Clock, parent: QWidget | None = None, *, reach: Reach | None = None
    ) -> None:
        """``reach``: by what the person reaches the button, where that is known."""
        super().__init__(parent)
        self._look = look
        self._clock = clock
        spec = BreathSpec(
            pattern=GENTLE, breaths=breaths_in(MINUTES, GENTLE), lead_in_ms=GO_ON_LEAD_IN_MS, tones=False
        )
        self._run = BreathRun(spec)
        self.setProperty("role", "plain")
        words = gentle_breath_words(qt_translate)
        name_control(self, "settle.breath", words)
        self._words = QLabel(words)
        self._words.setProperty("role", "stage-large")
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._pacer = PacerView(look, qt_translate)
        self._reaching = Reaching(look, self)
        self._reaching.wear(reach if reach is not None else Reach())
        self._reaching.leave_asked.connect(self._end)
        key = hints_for(self._reaching.reach, qt_translate).press
        self._stop = QPushButton(with_key(self.tr("Back to settling"), key, qt_translate))
        self._stop.setProperty("role", "stage")
        self._stop.setAutoDefault(True)
        name_control(self._stop, "settle.breath.stop")
        self._stop.clicked.connect(self._end)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self._words)
        self._rows.addWidget(self._pacer, 1)
        self._rows.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._timer = QTimer(self)
        self._timer.setObjectName("settle.breath.timer")
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timer_timeout)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    @property
    def pacer(self) -> PacerView:
        """What is followed."""
        return self._pacer

    def begin(self) -> None:
        """The first breath comes after a moment."""
        self._reaching.watch((self._stop,))
        announce(self, gentle_breath_words(qt_translate))
        self._run.begin(self._clock.now_ns(), self._clock.suspended_ns())
        self._timer.start()
        self._look_at_clock()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Space)
        own = self._reaching.meaning(event)
        if event.isAutoRepeat() or own is Meaning.LEFT:
            return
        if own in (Meaning.RIGHT, Meaning.PAUSE, Meaning.STOP) or event.key() in keys:
            self._end()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """No timer runs out of view."""
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _on_timer_timeout(self) -> None:
        self._look_at_clock()

    @Slot()
    def _on_look_changed(self) -> None:
        """A circle that swells; where nothing may move, words and a count."""
        self._fit()
        self._pacer.set_style(Pacer.WORDS if self._look.is_still else Pacer.CIRCLE)
        self._timer.setInterval(self._pacer.fps_interval_ms)

    def _fit(self) -> None:
        """Less air where there is little room: it is the pacer's."""
        is_tight = self.height() < self._look.px(ROOMY_PX)
        edge = self._look.px(TIGHT_EDGE_PX if is_tight else EDGE_PX)
        self._rows.setContentsMargins(edge, edge, edge, edge)
        self._rows.setSpacing(self._look.px(TIGHT_EDGE_PX if is_tight else GAP_PX))

    @Slot()
    def _end(self) -> None:
        self._timer.stop()
        self.over.emit()

    def _look_at_clock(self) -> None:
        moment = self._run.look(self._clock.now_ns(), self._clock.suspended_ns())
        if moment is None:
            self._end()
        else:
            self._pacer.show_moment(moment, pattern=self._run.pattern, breaths=self._run.spec.breaths)
