"""What every figure is to the lesson that shows it: a widget that says in words whatever it changes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.ui.figures.settings import UnfitFigureError
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.text import Text, body, muted, small
from gmi_trainer.ui.words.translate import Translate

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class FigureView(QWidget):
    """A lead on top, the figure's own parts, what it shows now in words, and a note at the foot.

    Its name is for who listens: above it stands the title of the lesson's screen.
    """

    changed_words = Signal(str)  # what changed by a person's act, as a screen reader says it

    def __init__(
        self, figure: Figure, look: Look, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._figure = figure
        self._look = look
        self._translate = translate
        self.setProperty("role", "plain")
        name_control(self, f"figure.{figure.kind}", self.words("name"))
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(muted(self.words("lead")))
        self._now = Text("", "large")
        self._now.setObjectName(f"figure.{figure.kind}.now")
        self._more = body()
        look.changed.connect(self._on_look_changed)
        self._space()

    @property
    def shown_words(self) -> str:
        """What the figure shows now, in words."""
        return " ".join(part for part in (self._now.text(), self._more.text()) if part)

    def pose(self) -> str:
        """For a picture on paper: show something, where there is nothing to be seen at first. What it shows, in words;
        empty where they only say what to do."""
        return self.shown_words

    def words(self, text_id: str, **fields: object) -> str:
        """A text of the lesson's file, in the language shown."""
        text = self._figure.texts.get(text_id)
        if text is None:
            raise UnfitFigureError(f"{self._figure.kind}: expected a text {text_id!r}")
        try:
            return text.format(**fields) if fields else text
        except (KeyError, IndexError, ValueError) as error:
            raise UnfitFigureError(f"{self._figure.kind}: text {text_id!r} has an unknown field") from error

    def has_words(self, text_id: str) -> bool:
        """Whether the lesson's file has such a text."""
        return bool(self._figure.texts.get(text_id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An arrow that a part of the figure had no more use for ends here: it does not turn the page."""
        if event.key() in _ARROWS:
            event.accept()
        else:
            super().keyPressEvent(event)

    def _add(self, widget: QWidget) -> None:
        self._rows.addWidget(widget)

    def _add_words(self) -> None:
        """Here it says what it shows."""
        self._rows.addWidget(self._now)
        self._rows.addWidget(self._more)

    def _add_note(self, *text_ids: str) -> None:
        """At the foot: what the figure cannot say."""
        for text_id in text_ids:
            if self.has_words(text_id):
                self._rows.addWidget(small(self.words(text_id)))
        self._rows.addStretch(1)

    def _label(self, text_id: str) -> Text:
        """A small heading over some controls."""
        label = Text(self.words(text_id), "field")
        self._rows.addWidget(label)
        return label

    def _show_words(self, now: str, more: str = "") -> None:
        """Without a word to anybody: how it is at first."""
        self._now.setText(now)
        self._more.setText(more)
        self._more.setVisible(bool(more))

    def _tell(self, now: str, more: str = "") -> None:
        """Show it, and say it to who listens."""
        self._show_words(now, more)
        said = self.shown_words
        announce(self, said)
        self.changed_words.emit(said)

    @Slot()
    def _on_look_changed(self) -> None:
        self._follow_look()

    def _follow_look(self) -> None:
        """For who needs to do more: a slot itself is never overridden, since Qt would go on calling it afterwards."""
        self._space()

    def _space(self) -> None:
        self._rows.setSpacing(self._look.px(10))
