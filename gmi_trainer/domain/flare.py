"""Stepping back after a flare: only what a person reported themselves makes one; every step has its reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from gmi_trainer.domain.activity import LEVELS
from gmi_trainer.domain.checkin import AfterLast
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.dosing import easier, halved
from gmi_trainer.domain.plan import Dose
from gmi_trainer.domain.values import dataclass


class FlareSource(StrEnum):
    """The only two sources of a flare (product: Today)."""

    SAID = "said"  # "I'm in a flare"
    LONGER = "longer"  # after last time: worse for longer than an hour
    STILL_WORSE = "still_worse"  # after last time: still worse


SPAN_DAYS = {FlareSource.SAID: 3, FlareSource.LONGER: 2, FlareSource.STILL_WORSE: 3}
"""How many days a report steps back, its own day included (design: the 2-3 days of science B2; two where
it is over by now)."""

QUIET_DAYS = 7
"""So many days after a step-back without another, and the next one is a new story (design)."""


@dataclass(frozen=True, slots=True)
class FlareReport:
    """A flare as it was reported."""

    day: date
    source: FlareSource

    @property
    def last_day(self) -> date:
        """The last day that this report alone steps back."""
        return self.day + timedelta(days=SPAN_DAYS[self.source] - 1)


@dataclass(frozen=True, slots=True)
class StepBack:
    """Some days of an easier programme.

    ``first_day`` and ``last_day`` belong to it. ``because`` is the report that began or last prolonged it.
    ``suggests_clinician``: it is the second in a row.
    """

    first_day: date
    last_day: date
    because: FlareReport
    suggests_clinician: bool = False

    def includes(self, day: date) -> bool:
        """Whether that day is one of its days."""
        return self.first_day <= day <= self.last_day


def flare_report(fact: DiaryFact) -> FlareReport | None:
    """The flare that a fact reports. "No change" and "gone within the hour" are none."""
    if fact.kind is DiaryKind.FLARE:
        return FlareReport(fact.day, FlareSource.SAID)
    if fact.kind is DiaryKind.AFTER_LAST:
        source = _AFTER_LAST.get(fact.detail.get("answer"))
        return FlareReport(fact.day, source) if source is not None else None
    return None


_AFTER_LAST: dict[object, FlareSource] = {
    AfterLast.LONGER.value: FlareSource.LONGER,
    AfterLast.STILL_WORSE.value: FlareSource.STILL_WORSE,
}


FLARING = tuple(answer for answer in AfterLast if answer.value in _AFTER_LAST)
"""What somebody may answer about last time that reports a flare."""


def flare_reports(facts: Iterable[DiaryFact]) -> tuple[FlareReport, ...]:
    """All flares that the facts report."""
    return tuple(report for report in map(flare_report, facts) if report is not None)


def step_backs(reports: Iterable[FlareReport]) -> tuple[StepBack, ...]:
    """Every step-back that came of the reports, oldest first; they never overlap.

    A report inside a running one prolongs it from its own day, or changes nothing where that would not
    reach further. Prolonging is a second one in a row, unless both were said on the same first day; so is a
    new one that begins before seven quiet days have passed.
    """
    told: list[StepBack] = []
    for report in sorted(reports, key=lambda report: report.day):
        last = told[-1] if told else None
        if last is None or report.day > last.last_day:
            told.append(StepBack(report.day, report.last_day, report, _is_second(last, report)))
        elif report.last_day > last.last_day:
            told[-1] = replace(
                last,
                last_day=report.last_day,
                because=report,
                suggests_clinician=last.suggests_clinician or report.day > last.first_day,
            )
    return tuple(told)


def step_back(reports: Sequence[FlareReport], today: date) -> StepBack | None:
    """The step-back that runs today, if one does; what was reported for later days is not known yet."""
    known = step_backs(report for report in reports if report.day <= today)
    return known[-1] if known and known[-1].includes(today) else None


def eased(dose: Dose, minutes: float, level: int, levels: Sequence[int] = LEVELS) -> tuple[Dose, float]:
    """A dose as it is on a stepped-back day, with its minutes: half as long, one level easier, never a test.

    ``level`` is the person's own, for a dose that has none; ``levels`` are those of the library.
    """
    dose, minutes = halved(dose, minutes)
    return easier(dose, level, levels), minutes


def _is_second(last: StepBack | None, report: FlareReport) -> bool:
    return last is not None and report.day - last.last_day <= timedelta(days=QUIET_DAYS)
