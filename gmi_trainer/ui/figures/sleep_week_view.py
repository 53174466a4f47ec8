"""Move the bedtimes of a week, night by night, and see how jumpy the alarm is on the days after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QLinearGradient, QMouseEvent, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.picture import SMALL_PX, FigurePicture
from gmi_trainer.ui.figures.sleep_week import NightAndDay, SleepPlan, sleep_plan
from gmi_trainer.ui.figures.smooth import SmoothCurve
from gmi_trainer.ui.figures.stop_slider import SliderStop, StopRow, evenly, inset_in_row
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.painting import rounded
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.words.translate import Translate

GLIDE_MS = 500
NIGHTS_HIGH_PX, DAYS_HIGH_PX = 136.0, 92.0
BAR_SHARE, WIDEST_BAR_PX = 0.56, 46.0
STARS = ((0.165, 0.5), (0.29, 0.1), (0.44, 0.28), (0.575, 0.02), (0.71, 0.36), (0.84, 0.2), (0.97, 0.55))
"""Where stars are, as shares of the sky; a night that lies over one hides it."""
JUMPS = (0.35, -0.9, 0.6, -0.45, 1.0, -0.7, 0.3, -1.0, 0.8, -0.35, 0.55, -0.8, 0.95, -0.5)
"""How the line jumps to and fro, of the most that it does: always the same, so that only its height tells."""
JUMP_PX = 5.0


@dataclass(frozen=True, slots=True)
class NightShown:
    """``begins``: 0 at the first stop to 1 in the morning. ``jumpiness`` of the day after; both glide."""

    begins: float
    is_disturbed: bool
    jumpiness: float


@dataclass(frozen=True, slots=True)
class WeekShown:
    """All nights; ``chosen`` is the one that the controls are about, ``level`` what its next day is called."""

    nights: tuple[NightShown, ...]
    times: tuple[str, ...]
    chosen: int
    level: str


class WeekPicture(FigurePicture):
    """Nights hang in the sky, the later the shorter; the line below them shakes on jumpy days."""

    night_pressed = Signal(int)

    def __init__(self, look: Look, plan: SleepPlan, words: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(look, "figure.sleep-week.picture", words["name"], parent)
        self._plan = plan
        self._words = words
        self._shown: WeekShown | None = None

    def show_week(self, shown: WeekShown) -> None:
        """Paint this."""
        self._shown = shown
        self.update()

    def heightForWidth(self, width: int) -> int:
        inside = width - 2 * self._look.px(12)
        zones = (NIGHTS_HIGH_PX + DAYS_HIGH_PX) * (0.75 + 0.25 * self._look.theme.scale)
        words = self._line_height() * (1 + self._days_lines(inside)) + self._look.px(14)
        return round(zones + words) + 2 * self._look.px(12)

    @property
    def sky(self) -> QRectF:
        """From the first bedtime, at its upper rim, to the morning."""
        room = self.room
        top = room.top() + self._line_height() + self._look.px(2)
        return QRectF(room.left(), top, room.width(), self._zones_height() * self._nights_share())

    @property
    def days(self) -> QRectF:
        """Where the line of the days runs."""
        room, high = self.room, self._zones_height() * (1 - self._nights_share())
        return QRectF(room.left(), room.bottom() - high, room.width(), high)

    def x_of(self, number: int) -> float:
        """The middle of a night: right over its stop on the slider below."""
        inset = inset_in_row(self._look)
        return inset + number / (len(self._plan.nights) - 1) * (self.width() - 2 * inset)

    def bar_rect(self, number: int, begins: float) -> QRectF:
        """A night from its bedtime to the morning."""
        sky = self.sky
        wide = min(self._column() * BAR_SHARE, float(self._look.px(WIDEST_BAR_PX)))
        top = sky.top() + self._time_height() + begins * (sky.height() - self._time_height())
        return QRectF(self.x_of(number) - wide / 2, top, wide, sky.bottom() - top)

    def day_rect(self, number: int) -> QRectF:
        """The part of the line that belongs to the day after a night."""
        days, wide = self.days, self._column()
        return QRectF(self.x_of(number) - wide / 2, days.top(), wide, days.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A shorter way to a night; the slider below does the same."""
        if event.button() is Qt.MouseButton.LeftButton:
            nights = range(len(self._plan.nights))
            x = event.position().x()
            self.night_pressed.emit(min(nights, key=lambda number: abs(self.x_of(number) - x)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _column(self) -> float:
        return self.x_of(1) - self.x_of(0)

    def _line_height(self) -> float:
        return float(self._look.px(SMALL_PX * 1.4))

    def _time_height(self) -> float:
        """Above the earliest bedtime there is room to write it."""
        return self._line_height() + self._look.px(6)

    def _nights_share(self) -> float:
        return NIGHTS_HIGH_PX / (NIGHTS_HIGH_PX + DAYS_HIGH_PX)

    def _zones_height(self) -> float:
        words = self._line_height() * (1 + self._days_lines(self.room.width())) + self._look.px(14)
        return self.room.height() - words

    def _days_lines(self, width: float) -> int:
        """The name of the days and what the chosen one is called: in one line where they have room."""
        font = self._font(SMALL_PX, bold=True)
        longest = max(self._width_of(self._words[level.level_id], font) for level in self._plan.levels)
        return 1 if self._width_of(self._words["days"], font) + longest + self._look.px(24) <= width else 2

    def _paint(self, painter: QPainter) -> None:
        shown = self._shown
        if shown is None:
            return
        self._paint_sky(painter)
        self._paint_chosen(painter, shown.chosen)
        for number, night in enumerate(shown.nights):
            self._paint_night(painter, number, night)
            self._paint_time(painter, number, night, shown)
        self._paint_days(painter, shown)
        self._paint_words(painter, shown.level)

    def _paint_sky(self, painter: QPainter) -> None:
        """Dark above, light towards the morning, with a moon and a few stars."""
        look, sky = self._look, self.sky
        radius = float(look.px(10))
        if look.tokens.is_high_contrast:
            rounded(painter, sky, radius, look.colour("calm"), look.colour("border"), look.length("line"))
        else:
            light = QLinearGradient(sky.topLeft(), sky.bottomLeft())
            light.setColorAt(0.0, _thin(look.colour("breath"), 62))
            light.setColorAt(0.7, _thin(look.colour("breath"), 26))
            light.setColorAt(1.0, _thin(look.colour("attention"), 40))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(light)
            painter.drawRoundedRect(sky, radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_thin(look.colour("on_stage_muted"), 150))
        for x, y in STARS:
            at = QPointF(
                sky.left() + x * sky.width(), sky.top() + self._time_height() + y * sky.height() * 0.6
            )
            painter.drawPath(_star(at, look.px(3.2)))
        side = look.px(11)
        at = QPointF(sky.left() + side * 2.0, sky.top() + self._time_height() + side * 2.2)
        moon, bite = QPainterPath(), QPainterPath()
        moon.addEllipse(at, side, side)
        bite.addEllipse(at + QPointF(side * 0.55, -side * 0.3), side * 0.9, side * 0.9)
        painter.setBrush(look.colour("attention"))
        painter.drawPath(moon.subtracted(bite))

    def _paint_chosen(self, painter: QPainter, number: int) -> None:
        """A light panel from the sky down to the day after."""
        look, sky, day = self._look, self.sky, self.day_rect(number)
        half = min(day.width(), self.bar_rect(number, 0).width() * 1.6) / 2
        middle = day.center().x()
        panel = QRectF(middle - half, sky.top(), 2 * half, day.bottom() - sky.top())
        fill = _thin(look.colour("surface"), 0 if look.tokens.is_high_contrast else 130)
        rounded(painter, panel, look.px(10), fill, look.colour("accent"), float(look.length("edge")))

    def _paint_night(self, painter: QPainter, number: int, night: NightShown) -> None:
        """Soft waves lie on a night's sleep; a disturbed one has a gap in it."""
        look = self._look
        bar = self.bar_rect(number, night.begins)
        radius = min(bar.width() * 0.36, bar.height() / 2)
        painter.save()
        body = QPainterPath()
        body.addRoundedRect(bar, radius, radius)
        if night.is_disturbed:
            gap = QPainterPath()
            high = look.px(7)
            gap.addRect(QRectF(bar.left(), bar.top() + bar.height() * 0.5 - high / 2, bar.width(), high))
            body = body.subtracted(gap)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("breath"))
        painter.drawPath(body)
        painter.setClipPath(body)
        if not look.tokens.is_high_contrast:
            wave_pen = QPen(_thin(look.colour("on_breath"), 50), max(1.0, look.px(1.4)))
            painter.setPen(wave_pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            apart = look.px(13)
            for row in range(ceil(bar.height() / apart)):
                y = bar.bottom() - (row + 0.6) * apart
                wave = QPainterPath(QPointF(bar.left() - 1, y))
                third = bar.width() / 3
                wave.cubicTo(
                    QPointF(bar.left() + third, y - apart * 0.5),
                    QPointF(bar.right() - third, y + apart * 0.5),
                    QPointF(bar.right() + 1, y),
                )
                painter.drawPath(wave)
        painter.restore()

    def _paint_time(self, painter: QPainter, number: int, night: NightShown, shown: WeekShown) -> None:
        """Above each night where they have room beside each other; else above the chosen one."""
        font = self._font(SMALL_PX - 1, bold=number == shown.chosen)
        has_room = max(self._width_of(time, font) for time in shown.times) <= self._column() * 0.96
        if not has_room and number != shown.chosen:
            return
        wide = max(self._column(), self._width_of(shown.times[number], font) + 2)
        bar = self.bar_rect(number, night.begins)
        left = min(max(bar.center().x() - wide / 2, self.room.left()), self.room.right() - wide)
        place = QRectF(left, bar.top() - self._line_height() - 1, wide, self._line_height())
        ink = self._look.colour("on_stage")
        if not has_room:
            ground = self._look.colour("calm")
            rounded(painter, place.adjusted(-2, 1, 2, 0), self._look.px(6), ground)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), shown.times[number])

    def _paint_days(self, painter: QPainter, shown: WeekShown) -> None:
        """One line through the week: thin and flat on calm days, strong and spiky on jumpy ones."""
        look, days = self._look, self.days
        painter.setPen(QPen(_thin(look.colour("on_stage_muted"), 90), float(look.length("line"))))
        painter.drawLine(QLineF(days.left(), days.center().y(), days.right(), days.center().y()))
        line = QPolygonF(self._line_of(shown.nights))
        for number, night in enumerate(shown.nights):
            is_jumpy = self._plan.is_jumpy(night.jumpiness)
            part = self.day_rect(number)
            if number == 0:
                part.setLeft(days.left())
            if number == len(shown.nights) - 1:
                part.setRight(days.right())
            pen = QPen(look.colour("attention" if is_jumpy else "breath"), look.px(2.6 if is_jumpy else 2.0))
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.save()
            painter.setClipRect(part)
            painter.setPen(pen)
            painter.drawPolyline(line)
            painter.restore()

    def _line_of(self, nights: Sequence[NightShown]) -> list[QPointF]:
        days = self.days
        heights = SmoothCurve(
            [(self.x_of(n), self._plan.share(one.jumpiness)) for n, one in enumerate(nights)]
        )
        most = days.height() / 2 - self._look.px(3)
        step = self._look.px(JUMP_PX)
        points = []
        for number in range(int(days.width() / step) + 1):
            x = days.left() + number * step
            points.append(QPointF(x, days.center().y() - JUMPS[number % len(JUMPS)] * heights.at(x) * most))
        return points

    def _paint_words(self, painter: QPainter, level: str) -> None:
        """The names of both zones, each above it."""
        look, room, high = self._look, self.room, self._line_height()
        bold, ink = self._font(SMALL_PX, bold=True), look.colour("on_stage")
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        top = QRectF(room.left(), room.top() - look.px(2), room.width(), high)
        self._write(painter, top, self._words["sleep"], bold, ink, left)
        self._write(
            painter, top, self._words["up"], self._font(SMALL_PX), look.colour("on_stage_muted"), right
        )
        lines = self._days_lines(room.width())
        first = QRectF(room.left(), self.days.top() - lines * high - look.px(2), room.width(), high)
        self._write(painter, first, self._words["days"], bold, ink, left)
        second = first if lines == 1 else first.translated(0, high)
        where = right if lines == 1 else left
        self._write(painter, second, level, bold, ink, where)


