"""Choices, ratings and the diary, as they are written and read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from gmi_trainer.domain.checkin import Moment, Scale
from gmi_trainer.domain.diary import DiaryFact, DiaryKind
from gmi_trainer.domain.done import Done
from gmi_trainer.domain.values import dataclass

if TYPE_CHECKING:  # read when somebody needs it
    from gmi_trainer.domain.span import Grain


class Preferences(Protocol):
    """Small named choices that belong to the person, kept in the record as JSON values."""

    def get(self, name: str) -> object | None:
        """The value, or None where the person chose nothing."""
        ...

    def put(self, name: str, value: object) -> None:
        """Keep it, durably."""
        ...


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating as the record holds it now: the newest of its kind wins. ``value`` None: taken back."""

    day: date
    scale: Scale
    moment: Moment
    value: float | None
    session_id: int | None = None


class DiaryLog(Protocol):
    """The write side of a person's days. Rows are only added; taking back adds a row, too."""

    def rate(
        self,
        scale: Scale,
        moment: Moment,
        value: float | None,
        session_id: int | None = None,
        day: date | None = None,
    ) -> float | None:
        """Keep a rating; None takes the last one back. Returns what it replaces, for an exact undo.

        A rating of a session belongs to the session's day, any other one to ``day`` (None: today).
        Taking back what is not there writes nothing.
        """
        ...

    def add(
        self, kind: DiaryKind, detail: Mapping[str, object] | None = None, session_id: int | None = None
    ) -> DiaryFact:
        """Keep a fact for now; returns it as stored."""
        ...

    def withdraw(self, uuid: str) -> DiaryFact:
        """Take a fact back: a WITHDRAWN fact that names it. Taking that one back restores the first."""
        ...


class DiaryReader(Protocol):
    """The read side, inside one background job. ``since`` is a person's day, included."""

    def ratings(self, since: date, scales: Sequence[Scale] | None = None) -> tuple[Rating, ...]:
        """The newest rating of each day, scale, moment and session, oldest day first, none taken back."""
        ...

    def facts(self, since: date | None, kinds: Sequence[DiaryKind] | None = None) -> tuple[DiaryFact, ...]:
        """The facts that were not withdrawn, oldest first (None: from the beginning).

        A WITHDRAWN fact has done its work here and is never among them. What a later version wrote, or
        what makes no sense, is left out.
        """
        ...

    def usual_values(
        self, scale: Scale, first: date, last: date, by: Grain
    ) -> tuple[tuple[date, float], ...]:
        """What was said at these days' check-ins, oldest first: of each day, or the mean of each week or month."""
        ...

    def marking_facts(self, first: date, last: date, kinds: Sequence[DiaryKind]) -> tuple[DiaryFact, ...]:
        """The facts of these kinds and days, oldest first, without those that were withdrawn: of answers about last
        time only those that report a flare."""
        ...

    def day_notes(self, first: date, last: date) -> tuple[tuple[date, str, str], ...]:
        """The note of each of these days that has one, with the name of its row."""
        ...

    def done(self, since: date) -> tuple[Done, ...]:
        """Finished sessions of every kind, oldest first: those with an end and something answered or done."""
        ...

    def has_breathed(self) -> bool:
        """Whether there ever was a finished breathing session with a whole breath."""
        ...

    def lessons_done(self) -> frozenset[str]:
        """The lessons that were ever read to the end."""
        ...

    def questions_due(self) -> Mapping[str, date]:
        """Every question that was ever answered, and the day from which it comes back."""
        ...

    def questions_answered(self, day: date) -> int:
        """How many questions that had come back were answered on a day."""
        ...

    def practice_days(self, since: date) -> frozenset[date]:
        """The days with at least one such session."""
        ...

    def first_practice_day(self) -> date | None:
        """The earliest of all such days; None before the first."""
        ...

    def last_practice_day(self) -> date | None:
        """The latest of all such days; None before the first."""
        ...

    def latest_practice_days(self, before: date, most: int) -> frozenset[date]:
        """At most so many of such days, the latest before a day."""
        ...

    def latest_day(self) -> date | None:
        """The latest day that anything in the record belongs to; None in an empty one."""
        ...

    def preference(self, name: str) -> object | None:
        """A small choice of the person, as Preferences keeps it, read together with the rest."""
        ...
