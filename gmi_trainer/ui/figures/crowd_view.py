"""A hundred people without pain: choose an age and a finding, and see how many of them have it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.crowd import CrowdPlan, crowd_plan, filled_share, seats
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.picture import SMALL_PX, USUAL_PX, FigurePicture
from gmi_trainer.ui.figures.stop_slider import SliderStop, StopRow
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.reflow import ReflowLayout, holding
from gmi_trainer.ui.widgets.switch import Switch
from gmi_trainer.ui.widgets.text import Text
from gmi_trainer.ui.words.figures import of_people
from gmi_trainer.ui.words.translate import Translate

GLIDE_MS = 700
COLUMN_PX, FINDING_PX = 285, 170
NARROWEST_SEAT_PX, WIDEST_SEAT_PX = 20.0, 27.0
GROWS_BY = 0.35
"""Of what the text grows by: as much as words, and the crowd would not be seen at once."""

SEAT_SHAPE = 1.12  # height of a seat by its width
BESIDE_PX = 190.0  # the room for the large number
NUMBER_PX, NUMBER_ABOVE_PX = 64.0, 34.0
HEAD_PX = 78.0
COMPARED = ("bulge", "protrusion")
"""The two that are often taken for one another."""


@dataclass(frozen=True, slots=True)
class CrowdShown:
    """One crowd of the picture. ``count`` glides; ``number`` is what is written."""

    name: str
    number: int
    count: float


class CrowdPicture(FigurePicture):
    """One crowd with its number beside it; or two, each below its own number."""

    def __init__(self, look: Look, plan: CrowdPlan, name: str, people_words: str, parent: QWidget) -> None:
        super().__init__(look, "figure.crowd.picture", name, parent)
        self._plan = plan
        self._of_people = people_words
        self._shown: tuple[CrowdShown, ...] = ()

    def show_crowds(self, shown: tuple[CrowdShown, ...]) -> None:
        """Paint these."""
        is_other_layout = len(shown) != len(self._shown)
        self._shown = shown
        if is_other_layout:
            self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        pad = 2 * self._look.px(12)
        crowd, head = self._sizes(width - pad)
        return round(crowd * self._crowd_shape() + head + pad)

    def crowd_rects(self) -> tuple[QRectF, ...]:
        """Where the people of each crowd stand."""
        room = self.room
        crowd, head = self._sizes(room.width())
        high = crowd * self._crowd_shape()
        if head == 0:
            left = room.left() + max(0.0, (room.width() - crowd - self._beside()) / 2)
            return (QRectF(left, room.top(), crowd, high),)
        share = room.width() / len(self._shown)
        return tuple(
            QRectF(room.left() + share * n + (share - crowd) / 2, room.top() + head, crowd, high)
            for n in range(len(self._shown))
        )

    def _sizes(self, width: float) -> tuple[float, float]:
        """How wide a crowd is, and how high the words above it; 0 where they have room beside it."""
        most = self._plan.columns * WIDEST_SEAT_PX * (1 + GROWS_BY * (self._look.theme.scale - 1))
        count = max(1, len(self._shown))
        if count == 1 and width - self._beside() >= self._plan.columns * NARROWEST_SEAT_PX:
            return min(width - self._beside(), most), 0.0
        gap = self._look.px(20) if count > 1 else 0
        return min(width / count - gap, most), float(self._look.px(HEAD_PX))

    def _beside(self) -> float:
        return float(self._look.px(BESIDE_PX))

    def _crowd_shape(self) -> float:
        return SEAT_SHAPE * (self._plan.people / self._plan.columns) / self._plan.columns

    def _paint(self, painter: QPainter) -> None:
        for shown, rect in zip(self._shown, self.crowd_rects(), strict=True):
            places = seats(self._plan.people, self._plan.columns, rect)
            for number, place in enumerate(places):
                self._paint_person(painter, place, filled_share(number, shown.count))
            if len(self._shown) == 1 and rect.top() - self.room.top() < 1:
                left = rect.right() + self._look.px(16)
                self._paint_beside(
                    painter, QRectF(left, rect.top(), self.room.right() - left, rect.height()), shown
                )
            else:
                wide = self.room.width() / len(self._shown) - self._look.px(8)
                above = QRectF(
                    rect.center().x() - wide / 2, self.room.top(), wide, rect.top() - self.room.top()
                )
                self._paint_above(painter, above, shown)

    def _paint_person(self, painter: QPainter, place: QRectF, share: float) -> None:
        """A line for who does not have it; a full, darker and thus larger shape for who does."""
        look = self._look
        shape = person(place)
        line = QColor(look.colour("on_stage_muted"))
        if not look.tokens.is_high_contrast:
            line.setAlpha(150)
        thin = max(1.0, place.width() * 0.045)
        painter.setPen(QPen(line, thin))
        painter.setBrush(look.colour("calm"))
        painter.drawPath(shape)
        if share <= 0:
            return
        painter.save()
        painter.setClipRect(
            QRectF(
                place.left(), place.bottom() - place.height() * share, place.width(), place.height() * share
            )
        )
        painter.setPen(QPen(look.colour("breath"), 2 * thin))
        painter.setBrush(look.colour("breath"))
        painter.drawPath(shape)
        painter.restore()

    def _paint_beside(self, painter: QPainter, rect: QRectF, shown: CrowdShown) -> None:
        look = self._look
        number, usual = self._font(NUMBER_PX, bold=True), self._font(USUAL_PX, bold=True)
        line = look.px(USUAL_PX * 1.5)
        top = rect.center().y() - look.px(NUMBER_PX) / 2 - 1.5 * line
        top_left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        ink = look.colour("on_stage")
        self._write(
            painter,
            QRectF(rect.left(), top, rect.width(), look.px(NUMBER_PX * 1.1)),
            str(shown.number),
            number,
            ink,
            top_left,
        )
        top += look.px(NUMBER_PX * 1.1)
        self._write(
            painter, QRectF(rect.left(), top, rect.width(), line), self._of_people, usual, ink, top_left
        )
        self._write(
            painter,
            QRectF(rect.left(), top + line, rect.width(), 2.5 * line),
            shown.name,
            self._font(USUAL_PX),
            look.colour("on_stage_muted"),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop,
        )

    def _paint_above(self, painter: QPainter, rect: QRectF, shown: CrowdShown) -> None:
        look = self._look
        high = rect.height()
        top = QRectF(rect.left(), rect.top(), rect.width(), high * 0.56)
        words = f"{shown.number} {self._of_people}"
        self._write(painter, top, words, self._font(NUMBER_ABOVE_PX, bold=True), look.colour("on_stage"))
        below = QRectF(rect.left(), rect.top() + high * 0.56, rect.width(), high * 0.34)
        self._write(painter, below, shown.name, self._font(SMALL_PX), look.colour("on_stage_muted"))


def person(place: QRectF) -> QPainterPath:
    """A head, and shoulders that stand on the ground."""
    width, height = place.width(), place.height()
    middle = place.center().x()
    head = min(width, height) * 0.185
    path = QPainterPath()
    path.addEllipse(QPointF(middle, place.top() + height * 0.26), head, head)
    half, top, foot = width * 0.34, place.top() + height * 0.52, place.top() + height * 0.93
    body = QPainterPath(QPointF(middle - half, foot))
    body.lineTo(middle - half, top + half * 0.75)
    body.cubicTo(
        middle - half, top - half * 0.1, middle + half, top - half * 0.1, middle + half, top + half * 0.75
    )
    body.lineTo(middle + half, foot)
    body.quadTo(middle, foot + height * 0.03, middle - half, foot)
    body.closeSubpath()
    path.addPath(body)
    return path


class CrowdView(FigureView):
    """Findings as tiles, the crowd, and the age below it."""

    def __init__(
        self, figure: Figure, look: Look, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(figure, look, translate, parent)
        self._plan = plan = crowd_plan(figure)
        self._finding = plan.start_finding
        choices = [Choice(one, one, self.words(f"finding-{one}")) for one in plan.ids]
        self._findings = ChoiceRow(
            look,
            "figure.crowd.finding",
            self.words("finding-name"),
            choices,
            self._finding,
            column_px=FINDING_PX,
        )
        self._asking = QWidget()
        self._asking.setProperty("role", "plain")
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Text(self.words("finding-name"), "field"))
        column.addWidget(self._findings)
        column.addStretch(1)
        self._picture = CrowdPicture(look, plan, self.words("name"), of_people(plan.people, translate), self)
        self._add(holding(ReflowLayout(look, COLUMN_PX, most=2), [self._asking, self._picture]))
        stops = [SliderStop(plan.place_of(age), self.words("age", age=age)) for age in plan.ages]
        self._ages = StopRow(look, "figure.crowd.age", self.words("age-name"), stops, translate, self)
        self._ages.go_to(plan.ages.index(plan.start_age))
        self._add(self._ages)
        self._add_words()
        self._compare: Switch | None = None
        if all(one in plan.ids for one in COMPARED) and self.has_words("compare"):
            self._compare = Switch(look, "figure.crowd.compare", self.words("compare"))
            self._add(self._compare)
            self._compare.toggled.connect(self._on_compare_toggled)
        self._add_note("other-side", "note")
        self._glides = {one: Glide(look, float(self._count(one)), GLIDE_MS, self) for one in plan.ids}
        self._drawn_as = self._finding
        for glide in self._glides.values():
            glide.moved.connect(self._on_glide_moved)
        self._findings.chosen.connect(self._on_findings_chosen)
        self._ages.moved.connect(self._on_ages_moved)
        self._show_words(*self._sentences())
        self._draw()

    @property
    def age(self) -> int:
        """The age that is chosen."""
        return self._plan.ages[self._ages.at]

    @property
    def _compares(self) -> bool:
        return self._compare is not None and self._compare.isChecked()

    @Slot(object)
    def _on_findings_chosen(self, finding: str) -> None:
        was, self._finding = self._finding, finding
        self._glides[finding].jump_to(self._glides[was].value)  # the crowd that is there fills up or empties
        self._glides[finding].go_to(self._count(finding))
        self._changed()

    @Slot(int)
    def _on_ages_moved(self, _stop: int) -> None:
        for finding in self._shown:
            self._glides[finding].go_to(self._count(finding))
        self._changed()

    @Slot(bool)
    def _on_compare_toggled(self, _on: bool) -> None:
        for finding in self._shown:
            self._glides[finding].jump_to(self._count(finding))
        self._asking.setVisible(not self._compares)
        self._changed()

    @Slot(float)
    def _on_glide_moved(self, _value: float) -> None:
        self._draw()

    @property
    def _shown(self) -> tuple[str, ...]:
        return COMPARED if self._compares else (self._finding,)

    def _count(self, finding: str) -> int:
        return self._plan.count(finding, self.age)

    def _changed(self) -> None:
        self._draw()
        self._tell(*self._sentences())

    def _sentences(self) -> tuple[str, str]:
        """What the crowd shows, and what the finding is."""
        if self._compares:
            first, second = (self._count(one) for one in COMPARED)
            return self.words("compare-changed", age=self.age, bulge=first, protrusion=second), ""
        now = self.words(
            "changed",
            age=self.age,
            count=self._count(self._finding),
            finding=self.words(f"finding-{self._finding}"),
        )
        about = f"finding-{self._finding}-says"
        return now, self.words(about) if self.has_words(about) else ""

    def _draw(self) -> None:
        self._picture.show_crowds(
            tuple(
                CrowdShown(self.words(f"finding-{one}"), self._count(one), self._glides[one].value)
                for one in self._shown
            )
        )
        self._picture.setAccessibleDescription(self._sentences()[0])
