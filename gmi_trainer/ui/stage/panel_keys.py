"""Buttons by two switches: a person with two pedals has no Space and no Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton
from shiboken6 import isValid

from gmi_trainer.domain.key_map import Meaning
from gmi_trainer.ui.stage.keys import KeyLookup


class PanelKeys(QObject):
    """The own key for left goes on to the next button, the one for right presses it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: KeyLookup | None = None
        self._buttons: tuple[QAbstractButton, ...] = ()

    def wear(self, keys: KeyLookup | None) -> None:
        """The person's own keys; None where they answer with a named pair, beside which Space is in reach."""
        self._keys = keys

    def watch(self, buttons: Sequence[QAbstractButton]) -> None:
        """The buttons of a new message, in their order."""
        for button in self._buttons:
            if isValid(button):
                button.removeEventFilter(self)
        self._buttons = tuple(buttons)
        for button in self._buttons:
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            self._keys is not None
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and isinstance(watched, QAbstractButton)
        ):
            meaning, _name = self._keys.find(event) or (None, "")
            if meaning in (Meaning.LEFT, Meaning.RIGHT):
                if not event.isAutoRepeat():
                    self._do(meaning, watched)
                return True
        return super().eventFilter(watched, event)

    def _do(self, meaning: Meaning, on: QAbstractButton) -> None:
        if meaning is Meaning.RIGHT:
            on.click()
            return
        following = self._buttons[(self._buttons.index(on) + 1) % len(self._buttons)]
        following.setFocus(Qt.FocusReason.TabFocusReason)
