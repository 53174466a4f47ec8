"""Claims and three garden beds for them: our bed for each, how sure we are, and where things stand; no paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.settings import Settings, require

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF, QRectF

LIKELY, UNSURE, NOT_SHOWN = "likely", "unsure", "not-shown"
BEDS = (LIKELY, UNSURE, NOT_SHOWN)
MOST_SURE = 3

SCENE = (120.0, 41.5)
"""The drawing's own size; every place below is on it."""

BED_LEFT, BED_STEP, BED_WIDE = 1.5, 40.0, 37.0
BACK, FRONT, FOOT = 17.0, 32.5, 40.0
"""How far down: the earth's back rim, its front rim, and the foot of the board before it."""

SLANT = 3.0
COLUMNS = (0.15, 0.43, 0.71)
"""Where things stand in a row, as shares of a bed; the last part of it is for the person's own sign."""

ROWS = (22.0, 30.1)
PLACES = len(COLUMNS) * len(ROWS)
SIGN = (0.90, 31.5)


@dataclass(frozen=True, slots=True)
class GardenClaim:
    """One claim. ``sure``: how sure we are of our bed, 1 to 3."""

    card_id: str
    bed: str
    sure: int


@dataclass(frozen=True, slots=True)
class GardenPlan:
    """All that the figure knows."""

    claims: tuple[GardenClaim, ...]

    def standing(self, number: int, *, is_shown: bool) -> tuple[tuple[int, int], ...]:
        """What stands in our beds by now: the number of each claim, and its place in its bed.

        ``number``: the claim that is looked at; it stands there once it is shown.
        """
        taken = dict.fromkeys(BEDS, 0)
        stand = []
        for at, claim in enumerate(self.claims[: number + is_shown]):
            stand.append((at, taken[claim.bed]))
            taken[claim.bed] += 1
        return tuple(stand)


def garden_plan(figure: Figure) -> GardenPlan:
    """Read it, or say what does not fit."""
    settings, where = Settings(figure.settings, figure.kind), figure.kind
    require(settings.words("beds") == BEDS, f"{where}.beds", ", ".join(BEDS))
    claims = tuple(
        GardenClaim(one.word("id"), one.word("bed"), one.whole("sure")) for one in settings.parts("cards")
    )
    for claim in claims:
        require(claim.bed in BEDS, f"{where}.cards.{claim.card_id}.bed", "one of the beds")
        require(1 <= claim.sure <= MOST_SURE, f"{where}.cards.{claim.card_id}.sure", f"1 to {MOST_SURE}")
    ids = [claim.card_id for claim in claims]
    require(len(ids) == len(set(ids)), f"{where}.cards", "every id once")
    beds = [claim.bed for claim in claims]
    require(all(beds.count(bed) <= PLACES for bed in BEDS), f"{where}.cards", f"at most {PLACES} in a bed")
    return GardenPlan(claims)


def bed_rect(bed: str) -> QRectF:
    """A bed with all that grows in it."""
    from PySide6.QtCore import QRectF  # settings are read without Qt, too

    left = BED_LEFT + BED_STEP * BEDS.index(bed)
    return QRectF(left, 0.0, BED_WIDE, FOOT)


def bed_at(at: QPointF) -> str | None:
    """The bed that a tap means; None between two."""
    return next((bed for bed in BEDS if bed_rect(bed).contains(at)), None)


def place_in(bed: str, place: int) -> QPointF:
    """Where something stands on the earth: the back row first, and the front row between its gaps."""
    from PySide6.QtCore import QPointF  # settings are read without Qt, too

    row, column = divmod(place, len(COLUMNS))
    rect = bed_rect(bed)
    share = COLUMNS[column] + (0.14 if row else 0.0)
    return QPointF(rect.left() + share * rect.width(), ROWS[row])


def sign_in(bed: str) -> QPointF:
    """Where the person's own sign is put into the earth."""
    from PySide6.QtCore import QPointF  # settings are read without Qt, too

    rect = bed_rect(bed)
    return QPointF(rect.left() + SIGN[0] * rect.width(), SIGN[1])
