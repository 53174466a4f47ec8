"""People as a table: arrows go from one to the next, typing finds a name, Enter or a click chooses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from gmi_trainer.domain.overview import Column, OverviewRow
from gmi_trainer.domain.overview import Look as LastLook
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.words.clinic import cell_words, column_name, not_read_words, open_now_words
from gmi_trainer.ui.words.translate import Translate

Index = QModelIndex | QPersistentModelIndex
CELL_PAD_PX = 12
WIDEST_COLUMN_PX = 260
FEWEST_ROWS, MOST_ROWS = 2, 8
SPARE_PX = 16


class PeopleModel(QAbstractTableModel):
    """What is said of each is put into words when it is shown."""

    def __init__(self, columns: Sequence[Column], translate: Translate) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._translate = translate
        self._rows: tuple[OverviewRow, ...] = ()
        self._today = date.min
        self._marked = ""
        self._said: dict[tuple[str, int], str] = {}

    @property
    def rows(self) -> tuple[OverviewRow, ...]:
        """In the order in which they stand."""
        return self._rows

    def show_rows(self, rows: Sequence[OverviewRow], today: date, marked: str) -> bool:
        """List others. ``marked``: whose record is open. False where only their order is another: the words are put
        together once."""
        is_new = (today, marked) != (self._today, self._marked) or set(rows) != set(self._rows)
        self.beginResetModel()
        self._rows, self._today, self._marked = tuple(rows), today, marked
        if is_new:
            self._said = {}
        self.endResetModel()
        return is_new

    def words(self, row: int, column: int) -> str:
        """What a cell says."""
        key = self._rows[row].profile_id, column
        said = self._said.get(key)
        if said is None:
            one = self._rows[row]
            said = cell_words(one, self._columns[column], self._today, self._translate)
            if self._columns[column] is Column.NAME:
                said = self._marked_words(said, one)
            self._said[key] = said
        return said

    def _marked_words(self, name: str, one: OverviewRow) -> str:
        """What has to be known at first sight, wherever the other columns are."""
        if one.profile_id == self._marked:
            return open_now_words(name, self._translate)
        if one.facts is not None and one.facts.look in (LastLook.NO_KEY, LastLook.UNREADABLE):
            return not_read_words(name, self._translate)
        return name

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name = column_name(self._columns[index.column()], self._translate)
            return f"{name}: {self.words(index.row(), index.column())}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return in_two_lines(column_name(self._columns[section], self._translate))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column_name(self._columns[section], self._translate)
        return None


class PeopleTable(QTableView):
    """As high as its rows, up to eight; more of them scroll inside it. It asks to be sorted, and sorts nothing."""

    person_chosen = Signal(str)  # the profile's id, or nothing
    person_entered = Signal(str)  # Enter, or a click on who was chosen already
    column_pressed = Signal(object)  # Column

    def __init__(
        self,
        look: Look,
        identifier: str,
        spoken: str,
        columns: Sequence[Column],
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._columns = tuple(columns)
        self._model = PeopleModel(columns, translate)
        self._is_filling = False
        name_control(self, identifier, spoken)
        self.setModel(self._model)
        self.setProperty("role", "people")
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setStretchLastSection(True)
        head.sectionClicked.connect(self._on_head_section_clicked)
        self.clicked.connect(self._on_clicked)
        look.changed.connect(self._on_look_changed)

    @property
    def rows(self) -> tuple[OverviewRow, ...]:
        """In the order in which they stand."""
        return self._model.rows

    @property
    def chosen(self) -> str:
        """Whose row it is where the keyboard is; empty: nobody's."""
        row = self.currentIndex().row()
        return self.rows[row].profile_id if 0 <= row < len(self.rows) else ""

    def show_rows(self, rows: Sequence[OverviewRow], today: date, marked: str) -> None:
        """List others; who was chosen stays so, as long as they are there."""
        before = self.chosen
        self._is_filling = True
        is_new = self._model.show_rows(rows, today, marked)
        self._is_filling = False
        if is_new:
            self._fit()
        self.choose(before)
        if self.chosen != before:
            self.person_chosen.emit(self.chosen)

    def show_sorted(self, column: Column, *, falling: bool) -> None:
        """Mark the column by which they are sorted."""
        head = self.horizontalHeader()
        head.setSortIndicatorShown(True)
        order = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        head.setSortIndicator(self._columns.index(column), order)

    def choose(self, profile_id: str) -> None:
        """Go to somebody's row, or to nobody's."""
        row = next((n for n, one in enumerate(self.rows) if one.profile_id == profile_id), None)
        if row is None:
            self.selectionModel().clear()
            return
        index = self._model.index(row, max(0, self.currentIndex().column()))
        rows = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, rows)

    def words_of(self, row: int) -> tuple[str, ...]:
        """What a row says, cell by cell."""
        return tuple(self._model.words(row, column) for column in range(len(self._columns)))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._is_filling and current.row() != previous.row():
            self.person_chosen.emit(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            self.person_entered.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        count = min(max(len(self.rows), FEWEST_ROWS), MOST_ROWS)
        bar, head = self.horizontalScrollBar().sizeHint().height(), self.horizontalHeader()
        height = (
            max(head.sizeHint().height(), head.height())
            + count * self._row_height()
            + bar
            + self._look.px(10)
        )
        return QSize(self._look.px(400), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self.sizeHint().height())

    @Slot(QModelIndex)
    def _on_clicked(self, _index: QModelIndex) -> None:
        self.person_chosen.emit(self.chosen)

    @Slot(int)
    def _on_head_section_clicked(self, section: int) -> None:
        self.column_pressed.emit(self._columns[section])

    @Slot()
    def _on_look_changed(self) -> None:
        self._fit()

    def _row_height(self) -> int:
        return self._look.length("touch") + self._look.px(4)

    def _fit(self) -> None:
        """A target's height for each row, and for each column the width of what is in it."""
        self.verticalHeader().setDefaultSectionSize(self._row_height())
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        head, cells = QFontMetrics(bold), QFontMetrics(self.font())
        pad, most = 2 * self._look.px(CELL_PAD_PX) + self._look.px(SPARE_PX), self._look.px(WIDEST_COLUMN_PX)
        for number in range(len(self._columns)):
            lines = str(self._model.headerData(number, Qt.Orientation.Horizontal)).split("\n")
            widest = max(head.horizontalAdvance(line) for line in lines) + self._look.px(SPARE_PX)
            said = {self._model.words(row, number) for row in range(len(self.rows))}
            widest = max((widest, *(min(cells.horizontalAdvance(words), most) for words in said)))
            self.setColumnWidth(number, widest + pad)
        self.updateGeometry()


def in_two_lines(words: str) -> str:
    """Broken at the space that is nearest to the middle."""
    spaces = [at for at, sign in enumerate(words) if sign == " "]
    if not spaces:
        return words
    middle = min(spaces, key=lambda at: abs(at - len(words) / 2))
    return f"{words[:middle]}\n{words[middle + 1 :]}"
