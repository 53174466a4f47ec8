"""Which days were kept, worked out from the facts of a diary: for the line of Today and for the calendar alike."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.flare import flare_reports, step_backs
from gmi_trainer.domain.habits import kept_days
from gmi_trainer.domain.safety import SafetyAnswer, paused_days


def kept_between(
    first: date,
    last: date,
    *,
    facts: Sequence[DiaryFact],
    safety: Sequence[DiaryFact],
    practice_days: frozenset[date],
    about: AboutMe,
) -> frozenset[date]:
    """``facts``: from some days before ``first`` on, since a flare eases the days after it; ``safety``: the answers
    from the beginning."""
    return kept_days(
        first,
        last,
        practice_days=practice_days | days_of(facts, DiaryKind.OWN_DONE),
        lighter_days=days_of(facts, DiaryKind.LIGHTER_DAY),
        rest_days=days_of(facts, DiaryKind.REST_DAY),
        rest_weekdays=about.rest_weekdays,
        step_backs=step_backs(flare_reports(facts)),
        paused_days=_paused(safety, first, last),
    )


def days_of(facts: Sequence[DiaryFact], kind: DiaryKind) -> frozenset[date]:
    """The days with such a fact."""
    return frozenset(fact.day for fact in facts if fact.kind is kind)


def _paused(safety: Sequence[DiaryFact], first: date, last: date) -> frozenset[date]:
    """Nearly nobody was ever paused: then no day has to be looked at one by one."""
    if not any(fact.detail.get("answer") == SafetyAnswer.NEW for fact in safety):
        return frozenset()
    return paused_days(safety, first, last)
