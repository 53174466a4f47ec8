"""One step of a ladder: its number, its words, what was tried, and the buttons that belong to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from gmi_trainer.domain.activity_ladder import Rung
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import Button, quiet, secondary
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted

ROOMY_PX = 560


@dataclass(frozen=True, slots=True)
class RungShown:
    """What a row shows. ``number`` from 1; ``facts``: what was tried; ``is_on``: the person is on it; ``can_go_up`` and
    ``can_go_down`` matter only where the ladder is being changed."""

    rung: Rung
    number: int
    facts: str
    is_on: bool
    is_changing: bool
    can_go_up: bool = False
    can_go_down: bool = False


class RungRow(QFrame):
    """Start, or what changes it."""

    start_asked = Signal(str)
    moved = Signal(str, bool)  # True: up
    rename_asked = Signal(str)
    left_out = Signal(str)

    def __init__(self, look: Look, place: str, shown: RungShown, parent: QWidget | None = None) -> None:
        """``place`` begins its controls' names."""
        super().__init__(parent)
        self._look = look
        self._rung = shown.rung
        self.setProperty("role", "plain")
        name = f"{place}.{shown.rung.rung_id}"
        words = self.tr("Step {n}: {words}").format(n=shown.number, words=shown.rung.words)
        name_control(self, name, words)
        number = Text(str(shown.number), "heading")
        number.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        number.setMinimumWidth(look.px(32))
        told = Stack(look, gap_px=2)
        told.add(Text(shown.rung.words, "field"))
        facts = shown.facts
        if shown.is_on:
            facts = self.tr("You are here · {facts}").format(facts=facts)
        told.add(muted(facts))
        beside = QHBoxLayout()
        beside.setSpacing(look.px(12))
        beside.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(told, 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addLayout(beside, 1)
        buttons = self._changing(name, shown) if shown.is_changing else [self._start(name)]
        self._buttons = holding(FlowLayout(look, gap_px=8), buttons)
        self._is_changing = shown.is_changing
        self._row.addWidget(self._buttons)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _start(self, name: str) -> Button:
        start = secondary(
            self._look,
            self.tr("Try it"),
            f"{name}.start",
            spoken=self.tr("Try it: {words}").format(words=self._rung.words),
        )
        start.clicked.connect(self._on_start_clicked)
        return start

    def _changing(self, name: str, shown: RungShown) -> list[Button]:
        say = self._rung.words
        easier = quiet(
            self._look,
            self.tr("Earlier"),
            f"{name}.down",
            icon="chevron-up",
            spoken=self.tr("Earlier: {words}").format(words=say),
        )
        harder = quiet(
            self._look,
            self.tr("Later"),
            f"{name}.up",
            icon="chevron-down",
            spoken=self.tr("Later: {words}").format(words=say),
        )
        rename = quiet(
            self._look,
            self.tr("Other words"),
            f"{name}.rename",
            icon="pencil",
            spoken=self.tr("Other words: {words}").format(words=say),
        )
        out = quiet(
            self._look,
            self.tr("Leave out"),
            f"{name}.out",
            icon="eye-off",
            spoken=self.tr("Leave out: {words}").format(words=say),
        )
        easier.setEnabled(shown.can_go_down)
        harder.setEnabled(shown.can_go_up)
        easier.clicked.connect(self._on_easier_clicked)
        harder.clicked.connect(self._on_harder_clicked)
        rename.clicked.connect(self._on_rename_clicked)
        out.clicked.connect(self._on_out_clicked)
        return [easier, harder, rename, out]

    def _fit(self) -> None:
        """The buttons stand below the words where there is little room, and where there are four of them."""
        roomy = self.width() >= self._look.px(ROOMY_PX) and not self._is_changing
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom
        )
        self._buttons.setMaximumWidth(self._look.px(180) if roomy else 16_777_215)

    @Slot()
    def _on_look_changed(self) -> None:
        gap = self._look.px(6)
        self._row.setContentsMargins(0, gap, 0, gap)
        self._row.setSpacing(gap)
        self._fit()

    @Slot()
    def _on_start_clicked(self) -> None:
        self.start_asked.emit(self._rung.rung_id)

    @Slot()
    def _on_easier_clicked(self) -> None:
        self.moved.emit(self._rung.rung_id, False)

    @Slot()
    def _on_harder_clicked(self) -> None:
        self.moved.emit(self._rung.rung_id, True)

    @Slot()
    def _on_rename_clicked(self) -> None:
        self.rename_asked.emit(self._rung.rung_id)

    @Slot()
    def _on_out_clicked(self) -> None:
        self.left_out.emit(self._rung.rung_id)
