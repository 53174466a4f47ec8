"""Buttons by two switches: a person with two pedals has no Space and no Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget
from shiboken6 import isValid

from gmi_trainer.domain.key_map import Meaning
from gmi_trainer.ui.stage.keys import KeyLookup

ANSWERS = frozenset({Meaning.LEFT, Meaning.RIGHT})
AROUND_PX = 12
_PRESSES = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


class PanelKeys(QObject):
    """The own key for left goes on to the next button, the one for right presses it.

    Where they are taken, too, the one for pause presses as Space would, and the one for stop asks to leave.
    """

    leave_asked = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        takes: frozenset[Meaning] = ANSWERS,
        may_press: Callable[[], bool] = lambda: True,
    ) -> None:
        """``takes``: what is listened to. ``may_press``: not yet, where something has to be read first."""
        super().__init__(parent)
        self._takes = takes
        self._may_press = may_press
        self._keys: KeyLookup | None = None
        self._buttons: tuple[QAbstractButton, ...] = ()
        self._page: QWidget | None = None

    def wear(self, keys: KeyLookup | None) -> None:
        """The person's own keys; None where they answer with a named pair, beside which Space is in reach."""
        self._keys = keys

    def watch(self, buttons: Sequence[QAbstractButton], page: QWidget | None = None) -> None:
        """The buttons of a new message, in their order; on a ``page`` in that of reading, as it is at a press."""
        for button in self._buttons:
            if isValid(button):
                button.removeEventFilter(self)
        self._buttons = tuple(buttons)
        self._page = page
        for button in self._buttons:
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            self._keys is not None
            and event.type() in _PRESSES
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QAbstractButton)
        ):
            meaning, _name = self._keys.find(event) or (None, "")
            if meaning in self._takes:
                if event.type() == QEvent.Type.ShortcutOverride:
                    event.accept()  # a pedal may well send F1
                elif not event.isAutoRepeat():
                    self._do(meaning, watched)
                return True
        return super().eventFilter(watched, event)

    def _do(self, meaning: Meaning, on: QAbstractButton) -> None:
        if meaning is Meaning.STOP:
            self.leave_asked.emit()
        elif meaning is not Meaning.LEFT:
            if self._may_press():
                on.click()
        else:
            following = self._after(on)
            following.setFocus(Qt.FocusReason.TabFocusReason)
            _bring_into_view(following)

    def _after(self, on: QAbstractButton) -> QAbstractButton:
        in_reach = [b for b in self._buttons if b is on or (isValid(b) and b.isVisible() and b.isEnabled())]
        page = self._page
        if page is not None:
            in_reach.sort(key=lambda button: _place_on(page, button))
        return in_reach[(in_reach.index(on) + 1) % len(in_reach)]


def _place_on(page: QWidget, button: QAbstractButton) -> tuple[int, int]:
    """Row by row, as it is read."""
    at = button.mapTo(page, QPoint(0, 0))
    return at.y(), at.x() if page.layoutDirection() is Qt.LayoutDirection.LeftToRight else -at.x()


def _bring_into_view(button: QAbstractButton) -> None:
    """Qt scrolls by itself only for its own Tab key."""
    around: QWidget | None = button.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None:
        around.ensureWidgetVisible(button, 0, AROUND_PX)
