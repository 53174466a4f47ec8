"""Put claims in three garden beds, one after the other, and see where we would put them, why and how sure we are."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.breathe.picture import between
from gmi_trainer.ui.figures.claim_garden import (
    BACK,
    BEDS,
    FOOT,
    FRONT,
    LIKELY,
    MOST_SURE,
    NOT_SHOWN,
    SCENE,
    SLANT,
    GardenClaim,
    bed_at,
    bed_rect,
    garden_plan,
    place_in,
    sign_in,
)
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.laid_card import laid_card
from gmi_trainer.ui.figures.pens import round_pen
from gmi_trainer.ui.figures.picture import SMALL_PX, FigurePicture
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import primary
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.painting import rounded
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import heading, small
from gmi_trainer.ui.words.translate import Translate

GROW_MS, DROP_MS = 900, 350
MOST_HIGH_PX = 205.0
BED_PX = 190
DROP = 12.0
"""From so far above a sign comes down into the earth."""

DROP_PX = 16.0
CRUMBS = 30
FENCE = (3.2, 15.6)


@dataclass(frozen=True, slots=True)
class Standing:
    """Something in one of our beds. ``grown``: 0 to 1."""

    number: int
    bed: str
    place: int
    grown: float


@dataclass(frozen=True, slots=True)
class GardenShown:
    """``chosen``: the bed with the person's sign; ``drop``: how far it has come down; ``sure``: None until shown."""

    standing: tuple[Standing, ...]
    chosen: str | None
    drop: float
    sure: int | None


