"""What a report needs of the world beside what days and drills give already. Adapters implement these Protocols."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from gmi_trainer.domain.activity import SessionKind
from gmi_trainer.domain.report import Interval, OwnWords
from gmi_trainer.domain.report_paper import PaperPicture, ReportPaper
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.care_ports import Cancelled, TableShape
from gmi_trainer.services.day_ports import DayReader

SESSIONS, TRIALS = "sessions", "trials"
"""The two tables of numbers that a person can take along."""


class ReportReader(DayReader, Protocol):
    """The read side of a report, inside one background job. ``first`` and ``last`` belong to what is read."""

    def notes_between(self, first: date, last: date) -> tuple[OwnWords, ...]:
        """What holds of the notes for these days and for sessions of these days, the words about lessons too; those
        have the lesson's id as their title."""
        ...

    def days_practised(self, first: date, last: date) -> frozenset[date]:
        """The days with anything finished."""
        ...

    def sessions_done(self, first: date, last: date) -> Mapping[SessionKind, int]:
        """How many sessions of each kind were finished; what is not to be counted is left out."""
        ...

    def plan_began_on(self) -> date | None:
        """The first day of the newest plan that can be understood."""
        ...


@dataclass(frozen=True, slots=True)
class NumbersFacts:
    """How many rows there are to take along, by table."""

    rows: Mapping[str, int]


class NumbersReader(Protocol):
    """Every session and every trial of some weeks, as rows. No name, no rating and no own words are among them."""

    @property
    def tables(self) -> Sequence[TableShape]:
        """What the columns are, and mean."""
        ...

    def facts(self, interval: Interval) -> NumbersFacts:
        """How many rows."""
        ...

    def rows(self, table: str, interval: Interval) -> Iterator[Sequence[object]]:
        """The rows of a table, values in the order of its columns, oldest first."""
        ...


class NumbersFile(Protocol):
    """The file that the numbers travel in."""

    def names(self, tables: Sequence[TableShape]) -> Mapping[str, str]:
        """What each table is called in it, and by an empty name the document that explains them."""
        ...

    def write(self, target: Path, reader: NumbersReader, interval: Interval, cancelled: Cancelled) -> bool:
        """Write it beside its target and rename it. False where it was cancelled; then nothing is left.

        UserProblem: EXPORT_IS_THERE, DISK_FULL or PAPER_NOT_WRITTEN; then nothing is left either.
        """
        ...


@dataclass(frozen=True, slots=True)
class ReportFormats:
    """What a report can become without a window: a web page, a few lines, and its numbers as a file."""

    html: Callable[[ReportPaper, Sequence[PaperPicture]], str]
    text: Callable[[ReportPaper], str]
    numbers: NumbersFile