def between(
    before: Sequence[NightShown], after: Sequence[NightShown], share: float
) -> tuple[NightShown, ...]:
    """Every night on its way from how it was to how it is."""
    return tuple(
        NightShown(
            old.begins + (new.begins - old.begins) * share,
            new.is_disturbed,
            old.jumpiness + (new.jumpiness - old.jumpiness) * share,
        )
        for old, new in zip(before, after, strict=True)
    )


def _thin(colour: QColor, alpha: int) -> QColor:
    colour.setAlpha(alpha)
    return colour


def _star(at: QPointF, size: float) -> QPainterPath:
    """Four points, as small stars have."""
    path = QPainterPath(at + QPointF(0, -size))
    for towards in (QPointF(size, 0), QPointF(0, size), QPointF(-size, 0), QPointF(0, -size)):
        path.quadTo(at, at + towards)
    return path


class SleepWeekView(FigureView):
    """The picture, the night that is chosen, its bedtime, and two buttons for the whole week."""

    def __init__(
        self, figure: Figure, look: Look, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(figure, look, translate, parent)
        self._plan = plan = sleep_plan(figure)
        self._bedtimes = list(plan.start)
        self._times = [self.words(f"time-{stop}") for stop in range(plan.stops)]
        self._slept = [self.words(f"slept-{steps}") for steps in range(plan.stops + plan.waking_steps)]
        self._levels = {one.level_id: self.words(f"level-{one.level_id}") for one in plan.levels}
        painted = {"name": "name", "sleep": "sleep-name", "up": "up-name", "days": "days-name"}
        words = self._levels | {key: self.words(text_id) for key, text_id in painted.items()}
        self._picture = WeekPicture(look, plan, words, self)
        self._add(self._picture)
        nights = self.words("nights-name")
        shorts = [self.words(f"short-{night}") for night in plan.nights]
        self._nights = StopRow(look, "figure.sleep-week.night", nights, evenly(shorts), translate, self)
        self._add(self._nights)
        self._label("time-name")
        last = plan.stops - 1
        stops = [SliderStop(n / last, time, is_minor=0 < n < last) for n, time in enumerate(self._times)]
        self._time = StopRow(look, "figure.sleep-week.time", self.words("time-name"), stops, translate, self)
        self._add(self._time)
        self._add_words()
        self._same = secondary(look, self.words("same-for-all"), "figure.sleep-week.same")
        self._as_it_was = secondary(look, self.words("as-it-was"), "figure.sleep-week.as-it-was")
        self._add(holding(FlowLayout(look), [self._same, self._as_it_was]))
        self._add_note("note")
        self._week = plan.week(self._bedtimes)
        self._before = self._painted = self._shown_nights()
        self._share = Glide(look, 1.0, GLIDE_MS, self)
        self._share.moved.connect(self._on_share_moved)
        for number in range(len(plan.nights)):
            self._now_words(number)  # all that is said later can be said
        self.words("now-disturbed", night="", time="", slept="", level="")
        latest = max(range(len(plan.nights)), key=lambda number: self._week[number].jumpiness)
        self._nights.go_to(latest)
        self._time.go_to(self._bedtimes[latest])
        self._nights.moved.connect(self._on_nights_moved)
        self._time.moved.connect(self._on_time_moved)
        self._picture.night_pressed.connect(self._on_picture_night_pressed)
        self._same.clicked.connect(self._on_same_clicked)
        self._as_it_was.clicked.connect(self._on_as_it_was_clicked)
        self._show_words(self._now_words(latest), self._week_words())
        self._draw()

    @property
    def week(self) -> tuple[NightAndDay, ...]:
        """The nights with their days, as they are now."""
        return self._week

    @Slot(int)
    def _on_nights_moved(self, number: int) -> None:
        self._put_time()
        self._draw()
        self._tell(self._now_words(number), self._week_words())

    @Slot(int)
    def _on_time_moved(self, stop: int) -> None:
        self._bedtimes[self._nights.at] = stop
        self._changed()

    @Slot(int)
    def _on_picture_night_pressed(self, number: int) -> None:
        self._nights.go_to(number)

    @Slot()
    def _on_same_clicked(self) -> None:
        self._bedtimes = [self._time.at] * len(self._bedtimes)
        self._changed()

    @Slot()
    def _on_as_it_was_clicked(self) -> None:
        self._bedtimes = list(self._plan.start)
        self._put_time()
        self._changed()

    @Slot(float)
    def _on_share_moved(self, _share: float) -> None:
        self._draw()

    def _put_time(self) -> None:
        """The slider shows the chosen night's bedtime; that is no move of it."""
        stop = self._bedtimes[self._nights.at]
        self._time.moved.disconnect(self._on_time_moved)
        self._time.go_to(stop)
        self._time.moved.connect(self._on_time_moved)

    def _changed(self) -> None:
        """A night lies elsewhere: the days follow."""
        self._before = self._painted
        self._week = self._plan.week(self._bedtimes)
        self._share.jump_to(0.0)
        self._share.go_to(1.0)
        self._tell(self._now_words(self._nights.at), self._week_words())

    def _shown_nights(self) -> tuple[NightShown, ...]:
        last = self._plan.longest_hours / self._plan.step_hours
        return tuple(
            NightShown(bedtime / last, night.is_disturbed, night.jumpiness)
            for bedtime, night in zip(self._bedtimes, self._week, strict=True)
        )

    def _now_words(self, number: int) -> str:
        night = self._week[number]
        return self.words(
            "now-disturbed" if night.is_disturbed else "now",
            night=self.words(f"night-{self._plan.nights[number]}"),
            time=self._times[self._bedtimes[number]],
            slept=self._slept[night.steps_lost],
            level=self._levels[self._plan.level(night.jumpiness)],
        )

    def _week_words(self) -> str:
        return self.words("week", count=sum(self._plan.is_jumpy(one.jumpiness) for one in self._week))

    def _draw(self) -> None:
        self._painted = between(self._before, self._shown_nights(), self._share.value)
        number = self._nights.at
        level = self._levels[self._plan.level(self._week[number].jumpiness)]
        times = tuple(self._times[stop] for stop in self._bedtimes)
        self._picture.show_week(WeekShown(self._painted, times, number, level))
        self._picture.setAccessibleDescription(f"{self._now_words(number)} {self._week_words()}")
        for row, words in (
            (self._nights, self.words(f"night-{self._plan.nights[number]}")),
            (self._time, self._times[self._bedtimes[number]]),
        ):
            row.slider.setAccessibleDescription(words)
