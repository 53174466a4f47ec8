"""The places of the program, always in view: a list at the side, a narrow rail, or a bar on top."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLayoutItem, QPushButton, QSizePolicy, QWidget

from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.painting import focus_ring, rounded
from gmi_trainer.ui.widgets.reflow import ItemLayout
from gmi_trainer.ui.widgets.text import Text

WORDS_PX, TIGHT_WORDS_PX = 14, 12
"""Below an icon. Tight where a bar on top would else take a second line from the page: at large text only."""


class NavShape(StrEnum):
    """How the navigation stands."""

    SIDE = "side"  # icon and title beside each other
    RAIL = "rail"  # icon above a short title
    TOP = "top"  # the same in a bar, which wraps


@dataclass(frozen=True, slots=True)
class NavItem:
    """One place as the navigation sees it."""

    key: str
    title: str
    short_title: str
    icon: str
    at_foot: bool = False
    is_place: bool = True
    """Not a place: pressing it does something, and one stays where one is."""


def shape_for(width: int, height: int, scale: float, places: int) -> NavShape:
    """The roomiest shape that leaves a page enough width. Lengths at 100 % text are divided by the scale."""
    wide, high = width / scale, height / scale
    if high < places * 70 + 40:
        return NavShape.TOP
    if wide >= 940:
        return NavShape.SIDE
    return NavShape.RAIL if wide >= 600 else NavShape.TOP


class NavButton(QPushButton):
    """One place. Checked is where you are. Any way of switching it on goes there: click, key or screen reader."""

    switched = Signal(str, bool)
    stepped = Signal(str, int)

    def __init__(self, look: Look, item: NavItem, parent: QWidget | None = None) -> None:
        super().__init__(item.title, parent)
        self.item = item
        self._look = look
        self._shape = NavShape.SIDE
        self._is_tight = False
        self._picture = look.icon(item.icon, "muted", when_on="accent")
        self.setCheckable(item.is_place)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        name_control(self, f"nav.{item.key}", item.title)
        self.toggled.connect(self._on_toggled)
        look.changed.connect(self._on_look_changed)

    def show_here(self, here: bool) -> None:
        """Mark it, or not, without reporting it. What is no place is never marked."""
        self.blockSignals(True)
        self.setChecked(here)
        self.blockSignals(False)
        self.update()

    def set_shape(self, shape: NavShape) -> None:
        """Stand differently."""
        self._shape = shape
        self.updateGeometry()
        self.update()

    def set_tight(self, tight: bool) -> None:
        """Smaller words, closer together, in the bar on top."""
        if tight is not self._is_tight:
            self._is_tight = tight
            self.updateGeometry()
            self.update()

    def width_on_top(self, *, tight: bool) -> int:
        """How wide it is in the bar on top."""
        font = QFont(self.font())
        font.setPixelSize(self._look.px(TIGHT_WORDS_PX if tight else WORDS_PX))
        font.setWeight(QFont.Weight.DemiBold)
        text = QFontMetrics(font).horizontalAdvance(self.item.short_title) + 2
        return max(self._look.px(44 if tight else 48), text + self._look.px(4 if tight else 8))

    def sizeHint(self) -> QSize:
        px, text = self._look.px, self._words_width()
        match self._shape:
            case NavShape.SIDE:
                return QSize(px(14) + px(24) + px(14) + text + px(16), px(52))
            case NavShape.RAIL:
                return QSize(text + px(16), px(66))
            case NavShape.TOP:
                return QSize(self.width_on_top(tight=self._is_tight), px(60))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go along the places without going there yet; Space and Enter go."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self.stepped.emit(self.item.key, 1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self.stepped.emit(self.item.key, -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = look.length("r_button")
        here = self.isChecked()
        if here or self.underMouse():
            line = look.colour("accent") if here and look.tokens.is_high_contrast else None
            rounded(
                painter,
                QRectF(self.rect()),
                radius,
                look.colour("accent_soft" if here else "sunken"),
                line,
                look.length("edge"),
            )
        icon, words, flags = self._places()
        self._picture.paint(painter, icon, on=here)
        painter.setFont(self._font())
        painter.setPen(look.colour("on_accent_soft" if here else "text"))
        painter.drawText(words, flags, self._words())
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), radius, look)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        self.switched.emit(self.item.key, on)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _places(self) -> tuple[QRect, QRect, Qt.AlignmentFlag]:
        """Where the icon and the words go, and how the words stand there."""
        px, side = self._look.px, self._look.px(24)
        if self._shape is not NavShape.SIDE:
            icon = QRect((self.width() - side) // 2, px(9 if self._shape is NavShape.RAIL else 6), side, side)
            words = QRect(0, icon.bottom() + px(3), self.width(), self.height() - icon.bottom() - px(6))
            return icon, words, Qt.AlignmentFlag.AlignCenter
        pad, gap = px(14), px(14)
        icon = QRect(pad, (self.height() - side) // 2, side, side)
        words = QRect(pad + side + gap, 0, self.width() - pad - side - gap, self.height())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            icon.moveRight(self.width() - 1 - icon.left())
            words.moveRight(self.width() - 1 - words.left())
        return icon, words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading

    def _words(self) -> str:
        return self.item.title if self._shape is NavShape.SIDE else self.item.short_title

    def _words_width(self) -> int:
        font = QFont(self._font())
        font.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(font).horizontalAdvance(self._words()) + 2

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium)
        if self._shape is not NavShape.SIDE:
            is_tight = self._is_tight and self._shape is NavShape.TOP
            font.setPixelSize(self._look.px(TIGHT_WORDS_PX if is_tight else WORDS_PX))
        return font


class _NavLayout(ItemLayout):
    """A column with some places at its foot, or lines that wrap; the first item is the brand, shown at the side."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.shape = NavShape.SIDE

    def hasHeightForWidth(self) -> bool:
        return self.shape is NavShape.TOP

    def height_at(self, width: int) -> int:
        return self._arrange_lines(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        pad = self._pad()
        hints = [item.sizeHint() for item in self.shown()]
        if self.shape is NavShape.TOP:
            return QSize(sum(hint.width() for hint in hints), hints[0].height() + 2 * pad)
        width = max(hint.width() for hint in hints) + 2 * pad
        height = sum(hint.height() + self._gap() for hint in hints) + 3 * pad
        return QSize(width, height)

    def minimumSize(self) -> QSize:
        hint = self.sizeHint()
        if self.shape is NavShape.TOP:
            return QSize(
                max(item.sizeHint().width() for item in self.shown()) + 2 * self._pad(), hint.height()
            )
        return hint

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        if self.shape is NavShape.TOP:
            self._arrange_lines(rect, move=True)
        else:
            self._arrange_column(rect)

    def _arrange_column(self, rect: QRect) -> None:
        pad, gap = self._pad(), self._gap()
        width = rect.width() - 2 * pad
        top, foot = rect.top() + pad + gap, rect.bottom() + 1 - pad
        items = self.shown()
        for item in reversed([item for item in items if _is_at_foot(item)]):
            foot -= item.sizeHint().height()
            item.setGeometry(QRect(rect.left() + pad, foot, width, item.sizeHint().height()))
            foot -= gap
        for item in (item for item in items if not _is_at_foot(item)):
            item.setGeometry(QRect(rect.left() + pad, top, width, item.sizeHint().height()))
            top += item.sizeHint().height() + gap

    def _arrange_lines(self, rect: QRect, *, move: bool) -> int:
        pad, gap = self._pad(), self._gap()
        left, top, height = rect.left() + pad, rect.top() + pad, 0
        for item in self.shown():
            size = item.sizeHint()
            if left > rect.left() + pad and left + size.width() > rect.right() + 1 - pad:
                left, top = rect.left() + pad, top + height + gap
            if move:
                item.setGeometry(self.mirrored(QRect(QPoint(left, top), size), rect))
            left, height = left + size.width() + gap, size.height()
        return top + height + pad - rect.top()

    def line_width(self, widths: Sequence[int]) -> int:
        """The room that things of some widths take in one line."""
        return sum(widths) + self._gap() * (len(widths) - 1) + 2 * self._pad()

    def _pad(self) -> int:
        return self._look.px({NavShape.SIDE: 14, NavShape.RAIL: 8, NavShape.TOP: 4}[self.shape])

    def _gap(self) -> int:
        return self._look.px(1 if self.shape is NavShape.TOP else 6)


def _is_at_foot(item: QLayoutItem) -> bool:
    widget = item.widget()
    return isinstance(widget, NavButton) and widget.item.at_foot


class Navigation(QFrame):
    """All places in their order, each one Tab stop; arrows go from one to the next."""

    chosen = Signal(str)
    chosen_again = Signal(str)  # the place where one is already
    asked = Signal(str)  # something that is no place was pressed

    def __init__(
        self, look: Look, brand: str, items: Sequence[NavItem], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._current: str | None = None
        self.setProperty("role", "nav")
        name_control(self, "nav", self.tr("Places"))
        self._places = _NavLayout(look, self)
        self._brand = Text(brand, "brand", self)
        self._brand.setObjectName("nav.brand")
        self._brand.setWordWrap(False)
        self._places.addWidget(self._brand)
        self._buttons = {item.key: NavButton(look, item, self) for item in items}
        for button in self._buttons.values():
            self._places.addWidget(button)
            button.switched.connect(self._on_button_switched)
            if not button.item.is_place:
                button.clicked.connect(partial(self.asked.emit, button.item.key))
            button.stepped.connect(self._on_button_stepped)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    @property
    def shape(self) -> NavShape:
        """How it stands now."""
        return self._places.shape

    @property
    def keys(self) -> tuple[str, ...]:
        """The places that are shown, in order."""
        return tuple(key for key, button in self._buttons.items() if not button.isHidden())

    def button(self, key: str) -> NavButton:
        """The button of one place."""
        return self._buttons[key]

    def show_item(self, key: str, wanted: bool) -> None:
        """Some things are only there for those who asked for them."""
        self._buttons[key].setVisible(wanted)
        self._fit_words()
        self._places.invalidate()
        self.updateGeometry()

    def show_current(self, key: str | None) -> None:
        """Mark where the person is, without reporting it."""
        self._current = key
        for name, button in self._buttons.items():
            button.show_here(name == key)

    def set_shape(self, shape: NavShape) -> None:
        """Stand at the side, as a rail or on top."""
        if shape is self._places.shape:
            return
        self._places.shape = shape
        self.setProperty("shape", "top" if shape is NavShape.TOP else "side")
        self.style().unpolish(self)
        self.style().polish(self)
        self._brand.setVisible(shape is NavShape.SIDE)
        for button in self._buttons.values():
            button.set_shape(shape)
        self._fit_words()
        self._places.invalidate()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        """Smaller words where that keeps the bar on top to one line."""

        def needed(*, tight: bool) -> int:
            return self._places.line_width(
                [self._buttons[key].width_on_top(tight=tight) for key in self.keys]
            )

        on_top = self._places.shape is NavShape.TOP
        tight = on_top and needed(tight=False) > self.width() >= needed(tight=True)
        for button in self._buttons.values():
            button.set_tight(tight)

    @Slot(str, bool)
    def _on_button_switched(self, key: str, on: bool) -> None:
        """The present place cannot be switched off: pressing it again leads to its first page."""
        if on:
            self.chosen.emit(key)
        else:
            self.show_current(self._current)
            self.chosen_again.emit(key)

    @Slot(str, int)
    def _on_button_stepped(self, key: str, step: int) -> None:
        keys = self.keys
        beside = keys.index(key) + step
        if 0 <= beside < len(keys):
            self._buttons[keys[beside]].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._look.px
        self._brand.setContentsMargins(px(14), px(4), px(14), px(14))
        self._fit_words()
        self._places.invalidate()
        self.updateGeometry()
