"""A plan as JSON and back: every dose names its kind, the whole names its version."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

from gmi_trainer.domain.activity import DrillMode, SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.plan import (
    BreathDose,
    Dose,
    DrillDose,
    LessonDose,
    OwnWords,
    Plan,
    PlanItem,
    PracticeDose,
)
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.values import dataclass

BODY_VERSION = 1

_Count = Annotated[int, Meta(ge=1)]
_CountOrNone = Annotated[int, Meta(ge=0)]
_Day = Annotated[int, Meta(ge=0)]
_Weekday = Annotated[int, Meta(ge=0, le=6)]
_Positive = Annotated[float, Meta(gt=0)]


class _Dose(msgspec.Struct, frozen=True, tag_field="kind"):
    """What every kind of dose has: its kind."""


class _Drill(_Dose, frozen=True, tag="drill"):
    part: BodyPart
    mode: DrillMode
    pictures: _Count | None = None
    level: _Count | None = None


class _Breathing(_Dose, frozen=True, tag="breathing"):
    in_s: _Positive
    out_s: _Positive
    minutes: _Positive


class _Lesson(_Dose, frozen=True, tag="lesson"):
    lesson_id: str | None = None


class _Practice(_Dose, frozen=True, tag="practice"):
    practice: SessionKind
    minutes: _Positive
    part: BodyPart | None = None


class _Words(_Dose, frozen=True, tag="words"):
    text: str


class _Item(msgspec.Struct, frozen=True):
    item_id: str
    dose: _Drill | _Breathing | _Lesson | _Practice | _Words
    minutes: float
    bouts: _Count = 1
    fewest_bouts: _CountOrNone = 1
    every_days: _Count = 1
    weekdays: tuple[_Weekday, ...] | None = None
    from_day: _Day = 0
    until_day: _Day | None = None
    order: int = 0
    stage: int = 0
    asks_ratings: bool = False


class _Body(msgspec.Struct, frozen=True):
    body: int
    began_on: date
    items: tuple[_Item, ...]
    note: str = ""
    stop_rule: str = ""
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class _OnlyVersion:
    body: int


def body_text(plan: Plan) -> str:
    """The plan as JSON; its uuid and version have columns of their own."""
    body = _Body(
        body=BODY_VERSION,
        began_on=plan.began_on,
        items=tuple(_item_to(item) for item in plan.items),
        note=plan.note,
        stop_rule=plan.stop_rule,
        is_default=plan.is_default,
    )
    return msgspec.json.encode(body).decode()


def plan_from(uuid: str, version: int, text: str) -> Plan:
    """The plan again. UserProblem(PLAN_NOT_UNDERSTOOD) where it is of a later version, or makes no sense."""
    try:
        if msgspec.json.decode(text, type=_OnlyVersion).body > BODY_VERSION:
            raise UserProblem(Problem.PLAN_NOT_UNDERSTOOD)
        body = msgspec.json.decode(text, type=_Body)
    except msgspec.MsgspecError as error:
        raise UserProblem(Problem.PLAN_NOT_UNDERSTOOD) from error
    return Plan(
        uuid=uuid,
        version=version,
        began_on=body.began_on,
        items=tuple(_item_from(item) for item in body.items),
        note=body.note,
        stop_rule=body.stop_rule,
        is_default=body.is_default,
    )


def _item_to(item: PlanItem) -> _Item:
    return _Item(
        item_id=item.item_id,
        dose=_dose_to(item.dose),
        minutes=item.minutes,
        bouts=item.bouts,
        fewest_bouts=item.fewest_bouts,
        every_days=item.every_days,
        weekdays=None if item.weekdays is None else tuple(sorted(item.weekdays)),
        from_day=item.from_day,
        until_day=item.until_day,
        order=item.order,
        stage=item.stage,
        asks_ratings=item.asks_ratings,
    )


def _item_from(item: _Item) -> PlanItem:
    return PlanItem(
        item_id=item.item_id,
        dose=_dose_from(item.dose),
        minutes=item.minutes,
        bouts=item.bouts,
        fewest_bouts=item.fewest_bouts,
        every_days=item.every_days,
        weekdays=None if item.weekdays is None else frozenset(item.weekdays),
        from_day=item.from_day,
        until_day=item.until_day,
        order=item.order,
        stage=item.stage,
        asks_ratings=item.asks_ratings,
    )


def _dose_to(dose: Dose) -> _Drill | _Breathing | _Lesson | _Practice | _Words:
    match dose:
        case DrillDose():
            return _Drill(dose.part, dose.mode, dose.pictures, dose.level)
        case BreathDose():
            return _Breathing(dose.in_s, dose.out_s, dose.minutes)
        case LessonDose():
            return _Lesson(dose.lesson_id)
        case PracticeDose():
            return _Practice(dose.kind, dose.minutes, dose.part)
        case OwnWords():
            return _Words(dose.text)


def _dose_from(dose: _Drill | _Breathing | _Lesson | _Practice | _Words) -> Dose:
    match dose:
        case _Drill():
            return DrillDose(dose.part, dose.mode, dose.pictures, dose.level)
        case _Breathing():
            return BreathDose(dose.in_s, dose.out_s, dose.minutes)
        case _Lesson():
            return LessonDose(dose.lesson_id)
        case _Practice():
            return PracticeDose(dose.practice, dose.part, dose.minutes)
        case _Words():
            return OwnWords(dose.text)
