"""What every value of a plan may be: the same for the editor, for a file, and for a code. Nothing else is possible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from gmi_trainer.domain.activity import LEVELS, TEST_LENGTHS, TRAINING_LENGTHS, DrillMode, SessionKind
from gmi_trainer.domain.gate_rule import GateRule
from gmi_trainer.domain.plan import (
    BreathDose,
    DrillDose,
    LessonDose,
    OwnWords,
    Plan,
    PlanItem,
    PracticeDose,
)
from gmi_trainer.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """From the least to the most, both possible."""

    least: float
    most: float

    def has(self, value: float) -> bool:
        """Whether a number lies within; what is no number does not."""
        return self.least <= value <= self.most

    def nearest(self, value: float) -> float:
        """The value itself, or the end that is nearer."""
        return min(max(value, self.least), self.most)


ITEMS = Span(1, 24)
VERSION = Span(1, 9_999)
BOUTS = Span(1, 8)
FEWEST_BOUTS = Span(0, 8)
EVERY_DAYS = Span(1, 14)
WEEKDAY = Span(0, 6)
DAY = Span(0, 52 * 7 - 1)
"""Days since the plan began: a year at most."""
ORDER = Span(0, 999)
STAGE = Span(0, 4)
LEVEL = Span(LEVELS[0], LEVELS[-1])
FIRST_LEVEL = Span(1, 3)
ITEM_MINUTES = Span(0, 30)
BREATH_MINUTES = Span(1, 15)
BREATH_IN_S = Span(2.5, 5)
BREATH_OUT_S = Span(3, 10)
PRACTICE_MINUTES = Span(1, 20)
MIRROR_MINUTES = Span(1, 10)
LESSONS_AMONG = 18

NAME_LETTERS = 60
CLINIC_LETTERS = 80
NOTE_LETTERS = 600
STOP_LETTERS = 300
OWN_LETTERS = 200
ITEM_ID_LETTERS = 40
UUID_LETTERS = 64
LESSON_ID_LETTERS = 12
FINGERPRINT_LETTERS = 19
CLINIC_KEY = re.compile(r"age1[02-9ac-hj-np-z]{58}")
"""The public half of a key, as the age format writes it."""

GATE = {
    "tests": Span(1, 10),
    "tests_within_days": Span(3, 42),
    "pooled_tests": Span(1, 6),
    "accuracy": Span(0.6, 0.95),
    "time_ms": Span(1_000, 10_000),
    "context_level": Span(1, 5),
    "days_since_flare": Span(1, 28),
    "imagery_days": Span(1, 14),
    "imagery_within_days": Span(3, 42),
    "imagery_bouts": Span(1, 10),
    "mirror_days": Span(1, 14),
}
"""A clinician's own numbers for the gates. A flare always waits a day at least."""


class Limited(StrEnum):
    """What is limited."""

    UUID = "uuid"
    VERSION = "version"
    ITEMS = "items"
    ITEM_ID = "item_id"
    SAME_ID = "same_id"
    MINUTES = "minutes"
    BOUTS = "bouts"
    FEWEST_BOUTS = "fewest_bouts"
    EVERY_DAYS = "every_days"
    WEEKDAYS = "weekdays"
    FROM_DAY = "from_day"
    UNTIL_DAY = "until_day"
    ORDER = "order"
    STAGE = "stage"
    PICTURES = "pictures"
    LEVEL = "level"
    BREATH = "breath"
    LESSON = "lesson"
    PRACTICE = "practice"
    WORDS = "words"
    NAME = "name"
    CLINIC = "clinic"
    NOTE = "note"
    STOP_RULE = "stop_rule"
    PLAN_UNTIL = "plan_until"
    GATE = "gate"
    FIRST_LEVEL = "first_level"
    CLINIC_KEY = "clinic_key"


@dataclass(frozen=True, slots=True)
class Beyond:
    """A value that no plan may have. ``item_id``: of which item; empty: of the whole plan."""

    what: Limited
    item_id: str = ""


def beyond_limits(plan: Plan) -> tuple[Beyond, ...]:
    """Everything of a plan that is not possible, in the order in which it is read; nothing: it may be used."""
    return tuple(_of_plan(plan))


def beyond_limits_of(item: PlanItem) -> tuple[Beyond, ...]:
    """The same of one item."""
    return tuple(Beyond(what, item.item_id) for what in _of_item(item))


def is_plain(text: str, letters: int, *, lines: bool = False) -> bool:
    """Whether a text is short enough and made of signs that are seen. ``lines``: it may have several."""
    return len(text) <= letters and all(sign.isprintable() or (lines and sign == "\n") for sign in text)


