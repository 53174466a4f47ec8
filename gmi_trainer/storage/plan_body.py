"""A plan as JSON and back: every dose names its kind, the whole names its version."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

from gmi_trainer.domain.about import SoreSide
from gmi_trainer.domain.activity import DrillMode, SessionKind
from gmi_trainer.domain.body import BodyPart
from gmi_trainer.domain.gate_rule import USUAL_RULE, GateRule
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

FIRST_VERSION = 1
BODY_VERSION = 2
"""The second one knows who made a plan, until when, and with which numbers for the gates. A plan without any of that is
still written as the first, so that an earlier program reads it too."""

_Count = Annotated[int, Meta(ge=1)]
_CountOrNone = Annotated[int, Meta(ge=0)]
_Day = Annotated[int, Meta(ge=0)]
_Weekday = Annotated[int, Meta(ge=0, le=6)]
_Positive = Annotated[float, Meta(gt=0)]
_Share = Annotated[float, Meta(ge=0, le=1)]


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
    among: tuple[str, ...] = ()


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


class _Gate(msgspec.Struct, frozen=True):
    tests: _Count = USUAL_RULE.tests
    tests_within_days: _Count = USUAL_RULE.tests_within_days
    pooled_tests: _Count = USUAL_RULE.pooled_tests
    accuracy: _Share = USUAL_RULE.accuracy
    time_ms: _Count | None = USUAL_RULE.time_ms
    context_level: _Count = USUAL_RULE.context_level
    days_since_flare: _CountOrNone = USUAL_RULE.days_since_flare
    imagery_days: _Count = USUAL_RULE.imagery_days
    imagery_within_days: _Count = USUAL_RULE.imagery_within_days
    imagery_bouts: _Count = USUAL_RULE.imagery_bouts
    mirror_days: _Count = USUAL_RULE.mirror_days


class _Body(msgspec.Struct, frozen=True, omit_defaults=True):
    body: int
    began_on: date
    items: tuple[_Item, ...]
    note: str = ""
    stop_rule: str = ""
    is_default: bool = False
    name: str = ""
    made_by: str = ""
    made_on: date | None = None
    until_day: _Day | None = None
    gate: _Gate | None = None
    side: SoreSide | None = None
    first_level: _Count | None = None
    clinic_key: str = ""


@dataclass(frozen=True, slots=True)
class _OnlyVersion:
    body: int


def body_text(plan: Plan) -> str:
    """The plan as JSON; its uuid and version have columns of their own."""
    body = _Body(
        body=_version_for(plan),
        began_on=plan.began_on,
        items=tuple(_item_to(item) for item in plan.items),
        note=plan.note,
        stop_rule=plan.stop_rule,
        is_default=plan.is_default,
        name=plan.name,
        made_by=plan.made_by,
        made_on=plan.made_on,
        until_day=plan.until_day,
        gate=None if plan.gate is None else _Gate(**asdict(plan.gate)),
        side=plan.side,
        first_level=plan.first_level,
        clinic_key=plan.clinic_key,
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
        name=body.name,
        made_by=body.made_by,
        made_on=body.made_on,
        until_day=body.until_day,
        gate=None if body.gate is None else GateRule(**msgspec.structs.asdict(body.gate)),
        side=body.side,
        first_level=body.first_level,
        clinic_key=body.clinic_key,
    )


def _version_for(plan: Plan) -> int:
    """The first version that has a place for everything in it."""
    of_the_second = (
        plan.name,
        plan.made_by,
        plan.made_on,
        plan.until_day,
        plan.gate,
        plan.side,
        plan.first_level,
        plan.clinic_key,
    )
    among = any(isinstance(item.dose, LessonDose) and item.dose.among for item in plan.items)
    is_first = not among and all(said in (None, "") for said in of_the_second)
    return FIRST_VERSION if is_first else BODY_VERSION


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
            return _Lesson(dose.lesson_id, dose.among)
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
            return LessonDose(dose.lesson_id, dose.among)
        case _Practice():
            return PracticeDose(dose.practice, dose.part, dose.minutes)
        case _Words():
            return OwnWords(dose.text)
