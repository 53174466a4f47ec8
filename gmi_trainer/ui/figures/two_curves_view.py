"""Move through half a year, and see how healing and the alarm go together, or part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.picture import SMALL_PX, FigurePicture
from gmi_trainer.ui.figures.smooth import Point
from gmi_trainer.ui.figures.stop_slider import SliderStop, StopRow, inset_in_row
from gmi_trainer.ui.figures.two_curves import (
    CURVES,
    HIGHEST,
    CurvesPlan,
    Story,
    blended,
    curves_plan,
    sampled,
    words_of_levels,
)
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.words.translate import Translate

GLIDE_MS = 700
SAMPLES_A_WEEK = 6
PLOT_HIGH_PX = 190.0
HATCH_PX = 9.0
MARKED_EVERY = 13  # weeks: words below the slider that are always there


@dataclass(frozen=True, slots=True)
class CurvesShown:
    """Both curves as points (week, value), and the week that it is."""

    to_heal: Sequence[Point]
    alarm: Sequence[Point]
    week: int


class CurvesPicture(FigurePicture):
    """Time goes to the right. What lies behind is drawn in full, what lies ahead is a thin line."""

    def __init__(self, look: Look, plan: CurvesPlan, words: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(look, "figure.two-curves.picture", words["name"], parent)
        self._plan = plan
        self._words = words
        self._shown: CurvesShown | None = None

    def show_curves(self, shown: CurvesShown) -> None:
        """Paint these."""
        self._shown = shown
        self.update()

    def heightForWidth(self, width: int) -> int:
        pad = 2 * self._look.px(12)
        return round(
            self._key_height(width - pad) + self._marks_height(width) + self._plot_height() + pad
        ) + self._look.px(6)

    @property
    def plot(self) -> QRectF:
        """From nothing to all, from the first to the last week: right over the slider below."""
        inset = inset_in_row(self._look)
        room = self.room
        top = room.top() + self._key_height(room.width()) + self._marks_height(self.width())
        return QRectF(inset, top, max(1.0, self.width() - 2 * inset), room.bottom() - self._look.px(6) - top)

    def point_of(self, week: float, value: float) -> QPointF:
        """Where a value stands."""
        plot = self.plot
        return QPointF(
            plot.left() + week / self._plan.weeks * plot.width(),
            plot.bottom() - value / HIGHEST * plot.height(),
        )

    def _points_of(self, values: Sequence[Point]) -> list[QPointF]:
        """Many of them: the plot is measured once."""
        plot, weeks = self.plot, self._plan.weeks
        return [
            QPointF(
                plot.left() + week / weeks * plot.width(), plot.bottom() - value / HIGHEST * plot.height()
            )
            for week, value in values
        ]

    def _plot_height(self) -> float:
        return PLOT_HIGH_PX * (0.75 + 0.25 * self._look.theme.scale)

    def _line_height(self) -> float:
        return float(self._look.px(SMALL_PX * 1.4))

    def _key_is_in_one_line(self, width: float) -> bool:
        font = self._font(SMALL_PX, bold=True)
        words = sum(self._width_of(self._words[curve], font) for curve in CURVES)
        return words + 2 * self._sample() + self._look.px(40) <= width

    def _key_height(self, width: float) -> float:
        return self._line_height() * (1 if self._key_is_in_one_line(width) else 2) + self._look.px(8)

    def _marks_height(self, width: float) -> float:
        """The names of the marks above the plot; two lines where one is too narrow."""
        font = self._font(SMALL_PX)
        lines = 1
        for mark in self._plan.marks:
            room = self._mark_room(mark.start, mark.end, width)
            lines = max(
                lines, min(3, -int(-self._width_of(self._words[mark.mark_id], font) // (room * 0.92)))
            )
        return self._line_height() * lines + self._look.px(6)

    def _mark_room(self, start: int, end: int | None, width: float) -> float:
        """The width that the name of a mark has: up to the end of a time, or from a moment on."""
        inset = inset_in_row(self._look)
        wide = max(1.0, width - 2 * inset)
        if end is not None:
            return inset - self._look.px(12) + end / self._plan.weeks * wide
        return (1 - start / self._plan.weeks) * wide + inset - self._look.px(12)

    def _sample(self) -> float:
        return float(self._look.px(44))

    def _paint(self, painter: QPainter) -> None:
        shown = self._shown
        if shown is None:
            return
        self._paint_key(painter)
        self._paint_marks(painter)
        self._paint_axes(painter)
        self._paint_gap(painter, shown)
        self._paint_curve(painter, shown.to_heal, shown.week, "to-heal")
        self._paint_curve(painter, shown.alarm, shown.week, "alarm")
        self._paint_now(painter, shown)

    def _paint_key(self, painter: QPainter) -> None:
        """Each curve with its line, its sign and its name."""
        room, font = self.room, self._font(SMALL_PX, bold=True)
        left, top = room.left(), room.top()
        for curve in CURVES:
            middle = top + self._line_height() / 2
            end = left + self._look.px(32)
            painter.setPen(self._pen(curve))
            painter.drawLine(QLineF(left, middle, end, middle))
            self._paint_sign(painter, QPointF((left + end) / 2, middle), curve)
            wide = self._width_of(self._words[curve], font) + 4
            self._write(
                painter,
                QRectF(end + self._look.px(8), top, min(wide, room.right() - end), self._line_height()),
                self._words[curve],
                font,
                self._look.colour("on_stage"),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            )
            if self._key_is_in_one_line(room.width()):
                left = end + self._look.px(8) + wide + self._look.px(24)
            else:
                top += self._line_height()

    def _paint_marks(self, painter: QPainter) -> None:
        """The band of usual healing, and the line at three months, with their names above."""
        look, plot = self._look, self.plot
        font, ink = self._font(SMALL_PX), look.colour("on_stage_muted")
        line = QColor(ink)
        if not look.tokens.is_high_contrast:
            line.setAlpha(150)
        high = self._marks_height(self.width())
        for mark in self._plan.marks:
            start, room = (
                self.point_of(mark.start, 0).x(),
                self._mark_room(mark.start, mark.end, self.width()),
            )
            if mark.end is not None:
                end = self.point_of(mark.end, 0).x()
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("breath_soft"))
                painter.drawRect(QRectF(start, plot.top(), end - start, plot.height()))
                painter.setPen(QPen(line, max(2.0, float(look.length("edge")))))
                painter.drawLine(QLineF(start, plot.top(), end, plot.top()))
                place = QRectF(end - room, plot.top() - high, room, high - look.px(4))
                where = Qt.AlignmentFlag.AlignRight
            else:
                painter.setPen(QPen(line, float(look.length("edge")), Qt.PenStyle.DotLine))
                painter.drawLine(QLineF(start, plot.top(), start, plot.bottom()))
                place = QRectF(start, plot.top() - high, room, high - look.px(4))
                where = Qt.AlignmentFlag.AlignLeft
            self._write(
                painter, place, self._words[mark.mark_id], font, ink, where | Qt.AlignmentFlag.AlignBottom
            )

    def _paint_axes(self, painter: QPainter) -> None:
        look, plot = self._look, self.plot
        painter.setPen(QPen(look.colour("on_stage_muted"), float(look.length("line"))))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        painter.drawLine(plot.bottomLeft(), plot.topLeft())
        font, ink = self._font(SMALL_PX), look.colour("on_stage_muted")
        wide = plot.left() - self.room.left() - look.px(6)
        right = Qt.AlignmentFlag.AlignRight
        high = 2 * self._line_height()
        self._write(
            painter,
            QRectF(self.room.left(), plot.top(), wide, high),
            self._words["high"],
            font,
            ink,
            right | Qt.AlignmentFlag.AlignTop,
        )
        self._write(
            painter,
            QRectF(self.room.left(), plot.bottom() - high, wide, high),
            self._words["none"],
            font,
            ink,
            right | Qt.AlignmentFlag.AlignBottom,
        )

    def _paint_gap(self, painter: QPainter, shown: CurvesShown) -> None:
        """What lies between the curves where the alarm is the higher one: up to now, hatched."""
        above = [
            (week, low, max(low, high))
            for (week, low), (_, high) in zip(shown.to_heal, shown.alarm, strict=True)
            if week <= shown.week
        ]
        if len(above) < 2:
            return
        look = self._look
        path = QPainterPath()
        top = self._points_of([(week, high) for week, _, high in above])
        bottom = self._points_of([(week, low) for week, low, _ in above])
        path.addPolygon(QPolygonF([*top, *reversed(bottom)]))
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(self.plot, look.colour("attention_soft"))
        line = QColor(look.colour("attention"))
        if not look.tokens.is_high_contrast:
            line.setAlpha(110)
        painter.setPen(QPen(line, max(1.0, float(look.length("line")))))
        plot, gap = self.plot, HATCH_PX * look.theme.scale
        across = plot.left() - plot.height()
        while across < plot.right():
            painter.drawLine(QLineF(across, plot.bottom(), across + plot.height(), plot.top()))
            across += gap
        painter.restore()

    def _paint_curve(self, painter: QPainter, points: Sequence[Point], week: int, curve: str) -> None:
        """Up to now as it is named above; from now on thin."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ahead = QPen(self._pen(curve))
        ahead.setStyle(Qt.PenStyle.SolidLine)
        ahead.setWidthF(max(1.2, ahead.widthF() * 0.35))
        for pen, part in (
            (ahead, [one for one in points if one[0] >= week]),
            (self._pen(curve), [one for one in points if one[0] <= week]),
        ):
            if len(part) > 1:
                painter.setPen(pen)
                painter.drawPolyline(QPolygonF(self._points_of(part)))

    def _paint_now(self, painter: QPainter, shown: CurvesShown) -> None:
        plot = self.plot
        x = self.point_of(shown.week, 0).x()
        painter.setPen(QPen(self._look.colour("on_stage"), float(self._look.length("edge"))))
        painter.drawLine(QLineF(x, plot.top(), x, self.height()))
        for points, curve in ((shown.to_heal, "to-heal"), (shown.alarm, "alarm")):
            value = next(value for week, value in points if week == shown.week)
            self._paint_sign(painter, self.point_of(shown.week, value), curve)

    def _paint_sign(self, painter: QPainter, at: QPointF, curve: str) -> None:
        """A disc for what heals, a diamond for the alarm."""
        radius = float(self._look.px(8))
        painter.setPen(QPen(self._look.colour("calm"), float(self._look.length("edge"))))
        painter.setBrush(self._colour(curve))
        if curve == "alarm":
            reach = radius * 1.25
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
        else:
            painter.drawEllipse(at, radius, radius)

    def _colour(self, curve: str) -> QColor:
        return self._look.colour("attention" if curve == "alarm" else "breath")

    def _pen(self, curve: str) -> QPen:
        pen = QPen(self._colour(curve), self._look.px(4.0 if curve == "to-heal" else 3.4))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if curve == "alarm":
            pen.setDashPattern([2.4, 2.0])
        return pen


