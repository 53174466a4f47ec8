"""Looks at everything that the program stands on, and changes nothing: each look is a finding, a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from gmi_trainer.domain.clock_sense import days_set_back
from gmi_trainer.domain.days import local_day
from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.clock_port import Clock
from gmi_trainer.services.packs import InstalledPack
from gmi_trainer.services.start_problems import LEAST_FREE_MB

Fact = str | int | float

MOST_PICTURES_NAMED = 5
"""So many pictures are named one by one; of more only the number is told."""


class Check(StrEnum):
    """What is looked at, in the order in which it is told."""

    PROGRAM = "program"
    QT = "qt"
    SCREEN = "screen"
    SOUND = "sound"
    VOICE = "voice"
    FOLDER = "folder"
    ROOM = "room"
    LOG = "log"
    SETTINGS = "settings"
    RUNNING = "running"
    CLOCK = "clock"
    PICTURES = "pictures"
    TEST_SETS = "test_sets"
    PACKS = "packs"
    ENCRYPTION = "encryption"
    RECORD = "record"
    COPIES = "copies"
    ERASING = "erasing"
    SUMS = "sums"  # only where they were asked to be put right


@dataclass(frozen=True, slots=True)
class Finding:
    """One look: what was found, and what stands in the way, if anything.

    ``about``: whose record it is, by id. ``facts``: numbers and short words for its sentence.
    """

    check: Check
    facts: Mapping[str, Fact] = field(default_factory=dict)
    problem: UserProblem | None = None
    about: str = ""

    @property
    def is_well(self) -> bool:
        """Nothing is to be done."""
        return self.problem is None


# -- what adapters see ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MachineLook:
    """The program and what runs it. ``screens``: width, height and refresh rate of each; ``sound``: how many
    devices, None where the system does not tell; ``sound_lacks``: the part of the system without which none can be
    played on. ``voice``: whether one could speak; None where that was not asked. ``window_problem``: why no window
    could open."""

    version: str
    python: str
    system: str
    qt: str
    pyside: str
    screens: tuple[tuple[int, int, float], ...]
    sound: int | None
    window_problem: UserProblem | None = None
    sound_lacks: str = ""
    voice: bool | None = None


@dataclass(frozen=True, slots=True)
class FolderLook:
    """The data folder. ``others_may_look``: the first place that other users may look into. ``locked_log``: a
    log file that cannot be written. ``pid``: the running program's number, 0 where none runs."""

    folder: str
    exists: bool
    is_writable: bool
    others_may_look: str | None
    free_mb: int | None
    locked_log: UserProblem | None
    has_crashed: bool
    pid: int
    has_settings: bool
    settings_problem: UserProblem | None
    kept_settings: int


@dataclass(frozen=True, slots=True)
class EncryptionLook:
    """Whether records are encrypted here. ``is_open``: the passphrase was given; ``left``: how many are still of the
    other kind; ``problems``: what is the matter with whose key, and with "" what concerns all."""

    is_on: bool = False
    is_open: bool = True
    records: int = 0
    encrypted: int = 0
    left: int = 0
    problems: Mapping[str, UserProblem] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecordLook:
    """A record that is whole. ``unfinished``: sessions without an end; a lesson is often read in parts, and is none.
    ``wrong_sums``: sessions whose derived rows do not fit their trials. ``is_old``: of an earlier shape, brought up
    to date when it is next opened."""

    shape: int
    is_old: bool
    has_wal: bool
    sessions: int
    trials: int
    unfinished: int
    wrong_sums: int
    latest_day: date | None


@dataclass(frozen=True, slots=True)
class CopyLook:
    """The newest copy of a record, checked."""

    made_utc: datetime
    copies: int
    sessions: int


@dataclass(frozen=True, slots=True)
class LibraryLook:
    """The pictures that come with the program. ``problems``: one for each picture or test set that is not as
    it should be."""

    pictures: int
    test_sets: int
    picture_problems: tuple[UserProblem, ...]
    test_set_problems: tuple[UserProblem, ...]


