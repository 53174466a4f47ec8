"""A visit: what a clinician wrote into a record, and when a plan has come to a good day for a test."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.values import dataclass

LONGEST_COMMENT = 2000


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody of a clinic wrote. ``by``: the clinic as shown, where it has a name; ``uuid`` names the row."""

    day: date
    words: str
    by: str = ""
    uuid: str = ""

    @property
    def signed(self) -> str:
        """With who it is from."""
        return f"{self.words} ({self.by})" if self.by else self.words


def comment_of(fact: DiaryFact) -> Comment | None:
    """A comment as the diary has it; None where it is none, or says nothing."""
    words, by = fact.detail.get("words"), fact.detail.get("by")
    if fact.kind is not DiaryKind.CLINIC_COMMENT or not isinstance(words, str) or not words:
        return None
    return Comment(fact.day, words, by if isinstance(by, str) else "", fact.uuid)


def last_visit(written: Iterable[date], today: date) -> date | None:
    """The newest day before today on which a clinic wrote something."""
    return max((day for day in written if day < today), default=None)


def weeks_since(day: date | None, today: date, offered: Sequence[int], usual: int) -> int:
    """The shortest interval on offer that reaches back to a day: the usual one where there is none."""
    if day is None:
        return usual
    return next((weeks for weeks in sorted(offered) if today - timedelta(weeks=weeks) <= day), max(offered))


class Reassess(StrEnum):
    """Why today is a good day for a test."""

    HALF = "half"
    END = "end"


def reassess(plan: Plan, today: date, last_test: date | None) -> Reassess | None:
    """Half of a plan is over, or all of it, and there was no test since. A plan without an end has neither."""
    if plan.until_day is None:
        return None
    end, half = plan.began_on + timedelta(days=plan.until_day), half_of(plan)
    for day, what in ((end, Reassess.END), (half, Reassess.HALF)):
        if today >= day:
            return what if last_test is None or last_test < day else None
    return None


def half_of(plan: Plan) -> date:
    """The day on which half of it is over."""
    assert plan.until_day is not None, "a plan without an end has no half"
    return plan.began_on + timedelta(days=(plan.until_day + 1) // 2)
