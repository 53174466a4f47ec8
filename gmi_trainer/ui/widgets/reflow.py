"""Layouts that give way when the window is small or the text is large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.painting import in_reading_order


class ItemLayout(QLayout):
    """The book-keeping that Qt asks of every layout. A height that was worked out stands until something changes:
    Qt asks for the same one many times over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        super().__init__(parent)  # may ask already
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self.height_at(width)
        return self._heights[width]

    def height_at(self, width: int) -> int:
        """Work out how high the items stand in a width."""
        raise NotImplementedError

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def shown(self) -> list[QLayoutItem]:
        """The items that take up room."""
        return [item for item in self._items if not item.isEmpty()]

    def mirrored(self, rect: QRect, within: QRect) -> QRect:
        """The same place in a language that is written from the right."""
        widget = self.parentWidget()
        direction = widget.layoutDirection() if widget is not None else Qt.LayoutDirection.LeftToRight
        return in_reading_order(direction, within, rect)


class ReflowLayout(ItemLayout):
    """Columns of equal width: as many as fit, down to one. The narrowest column grows with the text."""

    def __init__(
        self, look: Look, column_px: int, *, most: int = 3, gap_px: int = 16, parent: QWidget | None = None
    ) -> None:
        """``column_px`` and ``gap_px`` are lengths at 100 % text; ``most`` is the largest number of columns."""
        super().__init__(parent)
        self._look = look
        self._column_px = column_px
        self._gap_px = gap_px
        self._most = most

    def columns_for(self, width: int) -> int:
        """How many columns stand side by side in a width, with rows as even as can be: four as 2 + 2, not 3 + 1.

        What is inside is never squeezed below its minimum.
        """
        gap = self._look.px(self._gap_px)
        shown = self.shown()
        narrowest = max([self._look.px(self._column_px), *(item.minimumSize().width() for item in shown)])
        fitting = (width + gap) // (narrowest + gap)
        most = max(1, min(fitting, self._most, len(shown) or 1))
        rows = -(-len(shown) // most)
        return -(-len(shown) // rows) if shown else 1

    def height_at(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = self.shown()
        columns = min(self._most, len(shown) or 1)
        gap = self._look.px(self._gap_px)
        widest = max([self._look.px(self._column_px), *(item.sizeHint().width() for item in shown)])
        width = columns * widest + (columns - 1) * gap
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        shown = self.shown()
        width = max((item.minimumSize().width() for item in shown), default=0)
        height = max((item.minimumSize().height() for item in shown), default=0)
        return QSize(width, height)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the items row by row, each row as high as its highest; returns the height needed."""
        shown = self.shown()
        if not shown:
            return 0
        gap = self._look.px(self._gap_px)
        columns = self.columns_for(rect.width())
        width = (rect.width() - (columns - 1) * gap) // columns
        top = rect.top()
        for start in range(0, len(shown), columns):
            row = shown[start : start + columns]
            height = max(_height_of(item, width) for item in row)
            if move:
                for column, item in enumerate(row):
                    place = QRect(QPoint(rect.left() + column * (width + gap), top), QSize(width, height))
                    item.setGeometry(self.mirrored(place, rect))
            top += height + gap
        return top - gap - rect.top()


class FlowLayout(ItemLayout):
    """Things in their natural width, one after the other, going on in the next line: for rows of buttons."""

    def __init__(
        self, look: Look, *, gap_px: int = 12, centred: bool = False, parent: QWidget | None = None
    ) -> None:
        """``centred``: each line in the middle of the width, instead of where reading starts."""
        super().__init__(parent)
        self._look = look
        self._gap_px = gap_px
        self._centred = centred

    def height_at(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        gap = self._look.px(self._gap_px)
        hints = [item.sizeHint() for item in self.shown()]
        width = sum(hint.width() for hint in hints) + gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        hints = [item.minimumSize() for item in self.shown()]
        return QSize(
            max((hint.width() for hint in hints), default=0),
            max((hint.height() for hint in hints), default=0),
        )

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        gap = self._look.px(self._gap_px)
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self.shown():
            wanted = min(item.sizeHint().width(), width)
            if not lines or used + gap + wanted > width:
                lines.append([])
                used = wanted
            else:
                used += gap + wanted
            lines[-1].append(item)
        return lines

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        gap = self._look.px(self._gap_px)
        top = rect.top()
        lines = self._lines(rect.width())
        for line in lines:
            sizes = [_natural_size(item, rect.width()) for item in line]
            height = max(size.height() for size in sizes)
            left = rect.left()
            if self._centred:
                used = sum(size.width() for size in sizes) + gap * (len(sizes) - 1)
                left += max(0, (rect.width() - used) // 2)
            for item, size in zip(line, sizes, strict=True):
                if move:
                    place = QRect(QPoint(left, top + (height - size.height()) // 2), size)
                    item.setGeometry(self.mirrored(place, rect))
                left += size.width() + gap
            top += height + gap
        return max(0, top - gap - rect.top()) if lines else 0


def _height_of(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return max(item.sizeHint().height(), item.minimumSize().height())


def _natural_size(item: QLayoutItem, most: int) -> QSize:
    width = min(item.sizeHint().width(), most)
    return QSize(width, _height_of(item, width))


def holding(layout: QLayout, widgets: Sequence[QWidget]) -> QWidget:
    """A plain widget that holds others in a layout."""
    holder = QWidget()
    holder.setProperty("role", "plain")
    for widget in widgets:
        layout.addWidget(widget)
    holder.setLayout(layout)
    return holder
