"""Days as services see them: one with all that is known of it, and many at a glance. Adapters implement these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.calendar_month import KindDone
from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.day_story import DaySession, Note, OnceSaid
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.weekly_measures import Said
from gmi_trainer.services.diary_ports import DiaryReader


class NoteLog(Protocol):
    """The write side of notes. Rows are only added: the newest wins, and an empty one takes it back."""

    def put_for_day(self, day: date, text: str) -> str:
        """A note for a day; returns what it replaces. The same words again write nothing."""
        ...

    def put_for_session(self, session_id: int, text: str) -> str:
        """A note for a session that is no lesson; words about lessons are kept with the lesson."""
        ...


class DayReader(DiaryReader, Protocol):
    """The read side of days, inside one background job. ``first`` and ``last`` belong to what is read."""

    def said_on(self, day: date) -> Sequence[tuple[Scale, OnceSaid]]:
        """All that was ever said at the check-in of a day, oldest first, with what was taken back."""
        ...

    def facts_between(
        self, first: date, last: date, kinds: Sequence[DiaryKind] | None = None
    ) -> tuple[DiaryFact, ...]:
        """The facts of these days that were not withdrawn, oldest first."""
        ...

    def sessions_on(self, day: date) -> tuple[DaySession, ...]:
        """All sessions of a day in their order, with those that were not finished and those that do not count."""
        ...

    def practised_between(self, first: date, last: date) -> Mapping[date, tuple[KindDone, ...]]:
        """What was finished on these days, by kind."""
        ...

    def checked_in_between(self, first: date, last: date) -> frozenset[date]:
        """The days with a check-in."""
        ...

    def note_of_day(self, day: date) -> Note:
        """The day's note, with all its wordings."""
        ...

    def note_of_session(self, session_id: int) -> Note:
        """A session's note, with all its wordings."""
        ...

    def said_around(self, session_id: int) -> Sequence[tuple[Scale, Moment, OnceSaid]]:
        """All that was ever rated around a session, oldest first, with what was taken back."""
        ...

    def noted_between(self, first: date, last: date) -> frozenset[date]:
        """The days with a note."""
        ...

    def first_day(self) -> date | None:
        """The earliest day that anything belongs to; None in an empty record."""
        ...

    def measured(self) -> tuple[Said, ...]:
        """All answers to the questions of the week and of the month, oldest day first: of a day and a question the
        newest, none taken back."""
        ...


KINDS_IN_ORDER = (
    SessionKind.DRILL,
    SessionKind.IMAGERY,
    SessionKind.MIRROR,
    SessionKind.ACTIVITY,
    SessionKind.BREATHING,
    SessionKind.NOTICE,
    SessionKind.LESSON,
)
"""In which the kinds of a day are told."""
