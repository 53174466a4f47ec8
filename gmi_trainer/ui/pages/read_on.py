"""The way on of a screen that may be longer than its window: it leads through all of it first."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from gmi_trainer.ui.theme.look import Look

MARGIN_PX = 22
"""What is hidden below the window is worth a step only beyond this: the margin of a screen is not."""

WORDS_FIFTHS, ANSWERS_FIFTHS = 4, 3
"""Of a window, how far a step leads down: a line, or a whole answer, is to be seen in one of two views."""


class ReadOn(QObject):
    """Gives a button its words: those of the screen, or that there is more of it below.

    By it everybody gets there who cannot scroll: with a pedal, or with a pointer that rests.
    """

    changed = Signal()  # the button has other words: it may need another place
    went_away = Signal()  # the button had the keyboard, and is gone: all was in view

    def __init__(self, look: Look, scroll: QScrollArea, button: QAbstractButton, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._bar = scroll.verticalScrollBar()
        self._button = button
        self._words = ""
        self._leads_down = False
        self._extra: QWidget | None = None
        self._bar.valueChanged.connect(self.look_again)
        self._bar.rangeChanged.connect(self.look_again)

    @property
    def words(self) -> str:
        """Of the screen in view, once all of it was in view; empty where nothing leads on."""
        return self._words

    @property
    def has_more(self) -> bool:
        """Whether the screen goes on below the window."""
        extra = self._extra.height() if self._extra is not None and not self._extra.isHidden() else 0
        return self._bar.maximum() - self._bar.value() - extra > self._look.px(MARGIN_PX)

    def may_be_missed(self, part: QWidget | None) -> None:
        """What stands at the end of a screen and is seldom wanted: nobody is led there first."""
        self._extra = part
        self.look_again()

    def say(self, words: str, *, leads_down: bool = False) -> None:
        """What the button does once all was in view.

        ``leads_down``: also without words, where something else leads on, it is there while there is more below.
        """
        self._words = words
        self._leads_down = leads_down
        self.look_again()

    def go_down(self) -> bool:
        """A view further down; whether there was more."""
        if not self.has_more:
            return False
        fifths = ANSWERS_FIFTHS if self._leads_down else WORDS_FIFTHS
        self._bar.setValue(self._bar.value() + self._bar.pageStep() * fifths // 5)
        return True

    @Slot()
    def look_again(self) -> None:
        """The window, the screen or the place has changed."""
        if not self._words and not self._leads_down:
            return
        further = self.tr("More below") if self._leads_down else self.tr("Read on below")
        words = further if self.has_more else self._words
        if self._button.text() != words:
            had_keyboard = self._button.hasFocus()
            self._button.setText(words)
            self._button.setAccessibleName(words)
            self._button.setVisible(bool(words))
            self.changed.emit()
            if had_keyboard and not words:
                self.went_away.emit()
