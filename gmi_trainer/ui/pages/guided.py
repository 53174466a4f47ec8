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
        self._content: QWidget | None = None
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self._top = self._make_top()
        self._top_column = _column_of(self._top)
        self._top_row = _centred(self._top_column)
        rows.addWidget(holding(self._top_row, []))
        self._scroll = SteadyScrollArea(self._make_middle())
        rows.addWidget(self._scroll, 1)
        rule = QFrame()
        rule.setProperty("role", "rule")
        rows.addWidget(rule)
        self._foot = self._make_foot()
        self._foot_column = _column_of(self._foot)
        self._foot_row = _centred(self._foot_column)
        rows.addWidget(holding(self._foot_row, []))
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
        about: str = "",
        icon: str | None = None,
        progress: str = "",
        on: str = "",
        skip: str = "",
        can_go_back: bool = True,
    ) -> None:
        """Put another screen in view. ``on`` and ``skip`` are the words of those buttons; empty hides them.

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
            for tile in content.findChildren(AnswerTile):
                tile.installEventFilter(self)
                if tile.is_given:  # the tick, for those who listen
                    tile.setAccessibleDescription(self.tr("Chosen"))
        for button, label in ((self._on, on), (self._skip, skip)):
            button.setText(label)
            button.setAccessibleName(label)
            button.setVisible(bool(label))
        self._back.setVisible(can_go_back)
        self._place()
        self._scroll.verticalScrollBar().setValue(0)
        put_in_tab_order((self._help, self._column, self._foot_column))
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
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._skip)
        row.addWidget(self._on)
        for button in (self._back, self._skip, self._on):
            button.installEventFilter(self)
        return row

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
        return [self._content, *inside] if isinstance(self._content, AnswerRow) else inside

    def _drop_content(self) -> None:
        """Not at once: it may hold the button that was just pressed."""
        if self._content is not None:
            content, self._content = self._content, None
            self._body.removeWidget(content)
            content.hide()
            content.setParent(None)
            content.deleteLater()

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
        side = px(28) if roomy else px(14)
        self._top.setContentsMargins(side, px(10) if roomy else px(4), side, 0)
        self._top.setSpacing(px(8))
        self._rows.setContentsMargins(side, px(20) if roomy else px(8), side, px(20))
        self._rows.setSpacing(px(20) if roomy else px(12))
        self._words.setSpacing(px(6))
        self._head.setSpacing(px(20))
        self._body.setSpacing(px(14))
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
        shown = [button for button in (self._back, self._skip, self._on) if not button.isHidden()]
        wanted = sum(button.sizeHint().width() for button in shown) + px(12) * len(shown) + 2 * side
        self._foot.setDirection(
            QBoxLayout.Direction.TopToBottom
            if wanted > max(self.width(), 1) and self.width() > 0
            else QBoxLayout.Direction.LeftToRight
        )


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
