"""A crowd of people without pain, and how many of them have a finding on a scan: numbers and places, no paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gmi_trainer.domain.lesson import Figure
from gmi_trainer.domain.values import dataclass
from gmi_trainer.ui.figures.settings import Settings, require

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF

GROUP = 5
"""After so many there is a little more room, so that tens can be seen without counting."""

AISLE = 0.35
"""That room, as a share of a seat."""


@dataclass(frozen=True, slots=True)
class CrowdFinding:
    """``counts``: how many have it, at each of the ages."""

    finding_id: str
    claim: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CrowdPlan:
    """All that the figure knows. Between the ages nothing is filled in."""

    people: int
    columns: int
    ages: tuple[int, ...]
    findings: tuple[CrowdFinding, ...]
    start_age: int
    start_finding: str

    @property
    def ids(self) -> tuple[str, ...]:
        """Those of the findings, in order."""
        return tuple(one.finding_id for one in self.findings)

    def count(self, finding_id: str, age: int) -> int:
        """How many of the people have it at that age."""
        finding = next(one for one in self.findings if one.finding_id == finding_id)
        return finding.counts[self.ages.index(age)]

    def place_of(self, age: int) -> float:
        """How far along from the first age to the last, 0 to 1."""
        return (age - self.ages[0]) / (self.ages[-1] - self.ages[0])


def crowd_plan(figure: Figure) -> CrowdPlan:
    """Read it, or say what does not fit."""
    settings = Settings(figure.settings, figure.kind)
    people, columns, ages = (
        settings.whole("people", 100),
        settings.whole("columns", 10),
        settings.wholes("ages"),
    )
    findings = tuple(
        CrowdFinding(part.word("id"), part.word("claim"), part.wholes("of_100"))
        for part in settings.parts("findings")
    )
    where = figure.kind
    require(
        people > 0 and columns > 0 and people % columns == 0, f"{where}.columns", "rows that are all full"
    )
    require(
        len(ages) > 1 and list(ages) == sorted(set(ages)), f"{where}.ages", "two or more, the youngest first"
    )
    for finding in findings:
        fits = len(finding.counts) == len(ages) and all(0 <= one <= people for one in finding.counts)
        require(fits, f"{where}.findings.{finding.finding_id}", "a number of people for every age")
    plan = CrowdPlan(
        people,
        columns,
        ages,
        findings,
        settings.whole("start_age", ages[0]),
        settings.word("start_finding", findings[0].finding_id),
    )
    require(plan.start_age in ages, f"{where}.start_age", "one of the ages")
    require(plan.start_finding in plan.ids, f"{where}.start_finding", "one of the findings")
    require(len(set(plan.ids)) == len(plan.ids), f"{where}.findings", "every id once")
    return plan


def seats(people: int, columns: int, within: QRectF) -> tuple[QRectF, ...]:
    """Where each person stands, in the order in which they are filled: from the front row up, from left to right."""
    from PySide6.QtCore import QRectF  # settings are read without Qt, too

    rows = people // columns
    units_across = columns + AISLE * ((columns - 1) // GROUP)
    units_down = rows + AISLE * ((rows - 1) // GROUP)
    width, height = within.width() / units_across, within.height() / units_down
    places = []
    for number in range(people):
        row, column = divmod(number, columns)
        x = within.left() + (column + AISLE * (column // GROUP)) * width
        y = within.bottom() - (row + 1 + AISLE * (row // GROUP)) * height
        places.append(QRectF(x, y, width, height))
    return tuple(places)


def filled_share(number: int, count: float) -> float:
    """How much of a person is filled while the count glides: all of those before it, part of the one it is at."""
    return min(1.0, max(0.0, count - number))
