"""Stand-ins for what keeps and reads days: facts, ratings, plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from statistics import fmean
from typing import TYPE_CHECKING

from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.done import Done
from gmi_trainer.domain.flare import flare_report
from gmi_trainer.domain.plan import Plan
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.span import Grain
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.diary_ports import Rating
from gmi_trainer.services.plan_ports import PlanVersion
from tests.fakes.people import FakePreferences
from tests.fakes.record import FakeBreathing, FakeReading, FakeRecord, FakeSession

if TYPE_CHECKING:
    from tests.guided_fakes import FakeGuided


class FakeDiary:
    """The write side of a person's days (diary_ports.DiaryLog)."""

    def __init__(self, record: FakeRecord, clock: Clock) -> None:
        self._record = record
        self._clock = clock

    def rate(
        self,
        scale: Scale,
        moment: Moment,
        value: float | None,
        session_id: int | None = None,
        day: date | None = None,
    ) -> float | None:
        if session_id is not None:
            assert session_id in self._record.everything(), "no such session"
            day = self._record.everything()[session_id].day
        new = Rating(day if day is not None else self._today(), scale, moment, value, session_id)
        before = next((r.value for r in reversed(self._record.ratings) if _about(r) == _about(new)), None)
        if value is not None or before is not None:
            self._record.ratings.append(new)
        return before

    def add(
        self, kind: DiaryKind, detail: Mapping[str, object] | None = None, session_id: int | None = None
    ) -> DiaryFact:
        assert session_id is None or session_id in self._record.everything(), "no such session"
        uuid = f"fact-{len(self._record.facts) + 1}"
        fact = DiaryFact(uuid, kind, self._today(), self._clock.utc_now(), dict(detail or {}), session_id)
        self._record.facts.append(fact)
        return fact

    def withdraw(self, uuid: str) -> DiaryFact:
        assert any(fact.uuid == uuid for fact in self._record.facts), "no such fact"
        return self.add(DiaryKind.WITHDRAWN, {"uuid": uuid})

    def _today(self) -> date:
        return local_day(self._clock.utc_now(), self._clock.utc_offset_min())


def _about(rating: Rating) -> tuple[date, Scale, Moment, int | None]:
    return (rating.day, rating.scale, rating.moment, rating.session_id)


class FakeDiaryReader:
    """The read side of a person's days (diary_ports.DiaryReader)."""

    def __init__(self, record: FakeRecord, preferences: FakePreferences) -> None:
        self._record = record
        self._preferences = preferences

    def ratings(self, since: date, scales: Sequence[Scale] | None = None) -> tuple[Rating, ...]:
        newest: dict[object, Rating] = {}
        for rating in self._record.ratings:
            newest.pop(_about(rating), None)
            newest[_about(rating)] = rating
        wanted = [r for r in newest.values() if r.day >= since and r.value is not None]
        return tuple(sorted((r for r in wanted if scales is None or r.scale in scales), key=lambda r: r.day))

    def facts(self, since: date | None, kinds: Sequence[DiaryKind] | None = None) -> tuple[DiaryFact, ...]:
        taken_back: set[object] = set()
        for fact in reversed(self._record.facts):
            if fact.kind is DiaryKind.WITHDRAWN and fact.uuid not in taken_back:
                taken_back.add(fact.detail["uuid"])
        wanted = set(DiaryKind if kinds is None else kinds) - {DiaryKind.WITHDRAWN}
        found = [f for f in self._record.facts if f.kind in wanted and f.uuid not in taken_back]
        return tuple(sorted((f for f in found if since is None or f.day >= since), key=lambda f: f.day))

    def usual_values(
        self, scale: Scale, first: date, last: date, by: Grain
    ) -> tuple[tuple[date, float], ...]:
        groups: dict[date, list[float]] = {}
        for rating in self.ratings(first, (scale,)):
            if rating.moment is Moment.CHECK_IN and rating.day <= last and rating.value is not None:
                groups.setdefault(by.begin(rating.day), []).append(rating.value)
        return tuple((day, fmean(values)) for day, values in groups.items())

    def marking_facts(self, first: date, last: date, kinds: Sequence[DiaryKind]) -> tuple[DiaryFact, ...]:
        found = [fact for fact in self.facts(first, kinds) if fact.day <= last]
        return tuple(f for f in found if f.kind is not DiaryKind.AFTER_LAST or flare_report(f) is not None)

    def day_notes(self, first: date, last: date) -> tuple[tuple[date, str, str], ...]:
        return tuple(note for note in self._record.day_notes if first <= note[0] <= last)

    def done(self, since: date) -> tuple[Done, ...]:
        found = sorted(self._done(), key=lambda s: (s.done.day, s.start.started_utc, s.session_id))
        return tuple(s.done for s in found if s.done.day >= since)

    def has_breathed(self) -> bool:
        return any(s.is_done for s in self._record.breathing.values())

    def lessons_done(self) -> frozenset[str]:
        return frozenset(self._record.lessons_done())

    def questions_due(self) -> Mapping[str, date]:
        return self._record.due()

    def questions_answered(self, day: date) -> int:
        return self._record.reviewed(day)

    def practice_days(self, since: date) -> frozenset[date]:
        return frozenset(done.day for done in self.done(since))

    def first_practice_day(self) -> date | None:
        return min((s.done.day for s in self._done()), default=None)

    def last_practice_day(self) -> date | None:
        return max((s.done.day for s in self._done()), default=None)

    def latest_practice_days(self, before: date, most: int) -> frozenset[date]:
        earlier = {s.done.day for s in self._done() if s.done.day < before}
        return frozenset(sorted(earlier, reverse=True)[:most])

    def latest_day(self) -> date | None:
        dated = [s.day for s in self._record.everything().values()]
        dated += [rating.day for rating in self._record.ratings]
        return max([*dated, *(fact.day for fact in self._record.facts)], default=None)

    def preference(self, name: str) -> object | None:
        return self._preferences.get(name)

    def _done(self) -> list[FakeSession | FakeBreathing | FakeReading | FakeGuided]:
        return [s for s in self._record.everything().values() if s.is_done]


class FakeDiaryOpener:
    """Opens a FakeDiaryReader, and counts how many are open."""

    def __init__(self, record: FakeRecord, preferences: FakePreferences | None = None) -> None:
        self._record = record
        self._preferences = preferences if preferences is not None else FakePreferences()
        self.open_count = 0

    @contextmanager
    def __call__(self) -> Iterator[FakeDiaryReader]:
        self.open_count += 1
        try:
            yield FakeDiaryReader(self._record, self._preferences)
        finally:
            self.open_count -= 1


class FakePlanStore:
    """Plans, each version (plan_store_port.PlanStore). None stands for one that cannot be understood."""

    def __init__(self, record: FakeRecord | None = None) -> None:
        self._record = record if record is not None else FakeRecord()

    def current(self) -> Plan | None:
        if not self._record.plans:
            return None
        if self._record.plans[-1] is None:
            raise UserProblem(Problem.PLAN_NOT_UNDERSTOOD)
        return self._record.plans[-1]

    def last_understood(self) -> Plan | None:
        return next((plan for plan in reversed(self._record.plans) if plan is not None), None)

    def history(self) -> tuple[PlanVersion, ...]:
        kept = [plan for plan in reversed(self._record.plans) if plan is not None]
        return tuple(PlanVersion(plan, plan.made_on or plan.began_on) for plan in kept)

    def keep(self, plan: Plan) -> None:
        known = [(p.uuid, p.version) for p in self._record.plans if p is not None]
        assert (plan.uuid, plan.version) not in known, "a version of a plan never changes"
        self._record.plans.append(plan)
