"""The last press before a record is deleted, and what came of it. It has the whole window to itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.care_ports import ErasingFacts
from gmi_trainer.ui.pages.page import Page
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.buttons import Button, ButtonRole, primary, quiet, secondary
from gmi_trainer.ui.widgets.card import Card
from gmi_trainer.ui.widgets.notice import Notice, NoticeKind
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import Text, body, muted
from gmi_trainer.ui.words.problems import problem_sentence
from gmi_trainer.ui.words.records import erasing_lines
from gmi_trainer.ui.words.translate import Translate

COLUMN_PX = 680


class DeletePage(Page):
    """Two large buttons. The keyboard stands on the one that keeps everything, and Esc is the same."""

    def __init__(
        self,
        look: Look,
        facts: ErasingFacts,
        translate: Translate,
        *,
        keep: Callable[[], None],
        delete: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            look,
            "delete",
            translate("DeletePage", "Delete everything?"),
            translate("DeletePage", "This cannot be undone."),
            column_px=COLUMN_PX,
            parent=parent,
        )
        self._keep_all = keep
        self._delete_all = delete
        self._keep = Button(look, self.tr("Keep everything"), "delete.keep", ButtonRole.PRIMARY, large=True)
        go = Button(look, self.tr("Delete everything"), "delete.go", large=True)
        self._keep.clicked.connect(self._on_keep_clicked)
        go.clicked.connect(self._on_go_clicked)
        self.add(
            holding(FlowLayout(look, gap_px=24), [self._keep, go])
        )  # in view in any window, what goes below
        card = Card(look, self.tr("All of this goes"), icon="list")
        lines = Text("\n".join(f"•  {line}" for line in erasing_lines(facts, translate)))
        lines.setObjectName("delete.lines")
        card.add(lines)
        card.add(
            body(
                self.tr(
                    "Every file is written over as far as the disk allows, and then removed. "
                    "After that the program starts with an empty record."
                )
            )
        )
        self.add(card)
        self.setFocusProxy(self._keep)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._keep_all()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_keep_clicked(self) -> None:
        self._keep_all()

    @Slot()
    def _on_go_clicked(self) -> None:
        self._delete_all()


class DeletingPage(Page):
    """While it is being deleted, when it is done, and when something would not go."""

    def __init__(
        self,
        look: Look,
        translate: Translate,
        *,
        try_again: Callable[[], None],
        go_on: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        """``go_on`` opens whatever there is now: an empty record, or the same one where it was not touched."""
        super().__init__(
            look,
            "deleting",
            translate("DeletePage", "Deleting …"),
            translate("DeletePage", "This takes a few seconds. Please leave the program open."),
            column_px=COLUMN_PX,
            parent=parent,
        )
        self._translate = translate
        self._again = try_again
        self._next = go_on

    def show_done(self) -> None:
        """Nothing is left."""
        words = self.tr("Everything is deleted")
        self.set_title(words, self.tr("Nothing of your record is left in the program's folder."))
        self.clear()
        start = primary(self.look, self.tr("Start a new record"), "deleting.next", icon="plus", large=True)
        start.clicked.connect(self._on_next_clicked)
        self.add(holding(FlowLayout(self.look), [start, self._close()]))
        start.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words)

    def show_problem(self, problem: UserProblem) -> None:
        """Something stood in the way. What is left is named, and the next press goes on with it."""
        begun = problem.problem is Problem.ERASING_UNFINISHED
        self.set_title(self.tr("Not everything is gone yet") if begun else self.tr("Nothing was deleted"))
        self.clear()
        sentence = problem_sentence(problem, self._translate)
        self.add(Notice(self.look, sentence, NoticeKind.ATTENTION))
        again = primary(self.look, self.tr("Try again"), "deleting.again", icon="rotate-ccw")
        again.clicked.connect(self._on_again_clicked)
        if begun:
            on = secondary(self.look, self.tr("Start a new record"), "deleting.next", icon="plus")
        else:
            on = secondary(self.look, self.tr("Keep the record"), "deleting.next")
        on.clicked.connect(self._on_next_clicked)
        self.add(holding(FlowLayout(self.look), [again, on, self._close()]))
        if begun:
            self.add(muted(self.tr("What is left is tried again each time the program starts.")))
        again.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, sentence)

    def _close(self) -> Button:
        close = quiet(self.look, self.tr("Close the program"), "deleting.close")
        close.clicked.connect(QApplication.closeAllWindows)
        return close

    @Slot()
    def _on_again_clicked(self) -> None:
        self.set_title(self.tr("Deleting …"))
        self.clear()
        self._again()

    @Slot()
    def _on_next_clicked(self) -> None:
        self._next()
