"""The lock: what opens it, what a wrong passphrase costs, and that nothing makes it cost less."""

from __future__ import annotations

import pytest

from gmi_trainer.domain.problems import Problem, UserProblem
from gmi_trainer.services.lock import LockService
from gmi_trainer.services.lock_ports import Tries
from tests.lock_fakes import PASSPHRASE, FakeLockFiles, MovingClock, QuickSealing, a_lock, no_lock

NEW = "a calm blue harbour"


def problem_of(lock: LockService, passphrase: str) -> UserProblem:
    with pytest.raises(UserProblem) as told:
        lock.open(passphrase)
    return told.value


def test_the_right_passphrase_opens_it() -> None:
    lock, _files, key = a_lock()

    assert lock.is_set
    assert lock.open(PASSPHRASE) == key
    assert lock.wait_left_s == 0


def test_the_same_letters_from_another_keyboard_open_it() -> None:
    files = FakeLockFiles()
    lock = LockService(files, QuickSealing(), MovingClock())
    key = lock.set_up("caf\u00e9 by the sea")

    assert lock.open("cafe\u0301 by the sea") == key


def test_a_wrong_one_is_waited_for_longer_each_time() -> None:
    clock = MovingClock()
    lock, files, _key = a_lock(clock)
    waits = []
    for number in range(1, 9):
        assert problem_of(lock, "not the one").problem is Problem.WRONG_PASSPHRASE
        assert files.kept_tries.wrong == number
        waits.append(lock.wait_left_s)
        clock.pass_s(lock.wait_left_s)

    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]
    assert lock.open(PASSPHRASE)
    assert files.kept_tries == Tries()
    assert lock.wait_left_s == 0


def test_while_it_waits_not_even_the_right_one_is_tried() -> None:
    clock = MovingClock()
    lock, files, _key = a_lock(clock)
    problem_of(lock, "not the one")

    told = problem_of(lock, PASSPHRASE)

    assert told.problem is Problem.LOCK_WAITS
    assert told.values == {"seconds": 1}
    assert files.kept_tries.wrong == 1


def test_the_wait_outlives_the_program_and_a_clock_that_is_set_back() -> None:
    clock = MovingClock()
    lock, files, _key = a_lock(clock)
    for _ in range(6):
        problem_of(lock, "not the one")
        clock.pass_s(lock.wait_left_s)
    problem_of(lock, "not the one")
    clock.pass_s(20)

    assert LockService(files, QuickSealing(), clock).wait_left_s == 40
    clock.set_back_s(86_400)
    assert lock.wait_left_s == 40
    assert LockService(files, QuickSealing(), clock).wait_left_s == 60


def test_a_program_that_is_ended_while_it_tries_has_counted() -> None:
    class Ended(QuickSealing):
        def open_with(self, content: bytes, passphrase: str, file: str) -> bytes:
            raise KeyboardInterrupt

    _lock, files, _key = a_lock()
    lock = LockService(files, Ended(), MovingClock())
    with pytest.raises(KeyboardInterrupt):
        lock.open(PASSPHRASE)

    assert files.kept_tries.wrong == 1


def test_the_wait_begins_when_the_answer_is_known() -> None:
    clock = MovingClock()

    class Slow(QuickSealing):
        def open_with(self, content: bytes, passphrase: str, file: str) -> bytes:
            clock.pass_s(3)
            return super().open_with(content, passphrase, file)

    _lock, files, _key = a_lock()
    lock = LockService(files, Slow(), clock)
    problem_of(lock, "not the one")

    assert lock.wait_left_s == 1


def test_a_count_that_cannot_be_kept_tries_nothing() -> None:
    lock, files, _key = a_lock()
    files.full = True

    assert problem_of(lock, PASSPHRASE).problem is Problem.DISK_FULL


def test_another_passphrase_keeps_the_key() -> None:
    lock, _files, key = a_lock()

    assert lock.change(PASSPHRASE, NEW) == key
    assert lock.open(NEW) == key
    assert problem_of(lock, PASSPHRASE).problem is Problem.WRONG_PASSPHRASE


@pytest.mark.parametrize("bad", ["", "short", "1234567", " " * 12, "x" * 201])
def test_a_short_one_is_not_taken(bad: str) -> None:
    lock = no_lock()
    with pytest.raises(UserProblem) as told:
        lock.set_up(bad)

    assert told.value.problem is Problem.PASSPHRASE_SHORT
    assert not lock.is_set


def test_a_change_to_a_short_one_leaves_the_old_one() -> None:
    lock, _files, key = a_lock()
    with pytest.raises(UserProblem, match="passphrase_short"):
        lock.change(PASSPHRASE, "short")

    assert lock.open(PASSPHRASE) == key


def test_only_the_right_one_takes_it_off() -> None:
    clock = MovingClock()
    lock, files, _key = a_lock(clock)
    with pytest.raises(UserProblem, match="wrong_passphrase"):
        lock.take_off("not the one")
    assert lock.is_set
    clock.pass_s(1)

    lock.take_off(PASSPHRASE)

    assert files.sealed is None
    assert files.kept_tries == Tries()


def test_it_stays_while_records_are_encrypted() -> None:
    lock, files, _key = a_lock()
    needed = LockService(files, QuickSealing(), MovingClock(), lambda: True)
    with pytest.raises(UserProblem, match="lock_needed"):
        needed.take_off(PASSPHRASE)

    assert lock.is_set


@pytest.mark.parametrize("content", [b"", b"nothing sealed", b"quick:three quiet walruses\0no key"])
def test_a_damaged_file_is_told_and_costs_no_wait(content: bytes) -> None:
    lock, files, _key = a_lock()
    files.sealed = content

    assert problem_of(lock, PASSPHRASE).problem is Problem.LOCK_DAMAGED
    assert lock.wait_left_s == 0


def test_nothing_that_is_told_holds_the_passphrase_or_the_key() -> None:
    lock, _files, key = a_lock()
    told = problem_of(lock, "not the secret one")

    assert "secret" not in f"{told!s} {told!r} {told.values} {key!r}"
    assert key.reveal() not in repr(key)
