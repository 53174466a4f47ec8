"""Figures of a plan that go up and down: rows of possible values, in the order in which they are offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.pages.breathe.stepper import Stepper
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.reflow import ReflowLayout, holding

V = TypeVar("V")
FIGURE_PX = 250


class RowStepper(Stepper):
    """A row of values has a first and a last one, and neither is the least or the most of anything."""

    def _end_words(self, _way: int) -> str:
        return self._say_value(self._value)


class Figure(QObject, Generic[V]):
    """One of a row of values, with less and more. ``on_chosen`` is called with the value, by a person's act only."""

    def __init__(
        self,
        look: Look,
        identifier: str,
        words: str,
        row: Sequence[V],
        value: V,
        say: Callable[[V], str],
        on_chosen: Callable[[V], None],
    ) -> None:
        """A value that is not in the row stands for the first one."""
        super().__init__()
        self._row = tuple(row)
        self._on_chosen = on_chosen
        bounds = (0, len(self._row) - 1)
        self.stepper = RowStepper(look, identifier, words, bounds, 1, lambda n: say(self._row[n]))
        self.setParent(self.stepper)
        self.show_value(value)
        self.stepper.moved.connect(self._on_moved)

    def show_value(self, value: V) -> None:
        """Show another value; nothing is reported."""
        self.stepper.set_value(self._row.index(value) if value in self._row else 0)

    @property
    def value(self) -> V:
        """What is chosen."""
        return self._row[self.stepper.value]

    @Slot(int)
    def _on_moved(self, number: int) -> None:
        self._on_chosen(self._row[number])


def side_by_side(look: Look, steppers: Sequence[QWidget]) -> QWidget:
    """Figures in columns, as many as fit."""
    return holding(ReflowLayout(look, FIGURE_PX, most=3, gap_px=14), steppers)
