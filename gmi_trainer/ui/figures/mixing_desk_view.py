"""Touch a few times, and see the level add up; then choose the other setting, and try the brake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.mixing_desk import (
    Act,
    Column,
    DeskPlan,
    desk_plan,
    touches_in_a_row,
)
from gmi_trainer.ui.figures.picture import SMALL_PX, FigurePicture
from gmi_trainer.ui.figures.stop_slider import StopRow, evenly
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.words.translate import Translate

GLIDE_MS = 350
POSED_TOUCHES = 5
PLOT_HIGH_PX = 170.0
LANE_PX = 40.0  # where the touches stand, below the levels
DISC_PX = 9.0
MOMENTS = 12
"""As many moments fit in; older ones go out on the left."""
BAR_SHARE = 0.62


@dataclass(frozen=True, slots=True)
class DeskShown:
    """The last moments, from the oldest on."""

    columns: tuple[Column, ...]


class DeskPicture(FigurePicture):
    """Touches in a lane at the foot, all alike; above each what it feels like, and a line from which on it hurts."""

    def __init__(
        self, look: Look, plan: DeskPlan, words: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "figure.mixing-desk.picture", words["name"], parent)
        self._plan = plan
        self._words = words
        self._shown = DeskShown(())

    def show_desk(self, shown: DeskShown) -> None:
        """Paint this."""
        self._shown = shown
        self.update()

    def heightForWidth(self, _width: int) -> int:
        least = len(self._plan.levels) * self._line_height() / 0.8
        high = max(least, PLOT_HIGH_PX * (0.75 + 0.25 * self._look.theme.scale))
        return round(high + self._line_height() + self._lane() + 2 * self._look.px(12))

    @property
    def plot(self) -> QRectF:
        """From the lowest to the highest level, from the oldest to the last moment."""
        room = self.room
        left = room.left() + self._axis_width()
        top = room.top() + self._line_height()
        return QRectF(left, top, max(1.0, room.right() - left), max(1.0, room.bottom() - self._lane() - top))

    def bar_rect(self, number: int, level: float) -> QRectF:
        """The bar of a moment, by its number from the left."""
        plot = self.plot
        wide = plot.width() / MOMENTS
        high = self._plan.share(level) * plot.height()
        bar = wide * BAR_SHARE
        return QRectF(plot.left() + (number + 0.5) * wide - bar / 2, plot.bottom() - high, bar, high)

    def disc_at(self, number: int) -> QPointF:
        """Where the touch of a moment stands."""
        return QPointF(self.bar_rect(number, 0).center().x(), self.plot.bottom() + self._lane() * 0.55)

    def y_of(self, level: float) -> float:
        """The height of a level."""
        return self.plot.bottom() - self._plan.share(level) * self.plot.height()

    def _line_height(self) -> float:
        return float(self._look.px(SMALL_PX * 1.4))

    def _lane(self) -> float:
        return float(self._look.px(LANE_PX))

    def _axis_width(self) -> float:
        font = self._font(SMALL_PX, bold=True)
        names = [self._words[one.level_id] for one in self._plan.levels] + [self._words["touch"]]
        widest = max(self._width_of(name, font) for name in names) + self._look.px(12)
        return min(widest, self.room.width() * 0.4)

    def _paint(self, painter: QPainter) -> None:
        self._paint_axes(painter)
        for number, column in enumerate(self._shown.columns):
            self._paint_column(painter, number, column)
        self._paint_line(painter)

    def _paint_axes(self, painter: QPainter) -> None:
        """The names of the levels where each begins to be true, and the lane of the touches."""
        look, plot, plan = self._look, self.plot, self._plan
        columns = self._shown.columns
        here = plan.level_id(columns[-1].level) if columns and columns[-1].is_touch else ""
        starts = [one.start for one in plan.levels] + [plan.highest]
        soft = QColor(look.colour("on_stage_muted"))
        if not look.tokens.is_high_contrast:
            soft.setAlpha(70)
        left, wide = self.room.left(), plot.left() - self.room.left() - look.px(8)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._write(
            painter,
            QRectF(left, self.room.top() - look.px(4), self.room.width(), self._line_height()),
            self._words["level-name"],
            self._font(SMALL_PX),
            look.colour("on_stage_muted"),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
        )
        for number, level in enumerate(plan.levels):
            bottom, top = self.y_of(level.start), self.y_of(starts[number + 1])
            if number and level.start != plan.hurts_from:  # there a line of its own stands
                painter.setPen(QPen(soft, float(look.length("line"))))
                painter.drawLine(QLineF(plot.left(), bottom, plot.right(), bottom))
            is_here = level.level_id == here
            middle = (bottom + top) / 2
            self._write(
                painter,
                QRectF(left, middle - self._line_height() / 2, wide, self._line_height()),
                self._words[level.level_id],
                self._font(SMALL_PX, bold=is_here),
                look.colour("on_stage" if is_here else "on_stage_muted"),
                right,
            )
        painter.setPen(QPen(look.colour("on_stage_muted"), float(look.length("line"))))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        lane = QRectF(left, self.disc_at(0).y() - self._line_height() / 2, wide, self._line_height())
        self._write(
            painter, lane, self._words["touch"], self._font(SMALL_PX), look.colour("on_stage_muted"), right
        )

    def _paint_line(self, painter: QPainter) -> None:
        """From here on it hurts: over the bars, so that it is seen wherever they end."""
        look, plot = self._look, self.plot
        pen = QPen(look.colour("on_stage"), float(look.length("edge")))
        pen.setDashPattern([4.0, 3.0])
        painter.setPen(pen)
        y = self.y_of(self._plan.hurts_from)
        painter.drawLine(QLineF(plot.left(), y, plot.right(), y))

    def _paint_column(self, painter: QPainter, number: int, column: Column) -> None:
        """A full bar for a touch, with what the brake takes off as a dotted line; a rest is a line only."""
        look = self._look
        colour = look.colour("attention" if self._plan.hurts(column.level) else "breath")
        edge = float(look.length("edge"))
        full = self.bar_rect(number, column.level)
        radius = min(full.width() * 0.22, full.height() / 2)
        if column.without_brake > column.level and column.is_touch:
            whole = self.bar_rect(number, column.without_brake)
            painter.setPen(QPen(look.colour("on_stage_muted"), max(1.0, edge / 2), Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole.adjusted(0, 0, 0, -full.height()), radius, radius)
        if column.is_touch:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(full, radius, radius)
            at, disc = self.disc_at(number), look.px(DISC_PX)
            disc_radius = min(float(disc), full.width() / 2)
            painter.setPen(QPen(look.colour("on_stage"), edge))
            painter.setBrush(look.colour("breath_soft"))
            painter.drawEllipse(at, disc_radius, disc_radius)
        elif full.height() > 1:
            painter.setPen(QPen(colour, edge, Qt.PenStyle.DotLine))
            painter.setBrush(look.colour("calm"))
            painter.drawRoundedRect(full.adjusted(edge, 0, -edge, 0), radius, radius)


def between(before: Sequence[Column], after: Sequence[Column], share: float) -> tuple[Column, ...]:
    """Every bar on its way from where it was, or from nothing, to where it goes."""
    shown = []
    for number, to in enumerate(after):
        start = before[number] if number < len(before) else Column(to.is_touch, 0.0, 0.0)
        shown.append(
            Column(
                to.is_touch,
                start.level + (to.level - start.level) * share,
                start.without_brake + (to.without_brake - start.without_brake) * share,
            )
        )
    return tuple(shown)


class MixingDeskView(FigureView):
    """The settings, the picture, the two buttons right below it, and the brake."""

    def __init__(
        self, figure: Figure, look: Look, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(figure, look, translate, parent)
        self._plan = plan = desk_plan(figure)
        self._setting = plan.settings[0]
        self._acts: list[Act] = []
        self._levels = {one.level_id: self.words(f"level-{one.level_id}") for one in plan.levels}
        self._brakes = [self.words(f"brake-{step}") for step in range(plan.brake_steps + 1)]
        self._label("settings-title")
        choices = [
            Choice(one.setting_id, one.setting_id, self.words(f"setting-{one.setting_id}"))
            for one in plan.settings
        ]
        self._settings = ChoiceRow(
            look,
            "figure.mixing-desk.setting",
            self.words("settings-title"),
            choices,
            self._setting.setting_id,
            column_px=190,
        )
        self._add(self._settings)
        painted = {key: self.words(key) for key in ("name", "touch", "level-name")}
        self._picture = DeskPicture(look, plan, self._levels | painted, self)
        self._add(self._picture)
        self._touch = secondary(look, self.words("touch"), "figure.mixing-desk.touch")
        self._rest = secondary(look, self.words("rest"), "figure.mixing-desk.rest")
        self._add(holding(FlowLayout(look), [self._touch, self._rest]))
        self._label("brake-name")
        self._brake = StopRow(
            look, "figure.mixing-desk.brake", self.words("brake-name"), evenly(self._brakes), translate, self
        )
        self._brake.go_to(plan.brake_start)
        self._add(self._brake)
        self._add_words()
        self._add_note("note")
        self._before: tuple[Column, ...] = ()
        self._painted: tuple[Column, ...] = ()  # in the middle of a glide as well
        self._share = Glide(look, 1.0, GLIDE_MS, self)
        self._share.moved.connect(self._on_glide_moved)
        self._settings.chosen.connect(self._on_settings_chosen)
        self._touch.clicked.connect(self._on_touch_clicked)
        self._rest.clicked.connect(self._on_rest_clicked)
        self._brake.moved.connect(self._on_brake_moved)
        for one in plan.settings:
            self.words(f"setting-{one.setting_id}-says")
        self.words("rested")
        self.words("changed", count=1, level="")
        self._show_words(f"{self._ready()} {self._felt()}", self._says())
        self._draw()

    @property
    def level(self) -> float | None:
        """What the last touch feels like; None where there was none since the last rest."""
        columns = self._columns()
        return columns[-1].level if columns and columns[-1].is_touch else None

    def pose(self) -> str:
        """Some touches in the setting where they add up."""
        self._setting = self._plan.settings[-1]
        for _ in range(POSED_TOUCHES):
            self._go_on(Act.TOUCH)
        return f"{self._ready()} {self._felt()}"

    @Slot()
    def _on_touch_clicked(self) -> None:
        self._go_on(Act.TOUCH)
        self._tell(self._felt(), self._says())

    @Slot()
    def _on_rest_clicked(self) -> None:
        if self._acts and self._acts[-1] is Act.TOUCH:
            self._go_on(Act.REST)
        self._tell(self.words("rested"), self._says())

    @Slot(object)
    def _on_settings_chosen(self, setting_id: str) -> None:
        self._before = self._painted
        self._setting = self._plan.setting(setting_id)
        self._turned()

    @Slot(int)
    def _on_brake_moved(self, _step: int) -> None:
        self._before = self._painted
        self._turned()

    @Slot(float)
    def _on_glide_moved(self, _value: float) -> None:
        self._draw()

    def _go_on(self, act: Act) -> None:
        self._before = self._painted
        self._acts.append(act)
        self._glide()

    def _turned(self) -> None:
        """A knob was turned: the same touches come to something else."""
        self._glide()
        self._tell(f"{self._ready()} {self._felt()}", self._says())

    def _glide(self) -> None:
        self._share.jump_to(0.0)
        self._share.go_to(1.0)

    def _columns(self) -> tuple[Column, ...]:
        return self._plan.columns(self._acts, self._setting, self._brake.at)

    def _ready(self) -> str:
        setting = self.words(f"setting-{self._setting.setting_id}")
        return self.words("ready", setting=setting, brake=self._brakes[self._brake.at])

    def _felt(self) -> str:
        level = self.level
        if level is None:
            return self.words("touch-same")
        name = self._levels[self._plan.level_id(level)]
        return self.words("changed", count=touches_in_a_row(self._acts), level=name)

    def _says(self) -> str:
        return self.words(f"setting-{self._setting.setting_id}-says")

    def _draw(self) -> None:
        self._painted = between(self._before, self._columns(), self._share.value)
        self._picture.show_desk(DeskShown(self._painted[-MOMENTS:]))
        self._picture.setAccessibleDescription(f"{self._ready()} {self._felt()}")
