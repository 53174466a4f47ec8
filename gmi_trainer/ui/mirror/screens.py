"""What comes before a session with a mirror, one screen after the other: by keys, pedals or a resting pointer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from gmi_trainer.domain.answering import Reach
from gmi_trainer.domain.key_map import Meaning
from gmi_trainer.ui.pages.guided import LOW_PX, GuidedStage
from gmi_trainer.ui.pages.read_on import ReadOn
from gmi_trainer.ui.stage.reaching import Reaching
from gmi_trainer.ui.stage.read_first import PRESSES, ReadFirst
from gmi_trainer.ui.theme.look import Look


class MirrorScreens(GuidedStage):
    """Space and Enter go on, in a low window through all that there is to read first; Escape closes."""

    closed = Signal()

    def __init__(
        self, look: Look, identifier: str, spoken: str, reach: Reach, parent: QWidget | None = None
    ) -> None:
        """``reach``: by what the person reaches the buttons."""
        self._back_words = ""
        super().__init__(look, identifier, spoken, parent)
        self._back_words = self._back.text()
        self._read_first = ReadFirst(f"{identifier}.read_first", self)
        self._read_on = ReadOn(look, self._scroll, self._on, self)
        self._read_on.changed.connect(self._place)
        self._reaching = Reaching(look, self, may_press=self._has_been_read)
        self._reaching.wear(reach)
        self._reaching.leave_asked.connect(self._on_close_asked)
        self.let_close(True)
        self.on_asked.connect(self._on_on_asked)
        self.close_asked.connect(self._on_close_asked)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The buttons of the foot have the keyboard; they, too, wait until a screen can have been read."""
        if isinstance(event, QKeyEvent) and event.key() in PRESSES and not self._read_first.is_over:
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, own = event.key(), self._reaching.meaning(event)
        if key == Qt.Key.Key_Escape or own is Meaning.STOP:
            self._on_close_asked()
        elif own in (Meaning.LEFT, Meaning.RIGHT):
            self._take_focus()  # on a button: from there own keys reach all of them
        elif key in PRESSES:
            if not event.isAutoRepeat() and self._read_first.is_over:
                self._on_on_asked()
        elif not self._takes(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._read_on.look_again()

    # -- to be filled -----------------------------------------------------------------------------------

    def _go_on(self) -> None:
        """All of the screen was in view, and the person goes on."""
        raise NotImplementedError

    def _leave(self) -> None:
        """The person closes it."""

    def _takes(self, event: QKeyEvent) -> bool:  # noqa: ARG002 - for who takes keys
        """Whether another key means something here."""
        return False

    # -- helpers ----------------------------------------------------------------------------------------

    def _give_way(self, side: int) -> None:
        """Where there is little room what is to be read comes first: the way back is only its arrow, and leads out
        step by step, as Escape does at once."""
        is_low = self.height() < self._look.px(LOW_PX)
        self._close.setVisible(not (is_low and self._can_go_back))
        self._back.setText("" if is_low else self._back_words)
        super()._give_way(side)
        if is_low:
            self._progress.hide()

    def _be_read(self) -> None:
        """A new screen is in view, with buttons of its own."""
        self._read_first.begin()
        self._read_on.say(self._on.text())
        QTimer.singleShot(0, self._read_on, self._read_on.look_again)  # once it is known how high it is
        self._reaching.watch(self.findChildren(QAbstractButton), self)

    def _has_been_read(self) -> bool:
        return self._read_first.is_over

    @Slot()
    def _on_on_asked(self) -> None:
        if not self._read_on.go_down():
            self._go_on()

    @Slot()
    def _on_close_asked(self) -> None:
        self._leave()
        self.closed.emit()
