"""Own keys and pedals: press it once, see what was heard, done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gmi_trainer.domain.key_map import ESCAPE, Clash, Key, KeyMap, Meaning, clash_of, is_modifier
from gmi_trainer.ui.stage.keys import key_of
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import Text, heading, muted
from gmi_trainer.ui.words.answers import ask_for_key, clash_sentence, key_cap, meaning_name
from gmi_trainer.ui.words.translate import Translate

SETTLE_MS = 400
"""A pedal may send several keys, or one again and again: what follows within this time belongs to the press."""

_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class KeySetup(QFrame):
    """Asks for one key after another. The first that goes down counts; Esc, or the button, leaves."""

    finished = Signal(object)  # KeyMap
    left = Signal()  # nothing has changed

    def __init__(
        self, look: Look, identifier: str, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._translate = translate
        self._keys: KeyMap | None = None
        self._asked: tuple[Meaning, ...] = ()
        self._modifier: Key | None = None
        name_control(self, identifier, self.tr("Set up a key or pedal"))
        self.setProperty("role", "well")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._heard = muted()
        self._prompt = heading()
        self._clash = Text("", "field")
        self._elsewhere = Text(self.tr("Press here first. Then press the key or pedal."), "field")
        self._elsewhere.hide()
        self._leave = secondary(look, self.tr("Never mind (Esc)"), f"{identifier}.leave", icon="x")
        self._leave.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays where keys are heard
        self._leave.clicked.connect(self.left)
        self._rows = QVBoxLayout(self)
        about = muted(self.tr("A pedal that acts as a key works too. Nothing is timed here."))
        for widget in (self._heard, self._prompt, self._clash, self._elsewhere, about):
            self._rows.addWidget(widget)
        self._rows.addWidget(holding(FlowLayout(look), [self._leave]))
        self._settle = QTimer(self)
        self._settle.setObjectName(f"{identifier}.settle")
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._on_settle_timeout)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    @property
    def prompt(self) -> str:
        """What it asks for."""
        return self._prompt.text()

    @property
    def heard(self) -> str:
        """What it heard last; empty before anything."""
        return self._heard.text()

    @property
    def hears(self) -> bool:
        """Whether keys come here; otherwise it says how to bring them back."""
        return self._elsewhere.isHidden()

    @property
    def clash(self) -> str:
        """Why the last key cannot be taken; empty where it can."""
        return self._clash.text()

    def ask(self, keys: KeyMap, meanings: Sequence[Meaning]) -> None:
        """Ask for these, one after the other; the rest of the map stays."""
        self._keys, self._asked = keys, tuple(meanings)
        self._modifier = None
        self._settle.stop()
        self._say_heard("")
        self._ask_next()
        self._elsewhere.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Every key is heard here, also those with which one moves about."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if event.isAutoRepeat():
            return
        key = key_of(event)
        if self._settle.isActive():
            self._settle.start()
        elif key.is_same_as(ESCAPE) or not self._asked:
            self.left.emit()
        elif is_modifier(key.code):
            self._modifier = key  # alone, or the first half of what a pedal sends?
        else:
            self._modifier = None
            self._take(key)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.accept()
        modifier = self._modifier
        if not event.isAutoRepeat() and modifier is not None and is_modifier(event.key()):
            self._modifier = None
            self._take(modifier)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._elsewhere.hide()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A click elsewhere took the keys away: without a word, nothing would seem to work."""
        super().focusOutEvent(event)
        self._elsewhere.setVisible(self.isVisible() and event.reason() not in _COMES_BACK)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _take(self, key: Key) -> None:
        assert self._keys is not None, "nothing was asked for"
        meaning, later = self._asked[0], self._asked[1:]
        clash = clash_of(key, meaning, self._keys, later)
        if clash is not None:
            self._say_clash(clash)
            return
        self._keys, self._asked = self._keys.with_key(meaning, key), later
        words = self.tr("{meaning}: {key}  ✓").format(
            meaning=meaning_name(meaning, self._translate), key=key_cap(key, self._translate)
        )
        self._say_heard(words)
        self._clash.hide()
        if not later:
            self._prompt.setText(self.tr("Thank you. That is all."))
            announce(self, words)
        else:
            self._ask_next()
        self._settle.start()

    def _ask_next(self) -> None:
        words = ask_for_key(self._asked[0], self._translate)
        self._prompt.setText(words)
        self._clash.setText("")
        self._clash.hide()
        self.setAccessibleDescription(words)
        announce(self, words)

    def _say_heard(self, words: str) -> None:
        self._heard.setText(words)
        self._heard.setVisible(bool(words))

    def _say_clash(self, clash: Clash) -> None:
        words = clash_sentence(clash, self._translate)
        self._clash.setText(words)
        self._clash.show()
        announce(self, words)

    @Slot()
    def _on_settle_timeout(self) -> None:
        """The press is over. Was it the last?"""
        if not self._asked and self._keys is not None:
            self.finished.emit(self._keys)

    @Slot()
    def _on_look_changed(self) -> None:
        pad = self._look.px(18)
        self._rows.setContentsMargins(pad, pad, pad, pad)
        self._rows.setSpacing(self._look.px(10))
