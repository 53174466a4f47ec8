"""What a record says of somebody in one line among others: read in a background job, by the rules of the report."""

from __future__ import annotations

from datetime import date, timedelta

from gmi_trainer.domain.about import AboutMe
from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.diary import DiaryKind
from gmi_trainer.domain.flare import flare_reports, step_backs
from gmi_trainer.domain.overview import A_WEEK, WEEKS_OF_FACTS, LastTest, PainTrend, PersonFacts, week_of
from gmi_trainer.domain.report import Interval, safety_part, trend_of
from gmi_trainer.domain.safety import Standing
from gmi_trainer.domain.span import Grain
from gmi_trainer.domain.test_numbers import numbers_of
from gmi_trainer.services.kept_days import days_of, kept_between
from gmi_trainer.services.report import KEPT_KINDS, STEP_BACK_DAYS
from gmi_trainer.services.report_ports import ReportReader
from gmi_trainer.services.safety import SAFETY_KINDS
from gmi_trainer.services.session_ports import HistoryReader


def read_facts(history: HistoryReader, days: ReportReader, about: AboutMe, today: date) -> PersonFacts:
    """All of a line. The last day of it is ``today``."""
    interval = Interval(WEEKS_OF_FACTS, today)
    facts = days.facts_between(interval.first - timedelta(days=STEP_BACK_DAYS), today, KEPT_KINDS)
    safety = days.facts(None, SAFETY_KINDS)
    said = safety_part(safety, interval)
    practised = days.days_practised(date.min, today)
    began = [day for day in (days.plan_began_on(), min(practised, default=None)) if day is not None]
    first = max(week_of(today) - timedelta(days=A_WEEK), min(began)) if began else today + timedelta(days=1)
    kept = kept_between(first, today, facts=facts, safety=safety, practice_days=practised, about=about)
    return PersonFacts(
        looked_on=today,
        kept=tuple(sorted(day for day in kept if first <= day <= today)),
        step_backs=tuple(
            step.first_day
            for step in step_backs(flare_reports(facts))
            if step.last_day >= interval.first and step.first_day <= today
        ),
        last_test=_last_test(history),
        pain=_pain(days, interval) if about.rates_pain else PainTrend(),
        rates_pain=about.rates_pain,
        last_used=max(practised | days_of(facts, DiaryKind.OWN_DONE), default=None),
        safety=tuple(sorted({reply.day for reply in said.replies})),
        waits=said.standing not in (Standing.OPEN, Standing.UNASKED),
    )


def _last_test(history: HistoryReader) -> LastTest | None:
    newest: LastTest | None = None
    for part in history.parts():
        head = history.course_head(part)
        samples = history.tests(head.conditions).samples if head is not None else ()
        if samples and (newest is None or samples[-1].day > newest.numbers.day):
            newest = LastTest(part, numbers_of(samples[-1]))
    return newest


def _pain(days: ReportReader, interval: Interval) -> PainTrend:
    values = dict(days.usual_values(Scale.PAIN_AVERAGE, interval.first, interval.last, Grain.DRILL))
    trend = trend_of(Scale.PAIN_AVERAGE, values, interval)
    return PainTrend(trend.by, trend.noise, trend.worth)
