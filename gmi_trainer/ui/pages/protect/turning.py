"""How far the records are turned: a line, and how many of how many."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.progress import ProgressLine
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, muted


class Turning(Stack):
    """Leaving it is safe, and it says so."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, gap_px=12, parent=parent)
        self._count = Text(self.tr("One moment …"), "heading")
        self._count.setObjectName("turning.count")
        self._line = ProgressLine("turning.line", self.tr("Records that are done"))
        self._line.setRange(0, 1)
        self._line.setValue(0)
        self.add(self._count)
        self.add(self._line)
        self.add(
            muted(
                self.tr(
                    "You can close the program at any time: no record is lost. "
                    "What is left is done after the next unlock."
                )
            )
        )

    @property
    def said(self) -> str:
        """How far it is."""
        return self._count.text()

    def show_course(self, done: int, total: int) -> None:
        """So many are done, of so many."""
        self._line.setRange(0, max(total, 1))
        self._line.setValue(done)
        self._count.setText(self.tr("{done} of {total}").format(done=done, total=total))
        self._line.setAccessibleDescription(self._count.text())
