"""Encrypts all that this computer keeps of people, and makes it plain again: one switch, one sheet of paper.

Every record has a random key of its own, which lies beside it, sealed for the lock, for the recovery sheet and for the
clinic. The lock's own key is sealed for the papers too: with a paper, one small file is written and the same lock has a
new passphrase. What a killed run left to do is found again in the records themselves, so that it can be finished at any
later time; until then every record can be opened, whatever kind it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.domain.values import dataclass
from gmi_trainer.services.clinic_key import ClinicKey, SecretKey
from gmi_trainer.services.clinic_ports import Sealing
from gmi_trainer.services.lock import LockService, check_passphrase
from gmi_trainer.services.protection_ports import (
    Progress,
    ProtectionFile,
    ProtectionState,
    RecordTurner,
    Stage,
    Stopped,
)
from gmi_trainer.services.record_keys import KeyKind, RecordKeys

Problems = Mapping[str, UserProblem]
"""Whose record met what (profile ids, and "clinic"). The others are as they should be."""

_STOPS_ALL = frozenset({Problem.DISK_FULL, Problem.FOLDER_NOT_WRITABLE, Problem.ENCRYPTION_MISSING})
"""What the next record would meet as well."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A recovery sheet that is to be printed. ``secret`` is on it and nowhere else."""

    secret: SecretKey
    key: ClinicKey


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a paper opened: the lock's key, and whose records stayed closed."""

    lock: SecretKey
    problems: Problems


def nothing(_done: int, _total: int) -> None:
    """Progress that nobody looks at."""


def never() -> bool:
    """Goes on to the end."""
    return False