class GardenPicture(FigurePicture):
    """Three raised beds. A tap chooses one."""

    bed_chosen = Signal(str)

    def __init__(self, look: Look, name: str, words: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(look, "figure.claim-garden.picture", name, parent)
        self._words = words
        self._shown = GardenShown((), None, 1.0, None)

    def show_garden(self, shown: GardenShown) -> None:
        """Paint this."""
        self._shown = shown
        self.update()

    def heightForWidth(self, width: int) -> int:
        pad = 2 * self._look.px(12)
        inside = width - pad
        scene = min(inside * SCENE[1] / SCENE[0], MOST_HIGH_PX * (0.7 + 0.3 * self._look.theme.scale))
        return round(scene + self._head_high() + self._names_high(inside)) + pad

    def scene_transform(self) -> QTransform:
        """From the drawing's own places to pixels."""
        room = self.room
        room.setTop(room.top() + self._head_high())
        room.setBottom(room.bottom() - self._names_high(room.width()))
        scale = min(room.width() / SCENE[0], room.height() / SCENE[1])
        left = room.left() + (room.width() - SCENE[0] * scale) / 2
        return QTransform().translate(left, room.top()).scale(scale, scale)

    def place_of(self, bed: str, place: int) -> QPointF:
        """Where something stands, in pixels."""
        return self.scene_transform().map(place_in(bed, place))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        inverted, _ = self.scene_transform().inverted()
        found = bed_at(inverted.map(event.position()))
        if event.button() is Qt.MouseButton.LeftButton and found is not None:
            self.bed_chosen.emit(found)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _head_high(self) -> float:
        return float(self._look.px(26))

    def _names_high(self, width: float) -> float:
        font = self._font(SMALL_PX, bold=True)
        widest = max(self._width_of(self._words[bed], font) for bed in BEDS)
        return self._look.px(24) * (1 if widest < width / len(BEDS) - 4 else 2)

    def _paint(self, painter: QPainter) -> None:
        place = self.scene_transform()
        self._paint_sure(painter)
        self._paint_fence(painter, place)
        for bed in BEDS:
            self._paint_bed(painter, place, bed)
            self._paint_name(painter, place, bed)
        for one in sorted(
            self._shown.standing, key=lambda one: (place_in(one.bed, one.place).y(), one.number)
        ):
            self._paint_standing(painter, place, one)
        for one in self._shown.standing:
            self._paint_number(painter, place, one)
        if self._shown.chosen is not None:
            self._paint_sign(painter, place, self._shown.chosen)

    def _earth(self, dark: float) -> QColor:
        look = self._look
        return between(look.colour("calm"), look.colour("attention"), dark)

    # -- the ground -----------------------------------------------------------------------------------------

    def _paint_sure(self, painter: QPainter) -> None:
        """Three drops on top: as many are full as we are sure of our place."""
        look, room, high = self._look, self.room, self._head_high()
        font, size = self._font(SMALL_PX), look.px(DROP_PX)
        words = self._words["sure-name"]
        wide = min(self._width_of(words, font) + 6, room.width() - MOST_SURE * size * 1.2)
        left = room.right() - MOST_SURE * size * 1.1
        beside = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        rect = QRectF(left - wide - look.px(8), room.top(), wide, high * 0.8)
        self._write(painter, rect, words, font, look.colour("on_stage_muted"), beside)
        for number in range(MOST_SURE):
            at = QPointF(left + (number + 0.5) * size * 1.1, rect.center().y())
            is_full = self._shown.sure is not None and number < self._shown.sure
            painter.setPen(QPen(look.colour("breath" if is_full else "on_stage_muted"), look.length("edge")))
            painter.setBrush(look.colour("breath") if is_full else Qt.BrushStyle.NoBrush)
            painter.drawPath(_drop(at, size * 0.42))

    def _paint_fence(self, painter: QPainter, place: QTransform) -> None:
        """Slats behind the beds, as light as mist, and a low sun behind them."""
        painter.setPen(Qt.PenStyle.NoPen)
        if not self._look.tokens.is_high_contrast:
            painter.setBrush(self._quiet("attention", 34))
            painter.save()
            painter.setClipRect(place.mapRect(QRectF(0, 0, SCENE[0], FENCE[1])))
            painter.drawEllipse(place.map(QPointF(79.0, 10.0)), 8.6 * place.m11(), 8.6 * place.m11())
            painter.restore()
        painter.setBrush(self._quiet("breath_soft", 150))
        wide, foot = 3.6, FENCE[1]
        for number in range(24):
            left = 1.0 + number * 5.0
            top = FENCE[0] + 0.5 * sin(number * 1.9)
            slat = QPolygonF(
                [
                    QPointF(left, foot),
                    QPointF(left, top + 1.6),
                    QPointF(left + wide / 2, top),
                    QPointF(left + wide, top + 1.6),
                    QPointF(left + wide, foot),
                ]
            )
            painter.drawPolygon(place.map(slat))
        for level in (7.0, 12.6):
            painter.drawRect(place.mapRect(QRectF(0.0, level, SCENE[0], 1.1)))

    def _paint_bed(self, painter: QPainter, place: QTransform, bed: str) -> None:
        """Earth with furrows and crumbs, and a board in front of it."""
        look, unit, rect = self._look, place.m11(), bed_rect(bed)
        left, right = rect.left(), rect.right()
        is_chosen = bed == self._shown.chosen
        rim = look.colour("breath") if is_chosen else self._quiet("on_stage_muted", 120)
        earth = QPainterPath(QPointF(left, FRONT))
        earth.lineTo(left + SLANT, BACK)
        earth.quadTo(QPointF(rect.center().x(), BACK - 1.6), QPointF(right - SLANT, BACK))
        earth.lineTo(right, FRONT)
        earth.closeSubpath()
        painter.setPen(QPen(rim, look.length("ring" if is_chosen else "line")))
        painter.setBrush(self._earth(0.42))
        painter.drawPath(place.map(earth))
        painter.save()
        painter.setClipPath(place.map(earth))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(round_pen(self._earth(0.56), max(1.0, unit * 0.55)))
        for row in range(3):
            level = BACK + 3.6 + row * 4.6
            furrow = QPainterPath(QPointF(left, level))
            furrow.cubicTo(
                QPointF(left + 11, level - 1.0), QPointF(right - 12, level + 1.0), QPointF(right, level - 0.4)
            )
            painter.drawPath(place.map(furrow))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._earth(0.62))
        for number in range(CRUMBS):  # always the same crumbs, well spread
            x = left + 2 + (number * 0.7549 % 1) * (rect.width() - 4)
            y = BACK + 1.5 + (number * 0.5698 % 1) * (FRONT - BACK - 2)
            painter.drawEllipse(place.map(QPointF(x, y)), unit * 0.34, unit * 0.26)
        painter.restore()
        board = place.mapRect(QRectF(left - 0.6, FRONT, rect.width() + 1.2, FOOT - FRONT))
        wood = between(look.colour("calm"), look.colour("attention"), 0.2)
        rounded(painter, board, unit * 0.9, wood, rim, look.length("ring" if is_chosen else "line"))
        painter.setPen(round_pen(self._earth(0.36), max(1.0, unit * 0.3)))
        for level in (0.36, 0.7):
            y = board.top() + level * board.height()
            painter.drawLine(QLineF(board.left() + unit * 3, y, board.right() - unit * (4 + 9 * level), y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._quiet("on_stage_muted", 160))
        for x in (board.left() + unit * 1.5, board.right() - unit * 1.5):
            painter.drawEllipse(QPointF(x, board.center().y()), unit * 0.4, unit * 0.4)

    def _paint_name(self, painter: QPainter, place: QTransform, bed: str) -> None:
        rect = place.mapRect(bed_rect(bed))
        high = self._names_high(self.room.width())
        below = QRectF(rect.left() - 2, rect.bottom() + self._look.px(5), rect.width() + 4, high)
        where = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        font = self._font(SMALL_PX, bold=True)
        self._write(painter, below, self._words[bed], font, self._look.colour("on_stage"), where)

    # -- what stands in it ----------------------------------------------------------------------------------

    def _paint_standing(self, painter: QPainter, place: QTransform, one: Standing) -> None:
        """A plant that has come up, a sprout, or a packet on a stick where nothing grows."""
        if one.grown <= 0:
            return
        painter.save()
        painter.translate(place.map(place_in(one.bed, one.place)))
        painter.scale(place.m11(), place.m11())
        if one.bed == LIKELY:
            self._paint_plant(painter, one.grown)
        elif one.bed == NOT_SHOWN:
            self._paint_packet(painter, one.grown)
        else:
            self._paint_sprout(painter, one.grown)
        painter.restore()

    def _paint_number(self, painter: QPainter, place: QTransform, one: Standing) -> None:
        """Which claim it is."""
        at, unit = place.map(place_in(one.bed, one.place)), place.m11()
        size = max(self._look.px(SMALL_PX) * 1.15, unit * 3.4)
        tag = QRectF(at.x() - size / 2, at.y() - size * 0.28, size, size)
        painter.setPen(QPen(self._look.colour("on_stage_muted"), self._look.length("line")))
        painter.setBrush(self._look.colour("calm"))
        painter.drawEllipse(tag)
        font = self._font(SMALL_PX - 2, bold=True)
        self._write(painter, tag, str(one.number + 1), font, self._look.colour("on_stage"))

    def _paint_plant(self, painter: QPainter, grown: float) -> None:
        """A stem with leaves, and a flower once it is high."""
        leaf, rim = self._look.colour("breath"), self._look.colour("calm")
        high = 14.5 * grown
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(round_pen(leaf, 0.8))
        painter.drawLine(QLineF(0, 0, 0, -high))
        painter.setPen(QPen(rim, 0.25))
        painter.setBrush(leaf)
        for share, side, size in ((0.2, -1, 5.0), (0.34, 1, 5.2), (0.52, -1, 4.2), (0.64, 1, 3.8)):
            painter.drawPath(_leaf(QPointF(0, -high * share), side, size * grown))
        if grown > 0.6:
            bloom = (grown - 0.6) / 0.4
            painter.setBrush(self._look.colour("attention"))
            for number in range(6):
                angle = number * pi / 3
                middle = QPointF(1.9 * cos(angle), -high - 0.6 + 1.9 * sin(angle))
                painter.drawEllipse(middle, 1.3 * bloom, 1.3 * bloom)
            painter.setBrush(self._look.colour("calm"))
            painter.drawEllipse(QPointF(0, -high - 0.6), 1.25 * bloom, 1.25 * bloom)

    def _paint_sprout(self, painter: QPainter, grown: float) -> None:
        """Two first leaves. Nobody can tell yet what it will be."""
        leaf = self._look.colour("breath")
        high = 4.6 * grown
        painter.setPen(round_pen(leaf, 0.7))
        painter.drawLine(QLineF(0, 0, 0, -high))
        painter.setPen(QPen(leaf, 0.55))
        painter.setBrush(self._look.colour("breath_soft"))
        for side in (-1, 1):
            painter.drawPath(_leaf(QPointF(0, -high), side, 4.4 * grown))

    def _paint_packet(self, painter: QPainter, grown: float) -> None:
        """A shiny packet with a flower on it; the earth below stays bare."""
        look = self._look
        painter.setPen(round_pen(look.colour("on_stage_muted"), 0.7))
        painter.drawLine(QLineF(0, 0, 0, -5.5 * grown))
        painter.setOpacity(min(1.0, grown * 1.6))
        paper = QRectF(-3.6, -5.0 - 8.2 * grown, 7.2, 9.4)
        rounded(painter, paper, 0.7, look.colour("calm"), look.colour("on_stage"), 0.45)
        painter.setPen(QPen(look.colour("on_stage"), 0.35, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(paper.left(), paper.top() + 1.9, paper.right(), paper.top() + 1.9))
        painter.setPen(QPen(look.colour("attention"), 0.55))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle = paper.center() + QPointF(0, 0.9)
        for number in range(5):
            angle = number * 2 * pi / 5 - pi / 2
            painter.drawEllipse(middle + QPointF(cos(angle), sin(angle)) * 1.55, 0.95, 0.95)

    def _paint_sign(self, painter: QPainter, place: QTransform, bed: str) -> None:
        """The person's own: a stick with a small board, which says so."""
        look, unit = self._look, place.m11()
        foot = place.map(sign_in(bed) - QPointF(0, DROP * (1 - self._shown.drop)))
        font = self._font(SMALL_PX - 1, bold=True)
        wide = self._width_of(self._words["yours"], font) + look.px(12)
        high = look.px(SMALL_PX) * 1.5
        rect = place.mapRect(bed_rect(bed))
        left = min(foot.x() - wide / 2, rect.right() - wide)
        board = QRectF(left, foot.y() - unit * 9.5 - high, wide, high)
        painter.setPen(round_pen(look.colour("on_stage"), max(2.0, unit * 0.6)))
        painter.drawLine(QLineF(foot, QPointF(foot.x(), board.bottom())))
        rounded(painter, board, look.px(4), look.colour("breath"), look.colour("calm"), look.length("line"))
        self._write(painter, board, self._words["yours"], font, look.colour("on_breath"))


def _drop(middle: QPointF, radius: float) -> QPainterPath:
    """A drop of water."""
    path = QPainterPath(middle + QPointF(0, -1.35 * radius))
    path.cubicTo(
        middle + QPointF(0.5 * radius, -0.5 * radius),
        middle + QPointF(radius, -0.1 * radius),
        middle + QPointF(radius, 0.35 * radius),
    )
    path.cubicTo(
        middle + QPointF(radius, 1.3 * radius),
        middle + QPointF(-radius, 1.3 * radius),
        middle + QPointF(-radius, 0.35 * radius),
    )
    path.cubicTo(
        middle + QPointF(-radius, -0.1 * radius),
        middle + QPointF(-0.5 * radius, -0.5 * radius),
        middle + QPointF(0, -1.35 * radius),
    )
    return path


def _leaf(root: QPointF, side: int, size: float) -> QPainterPath:
    """To the left (-1) or to the right (1) of a stem, a little upwards."""
    tip = root + QPointF(side * size, -0.55 * size)
    path = QPainterPath(root)
    path.cubicTo(
        root + QPointF(side * 0.1 * size, -0.6 * size), tip + QPointF(-side * 0.5 * size, -0.2 * size), tip
    )
    path.cubicTo(
        tip + QPointF(-side * 0.2 * size, 0.6 * size), root + QPointF(side * 0.5 * size, 0.15 * size), root
    )
    return path


class ClaimGardenView(FigureView):
    """A claim, the garden with its three beds to choose from, and one button: show ours, then the next claim."""

    def __init__(
        self, figure: Figure, look: Look, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(figure, look, translate, parent)
        self._plan = garden_plan(figure)
        self._number = 0
        self._is_shown = False
        self._check_words()
        self._count, self._title = small(), heading()
        self._add(laid_card(look, self._count, self._title))
        words = {bed: self.words(f"bed-{bed}") for bed in BEDS}
        words |= {key: self.words(key) for key in ("sure-name", "yours")}
        self._picture = GardenPicture(look, self.words("name"), words, self)
        choices = [Choice(bed, bed, words[bed], self.words(f"bed-{bed}-means")) for bed in BEDS]
        self._beds = ChoiceRow(
            look, "figure.claim-garden.bed", self.words("beds-name"), choices, None, column_px=BED_PX, most=3
        )
        self._add(self._beds)
        self._go = primary(look, self.words("show"), "figure.claim-garden.go")
        self._add(holding(FlowLayout(look), [self._go]))
        self._add_words()
        self._add(self._picture)  # last: in a low window the claim and what is said of it stand together
        self._add_note("note")
        self._grown = Glide(look, 0.0, GROW_MS, self)
        self._drop = Glide(look, 1.0, DROP_MS, self)
        for glide in (self._grown, self._drop):
            glide.moved.connect(self._on_glide_moved)
        self._picture.bed_chosen.connect(self._on_picture_bed_chosen)
        self._beds.chosen.connect(self._on_beds_chosen)
        self._go.clicked.connect(self._on_go_clicked)
        self._lay_claim()
        self._show_words(*self._sentences())

    @property
    def claim(self) -> GardenClaim:
        """The claim that is looked at."""
        return self._plan.claims[self._number]

    @property
    def chosen(self) -> str | None:
        """The bed that it was put in."""
        return str(self._beds.value) if self._beds.value is not None else None

    def pose(self) -> str:
        """At first it only asks."""
        return ""

    @Slot(str)
    def _on_picture_bed_chosen(self, bed: str) -> None:
        self._beds.set_value(bed)
        self._on_beds_chosen(bed)

    @Slot(object)
    def _on_beds_chosen(self, _bed: object) -> None:
        self._drop.jump_to(0.0)
        self._drop.go_to(1.0)
        self._tell(*self._sentences())
        self._draw()

    @Slot()
    def _on_go_clicked(self) -> None:
        if self._is_shown:
            self._number = (self._number + 1) % len(self._plan.claims)
            self._lay_claim()
            self._tell(f"{self._count.text()}: {self._title.text()}", self.words("choose-first"))
            self._show_words(*self._sentences())
        else:
            self._is_shown = True
            self._grown.go_to(1.0)
            self._name_button("start-over" if self._is_done else "next-card")
            self._tell(*self._sentences())
            self._draw()

    @Slot(float)
    def _on_glide_moved(self, _value: float) -> None:
        self._draw()

    @property
    def _is_done(self) -> bool:
        return self._is_shown and self._number == len(self._plan.claims) - 1

    def _lay_claim(self) -> None:
        """A claim that nobody has put anywhere yet."""
        self._is_shown = False
        self._count.setText(self.words("card-of", n=self._number + 1, all=len(self._plan.claims)))
        self._title.setText(self.words(f"card-{self.claim.card_id}"))
        self._beds.set_value(None)
        self._name_button("show")
        self._grown.jump_to(0.0)
        self._draw()

    def _name_button(self, text_id: str) -> None:
        self._go.setText(self.words(text_id))
        self._go.setAccessibleName(self._go.text())

    def _sentences(self) -> tuple[str, str]:
        """Where it was put; then where we would put it, how sure we are, and why."""
        if not self._is_shown:
            if self.chosen is None:
                return self.words("choose-first"), ""
            return self.words("put-in", bed=self.words(f"bed-{self.chosen}")), ""
        same = "same-bed" if self.chosen == self.claim.bed else "other-bed"
        now = self.words(same, bed=self.words(f"bed-{self.claim.bed}"))
        sure = self.words("sure-now", sure=self.words(f"sure-{self.claim.sure}"))
        why = f"{sure} {self.words(f'card-{self.claim.card_id}-says')}"
        return now, f"{why}\n\n{self.words('all-done')}" if self._is_done else why

    def _draw(self) -> None:
        standing = tuple(
            Standing(at, self._plan.claims[at].bed, place, self._grown.value if at == self._number else 1.0)
            for at, place in self._plan.standing(self._number, is_shown=self._is_shown)
        )
        sure = self.claim.sure if self._is_shown else None
        self._picture.show_garden(GardenShown(standing, self.chosen, self._drop.value, sure))
        self._picture.setAccessibleDescription(" ".join(self._sentences()))

    def _check_words(self) -> None:
        """All that is said later is there now: a figure is shown whole, or not at all."""
        for key in ("show", "next-card", "start-over", "choose-first", "all-done"):
            self.words(key)
        for key in ("put-in", "same-bed", "other-bed"):
            self.words(key, bed="")
        for sure in range(1, MOST_SURE + 1):
            self.words("sure-now", sure=self.words(f"sure-{sure}"))
        for claim in self._plan.claims:
            self.words(f"card-{claim.card_id}")
            self.words(f"card-{claim.card_id}-says")
