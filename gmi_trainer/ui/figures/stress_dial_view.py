"""Choose calmers, and see the dial go down and the guard dog lie down. Nobody has to say a word about their own day."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import cos, pi, sin

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.guard_dog import GROUND, SCENE, DogColours, paint_dog
from gmi_trainer.ui.figures.pens import round_pen
from gmi_trainer.ui.figures.picture import SMALL_PX, USUAL_PX, FigurePicture
from gmi_trainer.ui.figures.stress_dial import Part, StressPlan, stress_plan
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.buttons import secondary
from gmi_trainer.ui.widgets.check_tile import CheckTile
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.widgets.reflow import FlowLayout, holding
from gmi_trainer.ui.widgets.text import body
from gmi_trainer.ui.words.translate import Translate

GLIDE_MS = 600
DOG_HIGH_PX, DIAL_HIGH_PX = 190.0, 150.0
DIAL_SHARE = 0.4
BESIDE_PX = 430.0
ARC_PX = 16.0
EXAMPLE, OWN = "example", "own"


@dataclass(frozen=True, slots=True)
class DialShown:
    """``stress`` and ``pose`` glide. ``loaded``: where the dial would stand without the calmers."""

    stress: float
    pose: float
    loaded: float
    level: str


class DialPicture(FigurePicture):
    """The dial with its needle, and the dog on its rug."""

    def __init__(self, look: Look, plan: StressPlan, name: str, dial_name: str, parent: QWidget) -> None:
        super().__init__(look, "figure.stress-dial.picture", name, parent)
        self._plan = plan
        self._dial_name = dial_name
        self._shown: DialShown | None = None

    def show_dial(self, shown: DialShown) -> None:
        """Paint this."""
        self._shown = shown
        self.update()

    def heightForWidth(self, width: int) -> int:
        pad = 2 * self._look.px(12)
        inside = width - pad
        if self._is_beside(inside):
            return round(min(inside * (1 - DIAL_SHARE) * SCENE[1] / SCENE[0], self._dog_high())) + pad
        return round(min(inside * SCENE[1] / SCENE[0], self._dog_high()) + self._dial_high()) + pad

    def dial_rect(self) -> QRectF:
        """The dial with its words."""
        room = self.room
        if self._is_beside(room.width()):
            return QRectF(room.left(), room.top(), room.width() * DIAL_SHARE, room.height())
        return QRectF(room.left(), room.top(), room.width(), self._dial_high())

    def dog_transform(self) -> QTransform:
        """From the dog's own places to pixels."""
        dial, room = self.dial_rect(), self.room
        if self._is_beside(room.width()):
            room.setLeft(dial.right())
        else:
            room.setTop(dial.bottom())
        scale = min(room.width() / SCENE[0], room.height() / SCENE[1])
        left = room.left() + (room.width() - SCENE[0] * scale) / 2
        top = room.top() + (room.height() - SCENE[1] * scale) / 2
        return QTransform().translate(left, top).scale(scale, scale)

    def on_arc(self, share: float, beyond: float = 0.0) -> QPointF:
        """A place on the dial: 0 is on the left, 1 on the right."""
        middle, radius = self._dial()
        angle = pi - share * pi
        reach = radius + beyond
        return QPointF(middle.x() + reach * cos(angle), middle.y() - reach * sin(angle))

    def _dog_high(self) -> float:
        return DOG_HIGH_PX * (0.75 + 0.25 * self._look.theme.scale)

    def _dial_high(self) -> float:
        return DIAL_HIGH_PX * (0.5 + 0.5 * self._look.theme.scale)

    def _is_beside(self, width: float) -> bool:
        return width >= self._look.px(BESIDE_PX)

    def _line_high(self) -> float:
        return float(self._look.px(USUAL_PX * 1.4))

    def _dial(self) -> tuple[QPointF, float]:
        """The middle of its half circle, and its radius."""
        rect, px = self.dial_rect(), self._look.px
        high = rect.height() - 2 * self._line_high() - px(22)
        radius = max(10.0, min(rect.width() / 2 - px(24), high))
        top = rect.top() + (rect.height() - radius - 2 * self._line_high() - px(22)) / 2
        return QPointF(rect.center().x(), top + self._line_high() + px(14) + radius), radius

    def _paint(self, painter: QPainter) -> None:
        shown = self._shown
        if shown is None:
            return
        self._paint_arc(painter, shown)
        self._paint_needle(painter, shown)
        self._paint_words(painter, shown)
        self._paint_rug(painter)
        look = self._look
        far = QColor(look.colour("breath"))
        if not look.tokens.is_high_contrast:
            far.setAlpha(150)
        colours = DogColours(look.colour("breath"), far, look.colour("breath_soft"), look.colour("attention"))
        paint_dog(painter, self.dog_transform(), shown.pose, colours)

    def _paint_arc(self, painter: QPainter, shown: DialShown) -> None:
        """Full as far as it is turned up, with a gap where each level begins."""
        look, plan = self._look, self._plan
        middle, radius = self._dial()
        box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        wide = float(look.px(ARC_PX))
        is_tense = plan.level_number(shown.stress) >= 2
        filled = look.colour("attention" if is_tense else "breath")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, share in ((look.colour("breath_soft"), 1.0), (filled, plan.share(shown.stress))):
            pen = QPen(colour, wide)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawArc(box, 180 * 16, round(-share * 180 * 16))
        painter.setPen(QPen(look.colour("calm"), float(look.px(3))))
        for level in plan.levels[1:]:
            share = plan.share(level.start)
            painter.drawLine(QLineF(self.on_arc(share, -wide), self.on_arc(share, wide)))
        if look.tokens.is_high_contrast:
            self._paint_rims(painter, box, wide)
        if shown.loaded > shown.stress:
            self._paint_mark(painter, plan.share(shown.loaded))

    def _paint_rims(self, painter: QPainter, box: QRectF, wide: float) -> None:
        """Where contrast is high, the empty part has an outline, too."""
        painter.setPen(QPen(self._look.colour("on_stage_muted"), float(self._look.length("line"))))
        for by in (-wide / 2, wide / 2):
            painter.drawArc(box.adjusted(-by, -by, by, by), 0, 180 * 16)

    def _paint_mark(self, painter: QPainter, share: float) -> None:
        """Where the needle would stand without the calmers."""
        look = self._look
        out, side = look.px(ARC_PX) / 2 + look.px(3), look.px(10)
        tip, base = self.on_arc(share, out), self.on_arc(share, out + side)
        across = QPointF(tip.y() - base.y(), base.x() - tip.x()) * 0.55
        painter.setPen(round_pen(look.colour("on_stage"), max(1.5, float(look.length("line")))))
        painter.setBrush(look.colour("calm"))
        painter.drawPolygon(QPolygonF([tip, base + across, base - across]))

    def _paint_needle(self, painter: QPainter, shown: DialShown) -> None:
        look = self._look
        middle, radius = self._dial()
        tip = self.on_arc(self._plan.share(shown.stress), -radius * 0.3)
        painter.setPen(round_pen(look.colour("on_stage"), float(look.px(4))))
        painter.drawLine(QLineF(middle, tip))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("on_stage"))
        painter.drawEllipse(middle, float(look.px(7)), float(look.px(7)))

    def _paint_words(self, painter: QPainter, shown: DialShown) -> None:
        look, rect, high = self._look, self.dial_rect(), self._line_high()
        middle, radius = self._dial()
        top = middle.y() - radius - look.px(14) - high
        above = QRectF(rect.left(), top, rect.width(), high)
        below = QRectF(rect.left(), middle.y() + look.px(8), rect.width(), high)
        self._write(painter, above, self._dial_name, self._font(SMALL_PX), look.colour("on_stage_muted"))
        self._write(painter, below, shown.level, self._font(USUAL_PX, bold=True), look.colour("on_stage"))

    def _paint_rug(self, painter: QPainter) -> None:
        """The dog's place, with a woven rim."""
        look, place = self._look, self.dog_transform()
        unit = place.m11()
        rug = QRectF(3.0, GROUND - 3.0, SCENE[0] - 6.0, 6.0)
        painter.setPen(QPen(self._look.colour("breath"), max(1.0, unit * 0.3)))
        painter.setBrush(look.colour("breath_soft"))
        painter.drawEllipse(place.mapRect(rug))
        painter.setPen(QPen(look.colour("breath"), max(1.0, unit * 0.3), Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place.mapRect(rug.adjusted(2.6, 0.8, -2.6, -0.8)))


class StressDialView(FigureView):
    """Whose day it is, what is on it, the picture, and the calmers right below it. Nothing is kept."""

    def __init__(
        self, figure: Figure, look: Look, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(figure, look, translate, parent)
        self._plan = plan = stress_plan(figure)
        self._levels = {one.level_id: self.words(f"level-{one.level_id}") for one in plan.levels}
        for level_id in self._levels:
            self.words(f"level-{level_id}-says")
        self._add_whose_day()
        self._loads = self._tiles("load", plan.loads)
        self._own_loads = holding(FlowLayout(look), list(self._loads.values()))
        self._example_loads = body(self.words("day-example", loads=self._named(plan.example)))
        self._add(self._example_loads)
        self._add(self._own_loads)
        self._picture = DialPicture(look, plan, self.words("name"), self.words("dial-name"), self)
        self._add(self._picture)
        self._label("calmers-name")
        self._calmers = self._tiles("calmer", plan.calmers)
        self._add(holding(FlowLayout(look), list(self._calmers.values())))
        self._add_words()
        self._all_off = secondary(look, self.words("all-off"), "figure.stress-dial.all-off")
        self._add(holding(FlowLayout(look), [self._all_off]))
        self._add_note("note")
        self._stress = Glide(look, self.stress, GLIDE_MS, self)
        self._pose = Glide(look, float(plan.level_number(self.stress)), GLIDE_MS, self)
        self._stress.moved.connect(self._on_glide_moved)
        self._pose.moved.connect(self._on_glide_moved)
        self._all_off.clicked.connect(self._on_all_off_clicked)
        for text_id in ("turned-on", "turned-off"):
            self.words(text_id, item="", level="")
        for text_id in ("at-rest", "mark", "day-empty"):
            self.words(text_id)
        self._show_whose_day()
        self._show_words(self._now_words(), self._says())
        self._draw()

    @property
    def stress(self) -> float:
        """Where the dial stands."""
        return self._plan.stress(self._chosen_loads(), self._chosen_calmers())

    def _add_whose_day(self) -> None:
        """It begins with the day of somebody else: what is personal is only asked of those who choose it."""
        choices = [
            Choice(key, key, self.words(f"whose-{key}"), self.words(f"whose-{key}-says"))
            for key in (EXAMPLE, OWN)
        ]
        name = self.words("whose-name")
        self._whose = ChoiceRow(
            self._look, "figure.stress-dial.whose", name, choices, EXAMPLE, column_px=230, most=2
        )
        self._add(self._whose)
        self._whose.chosen.connect(self._on_whose_chosen)
        self._loads_label = self._label("loads-name")

    def _tiles(self, kind: str, parts: tuple[Part, ...]) -> Mapping[str, CheckTile]:
        tiles = {
            part.part_id: CheckTile(
                self._look,
                f"figure.stress-dial.{kind}.{part.part_id}",
                self.words(f"{kind}-{part.part_id}"),
            )
            for part in parts
        }
        for tile in tiles.values():
            tile.clicked.connect(partial(self._on_tile_clicked, tile))
        return tiles

    @Slot(object)
    def _on_whose_chosen(self, _whose: object) -> None:
        for tile in self._loads.values():
            tile.setChecked(False)  # to skip them is to take them back
        self._show_whose_day()
        self._changed(f"{self._day_words()} {self._now_words()}")

    def _on_tile_clicked(self, tile: CheckTile) -> None:
        text_id = "turned-on" if tile.isChecked() else "turned-off"
        level = self._levels[self._plan.level(self.stress)]
        self._changed(self.words(text_id, item=tile.text(), level=level))

    @Slot()
    def _on_all_off_clicked(self) -> None:
        for tile in (*self._loads.values(), *self._calmers.values()):
            tile.setChecked(False)
        self._changed(self._now_words())

    @Slot(float)
    def _on_glide_moved(self, _value: float) -> None:
        self._draw()

    def _show_whose_day(self) -> None:
        is_own = self._whose.value == OWN
        self._own_loads.setVisible(is_own)
        self._loads_label.setVisible(is_own)
        self._example_loads.setVisible(not is_own)

    def _changed(self, words: str) -> None:
        self._stress.go_to(self.stress)
        self._pose.go_to(float(self._plan.level_number(self.stress)))
        self._draw()
        self._tell(words, self._says())

    def _chosen_loads(self) -> tuple[str, ...]:
        if self._whose.value == EXAMPLE:
            return self._plan.example
        return tuple(load_id for load_id, tile in self._loads.items() if tile.isChecked())

    def _chosen_calmers(self) -> tuple[str, ...]:
        return tuple(calmer_id for calmer_id, tile in self._calmers.items() if tile.isChecked())

    def _named(self, load_ids: tuple[str, ...]) -> str:
        return " · ".join(self.words(f"load-{load_id}") for load_id in load_ids) or self.words("day-empty")

    def _day_words(self) -> str:
        return self.words("day-example", loads=self._named(self._chosen_loads()))

    def _now_words(self) -> str:
        return self.words("now", level=self._levels[self._plan.level(self.stress)])

    def _says(self) -> str:
        says = self.words(f"level-{self._plan.level(self.stress)}-says")
        if self._plan.loaded(self._chosen_loads()) == self.stress:
            return says
        if self.stress == self._plan.rest:
            says = self.words("at-rest")
        return f"{says} {self.words('mark')}"

    def _draw(self) -> None:
        loaded = self._plan.loaded(self._chosen_loads())
        level = self._levels[self._plan.level(self.stress)]
        self._picture.show_dial(DialShown(self._stress.value, self._pose.value, loaded, level))
        self._picture.setAccessibleDescription(f"{self._day_words()} {self._now_words()} {self._says()}")
