"""Place cards of daily life on a grid of harm and pain, and see that the two go their own ways."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.hurt_harm import (
    GridPlan,
    LifeCard,
    field_at,
    field_rect,
    grid_plan,
    in_corner,
)
from gmi_trainer.ui.figures.laid_card import laid_card
from gmi_trainer.ui.figures.picture import SMALL_PX, FigurePicture
from gmi_trainer.ui.figures.stop_slider import SliderStop, StopRow
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary
from gmi_trainer.ui.widgets.painting import focus_ring, rounded
from gmi_trainer.ui.widgets.reflow import FlowLayout, ReflowLayout, holding
from gmi_trainer.ui.widgets.text import Text, heading, small
from gmi_trainer.ui.words.translate import Translate

GLIDE_MS = 600
GRID_PX = 270.0
COLUMN_PX = 320
NUMBER_PX = 19.0
STEPS_OF = {  # keys: (harm, pain)
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


@dataclass(frozen=True, slots=True)
class GridShown:
    """``ours``: where we would put the card, on its way there; None before it is asked for. ``placed``: numbers of
    earlier cards by their field. ``is_done``: all cards have a place."""

    harm: int
    pain: int
    ours: tuple[float, float] | None
    placed: Mapping[tuple[int, int], tuple[int, ...]]
    is_done: bool


class GridPicture(FigurePicture):
    """The grid. A tap places the card, and so do the arrows."""

    field_chosen = Signal(int, int)  # harm, pain

    def __init__(
        self, look: Look, plan: GridPlan, name: str, words: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "figure.hurt-harm-grid.picture", name, parent)
        self._plan = plan
        self._words = words
        self._shown = GridShown(plan.middle, plan.middle, None, {}, is_done=False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_grid(self, shown: GridShown) -> None:
        """Paint this."""
        self._shown = shown
        self.update()

    def heightForWidth(self, width: int) -> int:  # noqa: ARG002 - as high in any width
        line = self._line_height()
        scale = 0.6 + 0.4 * self._look.theme.scale
        return round(GRID_PX * scale + 2 * self._look.px(12) + 4.6 * line)

    @property
    def plot(self) -> QRectF:
        """All fields together."""
        room, line = self.room, self._line_height()
        left = room.left() + self._axis_width()
        top = room.top() + 2.4 * line
        return QRectF(left, top, max(1.0, room.right() - left), max(1.0, room.bottom() - 2.2 * line - top))

    def field(self, harm: int, pain: int) -> QRectF:
        """One of them."""
        return field_rect(self.plot, self._plan.steps, harm, pain)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = field_at(self.plot, self._plan.steps, event.position())
        if event.button() is Qt.MouseButton.LeftButton and found is not None:
            self.field_chosen.emit(*found)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS_OF.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        last = self._plan.steps - 1
        harm = min(max(self._shown.harm + step[0], 0), last)
        pain = min(max(self._shown.pain + step[1], 0), last)
        if (harm, pain) != (self._shown.harm, self._shown.pain):
            self.field_chosen.emit(harm, pain)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _line_height(self) -> float:
        return float(self._look.px(SMALL_PX * 1.4))

    def _axis_width(self) -> float:
        """The room that the words of the pain axis take; they wrap."""
        font = self._font(SMALL_PX)
        words = [word for end in ("pain-low", "pain-high") for word in self._words[end].split()]
        return max(self._width_of(word, font) for word in words) + self._look.px(10)

    def _paint(self, painter: QPainter) -> None:
        self._paint_key(painter)
        self._paint_fields(painter)
        self._paint_words(painter)
        self._paint_numbers(painter)
        self._paint_places(painter)
        if self.hasFocus():
            rect = QRectF(self.rect())
            focus_ring(painter, rect, self._look.length("r_card"), self._look)

    def _paint_key(self, painter: QPainter) -> None:
        """What the two signs stand for."""
        room, font, line = self.room, self._font(SMALL_PX, bold=True), self._line_height()
        left = room.left() + self._look.px(8)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for words, sign in (
            (self._words["yours"], self._paint_yours),
            (self._words["ours"], self._paint_ours),
        ):
            radius = self._look.px(7)
            sign(painter, QPointF(left + radius, room.top() + line / 2), radius)
            wide = self._width_of(words, font) + 4
            left += 2 * radius + self._look.px(8)
            self._write(
                painter,
                QRectF(left, room.top(), wide, line),
                words,
                font,
                self._look.colour("on_stage"),
                middle,
            )
            left += wide + self._look.px(22)

    def _paint_fields(self, painter: QPainter) -> None:
        look, shown = self._look, self._shown
        line = QColor(look.colour("breath"))
        if not look.tokens.is_high_contrast:
            line.setAlpha(70)
        for harm in range(self._plan.steps):
            for pain in range(self._plan.steps):
                field = self.field(harm, pain)
                is_here = (harm, pain) == (shown.harm, shown.pain)
                rounded(
                    painter,
                    field,
                    look.px(7),
                    look.colour("breath_soft"),
                    look.colour("breath") if is_here else line,
                    look.length("ring") if is_here else look.length("line"),
                )
        if shown.is_done:  # what one would see if pain measured harm
            painter.setPen(QPen(look.colour("on_stage_muted"), look.length("edge"), Qt.PenStyle.DashLine))
            last = self._plan.steps - 1
            painter.drawLine(QLineF(self.field(0, 0).center(), self.field(last, last).center()))

    def _paint_words(self, painter: QPainter) -> None:
        """Both axes: their names, and what their ends mean."""
        look, plot, line = self._look, self.plot, self._line_height()
        plain, bold = self._font(SMALL_PX), self._font(SMALL_PX, bold=True)
        ink, soft = look.colour("on_stage"), look.colour("on_stage_muted")
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        wide = plot.left() - self.room.left() - look.px(6)
        above = QRectF(self.room.left(), plot.top() - line, plot.width(), line)
        self._write(painter, above, self._words["pain"], bold, ink, left | Qt.AlignmentFlag.AlignBottom)
        upper = QRectF(self.room.left(), plot.top() + look.px(4), wide, 2 * line)
        self._write(painter, upper, self._words["pain-high"], plain, soft, right | Qt.AlignmentFlag.AlignTop)
        lower = QRectF(self.room.left(), plot.bottom() - 2 * line - look.px(4), wide, 2 * line)
        self._write(
            painter, lower, self._words["pain-low"], plain, soft, right | Qt.AlignmentFlag.AlignBottom
        )
        below = QRectF(plot.left(), plot.bottom() + look.px(2), plot.width(), line)
        self._write(painter, below, self._words["harm-low"], plain, soft, left | Qt.AlignmentFlag.AlignTop)
        self._write(painter, below, self._words["harm-high"], plain, soft, right | Qt.AlignmentFlag.AlignTop)
        last = below.translated(0, line)
        self._write(painter, last, self._words["harm"], bold, ink, right | Qt.AlignmentFlag.AlignTop)

    def _paint_numbers(self, painter: QPainter) -> None:
        """The cards that have their place already, by number."""
        size = self._look.px(NUMBER_PX)
        font = self._font(SMALL_PX - 1, bold=True)
        for (harm, pain), numbers in self._shown.placed.items():
            for n, number in enumerate(numbers):
                at = in_corner(self.field(harm, pain), n, size)
                place = QRectF(at.x() - size / 2, at.y() - size / 2, size, size)
                painter.setPen(QPen(self._look.colour("attention"), self._look.length("line")))
                painter.setBrush(self._look.colour("calm"))
                painter.drawEllipse(place)
                self._write(painter, place, str(number), font, self._look.colour("attention"))

    def _paint_places(self, painter: QPainter) -> None:
        shown = self._shown
        radius = self._look.px(9)
        yours = self._place(shown.harm, shown.pain)
        if shown.ours is None:
            self._paint_yours(painter, yours, radius)
            return
        ours = self._place(*shown.ours)
        if QLineF(yours, ours).length() < 2 * radius:  # side by side in the same field
            yours, ours = yours - QPointF(radius * 1.3, 0), ours + QPointF(radius * 1.3, 0)
        else:
            painter.setPen(
                QPen(self._look.colour("on_stage_muted"), self._look.length("edge"), Qt.PenStyle.DotLine)
            )
            painter.drawLine(QLineF(yours, ours))
        self._paint_yours(painter, yours, radius)
        self._paint_ours(painter, ours, radius)

    def _place(self, harm: float, pain: float) -> QPointF:
        """The middle of a field, a little below the numbers; or on the way between two."""
        first, last = self.field(0, 0), self.field(self._plan.steps - 1, self._plan.steps - 1)
        span = self._plan.steps - 1
        low = first.center().y() + first.height() * 0.17
        return QPointF(
            first.center().x() + (last.center().x() - first.center().x()) * harm / span,
            low + (last.center().y() - first.center().y()) * pain / span,
        )

    def _paint_yours(self, painter: QPainter, at: QPointF, radius: float) -> None:
        painter.setPen(QPen(self._look.colour("calm"), self._look.length("edge")))
        painter.setBrush(self._look.colour("breath"))
        painter.drawEllipse(at, radius, radius)

    def _paint_ours(self, painter: QPainter, at: QPointF, radius: float) -> None:
        reach = radius * 1.25
        painter.setPen(QPen(self._look.colour("calm"), self._look.length("edge")))
        painter.setBrush(self._look.colour("attention"))
        painter.drawPolygon(
            QPolygonF(
                [
                    at + QPointF(0, -reach),
                    at + QPointF(reach, 0),
                    at + QPointF(0, reach),
                    at + QPointF(-reach, 0),
                ]
            )
        )


class HurtHarmView(FigureView):
    """A card, the grid with a slider for each of its sides, and one button: show ours, then the next card."""

    def __init__(
        self, figure: Figure, look: Look, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(figure, look, translate, parent)
        self._plan = plan = grid_plan(figure)
        self._number = 0
        self._is_shown = False
        self._placed: tuple[LifeCard, ...] = ()
        self._check_words()
        self._count = small()
        self._title = heading()
        self._add(laid_card(look, self._count, self._title))
        self._picture = GridPicture(look, plan, self.words("name"), self._grid_words())
        self._harm = self._slider("harm")
        self._pain = self._slider("pain")
        controls = QWidget()
        controls.setProperty("role", "plain")
        column = QVBoxLayout(controls)
        column.setContentsMargins(0, 0, 0, 0)
        for name, row in (("harm", self._harm), ("pain", self._pain)):
            column.addWidget(Text(self.words(f"{name}-name"), "field"))
            column.addWidget(row)
        self._go = primary(look, self.words("show"), "figure.hurt-harm-grid.go")
        column.addWidget(holding(FlowLayout(look), [self._go]))
        column.addStretch(1)
        self._add(holding(ReflowLayout(look, COLUMN_PX, most=2), [self._picture, controls]))
        self._add_words()
        self._add_note("note")
        self._share = Glide(look, 1.0, GLIDE_MS, self)
        self._share.moved.connect(self._on_glide_moved)
        self._picture.field_chosen.connect(self._on_picture_field_chosen)
        self._harm.moved.connect(self._on_slider_moved)
        self._pain.moved.connect(self._on_slider_moved)
        self._go.clicked.connect(self._on_go_clicked)
        self._lay_card()
        self._show_words(self._place_words())

    @property
    def card(self) -> LifeCard:
        """The card that is to be placed."""
        return self._plan.cards[self._number]

    @property
    def place(self) -> tuple[int, int]:
        """Where it is put: harm and pain."""
        return self._harm.at, self._pain.at

    @Slot(int, int)
    def _on_picture_field_chosen(self, harm: int, pain: int) -> None:
        self._put(harm, pain)
        self._changed()

    @Slot(int)
    def _on_slider_moved(self, _step: int) -> None:
        self._changed()

    @Slot()
    def _on_go_clicked(self) -> None:
        if self._is_shown:
            self._next_card()
        else:
            self._show_ours()

    @Slot(float)
    def _on_glide_moved(self, _value: float) -> None:
        self._draw()

    def _show_ours(self) -> None:
        self._is_shown = True
        self._go.setText(self.words("next-card"))
        self._go.setAccessibleName(self._go.text())
        self._share.jump_to(0.0)
        self._share.go_to(1.0)
        self._changed()

    def _next_card(self) -> None:
        """After the last one the grid begins anew."""
        self._placed = () if self._is_done else (*self._placed, self.card)
        self._number = (self._number + 1) % len(self._plan.cards)
        self._is_shown = False
        self._lay_card()
        self._tell(f"{self._count.text()}: {self._title.text()}.", self._place_words())
        self._show_words(self._place_words())

    def _lay_card(self) -> None:
        self._count.setText(self.words("card-of", n=self._number + 1, all=len(self._plan.cards)))
        self._title.setText(self.words(f"card-{self.card.card_id}"))
        self._go.setText(self.words("show"))
        self._go.setAccessibleName(self._go.text())
        self._put(self._plan.middle, self._plan.middle)
        self._draw()

    def _put(self, harm: int, pain: int) -> None:
        """Both sliders at once, which report nothing of their own."""
        for row, step in ((self._harm, harm), (self._pain, pain)):
            row.blockSignals(True)
            row.go_to(step)
            row.blockSignals(False)

    def _changed(self) -> None:
        self._draw()
        if not self._is_shown:
            self._tell(self._place_words())
            return
        is_near = self._plan.is_near(self.card, *self.place)
        now = self.words("same-place" if is_near else "other-place")
        says = self.words(f"card-{self.card.card_id}-says")
        self._tell(now, f"{says}\n\n{self.words('all-done')}" if self._is_done else says)

    @property
    def _is_done(self) -> bool:
        return self._is_shown and self._number == len(self._plan.cards) - 1

    def _place_words(self) -> str:
        harm, pain = self.place
        return self.words("changed", harm=self.words(f"harm-{harm}"), pain=self.words(f"pain-{pain}"))

    def _draw(self) -> None:
        harm, pain = self.place
        ours = None
        if self._is_shown:
            share = self._share.value
            ours = (harm + (self.card.harm - harm) * share, pain + (self.card.pain - pain) * share)
        placed: dict[tuple[int, int], tuple[int, ...]] = {}
        for number, card in enumerate(self._placed, start=1):
            field = (card.harm, card.pain)
            placed[field] = (*placed.get(field, ()), number)
        self._picture.show_grid(GridShown(harm, pain, ours, placed, is_done=self._is_done))
        self._picture.setAccessibleDescription(self._place_words())

    def _slider(self, name: str) -> StopRow:
        last = self._plan.steps - 1
        stops = [
            SliderStop(step / last, self.words(f"{name}-{step}"), is_minor=0 < step < last)
            for step in range(self._plan.steps)
        ]
        return StopRow(
            self._look, f"figure.hurt-harm-grid.{name}", self.words(f"{name}-name"), stops, self._translate
        )

    def _grid_words(self) -> dict[str, str]:
        last = self._plan.steps - 1
        words = {side: self.words(f"{side}-name") for side in ("harm", "pain")}
        words |= {f"{side}-low": self.words(f"{side}-0") for side in ("harm", "pain")}
        words |= {f"{side}-high": self.words(f"{side}-{last}") for side in ("harm", "pain")}
        return words | {key: self.words(key) for key in ("yours", "ours")}

    def _check_words(self) -> None:
        """All that is said later is there now: a figure is shown whole, or not at all."""
        for key in ("show", "next-card", "same-place", "other-place", "all-done"):
            self.words(key)
        for card in self._plan.cards:
            self.words(f"card-{card.card_id}")
            self.words(f"card-{card.card_id}-says")
