"""A table as long as its rows, that scrolls with the page; in a narrow window each row folds into two cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QScrollArea, QSizePolicy, QTableView, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control

Row = tuple[str, ...]
Index = QModelIndex | QPersistentModelIndex
CELL_PAD_PX = 12
WIDEST_COLUMN_PX = 220
ROW_AIR_PX = 18
BETWEEN = "   "
ENDLESS = 100_000


class FactModel(QAbstractTableModel):
    """Rows of words. Folded: the first cell alone, then everything else with the names of its columns."""

    def __init__(
        self, columns: Row, rows: Sequence[Row], fold: Callable[[Sequence[str]], str] | None
    ) -> None:
        """``fold`` sets the named cells of a row as lines of text; without it every column has its own cell."""
        super().__init__()
        self._columns = columns
        self._rows = tuple(rows)
        self._fold = fold

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        if parent.isValid():
            return 0
        return len(self._columns) if self._fold is None else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if self._fold is None or column == 0:
                return row[column]
            named = zip(self._columns[1:], row[1:], strict=True)
            return self._fold([f"{name}: {words}" for name, words in named if words])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if self._fold is not None and section else self._columns[section]
        return None


class FactTable(QTableView):
    """Read only. Arrow keys walk through the cells, and the page follows."""

    def __init__(
        self, look: Look, identifier: str, spoken: str, *, widest: int = 0, parent: QWidget | None = None
    ) -> None:
        """``widest`` is the column that gets the room that is left over; -1 is the last."""
        super().__init__(parent)
        self._look = look
        self._columns: Row = ()
        self._rows: tuple[Row, ...] = ()
        self._widest = widest
        self._folded: bool | None = None
        name_control(self, identifier, spoken)
        self.setProperty("role", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(1)
        look.changed.connect(self._on_look_changed)

    @property
    def is_folded(self) -> bool:
        """Whether each row is two cells now."""
        return bool(self._folded)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What it lists."""
        return self._rows

    def show_rows(self, columns: Row, rows: Sequence[Row]) -> None:
        """List something else."""
        self._columns, self._rows = columns, tuple(rows)
        self._folded = None
        if self.isVisible():
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(400), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._folded is None:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible() and event.size().width() != event.oldSize().width():
            self._fit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        page = self._scrolling_page()
        content = page.widget() if page is not None else None
        if page is not None and content is not None and self.hasFocus():
            place = self.visualRect(current)
            at = self.viewport().mapTo(content, place.center())
            page.ensureVisible(at.x(), at.y(), 0, place.height())

    @Slot()
    def _on_look_changed(self) -> None:
        self._folded = None
        if self.isVisible():
            self._fit()

    def _fit(self) -> None:
        """Choose between the two forms, give the columns their widths and the table its height."""
        if not self._columns:
            return
        least, wanted = self._widths()
        room = self.viewport().width()
        folded = sum(least) > room
        if folded:
            first = min(wanted[0], room // 3)
            widths = [first, room - first]
            self._show_model(
                partial(_in_lines, metrics=QFontMetrics(self.font()), room=room - first - self._pad())
            )
        else:
            widths = _share(room, least, wanted, self._widest)
            if self._folded is not False:
                self._show_model(None)
        self._folded = folded
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        for number in range(len(self._rows)):
            self.setRowHeight(number, self._row_height(number, widths))
        self.updateGeometry()

    def _show_model(self, fold: Callable[[Sequence[str]], str] | None) -> None:
        old = self.model()
        self.setModel(FactModel(self._columns, self._rows, fold))
        if old is not None:
            old.deleteLater()

    def _pad(self) -> int:
        return 2 * self._look.px(CELL_PAD_PX) + self._look.px(8)

    def _row_height(self, number: int, widths: Sequence[int]) -> int:
        """The height of a target at least. Qt's own guess forgets the style sheet's padding and cuts words."""
        metrics, model = QFontMetrics(self.font()), self.model()
        needed = 0
        for column, width in enumerate(widths):
            room = QRect(0, 0, width - self._pad(), ENDLESS)
            words = str(model.index(number, column).data())
            needed = max(needed, metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height())
        return max(self._look.length("touch"), needed + self._look.px(ROW_AIR_PX))

    def _widths(self) -> tuple[list[int], list[int]]:
        """For each column the width of its longest word, and the width at which nothing wraps (or enough)."""
        head = QFont(self.font())
        head.setWeight(QFont.Weight.DemiBold)
        bold, plain = QFontMetrics(head), QFontMetrics(self.font())
        pad = self._pad()
        most = self._look.px(WIDEST_COLUMN_PX)
        least, wanted = [], []
        for column, name in enumerate(self._columns):
            cells = {row[column] for row in self._rows}
            whole = max((plain.horizontalAdvance(words) for words in cells), default=0)
            word = max((plain.horizontalAdvance(w) for words in cells for w in words.split()), default=0)
            least.append(max(bold.horizontalAdvance(name), word) + pad)
            wanted.append(max(least[-1], min(whole, most) + pad))
        return least, wanted

    def _height(self) -> int:
        return self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + 2

    def _scrolling_page(self) -> QScrollArea | None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        return parent


def _in_lines(pieces: Sequence[str], metrics: QFontMetrics, room: int) -> str:
    """As many pieces in a line as have room. A piece is torn apart only where it is wider than a line."""
    lines: list[str] = []
    for piece in pieces:
        fits = metrics.horizontalAdvance(piece) <= room
        for number, part in enumerate([piece] if fits else piece.split()):
            longer = f"{lines[-1]}{' ' if number else BETWEEN}{part}" if lines else part
            if lines and (fits or number) and metrics.horizontalAdvance(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(part)
    return "\n".join(lines)


def _share(room: int, least: list[int], wanted: list[int], widest: int) -> list[int]:
    """Give every column what it must have, then what it would like, the rest to one of them."""
    spare = room - sum(least)
    wishes = [want - must for must, want in zip(least, wanted, strict=True)]
    part = min(1.0, spare / sum(wishes)) if sum(wishes) else 0.0
    widths = [must + int(wish * part) for must, wish in zip(least, wishes, strict=True)]
    widths[widest] += room - sum(widths)
    return widths
