"""One of a few, in one row: tiles where they fit side by side, else a list that opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow, ChoiceTile
from gmi_trainer.ui.widgets.dropdown import Dropdown
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import Text


class CompactChoice(QWidget):
    """For what is chosen often and is not worth a screen of its own where the window is small and the text large."""

    chosen = Signal(object)  # the value of the Choice, by a person's act only

    def __init__(
        self,
        look: Look,
        identifier: str,
        spoken: str,
        choices: Sequence[Choice],
        value: object = None,
        *,
        column_px: int = 120,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self._look = look
        self._identifier = identifier
        self._spoken = spoken
        self._choices = tuple(choices)
        self._row = ChoiceRow(
            look, identifier, spoken, choices, value, column_px=column_px, most=len(choices), parent=self
        )
        self._list: Dropdown | None = None
        self._list_place: QWidget | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(self._row)
        self._row.chosen.connect(self._on_row_chosen)
        look.changed.connect(self._on_look_changed)

    @property
    def value(self) -> object | None:
        """What is chosen."""
        return self._row.value

    @property
    def tiles(self) -> tuple[ChoiceTile, ...]:
        """The tiles, in order."""
        return self._row.tiles

    @property
    def list(self) -> Dropdown | None:
        """The list, once there was no room for the tiles."""
        return self._list

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What the Tab key comes to: of tiles and list the one that is in view."""
        return (*self._row.tiles, self._list) if self._list is not None else self._row.tiles

    def set_value(self, value: object) -> None:
        """Show another choice without reporting it."""
        self._row.set_value(value)
        self._show_in_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _on_look_changed(self) -> None:
        self._fit()

    @Slot(object)
    def _on_row_chosen(self, value: object) -> None:
        self._show_in_list()
        self.chosen.emit(value)

    @Slot(int)
    def _on_list_activated(self, number: int) -> None:
        """By a person's act only; the one that is there already is no choice."""
        value = self._choices[number].value
        if value != self._row.value:
            self._row.set_value(value)
            self.chosen.emit(value)

    def _fit(self) -> None:
        as_list = not self._row.is_one_row_at(self.width())
        if as_list is not self._row.isHidden():
            had_keyboard = self._has_keyboard()
            place = self._made_list_place() if as_list else self._list_place
            self._row.setHidden(as_list)
            if place is not None:
                place.setVisible(as_list)
            if had_keyboard:
                self._take_focus()

    def _made_list_place(self) -> QWidget:
        if self._list_place is None:
            label = Text(self._spoken, "field")
            label.setWordWrap(False)
            self._list = Dropdown(f"{self._identifier}.list", label)
            for choice in self._choices:
                self._list.addItem(choice.label)
            self._list.activated.connect(self._on_list_activated)
            self._list_place = holding(FlowLayout(self._look, gap_px=12), [label, self._list])
            name_control(self._list_place, f"{self._identifier}.list_place", self._spoken)
            self._rows.addWidget(self._list_place)
            QWidget.setTabOrder(self._row.tiles[-1], self._list)
            self._show_in_list()
        return self._list_place

    def _show_in_list(self) -> None:
        if self._list is not None:
            values = [choice.value for choice in self._choices]
            self._list.setCurrentIndex(values.index(self.value) if self.value in values else -1)

    def _has_keyboard(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _take_focus(self) -> None:
        target: QWidget | None = self._list
        if not self._row.isHidden():
            target = next((tile for tile in self._row.tiles if tile.isChecked()), self._row.tiles[0])
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
