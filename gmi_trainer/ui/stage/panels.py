"""Calm messages on the stage: a heading, a sentence, and large buttons. Ready, pause, break, offer, settle."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.reflow import FlowLayout

TEXT_WIDTH_PX = 720
ROOMY_PX = 420


@dataclass(frozen=True, slots=True)
class PanelAction:
    """One button. The first of a panel is the obvious one: it has the keyboard to begin with."""

    key: str
    text: str
    do: Callable[[], None]


class PanelExtra(QWidget):
    """Something that a message asks besides its buttons."""

    def press_key(self, event: QKeyEvent) -> bool:  # noqa: ARG002 - for who takes keys
        """A key that was pressed elsewhere on the panel; whether it was taken."""
        return False


class StagePanel(QWidget):
    """A message in the middle of the stage, on the stage's own flat colour."""

    buttons_made = Signal(object)  # everything of the message that can be pressed, the obvious one first

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._actions: tuple[PanelAction, ...] = ()
        self._on_escape: Callable[[], None] | None = None
        self._roomy_px = ROOMY_PX
        self._is_question = self._may_answer = False
        self._made: list[QPushButton] = []
        self._title = self._label("stage-title")
        self._text = self._label("stage-large")
        self._note = self._label("stage-muted")
        self._meanwhile = self._label("stage-muted")
        self._meanwhile.setObjectName("stage.meanwhile")
        self._buttons = QWidget(self)
        self._button_row = FlowLayout(look, centred=True, parent=self._buttons)
        self._extra: PanelExtra | None = None
        self._column = QWidget()
        self._column.setProperty("role", "plain")
        self._rows = QVBoxLayout(self._column)
        self._rows.addStretch(2)
        for part in (self._title, self._text, self._note):
            self._rows.addWidget(part)
        self._rows.addWidget(self._buttons)
        self._rows.addWidget(self._meanwhile)
        self._rows.addStretch(3)
        self._scroll = self._make_scroll_area()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def say(
        self,
        name: str,
        title: str,
        text: str,
        actions: Sequence[PanelAction],
        *,
        note: str = "",
        on_escape: Callable[[], None] | None = None,
        roomy_px: int = ROOMY_PX,
        is_question: bool = False,
    ) -> None:
        """Show this message. ``name`` becomes its identifier, such as ``drill.ready``. ``roomy_px``: in a lower window
        the buttons come first; more for what has much to read. ``is_question``: no button is the obvious one, so that
        a late press answers nothing; the keys 1, 2, 3 ... press them."""
        self._drop_extra()
        self.setObjectName(name)
        self.setAccessibleIdentifier(name)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._actions = tuple(actions)
        self._on_escape = on_escape
        self._roomy_px = roomy_px
        self._is_question, self._may_answer = is_question, False
        self._title.setText(title)
        self._text.setText(text)
        self.note(note)
        self.tell("")
        self._make_buttons()
        self._on_look_changed()

    def ask(self, extra: PanelExtra) -> None:
        """Ask something beside the buttons of the message in view. It goes with the message."""
        self._drop_extra()
        self._extra = extra
        self._place_parts(is_tight=self._is_tight)
        extra.show()
        self.buttons_made.emit((*self._made, *extra.findChildren(QAbstractButton)))

    def note(self, text: str) -> None:
        """A quiet line below the sentence; empty hides it."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def tell(self, text: str) -> None:
        """A quiet line below the buttons on what goes on meanwhile: they stay where they are when it changes."""
        self._meanwhile.setText(text)
        self._meanwhile.setVisible(bool(text))

    def take_focus(self) -> None:
        """Put the keyboard on the obvious button. A question has it to itself first, and then its first answer."""
        waits, self._may_answer = self._is_question and not self._may_answer, True
        obvious = self._made[0] if self._made and not waits else self
        obvious.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.verticalScrollBar().setValue(0)

    def leave(self) -> None:
        """As Escape does, where the message can be left."""
        if self._on_escape is not None:
            self._on_escape()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Beside the buttons Space and Enter do the obvious thing; Escape leaves, and Backspace, which the
        right hand reaches."""
        if event.isAutoRepeat():
            return
        key = event.key()
        if self._is_question and self._answers_with(key):
            return
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._actions:
            self._actions[0].do()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace) and self._on_escape is not None:
            self.leave()
        elif self._extra is None or not self._extra.press_key(event):
            super().keyPressEvent(event)

    def _answers_with(self, key: int) -> bool:
        """A digit is an answer; a late Space or Enter is none."""
        place = key - Qt.Key.Key_1
        if 0 <= place < len(self._actions):
            self._actions[place].do()
            return True
        return key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)

    @property
    def _is_tight(self) -> bool:
        return self.height() < self._look.px(self._roomy_px)

    def _place_parts(self, *, is_tight: bool) -> None:
        """The quiet line and the question above the buttons; below them where these would be pushed out of view."""
        for part in (self._note, self._extra):
            if part is not None:
                self._rows.removeWidget(part)
                self._rows.insertWidget(self._rows.indexOf(self._buttons) + is_tight, part)

    def _drop_extra(self) -> None:
        if self._extra is not None:
            self._rows.removeWidget(self._extra)
            self._extra.hide()
            self._extra.deleteLater()
            self._extra = None

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _make_buttons(self) -> None:
        for old in self._made:
            self._button_row.removeWidget(old)
            old.hide()
            old.deleteLater()  # not at once: it may be the one that was just pressed
        self._made.clear()
        for index, action in enumerate(self._actions):
            button = QPushButton(action.text, self._buttons)
            button.setProperty("role", "primary" if index == 0 and not self._is_question else "stage")
            button.setObjectName(action.key)
            button.setAccessibleIdentifier(action.key)
            button.setAutoDefault(True)  # outside dialogs Qt lets Enter press only such buttons
            button.clicked.connect(action.do)
            self._button_row.addWidget(button)
            self._made.append(button)
            button.show()
        self.buttons_made.emit(tuple(self._made))

    def _make_scroll_area(self) -> QScrollArea:
        """Large text in a small window scrolls; nothing is ever cut off."""
        middle = QWidget()
        middle.setProperty("role", "plain")
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._column, 1000)
        row.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(middle)
        return area

    @Slot()
    def _on_look_changed(self) -> None:
        edge = self._look.px(24)
        self._column.setMaximumWidth(self._look.px(TEXT_WIDTH_PX) + 2 * edge)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Less air where there is little room."""
        is_tight = self._is_tight
        self._place_parts(is_tight=is_tight)
        self._rows.setSpacing(self._look.px(8 if is_tight else 18))
        edge = self._look.px(24)
        above = self._look.px(6) if is_tight else edge
        self._rows.setContentsMargins(edge, above, edge, above)