class Protection:
    """One a computer. All but the properties and ``forget`` may take seconds or minutes: call them in a job.

    Records must be closed while they are turned (``turn_on``, ``turn_off``, ``finish``). What raises has left every
    record openable; ``finish`` goes on from there.
    """

    def __init__(
        self,
        file: ProtectionFile,
        keys: RecordKeys,
        turner: RecordTurner,
        sealing: Sealing,
        lock: LockService,
        clinic: Callable[[], str],
    ) -> None:
        """``clinic``: the public half of the clinic's key; empty where there is none. It may raise UserProblem."""
        self._file = file
        self._keys = keys
        self._turner = turner
        self._sealing = sealing
        self._lock = lock
        self._clinic = clinic

    # -- how it stands -------------------------------------------------------------------------------------

    @property
    def can_be_offered(self) -> bool:
        """Whether the extra that encrypts is installed."""
        return self._turner.can_encrypt

    @property
    def is_on(self) -> bool:
        """Whether there is, or may be, something that only the lock opens; also half-way in either direction."""
        return self._file.is_there or bool(self._keys.owners())

    @property
    def stage(self) -> Stage:
        """Where the computer stands. A file that cannot be understood counts as on."""
        if not self.is_on:
            return Stage.OFF
        try:
            return self._file.read().stage
        except UserProblem:
            return Stage.ON

    @property
    def records(self) -> int:
        """How many files of people, and of the clinic, there are to be turned."""
        return len(self._turner.owners())

    @property
    def encrypted(self) -> int:
        """How many of them only a key opens."""
        return sum(self._turner.is_encrypted(owner) for owner in self._turner.owners())

    @property
    def damaged(self) -> Problems:
        """Whose keys nobody can open any more, as far as that is seen from outside; "" is the file itself."""
        found = {owner: self._keys.damaged(owner) for owner in self._keys.owners()}
        problems = {owner: problem for owner, problem in found.items() if problem is not None}
        if self.is_on:
            try:
                self._file.read()
            except UserProblem as problem:
                problems[""] = problem
        return problems

    @property
    def left(self) -> int:
        """How many of them an earlier run was kept from turning. A file that cannot be understood tells of none."""
        stage = self.stage
        return 0 if stage is Stage.OFF else len(self._left(plain=stage is Stage.TURNING_OFF))

    # -- on and off ----------------------------------------------------------------------------------------

    def make_sheet(self) -> Sheet:
        """A new recovery sheet. Show and print it first; it means nothing before it is given to ``turn_on``."""
        secret = self._sealing.new_key()
        return Sheet(secret, self._sealing.public_of(secret))

    def turn_on(
        self, lock: SecretKey, sheet: Sheet, on_progress: Progress = nothing, stopped: Stopped = never
    ) -> Problems:
        """Encrypt everything. ``lock``: what the lock's passphrase opened (LockService.open).

        Whose records could not be encrypted, and why: they are tried again after every unlock. UserProblem:
        ENCRYPTION_MISSING, before anything is changed; DISK_FULL or FOLDER_NOT_WRITABLE, then the rest waits.
        Where it is on already, all keys are sealed for this sheet from now on.
        """
        if not self.can_be_offered:
            raise UserProblem(Problem.ENCRYPTION_MISSING)
        if self.is_on:
            self._keys.open_all(lock)
        self._file.keep(self._state(Stage.TURNING_ON, lock, sheet.key.public, self._clinic_now("")))
        return self.finish(lock, on_progress, stopped)

    def change_sheet(self, lock: SecretKey, sheet: Sheet) -> None:
        """From now on this sheet opens everything, and the earlier one nothing new."""
        state = self._file.read()
        self._keys.open_all(lock)
        self._seal_again(self._state(state.stage, lock, sheet.key.public, state.clinic))

    def turn_off(
        self, lock: SecretKey, on_progress: Progress = nothing, stopped: Stopped = never
    ) -> Problems:
        """Make everything plain again; keys and the sheet mean nothing afterwards. Problems as in ``turn_on``.

        Records whose key cannot be opened stay as they are, and so does the lock.
        """
        self._keys.open_all(lock)
        try:
            state = replace(self._file.read(), stage=Stage.TURNING_OFF)
        except UserProblem:  # the file is lost; the keys are not
            state = ProtectionState(Stage.TURNING_OFF, "", self._sealing.public_of(lock).public)
        self._file.keep(state)
        return self._make_plain(on_progress, stopped)

    # -- every day -----------------------------------------------------------------------------------------

    def unlock(self, lock: SecretKey) -> Problems:
        """Hold every key that the lock opens. Whose could not be opened, and why; the others can be read now."""
        return self._keys.open_all(lock)

    def forget(self) -> None:
        """Locked: no key is held any more. It takes no time."""
        self._keys.forget()

    @property
    def has_work(self) -> bool:
        """Whether ``finish`` would have something to do: it looks at the first bytes of every file."""
        if not self.is_on:
            return False
        try:
            state = self._file.read()
        except UserProblem:
            return False
        return (
            state.stage is not Stage.ON
            or state.is_sealing
            or bool(self._left(plain=False))
            or self._clinic_now(state.clinic) != state.clinic
            or _lock_waits(state)
        )

    def finish(self, lock: SecretKey, on_progress: Progress = nothing, stopped: Stopped = never) -> Problems:
        """What an earlier run was kept from doing, with the keys open (``unlock``). Problems as in ``turn_on``."""
        if not self.is_on:
            return {}
        state = self._file.read()
        if state.stage is Stage.TURNING_OFF:
            return self._make_plain(on_progress, stopped)
        clinic = self._clinic_now(state.clinic)
        if clinic != state.clinic or _lock_waits(state):
            state = self._state(state.stage, lock, state.sheet, clinic)
        if state.is_sealing:
            state = self._seal_again(state)
        problems, was_stopped = self._turn(
            self._left(plain=False), lambda owner: self._encrypt(owner, state), on_progress, stopped
        )
        if not was_stopped and state.stage is not Stage.ON:
            self._file.keep(replace(state, stage=Stage.ON))
        return problems

    def key_for_new(self, owner: str) -> bool:
        """Before the first byte of a new record is written: whether it is encrypted from now on.

        Its folder is there, or being made. UserProblem: ENCRYPTION_MISSING; RECORD_KEY_DAMAGED where nobody knows for
        which sheet; DISK_FULL or FOLDER_NOT_WRITABLE. Then the record must not be made.
        """
        if self.stage not in (Stage.ON, Stage.TURNING_ON):
            return False
        if not self.can_be_offered:
            raise UserProblem(Problem.ENCRYPTION_MISSING)
        if self._keys.held(owner) is None:
            self._keys.make(owner, _publics(self._file.read()))
        return True

    def seal_for_clinic(self, public: str) -> None:
        """The clinic has made its key: from now on that opens every record that is open now, or made later.

        The lock itself is sealed for it after the next unlocking (``finish``). Nothing is done where it is off.
        """
        if self.stage in (Stage.ON, Stage.TURNING_ON):
            state = self._file.read()
            self._seal_again(replace(state, clinic=public, lock_for_clinic=b"", is_sealing=True))

    # -- a lost passphrase ---------------------------------------------------------------------------------

    def open_with_sheet(self, typed: str, new_passphrase: str) -> Recovered:
        """With the recovery sheet or the clinic's own key: open all records and give the lock a new passphrase.

        UserProblem: PASSPHRASE_SHORT; KEY_MISTYPED; RECORD_KEY_OF_ANOTHER, where it opens nothing here; DISK_FULL or
        FOLDER_NOT_WRITABLE. Then nothing has changed.
        """
        check_passphrase(new_passphrase)
        secret = self._sealing.key_from(typed)
        lock = self._lock_from(secret)
        if lock is not None:
            problems = self._opened(secret, lock)
        else:  # a new lock, for every key that the paper opens
            papers = [self._keys.paper_of(owner, secret) for owner in self._keys.owners()]
            if not self._may_make_a_lock(papers):
                raise UserProblem(Problem.RECORD_KEY_OF_ANOTHER, file=KeyKind.RECOVERY.value)
            lock = self._sealing.new_key()
            problems = self._opened(secret, lock)
            self._note_new_lock(lock, secret if KeyKind.RECOVERY in papers else None)
        self._lock.give_passphrase(lock, new_passphrase)
        return Recovered(lock, problems)

    def _lock_from(self, secret: SecretKey) -> SecretKey | None:
        """As far as it is sealed for this paper."""
        try:
            state = self._file.read()
        except UserProblem:
            return None
        for sealed in filter(None, (state.lock_for_sheet, state.lock_for_clinic)):
            try:
                opened = self._sealing.open_for(sealed, secret, KeyKind.RECOVERY.value)
                return self._sealing.key_from(opened.decode("ascii", "replace"))
            except UserProblem:
                continue
        return None

    def _may_make_a_lock(self, papers: Sequence[KeyKind | None]) -> bool:
        """Who can open every key here may. Where the file is lost and so some keys may be, it is enough to open one."""
        try:
            is_whole = bool(self._file.read().lock_for_sheet)
        except UserProblem:
            is_whole = False
        return bool(papers) and (None not in papers if is_whole else any(papers))

    def _opened(self, secret: SecretKey, lock: SecretKey) -> Problems:
        """With the lock, and what it does not open with the paper."""
        problems = dict(self._keys.open_all(lock))
        for owner in tuple(problems):
            try:
                self._keys.open_from_paper(owner, secret, self._sealing.public_of(lock).public)
                del problems[owner]
            except UserProblem as problem:
                problems[owner] = problem
        return problems

    def _note_new_lock(self, lock: SecretKey, sheet: SecretKey | None) -> None:
        """What is made from now on is sealed for it. A file that is lost is made anew where the sheet was typed."""
        try:
            state = self._file.read()
        except UserProblem:
            if sheet is not None:
                public = self._sealing.public_of(sheet).public
                self._file.keep(self._state(Stage.TURNING_ON, lock, public, self._clinic_now("")))
            return
        self._file.keep(self._state(state.stage, lock, state.sheet, state.clinic))

    # -- one record after the other ------------------------------------------------------------------------

    def _left(self, *, plain: bool) -> tuple[str, ...]:
        return tuple(owner for owner in self._turner.owners() if self._turner.is_left(owner, plain=plain))

    def _encrypt(self, owner: str, state: ProtectionState) -> None:
        """A key that is open is used again: copies may be written with it."""
        key = self._keys.held(owner)
        if key is None:
            if owner in self._keys.owners() and (
                self._turner.is_encrypted(owner) or self._turner.has_encrypted_copies(owner)
            ):
                raise UserProblem(Problem.RECORD_KEY_DAMAGED, file=KeyKind.PASSPHRASE.value)
            self._turner.check(owner)
            key = self._keys.make(owner, _publics(state))
        self._turner.encrypt(owner, key)

    def _make_plain(self, on_progress: Progress, stopped: Stopped) -> Problems:
        owners = self._left(plain=True)
        problems, was_stopped = self._turn(owners, self._turner.decrypt, on_progress, stopped)
        if not problems and not was_stopped:
            self._file.erase()
        return problems

    def _turn(
        self,
        owners: tuple[str, ...],
        turn: Callable[[str], None],
        on_progress: Progress,
        stopped: Stopped,
    ) -> tuple[dict[str, UserProblem], bool]:
        """One's problem is not another's. Whether somebody stopped it comes along."""
        problems: dict[str, UserProblem] = {}
        for done, owner in enumerate(owners):
            if stopped():
                return problems, True
            on_progress(done, len(owners))
            try:
                turn(owner)
            except UserProblem as problem:
                if problem.problem in _STOPS_ALL:
                    raise
                problems[owner] = problem
        on_progress(len(owners), len(owners))
        return problems, False

    # -- the file ------------------------------------------------------------------------------------------

    def _state(self, stage: Stage, lock: SecretKey, sheet: str, clinic: str) -> ProtectionState:
        """Keys that are there already have to be sealed again for it."""
        opens = lock.reveal().encode()
        return ProtectionState(
            stage,
            sheet,
            self._sealing.public_of(lock).public,
            clinic,
            is_sealing=True,
            lock_for_sheet=self._sealing.seal_for(opens, sheet),
            lock_for_clinic=self._sealing.seal_for(opens, clinic) if clinic else b"",
        )

    def _seal_again(self, state: ProtectionState) -> ProtectionState:
        """The file first: the new paper opens the lock, and with it everything, from then on."""
        self._file.keep(state)
        publics = _publics(state)
        for owner in self._keys.owners():
            self._keys.seal_again(owner, publics)
        done = replace(state, is_sealing=False)
        self._file.keep(done)
        return done

    def _clinic_now(self, otherwise: str) -> str:
        """As far as its file can be read now."""
        try:
            return self._clinic()
        except UserProblem:
            return otherwise


def _lock_waits(state: ProtectionState) -> bool:
    """The clinic has made its key since the last unlocking: it opens records, but not the lock."""
    return bool(state.clinic) and not state.lock_for_clinic


def _publics(state: ProtectionState) -> Mapping[KeyKind, str]:
    """For whom a key is sealed; the lock comes last: what it opens has its papers."""
    publics = {KeyKind.RECOVERY: state.sheet}
    if state.clinic:
        publics[KeyKind.CLINIC] = state.clinic
    return {**publics, KeyKind.PASSPHRASE: state.lock}
