"""Something changed: what, in one press; a few own words after that, for who likes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from gmi_trainer.domain.checkin import LifeChange
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.answers import AnswerRow
from gmi_trainer.ui.widgets.buttons import quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.today import change_name
from gmi_trainer.ui.words.translate import Translate

LONGEST_WORDS = 200


class ChangeCard(Card):
    """Opens below the buttons of the day. A press on a kind notes it at once; then there is room for words."""

    noted = Signal(object)  # LifeChange
    words_given = Signal(object, str)  # LifeChange, and the person's own words for it
    closed = Signal()

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, translate("ChangeCard", "What changed?"), icon="pencil", parent=parent)
        name_control(self, "today.change")
        self._translate = translate
        self._noted: LifeChange | None = None
        self._about = muted(self.tr("It is kept in your record, with the date of today."))
        self._row = AnswerRow(
            look,
            "today.change.row",
            self.tr("What changed?"),
            [Choice(change, change.value, change_name(change, translate)) for change in LifeChange],
            column_px=170,
            most=3,
        )
        self._words_label = Text("", "field")
        self._words_label.setObjectName("today.change.noted")
        self._words = QLineEdit()
        self._words.setMaxLength(LONGEST_WORDS)
        self._keep = secondary(look, self.tr("Keep these words"), "today.change.keep")
        self._close = quiet(look, self.tr("Close"), "today.change.close")
        self._more = Stack(look)
        self._more.add(self._words_label)
        self._more.add(self._words)
        name_control(self._words, "today.change.words", self.tr("Your own words, if you like"))
        self._words.setPlaceholderText(self.tr("Your own words, if you like"))
        for widget in (self._about, self._row, self._more):
            self.add(widget)
        self.add(holding(FlowLayout(look), [self._keep, self._close]))
        self._row.answered.connect(self._on_row_answered)
        self._words.returnPressed.connect(self._on_keep_clicked)
        self._keep.clicked.connect(self._on_keep_clicked)
        self._close.clicked.connect(self.closed)
        self.start()

    @property
    def row(self) -> AnswerRow:
        """The kinds."""
        return self._row

    @property
    def words_field(self) -> QLineEdit:
        """Where own words can be written."""
        return self._words

    def start(self) -> None:
        """Ask anew."""
        self._noted = None
        self._row.show_given(None)
        self._row.show()
        self._about.show()
        self._words.clear()
        self._more.hide()
        self._keep.hide()

    def take_focus(self) -> None:
        """Put the keyboard on the first kind."""
        self._row.take_focus()

    @Slot(object)
    def _on_row_answered(self, change: LifeChange) -> None:
        self._noted = change
        self._row.hide()
        self._about.hide()
        self._words_label.setText(self.tr("Noted: {what}").format(what=change_name(change, self._translate)))
        self._more.show()
        self._keep.show()
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.noted.emit(change)

    @Slot()
    def _on_keep_clicked(self) -> None:
        words = self._words.text().strip()
        if self._noted is not None and words:
            self.words_given.emit(self._noted, words)
        else:
            self.closed.emit()
