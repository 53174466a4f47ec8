"""Harm and pain as two questions of their own, and cards of daily life with a place on both: places, no paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.settings import Settings, require

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF, QRectF

GAP = 0.08
"""Between two fields, as a share of one."""


@dataclass(frozen=True, slots=True)
class LifeCard:
    """Something that happens, and where we would put it."""

    card_id: str
    harm: int
    pain: int


@dataclass(frozen=True, slots=True)
class GridPlan:
    """All that the figure knows. ``near``: so many steps off count as the same place."""

    steps: int
    near: int
    cards: tuple[LifeCard, ...]

    @property
    def middle(self) -> int:
        """Where a card lies before it is placed."""
        return self.steps // 2

    def is_near(self, card: LifeCard, harm: int, pain: int) -> bool:
        """Whether a place is as good as ours."""
        return abs(card.harm - harm) <= self.near and abs(card.pain - pain) <= self.near


def grid_plan(figure: Figure) -> GridPlan:
    """Read it, or say what does not fit."""
    settings = Settings(figure.settings, figure.kind)
    plan = GridPlan(
        settings.whole("steps"),
        settings.whole("near", 0),
        tuple(
            LifeCard(card.word("id"), card.whole("harm"), card.whole("pain"))
            for card in settings.parts("cards")
        ),
    )
    where = figure.kind
    require(2 <= plan.steps <= 7, f"{where}.steps", "2 to 7")
    require(0 <= plan.near < plan.steps - 1, f"{where}.near", "fewer steps than there are")
    for card in plan.cards:
        fits = 0 <= card.harm < plan.steps and 0 <= card.pain < plan.steps
        require(fits, f"{where}.cards.{card.card_id}", "a place on the grid")
    ids = [card.card_id for card in plan.cards]
    require(len(ids) == len(set(ids)), f"{where}.cards", "every id once")
    return plan


def field_rect(plot: QRectF, steps: int, harm: int, pain: int) -> QRectF:
    """A field: harm goes to the right, pain goes up."""
    from PySide6.QtCore import QRectF  # settings are read without Qt, too

    wide, high = plot.width() / steps, plot.height() / steps
    gap = GAP * min(wide, high)
    rect = QRectF(plot.left() + harm * wide, plot.bottom() - (pain + 1) * high, wide, high)
    return rect.adjusted(gap / 2, gap / 2, -gap / 2, -gap / 2)


def field_at(plot: QRectF, steps: int, at: QPointF) -> tuple[int, int] | None:
    """The field that a tap means; None beside the grid."""
    if not plot.contains(at):
        return None
    harm = int((at.x() - plot.left()) / plot.width() * steps)
    pain = int((plot.bottom() - at.y()) / plot.height() * steps)
    return min(harm, steps - 1), min(pain, steps - 1)


def in_corner(field: QRectF, number: int, size: float) -> QPointF:
    """The middle of one of several small marks: along the upper edge, from the left; then in a row below it."""
    from PySide6.QtCore import QPointF  # settings are read without Qt, too

    step = size * 1.08
    a_row = max(1, int((field.width() - size * 0.2) // step))
    row, column = divmod(number, a_row)
    inset = size * 0.6
    return QPointF(field.left() + inset + column * step, field.top() + inset + row * step)
