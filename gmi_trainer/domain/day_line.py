"""What else was going on: pain, sleep and mood day by day, and what happened, on the same time axis as a chart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from gmi_trainer.domain.checkin import LifeChange
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.flare import flare_report
from gmi_trainer.domain.span import Grain
from gmi_trainer.domain.values import dataclass
from gmi_trainer.domain.visit import comment_of


class MarkKind(StrEnum):
    """What can mark a day, in the order in which marks of one day are told."""

    LIFE_CHANGE = "life_change"
    FLARE = "flare"
    STEP_BACK = "step_back"
    REST_DAY = "rest_day"
    LIGHTER_DAY = "lighter_day"
    CLINIC = "clinic"  # somebody of a clinic wrote something; ``words`` end with who it was
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class DayMark:
    """Something on a day. ``words``: the person's own, if any; ``what``: which kind of change; ``until``: the last
    day of a step-back. ``uuid`` names its row in the record."""

    kind: MarkKind
    day: date
    words: str = ""
    uuid: str = ""
    what: LifeChange | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class DayLine:
    """Ratings from 0 to 10 and marks, from a first to a last day, oldest first.

    ``by``: a value stands for a day, or is the mean of a week's or a month's days and stands at its beginning.
    ``pain`` is empty where somebody would rather not rate pain.
    """

    first: date
    last: date
    by: Grain = Grain.DRILL
    pain: tuple[tuple[date, float], ...] = ()
    sleep: tuple[tuple[date, float], ...] = ()
    mood: tuple[tuple[date, float], ...] = ()
    marks: tuple[DayMark, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing was said, and nothing happened."""
        return not (self.pain or self.sleep or self.mood or self.marks)


_SEVERAL = frozenset({MarkKind.LIFE_CHANGE, MarkKind.CLINIC})
"""There may be more than one a day."""

_SINGLE_DAYS = frozenset({MarkKind.REST_DAY, MarkKind.LIGHTER_DAY})
"""Of a day and no more: among months there is no room for them."""

_PLAIN = {
    DiaryKind.STEP_BACK: MarkKind.STEP_BACK,
    DiaryKind.REST_DAY: MarkKind.REST_DAY,
    DiaryKind.LIGHTER_DAY: MarkKind.LIGHTER_DAY,
}

MARKING = (
    DiaryKind.LIFE_CHANGE,
    DiaryKind.FLARE,
    DiaryKind.AFTER_LAST,
    DiaryKind.CLINIC_COMMENT,
    *_PLAIN,
)
"""The facts of a diary that may mark a day. An answer about last time does where it reports a flare."""


def marking(by: Grain) -> tuple[DiaryKind, ...]:
    """Those that are told beside marks of drills, weeks or months."""
    if by is not Grain.MONTH:
        return MARKING
    return tuple(kind for kind in MARKING if _PLAIN.get(kind) not in _SINGLE_DAYS)


def marks_of(facts: Iterable[DiaryFact], notes: Iterable[DayMark] = ()) -> tuple[DayMark, ...]:
    """Facts and notes as marks, by day. Of flares and of rest days one a day is enough."""
    found = [mark for fact in facts if (mark := _mark_of(fact)) is not None]
    found += notes
    order = {kind: number for number, kind in enumerate(MarkKind)}
    found.sort(key=lambda mark: (mark.day, order[mark.kind]))
    once: set[tuple[date, MarkKind]] = set()
    told = []
    for mark in found:
        if (mark.day, mark.kind) not in once or mark.kind in _SEVERAL:
            once.add((mark.day, mark.kind))
            told.append(mark)
    return tuple(told)


def _mark_of(fact: DiaryFact) -> DayMark | None:
    if fact.kind is DiaryKind.LIFE_CHANGE:
        words = fact.detail.get("words")
        return DayMark(
            MarkKind.LIFE_CHANGE,
            fact.day,
            words if isinstance(words, str) else "",
            fact.uuid,
            what=_life_change(fact.detail.get("what")),
        )
    if fact.kind is DiaryKind.CLINIC_COMMENT:
        comment = comment_of(fact)
        return None if comment is None else DayMark(MarkKind.CLINIC, fact.day, comment.signed, fact.uuid)
    if flare_report(fact) is not None:
        return DayMark(MarkKind.FLARE, fact.day, uuid=fact.uuid)
    kind = _PLAIN.get(fact.kind)
    if kind is None:
        return None
    until = _day(fact.detail.get("until")) if kind is MarkKind.STEP_BACK else None
    return DayMark(kind, fact.day, uuid=fact.uuid, until=until)


def _life_change(value: object) -> LifeChange:
    """A later version may know more of them."""
    return next((change for change in LifeChange if change.value == value), LifeChange.OTHER)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
