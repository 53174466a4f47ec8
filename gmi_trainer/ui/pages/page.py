"""What every page stands in: one column, in the middle, that scrolls up and down and never sideways."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.help_foot import HelpFoot
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.scroll_area import SteadyScrollArea
from gmi_trainer.ui.widgets.text import lede, title
from gmi_trainer.ui.widgets.undo_bar import UndoBar

COLUMN_PX = 960
LOW_PX = 200
"""In a lower page the bar with Undo has no air around it: what it says and its buttons have to fit."""


class HelpAt(Enum):
    """Where settling and safety stand on a page."""

    END = auto()  # after its last part: the places at the side have them too
    FOOT = auto()  # always in view, on a page that has the window to itself
    NOWHERE = auto()  # the page is help itself


class Page(QWidget):
    """A titled page. What is added goes below one another; Undo, when there is some, stays at the foot."""

    def __init__(
        self,
        look: Look,
        identifier: str,
        words: str,
        about: str | None = None,
        *,
        column_px: int = COLUMN_PX,
        help_at: HelpAt = HelpAt.END,
        parent: QWidget | None = None,
    ) -> None:
        """``identifier`` starts the names of the page's controls: ``settings`` gives ``settings.theme.dark``."""
        super().__init__(parent)
        self._look = look
        self._column_px = column_px
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        name_control(self, identifier, words)
        self._column = QWidget()
        self._column.setProperty("role", "plain")
        self._rows = QVBoxLayout(self._column)
        self._title = title(words)
        self._title.setObjectName(f"{identifier}.title")
        self._lede = lede(about or "")
        self._rows.addWidget(self._title)
        self._rows.addWidget(self._lede)
        self._lede.setVisible(about is not None)  # not before: without a parent it would be a window
        self._body = QVBoxLayout()
        self._rows.addLayout(self._body)
        self._rows.addStretch(1)
        self._help_at = help_at
        self._help: HelpFoot | None = None
        middle = QWidget()
        middle.setProperty("role", "plain")
        # as high as its words are at the width there is, and not as they would be in a much narrower window:
        # that would leave empty room to scroll through
        middle.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        middle.setLayout(_in_the_middle(self._column))
        self._scroll = SteadyScrollArea(middle)
        self._scroll.setMinimumHeight(1)  # in a low window the way back comes before what it is about
        self._undo = UndoBar(look, f"{identifier}.undo_bar")
        self._foot = _in_the_middle(self._undo)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        outer.addLayout(self._foot)
        self._help_row = QHBoxLayout()
        self._help_row.addStretch(1)
        outer.addLayout(self._help_row)
        self._place()
        look.changed.connect(self._on_look_changed)

    @property
    def look(self) -> Look:
        """The look in force."""
        return self._look

    @property
    def undo_bar(self) -> UndoBar:
        """The way back from what was done last."""
        return self._undo

    def set_title(self, words: str, about: str | None = None) -> None:
        """Name the page anew."""
        self._title.setText(words)
        self.setAccessibleName(words)
        self._lede.setText(about or "")
        self._lede.setVisible(about is not None)

    def show_lede(self, wanted: bool) -> None:
        """Show what is said below the title, or leave its room to what is done here."""
        self._lede.setVisible(wanted and bool(self._lede.text()))

    def put_above_title(self, widget: QWidget) -> None:
        """For the way back, on a page that lies behind another."""
        self._rows.insertWidget(0, widget)

    def add(self, widget: QWidget) -> None:
        """Put something below what is there."""
        self._body.addWidget(widget)
        self._let_help_be_last()

    def add_layout(self, layout: QLayout) -> None:
        """The same for a layout."""
        self._body.addLayout(layout)

    def put_before(self, first: QWidget, second: QWidget, *, swapped: bool) -> None:
        """Two parts of the page that follow one another, in this order or the other way round."""
        upper, lower = (second, first) if swapped else (first, second)
        if self._body.indexOf(upper) > self._body.indexOf(lower):
            self._body.removeWidget(upper)
            self._body.insertWidget(self._body.indexOf(lower), upper)

    def clear(self) -> None:
        """Take everything off below the title, to show something else."""
        while (item := self._body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()  # a layout that was just given it shows it later: alone it would be a window
                widget.setParent(None)
                widget.deleteLater()

    def refresh(self) -> None:
        """Read again what may have been chosen elsewhere. A page without choices has nothing to do."""

    def take_focus(self) -> None:
        """Put the keyboard on what most people come for. A page without such a thing leaves it where it is."""

    def scroll_to_top(self) -> None:
        """Show the title."""
        self._scroll.verticalScrollBar().setValue(0)

    def bring_to_top(self, widget: QWidget) -> None:
        """Scroll so far that a part of the page starts at its upper edge; the keyboard goes on from there."""
        top = widget.mapTo(self._column, QPoint(0, 0)).y()
        self._scroll.verticalScrollBar().setValue(top - self._look.px(16))
        first = next((w for w in widget.findChildren(QWidget) if _takes_tab(w, widget)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_focus_in_view(self) -> None:
        """After the text has grown, what the person was on may have moved out of the window."""
        focused = self.focusWidget()
        if focused is not None and self._column.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused, 0, self._look.px(80))

    def offer_undo(self, words: str, take_back: Callable[[], None]) -> None:
        """Say what was done, with Undo beside it."""
        self._undo.offer(words, take_back)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        stands_alone = self._help_at is HelpAt.FOOT and self.isWindow()  # there is no window to ask for help
        if self._help is None and self._help_at is not HelpAt.NOWHERE and not stands_alone:
            self._make_help()

    @Slot()
    def _on_look_changed(self) -> None:
        self._place()
        QTimer.singleShot(0, self, self.keep_focus_in_view)  # once everything has found its new size

    def _make_help(self) -> None:
        """Settling and safety, once everything that comes before them is there."""
        in_view = self._help_at is HelpAt.FOOT
        self._help = HelpFoot(self._look, f"{self.objectName()}.help", is_brief=in_view)
        if self._help_at is HelpAt.END:
            self._rows.addWidget(self._help)
        else:
            self._help_row.addWidget(self._help, 1000)
            self._help_row.addStretch(1)
        self._help.show()
        self._place()

    def _let_help_be_last(self) -> None:
        """The Tab key comes to it after what was added later: who joins a window last is last in its order.

        (Asking for ``previousInFocusChain`` instead was seen to crash Python with PySide 6.11.)
        """
        if self._help is not None:
            layout = self._rows if self._help_at is HelpAt.END else self._help_row
            at = layout.indexOf(self._help)
            self._help.setParent(None)
            layout.insertWidget(at, self._help, 0 if self._help_at is HelpAt.END else 1000)
            self._help.show()

    def _place(self) -> None:
        """Generous margins where there is room; small ones in a small window or with large text."""
        px = self._look.px
        roomy = self.width() >= px(720)
        narrow = self.width() < px(360)  # the smallest window at the largest text: words need it all
        side = px(40) if roomy else px(10) if narrow else px(18)
        self._rows.setContentsMargins(side, px(36) if roomy else px(18), side, px(36))
        self._rows.setSpacing(px(10))
        self._body.setContentsMargins(0, px(14), 0, 0)
        self._body.setSpacing(px(20))
        self._foot.setContentsMargins(side, 0, side, 0)
        self._help_row.setContentsMargins(side, 0, side, 0)
        self._column.setMaximumWidth(px(self._column_px))
        self._undo.setMaximumWidth(px(self._column_px) - 2 * side)
        self._undo.be_tight(self.height() < px(LOW_PX))
        if self._help is not None:
            self._help.setMaximumWidth(px(self._column_px) - 2 * side)


def _in_the_middle(widget: QWidget) -> QHBoxLayout:
    """A row that gives a widget all the width it may have, and centres it beyond that."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return row


def _takes_tab(widget: QWidget, within: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isVisibleTo(within)
        and widget.isEnabled()
    )
