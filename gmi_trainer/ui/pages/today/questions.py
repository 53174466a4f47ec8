"""What is asked on a day, one thing at a time: after last time first, then the check-in, then its one line."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.checkin import CheckIn
from gmi_trainer.ui.pages.today.after_last_card import AfterLastCard
from gmi_trainer.ui.pages.today.check_in_card import CheckedInLine, CheckInCard, Said
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.later import Later
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.words.today import check_in_line
from gmi_trainer.ui.words.translate import Translate


class Asking(Enum):
    """What is in view."""

    NOTHING = auto()
    AFTER_LAST = auto()
    CHECK_IN = auto()
    SAID = auto()


class Questions(Stack):
    """Shows what is due. What was half answered stays as it is while the page reads the day again."""

    after_last_answered = Signal(object)  # AfterLast
    after_last_skipped = Signal()
    checked_in = Signal(object)  # Said
    check_in_skipped = Signal()
    pain_unwanted = Signal()
    undo_asked = Signal()
    settled = Signal()  # a question is gone and the keyboard was on it

    def __init__(self, look: Look, translate: Translate, parent: QWidget | None = None) -> None:
        super().__init__(look, gap_px=0, parent=parent)
        self._translate = translate
        self._asking = Asking.NOTHING
        self._with_pain = True
        self._kept: CheckIn | None = None
        self._is_changing = False
        self._after_last = Later(self._make_after_last)
        self._check_in = CheckInCard(look, translate)
        self._line = Later(self._make_line)
        self._views: dict[Asking, QWidget] = {
            Asking.AFTER_LAST: self._after_last,
            Asking.CHECK_IN: self._check_in,
            Asking.SAID: self._line,
        }
        for view in self._views.values():
            self.add(view)
            view.hide()
        self._check_in.done.connect(self.checked_in)
        self._check_in.skipped.connect(self.check_in_skipped)
        self._check_in.pain_unwanted.connect(self.pain_unwanted)

    @property
    def asking(self) -> Asking:
        """What is in view."""
        return self._asking

    @property
    def check_in(self) -> CheckInCard:
        """The three numbers."""
        return self._check_in

    @property
    def after_last(self) -> AfterLastCard:
        """The one question after a practice."""
        return self._after_last.get()

    @property
    def line(self) -> CheckedInLine:
        """The folded check-in."""
        return self._line.get()

    @property
    def unsaved(self) -> Said | None:
        """Numbers that were given but are not kept yet; None where there are none."""
        said = self._check_in.said
        return said if self._asking is Asking.CHECK_IN and not said.is_empty else None

    def show_day(
        self,
        *,
        after_last_due: bool,
        check_in_due: bool,
        kept: CheckIn | None,
        with_pain: bool,
        can_undo: bool,
    ) -> None:
        """``kept`` is today's check-in, ``can_undo`` whether it was only just given."""
        had_keyboard = self._has_keyboard()
        was = self._asking
        was_with_pain, self._with_pain = self._with_pain, with_pain
        self._kept = kept
        if after_last_due:
            self._after_last.get()
            self._show(Asking.AFTER_LAST)
        elif check_in_due or self._is_changing:
            if was is not Asking.CHECK_IN:
                self._check_in.start(kept if self._is_changing else None, with_pain=with_pain)
            elif was_with_pain and not with_pain:
                self._check_in.without_pain()
            elif with_pain and not was_with_pain:
                self._check_in.start(with_pain=True)
            self._show(Asking.CHECK_IN)
        else:
            self._fold(kept, can_undo=can_undo)
        if had_keyboard and was is not self._asking:
            self._take_over()

    def change(self) -> None:
        """Ask the numbers again; what was said is there already."""
        self._is_changing = True
        self._check_in.start(self._kept, with_pain=self._with_pain)
        self._show(Asking.CHECK_IN)
        self._check_in.take_focus()

    def let_be(self) -> None:
        """The numbers were given, or are not to be."""
        self._is_changing = False

    def press_key(self, event: QKeyEvent) -> bool:
        """A digit, from wherever on the page."""
        if self._asking is Asking.AFTER_LAST:
            return self.after_last.press_key(event)
        return self._asking is Asking.CHECK_IN and self._check_in.press_key(event)

    def _fold(self, kept: CheckIn | None, *, can_undo: bool) -> None:
        words = (
            check_in_line(kept, self._translate, with_pain=self._with_pain)
            if kept is not None
            else self.tr("No check-in today.")
        )
        if can_undo:
            undo = self.tr("Undo")
        elif kept is not None:
            undo = self.tr("Change")
        else:
            undo = self.tr("Check in")
        self.line.say(words, undo)
        self._show(Asking.SAID)

    def _make_after_last(self) -> AfterLastCard:
        card = AfterLastCard(self._look, self._translate)
        card.answered.connect(self.after_last_answered)
        card.skipped.connect(self.after_last_skipped)
        return card

    def _make_line(self) -> CheckedInLine:
        line = CheckedInLine(self._look)
        line.undo_asked.connect(self.undo_asked)
        return line

    def _show(self, asking: Asking) -> None:
        self._asking = asking
        for what, view in self._views.items():
            view.setVisible(what is asking)

    def _has_keyboard(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _take_over(self) -> None:
        """The keyboard goes on to the next question; after the last one it is the page's again."""
        if self._asking is Asking.CHECK_IN:
            self._check_in.take_focus()
        else:
            self.settled.emit()

    @Slot()
    def forget(self) -> None:
        """Another day: what was half answered belongs to the one before."""
        self._is_changing = False
        self._show(Asking.NOTHING)