def _of_plan(plan: Plan) -> Iterator[Beyond]:
    texts = (
        (Limited.UUID, plan.uuid, UUID_LETTERS, False),
        (Limited.NAME, plan.name, NAME_LETTERS, False),
        (Limited.CLINIC, plan.made_by, CLINIC_LETTERS, False),
        (Limited.NOTE, plan.note, NOTE_LETTERS, True),
        (Limited.STOP_RULE, plan.stop_rule, STOP_LETTERS, True),
    )
    yield from (Beyond(what) for what, text, most, lines in texts if not is_plain(text, most, lines=lines))
    if not plan.uuid:
        yield Beyond(Limited.UUID)
    if not VERSION.has(plan.version):
        yield Beyond(Limited.VERSION)
    if not ITEMS.has(len(plan.items)):
        yield Beyond(Limited.ITEMS)
    if len({item.item_id for item in plan.items}) < len(plan.items):
        yield Beyond(Limited.SAME_ID)
    if plan.until_day is not None and not DAY.has(plan.until_day):
        yield Beyond(Limited.PLAN_UNTIL)
    if plan.first_level is not None and not FIRST_LEVEL.has(plan.first_level):
        yield Beyond(Limited.FIRST_LEVEL)
    if plan.gate is not None and not gate_is_possible(plan.gate):
        yield Beyond(Limited.GATE)
    if plan.clinic_key and CLINIC_KEY.fullmatch(plan.clinic_key) is None:
        yield Beyond(Limited.CLINIC_KEY)
    for item in plan.items:
        yield from beyond_limits_of(item)


def gate_is_possible(rule: GateRule) -> bool:
    """Whether a clinician may set these numbers, and nothing is asked that cannot happen in its time."""
    values = {name: getattr(rule, name) for name in GATE}
    return (
        all(value is None or GATE[name].has(value) for name, value in values.items())
        and rule.tests <= rule.tests_within_days
        and rule.imagery_days <= rule.imagery_within_days
    )


def _of_item(item: PlanItem) -> Iterator[Limited]:
    if not item.item_id or not is_plain(item.item_id, ITEM_ID_LETTERS):
        yield Limited.ITEM_ID
    numbers = (
        (Limited.MINUTES, item.minutes, ITEM_MINUTES),
        (Limited.BOUTS, item.bouts, BOUTS),
        (Limited.FEWEST_BOUTS, item.fewest_bouts, Span(0, min(item.bouts, FEWEST_BOUTS.most))),
        (Limited.EVERY_DAYS, item.every_days, EVERY_DAYS),
        (Limited.FROM_DAY, item.from_day, DAY),
        (Limited.ORDER, item.order, ORDER),
        (Limited.STAGE, item.stage, STAGE),
    )
    yield from (what for what, value, span in numbers if not span.has(value))
    if item.weekdays is not None and (
        not item.weekdays or not all(WEEKDAY.has(weekday) for weekday in item.weekdays)
    ):
        yield Limited.WEEKDAYS
    if item.until_day is not None and not Span(item.from_day, DAY.most).has(item.until_day):
        yield Limited.UNTIL_DAY
    yield from _of_dose(item)


def _of_dose(item: PlanItem) -> Iterator[Limited]:
    match item.dose:
        case DrillDose(mode=mode, pictures=pictures, level=level):
            lengths = TEST_LENGTHS if mode is DrillMode.TEST else TRAINING_LENGTHS
            if pictures is not None and pictures not in lengths:
                yield Limited.PICTURES
            if level is not None and not LEVEL.has(level):
                yield Limited.LEVEL
        case BreathDose(in_s=in_s, out_s=out_s, minutes=minutes):
            is_possible = BREATH_IN_S.has(in_s) and BREATH_OUT_S.has(out_s) and BREATH_MINUTES.has(minutes)
            if not is_possible or in_s * 2 % 1 or out_s * 2 % 1:
                yield Limited.BREATH
        case LessonDose(lesson_id=lesson_id, among=among):
            names = [*among, *([] if lesson_id is None else [lesson_id])]
            short = all(name and is_plain(name, LESSON_ID_LETTERS) for name in names)
            if not short or len(among) > LESSONS_AMONG or (among and lesson_id is not None):
                yield Limited.LESSON
        case PracticeDose(kind=kind, minutes=minutes):
            span = MIRROR_MINUTES if kind is SessionKind.MIRROR else PRACTICE_MINUTES
            if kind not in PRACTICES or not span.has(minutes):
                yield Limited.PRACTICE
        case OwnWords(text=text):
            if not text.strip() or not is_plain(text, OWN_LETTERS, lines=True):
                yield Limited.WORDS


PRACTICES = frozenset({SessionKind.IMAGERY, SessionKind.MIRROR, SessionKind.ACTIVITY, SessionKind.NOTICE})
"""The kinds of session that a ``PracticeDose`` may be of."""
