"""Turn a hand step by step, and find out which turns take people longest."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from gmi_trainer.domain.body import Side
from gmi_trainer.domain.lesson import Figure
from gmi_trainer.ui.figures.glide import Glide
from gmi_trainer.ui.figures.stop_slider import SliderStop, StopRow
from gmi_trainer.ui.figures.turning_hand import UPSIDE_DOWN, said_id, turning_hand_plan
from gmi_trainer.ui.figures.turning_hand_picture import HandShown, TurningHandPicture
from gmi_trainer.ui.figures.view import FigureView
from gmi_trainer.ui.theme.look import Look
from gmi_trainer.ui.widgets.choices import Choice, ChoiceRow
from gmi_trainer.ui.words.translate import Translate

GLIDE_MS = 500
SHARPEST_TURN_DEG = 90  # what is turned on by more is there at once: nobody can follow it


class TurningHandView(FigureView):
    """The hand with its bars, the words, the turn, and which hand it is."""

    def __init__(
        self, figure: Figure, look: Look, translate: Translate, parent: QWidget | None = None
    ) -> None:
        super().__init__(figure, look, translate, parent)
        self._plan = plan = turning_hand_plan(figure)
        self._side = Side.LEFT
        self._seen: dict[Side, set[int]] = {side: {0} for side in Side}
        self._hands = {side: self.words(f"hand-{side}") for side in Side}
        self._turns = {
            said_id(side, deg): self.words(said_id(side, deg)) for side in Side for deg in plan.stops
        }
        self._levels = {level.level_id: self.words(f"level-{level.level_id}") for level in plan.levels}
        painted = {text_id: self.words(text_id) for text_id in ("inward", "outward", "time")}
        self._picture = TurningHandPicture(look, plan, self.words("name"), painted, self)
        self._add(self._picture)
        self._add_words()
        self._label("turn")
        self._row = self._turn_row()
        self._add(self._row)
        self._label("hands")
        self._choice = ChoiceRow(
            look,
            "figure.turning-hand.side",
            self.words("hands"),
            [Choice(side, side.value, words) for side, words in self._hands.items()],
            self._side,
            column_px=190,
            most=2,
        )
        self._add(self._choice)
        self._add_note("note")
        self.words("compare")
        self._deg = Glide(look, 0.0, GLIDE_MS, self)
        self._deg.moved.connect(self._on_glide_moved)
        self._row.moved.connect(self._on_row_moved)
        self._choice.chosen.connect(self._on_choice_chosen)
        self._show_words(self._now_words())
        self._draw()

    @property
    def turned_deg(self) -> int:
        """The clockwise turn now."""
        return self._plan.stops[self._row.at]

    @property
    def side(self) -> Side:
        """Which hand it is."""
        return self._side

    def _turn_row(self) -> StopRow:
        """Upright in the middle, upside down at either end."""
        stops = self._plan.stops
        row = StopRow(
            self._look,
            "figure.turning-hand.turn",
            self.words("turn"),
            [
                SliderStop(
                    number / (len(stops) - 1),
                    self.words(f"mark-{abs(deg)}"),
                    is_minor=abs(deg) not in (0, UPSIDE_DOWN),
                )
                for number, deg in enumerate(stops)
            ],
            self._translate,
        )
        row.go_to(stops.index(0))
        return row

    @Slot(int)
    def _on_row_moved(self, _stop: int) -> None:
        deg = self.turned_deg
        self._seen[self._side].add(deg)
        if abs(deg - self._deg.value) > SHARPEST_TURN_DEG:
            self._deg.jump_to(float(deg))
        else:
            self._deg.go_to(float(deg))
        self._changed()

    @Slot(object)
    def _on_choice_chosen(self, side: object) -> None:
        self._side = Side(str(side))
        self._seen[self._side].add(self.turned_deg)
        self._changed()

    @Slot(float)
    def _on_glide_moved(self, _value: float) -> None:
        self._draw()

    def _changed(self) -> None:
        self._draw()
        self._tell(self._now_words(), self._compare_words())

    def _now_words(self) -> str:
        deg = self.turned_deg
        return self.words(
            "now",
            hand=self._hands[self._side],
            turn=self._turns[said_id(self._side, deg)],
            level=self._levels[self._plan.level(self._side, deg)],
        )

    def _compare_words(self) -> str:
        """Once the same turn was seen both ways."""
        deg, seen = self.turned_deg, self._seen[self._side]
        differs = self._plan.takes(self._side, deg) != self._plan.takes(self._side, -deg)
        return self.words("compare") if differs and {deg, -deg} <= seen else ""

    def _draw(self) -> None:
        seen = frozenset(self._seen[self._side])
        self._picture.show_hand(HandShown(self._side, self._deg.value, self.turned_deg, seen))
        self._picture.setAccessibleDescription(self._now_words())
        self._row.slider.setAccessibleDescription(self._turns[said_id(self._side, self.turned_deg)])