class TwoCurvesView(FigureView):
    """The stories, the picture, and the slider of time right below it."""

    def __init__(
        self, figure: Figure, look: Look, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(figure, look, translate, parent)
        self._plan = plan = curves_plan(figure)
        self._story = self._before = plan.stories[0]
        self._sampled: dict[str, tuple[Sequence[Point], Sequence[Point]]] = {}
        self._levels = {level.level_id: self.words(f"level-{level.level_id}") for level in plan.levels}
        self._label("stories-title")
        choices = [
            Choice(one.story_id, one.story_id, self.words(f"story-{one.story_id}")) for one in plan.stories
        ]
        self._stories = ChoiceRow(
            look,
            "figure.two-curves.story",
            self.words("stories-title"),
            choices,
            self._story.story_id,
            column_px=190,
        )
        self._add(self._stories)
        words = {curve: self.words(f"curve-{curve}") for curve in CURVES}
        words |= {mark.mark_id: self.words(f"mark-{mark.mark_id}") for mark in plan.marks}
        words |= {"name": self.words("name"), "high": self._level_name(-1), "none": self._level_name(0)}
        self._picture = CurvesPicture(look, plan, words, self)
        self._add(self._picture)
        stops = [
            SliderStop(week / plan.weeks, self.words("week", week=week), is_minor=week % MARKED_EVERY != 0)
            for week in plan.steps
        ]
        self._weeks = StopRow(look, "figure.two-curves.week", self.words("time-name"), stops, translate, self)
        self._add(self._weeks)
        self._add_words()
        self._add_note("note")
        self._share = Glide(look, 1.0, GLIDE_MS, self)
        self._share.moved.connect(self._on_glide_moved)
        self._stories.chosen.connect(self._on_stories_chosen)
        self._weeks.moved.connect(self._on_weeks_moved)
        for story in plan.stories:
            self.words(f"story-{story.story_id}-says")
        self.words("parted")
        self._show_words(*self._sentences())
        self._draw()

    @property
    def week(self) -> int:
        """The week that it is."""
        return self._plan.steps[self._weeks.at]

    @Slot(object)
    def _on_stories_chosen(self, story_id: str) -> None:
        self._before, self._story = self._story, self._plan.story(story_id)
        self._share.jump_to(0.0)
        self._share.go_to(1.0)
        self._changed()

    @Slot(int)
    def _on_weeks_moved(self, _stop: int) -> None:
        self._changed()

    @Slot(float)
    def _on_glide_moved(self, _value: float) -> None:
        self._draw()

    def _changed(self) -> None:
        self._draw()
        self._tell(*self._sentences())

    def _sentences(self) -> tuple[str, str]:
        """Both values now, whether they have parted; and what the story is."""
        to_heal, alarm = words_of_levels(self._plan, self._story, self.week, self._levels)
        now = self.words("changed", week=self.week, to_heal=to_heal, alarm=alarm)
        if self._plan.has_parted(self._story, self.week):
            now = f"{now} {self.words('parted')}"
        return now, self.words(f"story-{self._story.story_id}-says")

    def _level_name(self, number: int) -> str:
        return self._levels[self._plan.levels[number].level_id]

    def _draw(self) -> None:
        before, story, share = self._points(self._before), self._points(self._story), self._share.value
        self._picture.show_curves(
            CurvesShown(blended(before[0], story[0], share), blended(before[1], story[1], share), self.week)
        )
        self._picture.setAccessibleDescription(self._sentences()[0])

    def _points(self, story: Story) -> tuple[Sequence[Point], Sequence[Point]]:
        if story.story_id not in self._sampled:
            weeks = self._plan.weeks
            count = weeks * SAMPLES_A_WEEK
            self._sampled[story.story_id] = (
                sampled(story.to_heal, 0, weeks, count),
                sampled(story.alarm, 0, weeks, count),
            )
        return self._sampled[story.story_id]
