"""The buttons of a stage or a page for a person who has two pedals, or who rests a pointer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from gmi_trainer.domain.answering import Reach, own_keys_heard
from gmi_trainer.domain.key_map import Key, Meaning
from gmi_trainer.ui.stage.dwell_buttons import DwellButtons
from gmi_trainer.ui.stage.keys import KeyLookup
from gmi_trainer.ui.stage.panel_keys import PanelKeys
from gmi_trainer.ui.theme.look import Look

TAKEN = frozenset({Meaning.LEFT, Meaning.RIGHT, Meaning.PAUSE, Meaning.STOP})


class Reaching(QObject):
    """Own keys and resting, both or neither in force. Other keys, mouse and touch work as ever."""

    leave_asked = Signal()  # by the own key for stop

    def __init__(
        self, look: Look, parent: QObject | None = None, *, may_press: Callable[[], bool] = lambda: True
    ) -> None:
        """``may_press``: not yet, where something has to be read first."""
        super().__init__(parent)
        self._reach = Reach()
        self._lookup: KeyLookup | None = None
        self._by_keys = PanelKeys(self, takes=TAKEN, may_press=may_press)
        self._by_keys.leave_asked.connect(self.leave_asked)
        self._look = look
        self._by_rest: DwellButtons | None = None  # has a timer: only for who rests a pointer

    @property
    def reach(self) -> Reach:
        """What is in force."""
        return self._reach

    def wear(self, reach: Reach, kept: Collection[Key] = ()) -> None:
        """How the person reaches buttons. ``kept``: keys that mean something else unless they were given by name."""
        self._reach = reach
        self._lookup = KeyLookup(own_keys_heard(reach.own_keys), kept) if reach.own_keys is not None else None
        self._by_keys.wear(self._lookup)
        if reach.dwell_ms is not None and self._by_rest is None:
            self._by_rest = DwellButtons(self._look, self)

    def watch(self, buttons: Sequence[QAbstractButton], page: QWidget | None = None) -> None:
        """These from now on; on a ``page`` they are gone through as they are read."""
        if self._by_rest is not None:
            self._by_rest.watch(buttons, self._reach.dwell_ms)
        self._by_keys.watch(buttons, page)

    def meaning(self, event: QKeyEvent) -> Meaning | None:
        """What a key that was pressed beside the buttons means; None where it is no own key."""
        found = self._lookup.find(event) if self._lookup is not None else None
        return found[0] if found is not None else None
