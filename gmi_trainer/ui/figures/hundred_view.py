"""A hundred people like me: an example, then one's own numbers; and five questions to tick off."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.crowd import filled_share, seats
from gmi_trainer.ui.figures.crowd_view import person
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.hundred import UNKNOWN, HundredPlan, Numbers, hundred_plan, number_at
from gmi_trainer.ui.figures.pens import round_pen
from gmi_trainer.ui.figures.picture import SMALL_PX, USUAL_PX, FigurePicture
from gmi_trainer.ui.figures.stop_slider import StopRow
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.announce import announce
from gmi_trainer.ui.widgets.check_tile import CheckTile
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.stack import Stack
from gmi_trainer.ui.widgets.text import Text, body
from gmi_trainer.ui.words.translate import Translate

GLIDE_MS = 700
MODE_PX = 220
SEAT_PX, GROWS_BY = 19.0, 0.35
"""How wide a person is at most, and how much of the growth of words they take part in."""

SEAT_SHAPE = 1.12
UNITS_ACROSS, UNITS_DOWN = 10.35, 10.35
BESIDE_PX = 112.0
"""The least room that the words beside a crowd need."""

TITLE_PX, ROW_GAP_PX, SIGN_PX = 28.0, 7.0, 19.0
UNKNOWN_PX = 72.0
NUMBERS = ("without", "with", "harmed")
EXAMPLE, OWN = "example", "own"


class Fate(Enum):
    """What becomes of a person, each with a shape of its own."""

    ANYWAY = auto()  # full
    BECAUSE = auto()  # full, with both arms up
    LOST = auto()  # crossed out softly: a line through an empty shape
    REST = auto()  # empty
    HARMED = auto()  # full, with stripes


@dataclass(frozen=True, slots=True)
class LegendRow:
    """A shape and what it stands for. No shape: words only."""

    fate: Fate | None
    words: str


@dataclass(frozen=True, slots=True)
class CrowdOfMine:
    """One of the two crowds. ``parts``: from which person to which something is so; they glide. Empty: not known."""

    title: str
    parts: tuple[tuple[Fate, float, float], ...]
    legend: tuple[LegendRow, ...]


class HundredPicture(FigurePicture):
    """Two crowds of the same people: side by side where there is room."""

    def __init__(self, look: Look, plan: HundredPlan, name: str, unknown: str, parent: QWidget) -> None:
        super().__init__(look, "figure.hundred-like-me.picture", name, parent)
        self._plan = plan
        self._unknown = unknown
        self._shown: tuple[CrowdOfMine, ...] = ()

    def show_crowds(self, shown: tuple[CrowdOfMine, ...]) -> None:
        """Paint these."""
        is_other_layout = [len(one.legend) for one in shown] != [len(one.legend) for one in self._shown]
        self._shown = shown
        if is_other_layout:
            self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        pad = 2 * self._look.px(12)
        across, each = self._share(width - pad)
        highs = [self._high(one, each) for one in self._shown]
        rows = [max(highs[at : at + across], default=0.0) for at in range(0, len(highs), across)]
        return round(sum(rows) + self._gap() * max(0, len(rows) - 1)) + pad

    def crowd_rects(self) -> tuple[QRectF, ...]:
        """Where the people of each crowd stand."""
        return tuple(self._crowd_in(place) for place in self._places())

    def _places(self) -> tuple[QRectF, ...]:
        """All that belongs to each crowd."""
        room = self.room
        across, each = self._share(room.width())
        places, top, row_high = [], room.top(), 0.0
        for number, one in enumerate(self._shown):
            if number and number % across == 0:
                top += row_high + self._gap()
                row_high = 0.0
            high = self._high(one, each)
            row_high = max(row_high, high)
            left = room.left() + (number % across) * (each + self._gap())
            places.append(QRectF(left, top, each, high))
        return tuple(places)

    def _gap(self) -> float:
        return float(self._look.px(18))

    def _share(self, width: float) -> tuple[int, float]:
        """How many crowds stand side by side, and how wide the room of each is."""
        half = (width - self._gap()) / 2
        return (
            (2, half) if half >= self._crowd_size(half).width() and half >= self._look.px(190) else (1, width)
        )

    def _crowd_size(self, width: float) -> QSizeF:
        seat = SEAT_PX * (1 + GROWS_BY * (self._look.theme.scale - 1))
        wide = min(width, UNITS_ACROSS * seat)
        return QSizeF(wide, wide * UNITS_DOWN / UNITS_ACROSS * SEAT_SHAPE)

    def _crowd_in(self, place: QRectF) -> QRectF:
        top = place.top() + self._look.px(TITLE_PX)
        return QRectF(QPointF(place.left(), top), self._crowd_size(place.width()))

    def _is_beside(self, width: float) -> bool:
        return width - self._crowd_size(width).width() >= self._look.px(BESIDE_PX) + self._look.px(12)

    def _legend_width(self, width: float) -> float:
        return width - (self._crowd_size(width).width() + self._look.px(12) if self._is_beside(width) else 0)

    def _high(self, one: CrowdOfMine, width: float) -> float:
        title, crowd = self._look.px(TITLE_PX), self._crowd_size(width).height()
        legend = sum(self._row_highs(one, self._legend_width(width)))
        if self._is_beside(width):
            return title + max(crowd, legend)
        return title + crowd + self._look.px(8) + legend

    def _row_highs(self, one: CrowdOfMine, width: float) -> list[float]:
        """How high each row of the legend is: its words wrap."""
        metrics = QFontMetricsF(self._font(SMALL_PX))
        room = QRectF(0, 0, max(1.0, width - self._look.px(SIGN_PX + 8)), 10_000)
        return [
            max(
                metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), row.words).height(),
                self._look.px(SIGN_PX) * SEAT_SHAPE,
            )
            + self._look.px(ROW_GAP_PX)
            for row in one.legend
        ]

    # -- paint ----------------------------------------------------------------------------------------------

    def _paint(self, painter: QPainter) -> None:
        look = self._look
        for place, one in zip(self._places(), self._shown, strict=True):
            title = QRectF(place.left(), place.top(), place.width(), look.px(TITLE_PX))
            where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            self._write(
                painter, title, one.title, self._font(USUAL_PX, bold=True), look.colour("on_stage"), where
            )
            crowd = self._crowd_in(place)
            for number, seat in enumerate(seats(self._plan.people, self._plan.columns, crowd)):
                self._paint_fate(painter, seat, Fate.REST, 1.0)
                for fate, start, end in one.parts:
                    if number >= round(start):
                        self._paint_fate(painter, seat, fate, filled_share(number, end))
            if not one.parts:
                self._paint_unknown(painter, crowd)
            self._paint_legend(painter, place, crowd, one)

    def _paint_fate(self, painter: QPainter, seat: QRectF, fate: Fate, share: float) -> None:
        """A person as far as they are filled, from the ground up."""
        if share <= 0:
            return
        look, thin = self._look, max(1.0, seat.width() * 0.045)
        painter.save()
        if share < 1:
            rising = seat.adjusted(0, seat.height() * (1 - share), 0, 0)
            painter.setClipRect(rising)
        if fate is Fate.REST:
            line = QColor(look.colour("on_stage_muted"))
            if not look.tokens.is_high_contrast:
                line.setAlpha(150)
            painter.setPen(QPen(line, thin))
            painter.setBrush(look.colour("calm"))
            painter.drawPath(person(seat))
        elif fate is Fate.LOST:
            painter.setPen(QPen(look.colour("on_stage"), thin))
            painter.setBrush(look.colour("calm"))
            painter.drawPath(person(seat))
            painter.setPen(round_pen(look.colour("on_stage"), 2 * thin))
            inner = seat.adjusted(
                seat.width() * 0.2, seat.height() * 0.3, -seat.width() * 0.2, -seat.height() * 0.1
            )
            painter.drawLine(QLineF(inner.bottomLeft(), inner.topRight()))
        else:
            self._paint_full(painter, seat, fate, thin)
        painter.restore()

    def _paint_full(self, painter: QPainter, seat: QRectF, fate: Fate, thin: float) -> None:
        look = self._look
        colour = look.colour("attention" if fate is Fate.HARMED else "breath")
        shape = person(seat)
        painter.setPen(QPen(colour, 2 * thin))
        painter.setBrush(colour)
        if fate is not Fate.BECAUSE:
            painter.drawPath(shape)
        if fate is Fate.HARMED:
            painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
            painter.setPen(QPen(look.colour("calm"), 2.2 * thin))
            for part in (0.62, 0.78):
                y = seat.top() + part * seat.height()
                painter.drawLine(QLineF(seat.left(), y, seat.right(), y))
        if fate is Fate.BECAUSE:  # lighter, and with both arms up
            painter.setBrush(look.colour("breath_soft"))
            painter.drawPath(shape)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(round_pen(colour, max(1.6, seat.width() * 0.11)))
            painter.drawPath(_arms(seat))

    def _paint_unknown(self, painter: QPainter, crowd: QRectF) -> None:
        """Nobody knows yet."""
        disc = QRectF(0, 0, self._look.px(UNKNOWN_PX) * 1.35, self._look.px(UNKNOWN_PX) * 1.35)
        disc.moveCenter(crowd.center())
        painter.setPen(QPen(self._look.colour("breath"), self._look.length("edge")))
        painter.setBrush(self._look.colour("calm"))
        painter.drawEllipse(disc)
        font = self._font(UNKNOWN_PX, bold=True)
        self._write(painter, disc, self._unknown, font, self._look.colour("breath"))

    def _paint_legend(self, painter: QPainter, place: QRectF, crowd: QRectF, one: CrowdOfMine) -> None:
        look, font = self._look, self._font(SMALL_PX)
        highs = self._row_highs(one, self._legend_width(place.width()))
        if self._is_beside(place.width()):
            left, top = crowd.right() + look.px(12), crowd.center().y() - sum(highs) / 2
        else:
            left, top = place.left(), crowd.bottom() + look.px(8)
        side = look.px(SIGN_PX)
        for row, high in zip(one.legend, highs, strict=True):
            text_left = left
            if row.fate is not None:
                sign = QRectF(left, top, side, side * SEAT_SHAPE)
                self._paint_fate(painter, sign, Fate.REST, 1.0)
                self._paint_fate(painter, sign, row.fate, 1.0)
                text_left += side + look.px(8)
            rect = QRectF(text_left, top + self._lift(font), place.right() - text_left, high)
            where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            self._write(painter, rect, row.words, font, look.colour("on_stage"), where)
            top += high

    def _lift(self, font: QFont) -> float:
        """So that one line of words stands at half the height of its sign."""
        return max(0.0, (self._look.px(SIGN_PX) * SEAT_SHAPE - QFontMetricsF(font).height()) / 2)


def _arms(seat: QRectF) -> QPainterPath:
    """Both up, from the shoulders past the head."""
    middle, width, height = seat.center().x(), seat.width(), seat.height()
    path = QPainterPath()
    for side in (-1, 1):
        path.moveTo(middle + side * width * 0.3, seat.top() + height * 0.62)
        path.quadTo(
            QPointF(middle + side * width * 0.44, seat.top() + height * 0.42),
            QPointF(middle + side * width * 0.38, seat.top() + height * 0.12),
        )
    return path


class HundredView(FigureView):
    """Whose numbers, the two crowds, what they show in words, the numbers to set, and the questions."""

    def __init__(
        self, figure: Figure, look: Look, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(figure, look, translate, parent)
        self._plan = plan = hundred_plan(figure)
        self._check_words()
        modes = [Choice(mode, mode, self.words(f"mode-{mode}")) for mode in (EXAMPLE, OWN)]
        self._mode = ChoiceRow(
            look,
            "figure.hundred-like-me.mode",
            self.words("mode-name"),
            modes,
            EXAMPLE,
            column_px=MODE_PX,
            most=2,
        )
        self._add(self._mode)
        self._picture = HundredPicture(look, plan, self.words("name"), self.words("unknown"), self)
        self._add(self._picture)
        self._add_words()
        self._setting, self._rows_of = self._number_rows()
        self._add(self._setting)
        self._add_questions()
        self._add_note("note")
        start = self._known(plan.example)
        self._glides = {key: Glide(look, float(start[key] or 0), GLIDE_MS, self) for key in NUMBERS}
        for glide in self._glides.values():
            glide.moved.connect(self._on_glide_moved)
        self._mode.chosen.connect(self._on_mode_chosen)
        self._show_words(*self._sentences())
        self._show_open()
        self._draw()

    @property
    def numbers(self) -> Numbers:
        """Those that are shown now."""
        if self._mode.value == EXAMPLE:
            return self._plan.example
        return Numbers(*(number_at(self._rows_of[key].at) for key in NUMBERS))

    def _number_rows(self) -> tuple[Stack, Mapping[str, StopRow]]:
        """A slider for each number; they wait until a person has numbers of their own."""
        stack, rows = Stack(self._look), {}
        stops = self._plan.stops(self.words("unknown"))
        for key in NUMBERS:
            name = self.words(f"{key}-name")
            stack.add(Text(name, "field"))
            row = StopRow(
                self._look, f"figure.hundred-like-me.{key}", name, stops, self._translate, first=UNKNOWN
            )
            row.go_to(UNKNOWN)
            row.moved.connect(self._on_row_moved)
            stack.add(row)
            rows[key] = row
        stack.setVisible(False)
        return stack, rows

    def _add_questions(self) -> None:
        self._label("questions-name")
        self._questions = {
            question: CheckTile(
                self._look,
                f"figure.hundred-like-me.question.{question}",
                self.words(f"question-{question}"),
                spoken=f"{self.words(f'question-{question}')}: {self.words(f'question-{question}-says')}",
            )
            for question in self._plan.questions
        }
        self._add(holding(FlowLayout(self._look), list(self._questions.values())))
        for tile in self._questions.values():
            tile.toggled.connect(self._on_question_toggled)
        self._open = body()
        self._open.setObjectName("figure.hundred-like-me.open")
        self._add(self._open)

    @Slot(object)
    def _on_mode_chosen(self, mode: object) -> None:
        self._setting.setVisible(mode == OWN)
        self._changed()

    @Slot(int)
    def _on_row_moved(self, _stop: int) -> None:
        self._changed()

    @Slot(bool)
    def _on_question_toggled(self, _on: bool) -> None:
        self._show_open()
        said = self._open.text()
        announce(self, said)
        self.changed_words.emit(said)

    @Slot(float)
    def _on_glide_moved(self, _value: float) -> None:
        self._draw()

    def _changed(self) -> None:
        for key, number in self._known(self.numbers).items():
            self._glides[key].go_to(float(number or 0))
        self._draw()
        self._tell(*self._sentences())

    @staticmethod
    def _known(numbers: Numbers) -> dict[str, int | None]:
        return dict(zip(NUMBERS, (numbers.without, numbers.with_it, numbers.harmed), strict=True))

    def _sentences(self) -> tuple[str, str]:
        """Who gets better; then who is harmed, and whose numbers they are."""
        numbers, people = self.numbers, self._plan.people
        better = numbers.better
        if better is None:
            now = self.words("ask-better")
        else:
            now = self.words(
                better.text_id,
                anyway=better.anyway,
                because=better.because,
                rest=people - better.with_it,
                with_it=better.with_it,
                without=better.without,
            )
        harm = (
            self.words("ask-harm")
            if numbers.harmed is None
            else self.words("now-harm", harmed=numbers.harmed)
        )
        return now, f"{harm} {self.words('example-says')}" if self._mode.value == EXAMPLE else harm

    def _show_open(self) -> None:
        """The questions that have no answer yet, each in full."""
        still = [
            f"• {self.words(f'question-{question}-says')}"
            for question, tile in self._questions.items()
            if not tile.isChecked()
        ]
        self._open.setText(
            "\n".join([self.words("still-open"), *still]) if still else self.words("none-open")
        )

    def _draw(self) -> None:
        self._picture.show_crowds((self._better_crowd(), self._harm_crowd()))
        self._picture.setAccessibleDescription(" ".join(self._sentences()))

    def _better_crowd(self) -> CrowdOfMine:
        better, title = self.numbers.better, self.words("better-title")
        if better is None:
            return self._unknown_crowd(title)
        without, with_it = self._glides["without"].value, self._glides["with"].value
        anyway = min(without, with_it)
        more = Fate.LOST if without > with_it else Fate.BECAUSE
        parts = ((Fate.ANYWAY, 0.0, anyway), (more, anyway, max(without, with_it)))
        rows = [(Fate.ANYWAY, "anyway", better.anyway)]
        if better.lost:
            rows.append((Fate.LOST, "lost", better.lost))
        else:
            rows.append((Fate.BECAUSE, "because", better.because))
        rows.append((Fate.REST, "rest", self._plan.people - max(better.without, better.with_it)))
        return CrowdOfMine(title, parts, self._legend(rows))

    def _harm_crowd(self) -> CrowdOfMine:
        harmed, title = self.numbers.harmed, self.words("harm-title")
        if harmed is None:
            return self._unknown_crowd(title)
        rows = [(Fate.HARMED, "harmed", harmed), (Fate.REST, "spared", self._plan.people - harmed)]
        parts = ((Fate.HARMED, 0.0, self._glides["harmed"].value),)
        return CrowdOfMine(title, parts, self._legend(rows))

    def _legend(self, rows: list[tuple[Fate, str, int]]) -> tuple[LegendRow, ...]:
        return tuple(LegendRow(fate, self.words(f"legend-{name}", count=count)) for fate, name, count in rows)

    def _unknown_crowd(self, title: str) -> CrowdOfMine:
        return CrowdOfMine(title, (), (LegendRow(None, self.words("legend-unknown")),))

    def _check_words(self) -> None:
        """All that is said later is there now: a figure is shown whole, or not at all."""
        for key in ("ask-better", "ask-harm", "still-open", "none-open", "legend-unknown", "example-says"):
            self.words(key)
        for key in ("anyway", "because", "lost", "rest", "harmed", "spared"):
            self.words(f"legend-{key}", count=0)
        for key in ("now-more", "now-same", "now-fewer"):
            self.words(key, anyway=0, because=0, rest=0, with_it=0, without=0)
        self.words("now-harm", harmed=0)
