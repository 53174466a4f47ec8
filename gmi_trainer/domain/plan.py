"""A plan as one value: items of any kind, each with its dose. Without a clinician the default plan applies."""

from __future__ import annotations

from datetime import date, timedelta

from gmi_trainer.domain.about import SoreSide
from gmi_trainer.domain.activity import DrillMode, SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.gate_rule import GateRule
from gmi_trainer.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class DrillDose:
    """A left/right drill as a plan asks for it. ``pictures`` and ``level`` None: as the person has them."""

    part: BodyPart
    mode: DrillMode
    pictures: int | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class BreathDose:
    """Slow breathing, in and out in seconds, for so many minutes."""

    in_s: float = 4.0
    out_s: float = 8.0
    minutes: float = 5.0


@dataclass(frozen=True, slots=True)
class LessonDose:
    """A lesson. None: the next one in order, or the next unread one ``among`` these, in their order."""

    lesson_id: str | None = None
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PracticeDose:
    """A guided practice or an activity (imagery, mirror, notice, activity) of a body part."""

    kind: SessionKind
    part: BodyPart | None
    minutes: float = 5.0


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Something to do in the clinician's own words."""

    text: str


Dose = DrillDose | BreathDose | LessonDose | PracticeDose | OwnWords


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One thing to do.

    ``bouts``: how many times on a day (the most; ``fewest_bouts`` is already a whole day; 0: a day is whole
    without it).
    ``every_days``: 1 daily, 2 every second day. ``weekdays`` (0 is Monday) instead, where given.
    ``from_day`` and ``until_day``: days since the plan began, the first is 0; until is the last day, None: on.
    ``order``: the smaller, the sooner it is offered. ``stage``: 1 left/right, 2 imagined, 3 mirror,
    4 activities; 0 for what belongs to no stage.
    """

    item_id: str
    dose: Dose
    minutes: float
    bouts: int = 1
    fewest_bouts: int = 1
    every_days: int = 1
    weekdays: frozenset[int] | None = None
    from_day: int = 0
    until_day: int | None = None
    order: int = 0
    stage: int = 0
    asks_ratings: bool = False

    @property
    def kind(self) -> SessionKind | None:
        """The kind of session it becomes; None for own words."""
        match self.dose:
            case DrillDose():
                return SessionKind.DRILL
            case BreathDose():
                return SessionKind.BREATHING
            case LessonDose():
                return SessionKind.LESSON
            case PracticeDose(kind=kind):
                return kind
            case _:
                return None


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do, and since when. ``uuid`` and ``version`` name it for good; ``note`` is the clinician's.

    ``name``: of the template it was made from, or its own. ``made_by``: the clinic as shown, ``made_on`` its day there.
    ``until_day``: the last day it was made for, counted as those of its items; after it the plan goes on as it was on
    that day, until there is another. ``gate``: a clinician's own numbers for the gates; None: the usual ones.
    ``side``: where it hurts, as the clinic said. ``first_level``: where left/right begins, if the clinic chose one;
    after that the level is the person's own. ``clinic_key``: the public half of the clinic's key, where the plan came
    in a file of a clinic that has one; what goes back to it can be sealed with it.
    """

    uuid: str
    version: int
    began_on: date
    items: tuple[PlanItem, ...]
    note: str = ""
    stop_rule: str = ""
    is_default: bool = False
    name: str = ""
    made_by: str = ""
    made_on: date | None = None
    until_day: int | None = None
    gate: GateRule | None = None
    side: SoreSide | None = None
    first_level: int | None = None
    clinic_key: str = ""

    @property
    def is_from_clinic(self) -> bool:
        """Whether somebody made it for this person, so that it says who, when and why."""
        return not self.is_default

    @property
    def until(self) -> date | None:
        """The last day it was made for."""
        return None if self.until_day is None else self.began_on + timedelta(days=self.until_day)


@dataclass(frozen=True, slots=True)
class PlanRef:
    """Where a session came from: stored with it."""

    plan_uuid: str
    plan_version: int
    item_id: str
