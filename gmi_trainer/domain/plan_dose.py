"""The few bounded values that a clinician may choose for a template: what a short code can carry."""

from __future__ import annotations

from gmi_trainer.domain.about import SoreSide
from gmi_trainer.domain.values import dataclass

SORE_SIDES = tuple(SoreSide)
BOUTS = (1, 2, 3, 4, 5)
PICTURES = (5, 10, 20, 40)
FIRST_LEVELS = (1, 2, 3)
WEEKS = tuple(range(1, 13))
TEST_EVERY_DAYS = (None, 2, 3, 7)
BREATHING_MINUTES = (0, 2, 5, 10)
LESSONS = (False, True)
"""All that can be chosen, in an order that lasts: a short code counts places in these rows."""


@dataclass(frozen=True, slots=True)
class TemplateDose:
    """What is chosen for a template. ValueError for anything that is not in the rows above.

    ``bouts``: of what the stage practises, a day at most. ``pictures``: of a left/right bout. ``first_level``: where
    left/right begins. ``weeks``: what the plan is made for. ``test_every_days`` None: no test. ``breathing_minutes``
    0: none.
    """

    sore_side: SoreSide = SoreSide.NONE
    bouts: int = 3
    pictures: int = 20
    first_level: int = 1
    weeks: int = 3
    test_every_days: int | None = 2
    breathing_minutes: int = 5
    lessons: bool = True

    def __post_init__(self) -> None:
        rows: tuple[tuple[object, tuple[object, ...]], ...] = (
            (self.sore_side, SORE_SIDES),
            (self.bouts, BOUTS),
            (self.pictures, PICTURES),
            (self.first_level, FIRST_LEVELS),
            (self.weeks, WEEKS),
            (self.test_every_days, TEST_EVERY_DAYS),
            (self.breathing_minutes, BREATHING_MINUTES),
            (self.lessons, LESSONS),
        )
        for value, row in rows:
            if value not in row:
                raise ValueError(f"{value!r} cannot be chosen for a template")
