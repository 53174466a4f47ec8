"""Stand-ins for what taking care of a record needs of the world (services/care_ports.py)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.care_ports import (
    Cancelled,
    ErasingFacts,
    Progress,
    Provenance,
    RecordContents,
    Snapshot,
    TableShape,
    Unpack,
    ZippedRecord,
)
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.services.record_care import RecordCare

LONGEST_WAIT_S = 30
SOMEBODY = RecordContents("u-1", "Kim", "2025-03-10", "2025-03-11", {"session": 2, "trial": 80, "note": 1})


@dataclass(frozen=True)
class FakeSnapshot:
    """A copy without rows (care_ports.Snapshot)."""

    schema_version: int = 1
    tables: Sequence[TableShape] = ()

    def pieces(self) -> Iterator[bytes]:
        return iter(())

    def count(self, table: str) -> int:
        return 0

    def rows(self, table: str) -> Iterator[Sequence[object]]:
        return iter(())


class FakeReader:
    """Records that are only what is in them (care_ports.RecordReader)."""

    def __init__(self, contents: Mapping[str, RecordContents]) -> None:
        self.records = dict(contents)
        self.snapshots: list[tuple[str, bool]] = []
        self.own_pictures: tuple[str, ...] = ()
        self.open_count = 0

    def contents(self, profile_id: str) -> RecordContents:
        return self.records[profile_id]

    @contextmanager
    def snapshot(
        self, profile_id: str, *, with_name: bool, own_pictures: Collection[str] = ()
    ) -> Iterator[Snapshot]:
        self.own_pictures = tuple(own_pictures)
        self.snapshots.append((profile_id, with_name))
        self.open_count += 1
        try:
            yield FakeSnapshot()
        finally:
            self.open_count -= 1


class FakeAdopter:
    """Takes in one kind of record (care_ports.RecordAdopter)."""

    def __init__(self, contents: RecordContents) -> None:
        self.contents = contents
        self.holder: Profile | None = None
        self.adopted: list[tuple[str, Provenance]] = []

    def look(self, unpack: Unpack, file: str) -> RecordContents:
        return self.contents

    def holder_of(self, person_uuid: str) -> Profile | None:
        return self.holder

    def adopt(self, unpack: Unpack, file: str, provenance: Provenance) -> Profile:
        self.adopted.append((file, provenance))
        return Profile(f"came-{len(self.adopted)}", self.contents.name, "2026")


class FakeZips:
    """Zips that were written, and one that can be read (care_ports.RecordZips).

    ``doors`` can be closed, so that writing takes its time; ``problem`` is raised when it is set.
    """

    def __init__(self) -> None:
        self.written: list[tuple[Path, bool, datetime]] = []
        self.sha256 = "abc"
        self.written_utc = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
        self.doors = Event()
        self.doors.set()
        self.problem: UserProblem | None = None

    def write(
        self,
        target: Path,
        snapshot: Snapshot,
        *,
        with_name: bool,
        written_utc: datetime,
        progress: Progress,
        cancelled: Cancelled,
    ) -> bool:
        progress(1, 2)
        self.doors.wait(LONGEST_WAIT_S)
        if self.problem is not None:
            raise self.problem
        if cancelled():
            return False
        self.written.append((target, with_name, written_utc))
        progress(2, 2)
        return True

    @contextmanager
    def opened(self, path: Path, cancelled: Cancelled) -> Iterator[ZippedRecord]:
        if self.problem is not None:
            raise self.problem
        yield ZippedRecord(self.written_utc, "1.0", self.sha256, lambda _to: None)


class FakeEraser:
    """Notes who was erased (care_ports.Eraser). Those who are ``stuck`` stay for now."""

    def __init__(self) -> None:
        self.what = ErasingFacts(sessions=2, backups=3, size_bytes=123_000)
        self.erased: list[str] = []
        self.going: list[str] = []
        self.stuck: set[str] = set()

    def facts(self, profile_id: str) -> ErasingFacts:
        return replace(self.what)

    def erase(self, profile_id: str) -> None:
        if profile_id in self.stuck:
            raise UserProblem(Problem.ERASING_UNFINISHED, file="record.sqlite3", count=1)
        self.erased.append(profile_id)
        if profile_id in self.going:
            self.going.remove(profile_id)

    def unfinished(self) -> tuple[str, ...]:
        return tuple(self.going)


class FakeCare:
    """A RecordCare whose whole world is made up."""

    def __init__(self, profile_id: str, clock: Clock, contents: RecordContents = SOMEBODY) -> None:
        self.reader = FakeReader({profile_id: contents})
        self.adopter = FakeAdopter(contents)
        self.zips = FakeZips()
        self.eraser = FakeEraser()
        self.forgotten: list[str] = []
        self.care = RecordCare(
            self.reader,
            self.adopter,
            self.zips,
            self.eraser,
            clock,
            forgetters=[self._cannot, self.forgotten.append],
        )

    def _cannot(self, _profile_id: str) -> None:
        raise UserProblem(Problem.DISK_FULL)
