"""Plan files: one small JSON object that can only choose bounded values. The document is made by plan_format.py."""

from __future__ import annotations

import hashlib
import re
from dataclasses import asdict
from datetime import date
from pathlib import Path

import msgspec

from gmi_trainer.domain.gate_rule import GateRule
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
from gmi_trainer.domain.plan_limits import beyond_limits
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.exchange.plan_shape import (
    FORMAT,
    VERSION,
    AnyDose,
    BreathShape,
    ClinicShape,
    DrillShape,
    FileShape,
    GateShape,
    ItemShape,
    LessonShape,
    PlanShape,
    PracticeShape,
    WordsShape,
)
from gmi_trainer.files.reading import read_limited
from gmi_trainer.services.clinic_key import fingerprint_of
from gmi_trainer.services.plan_way_ports import BroughtPlan, PlanOrigin, PlanWay

LARGEST_BYTES = 131_072
"""Far more than the longest plan: 24 items with all their words are about 20 kilobytes."""

_WHERE = re.compile(r" - at `\$?\.?(?P<where>[A-Za-z0-9_.\[\]]{1,80})`$")
_OURS_WITHIN = 400
"""How far into a file that cannot be read its format is looked for."""


class _Head(msgspec.Struct, frozen=True):
    """What every version of the format has."""

    format: str
    version: int


class PlanFiles:
    """Reads and writes plan files (services.plan_way_ports.PlanFiles)."""

    def __init__(self, app_version: str) -> None:
        self._written_with = f"GMI Trainer {app_version}"

    def write(self, plan: Plan) -> bytes:
        """The plan, and who made it. Its days count from the day on which it is taken; ``began_on`` stays here."""
        beyond = beyond_limits(plan)
        if beyond:
            raise ValueError(f"no plan file may hold this: {beyond[0]}")
        shape = FileShape(
            format=FORMAT,
            version=VERSION,
            written_with=self._written_with,
            clinic=ClinicShape(
                plan.made_by, plan.clinic_key, fingerprint_of(plan.clinic_key) if plan.clinic_key else ""
            ),
            plan=_plan_to(plan),
        )
        return msgspec.json.format(msgspec.json.encode(shape), indent=2) + b"\n"

    def read(self, path: Path) -> BroughtPlan:
        """Everything is looked at before anything of it is believed."""
        content = read_limited(path, LARGEST_BYTES)
        plan, fingerprint = _read(content, path.name)
        origin = PlanOrigin(PlanWay.FILE, path.name, hashlib.sha256(content).hexdigest())
        return BroughtPlan(plan, origin, fingerprint)


def _read(content: bytes, file: str) -> tuple[Plan, str]:
    head = _head(content, file)
    if head.format != FORMAT:
        raise UserProblem(Problem.PLAN_FILE_FOREIGN, file=file)
    if head.version > VERSION:
        raise UserProblem(Problem.PLAN_FILE_NEWER, file=file)
    try:
        shape = msgspec.json.decode(content, type=FileShape)
    except msgspec.ValidationError as error:
        raise _beyond(file, _where(str(error))) from error
    except (msgspec.MsgspecError, RecursionError, ValueError) as error:
        raise UserProblem(Problem.PLAN_FILE_DAMAGED, file=file) from error
    clinic = shape.clinic
    if clinic.fingerprint != (fingerprint_of(clinic.key) if clinic.key else ""):
        raise UserProblem(Problem.PLAN_FILE_KEY, file=file)
    plan = _plan_from(shape)
    beyond = beyond_limits(plan)
    if beyond:
        raise _beyond(file, ".".join(word for word in (beyond[0].item_id, beyond[0].what.value) if word))
    return plan, clinic.fingerprint


def _head(content: bytes, file: str) -> _Head:
    try:
        return msgspec.json.decode(content, type=_Head)
    except (msgspec.MsgspecError, RecursionError, ValueError) as error:
        is_ours = FORMAT.encode() in content[:_OURS_WITHIN]
        problem = Problem.PLAN_FILE_DAMAGED if is_ours else Problem.PLAN_FILE_FOREIGN
        raise UserProblem(problem, file=file) from error


def _where(error: str) -> str:
    """The field at which a file is not understood: ``plan.items[0].bouts``."""
    found = _WHERE.search(error)
    return found["where"] if found is not None else "plan"


def _beyond(file: str, where: str) -> UserProblem:
    return UserProblem(Problem.PLAN_FILE_BEYOND, file=file, where="".join(filter(str.isprintable, where)))


# -- the plan and its shape ------------------------------------------------------------------------------


def _plan_to(plan: Plan) -> PlanShape:
    return PlanShape(
        uuid=plan.uuid,
        version=plan.version,
        items=tuple(_item_to(item) for item in plan.items),
        name=plan.name,
        made_on=plan.made_on,
        until_day=plan.until_day,
        side=plan.side,
        first_level=plan.first_level,
        note=plan.note,
        stop_rule=plan.stop_rule,
        gate=None if plan.gate is None else GateShape(**asdict(plan.gate)),
    )


def _plan_from(shape: FileShape) -> Plan:
    plan = shape.plan
    return Plan(
        uuid=plan.uuid,
        version=plan.version,
        began_on=date.min,  # the day on which it is taken is put in its place
        items=tuple(_item_from(item) for item in plan.items),
        note=plan.note,
        stop_rule=plan.stop_rule,
        name=plan.name,
        made_by=shape.clinic.name,
        made_on=plan.made_on,
        until_day=plan.until_day,
        gate=None if plan.gate is None else GateRule(**msgspec.structs.asdict(plan.gate)),
        side=plan.side,
        first_level=plan.first_level,
        clinic_key=shape.clinic.key,
    )


def _item_to(item: PlanItem) -> ItemShape:
    return ItemShape(
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


def _item_from(item: ItemShape) -> PlanItem:
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


def _dose_to(dose: Dose) -> AnyDose:
    match dose:
        case DrillDose():
            return DrillShape(dose.part, dose.mode, dose.pictures, dose.level)
        case BreathDose():
            return BreathShape(dose.in_s, dose.out_s, dose.minutes)
        case LessonDose():
            return LessonShape(dose.lesson_id, dose.among)
        case PracticeDose():
            return PracticeShape(dose.kind, dose.minutes, dose.part)
        case OwnWords():
            return WordsShape(dose.text)


def _dose_from(dose: AnyDose) -> Dose:
    match dose:
        case DrillShape():
            return DrillDose(dose.part, dose.mode, dose.pictures, dose.level)
        case BreathShape():
            return BreathDose(dose.in_s, dose.out_s, dose.minutes)
        case LessonShape():
            return LessonDose(dose.lesson_id, dose.among)
        case PracticeShape():
            return PracticeDose(dose.practice, dose.part, dose.minutes)
        case WordsShape():
            return OwnWords(dose.text)
