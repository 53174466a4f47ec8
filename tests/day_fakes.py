"""Stand-ins for what keeps and reads days, in memory (day_ports). Notes are told as they stand now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.calendar_month import KindDone
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.day_story import DaySession, Note, OnceSaid, Wording
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.weekly_measures import Said
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.report import ReportService
from gmi_trainer.services.results_out import ResultsOut
from tests.fakes import FakeDiaryReader, FakePreferences, FakeRecord

DAWN = date.min


class FakeNotes:
    """The write side of notes (day_ports.NoteLog), with all their wordings, oldest first."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.wordings: dict[date | int, list[Wording]] = {}

    def put_for_day(self, day: date, text: str) -> str:
        return self._put(day, text)

    def put_for_session(self, session_id: int, text: str) -> str:
        return self._put(session_id, text)

    def note(self, of: date | int) -> Note:
        return Note(tuple(reversed(self.wordings.get(of, ()))))

    def _put(self, of: date | int, text: str) -> str:
        before = self.note(of).text
        if text != before:
            wording = Wording(text, self._clock.utc_now(), self._clock.utc_offset_min())
            self.wordings.setdefault(of, []).append(wording)
        return before


class FakeDayReader(FakeDiaryReader):
    """The read side of days (day_ports.DayReader)."""

    def __init__(self, record: FakeRecord, preferences: FakePreferences, notes: FakeNotes) -> None:
        super().__init__(record, preferences)
        self._notes = notes

    def said_on(self, day: date) -> Sequence[tuple[Scale, OnceSaid]]:
        clock = self._notes._clock
        return [
            (
                one.scale,
                OnceSaid(
                    round(one.value) if one.value is not None else None,
                    clock.utc_now(),
                    clock.utc_offset_min(),
                ),
            )
            for one in self._record.ratings
            if one.day == day and one.moment is Moment.CHECK_IN
        ]

    def facts_between(
        self, first: date, last: date, kinds: Sequence[DiaryKind] | None = None
    ) -> tuple[DiaryFact, ...]:
        return tuple(fact for fact in self.facts(first, kinds) if fact.day <= last)

    def sessions_on(self, day: date) -> tuple[DaySession, ...]:
        return tuple(
            DaySession(
                session_id,
                one.start.kind,
                one.start.started_utc,
                one.start.utc_offset_min,
                one.is_done,
                one.counted,
                one.reason,
            )
            for session_id, one in sorted(self._record.everything().items())
            if one.day == day
        )

    def practised_between(self, first: date, last: date) -> Mapping[date, tuple[KindDone, ...]]:
        found: dict[date, Counter[SessionKind]] = {}
        for one in self._record.everything().values():
            if one.is_done and first <= one.day <= last:
                found.setdefault(one.day, Counter())[one.start.kind] += 1
        return {
            day: tuple(KindDone(kind, count) for kind, count in kinds.items())
            for day, kinds in sorted(found.items())
        }

    def checked_in_between(self, first: date, last: date) -> frozenset[date]:
        return frozenset(
            one.day for one in self.ratings(first) if one.moment is Moment.CHECK_IN and one.day <= last
        )

    def note_of_day(self, day: date) -> Note:
        return self._notes.note(day)

    def said_around(self, session_id: int) -> tuple[tuple[Scale, Moment, OnceSaid], ...]:
        return ()

    def note_of_session(self, session_id: int) -> Note:
        return self._notes.note(session_id)

    def noted_between(self, first: date, last: date) -> frozenset[date]:
        days = (of for of in self._notes.wordings if isinstance(of, date) and self._notes.note(of).text)
        return frozenset(day for day in days if first <= day <= last)

    def first_day(self) -> date | None:
        dated = [one.day for one in self._record.everything().values()]
        dated += [rating.day for rating in self._record.ratings]
        return min([*dated, *(fact.day for fact in self._record.facts)], default=None)

    def measured(self) -> tuple[Said, ...]:
        return tuple(
            Said(one.day, one.scale, one.moment, one.value)
            for one in self.ratings(DAWN)
            if one.moment in (Moment.WEEKLY, Moment.MONTHLY) and one.value is not None
        )


class FakeDayOpener:
    """Opens a FakeDayReader."""

    def __init__(self, record: FakeRecord, preferences: FakePreferences, notes: FakeNotes) -> None:
        self._record = record
        self._preferences = preferences
        self._notes = notes

    @contextmanager
    def __call__(self) -> Iterator[FakeDayReader]:
        yield FakeDayReader(self._record, self._preferences, self._notes)


def no_results() -> ResultsOut:
    """Whoever asks for it was not meant to: results are written of a record on the disk."""
    raise AssertionError("nobody writes a result here")


def no_report() -> ReportService:
    """Whoever asks for it was not meant to: reports are written of a record on the disk."""
    raise AssertionError("nobody writes a report here")
