"""Whether a session counts: "do not count" with a reason, and the way back. Nothing is ever deleted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from gmi_trainer.ui.pages.progress.column import Column
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary, quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import Text, muted
from gmi_trainer.ui.words.sessions import CountingWords, LeftOutReason, counting_words, reason_words
from gmi_trainer.ui.words.translate import Translate

OWN_WORDS = "own"
LONGEST_REASON = 200


class Marked(Protocol):
    """A session of any kind."""

    @property
    def session_id(self) -> int: ...
    @property
    def counted(self) -> bool: ...
    @property
    def not_counted_reason(self) -> str: ...


class Counting(Column):
    """Says whether the session counts and offers the other. The reasons unfold in place."""

    leave_out_asked = Signal(int, str)  # the session's id, the reason
    count_asked = Signal(int)
    focus_moved = Signal()  # to what may lie out of view

    def __init__(
        self,
        look: Look,
        session: Marked,
        translate: Translate,
        words: CountingWords | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``words``: None for a drill."""
        super().__init__(look, parent=parent)
        self._translate = translate
        self._words = words if words is not None else counting_words(translate)
        self._session_id = session.session_id
        self._reasons: ReasonCard | None = None
        if session.counted:
            self._button = secondary(look, self._words.leave_out, "progress.leave_out", icon="eye-off")
            self._button.clicked.connect(self._on_leave_out_clicked)
            self._button_row = holding(FlowLayout(look), [self._button])
            self.add(self._button_row)
        else:
            self._button = secondary(look, self.tr("Count it again"), "progress.count_again", icon="undo-2")
            self._button.clicked.connect(self._on_count_again_clicked)
            self.add(self._not_counted_card(session.not_counted_reason))

    def take_focus(self) -> None:
        """Put the keyboard on what can be done."""
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell_of_focus()

    def _tell_of_focus(self) -> None:
        """Once what unfolded has been laid out."""
        QTimer.singleShot(0, self, self._on_laid_out)

    @Slot()
    def _on_laid_out(self) -> None:
        self.focus_moved.emit()

    def _not_counted_card(self, reason: str) -> Card:
        words = self._words.not_counted
        if reason:
            words = self._words.not_counted_because.format(reason=reason_words(reason, self._translate))
        card = Card(self._look, words, icon="eye-off")
        card.add(muted(self._words.kept))
        card.add(holding(FlowLayout(self._look), [self._button]))
        return card

    @Slot()
    def _on_count_again_clicked(self) -> None:
        self.count_asked.emit(self._session_id)

    @Slot()
    def _on_leave_out_clicked(self) -> None:
        if self._reasons is None:
            self._reasons = ReasonCard(self._look, self._translate, self._words.reasons)
            self._reasons.given.connect(self._on_reasons_given)
            self._reasons.cancelled.connect(self._on_reasons_cancelled)
            self.add(self._reasons)
        self._button_row.hide()
        self._reasons.show()
        self._reasons.take_focus()
        self._tell_of_focus()

    @Slot(str)
    def _on_reasons_given(self, reason: str) -> None:
        self.leave_out_asked.emit(self._session_id, reason)

    @Slot()
    def _on_reasons_cancelled(self) -> None:
        if self._reasons is not None:
            self._reasons.hide()
        self._button_row.show()
        self.take_focus()


class ReasonCard(Card):
    """A few reasons to choose from, or one's own words."""

    given = Signal(str)
    cancelled = Signal()

    def __init__(
        self,
        look: Look,
        translate: Translate,
        reasons: Iterable[LeftOutReason],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, translate("ReasonCard", "Why should it not count?"), parent=parent)
        options = [Choice(r.value, r.value, reason_words(r.value, translate)) for r in reasons]
        options.append(Choice(OWN_WORDS, OWN_WORDS, self.tr("Something else")))
        self._reason = ChoiceRow(
            look,
            "progress.reason",
            self.tr("Why should it not count?"),
            options,
            LeftOutReason.INTERRUPTED.value,
            column_px=260,
        )
        self._reason.chosen.connect(self._on_reason_chosen)
        self._own_label = Text(self.tr("In your own words, if you like"), "field")
        self._own = QLineEdit()
        self._own.setMaxLength(LONGEST_REASON)
        name_control(self._own, "progress.own_reason", self._own_label.text())
        self._own_label.setBuddy(self._own)
        leave_out = primary(look, self.tr("Do not count it"), "progress.leave_out.now")
        leave_out.clicked.connect(self._on_leave_out_clicked)
        keep = quiet(look, self.tr("Keep counting it"), "progress.leave_out.not")
        keep.clicked.connect(self.cancelled)
        for widget in (
            self._reason,
            self._own_label,
            self._own,
            muted(self.tr("It is kept with everything in it. You can count it again at any time.")),
            holding(FlowLayout(look), [leave_out, keep]),
        ):
            self.add(widget)
        self._on_reason_chosen(self._reason.value)

    def take_focus(self) -> None:
        """Put the keyboard on the chosen reason."""
        tile = next((tile for tile in self._reason.tiles if tile.isChecked()), self._reason.tiles[0])
        tile.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_leave_out_clicked(self) -> None:
        reason = str(self._reason.value)
        self.given.emit(self._own.text().strip() if reason == OWN_WORDS else reason)

    @Slot(object)
    def _on_reason_chosen(self, reason: object) -> None:
        for widget in (self._own_label, self._own):
            widget.setVisible(reason == OWN_WORDS)