class RecordInspector(Protocol):
    """Looks into records and their copies, which may be open elsewhere, without changing a byte of them."""

    def profile_ids(self) -> tuple[str, ...]:
        """Whose records there are."""
        ...

    def look(self, profile_id: str) -> RecordLook:
        """Check all of it. UserProblem: RECORD_DAMAGED, RECORD_FOREIGN, RECORD_NEWER, RECORD_UNREADABLE ..."""
        ...

    def newest_copy(self, profile_id: str) -> CopyLook | None:
        """The newest copy, if there is one. UserProblem: BACKUP_DAMAGED or RECORD_NEWER."""
        ...

    def unfinished_erasing(self) -> tuple[str, ...]:
        """The files of people who were deleted, where something stood in the way."""
        ...


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many sessions had derived rows that did not fit their trials and were made again; ``copy``: the file of the
    copy that was made before, empty where there was nothing to do."""

    sessions: int
    copy: str


class RecordRebuilder(Protocol):
    """Puts right what can be worked out again. Everything else in a record stays as it is."""

    def profile_ids(self) -> tuple[str, ...]:
        """Whose records there are."""
        ...

    def rebuild(self, profile_id: str) -> Rebuilt:
        """Look through one, and make a copy before anything is changed. UserProblem as where it is opened."""
        ...


# -- findings ---------------------------------------------------------------------------------------------


class Doctor:
    """Asks each adapter once, and says what was found."""

    def __init__(
        self,
        machine: Callable[[], MachineLook],
        folder: Callable[[], FolderLook],
        records: RecordInspector,
        library: Callable[[], LibraryLook],
        clock: Clock,
        packs: Callable[[], Sequence[InstalledPack]] = tuple,
        encryption: Callable[[], EncryptionLook] = EncryptionLook,
    ) -> None:
        """``library`` raises UserProblem: LIBRARY_MISSING or MANIFEST_LINE. ``packs``: after a look at each picture."""
        self._machine = machine
        self._folder = folder
        self._records = records
        self._library = library
        self._clock = clock
        self._packs = packs
        self._encryption = encryption

    def examine(self) -> tuple[Finding, ...]:
        """Everything, in the order of Check. It may take some seconds."""
        looks: dict[str, RecordLook] = {}
        encryption = self._encryption()
        of_records = [
            f
            for person in self._records.profile_ids()
            for f in self._of_record(person, looks, is_open=encryption.is_open)
        ]
        found = [
            *machine_findings(self._machine()),
            *folder_findings(self._folder()),
            self._of_clock([look.latest_day for look in looks.values()]),
            *self._of_library(),
            *(pack_finding(pack) for pack in self._packs()),
            *encryption_findings(encryption),
            *of_records,
            *erasing_findings(self._records.unfinished_erasing()),
        ]
        return tuple(found)

    def _of_record(self, profile_id: str, looks: dict[str, RecordLook], *, is_open: bool) -> list[Finding]:
        found = []
        try:
            looks[profile_id] = self._records.look(profile_id)
            found.append(record_finding(profile_id, looks[profile_id]))
        except UserProblem as problem:
            found.append(_closed_or_told(Check.RECORD, profile_id, problem, is_open=is_open))
        try:
            copy = self._records.newest_copy(profile_id)
            facts = {} if copy is None else _copy_facts(copy, self._clock.utc_offset_min())
            found.append(Finding(Check.COPIES, facts, about=profile_id))
        except UserProblem as problem:
            found.append(_closed_or_told(Check.COPIES, profile_id, problem, is_open=is_open))
        return found

    def _of_clock(self, latest: Sequence[date | None]) -> Finding:
        offset_min = self._clock.utc_offset_min()
        today = local_day(self._clock.utc_now(), offset_min)
        newest = max((day for day in latest if day is not None), default=None)
        facts: dict[str, Fact] = {
            "day": today.isoformat(),
            "offset_min": offset_min,
            "behind_days": days_set_back(today, newest),
        }
        problem = UserProblem(Problem.CLOCK_SET_BACK) if facts["behind_days"] else None
        return Finding(Check.CLOCK, facts, problem)

    def _of_library(self) -> list[Finding]:
        try:
            return library_findings(self._library())
        except UserProblem as problem:
            return [Finding(Check.PICTURES, problem=problem)]


def rebuild_findings(rebuilder: RecordRebuilder) -> list[Finding]:
    """Put the sums of every record right, and say what was done."""
    found = []
    for profile_id in rebuilder.profile_ids():
        try:
            done = rebuilder.rebuild(profile_id)
            found.append(Finding(Check.SUMS, {"count": done.sessions, "copy": done.copy}, about=profile_id))
        except UserProblem as problem:
            found.append(Finding(Check.SUMS, problem=problem, about=profile_id))
    return found


def machine_findings(look: MachineLook) -> list[Finding]:
    """The program, its window's library, screens and sound. Without a screen there is nothing to be done: the
    look may be taken from afar."""
    qt = {"qt": look.qt, "pyside": look.pyside}
    return [
        Finding(Check.PROGRAM, {"version": look.version, "python": look.python, "system": look.system}),
        Finding(Check.QT, qt, look.window_problem),
        *(
            Finding(Check.SCREEN, {"width": width, "height": height, "hz": round(hz, 1)})
            for width, height, hz in look.screens
        ),
        *([] if look.screens else [Finding(Check.SCREEN)]),
        Finding(Check.SOUND, _sound_facts(look)),
        *([] if look.voice is None else [Finding(Check.VOICE, {"there": int(look.voice)})]),
    ]


def _sound_facts(look: MachineLook) -> dict[str, Fact]:
    if look.sound_lacks:
        return {"lacks": look.sound_lacks}
    return {} if look.sound is None else {"devices": look.sound}


def folder_findings(look: FolderLook) -> list[Finding]:
    """Where data lies: can it be written, only by its owner, with room; settings, log, and who runs."""
    folder_problem = None
    if look.exists and not look.is_writable:
        folder_problem = UserProblem(Problem.FOLDER_NOT_WRITABLE, folder=look.folder)
    elif look.others_may_look is not None:
        folder_problem = UserProblem(Problem.FOLDER_OPEN_TO_OTHERS, folder=look.others_may_look)
    room_problem = None
    if look.free_mb is not None and look.free_mb < LEAST_FREE_MB:
        room_problem = UserProblem(Problem.DISK_NEARLY_FULL, free_mb=look.free_mb, folder=look.folder)
    return [
        Finding(Check.FOLDER, {"folder": look.folder, "exists": int(look.exists)}, folder_problem),
        Finding(Check.ROOM, {} if look.free_mb is None else {"free_mb": look.free_mb}, room_problem),
        Finding(Check.LOG, {"crashed": int(look.has_crashed)}, look.locked_log),
        Finding(
            Check.SETTINGS,
            {"exists": int(look.has_settings), "kept": look.kept_settings},
            look.settings_problem,
        ),
        Finding(Check.RUNNING, {"pid": look.pid}),
    ]


def library_findings(look: LibraryLook) -> list[Finding]:
    """The pictures and the test sets; many problems of one kind are told as a number."""
    named = look.picture_problems[:MOST_PICTURES_NAMED]
    found = [Finding(Check.PICTURES, problem=problem) for problem in named]
    if len(look.picture_problems) > len(named):
        count = len(look.picture_problems)
        found.append(Finding(Check.PICTURES, problem=UserProblem(Problem.PICTURES_LEFT_OUT, count=count)))
    if not found:
        found.append(Finding(Check.PICTURES, {"count": look.pictures}))
    of_sets = [Finding(Check.TEST_SETS, problem=problem) for problem in look.test_set_problems]
    return [*found, *(of_sets or [Finding(Check.TEST_SETS, {"count": look.test_sets})])]


def pack_finding(pack: InstalledPack) -> Finding:
    """A set of pictures that was brought in."""
    return Finding(Check.PACKS, {"name": pack.head.name, "count": sum(pack.pictures.values())}, pack.problem)


def encryption_findings(look: EncryptionLook) -> list[Finding]:
    """Whether records are encrypted, and what is the matter with keys as far as it is seen from outside."""
    facts: dict[str, Fact] = {
        "on": int(look.is_on),
        "open": int(look.is_open),
        "records": look.records,
        "encrypted": look.encrypted,
    }
    left = UserProblem(Problem.RECORDS_LEFT, count=look.left)
    return [
        Finding(Check.ENCRYPTION, facts),
        *([Finding(Check.ENCRYPTION, problem=left)] if look.left else []),
        *(Finding(Check.ENCRYPTION, problem=told, about=owner) for owner, told in look.problems.items()),
    ]


def _closed_or_told(check: Check, profile_id: str, problem: UserProblem, *, is_open: bool) -> Finding:
    """What only a key opens is well until somebody looks into it."""
    if problem.problem is Problem.RECORD_KEY_NEEDED and not is_open:
        return Finding(check, {"closed": 1}, about=profile_id)
    return Finding(check, problem=problem, about=profile_id)


def record_finding(profile_id: str, look: RecordLook) -> Finding:
    """A record that could be read."""
    facts: dict[str, Fact] = {
        "shape": look.shape,
        "is_old": int(look.is_old),
        "has_wal": int(look.has_wal),
        "sessions": look.sessions,
        "trials": look.trials,
        "unfinished": look.unfinished,
    }
    problem = None
    if look.wrong_sums:
        problem = UserProblem(Problem.RECORD_SUMS_DIFFER, count=look.wrong_sums)
    return Finding(Check.RECORD, facts, problem, about=profile_id)


def erasing_findings(left: Sequence[str]) -> list[Finding]:
    """What is left of people who were deleted; usually there is nothing to tell."""
    if not left:
        return []
    return [
        Finding(
            Check.ERASING,
            problem=UserProblem(Problem.ERASING_UNFINISHED, file=left[0], count=len(left)),
        )
    ]


def _copy_facts(copy: CopyLook, offset_min: int) -> dict[str, Fact]:
    made = copy.made_utc + timedelta(minutes=offset_min)
    return {
        "made": made.strftime("%Y-%m-%d %H:%M"),
        "copies": copy.copies,
        "sessions": copy.sessions,
    }
