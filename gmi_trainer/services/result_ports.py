"""What results need of the world: rows read from a record, the file they travel in, and the record they come into."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from gmi_trainer.domain.checkin import Scale
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.care_ports import TableShape
from gmi_trainer.services.people_ports import Profile

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)
"""No row of a result is of another time."""

Row = Mapping[str, object]
"""A row as it travels: values by the names of the columns, without those that are empty; other rows by their uuid."""


@dataclass(frozen=True, slots=True)
class ResultChoice:
    """What of a record leaves. ``without``: scales whose ratings stay, whatever else is chosen."""

    first: date = FIRST_DAY
    last: date = LAST_DAY
    with_name: bool = False
    with_notes: bool = False
    with_goals: bool = True
    without: frozenset[Scale] = frozenset()


@dataclass(frozen=True, slots=True)
class ResultContents:
    """Exactly what leaves, or came. ``sessions`` by kind, ``ratings`` by scale, ``rows`` by table."""

    first_day: str | None
    last_day: str | None
    sessions: Mapping[str, int]
    ratings: Mapping[str, int]
    rows: Mapping[str, int]
    notes: tuple[tuple[str, str], ...] = ()
    goals: tuple[str, ...] = ()
    name: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing but plans."""
        return not any(count for table, count in self.rows.items() if table != "plan")


@dataclass(frozen=True, slots=True)
class ResultHead:
    """What a result says of itself. ``plans``: the uuids of the plans in it, the one in force last.

    ``about``: what the person said of themselves, as it is kept.
    """

    result_uuid: str
    person_uuid: str
    made_utc: datetime
    app_version: str
    schema_version: int
    with_notes: bool
    name: str = ""
    about: Mapping[str, object] | None = None


class ResultReader(Protocol):
    """Reads a record at one moment, inside one background job."""

    @property
    def person_uuid(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def about(self) -> Mapping[str, object] | None: ...

    @property
    def schema_version(self) -> int: ...

    @property
    def tables(self) -> Sequence[TableShape]:
        """What leaves, as it is declared, each table after those it refers to."""
        ...

    def contents(self, choice: ResultChoice) -> ResultContents:
        """What leaves."""
        ...

    def rows(self, table: str, choice: ResultChoice) -> Iterator[Row]:
        """The rows of a table that leave, oldest first."""
        ...


class ReadResult(Protocol):
    """A result that passed its check: names, sizes and fingerprints are as they should be."""

    @property
    def head(self) -> ResultHead: ...

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table, one after the other. UserProblem(RESULT_DAMAGED) where one makes no sense."""
        ...


class ResultFiles(Protocol):
    """The file that a result travels in, before it is sealed."""

    def write(self, head: ResultHead, reader: ResultReader, choice: ResultChoice) -> bytes:
        """All of it."""
        ...

    def read(self, content: bytes, file: str) -> AbstractContextManager[ReadResult]:
        """UserProblem: RESULT_FOREIGN, RESULT_NEWER, RESULT_DAMAGED, RESULT_UNSAFE or FILE_TOO_LARGE."""
        ...


@dataclass(frozen=True, slots=True)
class Opened:
    """A result that came into a record. ``rows``: by table, what of it is here and would go with it."""

    import_id: int
    result_uuid: str
    opened_utc: datetime
    made_utc: datetime
    source: str
    undone_utc: datetime | None = None
    rows: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_here(self) -> bool:
        """Whether it was not taken out again."""
        return self.undone_utc is None


@dataclass(frozen=True, slots=True)
class Known:
    """What the records of this computer know of a result. ``holder``: whose it is; ``is_sure``: known by the person,
    else they only have the plan that it came of. ``opened_by``: in whose record it is since ``opened_utc``.
    """

    holder: Profile | None = None
    is_sure: bool = False
    opened_by: Profile | None = None
    opened_utc: datetime | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """What came, by table; ``known``: rows that were here already; ``changed``: rows that were brought up to date;
    ``filled``: texts that an earlier result had left out."""

    import_id: int
    added: Mapping[str, int]
    known: int
    changed: int
    filled: int = 0


@dataclass(frozen=True, slots=True)
class Arriving:
    """A result on its way into a record."""

    head: ResultHead
    sha256: str
    source: str
    rows: Callable[[str], Iterator[Row]]
    file: str


class ResultStore(Protocol):
    """The records of this computer, as far as results come into them. Each call opens what it needs."""

    def known(self, head: ResultHead, plans: frozenset[str]) -> Known:
        """Whose result it is, if they are here, and whether it is in somebody's record already."""
        ...

    def opened(self, profile_id: str) -> tuple[Opened, ...]:
        """The results that came into a record, newest first."""
        ...

    def add_person(self, name: str) -> Profile:
        """Somebody new, with an empty record."""
        ...

    def drop_person(self, profile_id: str) -> None:
        """Somebody new for whom it came to nothing."""
        ...

    def merge(self, profile_id: str, arriving: Arriving, *, takes_over: bool) -> Merged:
        """All of it or nothing, after a copy of the record. ``takes_over``: an empty record becomes this person's own.

        UserProblem: RESULT_OPENED, RESULT_DAMAGED, or what is the matter with the record.
        """
        ...

    def undo(self, profile_id: str, import_id: int) -> None:
        """Take out again all that it brought, after a copy of the record. It stays known that it was here."""
        ...


class SentBook(Protocol):
    """What a record remembers of results that were written."""

    def get(self, key: str) -> object | None: ...

    def put(self, key: str, value: object) -> None: ...


Save = Callable[[Path, bytes], None]
"""Write a new file, whole or not at all."""
