"""Breathe along with a picture, choose how long the breath is, and see what a heart may do with it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPainterPath, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.breath_steps import Cautions
from gmi_trainer.domain.breathing import BreathPhase
from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.script import NS_PER_MS
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.ui.breathe.pacer_view import PacerView
from gmi_trainer.ui.breathe.pacing import fullness_after, ms_into_breath, seconds_of_breath
from gmi_trainer.ui.figures.brain import curved
from gmi_trainer.ui.figures.breath_pacer import (
    BreathStop,
    LivePacer,
    PacedMoment,
    PacerPlan,
    breaths_between,
    pacer_plan,
)
from gmi_trainer.ui.figures.picture import SMALL_PX, FigurePicture
from gmi_trainer.ui.figures.settings import UnfitFigureError
from gmi_trainer.ui.figures.stop_slider import StopRow, evenly
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary, secondary
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.scroll_area import bring_into_view
from gmi_trainer.ui.words.numbers import plain
from gmi_trainer.ui.words.translate import Translate

PACER_HIGH_PX, GAP_PX = 232.0, 16.0
ABOVE_HIGH_PX, WAVE_HIGH_PX = 190.0, 180.0  # where one stands above the other
BESIDE_PX = 560.0
PACER_SHARE = 0.4
NOW_AT = 0.22
"""Where the breath is now, as a share of the width, while the picture glides by under it."""

SAMPLE_MS = 100.0
HILL_FROM, HILL_TO = 0.98, 0.58
HEART_FROM, HEART_TO = 0.46, 0.2
"""Where the two lines lie, as a share of the height: full at the second number."""

HEART_PX = 13.0
SAMPLE_SHARE = 1.7  # of a heart: from the rim of the key to its words


@dataclass(frozen=True, slots=True)
class WaveShown:
    """``stop`` between its neighbours; ``at_ms``: how far its breath has come. None: nothing is under way."""

    stop: BreathStop
    before: BreathStop | None = None
    after: BreathStop | None = None
    at_ms: float | None = None


class PacedPicture(FigurePicture):
    """The pacer, and beside it the breath as a hill with the heart above it: time goes to the right.

    Where nothing may move the hill stands still, and the mark goes on by a second at a time.
    """

    def __init__(
        self, look: Look, plan: PacerPlan, words: Mapping[str, str], translate: Translate, parent: QWidget
    ) -> None:
        super().__init__(look, "figure.breath-pacer.picture", words["name"], parent)
        self._plan = plan
        self._words = words
        self._beats = {stop.breath_id: stop.beats(plan.usual) for stop in plan.stops}
        self._closest_ms = min(b - a for beats in self._beats.values() for a, b in pairwise(beats))
        self._most_swing = max(stop.swing for stop in plan.stops)
        self._shown = WaveShown(plan.stops[0], None, plan.stops[0])
        self.pacer = PacerView(look, translate, self)

    def show_wave(self, shown: WaveShown) -> None:
        """Paint this."""
        self._shown = shown
        self.update(self.wave_rect().toAlignedRect())

    def heightForWidth(self, width: int) -> int:
        pad = 2 * self._look.px(12)
        scale = 0.8 + 0.2 * self._look.theme.scale
        if self._has_wave_beside(width - pad):
            return round(PACER_HIGH_PX * scale) + pad
        return round((ABOVE_HIGH_PX + WAVE_HIGH_PX) * scale) + self._look.px(GAP_PX) + pad

    def pacer_rect(self) -> QRectF:
        """Where the breath is paced."""
        room = self.room
        if self._has_wave_beside(room.width()):
            return QRectF(room.left(), room.top(), room.width() * PACER_SHARE, room.height())
        high = (room.height() - self._look.px(GAP_PX)) * ABOVE_HIGH_PX / (ABOVE_HIGH_PX + WAVE_HIGH_PX)
        return QRectF(room.left(), room.top(), room.width(), high)

    def wave_rect(self) -> QRectF:
        """Where the hill and the heart are."""
        room, pacer, gap = self.room, self.pacer_rect(), self._look.px(GAP_PX)
        if self._has_wave_beside(room.width()):
            return room.adjusted(pacer.width() + gap, 0, 0, 0)
        return room.adjusted(0, pacer.height() + gap, 0, 0)

    def x_of(self, ms: float) -> float:
        """Where a time stands, from where the breath in force begins."""
        rect = self._plot()
        return rect.left() + (ms + self._behind_ms()) / self._plan.shown_ms * rect.width()

    def beat_places(self) -> tuple[QPointF, ...]:
        """Where hearts stand, as far as they can be seen."""
        rect = self._plot()
        places = (QPointF(self.x_of(ms), self._heart_y(ms)) for ms in self._beats_in_view())
        return tuple(place for place in places if rect.left() - 1 <= place.x() <= rect.right() + 1)

    def mark_x(self) -> float | None:
        """Where now is; None where nothing is under way."""
        at_ms = self._shown.at_ms
        if at_ms is None:
            return None
        if not self._look.is_still:
            return self.x_of(at_ms)
        pieces = seconds_of_breath(self._shown.stop.pattern)
        return self.x_of(float(max((begins for begins, _ in pieces if begins <= at_ms), default=0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.pacer.setGeometry(self.pacer_rect().toAlignedRect())

    def _has_wave_beside(self, width: float) -> bool:
        return width >= self._look.px(BESIDE_PX)

    def _plot(self) -> QRectF:
        """The wave without the line of words above it, and without those beside the heart."""
        wave = self.wave_rect()
        top = self.key_rects()[-1].bottom() - wave.top() + self._look.px(2)
        return wave.adjusted(0, top, -self._beside_width(), 0)

    def _beside_width(self) -> float:
        font = self._font(SMALL_PX)
        return max(self._width_of(self._words[name], font) for name in ("faster", "slower")) + self._look.px(
            8
        )

    def _behind_ms(self) -> float:
        """How much time is seen from before the breath in force began."""
        at_ms = self._shown.at_ms
        if at_ms is None or self._look.is_still:
            return 0.0
        return NOW_AT * self._plan.shown_ms - at_ms

    def _around(self) -> tuple[tuple[float, BreathStop], ...]:
        shown, start = self._shown, -self._behind_ms()
        return breaths_between((shown.before, shown.stop, shown.after), start, start + self._plan.shown_ms)

    def _breath_at(self, ms: float) -> tuple[float, BreathStop] | None:
        """Which breath it is then, and how far into it; None before the first and after the last."""
        for begins, stop in reversed(self._around()):
            if begins <= ms:
                into = ms - begins
                return (into, stop) if into < stop.pattern.cycle_ms else None
        return None

    def _beats_in_view(self) -> tuple[float, ...]:
        around = self._around()
        first = around[0][0]
        each = 60_000 / self._plan.usual
        start = -self._behind_ms()
        earlier = [first - each * number for number in range(1, 1 + max(0, int((first - start) / each) + 1))]
        last = around[-1][0] + around[-1][1].pattern.cycle_ms
        left = start + self._plan.shown_ms - last
        later = [last + each * number for number in range(max(0, int(left / each) + 1))]
        during = [begins + beat for begins, stop in around for beat in self._beats[stop.breath_id]]
        return (*reversed(earlier), *during, *later)

    def _heart_y(self, ms: float) -> float:
        """Higher: faster."""
        found = self._breath_at(ms)
        swing = 0.0
        if found is not None:
            into, stop = found
            swing = (stop.pace_at(into, self._plan.usual) - self._plan.usual) / self._most_swing
        else:  # as slow as between two breaths, so that the line has no step
            swing = -self._shown.stop.swing / self._most_swing
        rect = self._plot()
        middle, half = (HEART_FROM + HEART_TO) / 2, (HEART_FROM - HEART_TO) / 2
        return rect.top() + rect.height() * (middle - half * swing)

    def _hill_y(self, ms: float) -> float:
        found = self._breath_at(ms)
        filled = fullness_after(found[0], found[1].pattern) if found is not None else 0.0
        rect = self._plot()
        return rect.top() + rect.height() * (HILL_FROM + (HILL_TO - HILL_FROM) * filled)

    def _paint(self, painter: QPainter) -> None:
        rect = self._plot()
        self._paint_words(painter)
        painter.save()
        painter.setClipRect(rect)
        start = -self._behind_ms()
        times = [start + SAMPLE_MS * number for number in range(int(self._plan.shown_ms / SAMPLE_MS) + 2)]
        self._paint_hill(painter, rect, [QPointF(self.x_of(ms), self._hill_y(ms)) for ms in times])
        self._paint_heart_line(painter, [QPointF(self.x_of(ms), self._heart_y(ms)) for ms in times])
        self._paint_mark(painter, rect)
        self._paint_hearts(painter)
        painter.restore()
        self._paint_beside(painter, rect)

    def key_rects(self) -> tuple[QRectF, QRectF]:
        """Where it is said what the two lines are: side by side, or one below the other."""
        wave, font, high = self.wave_rect(), self._font(SMALL_PX, bold=True), self._look.px(SMALL_PX * 1.4)
        before = self._look.px(HEART_PX) * SAMPLE_SHARE
        heart, breath = (
            before + self._width_of(self._words[name], font) + self._look.px(4)
            for name in ("heart", "breath")
        )
        gap = self._look.px(16)
        first = QRectF(wave.left(), wave.top(), heart, high)
        if heart + gap + breath <= wave.width():
            return first, QRectF(first.right() + gap, wave.top(), breath, high)
        return first, QRectF(wave.left(), first.bottom(), breath, high)

    def _paint_words(self, painter: QPainter) -> None:
        """What the two lines are, above them."""
        look, side = self._look, self._look.px(HEART_PX)
        font = self._font(SMALL_PX, bold=True)
        for name, rect in zip(("heart", "breath"), self.key_rects(), strict=True):
            middle = QPointF(rect.left() + side * 0.7, rect.center().y())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("attention" if name == "heart" else "breath"))
            painter.drawPath(_heart(middle, side) if name == "heart" else _hill(middle, side * 1.2))
            self._write(
                painter,
                rect.adjusted(side * SAMPLE_SHARE, 0, 0, 0),
                self._words[name],
                font,
                look.colour("on_stage"),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            )

    def _paint_hill(self, painter: QPainter, rect: QRectF, line: list[QPointF]) -> None:
        look = self._look
        ground = QPolygonF([QPointF(line[0].x(), rect.bottom()), *line, QPointF(line[-1].x(), rect.bottom())])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("breath_soft"))
        painter.drawPolygon(ground)
        now = self.mark_x()
        if now is not None:  # what was breathed is full
            painter.save()
            painter.setClipRect(
                QRectF(rect.left(), rect.top(), now - rect.left(), rect.height()),
                Qt.ClipOperation.IntersectClip,
            )
            painter.setBrush(look.colour("breath"))
            painter.drawPolygon(ground)
            painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("breath"), look.length("edge")))
        painter.drawPolyline(QPolygonF(line))

    def _paint_heart_line(self, painter: QPainter, line: list[QPointF]) -> None:
        look = self._look
        rect = self._plot()
        thin = QPen(
            self._quiet("on_stage_muted", 120), max(1.0, look.length("edge") / 2), Qt.PenStyle.DotLine
        )
        middle = rect.top() + rect.height() * (HEART_FROM + HEART_TO) / 2
        painter.setPen(thin)
        painter.drawLine(QLineF(rect.left(), middle, rect.right(), middle))
        painter.setPen(QPen(self._quiet("attention", 150), look.length("edge")))
        painter.drawPolyline(QPolygonF(line))

    def _paint_beside(self, painter: QPainter, rect: QRectF) -> None:
        """What up and down mean for the heart."""
        look, font = self._look, self._font(SMALL_PX)
        high = look.px(SMALL_PX * 1.3)
        for name, share in (("faster", HEART_TO), ("slower", HEART_FROM)):
            middle = rect.top() + rect.height() * share
            place = QRectF(rect.right(), middle - high / 2, self._beside_width(), high)
            self._write(
                painter, place, self._words[name], font, look.colour("on_stage_muted"),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            )  # fmt: skip

    def _paint_mark(self, painter: QPainter, rect: QRectF) -> None:
        """Now: a line through both, and a dot on the breath."""
        now = self.mark_x()
        if now is None:
            return
        look = self._look
        painter.setPen(QPen(self._quiet("on_stage_muted", 150), max(1.0, look.length("edge") / 2)))
        painter.drawLine(QLineF(now, rect.top(), now, rect.bottom()))
        ms = (now - rect.left()) / rect.width() * self._plan.shown_ms - self._behind_ms()
        painter.setPen(QPen(look.colour("calm"), look.length("edge")))
        painter.setBrush(look.colour("breath"))
        radius = look.px(8)
        painter.drawEllipse(QPointF(now, self._hill_y(ms)), radius, radius)

    def _paint_hearts(self, painter: QPainter) -> None:
        """One a beat: close together where the heart is fast."""
        look = self._look
        closest = self._closest_ms / self._plan.shown_ms * self._plot().width()
        side = min(look.px(HEART_PX), max(6.0, closest))
        painter.setPen(QPen(look.colour("calm"), max(1.0, look.length("edge") / 2)))
        painter.setBrush(look.colour("attention"))
        for place in self.beat_places():
            painter.drawPath(_heart(place, side))


def _heart(middle: QPointF, side: float) -> QPainterPath:
    """A small heart about as wide as ``side``."""
    x, y, half = middle.x(), middle.y(), side / 2
    return curved(
        (x, y + half * 0.95),
        ((x - half * 1.5, y + half * 0.05), (x - half * 1.05, y - half * 1.15), (x, y - half * 0.4)),
        ((x + half * 1.05, y - half * 1.15), (x + half * 1.5, y + half * 0.05), (x, y + half * 0.95)),
    )


def _hill(middle: QPointF, side: float) -> QPainterPath:
    """A small hill."""
    x, y, half = middle.x(), middle.y(), side / 2
    return curved(
        (x - half, y + half * 0.6),
        ((x - half * 0.4, y + half * 0.5), (x - half * 0.4, y - half * 0.8), (x, y - half * 0.8)),
        ((x + half * 0.4, y - half * 0.8), (x + half * 0.4, y + half * 0.5), (x + half, y + half * 0.6)),
    )


class BreathPacerView(FigureView):
    """The picture; the slider, Start and "I feel dizzy" below it. It begins only when asked, and ends by itself."""

    def __init__(
        self,
        figure: Figure,
        look: Look,
        translate: Translate,
        *,
        clock: Clock,
        cautions: Cautions | None = None,
    ) -> None:
        """``cautions``: what the person said of breathing; it may leave the longest breaths out."""
        super().__init__(figure, look, translate)
        self._clock = clock
        self._plan = plan = pacer_plan(figure)
        self._stops = plan.open_to(cautions)
        if not self._stops:
            raise UnfitFigureError(f"{figure.kind}.breaths: expected a breath for everybody")
        self._run: LivePacer | None = None
        names = {
            name: self.words(text_id)
            for name, text_id in (
                ("name", "name"),
                ("breath", "breath-name"),
                ("heart", "heart-name"),
                ("faster", "faster"),
                ("slower", "slower"),
            )
        }
        self._picture = PacedPicture(look, plan, names, translate, self)
        self._add(self._picture)
        marks = [self._in_words("mark", stop) for stop in self._stops]
        self._row = StopRow(
            look, "figure.breath-pacer.length", self.words("slider"), evenly(marks), translate
        )
        self._go = primary(look, self.words("start"), "figure.breath-pacer.start")
        self._dizzy = secondary(look, self.words("dizzy"), "figure.breath-pacer.dizzy")
        self._add(holding(FlowLayout(look), [self._go, self._dizzy]))
        self._label("slider")
        self._add(self._row)
        self._add_words()
        if self._stops != plan.stops:
            self._add_note("careful", "note")
        else:
            self._add_note("note")
        self._timer = QTimer(self)
        self._timer.setObjectName("figure.breath-pacer.timer")
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._row.moved.connect(self._on_row_moved)
        self._go.clicked.connect(self._on_go_clicked)
        self._dizzy.clicked.connect(self._on_dizzy_clicked)
        for text_id in ("stop", "dizzy-says", "began", "ended", "stopped"):
            self.words(text_id)
        for stop in plan.stops:
            self.words(f"says-{stop.breath_id}")
        self._in_words("next", self.stop)
        self._show_words(*self._sentences())
        self._rest()

    @property
    def stop(self) -> BreathStop:
        """The breath that is chosen."""
        return self._stops[self._row.at]

    @property
    def longest(self) -> BreathStop:
        """The longest that can be chosen."""
        return self._stops[-1]

    @property
    def is_running(self) -> bool:
        """Whether there is a breath to follow."""
        return self._run is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends the breath first; the lesson goes on."""
        if event.key() == Qt.Key.Key_Escape and self.is_running:
            self._end("stopped")
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """No timer runs out of view."""
        super().hideEvent(event)
        self._halt()

    @Slot()
    def _on_go_clicked(self) -> None:
        if self.is_running:
            self._end("stopped")
            return
        self._run = LivePacer(self.stop, self._plan.minutes)
        self._run.begin(self._clock.now_ns())
        self._name_button("stop")
        self._tell(self.words("began"), self._in_words("now", self.stop))
        self._timer.start(self._picture.pacer.fps_interval_ms)
        self._look_at_clock()

    @Slot()
    def _on_dizzy_clicked(self) -> None:
        """What to do now is seen at once, also where it stands below the window."""
        self._end("dizzy-says")
        QTimer.singleShot(0, self._now, lambda: bring_into_view(self._now))

    @Slot(int)
    def _on_row_moved(self, _stop: int) -> None:
        if self._run is not None:
            self._run.choose(self.stop)
            self._tell(self._in_words("next", self.stop), self.words(f"says-{self.stop.breath_id}"))
        else:
            self._rest()
            self._tell(*self._sentences())

    @Slot()
    def _on_timer_timeout(self) -> None:
        self._look_at_clock()

    def _follow_look(self) -> None:
        super()._follow_look()
        self._timer.setInterval(self._picture.pacer.fps_interval_ms)

    def _look_at_clock(self) -> None:
        if self._run is None:
            return
        paced = self._run.look(self._clock.now_ns())
        if paced is None:
            self._end("ended")
        else:
            self._show_paced(paced)

    def _show_paced(self, paced: PacedMoment) -> None:
        stop = paced.stop
        self._picture.pacer.show_moment(paced.moment, pattern=stop.pattern, breaths=paced.breaths)
        at_ms = ms_into_breath(paced.moment, stop.pattern)
        if paced.moment.phase.kind == BreathPhase.LEAD_IN:
            at_ms = -paced.moment.left_ns / NS_PER_MS
        self._picture.show_wave(WaveShown(stop, paced.before, paced.after, at_ms))

    def _end(self, text_id: str) -> None:
        """It is over: by itself, or because somebody wants it so."""
        self._halt()
        self._tell(self.words(text_id))

    def _halt(self) -> None:
        self._timer.stop()
        self._run = None
        self._name_button("start")
        self._rest()

    def _rest(self) -> None:
        """The chosen breath, standing still."""
        self._picture.pacer.rest(self.words("ready"))
        self._picture.show_wave(WaveShown(self.stop, None, self.stop))
        self._picture.setAccessibleDescription(" ".join(self._sentences()))

    def _name_button(self, text_id: str) -> None:
        self._go.setText(self.words(text_id))
        self._go.setAccessibleName(self.words(text_id))

    def _sentences(self) -> tuple[str, str]:
        """How long the breath is, and what a heart may do with it."""
        return self._in_words("now", self.stop), self.words(f"says-{self.stop.breath_id}")

    def _in_words(self, text_id: str, stop: BreathStop) -> str:
        pattern = stop.pattern
        return self.words(
            text_id,
            in_s=_short(pattern.in_ms / 1_000),
            out_s=_short(pattern.out_ms / 1_000),
            per_minute=_short(pattern.per_minute),
        )


def _short(number: float) -> str:
    """With half or tenths only where there are some."""
    return plain(number, 0 if round(number, 1).is_integer() else 1)
