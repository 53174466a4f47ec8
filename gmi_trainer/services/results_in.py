"""Results that come to a clinic: opened, looked through, brought into somebody's record, and taken out again."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.clinic_keys import ClinicKeys
from gmi_trainer.services.clinic_ports import KeyFile, Seal, Sealing
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.people import tidy_name
from gmi_trainer.services.people_ports import Profile
from gmi_trainer.services.result_ports import (
    Arriving,
    Merged,
    Opened,
    ReadResult,
    ResultContents,
    ResultFiles,
    ResultHead,
    ResultStore,
)

LONGEST_WORDS_SHOWN = 200
_COUNTED = (
    "plan",
    "session",
    "trial",
    "activity_next_day",
    "answer",
    "rating",
    "event",
    "note",
    "goal",
    "goal_rating",
)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who here it belongs to. ``is_sure``: known by the person; else they only have the plan that it came of."""

    profile: Profile
    is_sure: bool


@dataclass(frozen=True, slots=True)
class OpenedBy:
    """In whose record it is, and since when. Every record keeps that with what came, so it goes where that goes."""

    profile: Profile
    opened_utc: datetime


class FoundResult:
    """A result that was opened and looked through. It is in memory only, and says nothing of what is in it."""

    def __init__(
        self,
        path: Path,
        seal: Seal,
        content: bytes,
        head: ResultHead,
        contents: ResultContents,
        holder: Holder | None,
        opened: OpenedBy | None,
    ) -> None:
        """``opened``: it was opened before, and is still there."""
        self.path = path
        self.seal = seal
        self.content = content
        self.head = head
        self.contents = contents
        self.holder = holder
        self.opened = opened

    def __repr__(self) -> str:
        return "FoundResult(...)"

    @property
    def sha256(self) -> str:
        """Of what is in it, however it was sealed."""
        return hashlib.sha256(self.content).hexdigest()


class ResultsIn:
    """Everything here may take a while and runs in background jobs. ``changed``: told whose record it was."""

    def __init__(
        self,
        files: ResultFiles,
        sealing: Sealing,
        key_file: KeyFile,
        store: ResultStore,
        clock: Clock,
        read: Callable[[Path], bytes],
    ) -> None:
        """``read``: a file's bytes, if it is not too large."""
        self._files = files
        self._sealing = sealing
        self._key_file = key_file
        self._store = store
        self._clock = clock
        self._read = read

    def seal_of(self, path: Path) -> Seal:
        """What is asked before it can be opened. UserProblem: RESULT_NEEDS_KEY, FILE_MISSING or FILE_TOO_LARGE."""
        seal = self._sealing.seal_of(self._read(path))
        if seal is Seal.CLINIC and not self._key_file.is_there:
            raise UserProblem(Problem.RESULT_NEEDS_KEY, file=path.name)
        return seal

    def look_into(self, path: Path, passphrase: str = "") -> FoundResult:
        """Open it, and say what is in it and for whom. Nothing is written.

        UserProblem: WRONG_PASSPHRASE, SEALED_FOR_ANOTHER, SEAL_DAMAGED, and those of ``ResultFiles.read``.
        """
        content = self._read(path)
        seal = self._sealing.seal_of(content)
        if seal is Seal.CLINIC:
            content = self._sealing.open_for(content, self._key_file.open(passphrase), path.name)
        elif seal is Seal.PASSPHRASE:
            content = self._sealing.open_with(content, passphrase, path.name)
        with self._files.read(content, path.name) as result:
            head = result.head
            contents, plans = _contents_of(result)
        known = self._store.known(head, plans)
        holder = None if known.holder is None else Holder(known.holder, known.is_sure)
        opened = None
        if known.opened_by is not None and known.opened_utc is not None:
            opened = OpenedBy(known.opened_by, known.opened_utc)
        return FoundResult(path, seal, content, head, contents, holder, opened)

    def merge(self, found: FoundResult, profile_id: str) -> Merged:
        """Bring it into a record that is here. UserProblem(RESULT_OPENED) where it is in it already."""
        _refuse_again(found)
        with self._files.read(found.content, found.path.name) as result:
            return self._store.merge(profile_id, self._arriving(found, result), takes_over=False)

    def add(self, found: FoundResult, name: str) -> tuple[Profile, Merged]:
        """Bring it in as somebody new, under a name or a code. All of it, or nobody new is there.

        UserProblem(RESULT_OPENED) where it is in somebody's record already.
        """
        _refuse_again(found)
        profile = self._store.add_person(tidy_name(name))
        try:
            with self._files.read(found.content, found.path.name) as result:
                arriving = self._arriving(found, result)
                return profile, self._store.merge(profile.profile_id, arriving, takes_over=True)
        except BaseException:
            self._store.drop_person(profile.profile_id)
            raise

    def opened(self, profile_id: str) -> tuple[Opened, ...]:
        """What came into a record, newest first."""
        return self._store.opened(profile_id)

    def undo(self, profile_id: str, import_id: int) -> None:
        """Take out again all that one of them brought. It may be opened again afterwards."""
        self._store.undo(profile_id, import_id)

    def _arriving(self, found: FoundResult, result: ReadResult) -> Arriving:
        source = f"{found.path.name}, made {found.head.made_utc:%Y-%m-%d} by version {found.head.app_version}"
        return Arriving(found.head, found.sha256, source, result.rows, found.path.name)


@dataclass(frozen=True, slots=True)
class ClinicResults:
    """What a clinic has for results: its key, and the way in."""

    keys: ClinicKeys
    inn: ResultsIn


def _refuse_again(found: FoundResult) -> None:
    if found.opened is not None:
        day = found.opened.opened_utc.date().isoformat()
        raise UserProblem(Problem.RESULT_OPENED, file=found.path.name, day=day)


def _contents_of(result: ReadResult) -> tuple[ResultContents, frozenset[str]]:
    """What is in it, counted; and the plans that it came of. Words are looked at where they will stand."""
    counts: Counter[str] = Counter()
    sessions: Counter[str] = Counter()
    ratings: Counter[str] = Counter()
    notes: list[tuple[str, str]] = []
    goals: list[str] = []
    plans: set[str] = set()
    days: list[str] = []
    for table in _COUNTED:
        for row in result.rows(table):
            counts[table] += 1
            match table:
                case "plan":
                    plans.add(str(row.get("uuid", "")))
                case "session":
                    sessions[str(row.get("kind", ""))[:LONGEST_WORDS_SHOWN]] += 1
                    days.append(str(row.get("local_day", ""))[:10])
                case "rating":
                    ratings[str(row.get("scale", ""))[:LONGEST_WORDS_SHOWN]] += 1
                    days.append(str(row.get("local_day", ""))[:10])
                case "note":
                    notes.append((str(row.get("local_day", ""))[:10], str(row.get("text", ""))))
                case "goal":
                    goals.append(str(row.get("text", "")))
    told = ResultContents(
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        sessions=dict(sessions),
        ratings=dict(ratings),
        rows=dict(counts),
        notes=tuple(notes),
        goals=tuple(goals),
        name=result.head.name,
    )
    return told, frozenset(plans)
