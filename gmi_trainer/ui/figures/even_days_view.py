"""Make two uneven weeks even, and see that no less is done; or stay below a limit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.even_days import PLANS, WITHOUT_STEPS, DayPlan, DaysPlan, days_plan
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.pens import round_pen
from gmi_trainer.ui.figures.picture import SMALL_PX, FigurePicture
from gmi_trainer.ui.figures.smooth import SmoothCurve
from gmi_trainer.ui.figures.stop_slider import SliderStop, StopRow
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.text import body
from gmi_trainer.ui.words.translate import Translate

GLIDE_MS = 600
COLUMN_PX = 210
PLOT_HIGH_PX = 178.0
BAR_SHARE = 0.62
BOOM, BUST = 1.4, 0.55
"""Of the middle: from here on it is far too much, and up to here a day on the sofa."""

HEADROOM = 1.16
HATCH_PX = 8.0
SAMPLES_A_DAY = 8
KEY = ("boom", "rest", "limit")
LABELS = ("week-first", "week-second", "limit", "then", "now", "boom", "rest", "sum-name")


@dataclass(frozen=True, slots=True)
class DaysShown:
    """``days`` glide. ``has_limit``: the line of the limit is drawn."""

    days: tuple[float, ...]
    has_limit: bool


class DaysPicture(FigurePicture):
    """A day is a pillar in the water; where it was before stands as an outline. Below, all days laid end to end."""

    def __init__(
        self, look: Look, plan: DaysPlan, name: str, words: Mapping[str, str], parent: QWidget
    ) -> None:
        super().__init__(look, "figure.even-days.picture", name, parent)
        self._plan = plan
        self._words = words
        self._shown = DaysShown(tuple(map(float, plan.days)), has_limit=False)

    def show_days(self, shown: DaysShown) -> None:
        """Paint these."""
        self._shown = shown
        self.update()

    def heightForWidth(self, width: int) -> int:
        pad = 2 * self._look.px(12)
        return round(self._key_height(width - pad) + self._plot_height() + self._foot_height()) + pad

    @property
    def plot(self) -> QRectF:
        """From nothing to a little above the fullest day."""
        room = self.room
        top = room.top() + self._key_height(room.width())
        return QRectF(room.left(), top, room.width(), max(1.0, room.bottom() - self._foot_height() - top))

    def bar_rect(self, day: int, amount: float) -> QRectF:
        """The pillar of a day, as high as the amount."""
        plot = self.plot
        each = plot.width() / len(self._plan.days)
        wide = each * BAR_SHARE
        left = plot.left() + each * (day + 0.5) - wide / 2
        top = self._y(amount)
        return QRectF(left, top, wide, plot.bottom() - top)

    def sum_rects(self) -> tuple[QRectF, QRectF]:
        """All days laid end to end: as it was, and as it is now."""
        room, line = self.room, self._line_height()
        names = max(self._width_of(self._words[name], self._font(SMALL_PX)) for name in ("then", "now"))
        left = room.left() + names + self._look.px(12)
        high, most = line * 0.62, room.right() - left
        rows = []
        for number, days in enumerate((self._plan.days, self._shown.days)):
            top = room.bottom() - line * (2 - number) + (line - high) / 2
            rows.append(QRectF(left, top, most * sum(days) / sum(self._plan.days), high))
        return rows[0], rows[1]

    def is_boom(self, amount: float) -> bool:
        """Far more than the middle."""
        return amount > BOOM * self._plan.mean

    def is_bust(self, amount: float) -> bool:
        """Far less than the middle."""
        return amount < BUST * self._plan.mean

    def _y(self, amount: float) -> float:
        plot = self.plot
        return plot.bottom() - amount / (max(self._plan.days) * HEADROOM) * plot.height()

    def _plot_height(self) -> float:
        return PLOT_HIGH_PX * (0.75 + 0.25 * self._look.theme.scale)

    def _line_height(self) -> float:
        return float(self._look.px(SMALL_PX * 1.5))

    def _foot_height(self) -> float:
        """The weeks, a heading, and the two sums."""
        return 4 * self._line_height() + self._look.px(6)

    def _key_height(self, width: float) -> float:
        """With room for the limit, whether it is drawn or not: so that the days keep their height."""
        last = self._key_places(KEY, QRectF(0, 0, width, 0))[-1]
        return last.bottom() + self._look.px(6)

    def _key_places(self, names: Sequence[str], room: QRectF) -> list[QRectF]:
        """Where the samples with their words stand: in one line, or in as many as they need."""
        font, line = self._font(SMALL_PX, bold=True), self._line_height()
        places: list[QRectF] = []
        left, top = room.left(), room.top()
        for name in names:
            wide = min(self._sample() + self._width_of(self._words[name], font) + 2, room.width())
            if places and left + wide > room.right():
                left, top = room.left(), top + line
            places.append(QRectF(left, top, wide, line))
            left += wide + self._look.px(24)
        return places

    def _sample(self) -> float:
        return float(self._look.px(26))

    def _paint(self, painter: QPainter) -> None:
        self._paint_key(painter)
        self._paint_water(painter)
        self._paint_ground(painter)
        for day, amount in enumerate(self._shown.days):
            self._paint_day(painter, day, amount)
        if self._shown.has_limit:
            self._paint_limit(painter)
        self._paint_sums(painter)

    def _paint_key(self, painter: QPainter) -> None:
        """What the hatching, the moon and the dashes mean."""
        look = self._look
        names = KEY if self._shown.has_limit else KEY[:-1]
        side, font = float(look.px(16)), self._font(SMALL_PX, bold=True)
        where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for name, rect in zip(names, self._key_places(names, self.room), strict=True):
            place = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
            if name == "boom":
                self._paint_pillar(painter, place, is_boom=True)
            elif name == "rest":
                self._paint_moon(painter, place.center(), side * 0.42)
            else:
                self._paint_dashes(
                    painter, QLineF(place.left(), rect.center().y(), place.right(), rect.center().y())
                )
            words = rect.adjusted(self._sample(), 0, 0, 0)
            self._write(painter, words, self._words[name], font, look.colour("on_stage"), where)

    def _paint_water(self, painter: QPainter) -> None:
        """The tide of the days: high waves, or a calm sea."""
        look, plot = self._look, self.plot
        each = plot.width() / len(self._shown.days)
        points = [(plot.left() + each * (day + 0.5), amount) for day, amount in enumerate(self._shown.days)]
        curve = SmoothCurve(points)
        path = QPainterPath(plot.bottomLeft())
        steps = len(self._shown.days) * SAMPLES_A_DAY
        tops = [
            QPointF(x, self._y(curve.at(x)))
            for x in (plot.left() + plot.width() * step / steps for step in range(steps + 1))
        ]
        for point in tops:
            path.lineTo(point)
        path.lineTo(plot.bottomRight())
        path.closeSubpath()
        deep = QLinearGradient(plot.topLeft(), plot.bottomLeft())
        shallow = QColor(look.colour("breath_soft"))
        deep.setColorAt(0.0, shallow)
        deep.setColorAt(1.0, look.colour("calm"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shallow if look.tokens.is_high_contrast else deep)
        painter.drawPath(path)
        painter.setPen(round_pen(self._quiet("breath", 120), look.px(2)))
        painter.drawPolyline(QPolygonF(tops))

    def _paint_ground(self, painter: QPainter) -> None:
        look, plot, line = self._look, self.plot, self._line_height()
        painter.setPen(QPen(look.colour("on_stage_muted"), look.length("line")))
        painter.drawLine(QLineF(plot.bottomLeft(), plot.bottomRight()))
        half = plot.width() * (len(self._plan.days) // 2) / len(self._plan.days)
        middle = plot.left() + half
        painter.drawLine(QLineF(middle, plot.bottom(), middle, plot.bottom() + line * 0.8))
        font, ink = self._font(SMALL_PX), look.colour("on_stage_muted")
        for name, left, right in (
            ("week-first", plot.left(), middle),
            ("week-second", middle, plot.right()),
        ):
            rect = QRectF(left, plot.bottom(), right - left, line)
            self._write(painter, rect, self._words[name], font, ink)

    def _paint_day(self, painter: QPainter, day: int, amount: float) -> None:
        """The pillar of now, and the outline of what it was."""
        look = self._look
        before = self.bar_rect(day, self._plan.days[day])
        now = self.bar_rect(day, amount)
        self._paint_pillar(painter, now, is_boom=self.is_boom(amount))
        if abs(amount - self._plan.days[day]) > 0.05:
            outline = QPen(self._quiet("on_stage_muted", 170), max(1.0, look.length("line")))
            outline.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(outline)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(_pillar(before, before.width() * 0.3))
        if self.is_bust(amount):
            side = now.width() * 0.3
            self._paint_moon(painter, QPointF(now.center().x(), now.top() - side * 1.7), side)

    def _paint_pillar(self, painter: QPainter, rect: QRectF, *, is_boom: bool) -> None:
        look = self._look
        shape = _pillar(rect, rect.width() * 0.3)
        painter.setPen(QPen(look.colour("calm"), max(1.0, look.length("line"))))
        painter.setBrush(look.colour("attention" if is_boom else "breath"))
        painter.drawPath(shape)
        painter.save()
        painter.setClipPath(shape)
        if is_boom:  # not by colour alone
            painter.setPen(QPen(look.colour("calm"), max(1.0, look.px(1.6))))
            gap, at = look.px(HATCH_PX), rect.bottom() + rect.width()
            while at > rect.top():
                painter.drawLine(QLineF(rect.left(), at, rect.right(), at - rect.width()))
                at -= gap
        elif not look.tokens.is_high_contrast:  # light from the left
            light = QLinearGradient(rect.topLeft(), rect.topRight())
            for place, alpha in ((0.0, 100), (0.45, 0)):
                colour = QColor(look.colour("breath_soft"))
                colour.setAlpha(alpha)
                light.setColorAt(place, colour)
            painter.fillRect(rect, light)
        painter.restore()

    def _paint_moon(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        """A day of rest, and not by choice."""
        disc, bite = QPainterPath(), QPainterPath()
        disc.addEllipse(middle, radius, radius)
        bite.addEllipse(middle + QPointF(radius * 0.55, -radius * 0.25), radius * 0.86, radius * 0.86)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("on_stage_muted"))
        painter.drawPath(disc.subtracted(bite))

    def _paint_limit(self, painter: QPainter) -> None:
        plot, y = self.plot, self._y(self._plan.limit)
        line = QLineF(plot.left(), y, plot.right(), y)
        painter.setPen(round_pen(self._look.colour("calm"), self._look.px(5.5)))
        painter.drawLine(line)
        self._paint_dashes(painter, line)

    def _paint_dashes(self, painter: QPainter, line: QLineF) -> None:
        pen = round_pen(self._look.colour("on_stage"), self._look.px(2.4))
        pen.setDashPattern([2.4, 2.2])
        painter.setPen(pen)
        painter.drawLine(line)

    def _paint_sums(self, painter: QPainter) -> None:
        look, room, line = self._look, self.room, self._line_height()
        left, centre = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
        ink = look.colour("on_stage")
        heading = QRectF(room.left(), room.bottom() - 3 * line, room.width(), line)
        self._write(
            painter, heading, self._words["sum-name"], self._font(SMALL_PX, bold=True), ink, left | centre
        )
        rows = zip(("then", "now"), self.sum_rects(), (self._plan.days, self._shown.days), strict=True)
        for name, rect, days in rows:
            place = QRectF(room.left(), rect.center().y() - line / 2, rect.left() - room.left(), line)
            self._write(painter, place, self._words[name], self._font(SMALL_PX), ink, left | centre)
            self._paint_sum(painter, rect, days)

    def _paint_sum(self, painter: QPainter, rect: QRectF, days: Sequence[float]) -> None:
        """One bar, with a cut after each day."""
        look = self._look
        radius = rect.height() * 0.3
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("breath"))
        painter.drawRoundedRect(rect, radius, radius)
        painter.setPen(QPen(look.colour("calm"), max(1.0, look.px(1.6))))
        at, total = rect.left(), sum(days)
        for amount in days[:-1]:
            at += rect.width() * amount / total
            painter.drawLine(QLineF(at, rect.top(), at, rect.bottom()))


def _pillar(rect: QRectF, radius: float) -> QPainterPath:
    """Round at the top, and flat where it stands."""
    radius = min(radius, rect.height())
    path = QPainterPath(rect.bottomLeft())
    path.lineTo(rect.left(), rect.top() + radius)
    path.quadTo(rect.topLeft(), QPointF(rect.left() + radius, rect.top()))
    path.lineTo(rect.right() - radius, rect.top())
    path.quadTo(rect.topRight(), QPointF(rect.right(), rect.top() + radius))
    path.lineTo(rect.bottomRight())
    path.closeSubpath()
    return path


class EvenDaysView(FigureView):
    """What the days shall become, how far they are, and what has changed in words."""

    def __init__(
        self,
        figure: Figure,
        look: Look,
        translate: Translate,
        parent: QWidget | None = None,
        *,
        saves_energy: bool = False,
    ) -> None:
        """``saves_energy``: the person crashes after small efforts, and is offered nothing that goes up."""
        super().__init__(figure, look, translate, parent)
        self._plan = plan = days_plan(figure)
        self._evenness = [self.words(f"even-{stop}") for stop in range(plan.stops)]
        for one in PLANS:  # all that is said later can be said
            self.words(f"says-{one}")
        for name in ("says-uneven", "sum-same", "sum-less", "over", "under"):
            self.words(name)
        self.words("changed", even="", shown="", sum="")
        self._choices = self._plan_row(WITHOUT_STEPS if saves_energy else PLANS)
        labels = {name: self.words(name) for name in LABELS}
        self._picture = DaysPicture(look, plan, self.words("name"), labels, self)
        self._add(self._picture)
        self._label("evenness")
        self._even = self._even_row()
        self._add(self._even)
        self._add_words()
        self._add(body(self.words("energy")))
        self._add_note("note")
        self._from = self._to = self.days
        self._way = Glide(look, 1.0, GLIDE_MS, self)
        self._way.moved.connect(self._on_way_moved)
        self._choices.chosen.connect(self._on_choices_chosen)
        self._even.moved.connect(self._on_even_moved)
        self._show_words(self._shown_words(), self._plan_words())
        self._draw()

    @property
    def plan(self) -> DayPlan:
        """What the days become."""
        return DayPlan(str(self._choices.value))

    @property
    def days(self) -> tuple[float, ...]:
        """How much is done on each day, with the controls as they are."""
        return self._plan.at(self.plan, self._even.at)

    @Slot(object)
    def _on_choices_chosen(self, _plan: object) -> None:
        self._changed()

    @Slot(int)
    def _on_even_moved(self, stop: int) -> None:
        self._even.slider.setAccessibleDescription(self._evenness[stop])
        self._changed()

    @Slot(float)
    def _on_way_moved(self, _value: float) -> None:
        self._draw()

    def _plan_row(self, plans: Sequence[DayPlan]) -> ChoiceRow:
        self._label("plan-title")
        choices = [
            Choice(plan, plan, self.words(f"plan-{plan}"), self._says_below(f"plan-{plan}-says"))
            for plan in plans
        ]
        row = ChoiceRow(
            self._look,
            "figure.even-days.plan",
            self.words("plan-title"),
            choices,
            plans[0],
            column_px=COLUMN_PX,
            most=3,
        )
        self._add(row)
        return row

    def _says_below(self, text_id: str) -> str:
        return self.words(text_id) if self.has_words(text_id) else ""

    def _even_row(self) -> StopRow:
        last = self._plan.last_stop
        stops = [
            SliderStop(number / last, words, is_minor=0 < number < last)
            for number, words in enumerate(self._evenness)
        ]
        row = StopRow(self._look, "figure.even-days.even", self.words("evenness"), stops, self._translate)
        row.slider.setAccessibleDescription(self._evenness[0])
        return row

    def _changed(self) -> None:
        """From where the pillars are now to where they shall be."""
        self._from, self._to = self._days_now(), self.days
        self._way.jump_to(0.0)
        self._way.go_to(1.0)
        changed = self.words(
            "changed",
            even=_with_capital(self._evenness[self._even.at]),
            shown=self._shown_words(),
            sum=self._sum_words(),
        )
        self._tell(changed, self._plan_words())

    def _days_now(self) -> tuple[float, ...]:
        share = self._way.value
        return tuple(a + (b - a) * share for a, b in zip(self._from, self._to, strict=True))

    def _shown_words(self) -> str:
        return self.words("shown", most=round(max(self.days)), least=round(min(self.days)))

    def _sum_words(self) -> str:
        is_less = sum(self.days) < sum(self._plan.days) - 0.5
        return self.words("sum-less" if is_less else "sum-same")

    def _plan_words(self) -> str:
        says = self.words("says-uneven" if self._even.at == 0 else f"says-{self.plan}")
        if self.plan is not DayPlan.WITHIN:
            return says
        limit = self.words("over" if self._plan.is_over_limit(self.days) else "under")
        return f"{says} {limit}"

    def _draw(self) -> None:
        self._picture.show_days(DaysShown(self._days_now(), has_limit=self.plan is DayPlan.WITHIN))
        self._picture.setAccessibleDescription(f"{self._shown_words()} {self._sum_words()}")


def _with_capital(words: str) -> str:
    return words[:1].upper() + words[1:]
