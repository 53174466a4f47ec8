"""What changed from one time to another, group by group: as dots, and in words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from gmi_trainer.domain.knowledge import CheckChange, GroupChange
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.reflow import ReflowLayout
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Line, Text, muted
from gmi_trainer.ui.words.days import day_month
from gmi_trainer.ui.words.knowledge import count_of, then_and_later
from gmi_trainer.ui.words.translate import Translate

DOT_PX, GAP_PX = 16, 7
COLUMN_PX = 280


class Dots(QWidget):
    """So many full dots, the rest rings: as many as there were sentences. The count stands beside it in words."""

    def __init__(
        self, look: Look, count: int, of: int, *, is_now: bool, parent: QWidget | None = None
    ) -> None:
        """``is_now``: the newer of two rows, drawn stronger."""
        super().__init__(parent)
        self._look = look
        self._count = count
        self._of = of
        self._is_now = is_now
        self.setProperty("role", "plain")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._on_look_changed)

    def sizeHint(self) -> QSize:
        px = self._look.px
        return QSize(self._of * px(DOT_PX) + (self._of - 1) * px(GAP_PX), px(DOT_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = look.length("edge")
        radius = look.px(DOT_PX) / 2 - edge
        step = look.px(DOT_PX) + look.px(GAP_PX)
        full = look.colour("accent" if self._is_now else "muted")
        for place in range(self._of):
            at = look.px(DOT_PX) / 2 + place * step
            x = at if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else self.width() - at
            is_full = place < self._count
            painter.setPen(QPen(full if is_full else look.colour("control"), edge))
            painter.setBrush(full if is_full else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, self.height() / 2), radius, radius)

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()


class ChangeRows(QWidget):
    """Every group with then and now below one another; side by side where there is room."""

    def __init__(
        self,
        look: Look,
        change: CheckChange,
        since: date,
        until: date | None,
        translate: Translate,
        parent: QWidget | None = None,
    ) -> None:
        """``until``: the day of the later time; None: now."""
        super().__init__(parent)
        self._look = look
        self._translate = translate
        self.setProperty("role", "plain")
        layout = ReflowLayout(look, COLUMN_PX, most=2, gap_px=18, parent=self)
        then = day_month(since, translate)
        later = day_month(until, translate) if until is not None else self.tr("Now")
        for one in change.groups:
            layout.addWidget(self._group(one, then, later))

    def _group(self, one: GroupChange, then: str, later: str) -> QWidget:
        say = self._translate
        part = Stack(self._look, gap_px=4)
        part.setAccessibleName(then_and_later(one, then, later, say))
        part.add(Text(one.group.title, "field"))
        rows = QWidget()
        rows.setProperty("role", "plain")
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._look.px(14))
        grid.setVerticalSpacing(self._look.px(4))
        grid.setColumnStretch(2, 1)
        for row, (when, count, is_now) in enumerate(((then, one.before, False), (later, one.now, True))):
            label = Line(when, "muted")
            label.setMinimumWidth(self._look.px(64))
            grid.addWidget(label, row, 0)
            dots = Dots(self._look, count, one.of, is_now=is_now)
            grid.addWidget(dots, row, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(muted(count_of(count, one.of, say)), row, 2)
        part.add(rows)
        return part
