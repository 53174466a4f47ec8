"""Instead of "are you sure?": it is done at once, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QVBoxLayout, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.buttons import Button, ButtonRole
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import Text

STAYS_MS = 10_000


class UndoBar(QWidget):
    """One line with Undo. It goes after ten seconds, but never while the keyboard or the pointer is on it."""

    undone = Signal()
    dismissed = Signal()

    def __init__(
        self, look: Look, identifier: str, parent: QWidget | None = None, *, stays_ms: int = STAYS_MS
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._take_back: Callable[[], None] | None = None
        self._is_tight = False
        self.setObjectName(identifier)
        self.setProperty("role", "plain")
        self._outer = QVBoxLayout(self)
        bar = QFrame()
        bar.setProperty("role", "undo")
        self._outer.addWidget(bar)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, bar)
        self._words = Text()
        self._undo = self._button(self.tr("Undo"), f"{identifier}.undo", "undo-2")
        self._close = self._button(self.tr("Close"), f"{identifier}.close", "x")
        self._row.addWidget(self._words, 1)
        self._buttons = FlowLayout(look, gap_px=8)
        self._row.addWidget(holding(self._buttons, [self._undo, self._close]))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(stays_ms)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._undo.clicked.connect(self._on_undo_clicked)
        self._close.clicked.connect(self._on_close_clicked)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()
        self.hide()

    @property
    def words(self) -> str:
        """What was done."""
        return self._words.text()

    def offer(self, words: str, take_back: Callable[[], None]) -> None:
        """Say what was done, and keep the way back for a while."""
        self._take_back = take_back
        self._words.setText(words)
        self.setAccessibleName(words)
        self.show()
        announce(self, words)
        self._timer.start()

    def be_tight(self, tight: bool) -> None:
        """Without air around the words and the buttons, where all of it would not fit into a low window."""
        if tight is not self._is_tight:
            self._is_tight = tight
            self._on_look_changed()

    def dismiss(self) -> None:
        """Let it stand as it is."""
        self._timer.stop()
        self._take_back = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A person who is on their way to the button has all the time they need."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.Enter):
            self._timer.stop()
        elif event.type() in (QEvent.Type.FocusOut, QEvent.Type.Leave) and self.isVisible():
            self._timer.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(520)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    @Slot()
    def _on_undo_clicked(self) -> None:
        take_back = self._take_back
        self.dismiss()
        if take_back is not None:
            take_back()
        self.undone.emit()

    @Slot()
    def _on_close_clicked(self) -> None:
        self.dismiss()
        self.dismissed.emit()

    @Slot()
    def _on_timer_timeout(self) -> None:
        self.dismiss()
        self.dismissed.emit()

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._look.px
        pad = px(2) if self._is_tight else px(10)
        self._outer.setContentsMargins(0, 0 if self._is_tight else px(4), 0, 0 if self._is_tight else px(14))
        self._row.setContentsMargins(px(20), pad, pad, pad)
        self._row.setSpacing(pad)

    def _button(self, words: str, identifier: str, icon: str) -> QPushButton:
        button = Button(self._look, words, identifier, ButtonRole.UNDO, icon=icon)
        button.installEventFilter(self)
        return button
