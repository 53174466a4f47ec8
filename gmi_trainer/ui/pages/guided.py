"""One screen after the other, each with one idea: where one is, what is asked, the way back and the way on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.answers import AnswerRow, AnswerTile
from gmi_trainer.ui.widgets.buttons import Button, primary, quiet, secondary
from gmi_trainer.ui.widgets.help_foot import Help, ask_for_help
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.pictogram import Pictogram
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.scroll_area import SteadyScrollArea
from gmi_trainer.ui.widgets.tab_order import put_in_tab_order
from gmi_trainer.ui.widgets.text import lede, muted, title

COLUMN_PX = 760
ROOMY_PX = 640
LOW_PX = 400
"""In a lower window all gives way to what is asked: it is small, or the text is large."""

NARROWEST_PX = 360
"""The smallest window at the largest text: words and buttons need all of it."""

_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class GuidedStage(QWidget):
    """The frame. What stands in it, and what follows, is decided by who owns it.

    Settling and safety are one press away on every screen; the window lays them over it.
    """

    back_asked = Signal()
    on_asked = Signal()
    skip_asked = Signal()
    close_asked = Signal()

    def __init__(
        self,
        look: Look,
        identifier: str,
        spoken: str,
        parent: QWidget | None = None,
        *,
        column_px: int = COLUMN_PX,
    ) -> None:
        """``identifier`` starts the names of all controls: ``first_run`` gives ``first_run.back``."""
        super().__init__(parent)
        self._look = look
        self._column_px = column_px
        self._identifier = identifier
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        name_control(self, identifier, spoken)
        self._can_go_back = True
        self._content: QWidget | None = None
        self._answer_row: AnswerRow | None = None
        self._beside: QWidget | None = None
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self._top = self._make_top()
        self._top_column = _column_of(self._top)
        self._top_row = _centred(self._top_column)
        rows.addWidget(holding(self._top_row, []))
        self._scroll = SteadyScrollArea(self._make_middle())
        self._scroll.setMinimumHeight(1)  # in a low window the ways back and on are never pressed together
        rows.addWidget(self._scroll, 1)
        self._rule = QFrame()
        self._rule.setProperty("role", "rule")
        rows.addWidget(self._rule)
        self._foot = self._make_foot()
        self._foot_column = _column_of(self._foot)
        self._foot_row = _centred(self._foot_column)
        self._foot_part = holding(self._foot_row, [])
        rows.addWidget(self._foot_part)
        self._place()
        look.changed.connect(self._on_look_changed)

    @property
    def look(self) -> Look:
        """The look in force."""
        return self._look

    @property
    def title(self) -> str:
        """What the screen in view asks or says."""
        return self._title.text()

    def show_screen(
        self,
        words: str,
        content: QWidget | None = None,
        *,
        answers: AnswerRow | None = None,
        beside: QWidget | None = None,
        about: str = "",
        icon: str | None = None,
        progress: str = "",
        on: str = "",
        skip: str = "",
        can_go_back: bool = True,
    ) -> None:
        """Put another screen in view. ``on`` and ``skip`` are the words of those buttons; empty hides them.

        ``answers`` stand below the content, and before them what may be wanted ``beside``: where there is
        little room, after them.
        The keyboard is on the way on where there is one; else before the first answer, so that a key
        pressed twice by mistake answers nothing.
        """
        self._drop_content()
        self._title.setText(words)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self._progress.setText(progress)
        self._show_sign(icon)
        if content is not None:
            self._content = content
            self._body.addWidget(content)
            content.show()
        self._answer_row, self._beside = answers, beside
        for part in filter(None, (beside, answers)):
            self._body.addWidget(part)
            part.show()
        for holder in filter(None, (content, answers)):
            for tile in holder.findChildren(AnswerTile):
                tile.installEventFilter(self)
                if tile.is_given:  # the tick, for those who listen
                    tile.setAccessibleDescription(self.tr("Chosen"))
        for button, label in ((self._on, on), (self._skip, skip)):
            button.setText(label)
            button.setAccessibleName(label)
            button.setVisible(bool(label))
        self._can_go_back = can_go_back
        self._back.setVisible(can_go_back)
        self._place()
        self._scroll.verticalScrollBar().setValue(0)
        self._order_tab()
        self._take_focus()
        announce(self._title, words)

    def let_close(self, can_close: bool) -> None:
        """Whether the whole of it can be left at any time, as what was opened by choice can."""
        self._close.setVisible(can_close)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A shaking hand or a held key goes on by one screen, not by many."""
        if event.type() is QEvent.Type.MouseButtonDblClick:
            return True
        if isinstance(event, QKeyEvent) and event.isAutoRepeat() and event.key() in _PRESSES:
            return True
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The window gives the keyboard to the stage as a whole."""
        super().focusInEvent(event)
        self._take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The digits of the answers, and the keys that turn a page, work from anywhere on the screen."""
        if not any(row.press_key(event) for row in self._answers()) and not self._scroll_by(event.key()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @Slot()
    def _on_settle_clicked(self) -> None:
        ask_for_help(self, Help.SETTLE)

    @Slot()
    def _on_safety_clicked(self) -> None:
        ask_for_help(self, Help.SAFETY)

    @Slot()
    def _on_look_changed(self) -> None:
        self._place()

    def _make_top(self) -> QHBoxLayout:
        name = self._identifier
        self._progress = muted()
        self._progress.setObjectName(f"{name}.progress")
        settle = quiet(self._look, self.tr("Settle"), f"{name}.settle", icon="leaf")
        safety = quiet(self._look, self.tr("Safety"), f"{name}.safety", icon="life-buoy")
        self._close = quiet(self._look, self.tr("Close"), f"{name}.close", icon="x")
        self._close.hide()
        settle.clicked.connect(self._on_settle_clicked)
        safety.clicked.connect(self._on_safety_clicked)
        self._close.clicked.connect(self.close_asked)
        row = QHBoxLayout()
        row.addWidget(self._progress, 1, Qt.AlignmentFlag.AlignVCenter)
        self._help = holding(FlowLayout(self._look, gap_px=4), [settle, safety, self._close])
        row.addWidget(self._help, 0)
        return row

    def _make_middle(self) -> QWidget:
        self._sign: Pictogram | None = None
        self._title = title()
        self._title.setObjectName(f"{self._identifier}.title")
        self._title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes on from it, to the first answer
        self._about = lede()
        self._words = QVBoxLayout()
        self._words.addWidget(self._title)
        self._words.addWidget(self._about)
        self._head = QHBoxLayout()
        self._head.addLayout(self._words, 1)
        self._column = QWidget()
        self._column.setProperty("role", "plain")
        self._rows = QVBoxLayout(self._column)
        self._rows.addStretch(1)
        self._rows.addLayout(self._head)
        self._body = QVBoxLayout()
        self._rows.addLayout(self._body)
        self._rows.addStretch(2)
        middle = QWidget()
        middle.setProperty("role", "plain")
        # as high as its words are at this width, not as in a narrow window: that would leave empty room to scroll
        middle.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        middle.setLayout(_centred(self._column))
        return middle

    def _make_foot(self) -> QBoxLayout:
        name = self._identifier
        self._back: Button = secondary(self._look, self.tr("Back"), f"{name}.back", icon="arrow-left")
        self._skip: Button = quiet(self._look, "", f"{name}.skip")
        self._on: Button = primary(self._look, "", f"{name}.on")
        self._back.clicked.connect(self.back_asked)
        self._skip.clicked.connect(self.skip_asked)
        self._on.clicked.connect(self.on_asked)
        self._aside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._aside.addWidget(self._back)
        self._aside.addStretch(1)
        self._aside.addWidget(self._skip)
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._ways.addLayout(self._aside, 1)
        self._ways.addWidget(self._on)
        for button in (self._back, self._skip, self._on):
            button.installEventFilter(self)
        return self._ways

    def _scroll_by(self, key: int) -> bool:
        """A page up or down, for reading with the keyboard; whether the key means that."""
        way = {int(Qt.Key.Key_PageUp): -1, int(Qt.Key.Key_PageDown): 1}.get(key)
        if way is None:
            return False
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + way * bar.pageStep() * 3 // 4)
        return True

    def _take_focus(self) -> None:
        if not self.isVisibleTo(self.window()):  # the keyboard is with what lies over it
            return
        target = self._title if self._on.isHidden() else self._on
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answers(self) -> list[AnswerRow]:
        if self._content is None:
            return []
        inside = self._content.findChildren(AnswerRow)
        below = [self._answer_row] if self._answer_row is not None else []
        return [self._content, *inside] if isinstance(self._content, AnswerRow) else [*inside, *below]

    def _drop_content(self) -> None:
        """Not at once: it may hold the button that was just pressed."""
        for gone in filter(None, (self._content, self._beside, self._answer_row)):
            gone.hide()
            gone.setParent(None)  # out of its layout as well
            gone.deleteLater()
        self._content = self._beside = self._answer_row = None

    def _show_sign(self, icon: str | None) -> None:
        if self._sign is not None:
            self._head.removeWidget(self._sign)
            self._sign.hide()
            self._sign.setParent(None)
            self._sign.deleteLater()
            self._sign = None
        if icon is not None:
            self._sign = Pictogram(self._look, icon, 72, "on_accent_soft", disc="accent_soft")
            self._head.insertWidget(0, self._sign, 0, Qt.AlignmentFlag.AlignVCenter)

    def _place(self) -> None:
        """Generous margins where there is room; small ones in a small window or with large text."""
        px = self._look.px
        roomy = self.width() >= px(ROOMY_PX) and self.height() >= px(560)
        side = px(28) if roomy else px(14) if self.width() >= px(NARROWEST_PX) else px(6)
        self._top.setContentsMargins(side, px(10) if roomy else px(4), side, 0)
        self._top.setSpacing(px(8))
        self._rows.setContentsMargins(side, px(20) if roomy else px(8), side, px(20))
        low = self.height() < px(LOW_PX)
        self._rows.setSpacing(px(20) if roomy else px(8) if low else px(12))
        self._words.setSpacing(px(6))
        self._head.setSpacing(px(20))
        self._body.setSpacing(px(8) if low else px(14))
        self._foot.setContentsMargins(side, px(12) if roomy else px(6), side, px(14) if roomy else px(6))
        self._foot.setSpacing(px(12))
        gutter = self._scroll.gutter_px  # what stands above and below lines up with what scrolls
        ends_right = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        for fixed in (self._top_row, self._foot_row):
            fixed.setContentsMargins(0 if ends_right else gutter, 0, gutter if ends_right else 0, 0)
        for column in (self._column, self._top_column, self._foot_column):
            column.setMaximumWidth(px(self._column_px) + 2 * side)
        if self._sign is not None:
            self._sign.setVisible(roomy)
        self._give_way(side)
        self._place_ways(side)

    def _give_way(self, side: int) -> None:
        """Where there is little room all that is asked, and the answers, come first.

        The title is smaller then, why it is asked is left out, and the way back stands at the top.
        """
        low = self.height() < self._look.px(LOW_PX)
        asks = low and self._answer_row is not None
        self._wear_title("field" if asks else "heading" if low else "title")
        self._about.setVisible(bool(self._about.text()) and not asks)
        if self._beside is not None and self._answer_row is not None:
            first, second = (self._answer_row, self._beside) if asks else (self._beside, self._answer_row)
            if self._body.indexOf(first) > self._body.indexOf(second):
                self._body.addWidget(second)
                self._order_tab()
        top = self._back.sizeHint().width() + self._help.sizeHint().width() + 2 * side + self._look.px(8)
        self._put_back_on_top(asks and top <= self.width())

    def _put_back_on_top(self, on_top: bool) -> None:
        """Instead of at the foot, beside how far one is."""
        self._progress.setVisible(not on_top)
        if on_top == self._top_column.isAncestorOf(self._back):
            return
        had_keyboard = self._back.hasFocus()
        if on_top:
            self._top.insertWidget(0, self._back, 1, Qt.AlignmentFlag.AlignLeft)
        else:
            self._aside.insertWidget(0, self._back)
        self._back.setVisible(self._can_go_back)
        self._order_tab()
        if had_keyboard:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_ways(self, side: int) -> None:
        """Back, leaving out and going on: in one row, in two, or each in its own."""
        px = self._look.px
        room = self.width() - self._scroll.gutter_px
        in_foot = [button for button in (self._back, self._skip) if self._foot_column.isAncestorOf(button)]
        aside = [button for button in in_foot if not button.isHidden()]
        shown = aside + ([] if self._on.isHidden() else [self._on])
        self._foot_part.setVisible(bool(shown))
        self._rule.setVisible(bool(shown))
        for row, buttons in ((self._ways, shown), (self._aside, aside)):
            wanted = (
                sum(button.sizeHint().width() for button in buttons)
                + px(12) * max(len(buttons) - 1, 0)
                + 2 * side
            )
            row.setSpacing(px(12))
            row.setDirection(
                QBoxLayout.Direction.TopToBottom
                if wanted > max(room, 1) and self.width() > 0
                else QBoxLayout.Direction.LeftToRight
            )

    def _wear_title(self, role: str) -> None:
        if self._title.property("role") != role:
            self._title.setProperty("role", role)
            self._title.style().unpolish(self._title)
            self._title.style().polish(self._title)

    def _order_tab(self) -> None:
        """From above to below; a way back at the top comes last there."""
        put_in_tab_order((self._top_column, self._column, self._foot_column))
        body = filter(None, (self._content, self._beside, self._answer_row))
        put_in_tab_order((*sorted(body, key=self._body.indexOf), self._foot_column))


def _column_of(layout: QLayout) -> QWidget:
    column = QWidget()
    column.setProperty("role", "plain")
    column.setLayout(layout)
    return column


def _centred(column: QWidget) -> QHBoxLayout:
    """Controls stay near the words, however wide the window is."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(column, 1000)
    row.addStretch(1)
    return row
