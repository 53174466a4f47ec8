"""Numbers side by side, each fact in a row; in a narrow window the fact's name stands above its numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.text import Text


class DetailsTable(QWidget):
    """Nothing in it wraps: it has room for its words, or it folds."""

    def __init__(
        self,
        look: Look,
        columns: Sequence[str],
        rows: Sequence[tuple[str, Sequence[str]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "plain")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._columns = [self._label(words, "field") for words in columns]
        self._rows = [
            (self._label(name, "muted"), [self._label(words, "body") for words in values])
            for name, values in rows
        ]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSizeConstraint(QGridLayout.SizeConstraint.SetNoConstraint)
        self._is_folded: bool | None = None
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    @property
    def is_folded(self) -> bool:
        """Whether names stand above their numbers."""
        return bool(self._is_folded)

    def minimumSizeHint(self) -> QSize:
        numbers = sum(self._column_widths()) + self._gap() * (len(self._columns) - 1)
        return QSize(max(numbers, self._name_width()), self.sizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self._wide_width(), self._grid.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _on_look_changed(self) -> None:
        self._grid.setHorizontalSpacing(self._gap())
        self._grid.setVerticalSpacing(self._look.px(8))
        self._fit()

    def _fit(self) -> None:
        folded = self.width() < self._wide_width()
        if folded is self._is_folded:
            return
        self._is_folded = folded
        first = 0 if folded else 1
        for number, heading in enumerate(self._columns):
            self._grid.addWidget(heading, 0, number + first)
        for number, (name, values) in enumerate(self._rows):
            row = 1 + 2 * number
            self._grid.addWidget(name, row, 0, 1, len(values) if folded else 1)
            for column, value in enumerate(values):
                self._grid.addWidget(value, row + folded, column + first)
        for column in range(len(self._columns) + 1):
            self._grid.setColumnStretch(column, 0 if folded and column == len(self._columns) else 1)
        self.updateGeometry()

    def _wide_width(self) -> int:
        return self._name_width() + sum(self._column_widths()) + self._gap() * len(self._columns)

    def _name_width(self) -> int:
        return max((name.sizeHint().width() for name, _ in self._rows), default=0)

    def _column_widths(self) -> list[int]:
        """Equal columns: each as wide as the widest."""
        widths = [heading.sizeHint().width() for heading in self._columns]
        widths += [value.sizeHint().width() for _, values in self._rows for value in values]
        return [max(widths, default=0)] * len(self._columns)

    def _gap(self) -> int:
        return self._look.px(16)

    def _label(self, words: str, role: str) -> Text:
        label = Text(words, role)
        label.setWordWrap(False)
        return label
