"""At the foot of every screen: settling and safety, one press away, and what this program is not."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import quiet
from gmi_trainer.ui.widgets.naming import name_control
from gmi_trainer.ui.widgets.reflow import FlowLayout
from gmi_trainer.ui.widgets.text import Line
from gmi_trainer.ui.words.safety_list import frame_line


class Help(StrEnum):
    """What can be asked for from anywhere."""

    SETTLE = "settle"
    SAFETY = "safety"
    CALL = "call"


@runtime_checkable
class GivesHelp(Protocol):
    """The window: it lays help over whatever is in view, and leads back there."""

    def give_help(self, wanted: Help) -> None:
        """Show it."""
        ...


def ask_for_help(widget: QWidget, wanted: Help) -> None:
    """Ask the window that a widget stands in; where it stands in none that gives help, nothing happens."""
    window = widget.window()
    if isinstance(window, GivesHelp):
        window.give_help(wanted)


class HelpFoot(QWidget):
    """As high as its buttons. It asks the window it stands in, so that no page has to pass it on."""

    asked = Signal(object)  # Help

    def __init__(
        self, look: Look, identifier: str, parent: QWidget | None = None, *, is_brief: bool = False
    ) -> None:
        """``is_brief``: no more than the two words, where the foot stays in view and takes room."""
        super().__init__(parent)
        self.setProperty("role", "plain")
        name_control(self, identifier)
        settle = quiet(
            look,
            self.tr("Settle") if is_brief else self.tr("Settle (F2)"),
            f"{identifier}.settle",
            icon="leaf",
            spoken=self.tr("Settle for a moment"),
        )
        safety = quiet(
            look,
            self.tr("Safety") if is_brief else self.tr("Safety (F1)"),
            f"{identifier}.safety",
            icon="life-buoy",
            spoken=self.tr("Safety and whom to call"),
        )
        settle.clicked.connect(self._on_settle_clicked)
        safety.clicked.connect(self._on_safety_clicked)
        row = FlowLayout(look, gap_px=4)
        row.addWidget(settle)
        row.addWidget(safety)
        if not is_brief:
            row.addWidget(Line(frame_line(QCoreApplication.translate), "small"))
        self.setLayout(row)

    @Slot()
    def _on_settle_clicked(self) -> None:
        self._ask(Help.SETTLE)

    @Slot()
    def _on_safety_clicked(self) -> None:
        self._ask(Help.SAFETY)

    def _ask(self, wanted: Help) -> None:
        self.asked.emit(wanted)
        ask_for_help(self, wanted)
